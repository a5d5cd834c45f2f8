"""The classing: whether something is of a class, and of which of two: "is X a challenge", "is X a challenge or a policy"."""

from __future__ import annotations

from collections.abc import Iterator

from ..index.index import Node
from ..parsing.clause import Clause
from ..words.word import Span
from .reading import Reading, iris, listed, literals

_OR = "or"
_ARTICLES = frozenset({"a", "an"})
_JOINING = _ARTICLES | {_OR}
_SCORE = 9.0
_LEAST_SAID = 2
_MOST_CLASSES = 2


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as whether what it names is of the class that it ends with, or which of two it is.

    What the graph has as none of the class may be one for all that the text says, so that "no" is never said.
    """
    article, spans = _classes(clause)
    held = [(span, nodes) for span in spans if (nodes := _named(clause, range(article), span))]
    if len(held) != 1:
        return
    span, nodes = held[0]
    kind = clause.text(span)
    holes = {"node": iris(nodes), "class": iris([clause.classes[span]]), "kind": literals([kind])}
    asked = clause.text((article, len(clause.words)))
    either = any(w.text.lower() == _OR for w in clause.words)
    yield Reading(
        f"whether {listed(nodes)} is {asked}",
        "kinds",
        holes,
        _SCORE,
        nodes,
        "list" if either else "yes",
        (),
        kind,
    )


def asked(clause: Clause) -> bool:
    """Say whether it asks but for the class of what one name names: "is X a policy" is not whether somebody has it."""
    article, spans = _classes(clause)
    between = [w for i, w in enumerate(clause.words[1:article], 1) if i not in clause.linked]
    return bool(spans) and len(clause.links) == 1 and all(w.tag == "DT" for w in between)


def _classes(clause: Clause) -> tuple[int, list[Span]]:
    """Return the place of the first article before the words for classes that end *clause*, and these words, if it asks so."""
    words = clause.words
    article = next((i for i, w in enumerate(words) if i > 1 and w.text.lower() in _ARTICLES), 0)
    if words[0].base != "be" or not clause.is_whether or not article:
        return 0, []
    spans = sorted(s for s in clause.classes if s[0] > article)
    classed = {i for span in spans for i in range(*span)}
    others = [
        i for i in range(article, len(words)) if words[i].text.lower() not in _JOINING and i not in classed
    ]
    # "A strength or a challenge": the other of two may be no class that the graph knows.
    either = any(w.text.lower() == _OR for w in words[article:])
    known = len(others) <= either and all(words[i].tag[:2] == "NN" for i in others)
    return (article, spans) if known and len(spans) <= _MOST_CLASSES else (0, [])


def _named(clause: Clause, before: range, span: Span) -> tuple[Node, ...]:
    """Return what the words of *clause* at the places *before* name that is of the class of *span*.

    What is all but named will do as well, by more than half of its words: "low standardization".
    """
    links = [link for link in clause.links if link.span[0] in before]
    said = clause.content & {*before}
    if links:
        nodes = links[0].nodes if len(links) == 1 and not said else ()
        return nodes if all(clause.is_of(n, span) for n in nodes) else ()
    free = clause.wording.free
    return tuple(
        n
        for n in clause.index.nodes.values()
        if clause.is_of(n, span)
        and all(clause.has(i, n.words) for i in said)
        and len(said) >= _LEAST_SAID
        and 2 * len(said) > len(n.name - free)
    )
