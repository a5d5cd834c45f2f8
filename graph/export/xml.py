"""Text in XML 1.0: escaped, and without the characters that it cannot hold."""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.sax.saxutils import escape

# Characters that XML 1.0 does not allow, not even as a reference such as &#7;.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Most texts consist of these characters only and need no escaping.
_PLAIN = re.compile('[^\x00-\x1f&<>"\ud800-\udfff\ufffe\uffff]*')
# Unescaped, a tab or line end in an attribute is read as a space, and a carriage return anywhere as a line feed.
_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def text(value: str) -> str:
    r"""Return *value* as the content of an element; an unwritable character becomes U+FFFD.

    >>> text("a < b\r\x07")
    'a &lt; b&#13;\ufffd'
    """
    if _PLAIN.fullmatch(value):
        return value
    return escape(_UNWRITABLE.sub("\ufffd", value), {"\r": "&#13;"})


def texts(values: Collection[str]) -> Collection[str]:
    """Return :func:`text` of each of *values*; a single check finds the usual case, that none needs a change."""
    return values if _PLAIN.fullmatch("".join(values)) else [text(value) for value in values]


def attribute(value: str) -> str:
    r"""Return *value* as an attribute value in quotes; an unwritable character becomes U+FFFD.

    >>> attribute('say "hi"\n')
    '"say &quot;hi&quot;&#10;"'
    """
    if _PLAIN.fullmatch(value):
        return f'"{value}"'
    return f'"{escape(_UNWRITABLE.sub(chr(0xFFFD), value), _IN_ATTRIBUTES)}"'


def unwritable(value: str) -> str | None:
    r"""Return the first character of *value* that XML 1.0 does not allow, if any.

    >>> unwritable("a\x07")
    '\x07'
    """
    found = _UNWRITABLE.search(value)
    return found[0] if found else None
