"""The topic: whether a question tells what a policy is about: "which strategy concerns AI", "the country with the AI strategy"."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import Span


def tells_topic(clause: Clause) -> bool:
    """Say whether *clause* tells what something is about, by a word for that, or by a technology beside one for a policy."""
    if any(clause.plays(word, LEX.topicWords) for word in clause.words):
        return True
    if clause.is_whether:
        return False  # a strategy that uses AI need be no AI strategy
    policies = [span for span, kind in clause.classes.items() if kind == POL.Policy]
    return any(_is_topic(clause, span, link) for span in policies for link in clause.links)


def _is_topic(clause: Clause, span: Span, link: Link) -> bool:
    """Say whether *link* names a technology before the words of *span*, or behind them and "on" or "for"."""
    if link.is_proper or not any(n.is_a(POL.Technology) for n in link.nodes):
        return False
    led = clause.words[span[1] : link.span[0]]
    behind = bool(led) and clause.plays(led[0], LEX.topicPrepositions) and all(w.tag == "DT" for w in led[1:])
    return link.span[1] == span[0] or (link.span[0] > span[1] and behind)
