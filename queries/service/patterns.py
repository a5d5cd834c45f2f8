"""The pattern limit: counts the patterns in each group of a query, since the engine plans large groups too slowly.

The time in which the engine compares join orders grows with the fourth power of the number of patterns in a
group: 150 triple patterns take seconds on an empty store, and planning cannot be interrupted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ..dataset import COMMENT, IRI, STRING
from .guard import Refusal

_NAME = r"\w\u0080-\U0010ffff"
_LOCAL = rf"(?:[{_NAME}:%-]|\\\S)"
# Takes linear time too: a name is read once, whatever it is; a prefix may have twenty full stops, which is plenty.
_TOKEN = re.compile(
    rf"""
      {COMMENT}
    | (?P<term> (?:{STRING}) (?:@[A-Za-z0-9-]+)? | {IRI} | [?$][{_NAME}]+
      | [0-9]+ (?:\.[0-9]*[eE][+-]?[0-9]+ | \.[0-9]+ | [eE][+-]?[0-9]+)?
      | (?:true|false) (?![{_NAME}-]{{0,60}}:)
      | (?:[{_NAME}][{_NAME}-]*+ (?:\.++[{_NAME}-]++){{0,20}}+)?: (?:(?!-){_LOCAL}++ (?:\.++{_LOCAL}++)*+)? )
    | (?P<word> [{_NAME}][{_NAME}-]*+ )
    | (?P<mark> \{{\| | \|\}} | <<\( | \)>> | << | >> | \^\^ | [{{}}()\[\].;,/|~] )
    """,
    re.VERBOSE | re.DOTALL,
)
# Matches from after an opening brace to its closing brace, with the nested levels that data and templates have.
_INNER = rf"(?:[^{{}}\"'<\#]++|{STRING}|{IRI}|<|{COMMENT}"
_DATA = re.compile(rf"{_INNER}|\{{{_INNER}|\{{{_INNER})*+\}})*+\}})*+\}}", re.DOTALL)

# The bytes that are counted to bound the number of patterns, and of elements of collections.
_MARKS = b".;,{}[()~|<"
_BEGINNINGS = b" \t\r\n\"'<>?$()[]+-.:"


class _Kind(Enum):
    """The kind of an open bracket, by its content."""

    HEAD = auto()  # the part of a query before its group, such as SELECT with its variables
    GROUP = auto()
    NODE = auto()  # the properties of a blank node, or of a statement
    LIST = auto()  # a collection
    PATH = auto()
    EXPRESSION = auto()
    QUOTED = auto()  # a triple used as a term
    DATA = auto()  # data or a template, which is not planned


class _Place(Enum):
    """The position of the next term in its triple."""

    SUBJECT = auto()
    VERB = auto()
    AFTER_STEP = auto()
    OBJECT = auto()
    END = auto()


# A group after one of _APART is planned separately; braces after one of _UNPLANNED hold no patterns to plan.
_APART = frozenset(("OPTIONAL", "MINUS", "EXISTS", "SERVICE", "SILENT", "UNION"))
_UNPLANNED = frozenset(("INSERT", "DELETE", "DATA", "CONSTRUCT", "VALUES"))


@dataclass(slots=True)
class _Bracket:
    """An open bracket.

    :ivar group: the innermost group around the bracket, or the bracket itself; None if patterns are not counted.
    :ivar is_apart: whether its patterns are planned separately from those around it.
    :ivar count: the number of its patterns, if it is a group.
    :ivar last: the number of patterns in the inner group just closed; they count here unless UNION follows.
    :ivar place: the position of the next term in the present triple.
    :ivar steps: the number of steps in the path of the present triple.
    :ivar word: the last keyword.
    """

    kind: _Kind
    group: _Bracket | None = None
    is_apart: bool = True
    count: int = 0
    last: int | None = None
    place: _Place = _Place.SUBJECT
    steps: int = 1
    word: str = ""


def check_patterns(sparql: str, most: int) -> None:
    """Check that no group of a query or update has more than *most* patterns, including those of its inner groups.

    A triple pattern counts once for each step of its path, an element of a collection twice, a subquery or
    VALUES once, UNION twice. Groups that are planned separately are counted separately: OPTIONAL, MINUS,
    EXISTS, SERVICE, subqueries and the alternatives of UNION. Data and templates are not planned.

    :raises Refusal: if a group has more.

    >>> check_patterns("SELECT * { ?s a ?c ; <urn:p>/<urn:q> 1.5 , 2 }", 5)
    >>> check_patterns("SELECT * { ?s a ?c ; <urn:p>/<urn:q> 1.5 , 2 }", 4)
    Traceback (most recent call last):
    ...
    policyloom.queries.service.guard.Refusal: a group of the query has more than 4 patterns, ...
    """
    if _at_most(sparql.encode(errors="replace")) > most and _Counter(most).exceeds(sparql):
        raise Refusal(
            400,
            f"a group of the query has more than {most} patterns, which takes too long to plan; "
            "ask for less at once, or put parts of it into subqueries",
        )


def _at_most(data: bytes) -> int:
    """Return an upper bound, quick to compute, for the number of patterns in any group of a query."""
    marks = _count(data, _MARKS)
    steps = data.count(b"/") * (data.count(b",") + 1)
    elements = 0
    if b"(" in data:
        elements = _count(data, _BEGINNINGS) + 2 * (data.count(b"true") + data.count(b"false"))
    return 1 + marks + steps + 2 * elements


def _count(data: bytes, characters: bytes) -> int:
    return len(data) - len(data.translate(None, characters))


class _Counter:
    """Scans a query and counts its patterns; malformed text is left for the engine to refuse."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open = [_Bracket(_Kind.HEAD)]
        self._is_over = self._is_skipped = False

    def exceeds(self, sparql: str) -> bool:
        """Return whether a group has more than the permitted number of patterns."""
        position = 0
        while not self._is_over and (token := _TOKEN.search(sparql, position)):
            position = token.end()
            text = token[0]
            top = self._open[-1]
            if top.last is not None:
                self._add(top, 2 if text.upper() == "UNION" else top.last)
                top.last = None
            if token["mark"]:
                self._mark(top, text)
                if self._open[-1].kind is _Kind.DATA and (data := _DATA.match(sparql, position)):
                    position = data.end()
                    self._close_brace()
            elif token["term"]:
                self._term(top)
            elif token["word"]:
                self._word(top, text)
        return self._is_over

    def _add(self, group: _Bracket | None, count: int) -> None:
        if group is not None:
            group.count += count
            self._is_over |= group.count > self._most

    def _term(self, top: _Bracket) -> None:
        if self._is_skipped:
            self._is_skipped = False
        elif top.kind is _Kind.LIST:
            self._add(top.group, 2)
        elif top.kind in (_Kind.GROUP, _Kind.NODE):
            match top.place:
                case _Place.SUBJECT:
                    top.place = _Place.VERB
                case _Place.VERB:
                    top.place = _Place.AFTER_STEP
                case _Place.AFTER_STEP | _Place.OBJECT:
                    self._add(top.group, top.steps)
                    top.place = _Place.END

    def _word(self, top: _Bracket, text: str) -> None:
        if text == "a":
            self._term(top)
        elif top.kind is _Kind.HEAD:
            top.word = text.upper()
        elif top.kind is _Kind.GROUP:
            top.word, top.place, top.steps = text.upper(), _Place.SUBJECT, 1
            if top.word == "SELECT":
                top.kind, top.is_apart = _Kind.HEAD, True
                self._add(self._open[-2].group, 1)

    def _mark(self, top: _Bracket, text: str) -> None:
        self._is_skipped = text in ("^^", "~") and top.kind in (_Kind.GROUP, _Kind.NODE, _Kind.LIST)
        match text:
            case "{":
                self._open_brace(top)
            case "}":
                self._close_brace()
            case "(" | "<<(":
                self._open_parenthesis(top, is_term=text != "(")
            case ")" | ")>>":
                if top.kind in (_Kind.LIST, _Kind.PATH, _Kind.EXPRESSION, _Kind.QUOTED):
                    self._close(top)
            case "[":
                self._push(_Kind.NODE, top, _Place.VERB)
            case "]" | "|}":
                if top.kind is _Kind.NODE:
                    self._close(top)
            case "<<" if top.kind is not _Kind.EXPRESSION:
                self._add(top.group, 1)
                self._push(_Kind.QUOTED, top)
            case ">>" if top.kind is _Kind.QUOTED:
                self._close(top)
            case "{|":
                self._add(top.group, 1)
                self._push(_Kind.NODE, top, _Place.VERB)
            case "~":
                self._add(top.group, 1)
            case "/":
                self._step(1)
            case "|":
                self._step(0)
            case "." | ";" | "," if top.kind in (_Kind.GROUP, _Kind.NODE):
                self._separate(top, text)

    def _separate(self, top: _Bracket, text: str) -> None:
        top.word = ""
        if text == ",":
            top.place = _Place.OBJECT
        else:
            top.place, top.steps = _Place.SUBJECT if text == "." else _Place.VERB, 1

    def _step(self, more: int) -> None:
        """Continue the path of the present triple, by *more* steps."""
        owner = next(bracket for bracket in reversed(self._open) if bracket.kind is not _Kind.PATH)
        owner.steps += more
        if owner is self._open[-1] and owner.place is _Place.AFTER_STEP:
            owner.place = _Place.VERB

    def _push(self, kind: _Kind, top: _Bracket, place: _Place = _Place.SUBJECT) -> None:
        group = top.group if kind in (_Kind.NODE, _Kind.LIST) else None
        self._open.append(_Bracket(kind, group, place=place))

    def _open_parenthesis(self, top: _Bracket, *, is_term: bool) -> None:
        if top.kind in (_Kind.HEAD, _Kind.EXPRESSION) or top.word:
            self._push(_Kind.EXPRESSION, top)
        elif is_term:
            self._push(_Kind.QUOTED, top)
        elif top.kind is _Kind.PATH or top.place is _Place.VERB:
            self._push(_Kind.PATH, top)
        elif top.kind is not _Kind.DATA:
            self._push(_Kind.LIST, top)

    def _close(self, top: _Bracket) -> None:
        """Close a bracket that is not a group; every kind except an expression stands for a term or a path."""
        self._open.pop()
        around = self._open[-1]
        if top.kind is _Kind.EXPRESSION:
            around.place = _Place.SUBJECT
            if around.word != "VALUES":
                around.word = ""
        elif around.place is not _Place.END:
            self._is_skipped = False
            self._term(around)

    def _open_brace(self, top: _Bracket) -> None:
        word, top.word = top.word, ""
        top.place, top.steps = _Place.SUBJECT, 1
        if top.kind is _Kind.DATA or word in _UNPLANNED:
            self._add(top.group, int(word == "VALUES"))
            self._open.append(_Bracket(_Kind.DATA))
        else:
            is_apart = top.kind is not _Kind.GROUP or word in _APART
            group = _Bracket(_Kind.GROUP, is_apart=is_apart)
            group.group = group
            self._open.append(group)

    def _close_brace(self) -> None:
        """Close the innermost group or data, with all brackets left open in it."""
        while len(self._open) > 1:
            closed = self._open.pop()
            if closed.kind in (_Kind.GROUP, _Kind.HEAD, _Kind.DATA):
                around = self._open[-1]
                around.word, around.place, around.steps = "", _Place.SUBJECT, 1
                if not closed.is_apart:
                    around.last = closed.count
                break
