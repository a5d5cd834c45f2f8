"""The contrary: a question with another rank, maker or bound in it, for which a "yes" is a "no" to the question asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from ...ontology.knowledge import texts
from ...ontology.language import any_of
from ...ontology.namespace import POL, SKOS
from .candidate import Asked
from .fact import Node
from .word import words

_MOST = 3
_PARTS = ("subject", "indicator", "place", "period", "value")
_OPPOSITE = {
    POL.moreThan: POL.lessThan, POL.atLeast: POL.lessThan, POL.lessThan: POL.moreThan, POL.upTo: POL.moreThan
}  # fmt: skip
"""Bound of a question -> one that cannot hold beside it."""


def contraries(asked: Asked) -> Iterator[str]:
    """Yield the likeliest contraries of a question, as the facts suggest them.

    Is China first? Not if it is second: a thing has one rank by one measure. Is it a plan of Japan? Not if Germany and no
    other country adopts it. Are there fewer than a billion? Not if there are more.
    """
    found = dict.fromkeys(_makers(asked))  # a country is named in the vocabulary and in the graph
    if not asked.is_wish:  # who is not first yet may be so some day
        found |= dict.fromkeys(chain(_ranks(asked), _bounds(asked)))
    return islice(found, _MOST)


def _ranks(asked: Asked) -> Iterator[str]:
    """Yield the question about each other rank, as "number 2"."""
    text, wording = asked.corrected, asked.wording
    others = sorted({f.figure.rank for f in asked.facts.figures if f.figure.rank is not None})
    whether = wording.question(POL.hasRanking, "Whether", **dict.fromkeys(_PARTS, ""))
    before = " ".join(word for word in whether.split() if word in wording.hints(POL.hasRanking, "asksPlace"))
    for rank in wording.ranks(text):
        for other in others:
            if other != rank.place:
                yield f"{text[: rank.start]}{before} {other}{text[rank.end :]}"


def _makers(asked: Asked) -> Iterator[str]:
    """Yield the question about the country, or the union of countries, that made a policy which it gives to another.

    Only if the question asks for nothing else: who did not make a policy may still use it.
    """
    text, said = asked.corrected, words(asked.corrected)
    making = asked.wording.hints(POL.adopts, "asksMaker")
    others = {place for place, word in enumerate(said) if word.text.lower() not in making}
    named = [(frozenset(at), iri) for at, iri in asked.wording.countries_at(said)]
    named += [(link.at, iri) for iri, link in asked.links.items() if link.is_whole and _is_state(link.node)]
    for link in asked.links.values():
        makers = {fact.subject for fact in asked.facts.adopted.get(link.node.iri, ())}
        maker = makers.pop() if len(makers) == 1 else None
        if link.is_whole and maker is not None and _is_state(maker):
            for at, iri in named:
                if iri != maker.iri and others and others <= link.at | at and link.at.isdisjoint(at):
                    yield _replaced(text, [said[place].text for place in sorted(at)], maker.label)


def _is_state(node: Node) -> bool:
    return not node.classes.isdisjoint((POL.Country, POL.Region))


def _bounds(asked: Asked) -> Iterator[str]:
    """Yield the question with "more than" instead of "fewer than", or the other way round."""
    text, bounds = asked.corrected, asked.wording.english.bounds
    store = asked.wording.knowledge.store
    for quantity in asked.wording.quantities.find(text):
        if quantity.bound in _OPPOSITE:
            names = (name for name, bound in bounds.items() if bound == quantity.bound)
            said = re.compile(any_of(names), re.IGNORECASE)
            other = next(iter(texts(store, _OPPOSITE[quantity.bound], SKOS.prefLabel)))
            number = said.sub(other, text[quantity.start : quantity.end], count=1)
            yield f"{text[: quantity.start]}{number}{text[quantity.end :]}"


def _replaced(text: str, said: Iterable[str], by: str) -> str:
    """Return *text* with *by* in place of the first run of the words *said*."""
    return re.sub(r"\W+".join(map(re.escape, said)), lambda _: by, text, count=1)
