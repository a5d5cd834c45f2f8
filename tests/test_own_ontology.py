"""A user's own ontology: another field in Turtle alone, and what is said of Turtle that cannot be used."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from policyloom.cli import main
from policyloom.graph.build import own_graph, read_documents, run_iri, surroundings
from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.fact import Statistic
from policyloom.ontology.errors import DataError, InputError
from policyloom.ontology.lexicon import lexicon
from policyloom.ontology.own import Knowledge, built_in, read_knowledge
from policyloom.ontology.vocabulary import vocabulary
from policyloom.queries import open_store
from policyloom.queries.check import check
from policyloom.queries.library import resolve
from policyloom.queries.result import Solutions, text

HEALTH = Path(__file__).parent / "ontologies" / "health"
CAMPAIGN = HEALTH.parent / "campaign.txt"
PREFIXES = """\
@prefix entity: <https://w3id.org/policyloom/id/entity/> .
@prefix lex: <https://w3id.org/policyloom/lexicon#> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pol: <https://w3id.org/policyloom/policy#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix syn: <https://w3id.org/policyloom/syntax#> .
@prefix synsem: <http://www.w3.org/ns/lemon/synsem#> .
@prefix x: <https://example.org/x#> .
"""
WORD = """\
x:w lexinfo:partOfSpeech lexinfo:verb ; ontolex:canonicalForm x:w.form ; ontolex:sense x:w.s .
x:w.form ontolex:writtenRep "vaccinate"@en .
"""


@pytest.fixture(scope="module")
def health() -> Knowledge:
    """Return what is built in with the example laid over it."""
    return read_knowledge([HEALTH])


def _facts(sentence: str, knowledge: Knowledge) -> set[tuple[str, str, str]]:
    (extraction,) = extract([read_text("d", sentence, roles={})], knowledge)
    return {
        (f.subject.label, knowledge.vocabulary.notations[f.property], getattr(f.object, "label", ""))
        for f in extraction.facts
    }


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("MMR prevents measles and whooping cough.", ("MMR", "targets_disease", "measles")),
        ("MMR prevents measles and whooping cough.", ("MMR", "targets_disease", "whooping cough")),
        ("Polio is prevented by the MMR jab.", ("MMR", "targets_disease", "poliomyelitis")),
        ("The MMR vaccine protects children against measles.", ("MMR", "targets_disease", "measles")),
        ("Kenya's fight against malaria goes on.", ("Kenya", "targets_disease", "malaria")),
        ("Gavi launched the Immunization Agenda 2030.", ("Gavi", "adopts", "Immunization Agenda 2030")),
        (
            "Aotearoa adopted the Immunization Agenda 2030.",
            ("New Zealand", "adopts", "Immunization Agenda 2030"),
        ),
    ],
)
def test_sentence_of_another_field_is_read(
    sentence: str, fact: tuple[str, str, str], health: Knowledge
) -> None:
    assert fact in _facts(sentence, health)


def test_range_of_a_sense_keeps_out_what_is_no_disease(health: Knowledge) -> None:
    assert "targets_disease" not in {kind for _, kind, _ in _facts("Officials prevented delays.", health)}


def test_units_and_numerals_of_ones_own_are_read(health: Knowledge) -> None:
    (extraction,) = extract([read_text("d", "A child needs two gross IU of it a day.", roles={})], health)
    (statistic,) = [f.object for f in extraction.facts if isinstance(f.object, Statistic)]
    assert statistic.unit is not None
    assert (statistic.value, statistic.unit.iri) == (Decimal(288), "https://example.org/health#iu")


def test_names_in_other_languages_are_no_labels(health: Knowledge) -> None:
    assert health.vocabulary.by_iri["https://example.org/health#measles"].names == ("measles",)


def test_what_is_built_in_knows_nothing_of_it(health: Knowledge) -> None:
    assert ("MMR", "targets_disease", "measles") not in _facts("MMR prevents measles.", built_in())
    assert built_in().vocabulary is vocabulary()
    assert built_in().lexicon is lexicon()
    assert read_knowledge() is built_in()
    assert set(built_in().lexicon.senses) < set(health.lexicon.senses)


def test_another_ontology_is_another_run(health: Knowledge) -> None:
    assert run_iri("1", health) != run_iri("1") == run_iri("1", built_in())


def test_store_knows_the_definitions_and_no_more(health: Knowledge) -> None:
    (own,) = health.own
    around = dict(surroundings("1", health))
    subjects = {str(quad.subject) for quad in around[own_graph(own)]}
    assert subjects == {f"<https://example.org/health#{n}>" for n in ("Disease", "Vaccine", "targetsDisease")}


def test_queries_and_checks_know_a_kind_of_fact_of_ones_own(health: Knowledge) -> None:
    with open_store(None) as store:
        for graph, quads in surroundings("1", health):
            store.replace(graph, quads)
        for extraction in extract(read_documents([CAMPAIGN], health), health):
            store.replace(extraction.graph, extraction.quads(run=run_iri("1", health)))
        assert check(store) == []
        counts = _rows(store.query(resolve("fact-counts")))
        assert ["targets_disease", "4"] in [row[:2] for row in counts]
        challenges = _rows(store.query(resolve("entities", {"kind": "pol:Challenge"})))
        assert {row[0] for row in challenges} >= {"measles", "poliomyelitis", "malaria", "whooping cough"}
        assert {row[1] for row in challenges if row[0] == "measles"} == {"disease"}


def _rows(answer: object) -> list[list[str]]:
    assert isinstance(answer, Solutions)
    return [[text(term) for term in row] for row in answer]


def test_build_takes_an_ontology(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", str(CAMPAIGN), "--ontology", str(HEALTH), "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["facts"]["targets_disease"] == 4  # measles is told of twice
    assert (summary["entities"]["Disease"], summary["entities"]["Vaccine"]) == (4, 1)
    assert main(["facts", "--type", "targets_disease", "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
    assert '"targets disease"' in Path("policyloom-out/graph.html").read_text(encoding="utf-8")
    # What another build makes beside it does not break it.
    Path("speech.txt").write_text("Germany adopted Industry 4.0 in 2013.", encoding="utf-8")
    assert main(["build", "speech.txt"]) == 0
    assert main(["check"]) == 0


def test_rates_of_ones_own_take_the_place_of_the_built_in_ones(tmp_path: Path) -> None:
    for figures, expected in {
        "pol:adopts pol:reliability 0.33 .": 0.33,
        "pol:adopts pol:reliability 0.5 . pol:knownSubject pol:oddsRatio 3 .": 0.75,
        "pol:adopts pol:reliability 0.5 . pol:absentSubject pol:oddsRatio 3 .": 0.5,
    }.items():
        _write(tmp_path / "lexicon" / "reliability.ttl", figures)
        (extraction,) = extract(
            [read_text("d", "Peru adopted the Port Act.", roles={})], read_knowledge([tmp_path])
        )
        assert [fact.confidence for fact in extraction.facts] == [expected], figures


def test_eval_takes_an_ontology(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, own = str(CAMPAIGN.with_suffix(".jsonl")), ["--ontology", str(HEALTH)]
    store = ["--store", str(tmp_path / "store")]
    assert main(["build", str(CAMPAIGN), *own, *store, "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert main(["facts", *store, "--format", "jsonl"]) == 0
    found = tmp_path / "found.jsonl"
    found.write_text(capsys.readouterr().out, encoding="utf-8")
    for facts in (store, [str(found)]):
        assert main(["eval", gold, *facts, *own, "--format", "json"]) == 0
        figures = json.loads(capsys.readouterr().out)
        assert figures["types"]["targets_disease"]["right"] == 5
        assert figures["types"]["statistic"]["f1"] == 1, "IU and international unit are one unit"
        assert figures["all"]["right"] == figures["all"]["gold"]
    # A store tells the kinds of facts that it was built with, not the names of units.
    assert main(["eval", gold, *store, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["types"]["statistic"]["f1"] == 0
    assert main(["eval", gold, str(found)]) == 1
    assert "line 3: no type 'targets_disease'; give one of adopts," in capsys.readouterr().err
    assert main(["eval", gold, str(found), "--ontology", str(tmp_path / "no")]) == 2
    assert capsys.readouterr().err.endswith("no such folder; give one with Turtle files (.ttl)\n")


def test_file_of_the_same_name_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    _write(tmp_path / "vocabulary" / "countries.ttl", 'x:u a pol:Country ; skos:prefLabel "Ruritania"@en .')
    countries = [
        t.label
        for t in read_knowledge([tmp_path]).vocabulary.entities
        if "https://w3id.org/policyloom/policy#Country" in t.classes
    ]
    assert countries == ["Ruritania"]


def test_later_folders_lie_over_earlier_ones(tmp_path: Path) -> None:
    for folder, name in (("a", "Ruritania"), ("b", "Graustark")):
        _write(tmp_path / folder / "land.ttl", f'x:u a pol:Country ; skos:prefLabel "{name}"@en .')
    known = read_knowledge([tmp_path / "a", tmp_path / "b"]).vocabulary
    assert known.by_iri["https://example.org/x#u"].label == "Graustark"


def test_one_file_can_be_given(tmp_path: Path) -> None:
    file = _write(tmp_path / "land.ttl", 'x:u a pol:Country ; skos:prefLabel "Ruritania"@en .')
    knowledge = read_knowledge([file])
    assert [own.name for own in knowledge.own] == ["land"]
    assert _facts("Ruritania adopted Industry 4.0.", knowledge) == {("Ruritania", "adopts", "Industry 4.0")}


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("x:a x:b", "is no Turtle"),
        ('x:a x:b "\\q" .', "is no Turtle"),
        ('x:a a pol:Contry ; skos:prefLabel "A"@en .', "pol:Contry, which is not defined"),
        ('x:a a x:Town ; skos:prefLabel "A"@en .', "no class that is known (not defined: <https://example.org/x#Town>)"),
        ('x:a skos:prefLabel "A"@en .', "no class that is known;"),
        ("x:a a pol:Country .", "has no name"),
        ('x:a a pol:Country ; skos:prefLabel "Land"@de .', "has no name"),
        ('x:a a pol:Country ; skos:prefLabel "A"@en , "B"@en .', "preferred labels 'A' and 'B'"),
        ('entity:germany skos:prefLabel "Allemagne"@en .', "entity:germany has the preferred labels"),
        ('x:a a pol:Country ; skos:prefLabel "Germany"@en .', "'Germany' names both <https://example.org/x#a> and entity:germany"),
        ('entity:germany skos:altLabel "france"@en .', "'france' names both entity:germany and entity:france"),
        ("x:C a owl:Class ; rdfs:subClassOf pol:Polity ; rdfs:label \"c\"@en .", "below pol:Polity, which is not defined"),
        ("x:C a owl:Class ; rdfs:subClassOf pol:Policy .", "has no name; give it an rdfs:label"),
        ('x:C a owl:Class ; rdfs:subClassOf pol:Policy ; rdfs:label "Plan"@en .', "'Plan' names both"),
        ('x:p a owl:ObjectProperty ; skos:notation "p" ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en ; rdfs:domain pol:Actor .', "has no rdfs:range"),
        ('x:p a owl:ObjectProperty ; skos:notation "p" ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en ; rdfs:domain pol:Actor ; rdfs:range x:No .', "x#No>, which is not defined"),
        ('x:p a owl:ObjectProperty ; skos:notation "adopts" ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en ; rdfs:domain pol:Actor ; rdfs:range pol:Goal .', "'adopts', which pol:adopts has"),
        ('x:p a owl:ObjectProperty ; skos:notation "My Fact" ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en ; rdfs:domain pol:Actor ; rdfs:range pol:Goal .', "small letters"),
        ('x:p a owl:ObjectProperty ; skos:notation "p" ; rdfs:label "p"@en ; pol:wording "p"@en ; rdfs:domain pol:Actor ; rdfs:range pol:Goal .', "pol:wording such as"),
        ('x:p a owl:ObjectProperty ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en .', "no skos:notation"),
        (WORD, "names no property"),
        (WORD + "x:w.s ontolex:reference pol:adobts ; synsem:subjOfProp syn:subject ; synsem:objOfProp syn:object .", "pol:adobts, which is no kind of fact"),
        (WORD + "x:w.s ontolex:reference pol:adopts ; synsem:subjOfProp syn:subject .", "has no synsem:objOfProp"),
        (WORD + "x:w.s ontolex:reference pol:adopts ; synsem:subjOfProp syn:subjekt ; synsem:objOfProp syn:object .", "syn:subjekt, which is not defined"),
        (WORD + "x:w.s ontolex:reference pol:adopts ; synsem:subjOfProp x:a ; synsem:objOfProp syn:object . x:a a synsem:SyntacticArgument .", "x#a>, which is not defined"),
        (WORD + "x:w.s ontolex:reference pol:adopts ; synsem:subjOfProp syn:subject ; synsem:objOfProp syn:object ; synsem:propertyRange pol:Polity .", "pol:Polity, which is not defined"),
        (WORD + "x:w.s ontolex:reference pol:adopts ; synsem:subjOfProp syn:subject ; synsem:objOfProp syn:object ; pol:reliability 90 .", "'90'; give a decimal above 0 and up to 1"),
        ("pol:adopts pol:reliability 0 .", "pol:adopts has the pol:reliability '0'; give a decimal above 0 and up to 1"),
        ('pol:adopts pol:reliability "NaN" .', "'NaN'; give a decimal above 0"),
        ("pol:measured pol:oddsRatio -2 .", "'-2'; give a decimal above 0"),
        ('pol:measured pol:oddsRatio "Infinity" .', "'Infinity'; give a decimal above 0"),
        ("pol:measured pol:oddsRatio 9 .", "and 9; keep one (a file lexicon"),
        ("pol:mesured pol:oddsRatio 2 .", "pol:mesured has a pol:oddsRatio and is no trait of facts; take one of pol:"),
        ("x:s ontolex:reference pol:adopts ; synsem:subjOfProp syn:subject ; synsem:objOfProp syn:object .", "no word has the sense"),
        (WORD.replace("lexinfo:verb", "lexinfo:verbs") + "x:w.s ontolex:reference pol:adopts ; synsem:subjOfProp syn:subject ; synsem:objOfProp syn:object .", "needs one lexinfo:partOfSpeech"),
        ("x:w lexinfo:partOfSpeech lexinfo:verb ; ontolex:canonicalForm x:f .", "is not written"),
        ('x:n a skos:Concept ; skos:inScheme pol:numerals ; skos:prefLabel "score"@en ; rdf:value "many" .', "needs one rdf:value, a number"),
    ],
)  # fmt: skip
def test_turtle_that_cannot_be_used_is_refused_in_one_line(turtle: str, message: str, tmp_path: Path) -> None:
    _write(tmp_path / "mine" / "part.ttl", turtle)
    with pytest.raises(DataError) as error:
        read_knowledge([tmp_path / "mine"])
    assert message in str(error.value)
    assert "mine/part.ttl: " in str(error.value)
    assert "\n" not in str(error.value)


def test_further_faults_are_counted(tmp_path: Path) -> None:
    _write(tmp_path / "mine" / "part.ttl", "x:a a pol:Country . x:b a pol:Country .")
    with pytest.raises(DataError, match=r"x#a>.*\(1 more fault after this one\)$"):
        read_knowledge([tmp_path / "mine"])


def test_folder_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(tmp_path / "a" / "own" / "land.ttl", "")
    _write(tmp_path / "b" / "own" / "land.ttl", "")
    _write(tmp_path / "c" / "policy.ttl", "")
    (tmp_path / "empty").mkdir()
    for folders, message in (
        (["no"], "no such folder"),
        (["empty"], "holds no Turtle file"),
        (["a/own", "b/own"], "two ontologies are named 'own'"),
        (["c"], "cannot be replaced"),
    ):
        with pytest.raises(InputError, match=message):
            read_knowledge([tmp_path / folder for folder in folders])
    assert main(["build", "--ontology", str(tmp_path / "no")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def _write(path: Path, turtle: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return path
