"""A user's own ontology: another field described in Turtle alone, and the errors for Turtle that cannot be used."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from claimed import STATED, claims
from made import HEADER

from policyloom.cli import main
from policyloom.graph.build import own_graph, read_documents, run_iri, surroundings
from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.fact import Statistic
from policyloom.graph.propertygraph import property_graph
from policyloom.graph.reading import reader_config
from policyloom.graph.reading.config import Recorded
from policyloom.ontology.errors import DataError, InputError
from policyloom.ontology.namespace import POL
from policyloom.ontology.own import Knowledge, built_in, read_knowledge
from policyloom.ontology.vocabulary import vocabulary
from policyloom.queries import Store, open_store
from policyloom.queries.ask import Questions
from policyloom.queries.check import check
from policyloom.queries.corpus import doubts
from policyloom.queries.library import resolve
from policyloom.queries.result import Solutions, text
from policyloom.viz.figures import charts, rankings

HEALTH = Path(__file__).parents[1] / "ontologies" / "health"
CAMPAIGN = HEALTH.parent / "campaign.txt"
READER = Recorded(str(CAMPAIGN.with_suffix(".jsonl")))
AGENDA = "Immunization Agenda 2030"


@pytest.fixture(scope="module")
def health() -> Knowledge:
    """Return the built-in ontology overlaid with the example."""
    return read_knowledge([HEALTH])


def _read(sentence: str, knowledge: Knowledge) -> Extraction:
    """Return the extraction from one sentence of the campaign, with its recorded claims."""
    [extraction] = extract([read_text("campaign", sentence, roles={})], knowledge, reader=READER)
    return extraction


def test_things_of_another_field_are_known_by_their_names(health: Knowledge) -> None:
    for sentence, fact in {
        "MMR prevents measles and whooping cough.": ("MMR", "targets_disease", "whooping cough"),
        "Polio is prevented by the MMR jab.": ("MMR", "targets_disease", "poliomyelitis"),
        "Gavi launched the Immunization Agenda 2030 in 2020.": ("Gavi", "adopts", AGENDA),
        "Aotearoa adopted the Immunization Agenda 2030 in 2021.": ("New Zealand", "adopts", AGENDA),
    }.items():
        facts = _read(sentence, health).facts
        notations = health.vocabulary.notations
        told = [(f.subject.label, notations[f.property], getattr(f.object, "label", "")) for f in facts]
        assert fact in told
    # Names in other languages are no labels.
    assert health.vocabulary.by_iri["https://example.org/health#measles"].names == ("measles",)


def test_units_and_numerals_of_ones_own_are_read(health: Knowledge) -> None:
    facts = _read("A child needs two gross IU of vitamin D a day.", health).facts
    [statistic] = [f.object for f in facts if isinstance(f.object, Statistic)]
    assert statistic.unit is not None
    assert (statistic.value, statistic.unit.iri) == (Decimal(288), "https://example.org/health#iu")


def test_what_is_built_in_knows_nothing_of_it_and_makes_another_run(health: Knowledge) -> None:
    found = _read("MMR prevents measles and whooping cough.", built_in())
    assert found.facts == ()
    reasons = {rejection.reason.partition(";")[0] for rejection in found.rejected}
    assert "unknown kind of fact 'targets_disease'" in reasons
    assert built_in().vocabulary is vocabulary()
    assert read_knowledge() is built_in()
    assert set(built_in().vocabulary.by_iri) < set(health.vocabulary.by_iri)
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
        for extraction in extract(read_documents([CAMPAIGN], health), health, reader=READER):
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


def test_build_facts_and_eval_take_an_ontology(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYLOOM_READER", f"recorded:{READER.path}")
    own = ["--ontology", str(HEALTH)]
    assert main(["build", str(CAMPAIGN), *own, "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["facts"]["targets_disease"] == 4  # two sentences state the one about measles
    assert (summary["entities"]["Disease"], summary["entities"]["Vaccine"]) == (4, 1)
    assert main(["facts", "--type", "targets_disease", "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
    assert '"targets disease"' in Path("policyloom-out/graph.html").read_text(encoding="utf-8")

    gold, found = str(CAMPAIGN.with_suffix(".jsonl")), Path("found.jsonl")
    assert main(["facts", "--format", "jsonl"]) == 0
    found.write_text(capsys.readouterr().out, encoding="utf-8")
    for facts in (["--store", "policyloom-data"], [str(found)]):
        assert main(["eval", gold, *facts, *own, "--format", "json"]) == 0
        figures = json.loads(capsys.readouterr().out)
        assert figures["types"]["targets_disease"]["right"] == 5
        assert figures["types"]["statistic"]["f1"] == 1, "IU and international unit are one unit"
        assert figures["all"]["right"] == figures["all"]["gold"]
    assert main(["eval", gold, str(found)]) == 1
    assert "line 3: unknown type 'targets_disease'; use one of adopts," in capsys.readouterr().err
    assert main(["eval", gold, str(found), "--ontology", "no"]) == 2
    assert capsys.readouterr().err.endswith("no such folder; give one with Turtle files (.ttl)\n")

    # A further build without the ontology, into the same store, leaves the store valid.
    Path("speech.txt").write_text("Germany adopted Industry 4.0 in 2013.", encoding="utf-8")
    reader = claims(tmp_path / "claims.jsonl", {"speech": STATED[:1]})
    assert main(["build", "speech.txt", "--reader", reader]) == 0
    assert main(["check"]) == 0


def test_file_of_the_same_name_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    _write(tmp_path / "vocabulary" / "countries.ttl", 'x:u a pol:Country ; skos:prefLabel "Ruritania"@en .')
    entities = read_knowledge([tmp_path]).vocabulary.entities
    assert [thing.label for thing in entities if POL.Country in thing.classes] == ["Ruritania"]


def test_files_and_folders_can_be_given_of_which_the_later_lie_over_the_earlier(tmp_path: Path) -> None:
    file, other = (
        _write(tmp_path / folder / "land.ttl", f'x:u a pol:Country ; skos:prefLabel "{name}"@en .')
        for folder, name in (("a", "Ruritania"), ("b", "Graustark"))
    )
    knowledge = read_knowledge([file, other.parent])
    assert [own.name for own in knowledge.own] == ["land", "b"]
    assert knowledge.vocabulary.by_iri["https://example.org/x#u"].label == "Graustark"


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("x:a x:b", "is not Turtle"),
        ('x:a a pol:Contry ; skos:prefLabel "A"@en .', "pol:Contry, which is not defined"),
        ('x:a a x:Town ; skos:prefLabel "A"@en .', "no known class (not defined: <https://example.org/x#Town>)"),
        ('x:a skos:prefLabel "A"@en .', "no known class;"),
        ("x:a a pol:Country .", "has no name"),
        ('x:a a pol:Country ; skos:prefLabel "Land"@de .', "has no name"),
        ('x:a a pol:Country ; skos:prefLabel "A"@en , "B"@en .', "preferred labels 'A' and 'B'"),
        ('entity:germany skos:prefLabel "Allemagne"@en .', "entity:germany has the preferred labels"),
        ('x:a a pol:Country ; skos:prefLabel "Germany"@en .', "'Germany' names both <https://example.org/x#a> and entity:germany"),
        ('entity:germany skos:altLabel "france"@en .', "'france' names both entity:germany and entity:france"),
        ("x:C a owl:Class ; rdfs:subClassOf pol:Polity ; rdfs:label \"c\"@en .", "subclass of pol:Polity, which is not defined"),
        ("x:C a owl:Class ; rdfs:subClassOf pol:Policy .", "has no name; give it an rdfs:label"),
        ('x:C a owl:Class ; rdfs:subClassOf pol:Policy ; rdfs:label "Plan"@en .', "'Plan' names both"),
        ('x:p a owl:ObjectProperty ; skos:notation "p" ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en ; rdfs:domain pol:Actor .', "has no rdfs:range"),
        ('x:p a owl:ObjectProperty ; skos:notation "p" ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en ; rdfs:domain pol:Actor ; rdfs:range x:No .', "x#No>, which is not defined"),
        ('x:p a owl:ObjectProperty ; skos:notation "adopts" ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en ; rdfs:domain pol:Actor ; rdfs:range pol:Goal .', "'adopts', which pol:adopts already has"),
        ('x:p a owl:ObjectProperty ; skos:notation "My Fact" ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en ; rdfs:domain pol:Actor ; rdfs:range pol:Goal .', "lower-case letters"),
        ('x:p a owl:ObjectProperty ; skos:notation "p" ; rdfs:label "p"@en ; pol:wording "p"@en ; rdfs:domain pol:Actor ; rdfs:range pol:Goal .', "pol:wording such as"),
        ('pol:adopts pol:asksObject "what did {subjekt} do"@en .', "allowed in braces: label, subject"),
        ('pol:adopts pol:asksSubject "who did {object"@en .', "allowed in braces: label, object"),
        ('x:p a owl:ObjectProperty ; rdfs:label "p"@en ; pol:wording "{subject} p {object}"@en .', "no skos:notation"),
        ('x:n a skos:Concept ; skos:inScheme pol:numerals ; skos:prefLabel "score"@en ; rdf:value "many" .', "needs exactly one rdf:value, a number"),
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
    path.write_text(HEADER + turtle, encoding="utf-8")
    return path


COSTS = """\
x:Cost a owl:Class ; rdfs:subClassOf pol:Statistic ; rdfs:label "cost"@en .
x:Grade a owl:Class ; rdfs:subClassOf pol:Ranking ; rdfs:label "grade"@en .
x:costs a owl:ObjectProperty ; rdfs:domain pol:Entity ; rdfs:range x:Cost ; skos:notation "costs" ;
  rdfs:label "costs"@en ; pol:wording "{subject} costs {object}"@en .
