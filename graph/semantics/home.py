"""The home: the country or region that a text is about, and the government or body that speaks in it as 'we'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...ontology.namespace import POL
from ...ontology.vocabulary import Term, Vocabulary
from ..fact import Entity
from ..parsing.parse import Parse
from ..syntax.tree import Token

_OWNED = frozenset({POL.Policy, POL.Goal})  # what a government has, and no city


def home(places: Sequence[Term]) -> Entity | None:
    """Return the country or region that more than half of *places*, each named once or more, are.

    Of a country as much is told by its name among those of countries alone: "European" says of Spain where it lies.
    """
    most = _most_named(places)
    if most is None:
        return None
    rivals = [
        p for p in places if _is_one(p) and (POL.Country not in most.classes or POL.Country in p.classes)
    ]
    return most if 2 * sum(p.iri == most.iri for p in rivals) > len(rivals) else None


def speaker(
    places: Sequence[Term], governments: Iterable[Entity], governed: Sequence[Term] = ()
) -> Entity | None:
    """Return who speaks as 'we': the government that the text names most, else the country it names most.

    :param governed: the countries in the names of ministries and the like, which decide between two named as often.
    """
    counts = Counter(governments)
    if counts:
        return min(counts, key=lambda e: (-counts[e], e.iri))
    return _most_named(places, is_alone=True) or _most_named(governed, is_alone=True)


def body(places: Sequence[Term], bodies: Iterable[Entity]) -> Entity | None:
    """Return the body whose text it is, of no country: one named again and again where every country is named but once."""
    counts, told = Counter(bodies), Counter(p.iri for p in places if _is_one(p))
    if not counts or any(n > 1 for n in told.values()):
        return None
    most = min(counts, key=lambda e: (-counts[e], e.iri))
    others = (n for e, n in counts.items() if e != most)
    return most if counts[most] > max([1, *others, *told.values()]) else None


def seat(token: Token, home: Entity | None, known: Vocabulary) -> Entity | None:
    """Return *home* where *token* is its capital and does what governments do: 'Oslo has adopted a plan'."""
    country = known.by_iri.get(home.iri) if home is not None else None
    acts = token.dep_ in ("nsubj", "agent") and token.head.pos_ == "VERB"
    owns = token.dep_ == "poss" and known.class_words.get(token.head.lemma_.lower()) in _OWNED
    if country is None or not (acts or owns):
        return None
    return home if any(_ends(name.split(), token) for name in country.seats) else None


def _ends(name: Sequence[str], token: Token) -> bool:
    """Say whether the words of *name* stand before *token*, and it ends them."""
    return [t.text for t in token.doc[max(0, token.i - len(name) + 1) : token.i + 1]] == [*name]


def _is_one(place: Term) -> bool:
    """Say whether *place* has a name of its own, where "developing countries" are many."""
    return POL.Country in place.classes or not place.label[0].islower()


def _most_named(places: Iterable[Term], *, is_alone: bool = False) -> Entity | None:
    """Return the one of *places* named most; of two a country, or none where it *is_alone* that counts."""
    counts = Counter(p for p in places if _is_one(p))
    if not counts:
        return None
    term = min(counts, key=lambda t: (-counts[t], POL.Country not in t.classes, t.iri))
    rivals = (t for t, n in counts.items() if t != term and n == counts[term])
    if is_alone and any(POL.Country in t.classes or POL.Country not in term.classes for t in rivals):
        return None
    return Entity(term.iri, term.label, term.classes, term.aliases)


def country_of_bodies(parses: Sequence[Parse], known: Vocabulary) -> Entity | None:
    """Return the only country of which names of bodies say that they are: that of a 'Rail Agency of South Africa'."""
    names = (s.text.rpartition(" of ")[2].removeprefix("the ") for p in parses for s, _ in p.names.values())
    countries = {
        known.countries[name].iri: known.countries[name] for name in names if name in known.countries
    }
    if len(countries) != 1:
        return None
    (term,) = countries.values()
    return Entity(term.iri, term.label, term.classes, term.aliases)
