"""The packing: what the parser made of a document as bytes, and back, so that it need not be parsed again.

Parses are known by all that the parser sees of a text: its tokens as they were cut, joined and likened to others. So
another lexicon finds every parse again, another vocabulary those of all texts in which its names change nothing.
What is packed is spaCy's own array of attributes, see ``Doc.to_array``.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What the model makes its features of, and where a sentence must begin.
_SEEN: list[int | str] = ["ORTH", "NORM", "SUFFIX", "SPACY", "SENT_START"]
# What it finds, and which of that are words.
_FOUND: list[int | str] = ["HEAD", "ENT_IOB", "POS", "TAG", "MORPH", "LEMMA", "DEP", "ENT_TYPE"]
_WORDS = slice(_FOUND.index("TAG"), None)
# Changed with the form of what is packed.
_FORM = 1


def key(docs: Sequence[Doc], parser: str) -> str:
    """Return what names the parses of *docs*, which are ready for the parser and not parsed yet: a SHA-256.

    :param parser: tells the parser from others, with its release.
    """
    seen = hashlib.sha256(f"{_FORM} {parser}".encode())
    for doc in docs:
        seen.update(len(doc).to_bytes(8, "little"))
        seen.update(doc.to_array(_SEEN).tobytes())
    return seen.hexdigest()


def packed(docs: Sequence[Doc]) -> bytes:
    """Return the parses of *docs*."""
    import numpy

    found = numpy.concatenate([doc.to_array(_FOUND) for doc in docs])
    strings = docs[0].vocab.strings
    words = [strings[word] for word in numpy.unique(found[:, _WORDS])]
    return zlib.compress(json.dumps(words).encode() + b"\n" + found.tobytes(), level=1)


def unpack(data: bytes, docs: Sequence[Doc]) -> None:
    """Give *docs*, ready for the parser, the parses that were packed of their like.

    :raises ValueError: *data* is broken; *docs* are as before.
    """
    import numpy

    try:
        words, _, found = zlib.decompress(data).partition(b"\n")
    except zlib.error as error:
        raise ValueError(str(error)) from None
    rows: Any = numpy.frombuffer(found, dtype=numpy.uint64).reshape(sum(map(len, docs)), len(_FOUND))
    for word in json.loads(words):
        docs[0].vocab.strings.add(word)
    start = 0
    for doc in docs:
        doc.from_array(_FOUND, rows[start : start + len(doc)])
        start += len(doc)
