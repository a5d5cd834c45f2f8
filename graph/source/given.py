"""Texts that are given as strings rather than as files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...ontology.errors import InputError
from ..identity import slug
from ..metadata import is_unicode
from .content import Content, Source
from .decoder import DECODERS
from .find import Found

_ENDING = ".txt"


def given_texts(texts: str | Mapping[str, str] | Iterable[str]) -> Found:
    """Return *texts* as sources: one text, a mapping of names to texts, or texts to be numbered from 1.

    :raises InputError: there is no text, a name is empty, a text is a file name, or two names give the same IRI.

    >>> [source.name for source in given_texts(["Ports grow.", "Ferries run."]).sources]
    ['text-1', 'text-2']
    """
    if isinstance(texts, str):
        named = {"text": texts}
    elif isinstance(texts, Mapping):
        named = {str(name): text for name, text in texts.items()}
    else:
        named = {f"text-{number}": text for number, text in enumerate(texts, start=1)}
    if not named:
        raise InputError("no text was given; give one text, or a mapping of names to texts")
    slugs: dict[str, str] = {}
    for name, text in named.items():
        _check(name, text)
        if (other := slugs.setdefault(slug(name), name)) != name:
            raise InputError(f"{name!r} and {other!r} count as the same name; rename one of them")
    return Found(
        tuple(
            Source(name, Path(f"{name}{_ENDING}"), held=Content(text.encode()))
            for name, text in named.items()
        )
    )


def _check(name: str, text: object) -> None:
    if not isinstance(text, str):
        raise InputError(f"the text {name!r} is of type {type(text).__name__}; give a str")
    if not name.strip():
        raise InputError("the name of a text is empty; give every text a name")
    if not is_unicode(name) or not is_unicode(text):
        raise InputError(f"the text {name!r} or its name contains half of a surrogate pair; correct it")
    if not re.search(r"\s", text) and Path(text).suffix.lower() in DECODERS:
        raise InputError(f"{text!r} is the name of a file, not a text; use policyloom.build to read files")
