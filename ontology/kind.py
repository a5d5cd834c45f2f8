"""The kind of fact: a property of the ontology with a notation, and everything that a reader must know about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from .knowledge import objects, texts
from .namespace import OWL, POL, RDF, RDFS, SH, SKOS

FIELDS = ("indicator", "value", "unit", "qualifier", "date", "place")
"""The fields that a record may have besides its type, subject and object, in the order in which they are listed."""

_PLACE = re.compile(r"\{(?:subject|object)\}")


@dataclass(frozen=True)
class Example:
    """A sentence and the facts that it states.

    :param context: the text before it, if the sentence alone does not say what it is about.
    :param facts: the facts as records: type, subject, object and the fields that apply.
    """

    sentence: str
    context: str
    facts: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Kind:
    """A kind of fact.

    :param iri: the IRI of its property.
    :param notation: its name in tables and files, such as ``aims_at``.
    :param definition: what a fact of this kind states.
    :param guideline: how a reader tells it from other kinds, and which words are its subject and its object.
    :param wording: a sentence for a fact of this kind, with the placeholders ``{subject}`` and ``{object}``.
    :param roles: the fields of :data:`FIELDS` that such a fact may have.
    :param domain: the class of its subjects; *range* is the class of its objects.
    :param examples: sentences that state such facts.
    """

    iri: str
    notation: str
    label: str
    definition: str
    guideline: str
    wording: str
    roles: tuple[str, ...]
    domain: str
    range: str
    examples: tuple[Example, ...]


def worded(wording: str, subject: str, object: str) -> str:
    """Return *wording* with the names of the ends in place of ``{subject}`` and ``{object}``; other braces stay.

    >>> worded("{subject} adopts {object}", "Peru", "the {Coast} Plan")
    'Peru adopts the {Coast} Plan'
    """
    ends = {"{subject}": subject, "{object}": object}
    return _PLACE.sub(lambda place: ends[place[0]], wording)


def read_kinds(store: Store) -> tuple[Kind, ...]:
    """Return the kinds of facts that *store* holds, sorted by ``sh:order`` and notation.

    :raises ValueError: the facts of an example are not JSON.
    """
    fields = {iri: name for iri in _typed(store) for name in objects(store, iri, POL.field)}
    kinds = []
    for iri in _typed(store, (OWL.ObjectProperty,)):
        for notation in objects(store, iri, SKOS.notation):
            roles = {fields[role] for role in objects(store, iri, POL.role) if role in fields}
            kinds.append(
                Kind(
                    iri=iri,
                    notation=notation,
                    label=_text(store, iri, RDFS.label),
                    definition=_text(store, iri, SKOS.definition),
                    guideline=_text(store, iri, POL.guideline),
                    wording=_text(store, iri, POL.wording),
                    roles=tuple(field for field in FIELDS if field in roles),
                    domain=_text(store, iri, RDFS.domain),
                    range=_text(store, iri, RDFS.range),
                    examples=tuple(_examples(store, iri)),
                )
            )
    return tuple(sorted(kinds, key=lambda kind: (_place(store, kind.iri), kind.notation)))


def _typed(store: Store, types: tuple[str, ...] = (OWL.ObjectProperty, OWL.DatatypeProperty)) -> list[str]:
    from .knowledge import subjects

    return sorted({iri for kind in types for iri in subjects(store, RDF.type, kind)})


def _text(store: Store, iri: str, predicate: str) -> str:
    return next(iter(texts(store, iri, predicate) or objects(store, iri, predicate)), "")


def _place(store: Store, iri: str) -> int:
    """Return the ``sh:order`` of a kind; kinds without one, such as a user's own, come last."""
    return min((int(place) for place in objects(store, iri, SH.order)), default=1_000)


def _examples(store: Store, iri: str) -> Iterator[Example]:
    for example in objects(store, iri, SKOS.example):
        sentence = _text(store, example, POL.sentence)
        facts = json.loads(_text(store, example, POL.shows) or "[]")
        yield Example(sentence, _text(store, example, POL.before), tuple(facts))
