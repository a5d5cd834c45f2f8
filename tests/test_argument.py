"""Syntactic arguments, on sentences as the pipeline reads them."""

from __future__ import annotations

import pytest

from policyloom.graph.parsing.parse import pipeline
from policyloom.graph.syntax.argument import arguments
from policyloom.graph.syntax.tree import Doc
from policyloom.graph.syntax.verb import governing_verb, is_infinitive, is_passive


@pytest.mark.parametrize(
    ("text", "word", "name", "expected"),
    [
        ("Norway passed the law.", "passed", "subject", ["Norway"]),
        ("Norway passed the law.", "passed", "object", ["law"]),
        ("The law was passed by Norway.", "passed", "subject", ["Norway"]),
        ("The law was passed by Norway.", "passed", "object", ["law"]),
        ("Norway passed the law that protects rivers.", "protects", "subject", ["law"]),
        ("Norway praised the plan that Sweden adopted.", "adopted", "object", ["plan"]),
        ("The law passed by Norway protects rivers.", "passed", "subject", ["Norway"]),
        ("The law passed by Norway protects rivers.", "passed", "object", ["law"]),
        ("Norway plans to build ports.", "build", "subject", ["Norway"]),
        ("Norway runs Seanet, a team of crews that save cod.", "save", "subject", ["Seanet"]),
        ("Norway hails Seanet, a maker of boats that save cod.", "save", "subject", ["boats"]),
        ("Norway encourages firms to build ports.", "build", "subject", ["firms"]),
        ("Norway supports AI adoption.", "adoption", "compounded", ["AI"]),
        ("Norway enables firms to build ports, cutting waste.", "cutting", "subject", ["Norway"]),
        ("Norway passed the law and built ports.", "built", "subject", ["Norway"]),
        ("The plan aims to build ports.", "aims", "infinitive", ["build"]),
        ("Norway uses drones to save fish.", "uses", "purpose", ["save"]),
        ("Norway invests in ports.", "invests", "in", ["ports"]),
        ("Norway invests in ports.", "invests", "for", []),
        ("Rain falls.", "falls", "object", []),
        ("Norway will build ports.", "will", "modalSubject", ["Norway"]),
        ("Norway will grow.", "will", "modalSubject", []),
        ("Ports will be built by Norway.", "will", "modalSubject", []),
        ("Norway trained crews in order to save fuel.", "to", "purposive", ["Norway"]),
        ("Norway plans to save fuel.", "to", "purposive", []),
        ("Norway published the plan as part of the budget.", "part", "theme", ["plan"]),
        ("The plan was published as part of the budget.", "part", "theme", ["plan"]),
        ("Thanks to rain, rice grew.", "Thanks", "mainClause", ["grew"]),
        ("As a result of rain, rice grew.", "result", "mainClause", ["grew"]),
        ("The result of the vote is a surprise.", "surprise", "mainClause", []),
        ("With the spread of radio, towns grew.", "spread", "opened", ["grew"]),
        ("Towns grew with the spread of radio.", "spread", "opened", []),
        ("Despite the spread of radio, towns shrank.", "spread", "opened", []),
        ("Prices rose due to drought.", "due", "reason", ["drought"]),
        ("Prices rose due to drought.", "due", "explained", ["rose"]),
        ("Trade grew because tariffs were cut.", "because", "reason", ["cut"]),
        ("Trade grew because tariffs were cut.", "because", "explained", ["grew"]),
        ("Trade grew because it was free.", "because", "reason", []),
        ("Norway helps farms prone to frost.", "prone", "described", ["farms"]),
        ("Farms are prone to frost.", "prone", "described", ["Farms"]),
        ("Exports fell.", "fell", "course", ["fell"]),
        ("The strike slowed exports.", "slowed", "course", []),
        ("Exports have not fallen.", "fallen", "course", []),
        ("Norway lacks engineers.", "lacks", "plight", ["lacks"]),
        ("Norway hopes to lose weight.", "lose", "plight", []),
        ("Farmers can not sell rice.", "can", "barred", ["sell"]),
        ("Farmers can sell rice.", "can", "barred", []),
        ("Norway does not make enough rice.", "enough", "barred", ["make"]),
        ("Only 5% of farms use drones.", "Only", "scant", ["use"]),
        ("Only farmers use drones.", "Only", "scant", []),
        ("Norway has few engineers.", "few", "wanting", ["engineers"]),
        ("Norway has few engineers.", "few", "deprived", ["Norway"]),
        ("There is no plan.", "no", "wanting", ["plan"]),
        ("Amid weak demand, Norway cut jobs.", "weak", "wanting", ["demand"]),
        ("Norway praised few engineers.", "few", "wanting", []),
        ("The three sectors are fisheries, trade and tourism.", "sectors", "members", ["fisheries"]),
        ("The bank funds inventions, from robots to drones.", "from", "span", ["robots", "drones"]),
        ("Exports grew from March to May.", "from", "span", []),
        ("From port to port: a plan", "From", "span", []),
        ("Water is scarce and roads are poor.", "scarce", "state", ["is"]),
        ("Water is too dear.", "too", "state", ["is"]),
        ("Too few doctors work in villages.", "Too", "state", ["work"]),
        ("Scarce water is sold in the city.", "Scarce", "state", []),
        ("It is scarce.", "scarce", "state", []),
        ("Fuel is too dear for farmers.", "too", "experiencer", ["farmers"]),
        ("Fuel is too dear.", "too", "experiencer", []),
        ("There is a shortage of teachers.", "shortage", "existing", ["shortage"]),
        ("A shortage of teachers remains.", "shortage", "existing", ["shortage"]),
        ("The shortage of teachers is a scandal.", "shortage", "existing", []),
        ("The shortage remains a scandal.", "shortage", "existing", []),
        ("Farmers complain that roads are bad.", "complain", "content", ["are"]),
        ("Farmers complain to the minister.", "complain", "content", []),
        ("Finance is the main problem.", "problem", "judged", ["Finance"]),
        ("Finance is a problem for firms.", "problem", "judged", []),
        ("The port acts as a catalyst for trade.", "catalyst", "copula", ["port"]),
        ("Because of drought, farms closed.", "Because", "complement", ["drought"]),
        ("The port serves as a hub that attracts ships.", "attracts", "subject", ["port"]),
    ],
)
def test_argument_is_found_in_whatever_clause(text: str, word: str, name: str, expected: list[str]) -> None:
    doc = Doc(pipeline()(text))
    token = next(t for t in doc if t.text == word)
    assert [t.text for t in arguments(token, name)] == expected


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        ("The law was passed by Norway.", "passed", True),
        ("The law passed by Norway protects rivers.", "passed", True),
        ("Norway has passed the law.", "passed", False),
    ],
)
def test_passive_is_told_from_the_perfect(text: str, word: str, passive: bool) -> None:
    assert is_passive(next(t for t in Doc(pipeline()(text)) if t.text == word)) is passive


def test_coordinated_infinitive_shares_its_to() -> None:
    doc = Doc(pipeline()("The plan aims to build ports and protect rivers."))
    assert {t.text for t in doc if t.pos_ == "VERB" and is_infinitive(t)} == {"build", "protect"}


def test_governing_verb_is_the_nearest_above() -> None:
    doc = Doc(pipeline()("Norway plans to build ports."))
    assert [getattr(governing_verb(t), "text", None) for t in doc if t.text in ("ports", "plans")] == [
        None,
        "build",
    ]
