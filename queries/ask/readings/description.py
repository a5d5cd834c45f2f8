"""The description: words of a question that tell what a thing is or does, instead of its name: "the country that built X"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....ontology.namespace import POL
from ..index.index import Node
from ..parsing.clause import RELATIVE, Clause
from ..parsing.link import Link
from ..parsing.utterance import PLAIN
from ..words.asking import NUMBERS
from ..words.word import Span, Word

_SHORTEST_DESCRIPTION = 2
_DESCRIBING = RELATIVE | {"where", "with", "behind", "of", "by", "from", "adopted"}

_AUXILIARIES = frozenset({"do", "be"})


def described(clause: Clause) -> list[Span]:
    """Return the spans of words that may describe a thing: from a word for a class on, the longest first."""
    count = len(clause.words)
    found: list[Span] = []
    for a, b in clause.classes:
        if (a > 1 or clause.words[0].tag == "DT") and b < count and _begins(clause, b):
            found += [(a, end) for end in range(count, b + _SHORTEST_DESCRIPTION - 1, -1)]
        # "Germany's policy", "the German policy"
        found += [(link.span[0], b) for link in clause.links if link.span[1] == a and link.span[0] > 0]
    return sorted(found, key=lambda s: (s[0] - s[1], s[0]))


def _begins(clause: Clause, place: int) -> bool:
    """Say whether the word at *place* begins what describes the thing before it."""
    word = clause.words[place]
    text = word.text.lower()
    # "How many does the country ranked second have": its verb stands behind, whatever the parse has of this one.
    done = word.tag == "VBD" and any(w.base in _AUXILIARIES or w.tag == "MD" for w in clause.words[:place])
    return text in _DESCRIBING or text in clause.vocabulary.ordinals or word.tag in ("VBN", "VBG") or done


def settled_links(clause: Clause) -> tuple[Link, ...]:
    """Return the links of *clause* that its descriptions were resolved to."""
    return tuple(link for link in clause.links if link.query)


def covered(links: Iterable[Link]) -> set[int]:
    """Return the places of the words of *links*."""
    return {i for link in links for i in range(*link.span)}


def has_relative(clause: Clause) -> bool:
    """Say whether a clause of the question describes a thing: 'the country whose policy is X'."""
    settled = covered(settled_links(clause))
    return any(
        clause.words[b].text.lower() in RELATIVE and not settled & {*range(a, b + 1)}
        for a, b in clause.classes
        if (a > 1 or clause.words[0].tag == "DT") and b < len(clause.words)
    )


def is_all(clause: Clause, link: Link) -> bool:
    """Say whether *clause* asks but for what *link* describes: "what is the policy of the country that uses X"."""
    is_asked = clause.words[0].text.lower() in PLAIN and any(w.lemma == "be" for w in clause.words[1:2])
    asking = clause.asking
    stated = any(
        not asking.issuperset(range(*span)) for span, _ in clause.properties
    )  # "give me" states nothing
    # "The amount of what the policy uses" is no policy.
    numbers = (clause.asks[role] for role in NUMBERS & clause.asks.keys())
    stated |= any(not {*range(*span)} <= {*range(*link.span)} for span in numbers)
    others = len(clause.links) > 1 or clause.classes or stated or clause.content - asking
    return link.span[1] == len(clause.words) and not others and (is_asked or "asksList" in clause.asks)


def only_mentions(clause: Clause, node: Node) -> bool:
    """Say whether *node* is called by a name that only mentions what *clause* asks for: a tax credit for investments is none."""
    if clause.focus is None or clause.focus[1] != POL.Undertaking:
        return False
    noun = clause.focus[0][1] - 1
    return clause.has(noun, node.words) and not clause.has(noun, node.heads)


def describes(clause: Clause, span: Span) -> bool:
    """Say whether the words of *span* say anything but a class: "the policy whose country" describes nothing."""
    inside = {*range(*span)}
    relative = any(clause.words[i].tag in ("WDT", "WP", "WP$") for i in inside)
    if relative and not any(clause.words[i].tag.startswith("V") for i in inside):
        return False
    if not relative and _has_main_verb(clause, span):
        return False  # "what does the country behind X want to build"
    kinds = clause.classed
    return bool(inside & clause.linked or (inside & clause.content) - kinds)


def _has_main_verb(clause: Clause, span: Span) -> bool:
    """Say whether the words of *span* have the verb of the auxiliary "do" before them."""
    words, (start, end) = clause.words, span
    does = any(w.base == "do" for w in words[:start])
    finite = (i for i in range(start + 1, end) if words[i].tag in ("VB", "VBP"))
    return does and any(words[i - 1].tag not in ("TO", "MD") for i in finite)


def ends_well(asked: Sequence[Word], span: Span) -> bool:
    """Say whether a description can end where *span* does: not before what the last word needs."""
    end = span[1]
    last = asked[end - 1]
    if _has_its_object(asked[slice(*span)]):
        return True
    if last.tag.startswith("V") and asked[end:] and asked[end].tag[:2] in ("NN", "JJ", "DT", "CD"):
        return False  # its object follows
    if last.tag == "VBN" and asked[end:] and asked[end].tag == "IN":
        return False  # what it is based on follows
    if asked[end:] and asked[end].tag == "IN" and _awaits_verb(asked, span):
        return False  # "what does the plan that is to keep X in front focus on"
    if last.tag[:2] == "JJ" and asked[end:] and asked[end].tag[:2] == "NN":
        return False  # "use more", of "use more AI"
    if end == len(asked) and last.tag == "IN":
        if next((w.tag for w in asked[span[0] + 1 : end] if w.tag[:2] != "NN"), "") == "VBG":
            return False  # "the leadership concerning X, based on what"
        # "The policy that X came up with"; in "what is the government committed to" it is of what is asked.
        return any(w.tag[:2] in ("WD", "WP", "NN", "PR") for w in asked[span[0] + 1 : end])
    return last.base != "be" and last.tag not in (
        "IN", "TO", "DT", "VB", "VBP", "MD", "WDT", "WP", "WP$", "CC"
    )  # fmt: skip


def _awaits_verb(asked: Sequence[Word], span: Span) -> bool:
    """Say whether "do" stands before *span*, and its verb later than right behind it; or all of the rest belongs to its last word."""
    before, behind = asked[: span[0]], asked[span[1] + 1 :]
    if any(w.base == "do" for w in before):
        return any(w.tag in ("VB", "VBP") for w in behind) or [w.tag for w in behind[-1:]] == ["IN"]
    is_whole = any(w.tag[:1] == "V" for w in before) and any(
        w.text.lower() in RELATIVE for w in asked[slice(*span)]
    )
    return is_whole and not any(w.tag[:1] in ("V", "M") for w in behind) and bool(behind)


def _has_its_object(part: Sequence[Word]) -> bool:
    """Say whether the verb that ends *part* has what that describes for its object: "the plan that ministers launched"."""
    relative = next((i for i, w in enumerate(part) if i and w.text.lower() in RELATIVE), len(part))
    between = [w.tag[:2] for w in part[relative + 1 : -1]]
    done = part[-1].tag in ("VBD", "VBZ", "VBP") and part[-1].base not in ("be", "have", "do")
    return done and bool(between) and {*between} <= {"NN", "DT", "JJ", "PR"} and between[-1] in ("NN", "PR")


__all__ = [
    "covered",
    "described",
    "describes",
    "ends_well",
    "has_relative",
    "is_all",
    "only_mentions",
    "settled_links",
]
