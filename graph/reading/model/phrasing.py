"""The phrasing of finds as claims: in the words of the text, with values and dates from the grammar."""

from __future__ import annotations

from typing import Final

from ..claim import Claim, Mention
from ..form import Form
from ..record import ROLES
from .candidate import Grammar
from .decoding import Find, Pair
from .span import candidate_spans, date_spans
from .text import Text
from .window import PREFIX, Window

# Characters after a goal, and from the beginning of its sentence, within which a deadline begins.
_NEAR: Final = 20
_LEAD: Final = 30
_EDGES: Final = " \t\n,;:.–—-•*"


def claim_of(window: Window, find: Find, score: float, grammar: Grammar) -> Claim | None:
    """Return the claim of a find; None where its subject or its object has no words."""
    text = window.text
    body = text.document.text
    sentence = text.sentences[window.sentences[find.object[0]]]
    start, end = window.offsets[find.object[0]][0], window.offsets[find.object[1]][1]
    value: float | None = None
    roles: dict[str, str] = {}
    if find.form is Form.FIGURE:
        number = text.numbers[candidate_spans(window, text.numbers)[find.object]]
        value, roles = number.value, _beside(window, find, grammar)
        unit = number.unit or roles.get("unit") or grammar.unit_after(body[number.end : sentence[1]])
        roles |= {"unit": unit, "qualifier": number.qualifier}
    elif find.form is Form.RANK:
        rank = text.ranks[candidate_spans(window, text.ranks)[find.object]]
        rest = grammar.ranked_after(body[end : sentence[1]])
        value, roles = rank.place, _beside(window, find, grammar)
        roles |= {"unit": "", "indicator": roles["indicator"] or rest.strip()}
        end += len(rest)
    elif find.form is Form.DATE:
        roles["date"] = _date(window, find.object)
    elif find.kind == grammar.goal:
        roles["date"] = _deadline(text, sentence, (start, end), grammar)
    subject, words = _phrase(window, find.subject, grammar), _clean(body[start:end], grammar)
    if not subject or not words:
        return None
    return Claim(
        kind=find.kind,
        subject=Mention(subject, _place(window, find.subject)),
        object=Mention(words, (start, end)),
        quote=Mention(body[slice(*sentence)], sentence),
        roles={role: Mention(roles[role]) for role in ROLES if roles.get(role)},
        value=None if value is None else f"{value:.10g}",
        is_target=find.form is Form.FIGURE and find.target,
        score=score,
        negated=grammar.is_denied(body[sentence[0] : start]),
    )


def _beside(window: Window, find: Find, grammar: Grammar) -> dict[str, str]:
    """Return the roles of a figure or a rank in words; the place is the text's *about* where no other is found."""
    roles = {
        role: _date(window, pair) if role == "date" else _phrase(window, pair, grammar)
        for role, pair in find.roles
    }
    indicator, place = roles.get("indicator", ""), roles.get("place") or window.text.about
    return roles | {"indicator": grammar.without_genitive(indicator), "place": place}


def _deadline(text: Text, sentence: tuple[int, int], goal: tuple[int, int], grammar: Grammar) -> str:
    """Return the date by which a goal is to be reached, "" where there is none.

    It is within or right after the words of the goal, or at the beginning of the sentence: "By 2030, Peru will ...".
    Of 870 such dates in annotated texts, the annotation has 824; dates further away are more often those of other goals.
    """
    begin, (start, end) = sentence[0], goal
    near = (d for d in text.dates if begin <= d.start < sentence[1])
    found = [d for d in near if grammar.is_deadline(text.document.text[begin : d.start])]
    after = [d for d in found if start <= d.start <= end + _NEAR]
    before = [d for d in found if d.start < min(start, begin + _LEAD)]
    return (after or before)[0].value if after or before else ""


def _place(window: Window, pair: Pair) -> tuple[int, int] | None:
    """Return the offsets of a span in the document; None where it is in the prefix."""
    first, last = pair
    return None if window.regions[first] == PREFIX else (window.offsets[first][0], window.offsets[last][1])


def _date(window: Window, pair: Pair) -> str:
    """Return the value of a date."""
    return date_spans(window)[pair].value


def _phrase(window: Window, pair: Pair, grammar: Grammar) -> str:
    """Return the words of a span, cleaned."""
    return _clean(window.words(*pair), grammar)


def _clean(words: str, grammar: Grammar) -> str:
    """Return *words* without an article, marks at the edges and an unmatched closing bracket."""
    bare = grammar.without_determiner(" ".join(words.split()).strip(_EDGES))
    if bare.endswith((")", "]")) and "(" not in bare and "[" not in bare:
        bare = bare[:-1].rstrip(_EDGES)
    return bare
