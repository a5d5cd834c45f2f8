"""The vocabulary files: no name stands for two things, and no plain English word names a thing."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from policyloom.graph.identity import slug
from policyloom.ontology.fault import faults
from policyloom.ontology.knowledge import knowledge
from policyloom.ontology.namespace import BASE, DCTERMS, ENTITY, POL, RDF, SKOS, UNIT
from policyloom.ontology.own import built_in
from policyloom.ontology.vocabulary import vocabulary

FOLDER = Path(__file__).parents[2] / "ontology" / "vocabulary"
FILES = sorted(FOLDER.glob("*.ttl"))
NUMERAL = f"{BASE}id/numeral/"
SCHEME = f"{BASE}id/scheme/"
Entry = dict[str, list[Literal | NamedNode]]
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, POL.demonym, POL.inhabitant)

# Function words and frequent words, which name nothing by themselves.
PLAIN_WORDS = set(Path(__file__).with_name("plain-words.txt").read_text(encoding="utf-8").split())


@cache
def entries(path: Path) -> dict[str, Entry]:
    """Return subject -> predicate -> objects of a vocabulary file."""
    found: dict[str, Entry] = defaultdict(lambda: defaultdict(list))
    for triple in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        assert isinstance(triple.subject, NamedNode), f"{path.name} has a blank node"
        assert isinstance(triple.object, Literal | NamedNode), f"{path.name} has a blank node"
        found[triple.subject.value][triple.predicate.value].append(triple.object)
    return found


def each() -> list[tuple[str, Entry]]:
    """Return the entries of all files, each with its IRI."""
    return [described for path in FILES for described in entries(path).items()]


def said(entry: Entry, *predicates: str) -> list[str]:
    return [o.value for p in predicates for o in entry.get(p, [])]


def test_entry_is_named_by_its_one_preferred_label() -> None:
    wrong = [
        (iri, said(entry, SKOS.prefLabel))
        for iri, entry in each()
        if not iri.startswith(SCHEME)
        and [iri.rpartition("/")[2]] != [*map(slug, said(entry, SKOS.prefLabel))]
    ]
    assert wrong == []


def test_entry_has_a_class_of_the_ontology_that_fits_its_iri() -> None:
    known = vocabulary()
    for iri, entry in each():
        classes = tuple(o.value for o in entry[RDF.type])
        if iri.startswith(ENTITY):
            assert known.is_a(classes, POL.Entity), iri
        elif iri.startswith(UNIT):
            assert classes == (POL.Unit,), iri
        else:
            assert classes in {(SKOS.Concept,), (SKOS.ConceptScheme,)}, iri


def test_every_name_is_english_and_free_of_stray_spaces() -> None:
    for iri, entry in each():
        for literal in (o for p in LABELS for o in entry.get(p, [])):
            assert isinstance(literal, Literal)
            assert literal.language == "en", iri
            assert literal.value == " ".join(literal.value.split()), iri


def test_no_plural_is_listed_that_the_extraction_forms_itself() -> None:
    # The extraction adds an 's' to names not all in capitals; plurals of acronyms, 'feet' and 'people' must be listed.
    wrong = [
        (iri, name)
        for iri, entry in each()
        for name in said(entry, SKOS.altLabel, SKOS.hiddenLabel)
        if name.endswith("s") and name[:-1] in said(entry, *LABELS[:3]) and not name[:-1].isupper()
    ]
    assert wrong == []


def test_no_variant_in_case_is_listed_save_as_a_hidden_one() -> None:
    for iri, entry in each():
        shown = [name.casefold() for name in said(entry, SKOS.prefLabel, SKOS.altLabel)]
        assert len(shown) == len(set(shown)), iri


def test_entries_have_no_fault_that_ones_own_would_be_refused_for() -> None:
    assert list(faults(knowledge(), [iri for iri, _ in each()])) == []


# Names of things are among the faults.
@pytest.mark.parametrize("space", [UNIT, NUMERAL])
def test_no_name_belongs_to_two_entries(space: str) -> None:
    # Units, cardinals and ordinals are looked up separately: 'second' is a unit and an ordinal.
    owners: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for iri, entry in each():
        if iri.startswith(space):
            ordinal = any(scheme.endswith("/ordinals") for scheme in said(entry, SKOS.inScheme))
            for name in said(entry, *LABELS):
                owners[name.casefold(), ordinal].add(iri)
    assert {key: iris for key, iris in owners.items() if len(iris) > 1} == {}


def test_no_plain_english_word_names_a_thing_even_as_it_begins_a_sentence() -> None:
    # Plain words are compared in lower case and with one capital; a name all in capitals, such as IT, is allowed.
    plain = PLAIN_WORDS | {word.title() for word in PLAIN_WORDS - {"china", "turkey"}}
    things = [(iri, entry) for iri, entry in each() if iri.startswith(ENTITY)]
    assert [(iri, name) for iri, entry in things for name in said(entry, *LABELS) if name in plain] == []


def test_names_in_common_use_lead_to_their_thing_or_unit() -> None:
    things = {
        "US": "united-states",
        "Germany": "germany",
        "EU": "european-union",
        "Turkey": "turkiye",
        "AI": "artificial-intelligence",
        "internet of things": "internet-of-things",
        "IT": "information-technology",
        "data center": "data-centre",
        "Industrie 4.0": "industry-4.0",
        "CHIPS Act": "chips-and-science-act",
        "MIIT": "ministry-of-industry-and-information-technology",
        "telehealth": "telemedicine",
    }
    units = {
        "%": "percent",
        "$": "us-dollar",
        "US$": "us-dollar",
        "€": "euro",
        "RMB": "chinese-yuan",
        "GW": "gigawatt",
    }
    wanted = {name: [ENTITY[key]] for name, key in things.items()}
    wanted |= {name: [UNIT[key]] for name, key in units.items()}
    known = [(iri, said(entry, *LABELS)) for iri, entry in each() if iri.startswith((ENTITY, UNIT))]
    assert {name: [iri for iri, names in known if name in names] for name in wanted} == wanted


def test_countries_are_those_of_iso_3166_1_with_their_codes() -> None:
    countries = entries(FOLDER / "countries.ttl").values()
    codes = [code for entry in countries for code in said(entry, SKOS.notation)]
    two = [code for code in codes if len(code) == 2]
    assert len(codes) == len(set(codes))
    # 248 of the 249; Antarctica is a region. Kosovo's code is not of the standard.
    assert len(two) == 249
    assert len([code for code in codes if len(code) == 3]) == 248


def test_numerals_stand_for_their_numbers_and_ordinals_for_their_ranks() -> None:
    known = built_in().words()
    numbers = {"zero": 0, "nineteen": 19, "bn": 10**9, "trn": 10**12, "lakh": 10**5, "treble": 3}
    assert numbers.items() <= known.numerals.items()
    assert known.numerals["half"] == Decimal("0.5")
    ranks = {"first": 1, "2nd": 2, "third": 3, "twentieth": 20, "11th": 11}
    assert ranks.items() <= known.ordinals.items()


def test_schemes_of_the_vocabulary_are_described() -> None:
    described = {iri for iri, _ in each() if iri.startswith(SCHEME)} | {POL.numerals}
    assert {scheme for _, entry in each() for scheme in said(entry, SKOS.inScheme)} == described


def test_vocabulary_states_no_facts_of_the_world() -> None:
    allowed = {*LABELS, RDF.type, RDF.value, SKOS.notation, SKOS.inScheme, SKOS.exactMatch, SKOS.definition}
    # seat: a name that a text may use for the country; spatial: the place whose texts may use a name
    allowed |= {POL.seat, DCTERMS.spatial}
    assert {predicate for _, entry in each() for predicate in entry} <= allowed


def test_shared_names_are_of_places_that_are_known() -> None:
    known = vocabulary()
    shared = [term for term in known.entities if term.places]
    assert shared
    for term in shared:
        for place in term.places:
            assert {POL.Country, POL.Region} & {*known.by_iri[place].classes}, term.label
