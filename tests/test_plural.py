"""The regular plural of English nouns."""

from __future__ import annotations

import pytest

from policyloom.graph.grammar.plural import plural, singular

PAIRS = [
    ("port", "ports"),
    ("strategy", "strategies"),
    ("tie", "ties"),
    ("railway", "railways"),
    ("data centre", "data centres"),
    ("PC", "PCs"),
    ("cedi", "cedis"),
    ("process", "processes"),
    ("switch", "switches"),
    ("box", "boxes"),
    ("bus", "buses"),
    ("electric minibus", "electric minibuses"),
    ("virus", "viruses"),
    ("campus", "campuses"),
    ("census", "censuses"),
    ("bonus", "bonuses"),
    ("focus", "focuses"),
    ("gas", "gases"),
    ("alias", "aliases"),
    ("atlas", "atlases"),
    ("lens", "lenses"),
    ("license", "licenses"),
    ("response", "responses"),
    ("house", "houses"),
    ("case", "cases"),
    ("database", "databases"),
    ("phase", "phases"),
    ("release", "releases"),
    ("increase", "increases"),
    ("course", "courses"),
    ("nurse", "nurses"),
    ("enterprise", "enterprises"),
    ("purpose", "purposes"),
    ("cause", "causes"),
    ("use", "uses"),
    ("abuse", "abuses"),
    ("excuse", "excuses"),
]


@pytest.mark.parametrize(("one", "several"), PAIRS)
def test_plural_and_singular_are_each_others(one: str, several: str) -> None:
    assert plural(one) == several
    assert singular(several) == one


@pytest.mark.parametrize("word", ["bus", "gas", "status", "basis", "process", "us", "has", "steel"])
def test_what_is_no_plural_stays(word: str) -> None:
    assert singular(word) == word
