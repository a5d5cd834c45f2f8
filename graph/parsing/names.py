"""Names: the known things of the vocabulary and the quoted and capitalised names, found before the parse."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ...ontology.namespace import POL
from ...ontology.vocabulary import Term, Vocabulary, vocabulary
from ..grammar.plural import plural

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

# One or more capitalised words, then the head, perhaps more of both ('Ports Authority Plan'), 'for X' or
# 'of X, Y and Z', a year or two. A sentence may begin with the article, never the name.
_OPENERS = (
    "The|This|That|These|Those|A|An|Our|Its|Their|His|Her|In|By|As|At|For|From|Of|On|To|Under|With|Since|Through|"
    "While|When|If|After|Before|During|And|But|Both|All|Each"
)
# No name goes on with when something was: 'the Port Plan on Monday'.
_NO_DATE = rf"(?!(?:{'|'.join((*calendar.day_name, *calendar.month_name[1:]))})\b)"
# Nor does one begin with it: 'in May 2020 Parliament passed the law'.
_NO_MONTH = rf"(?!(?:{'|'.join(calendar.month_name[1:])}) \d)"
# 'Ports', 'R&D', 'Peru-U.S.', 'pan-African', 'ePorts'
_WORD = r"(?:(?:[A-Z]\.){{2,}}(?!\w)|(?:[a-z]{{1,4}}-|[a-z])?[A-Z][\w&]*(?:[-–](?:(?:[A-Z]\.){{2,}}(?!\w)|[\w&]+))*)"
_CAPITALS = rf"{_WORD}(?: {_WORD})*"
# of several fields, none of which is a body of its own: not 'Centre for Ports, Cod Agency and Net Board'
_NO_BODY = rf"(?!(?:{_WORD} ){{{{0,4}}}}(?:{{heads}})\b)"
_LIST = rf"{_CAPITALS}(?:, {_NO_BODY}{_CAPITALS})+,? and (?:the )?{_NO_BODY}{_CAPITALS}"
_FIELD = rf"{_WORD}(?: {_WORD}){{{{0,3}}}}"
# 'Plan for Growing the Ports Sector'
_GERUND = rf"[A-Z][a-z]+ing the (?={_WORD})"
# a further field, where no other name begins: not 'Ministry of Ports and Department of Canals'
_AND_FIELD = rf"(?: and (?!(?:{{heads}})\b){_FIELD})?"
# 'the Ports, Canals and Ferries Plan': of several fields, where no name of another kind may be meant
_FIELDS = rf"(?:(?<=\b[Tt]he )|(?<=\b[Ii]ts ))(?:(?!(?:{{heads}})\b){_WORD}, )+"
_FORM = (
    rf"\b(?!(?:{_OPENERS})\b){_NO_MONTH}(?:{_FIELDS}{_WORD} and )?"
    rf"(?:\d\d?(?:st|nd|rd|th) )?{_WORD}(?: (?:(?:and|of|for|on|of the) )?(?:{_WORD}|(?:19|20)\d\d))*?"
    rf" (?P<head>{{heads}})\b(?:(?: {_WORD})* (?P<last>{{heads}})\b)?"
    rf"(?: (?:for|of|on) (?:the |{_GERUND})?{_NO_DATE}(?:{_LIST}|{_FIELD}(?: of (?:the )?{_NO_DATE}{_FIELD})?{_AND_FIELD}))?"
    r"(?: (?:(?:to|until|towards|through) )?(?:19|20)\d\d(?:[-–/](?:20)?\d\d)?\b)?"
)
# 'Ministry of Ports, Canals and Ferries', 'Act on the Safety of Ports', 'Strategy for Ports 2014-2020'
_FORM_OF = (
    rf"\b(?P<head>{{heads}}) (?:for|of|on) (?:the |{_GERUND})?{_NO_DATE}"
    rf"(?:{_LIST}|{_FIELD}(?: (?:of|in|on|for) (?:the )?{_NO_DATE}{_FIELD})?{_AND_FIELD})"
    r"(?: (?:19|20)\d\d[-–/](?:20)?\d\d\b)?"
)
# 'Decree 12', 'Law No. 20.120', 'Regulation (EU) 2019/881'
_NUMBERED = r"\b(?P<head>{heads}) (?:\([A-Z]+\) |[Nn]o\.? ?|[Nn]umber )?\d[\d./-]*\d\b"
# 'Ruritanian Ports: Vision to 2030'
_TITLE = re.compile(
    r"\b[A-Z]\w+(?: (?:(?:and|of|for|the) )?[A-Z]\w+)*: (?:[A-Z]\w+ )+(?:to|for|until) 20\d\d\b"
)
# 'its new plan: A Clean Coast and a Strong Economy', to the end of the sentence
_TOLD = (
    rf"\b(?:{{words}}): (?P<name>(?:(?:An?|The) )?{_WORD}(?: (?:(?:and|of|for|the|a|an|in|on|to|with) ){{{{0,2}}}}{_WORD})+)"
    r"(?=[.;]|$)"
)
# 'Ready for Growth, a plan to build ports': a name that small words cut up, and what it is the name of
_SMALL = "(?:for|to|of|in|on|from|with|by|and|the|a|an)"
_CUT_UP = re.compile(
    rf"(?<!\b[Ii]n )(?<!\b[Ii]n the )(?<!\b[Oo]f )(?<!\b[Oo]f the )\b(?!(?:{_OPENERS})\b){_NO_MONTH}"
    rf"{_CAPITALS}(?: {_SMALL}){{{{1,2}}}} {_CAPITALS}(?: (?:19|20)?\d\d)?$".format()
)
_APPOSED = r", (?:an?|the|its|their|our) (?:(?!(?:an?|the) )[\w-]+ ){{0,4}}(?:{words})(?=[,.;]| (?:that|which|to|for|of|on)\b)"
_LONGEST_NAME = 80
# 'Agriculture 4.0'
_VERSION = re.compile(rf"\b(?!(?:{_OPENERS})\b){_WORD} [1-9]\.0\b(?!%)")

Kind = Literal["term", "demonym", "quoted", "form"]


@dataclass(frozen=True, slots=True)
class Name:
    """What a run of words names.

    :param term: the vocabulary's term, for the kinds ``term`` and ``demonym``.
    :param whole: whether the parser should read it as one word.
    :param classes: what its form tells of it, for the kind ``form``.
    :param owner: whose it is, where others call something of their own by these words.
    """

    kind: Kind
    term: Term | None = None
    whole: bool = False
    classes: tuple[str, ...] = ()
    owner: str = ""


class Names:
    """The finder of names; made once for a vocabulary and a pipeline's tokenizer."""

    def __init__(self, nlp: Language, known: Vocabulary) -> None:
        """Index every name of *known*: capitalised ones as written, lower-case ones in any case and number."""
        from spacy.matcher import PhraseMatcher

        self.known = known
        self._tokenizer = nlp.make_doc
        self._terms: dict[str, Name] = {}
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._any_case = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._class_words = {**known.name_words, **known.class_words}
        heads = [w for w, c in self._class_words.items() if c in (POL.Policy, POL.Organisation)]
        named = "|".join(sorted((w.title() for w in heads), key=lambda w: (-len(w), w)))
        self._form = re.compile(_FORM.format(heads=named))
        self._opened = tuple(re.compile(form.format(heads=named)) for form in (_FORM_OF, _NUMBERED))
        plain = "|".join(w for w, c in known.class_words.items() if c == POL.Policy)
        self._told = re.compile(_TOLD.format(words=plain))
        self._apposed = re.compile(_APPOSED.format(words=plain))
        self._heads = re.compile(rf"\b(?=[A-Z])(?:{named})\b")
        for term in known.entities:
            self._index(nlp, term, term.names, "term")
            self._index(nlp, term, term.demonyms, "demonym")

    def _index(self, nlp: Language, term: Term, names: Iterable[str], kind: Kind) -> None:
        for name in names:
            cased = name != name.lower()
            matcher: PhraseMatcher = self._exact if cased else self._any_case
            key = f"{kind} {term.iri} {int(_is_cut_up(name))}"
            self._terms[key] = Name(kind, term, whole=_is_cut_up(name))
            forms = {name} if name.isupper() else {name, plural(name)}
            matcher.add(key, [nlp.make_doc(form) for form in sorted(forms)])

    def find(self, doc: Doc, quoted: Sequence[tuple[int, int]]) -> list[tuple[int, int, Name]]:
        """Return (start, end, name), offsets in *doc*'s text; names do not overlap, longer ones win.

        :param quoted: offsets of the names that the text puts in quotation marks.
        """
        names = [
            (doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), self._terms[doc.vocab.strings[key]])
            for key, first, last in _longest([*self._exact(doc), *self._any_case(doc)])
        ]
        for start, end in quoted:
            inside = [n for n in names if n[0] < end and start < n[1]]
            if any((a, b) == (start, end) for a, b, _ in inside):
                continue
            names = [n for n in names if n not in inside]
            names.append((start, end, Name("quoted", whole=True)))
        for start, end, kind in self._by_form(doc.text):
            inside = [n for n in names if n[0] < end and start < n[1]]
            if not any((n[0] <= start and end <= n[1]) or n[2].kind == "quoted" for n in inside):
                # "Task and Finish Group on Ports" and "Group on Ports for Peru" are one name
                joined = [n for n in inside if n[2].kind == "form" and n[0] < start < n[1] < end]
                first = joined[0][0] if joined else start
                names = [n for n in names if n not in inside or n[2].kind == "demonym"]
                names.append((first, end, Name("form", whole=True, classes=(kind,))))
        return sorted(names, key=lambda n: n[:2])

    def found_in(self, text: str) -> list[tuple[str, Name]]:
        """Return the names in a short *text* that is not parsed, such as a title, each with its words."""
        found = self.find(self._tokenizer(text), ())
        return [(text[start:end], name) for start, end, name in found]

    def _by_form(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, class) of capitalised names headed by a word such as Strategy, or told by a version."""
        # To look first for what a name must have costs a tenth of looking for what may begin one.
        heads = [match.start() for match in self._heads.finditer(text)]
        for match in self._headed(text, heads) if heads else ():
            kind = self._class_words.get((match.groupdict().get("last") or match["head"]).lower())
            if kind is not None:
                yield match.start(), match.end(), kind
        if ".0" in text:
            for match in _VERSION.finditer(text):
                yield *match.span(), POL.Policy
        for match in self._told.finditer(text) if ": " in text else ():
            yield *match.span("name"), POL.Policy
        for match in self._apposed.finditer(text):
            name = _CUT_UP.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
            if name is not None:
                yield *name.span(), POL.Policy
        if ": " in text and " 20" in text:
            for match in _TITLE.finditer(text):
                yield match.start(), match.end(), POL.Policy

    def _headed(self, text: str, heads: Sequence[int]) -> Iterator[re.Match[str]]:
        """Yield the names of each form in turn.

        :param heads: where the words stand that may head one.
        """
        yield from self._form.finditer(text)
        for form in self._opened:
            end = 0
            for head in heads:
                match = form.match(text, head) if head >= end else None
                if match is not None:
                    end = match.end()
                    yield match


def _longest(matches: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return those of the *matches* (key, index of the first token, index after the last) that overlap no longer one."""
    taken: set[int] = set()
    found = []
    for match in sorted(matches, key=lambda m: (m[2] - m[1], -m[1]), reverse=True):
        if match[1] not in taken and match[2] - 1 not in taken:
            found.append(match)
            taken.update(range(match[1], match[2]))
    return sorted(found, key=lambda m: m[1])


def known_names(known: Vocabulary | None = None) -> Names:
    """Return the finder for *known*, by default the built-in vocabulary; to make one takes a while."""
    return _names(known or vocabulary())


@lru_cache(maxsize=4)
def _names(known: Vocabulary) -> Names:
    from .parse import pipeline

    return Names(pipeline(), known)


_LONGEST_SMALL_WORD = 3


def _is_cut_up(name: str) -> bool:
    # A name with a small word or a number inside ("Internet of Things", "Made in Ruritania 2030") is cut up by the
    # parser; one of plain words is read well as it is, and one word needs no help.
    words = name.split()
    return len(words) > 1 and any(
        word[0].isdigit() or (word.islower() and len(word) <= _LONGEST_SMALL_WORD) for word in words[1:]
    )
