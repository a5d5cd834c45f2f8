"""The roles of words in questions: what the code asks for is in the lexicon, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path

from policyloom.ontology.knowledge import objects, subjects
from policyloom.ontology.namespace import LEX, SKOS
from policyloom.ontology.own import built_in
from policyloom.queries.ask.words.role import Roles

ASK = Path(__file__).parents[1] / "queries" / "ask"
USE = re.compile(r"\bLEX\.(\w+)")


def test_each_role_that_the_code_asks_for_has_words_and_each_of_the_light_words_is_asked_for() -> None:
    store = built_in().store
    used = {name for path in ASK.rglob("*.py") for name in USE.findall(path.read_text(encoding="utf-8"))}
    assert {name for name in used if not objects(store, LEX[name], SKOS.prefLabel)} == set()
    listed = {role.removeprefix(LEX) for role in subjects(store, SKOS.inScheme, LEX.lightWords)}
    assert listed - used == set()
    assert {role for role in listed if not objects(store, LEX[role], SKOS.definition)} == set()


def test_a_role_is_told_by_words_by_stems_and_by_phrases() -> None:
    roles = Roles({LEX.exclusions: ["leaving out", "besides"]})
    assert roles.words(LEX.exclusions) == {"leaving out", "besides"}
    assert ("leav", "out") in roles.phrases(LEX.exclusions)
    assert "besid" in roles.stems(LEX.exclusions)
    assert roles.words(LEX.fields) == frozenset()
