"""RDF/XML, for tools that read nothing newer."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TextIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ...ontology.errors import DataError
from ...ontology.namespace import PREFIXES, XSD
from ..propertygraph.lines import sorted_lines
from .lines import prefixes_in
from .xml import attribute, text, unwritable

# The end of an IRI that can be the local part of an XML name.
_NAME = re.compile(r"[A-Za-z_À-ÖØ-öø-˿Ͱ-ͽͿ-῿一-鿿][\w.\-]*\Z")


def write_rdfxml(quads: Iterable[Quad], path: Path) -> None:
    """Write the triples of all graphs as RDF/XML, one block a subject.

    :raises DataError: a text holds a control character, or a property's IRI does not end in a name.
        XML 1.0 can write neither, and to leave them out would change the graph.
    """
    with tempfile.TemporaryFile(dir=path.parent) as base:
        used = {"rdf"}
        with sorted_lines(quads, path.parent, graphs=False) as pieces:
            for piece in pieces:
                used |= prefixes_in(piece)
                base.write(piece)
        base.seek(0)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            _write(
                parse(base, format=RdfFormat.N_TRIPLES), {name: PREFIXES[name] for name in sorted(used)}, file
            )


def _write(triples: Iterable[Quad], prefixes: Mapping[str, str], file: TextIO) -> None:
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF')
    file.writelines(f"\n    xmlns:{name}={attribute(namespace)}" for name, namespace in prefixes.items())
    file.write(">\n")
    tags = _Tags({namespace: name for name, namespace in prefixes.items()})
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        file.write(f"\n<rdf:Description rdf:about={attribute(_checked(subject, subject))}>\n")
        file.writelines(f"    {element}\n" for element in _elements(group, tags))
        file.write("</rdf:Description>\n")
    file.write("\n</rdf:RDF>\n")


def _elements(group: Iterator[Quad], tags: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for triple in group:
        tag, declaration = tags[triple.predicate.value]
        match triple.object:
            case NamedNode() as object_:
                yield f"<{tag}{declaration} rdf:resource={attribute(_checked(object_, triple.subject))}/>"
            case Literal(language=language, datatype=datatype) as literal:
                kind = ""
                if language:
                    kind = f" xml:lang={attribute(language)}"
                elif datatype.value != XSD.string:
                    kind = f" rdf:datatype={attribute(datatype.value)}"
                yield f"<{tag}{declaration}{kind}>{text(_checked(literal, triple.subject))}</{tag}>"
            case other:
                raise DataError(
                    f"RDF/XML cannot hold the triple {other} about another; export turtle instead"
                )


class _Tags(dict[str, tuple[str, str]]):
    """The XML name of each property, and the namespace declaration it needs."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, iri: str) -> tuple[str, str]:
        name = _NAME.search(iri)
        if name is None or unwritable(iri):
            raise DataError(
                f"RDF/XML cannot write the property {iri}: it does not end in a name; export turtle instead"
            )
        namespace, local = iri[: name.start()], name[0]
        prefix = self._prefixes.get(namespace)
        self[iri] = (
            (f"{prefix}:{local}", "") if prefix else (f"ns:{local}", f" xmlns:ns={attribute(namespace)}")
        )
        return self[iri]


def _checked(term: NamedNode | Literal | object, subject: object) -> str:
    value = str(getattr(term, "value", term))
    if found := unwritable(value):
        raise DataError(
            f"RDF/XML cannot write the character U+{ord(found):04X} that a text of {subject} holds; "
            "export turtle instead"
        )
    return value