x:graded a owl:ObjectProperty ; rdfs:domain pol:Entity ; rdfs:range x:Grade ; skos:notation "graded" ;
  rdfs:label "graded"@en ; pol:wording "{subject} is graded {object}"@en .
"""

GRADE = "graded | Harbour Plan | first | The Harbour Plan is first. | indicator=cost, value=1"
COST = (
    "costs | Harbour Plan | {0} million euros | The Harbour Plan costs {0} million euros in {1}. | "
    "indicator=cost, value={0}000000, unit=euros, date={1}"
)


@pytest.fixture(scope="module")
def of_costs(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return an ontology that defines kinds of figures and ranks."""
    return read_knowledge([_write(tmp_path_factory.mktemp("own") / "costs.ttl", COSTS)])


def _stored(rows: Sequence[str], knowledge: Knowledge, folder: Path) -> Store:
    """Return a store of texts, each of which is the sentence of one of the claims in *rows*."""
    said = {f"text-{number}": [row] for number, row in enumerate(rows)}
    texts = [read_text(name, row.split(" | ")[3], roles={}) for name, [row] in said.items()]
    reader = reader_config(claims(folder / "claims.jsonl", said))
    store = open_store(None)
    for graph, quads in surroundings("", knowledge):
        store.replace(graph, quads)
    for found in extract(texts, knowledge, reader=reader):
        assert len(found.facts) == 1, found.rejected
        store.replace(found.graph, found.quads(run=run_iri("")))
    return store


