"""The identification of the language of a text by its words."""

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
# Shorter texts (about twenty words) are not identified; a Chinese character counts three bytes and says more.
_FEWEST_BYTES = 100
# This many characters from the middle of a text are used to identify its language.
_CHARACTERS = 5_000
# Common English words make up 26 to 45 percent of English prose, and up to 20 percent of other languages.
_LEAST_COMMON = 0.25
# Related languages divide the probability between them: Mandarin and Wu, Bokmal and Danish.
_LEAST_CONFIDENCE = 0.5
_MOST_FOR_ENGLISH = 0.01
# The identifier's code for text in no language, such as numbers or program code.
_NO_LANGUAGE = "zxx"


def with_language(document: Document, languages: Collection[str]) -> Document:
    """Return *document*; its language is added if all languages are read and its metadata do not state one.

    :param languages: ISO 639 codes of the languages that can be read; empty for all.
    :raises DataError: it is in another language. A language stated in the metadata is believed.
    """
    told = document.metadata.language
    if languages and told:
        if told.split("-")[0] not in (*languages, *(_LONG[one] for one in languages if one in _LONG)):
            raise DataError(f"is in another language ({told}, according to its metadata); {_ENGLISH_ONLY}")
    elif not told and (language := language_of(document.text)) is not None:
        if not languages:
            return replace(document, metadata=replace(document.metadata, language=language))
        if language not in languages:
            raise DataError(
                f"is in another language ({language}, judging by its words); {_ENGLISH_ONLY}, or put"
                ' "language": "en" in its metadata if it is in English'
            )
    return document


_LONG = {"en": "eng"}
_ENGLISH_ONLY = "only English can be read without a language model: give a translation or use --reader llm"


def language_of(text: str) -> str | None:
    """Return the ISO 639 code of the language of *text*; None if it is too short or the result is uncertain.

    English is recognised by its common words; other languages are identified by py3langid (Lui and Baldwin 2012).
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
    """Return the most common words of English prose."""
    file = files(__name__.rpartition(".")[0]) / "common.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


@cache
def identifier() -> LanguageIdentifier:
    """Return the language identifier; creating it takes a tenth of a gigabyte and half a second.

    :raises DataError: there is no room for a temporary file of that size.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise DataError(
            f"its language cannot be identified ({error.strerror}); free space for temporary files, or state the language in its metadata"
        ) from None
