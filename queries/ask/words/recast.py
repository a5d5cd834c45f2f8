"""The recast: a question put in plainer words, by patterns of the lexicon: "X and Y: what is each after".

A pattern has words, which match in whatever case, and these signs:

=============  =====================================================================================
``{x}``        one word or more, which the plain words take over; the same again where it stands twice
``{x:noun}``   the same, without a question word or an auxiliary verb among them
``{x:kind}``   words for a class of things, such as country; ``{x:class}`` the same, without a question word among them
``{x:word}``   one word; ``{x:doing}`` one that ends in "ing", ``{x:done}`` as a participle does, ``{x:be}`` one of "to be"
``{v:a|b c}``  one of several, which the plain words take over
``(a|b c)``    one of several
``[a]``        what may be left out
``,``          a comma, colon, semicolon or dash, which otherwise may stand behind every word
=============  =====================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ....ontology.errors import DataError

_SIGN = re.compile(r"\{(\w+)(?::([^}]+))?\}(['’]s?)?|[\[\]()|,]|[^\s\[\](){}|,]+")
_MARKS = {"[": "(?:", "]": ")?", "(": "(?:", "|": "|", ")": ")"}
_PAUSE = re.compile(r"\s+[-–—]+\s+|\s*[,:;—]+(?=\s|$)")
_HOLE = re.compile(r"\{(\w+)\}")
_END = re.compile(r"[\s?!.]+$")
_WORD = re.compile(r"\w")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 60
_CLAUSAL = (
    "what|which|who|whom|whose|when|where|how|why|is|are|was|were|do|does|did|has|have|had|can|could|may|might|will|would|"
    "should|must|shall|that"
)
_AFTER_NOUN = re.compile(
    rf"{_CLAUSAL}|be|been|being|to|of|in|for|by|on|with|from|at|and|or|not", re.IGNORECASE
)
_LIKE_GERUNDS = (
    "regarding|concerning|including|following|according|considering|excluding|pending|barring|during"
)
_KIND, _CLASS = "kind", "class"
_NOMINAL = r"(?!(?:of|in|for|by|to|on|with|from|that)\s)[^\s,]+"
# The words that may fill a hole of each sort, the last of them apart.
_SORTS = {
    "": r"(?:\S+\s+)+?",
    "noun": rf"(?:(?!(?:{_CLAUSAL})\s)\S+\s+)+?",
    _KIND: rf"(?:{_NOMINAL}\s+){{1,5}}?",
    _CLASS: rf"(?:(?!(?:{_CLAUSAL})\s){_NOMINAL}\s+){{1,5}}?",
    "word": r"[^\s,]+\s+",
    "doing": rf"(?!(?:{_LIKE_GERUNDS})\s)[^\s,]+ing\s+",
    "done": r"[^\s,]*(?:ed|en|wn|ght|pt|ilt|ent|ade|one|eld|old|aid|ut|et|un)\s+",
    "be": r"(?:is|are|was|were)\s+",
}
_OWNERS = {"": r"(?:\S+\s+)*?[^\s,]+?", "noun": rf"(?:(?!(?:{_CLAUSAL})\s)\S+\s+)*?[^\s,]+?"}
_OWNERS[_KIND] = rf"(?:{_NOMINAL}\s+){{0,4}}?[^\s,]+?"
IsKind = Callable[[str], bool]
"""Says whether words are for a class of things."""
Choice = tuple[tuple[str, str], ...]
"""The things to choose from, each with the question whether it is the one."""


@dataclass(frozen=True)
class Recast:
    """A way to put a question, and a plainer one.

    :param expression: a regular expression for what it matches.
    :param plain: the plainer question, with holes.
    :param size: how many words the pattern has besides its holes.
    :param needed: those of them that may not be left out, with their case folded.
    :param kinds: the holes for words for a class.
    """

    expression: str
    plain: str
    size: int
    needed: frozenset[str]
    kinds: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a question is matched with; made when a question first has its words, since there are many hundred."""
        return re.compile(self.expression, re.IGNORECASE)


def read_recasts(concepts: Collection[Sequence[str]]) -> tuple[Recast, ...]:
    """Return the recasts of *concepts*, each a plain question and the patterns that ask the same.

    Those of many words come first.

    :raises DataError: a pattern is malformed, or has not all that its plain question takes over.
    """
    for plain, *ways in concepts:
        missing = [hole for hole in _HOLE.findall(plain) for way in ways if not _has(way, hole)]
        if missing:
            raise DataError(f"a way to ask {plain!r} has no {{{missing[0]}}}")
    found = [
        Recast(
            expression(way),
            plain,
            sum(bool(_WORD.match(s[0])) for s in _SIGN.finditer(way)),
            _needed(way),
            frozenset(s[1] for s in _SIGN.finditer(way) if s[2] in (_KIND, _CLASS)),
        )
        for plain, *ways in concepts
        for way in ways
    ]
    return tuple(sorted(found, key=lambda r: (-r.size, r.expression)))


def _has(way: str, hole: str) -> bool:
    return any(sign[1] == hole for sign in _SIGN.finditer(way))


