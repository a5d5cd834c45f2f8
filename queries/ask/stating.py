"""The stating: the verbs of a question that its answer's sentence must have, or that say something else."""

from __future__ import annotations

from ...ontology.namespace import POL
from .clause import Clause
from .index import Statement
from .target import wanted
from .word import Span, split, uninflected


def canonical(clause: Clause, place: int) -> str:
    """Return the canonical stem of the word at *place*."""
    return clause.wording.canonical(clause.words[place].stem)


def stating_words(clause: Clause, fact: Statement) -> list[str] | None:
    """Return the verb of the question that the sentence must have, as it says more than the property: to invest in.

    None is returned where the sentence does not have it.
    """
    spans = [
        s
        for s, found in clause.properties
        if fact.property in found and clause.words[s[0]].tag.startswith("V")
    ]
    if fact.property == POL.adopts:
        if "asksActor" in clause.asks:
            # "Who is its author" asks who wrote it.
            spans = [
                s for s, found in clause.properties if fact.property in found and s not in clause.classes
            ]
        spans = [s for s in spans if clause.words[s[0]].stems & clause.wording.particular]
    if not spans or (fact.property != POL.adopts and len(spans) < len(_stating(clause, fact.property))):
        return []
    for span in spans:
        if any(
            (fact.property in clause.wording.worded.get(key, ()) and fact.property != POL.adopts)
            or any("infinitive" in sense.object for sense in clause.wording.senses.get(key, ()))
            for key in clause.keys(span)
        ):
            return []
    if fact.property == POL.adopts:
        # Who leads it is not told by a word for a leader.
        forms = {uninflected(word) for word, _ in split(fact.quote)}
        spans = [s for s in spans if uninflected(clause.words[s[0]].base) in forms]
    return next(([canonical(clause, s[0])] for s in spans if clause.has(s[0], fact.context)), None)


def _stating(clause: Clause, property: str) -> list[Span]:
    named = bool(clause.links)
    return [s for s, found in clause.properties if property in found and (named or s not in clause.classes)]


def states_other(clause: Clause, place: int, property: str) -> bool:
    """Say whether the word is a verb that states another property than *property*."""
    if place in wanted(clause):
        return False  # what is wanted to be done is not done
    found = [p for (a, b), p in clause.properties if a <= place < b]
    return clause.words[place].tag.startswith("V") and bool(found) and not any(property in p for p in found)


def passes_on(clause: Clause, property: str) -> bool:
    """Say whether what a policy does can be said of who adopted it: it uses a technology, but produces none."""
    if property != POL.usesTechnology:
        return True
    spans = [span for span, found in clause.properties if property in found]
    worded = (property in clause.wording.worded.get(key, ()) for s in spans for key in clause.keys(s))
    verbs = [s for s in spans if clause.words[s[0]].tag.startswith("V")]
    of_kind = POL.Technology in clause.classes.values() and not verbs
    return not spans or of_kind or any(worded)


def is_stated(clause: Clause, property: str) -> bool:
    """Say whether a word of *clause* may state *property*."""
    return any(property in found for _, found in clause.properties)
