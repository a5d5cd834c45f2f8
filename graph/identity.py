"""Identity: IRIs made from names and digests made from contents, the same on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache

from ..ontology.language import leading
from ..ontology.own import built_in

_LONGEST_SLUG = 80


def digest(*fields: object) -> str:
    """Return a digest of *fields*, 16 hexadecimal digits; ("ab", "c") and ("a", "bc") have different digests.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    joined = "\x1f".join(map(str, fields))
    # A file name may contain bytes that are not valid text, which Python keeps as lone surrogates.
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def without_article(name: str) -> str:
    """Return *name* without its leading English article, if any.

    >>> without_article("The Industry 4.0")
    'Industry 4.0'
    """
    return _article().sub("", name)


@cache
def _article() -> re.Pattern[str]:
    # Use only the built-in English articles, even if a user adds others: an IRI must be the same on every machine.
    words = built_in().words()
    return leading(words.articles | words.indefinites)


@lru_cache(maxsize=100_000)
def slug(name: str) -> str:
    """Return the last part of an IRI for *name*: readable where it can be.

    Names that differ only in case, article, accents or punctuation have the same one.

    A slug that lost characters of the name (another script, symbols, over-length) contains a digest of the name.

    >>> slug("The Industry 4.0")
    'industry-4.0'
    >>> slug("工业互联网")
    'ca92a83d1db3ff8e'
    """
    key = without_article(" ".join(name.split())).casefold()
    ascii_key = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9.]+", "-", ascii_key.replace("'", "")).strip("-.")
    # Dropping quotation marks, accents and punctuation is fine; dropping anything else would merge two names.
    lossy = not key.isascii() and any(
        c.isalnum() and unicodedata.normalize("NFKD", c)[0].isascii() is False for c in key
    )
    if not words:
        return digest(key)
    if lossy or len(words) > _LONGEST_SLUG or any(c in key for c in "+#$&€£¥%"):
        return f"{words[:_LONGEST_SLUG].rstrip('-.')}-{digest(key)[:8]}"
    return words