def recasts(question: str, known: Iterable[Recast], is_kind: IsKind = bool) -> Iterator[str]:
    """Yield *question* in the plainer words of each of *known* whose pattern it is."""
    for recast, held in _matches(question, known, is_kind):
        yield _filled(recast.plain, held)


def choices(question: str, known: Iterable[Recast]) -> Iterator[Choice]:
    """Yield what *question* has to choose from, by each of *known* whose pattern it is: its holes ``{a}`` and ``{b}``."""
    for recast, held in _matches(question, known, bool):
        sides = (held["a"] or "", held["b"] or "")
        yield tuple(
            (_filled("{a}", {"a": a}), _filled(recast.plain, {**held, "a": a, "b": b}))
            for a, b in (sides, sides[::-1])
        )


def _matches(
    question: str, known: Iterable[Recast], is_kind: IsKind
) -> Iterator[tuple[Recast, dict[str, str | None]]]:
    """Yield each of *known* that *question* has the pattern of, with what fills its holes."""
    if len(question.split()) > _LONGEST:
        return  # the tries grow with each hole
    text = f"{_PAUSE.sub(' , ', _END.sub('', question)).strip()} "
    words = {*text.casefold().split()}
    for recast in known:
        if not recast.needed <= words:
            continue
        match = recast.pattern.fullmatch(text)
        if match is not None and all(is_kind(match[hole].strip()) for hole in recast.kinds):
            # "Fund supporting ports" asks for a fund, whose capital is that of the begin.
            begins = {k: match[k][:1].lower() + match[k][1:] for k in recast.kinds if not match.start(k)}
            yield recast, {**match.groupdict(), **begins}


def adjectival(question: str, adjectives: Mapping[str, str]) -> Iterator[str]:
    """Yield *question* with the nouns of *adjectives*, noun -> adjective, read so: "categories of industry", "industry sites"."""
    words = question.split()
    for place, word in enumerate(words):
        bare = _END.sub("", word).lower()
        if bare not in adjectives:
            continue
        if place > 1 and words[place - 1].lower() == "of":
            yield " ".join((*words[: place - 2], adjectives[bare], words[place - 2], *words[place + 1 :]))
        elif bare == word.lower() and place + 1 < len(words) and not _ends_phrase(words[place + 1]):
            yield " ".join((*words[:place], adjectives[bare], *words[place + 1 :]))


def _ends_phrase(word: str) -> bool:
    """Say whether *word* is a verb or another word that a noun before it does not describe: "which industry is"."""
    return _AFTER_NOUN.fullmatch(word) is not None


def _filled(plain: str, held: Mapping[str, str | None]) -> str:
    parts = _HOLE.sub(lambda hole: (held[hole[1]] or "").strip(" ,"), plain)
    return " ".join(parts.split())


def _needed(way: str) -> frozenset[str]:
    """Return the words of *way* that no bracket encloses, with their case folded; none where all of it is one of several.

    :raises DataError: its brackets do not match, or a hole has no name.
    """
    depth, found, is_pattern, is_choice = 0, set[str](), True, False
    for sign in _SIGN.finditer(way):
        depth += (sign[0] in "[(") - (sign[0] in ")]")
        is_pattern &= depth >= 0 and (not sign[1] or sign[1].isidentifier())
        is_choice |= sign[0] == "|" and not depth
        if not (depth or sign[1] or sign[0] in _MARKS or sign[0] == ","):
            found.add(sign[0].casefold())
    if depth or not is_pattern:
        raise DataError(
            f"the way to ask {way!r} is no pattern: its brackets do not match, or a hole has no name"
        )
    return frozenset() if is_choice else frozenset(found)


def literals(way: str) -> Iterator[str]:
    """Yield the words that *way* has besides its holes, in lower case: those of its choices as well."""
    for sign in _SIGN.finditer(way):
        told = (sign[2] or "") if sign[1] and sign[2] not in _SORTS else "" if sign[1] else sign[0]
        yield from (word.lower() for word in _LETTERS.findall(told))


def expression(way: str) -> str:
    """Return the regular expression for *way*; each word ends in a space, and may have a comma behind it."""
    parts, held = list[str](), set[str]()
    for sign in _SIGN.finditer(way):
        hole, given, owner = sign[1], sign[2] or "", sign[3]
        sort, choices = (given, "") if given in _SORTS else ("", given)
        if not hole:
            word = r",\s+" if sign[0] == "," else rf"{re.escape(sign[0])}\s+(?:,\s+)?"
            parts.append(_MARKS.get(sign[0]) or word)
        elif hole in held:
            parts.append(rf"(?P={hole})")
        elif choices:
            told = "|".join(r"\s+".join(map(re.escape, choice.split())) for choice in choices.split("|"))
            parts.append(rf"(?P<{hole}>(?:{told})\s+)")
            held.add(hole)
        else:
            parts.append(
                rf"(?P<{hole}>{_OWNERS[sort]})['’]s?\s+" if owner else rf"(?P<{hole}>{_SORTS[sort]})"
            )
            held.add(hole)
    return "".join(parts)
