"""The request: what is asked for once more behind a question, as "name the minister" or "list them all"."""

from __future__ import annotations

from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.word import Span
from .reading import Reading

_PRONOUN = "PRP"
_ALL = frozenset({"all"})
_WHICH = frozenset({"which", "what"})
_DETERMINERS = frozenset({"DT", "PRP", "PRP$"})


def is_granted(clause: Clause, reading: Reading) -> bool:
    """Say whether *reading* gives what *clause* asks for once more behind its question.

    "Who proposed X, name the minister" is not answered by a country, "list them all" not by one of a list.
    """
    span = _request(clause)
    if span is None or reading.shape != "list" or not reading.nodes:
        return True
    nouns = [i for i in range(*span) if clause.words[i].tag[:2] == "NN" and i not in clause.linked]
    nouns = [i for i in nouns if clause.words[i].stem not in clause.wording.free]
    asked = clause.words[slice(*span)]
    if not nouns and any(w.tag == _PRONOUN or w.text.lower() in _ALL for w in asked):
        return len(reading.nodes) > 1 or not _leaves_out(clause, reading)
    return all(_is_said(clause, i, span[0]) or _is_of_all(clause, i, reading) for i in nouns)


def _request(clause: Clause) -> Span | None:
    """Return the words of a request behind a question; none where the words before them are no whole question."""
    words = clause.words
    listed = "asksList" in clause.asks
    begin, end = clause.asks["asksList"] if listed else _asked_again(clause)
    if not begin or words[0].text.lower() not in PLAIN or words[begin - 1].tag in ("TO", *_DETERMINERS):
        return None
    if listed and end - begin == 1 and [w.tag in _DETERMINERS for w in words[end : end + 1]] != [True]:
        return None  # "which list of ports"
    # "Which features" are no verb, whatever the parse says.
    verbs = [
        w
        for i, w in enumerate(words[:begin])
        if w.tag.startswith("V") and (i > 1 or words[0].tag == "WP" or w.base == "be")
    ]
    helps = any(w.base == "do" or w.tag == "MD" for w in words[1:begin])
    # "What does Chile name the plan" asks for but one thing.
    whole = any(w.base != "do" for w in verbs) if helps else bool(verbs)
    return (end, len(words)) if whole else None


def _asked_again(clause: Clause) -> Span:
    """Return the last "which" where a whole question stands before it, and but a noun behind: "who did it, which minister"."""
    words = clause.words
    last = max((i for i, w in enumerate(words) if i > 1 and w.text.lower() in _WHICH), default=0)
    behind = [w.tag[:2] in ("NN", "JJ") for w in words[last + 1 :]]
    before = last - 1 in clause.linked or words[last - 1].tag[:2] == "NN"
    return (last, last + 1) if last and before and behind and all(behind) else (0, 0)


def _is_said(clause: Clause, noun: int, end: int) -> bool:
    """Say whether the question itself has the noun already: "which policies are there, list the policies"."""
    return any(clause.words[noun].stems & word.stems for word in clause.words[:end])


def _is_of_all(clause: Clause, noun: int, reading: Reading) -> bool:
    """Say whether all answers are of the class that *noun* is for, or are called so."""
    spans = [span for span in clause.classes if noun in range(*span)]
    return all(
        clause.has(noun, n.words) or any(clause.is_of(n, span) for span in spans) for n in reading.nodes
    )


def _leaves_out(clause: Clause, reading: Reading) -> bool:
    """Say whether a sentence lists more of the same than *reading* gives."""
    return any(
        (f.property, f.subject) == (told.property, told.subject)
        for told in reading.facts
        for f in clause.index.beside(told)
        if not {f.object, f.subject} & {*reading.nodes}
    )


__all__ = ["is_granted"]
