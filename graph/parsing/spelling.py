"""The spelling: what of a British word the model, trained on American texts, is to see."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# The verbs in -ise, and what is made of them, that American English writes with z; never "rise" or "promise".
_WITH_S = re.compile(
    r"(?<=\w\w)(?<=[dglnt])is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"
    r"|(?<=[aeiou]r|as|iv|ic|im|um|om|ly|th)is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"
    r"|(?<=[ac]l|al)ys(?=(?:e|es|ed|er|ers|ing)$)"
)
_SAME_IN_BOTH = re.compile(
    r"^(?:aris|prais|apprais|rais|merchandis|advertis|expertis|treatis|practis|disguis|exercis|precis|concis|"
    r"excis|incis|promis|compromis|premis|surmis|demis|paradis|guis|chastis|improvis|enterpris|surpris|comp?ris)"
    r"\w*$",
    re.IGNORECASE,
)


def american(word: str) -> str:
    """Return *word* as American English spells its ending, where that is what tells the two apart.

    >>> [american(word) for word in ("modernise", "digitalised", "decarbonisation", "enterprise", "advise")]
    ['modernize', 'digitalized', 'decarbonization', 'enterprise', 'advise']
    """
    return word if _SAME_IN_BOTH.match(word) else _WITH_S.sub(lambda found: found[0].replace("s", "z"), word)


def read_british(nlp: Language) -> None:
    """Let the model of *nlp* see the ending and the form of each word in American spelling; texts stay as they are."""
    vocabulary: Any = nlp.vocab
    getters: dict[int, Callable[[str], str]] = vocabulary.lex_attr_getters
    for attribute in ("NORM", "SUFFIX"):
        key = vocabulary.strings[attribute]
        getters[key] = _of_american(getters[key])


def _of_american(getter: Callable[[str], str]) -> Callable[[str], str]:
    return lambda word: getter(american(word))