@pytest.fixture(scope="module")
def costs(of_costs: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store with figures and a rank, of kinds that a user's own ontology defines."""
    figures = (COST.format(2, 2020), COST.format(3, 2020), f"{COST.format(4, 2030)}, target=true")
    return _stored((GRADE, *figures), of_costs, tmp_path_factory.mktemp("costs"))


@pytest.mark.parametrize(
    ("question", "column", "expected"),
    [
        ("statistics", "value", ["2000000", "3000000", "4000000"]),
        ("dated-statistics", "value", ["2000000", "3000000", "4000000"]),
        ("figures-over-time", "value", ["2000000", "3000000", "4000000"]),
        ("targets", "value", ["4000000"]),
        ("conflicts", "other_value", ["3000000"]),
        ("conflicts", "type", ["costs"]),
        ("rankings", "rank", ["1"]),
    ],
)
def test_questions_of_figures_hold_those_of_ones_own_kind(
    costs: Store, question: str, column: str, expected: list[str]
) -> None:
    answer = costs.query(resolve(question))
    assert isinstance(answer, Solutions)
    assert [row[answer.variables.index(column)] for row in answer.table()] == expected


def test_figures_of_ones_own_kind_are_asked_like_ours(of_costs: Knowledge, tmp_path: Path) -> None:
    store = _stored([COST.format(2, 2020), GRADE], of_costs, tmp_path)
    asked = Questions(store, of_costs)
    canonical = {c.question for c in asked.candidates("How much does the Harbour Plan cost?")[1]}
    assert "how much or how many: cost of Harbour Plan in 2020" in canonical
    # A question asked without the ontology raises no error.
    assert Questions(store).ask("Who adopted the Harbour Plan?").answers == ()


def test_figures_of_ones_own_kind_are_reviewed_and_drawn_like_ours(costs: Store) -> None:
    doubted = [(doubt.type, doubt.document) for doubt in doubts(costs, below=0)]
    assert doubted == [("costs", "text-1"), ("costs", "text-2")]
    graph = property_graph(costs.quads())
    assert [len(chart.bars) for chart in charts(graph)] == [3]
    assert [place.rank for place in rankings(graph)] == [1]
