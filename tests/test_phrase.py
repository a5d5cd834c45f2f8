"""The phrase: the shortest complete wording around a word."""

from __future__ import annotations

import pytest

from policyloom.graph.parsing.parse import pipeline
from policyloom.graph.syntax.clause import clause
from policyloom.graph.syntax.coordination import items
from policyloom.graph.syntax.phrase import noun_phrase
from policyloom.graph.syntax.tree import Doc, Token


def _word(text: str, word: str) -> Token:
    return next(t for t in Doc(pipeline()(text)) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("The new ports grow.", "ports", "new ports"),
        ("Norway built ports, which grow.", "ports", "ports"),
        ("Norway built the ports of the north.", "ports", "ports of the north"),
        ("Norway uses technologies such as drones.", "technologies", "technologies"),
        ("Norway built ports and roads.", "ports", "ports"),
        ("Norway wants cleaner, safer ports.", "ports", "cleaner, safer ports"),
        ("Its ports grow.", "ports", "ports"),
        ("Ports alone employ few people.", "Ports", "Ports"),
        ("Steel ports in particular face high costs.", "ports", "Steel ports"),
        ("The port as a whole has grown.", "port", "port"),
        ("The port itself has grown.", "port", "port"),
        ("Young pilots, especially, face high prices.", "pilots", "Young pilots"),
    ],
)
def test_noun_phrase_is_short_and_complete(text: str, word: str, phrase: str) -> None:
    assert noun_phrase(_word(text, word)).text == phrase


@pytest.mark.parametrize(
    ("text", "verb", "phrase"),
    [
        ("The plan aims to build new ports.", "build", "build new ports"),
        ("The plan aims to build ports and to train pilots.", "build", "build ports"),
        ("The plan aims at training young pilots.", "training", "training young pilots"),
        ("The plan aims to support small ports in particular.", "support", "support small ports"),
    ],
)
def test_clause_is_the_verb_with_what_belongs_to_it(text: str, verb: str, phrase: str) -> None:
    found = clause(_word(text, verb))
    assert (found.text, found.is_clause) == (phrase, True)


def test_items_are_all_that_is_coordinated_in_order() -> None:
    assert [t.text for t in items(_word("Norway uses drones, sensors and robots.", "drones"))] == [
        "drones", "sensors", "robots",
    ]  # fmt: skip
