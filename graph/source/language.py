"""The language of a text, told by its words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ...ontology.errors import DataError
from ..document import Document

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
# Letters with fewer bytes, some twenty words, tell too little; a Chinese one has three and tells more.
_FEWEST_BYTES = 100
# So much of a text tells its language.
_CHARACTERS = 5_000
# Of the words of English prose 26 to 45 in 100 are among its commonest; other languages have up to 20 that look so.
_LEAST_COMMON = 0.25
# Kin share what is not English among them: Mandarin and Wu, Bokmal and Danish.
_LEAST_CONFIDENCE = 0.5
_MOST_FOR_ENGLISH = 0.01
# What the identifier calls that which is no language: numbers, code.
_NO_LANGUAGE = "zxx"


def with_language(document: Document, languages: Collection[str]) -> Document:
    """Return *document*, and in what language it is where all are read and its metadata do not tell.

    :param languages: those that can be read; empty for all.
    :raises DataError: it is in another language. What the metadata say of it is believed.
    """
    told = document.metadata.language
    if languages and told:
        if told.split("-")[0] not in (*languages, *(_LONG[one] for one in languages if one in _LONG)):
            raise DataError(f"is in another language ({told}, as is said of it); {_ENGLISH_ONLY}")
    elif not told and (language := language_of(document.text)) is not None:
        if not languages:
            return replace(document, metadata=replace(document.metadata, language=language))
        if language not in languages:
            raise DataError(
                f"is in another language ({language}, by its words); {_ENGLISH_ONLY}, or tell that it is in English"
                ' by "language": "en" in its metadata'
            )
    return document


_LONG = {"en": "eng"}
_ENGLISH_ONLY = "only English is read without a language model (--reader llm): give a translation"


def language_of(text: str) -> str | None:
    """Return the language of *text*, a code of ISO 639; None where it is too short to tell, or hard to.

    The common words of English tell English at once; all else is told by py3langid, after Lui and Baldwin (2012).
    """
    middle = max(0, (len(text) - _CHARACTERS) // 2)
    part = text[middle : middle + _CHARACTERS]
    words = _WORD.findall(part.lower())
    if sum(len(word.encode()) for word in words) < _FEWEST_BYTES:
        return None
    if sum(word in _common() for word in words) >= _LEAST_COMMON * len(words):
        return "en"
    ranked = identifier().rank(part)
    language, confidence = ranked[0]
    if language == "en":
        return "en"
    is_sure = confidence >= _LEAST_CONFIDENCE and dict(ranked)["en"] <= _MOST_FOR_ENGLISH
    return str(language) if is_sure and language != _NO_LANGUAGE else None


@cache
def _common() -> frozenset[str]:
    """Return the commonest words of English prose."""
    file = files(__name__.rpartition(".")[0]) / "common.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


@cache
def identifier() -> LanguageIdentifier:
    """Return what tells one language from another; it takes a tenth of a gigabyte and half a second to make.

    :raises DataError: there is no room for a temporary file of that size.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise DataError(
            f"its language cannot be told ({error.strerror}); make room where temporary files go, or name it in the metadata"
        ) from None
