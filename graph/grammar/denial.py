"""The denial: whether a clause contains a negation of what follows, by the words of its language."""

from __future__ import annotations

import re
from functools import lru_cache

from ...ontology.language import Words, any_of


def is_denied(before: str, words: Words) -> bool:
    """Say whether *before*, the sentence up to an object, denies the object within the same clause.

    >>> from policyloom.ontology.own import built_in
    >>> words = built_in().words()
    >>> is_denied("France did not adopt ", words), is_denied("It did not wait, and adopted ", words)
    (True, False)
    """
    clause_end, denial, modal = _forms(words)
    clause = clause_end.split(before)[-1]
    found = denial.search(clause)
    # In "Firms that do not comply will face higher costs", only the complying is denied.
    return found is not None and not modal.search(clause, found.end())


def is_modal(before: str, words: Words) -> bool:
    """Say whether *before*, the sentence up to an object, has a modal verb in the clause of the object.

    >>> from policyloom.ontology.own import built_in
    >>> words = built_in().words()
    >>> is_modal("Peru will build ", words), is_modal("It may rain, but Peru built ", words)
    (True, False)
    """
    clause_end, _, modal = _forms(words)
    return bool(modal.search(clause_end.split(before)[-1]))


def has_denial(text: str, words: Words) -> bool:
    """Say whether *text* contains a denial anywhere.

    >>> from policyloom.ontology.own import built_in
    >>> has_denial("Did Peru abandon it?", built_in().words()), has_denial("not only ports", built_in().words())
    (True, False)
    """
    _, denial, _ = _forms(words)
    return bool(denial.search(text))


@lru_cache
def _forms(words: Words) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for the end of a clause, for a denial and for a modal verb."""
    return (
        re.compile(rf"[,;:()]|{any_of(words.conjunctions)}", re.IGNORECASE),
        re.compile(rf"(?!{any_of(words.affirmations)}){any_of(words.denials)}", re.IGNORECASE),
        re.compile(any_of(words.modals), re.IGNORECASE),
    )
