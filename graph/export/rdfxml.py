"""RDF/XML, for tools that read no newer format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import TextIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ...ontology.errors import DataError
from ...ontology.namespace import PREFIXES, XSD
from .nquads import sorted_file
from .xml import attribute, text, unwritable

# The end of an IRI that can be the local part of an XML name.
_NAME = re.compile(r"[A-Za-z_À-ÖØ-öø-˿Ͱ-ͽͿ-῿一-鿿][\w.\-]*\Z")


def write_rdfxml(quads: Iterable[Quad], path: Path) -> None:
    """Write the triples of all graphs as RDF/XML, one block per subject.

    :raises DataError: a text holds a control character, or a property's IRI does not end in a name.
        XML 1.0 can express neither, and leaving them out would change the graph.
    """
    with (
        sorted_file(quads, path.parent) as (base, used),
        path.open("w", encoding="utf-8", newline="\n") as file,
    ):
        prefixes = {name: PREFIXES[name] for name in sorted(used | {"rdf"})}
        _write(parse(base, format=RdfFormat.N_TRIPLES), prefixes, file)


def _write(triples: Iterable[Quad], prefixes: Mapping[str, str], file: TextIO) -> None:
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF')
    file.writelines(f"\n    xmlns:{name}={attribute(namespace)}" for name, namespace in prefixes.items())
    file.write(">\n")
    tag_of = cache(partial(_tag, prefixes={namespace: name for name, namespace in prefixes.items()}))
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        file.write(f"\n<rdf:Description rdf:about={attribute(_checked(subject.value, subject))}>\n")
        file.writelines(f"    {element}\n" for element in _elements(group, tag_of))
        file.write("</rdf:Description>\n")
    file.write("\n</rdf:RDF>\n")


def _elements(group: Iterator[Quad], tag_of: Callable[[str], tuple[str, str]]) -> Iterator[str]:
    for triple in group:
        tag, declaration = tag_of(triple.predicate.value)
        match triple.object:
            case NamedNode() as object_:
                yield f"<{tag}{declaration} rdf:resource={attribute(_checked(object_.value, triple.subject))}/>"
            case Literal(value=value, language=language, datatype=datatype):
                kind = ""
                if language:
                    kind = f" xml:lang={attribute(language)}"
                elif datatype.value != XSD.string:
                    kind = f" rdf:datatype={attribute(datatype.value)}"
                yield f"<{tag}{declaration}{kind}>{text(_checked(value, triple.subject))}</{tag}>"
            case other:
                raise DataError(f"RDF/XML cannot express the triple term {other}; export turtle instead")


def _tag(iri: str, prefixes: Mapping[str, str]) -> tuple[str, str]:
    """Return the XML name of the property *iri*, and the namespace declaration that it needs."""
    name = _NAME.search(iri)
    if name is None or unwritable(iri):
        raise DataError(
            f"RDF/XML cannot write the property {iri}: it does not end in a name; export turtle instead"
        )
    namespace, local = iri[: name.start()], name[0]
    if prefix := prefixes.get(namespace):
        return f"{prefix}:{local}", ""
    return f"ns:{local}", f" xmlns:ns={attribute(namespace)}"


def _checked(value: str, subject: object) -> str:
    if found := unwritable(value):
        raise DataError(
            f"RDF/XML cannot write the character U+{ord(found):04X} in a text of {subject}; export turtle instead"
        )
    return value
