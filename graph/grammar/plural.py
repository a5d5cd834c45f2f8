"""The plural: regular English plural and singular forms of a phrase, by its last word."""

from __future__ import annotations

import re

# Endings in s that are not plural: process, status, basis, gas, series. But cedis, MoUs and TVs are plurals.
_SINGULAR = re.compile(r"(?:ss|[^\Waeou]us|sis|\b[^\W\d_]?[aeiou]s|\b(?:ser|spec)ies)\Z", re.IGNORECASE)
_GREEK = re.compile(r"(?:aly|\bcri|the)ses\Z", re.IGNORECASE)
_IN_Y = re.compile(r"[^\W\d_]{2}ies\Z")
# Plurals in "es" of words that end in a hiss. Most plurals in -ses only added s: houses, courses, abuses, excuses.
_HISSING = re.compile(
    r"(?:[cs]h|x|ss"
    r"|(?:[dilpt]|\w[nr]|oc|ns|(?<!\ba)b)us"  # radius, virus, focus, census, bus
    r"|(?:[gi]|tl)as"  # gas, alias, atlas
    r"|\blens"
    r")es\Z",
    re.IGNORECASE,
)


def plural(phrase: str) -> str:
    """Return the regular plural of *phrase*.

    >>> [plural(word) for word in ("data centre", "strategy", "railway", "bus", "switch")]
    ['data centres', 'strategies', 'railways', 'buses', 'switches']
    """
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase + "es"
    return phrase + "s"


def singular(phrase: str) -> str:
    """Return the singular of *phrase* if it ends like a regular plural, else *phrase* itself.

    >>> [singular(word) for word in ("new technologies", "Departments", "process", "switches")]
    ['new technology', 'Department', 'process', 'switch']
    >>> [singular(word) for word in ("time series", "analyses", "crises")]
    ['time series', 'analysis', 'crisis']
    >>> [singular(word) for word in ("electric buses", "gases", "houses", "cases", "status")]
    ['electric bus', 'gas', 'house', 'case', 'status']
    """
    if not phrase.endswith("s") or _SINGULAR.search(phrase):
        return phrase
    if _IN_Y.search(phrase):
        return phrase[:-3] + "y"
    if _GREEK.search(phrase):
        return phrase[:-2] + "is"
    return phrase[:-2] if _HISSING.search(phrase) else phrase[:-1]
