"""Acronyms that a text defines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policyloom.graph.grammar.acronym import definitions, expansions
from policyloom.ontology.own import built_in

WORDS = built_in().words()


def test_acronym_is_defined_by_the_words_before_or_after_it() -> None:
    defined = {
        "The Ministry of Health and Welfare (MoHW) said": {"MoHW": "Ministry of Health and Welfare"},
        "our National Vaccination Plan (NVP).": {"NVP": "National Vaccination Plan"},
        "research and development (R&D)": {"R&D": "research and development"},
        "build \u2018Cod Growth Zones\u2019 (CGZs)": {"CGZs": "Cod Growth Zones"},
        "a loan of the European Port Fund, or EPF.": {"EPF": "European Port Fund"},
        "an OTTP (Oil To The Port) line": {"OTTP": "Oil To The Port"},
        "the Departments of Energy (DOE), the Interior (DOI), Ports and Trade (DOT)": {
            "DOE": "Department of Energy",
            "DOI": "Department of Interior",
        },
    }
    assert {text: {d.short: d.long for d in definitions(text, WORDS)} for text in defined} == defined


def test_parenthesis_without_matching_words_defines_nothing() -> None:
    texts = [
        "the harbour authority (XYZ)",
        "a plan (2021)",
        "a plan (see below)",
        "the law (CHIPS",
        "Spain (S)",
        "It ended. Nothing came (EN)",
        "They burn oil, or LNG, or coal",
        "the National Port Authority, or nobody, builds docks",
        "the EU (Brussels) and the WTO (Geneva)",
        "The European Union adopted Regulation (EU) 2022/2065",
        "the NPI (Dublin Port Authority)",
    ]
    assert [definition for text in texts for definition in definitions(text, WORDS)] == []


def test_parenthesis_is_where_it_stands_with_its_space() -> None:
    text = "The Federal Grid Authority (FGA) and the Smart Meter Plan (SMP) met."
    assert [text[slice(*d.parenthesis)] for d in definitions(text, WORDS)] == [" (FGA)", " (SMP)"]


def test_first_definition_holds_and_a_plural_has_its_singular() -> None:
    known = expansions(["clean energy (CE)", "circular economy (CE) and smart cities (SCs)"], WORDS)
    assert known == {"CE": "clean energy", "SCs": "smart cities", "SC": "smart city"}


NAMES = st.builds(str.__add__, st.sampled_from("pqrst"), st.text("abcde", min_size=2, max_size=7))


@given(st.lists(NAMES, min_size=2, max_size=5))
def test_initials_of_any_name_are_its_acronym(words: list[str]) -> None:
    short = "".join(word[0] for word in words).upper()
    [found] = definitions(f"the {' '.join(words)} ({short})", WORDS)
    assert found.short == short
    assert " ".join(words).endswith(found.long)


@given(st.text(max_size=80) | st.text("ABab (). ", max_size=60))
def test_any_text_gives_definitions_whose_words_it_holds(text: str) -> None:
    for found in definitions(text, WORDS):
        start, end = found.parenthesis
        within, before = text[start:end].strip(), " ".join(text[:start].split())
        if within == f"({found.short})":
            assert found.long in before
        else:  # the parenthesis holds the long form
            assert " ".join(within.strip("( )").split()) == " ".join(found.long.split())
            assert before.endswith(found.short)
