"""The vocabulary files: all have one form, no name stands for two things, and no plain English word names a thing."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from policyloom.graph.identity import slug
from policyloom.ontology.namespace import BASE, DCTERMS, ENTITY, OWL, POL, RDF, SKOS, UNIT
from policyloom.ontology.own import built_in
from policyloom.ontology.vocabulary import vocabulary

FOLDER = Path(__file__).parents[1] / "ontology" / "vocabulary"
FILES = sorted(FOLDER.glob("*.ttl"))
NUMERAL = f"{BASE}id/numeral/"
SCHEME = f"{BASE}id/scheme/"
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, POL.demonym, POL.inhabitant)

# Function words and frequent words, which name nothing by themselves.
_GRAMMAR = """a about above across after again against all almost alone along already also although always am among an
    and another any anyone anything are around as at back be became because become been before behind being below
    beside between beyond both but by can cannot could did do does done down during each eight either else enough even
    ever every everyone everything except few fifteen fifty first five for forty four from further get give go had has
    have he hence her here hers him his how however hundred i if in indeed into is it its itself just keep last least
    less made many me might mine more most mostly move much must my name neither never next nine no nobody none nor not
    nothing now nowhere of off often on once one only onto or other others our ours out over own per perhaps please put
    quite rather re really same say see seem several she should show side since six sixty so some someone something
    sometimes somewhere still such take ten than that the their theirs them then there therefore these they third this
    those though three through throughout thus to together too top toward towards twelve twenty two under until up upon
    us used using various very via was we well were what whatever when whenever where whereas wherever whether which
    while who whoever whole whom whose why will with within without would yet you your yours"""
_LIST = """accelerate achieve act adopt agenda aim area article build business capacity capital change china company cost
    country create data day demand develop development digital economy effect effort employ energy enterprise factor
    fact figure focus form future gap general goal good government group growth high home idea impact improve increase
    industrial industry innovation issue key kind law lead level life line link local long low major make manner market
    may mean measure member model national need network new number objective office order part people period person
    place plan point policy potential power problem process produce product production programme progress project
    promote public quality rate reach resource result right road role rule sale scale scheme science service set share
    size small smart society source stage state step strategy strong structure study success supply support sustain
    system target task tax team technology term thing time trade training transform turkey type use value view water
    way wide work year"""
PLAIN_WORDS = {*_GRAMMAR.split(), *_LIST.split()}


@cache
def entries(path: Path) -> dict[str, dict[str, list[Literal | NamedNode]]]:
    """Return subject -> predicate -> objects of a vocabulary file."""
    found: dict[str, dict[str, list[Literal | NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for triple in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        assert isinstance(triple.subject, NamedNode), f"{path.name} has a blank node"
        assert isinstance(triple.object, Literal | NamedNode), f"{path.name} has a blank node"
        found[triple.subject.value][triple.predicate.value].append(triple.object)
    return found


def all_entries() -> dict[str, dict[str, list[Literal | NamedNode]]]:
    return {s: e for path in FILES for s, e in entries(path).items()}


def label(entry: dict[str, list[Literal | NamedNode]]) -> str:
    [literal] = entry[SKOS.prefLabel]
    return literal.value


def labels(entry: dict[str, list[Literal | NamedNode]]) -> list[str]:
    return [o.value for p in LABELS[:3] for o in entry.get(p, [])]


def names(entry: dict[str, list[Literal | NamedNode]]) -> list[str]:
    return [o.value for p in LABELS for o in entry.get(p, [])]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_file_begins_with_a_comment_then_its_prefixes(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    kinds = ["#" if s.startswith("#") else "@" if s.startswith("@prefix") else "." for s in lines if s]
    assert re.match(r"#+@+\.", "".join(kinds))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_entries_stand_in_the_order_of_their_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    subjects = re.findall(r"^(?:entity|unit|numeral):(\S+) a ", text, re.MULTILINE)
    assert subjects == sorted(subjects)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_entry_is_named_by_its_preferred_label(path: Path) -> None:
    wrong = [
        (iri, label(entry))
        for iri, entry in entries(path).items()
        if not iri.startswith(SCHEME) and iri.rpartition("/")[2] != slug(label(entry))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_entry_has_a_class_of_the_ontology_that_fits_its_iri(path: Path) -> None:
    known = vocabulary()
    for iri, entry in entries(path).items():
        classes = tuple(o.value for o in entry[RDF.type])
        if iri.startswith(ENTITY):
            assert known.is_a(classes, POL.Entity), iri
        elif iri.startswith(UNIT):
            assert classes == (POL.Unit,), iri
        else:
            assert classes in {(SKOS.Concept,), (SKOS.ConceptScheme,)}, iri


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_name_is_english_and_free_of_stray_spaces(path: Path) -> None:
    for iri, entry in entries(path).items():
        for literal in (o for p in LABELS for o in entry.get(p, [])):
            assert isinstance(literal, Literal)
            assert literal.language == "en", iri
            assert literal.value == " ".join(literal.value.split()), iri


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_plural_is_listed_that_the_extraction_forms_itself(path: Path) -> None:
    # The extraction adds an 's' to names not all in capitals; plurals of acronyms, 'feet' and 'people' must be listed.
    wrong = [
        (iri, other.value)
        for iri, entry in entries(path).items()
        for other in (*entry.get(SKOS.altLabel, []), *entry.get(SKOS.hiddenLabel, []))
        if other.value.endswith("s") and other.value[:-1] in labels(entry) and not other.value[:-1].isupper()
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_variant_in_case_is_listed_save_as_a_hidden_one(path: Path) -> None:
    for iri, entry in entries(path).items():
        shown = [o.value.casefold() for p in (SKOS.prefLabel, SKOS.altLabel) for o in entry.get(p, [])]
        assert len(shown) == len(set(shown)), iri


@pytest.mark.parametrize("space", [ENTITY, UNIT, NUMERAL])
def test_no_name_belongs_to_two_entries(space: str) -> None:
    # Things, units, cardinals and ordinals are looked up separately: 'second' is a unit and an ordinal.
    owners: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for iri, entry in all_entries().items():
        if iri.startswith(space):
            ordinal = any(o.value.endswith("/ordinals") for o in entry.get(SKOS.inScheme, []))
            for found in names(entry):
                owners[found.casefold(), ordinal].add(iri)
    assert {key: iris for key, iris in owners.items() if len(iris) > 1} == {}


def test_no_plain_english_word_names_a_thing_even_as_it_begins_a_sentence() -> None:
    # Plain words are compared in lower case and with one capital; a name all in capitals, such as IT, is allowed.
    plain = PLAIN_WORDS | {word.title() for word in PLAIN_WORDS - {"china", "turkey"}}
    things = {iri: entry for iri, entry in all_entries().items() if iri.startswith(ENTITY)}
    assert [(name, iri) for iri, entry in things.items() for name in names(entry) if name in plain] == []


@pytest.mark.parametrize(
    ("known", "iri"),
    [
        ("US", "united-states"),
        ("Germany", "germany"),
        ("EU", "european-union"),
        ("Turkey", "turkiye"),
        ("AI", "artificial-intelligence"),
        ("internet of things", "internet-of-things"),
        ("IT", "information-technology"),
        ("data center", "data-centre"),
        ("Industrie 4.0", "industry-4.0"),
        ("CHIPS Act", "chips-and-science-act"),
        ("MIIT", "ministry-of-industry-and-information-technology"),
        ("telehealth", "telemedicine"),
        ("%", "percent"),
        ("$", "us-dollar"),
        ("US$", "us-dollar"),
        ("€", "euro"),
        ("RMB", "chinese-yuan"),
        ("GW", "gigawatt"),
    ],
)
def test_names_in_common_use_lead_to_their_thing_or_unit(known: str, iri: str) -> None:
    found = [s for s, e in all_entries().items() if s.startswith((ENTITY, UNIT)) and known in names(e)]
    assert found in ([ENTITY[iri]], [UNIT[iri]])


def test_countries_are_those_of_iso_3166_1_with_their_codes() -> None:
    codes = [o.value for e in entries(FOLDER / "countries.ttl").values() for o in e[SKOS.notation]]
    two = [code for code in codes if len(code) == 2]
    assert len(codes) == len(set(codes))
    # 248 of the 249; Antarctica is a region. Kosovo's code is not of the standard.
    assert len(two) == 249
    assert len([code for code in codes if len(code) == 3]) == 248


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("zero", 0),
        ("nineteen", 19),
        ("bn", 10**9),
        ("trn", 10**12),
        ("lakh", 10**5),
        ("half", Decimal("0.5")),
        ("treble", 3),
    ],
)
def test_numeral_stands_for_its_number(word: str, number: int | Decimal) -> None:
    assert built_in().words().numerals[word] == number


@pytest.mark.parametrize(
    ("word", "rank"), [("first", 1), ("2nd", 2), ("third", 3), ("twentieth", 20), ("11th", 11)]
)
def test_ordinal_stands_for_its_rank(word: str, rank: int) -> None:
    assert built_in().words().ordinals[word] == rank


def test_every_numeral_has_one_decimal_or_whole_number() -> None:
    for iri, entry in entries(FOLDER / "numerals.ttl").items():
        if not iri.startswith(SCHEME):
            [number] = entry[RDF.value]
            assert Decimal(number.value) >= 0, iri


def test_schemes_of_the_vocabulary_are_described() -> None:
    described = {iri for iri in all_entries() if iri.startswith(SCHEME)} | {POL.numerals}
    used = {o.value for e in all_entries().values() for o in e.get(SKOS.inScheme, [])}
    assert used == described


def test_vocabulary_states_no_facts_of_the_world() -> None:
    allowed = {*LABELS, RDF.type, RDF.value, SKOS.notation, SKOS.inScheme, SKOS.exactMatch, SKOS.definition}
    allowed |= {
        POL.seat,
        DCTERMS.spatial,
    }  # seat: a name that a text may use for the country; spatial: the place whose texts may use a name
    assert {p for e in all_entries().values() for p in e} - allowed == set()
    assert OWL.sameAs not in allowed


def test_shared_names_are_of_places_that_are_known() -> None:
    known = vocabulary()
    shared = [term for term in known.entities if term.places]
    assert shared
    for term in shared:
        for place in term.places:
            assert {POL.Country, POL.Region} & {*known.by_iri[place].classes}, term.label
