"""The plural: regular English number, for phrases whose last word carries it."""

from __future__ import annotations


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
    """Return the singular of *phrase* where it ends as a regular plural does, *phrase* itself otherwise.

    >>> [singular(word) for word in ("new technologies", "Departments", "process", "switches")]
    ['new technology', 'Department', 'process', 'switch']
    """
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    if phrase.endswith(("ches", "shes", "xes", "sses")):
        return phrase[:-2]
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase
