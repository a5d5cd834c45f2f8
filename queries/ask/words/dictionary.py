"""The dictionary: which words are English."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

# The parts of speech whose words a dictionary tells; of others there are few, and the lexicon knows them.
_PARTS = ("noun", "verb", "adj", "adv")


@lru_cache(maxsize=65_536)
def is_english(word: str) -> bool:
    """Say whether a dictionary has *word*, which is in lower case, or a form of it."""
    from ....graph.parsing.parse import pipeline

    tables: Any = pipeline().get_pipe("lemmatizer")
    rules, known, irregular = (
        tables.lookups.get_table(f"lemma_{name}") for name in ("rules", "index", "exc")
    )
    return any(_is_form(word, rules[part], known[part], irregular[part]) for part in _PARTS)


def _is_form(
    word: str, rules: Sequence[tuple[str, str]], known: Collection[str], irregular: Collection[str]
) -> bool:
    """Say whether *word* is one of the *known*, or an *irregular* form of one, or one by *rules*, an ending for another."""
    return (
        word in known
        or word in irregular
        or any(word.endswith(old) and word.removesuffix(old) + new in known for old, new in rules if old)
    )
