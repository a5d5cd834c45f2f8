"""The roles of words: what the code asks for is in the lexicon, and the other way round."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from policyloom.ontology.knowledge import objects, subjects
from policyloom.ontology.lexicon import WordRoles, lexicon
from policyloom.ontology.namespace import LEX, POL, SKOS
from policyloom.ontology.own import built_in, read_knowledge
from policyloom.queries.ask.words.role import Roles

ROOT = Path(__file__).parents[1]
ASK = ROOT / "queries" / "ask"
USE = re.compile(r"\bLEX\.(\w+)")
READING = re.compile(r"roles\[POL\.(\w+)\]")


def test_each_role_that_the_code_asks_for_has_words_and_each_of_the_light_words_is_asked_for() -> None:
    store = built_in().store
    used = {name for path in ASK.rglob("*.py") for name in USE.findall(path.read_text(encoding="utf-8"))}
    assert {name for name in used if not objects(store, LEX[name], SKOS.prefLabel)} == set()
    listed = {role.removeprefix(LEX) for role in subjects(store, SKOS.inScheme, LEX.lightWords)}
    assert listed - used == set()
    assert {role for role in listed if not objects(store, LEX[role], SKOS.definition)} == set()


def test_each_role_that_the_reading_of_a_text_asks_for_has_words_and_each_that_has_words_is_asked_for() -> (
    None
):
    store = built_in().store
    parts = ("graph", "ontology", "queries/ask")
    paths = [path for part in parts for path in (ROOT / part).rglob("*.py")]
    used = {name for path in paths for name in READING.findall(path.read_text(encoding="utf-8"))}
    listed = {role.removeprefix(POL) for role in subjects(store, SKOS.inScheme, POL.wordRoles)}
    assert used == listed
    assert {role for role in listed if not objects(store, POL[role], SKOS.definition)} == set()
    assert {role for role, words in lexicon().word_roles.items() if not words} == set()


def test_a_role_that_no_lexicon_gives_a_word_has_none() -> None:
    assert WordRoles({POL.result: frozenset({"achieve"})})[POL.event] == frozenset()


def test_a_role_is_told_by_words_by_stems_and_by_phrases() -> None:
    roles = Roles({LEX.exclusions: ["leaving out", "besides"]})
    assert roles.words(LEX.exclusions) == {"leaving out", "besides"}
    assert ("leav", "out") in roles.phrases(LEX.exclusions)
    assert "besid" in roles.stems(LEX.exclusions)
    assert roles.words(LEX.fields) == frozenset()


def test_a_concept_of_the_lexicon_is_declared_once() -> None:
    declared = Counter(
        name
        for path in sorted((ROOT / "ontology").rglob("*.ttl"))
        for name in re.findall(r"^((?:lex|pol|syn):\S+) a ", path.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert [name for name, times in declared.items() if times > 1] == []


def test_a_role_takes_words_from_a_file_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "words.ttl").write_text(
        "@prefix pol: <https://w3id.org/policyloom/policy#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'pol:reduction skos:hiddenLabel "slash"@en .\n'
    )
    words = read_knowledge([tmp_path]).lexicon.word_roles[POL.reduction]
    assert {"cut", "slash"} <= words
