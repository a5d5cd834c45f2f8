"""The regular plural of English nouns."""

from __future__ import annotations

from policyloom.graph.grammar.plural import plural, singular

IN_S = (
    "port tie railway centre PC cedi license response house case database phase release increase course nurse "
    "enterprise purpose cause use abuse excuse"
)
IN_ES = "process switch box bus virus campus census bonus focus gas alias atlas lens"
PAIRS = {
    **{word: f"{word}s" for word in IN_S.split()},
    **{word: f"{word}es" for word in IN_ES.split()},
    "strategy": "strategies",
    "electric minibus": "electric minibuses",
}


def test_plural_and_singular_are_each_others() -> None:
    assert {one: plural(one) for one in PAIRS} == PAIRS
    assert {singular(several): several for several in PAIRS.values()} == PAIRS


def test_what_is_no_plural_stays() -> None:
    words = ["bus", "gas", "status", "basis", "process", "us", "has", "steel"]
    assert [singular(word) for word in words] == words
