"""JSON-LD that reads like plain JSON; the context is made from the data and is part of the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ...ontology.errors import DataError
from ...ontology.namespace import PREFIXES, RDF, XSD
from ..propertygraph.terms import local_name
from .json import encode
from .nquads import sorted_file

# Looked up once, since every triple needs them.
_TYPE, _XSD_STRING, _XSD_INTEGER, _XSD_BOOLEAN = RDF.type, XSD.string, XSD.integer, XSD.boolean

# An IRI whose scheme equals a prefix would be read as a shortened IRI.
_SCHEMES = re.compile(b"<(" + "|".join(PREFIXES).encode() + b"):")
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_NAMESPACES = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))

Json = str | int | bool | dict[str, str] | list["Json"]


def write_jsonld(quads: Iterable[Quad], path: Path) -> None:
    """Write the triples of all graphs as one JSON-LD document, one line per subject.

    :raises DataError: a triple is about another triple, which JSON-LD cannot express.
    """
    uses = _Uses()
    with (
        sorted_file(quads, path.parent, watch=uses.watch) as (base, prefixes),
        path.open("w", encoding="utf-8", newline="\n") as file,
    ):
        names = uses.names(prefixes)
        file.write('{"@context": ')
        json.dump(names.definitions(), file, ensure_ascii=False, indent=1)
        file.write(',\n"@graph": [')
        triples = parse(base, format=RdfFormat.N_TRIPLES)
        for number, (subject, group) in enumerate(groupby(triples, key=lambda quad: quad.subject)):
            file.write(",\n" if number else "\n")
            file.write(encode(names.node(subject.value, group)))
        file.write("\n]}\n")


@dataclass(frozen=True, slots=True)
class _Names:
    """The short forms of IRIs and the names of properties in one document."""

    prefixes: dict[str, str]
    properties: dict[str, str]
    kinds: dict[str, str]

    def definitions(self) -> dict[str, object]:
        """Return the JSON-LD context."""
        found: dict[str, object] = dict(sorted(self.prefixes.items()))
        for iri, name in sorted(self.properties.items(), key=lambda item: item[1]):
            if iri == _TYPE and self.kinds[iri] == "@id":  # written as @type
                continue
            definition = {"@id": self.short(iri)}
            match self.kinds[iri]:
                case "@id":
                    definition["@type"] = "@id"
                case kind if kind in {"", _XSD_STRING}:
                    pass
                case kind if kind.startswith("@"):
                    definition["@language"] = kind[1:]
                case kind:
                    definition["@type"] = self.short(kind)
            found[name] = definition
        return found

    def node(self, subject: str, quads: Iterator[Quad]) -> dict[str, Json]:
        """Return the JSON object of one subject."""
        found: dict[str, list[Json]] = {}
        for quad in quads:
            property, term = quad.predicate.value, quad.object
            if property == _TYPE and isinstance(term, NamedNode):
                found.setdefault("@type", []).append(self.short(term.value))
            elif isinstance(term, NamedNode | Literal):
                name = self.properties[property]
                found.setdefault(name, []).append(self._value(term, self.kinds[property]))
            else:
                raise DataError(f"JSON-LD cannot express the triple term {term}; export turtle instead")
        ordered = sorted(found.items(), key=lambda item: (item[0] != "@type", item[0]))
        return {"@id": self.short(subject)} | {k: v[0] if len(v) == 1 else v for k, v in ordered}

    def short(self, iri: str) -> str:
        """Return *iri* shortened with a prefix, if a reader can expand it again."""
        for prefix, namespace in _NAMESPACES:
            if (
                prefix in self.prefixes
                and iri.startswith(namespace)
                and not iri[len(namespace) :].startswith("//")
            ):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def _value(self, term: NamedNode | Literal, kind: str) -> Json:
        if isinstance(term, NamedNode):
            return self.short(term.value) if kind == "@id" else {"@id": self.short(term.value)}
        datatype, text = term.datatype.value, term.value
        if datatype == _XSD_INTEGER and _INTEGER.fullmatch(text):
            return int(text)
        if datatype == _XSD_BOOLEAN and text in {"true", "false"}:
            return text == "true"
        if kind == (f"@{term.language}" if term.language else datatype):
            return text
        if term.language:
            return {"@value": text, "@language": term.language}
        return (
            {"@value": text} if datatype == _XSD_STRING else {"@value": text, "@type": self.short(datatype)}
        )


@dataclass(slots=True)
class _Uses:
    """The kind of each property's objects ("" if mixed), and the IRI schemes that equal a prefix."""

    kinds: dict[bytes, str] = field(default_factory=dict)
    schemes: set[str] = field(default_factory=set)

    def watch(self, piece: bytes) -> None:
        """Record the properties and schemes in the lines of *piece*."""
        self.schemes |= {scheme.decode() for scheme in _SCHEMES.findall(piece)}
        for line in piece.splitlines():
            _, property, object_ = line.split(b" ", 2)
            earlier = self.kinds.get(property)
            if earlier != "":
                kind = _kind(object_)
                self.kinds[property] = kind if earlier in {None, kind} else ""

    def names(self, used: set[str]) -> _Names:
        """Return short names: a property is called by the end of its IRI if that is a unique word, else by a prefix."""
        kinds = {property.decode()[1:-1]: kind for property, kind in self.kinds.items()}
        prefixes = {name: str(PREFIXES[name]) for name in used - self.schemes}
        names = _Names(prefixes, {}, kinds)
        ends = [local_name(iri) for iri in kinds]
        for iri in kinds:
            end = local_name(iri)
            alone = (
                ends.count(end) == 1 and end not in PREFIXES and re.fullmatch(r"[A-Za-z]\w*", end, re.ASCII)
            )
            names.properties[iri] = end if alone else names.short(iri)
        return names


def _kind(object: bytes) -> str:
    if object.startswith(b"<"):
        return "@id"
    tail = object[object.rindex(b'"') + 1 :].removesuffix(b".").rstrip().decode()
    if tail.startswith("@"):
        return tail
    return tail[3:-1] if tail else _XSD_STRING
