"""The enumeration: a list after a lead-in, which is read as one sentence for each of its items.

The parser reads 'Its aims are to: build A; train B; and open C.' badly, and 'Its aims are to build A' well. So the
lead-in is read again before each item, in one paragraph and over the lines of a list alike. An offset belongs to
every character that is read, so that what is found is quoted from the text as it stands.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ..document import Paragraph

# A list within a paragraph: items in lower case, with semicolons between them, up to the end of the sentence.
_IN_SENTENCE = r"(?:[^:;.!?]|(?<=[A-Z])[.!?]|(?<![A-Z])[.!?](?![\s\"”]))"
_LIST = re.compile(rf":\s+(?=[a-z])(?P<items>{_IN_SENTENCE}*;[^:]*?)(?P<end>(?<![A-Z])[.!?](?=[\s\"”]|$)|$)")
# A list of gerunds with semicolons between them, the first of which ends its lead-in: 'entails doing A; doing B; ...'.
_DEED = r"(?:[a-z]+ly\s+)?[a-z]{2,}ing\b(?:[^;:.!?]|\.(?=\w))*?"
_DEEDS = re.compile(
    r"(?<!\b(?i:the)\s)(?<!\b(?i:a)\s)(?<!\b(?i:its)\s)(?<!\b(?i:their)\s)(?<!\b(?i:our)\s)\b"
    rf"(?P<items>{_DEED}(?:;\s+(?:and\s+)?{_DEED}){{2,}})(?P<end>(?<![A-Z])[.!?](?=[\s\"”]|$)|$)"
)
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]*\s+(?=\S)")
# What stands before an item of a list in lines: a mark, a number or a letter.
_MARK = re.compile(r"(?:[-–—•·▪◦*‣●○■□◆▶►➢➤✓✔»]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
# What stands before an item within a line: "(a)", "2)", "(iii)", a bullet; "2." after a mark alone, else it ends a sentence.
_INNER_MARK = re.compile(
    r"(?<![\w).])(?:\(?(?P<label>\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:(?<=[:;,]\s)|(?<=\band\s))(?P<number>\d{1,2})\.|[•▪◦‣●○■□◆►➢➤✓✔])"
    r"\s+(?=\S)"
)
# What every one of these marks ends in; to look for that first costs a fifth.
_MARK_END = re.compile(r"(?:\)|\d\.|[•▪◦‣●○■□◆►➢➤✓✔])\s")
# Something said: a word but what links an item to the next, so that "(a) and (b)" is no list.
_SAID = re.compile(r"\b(?!(?:and|or)\b)\w+")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BULLET = re.compile(r"[-–—•·▪◦*‣●○■□◆▶►➢➤✓✔»]\s+(?=\S)")
# The number of a line and a few words before a colon, and a verb that no name goes on with.
_BIDDING = re.compile(
    r"(?:\(?\d{1,2}[.)]\s+)?(?:[A-Z0-9][^.:;!?]{0,60}:\s+)?(?P<verb>[A-Z][a-z]+)\s+(?![A-Z][a-z]|[.:;,]|$)"
)
_FURTHER = re.compile(r";\s+(?:and\s+)?(?P<act>(?:[a-z]+ly\s+)?(?P<verb>[a-z]+))\s")
# A verb right after a colon, or after what counts the items: 'three aims: improve A, build B and train C', 'first, build A'.
_ANNOUNCED = re.compile(
    r"\w:\s+(?P<count>(?:[a-z]+,\s+)?)(?P<act>(?:[a-z]+ly\s+)?(?P<verb>[a-z]+))\s+(?=[\w$£€])"
)
# What parts it from the next such verb, and where all that ends.
_JOINT = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?P<act>(?:[a-z]+ly\s+)?(?P<verb>[a-z]+)(?=\s+[\w$£€]))")
_CLAUSE_END = re.compile(r"[;:]|(?<![A-Z])[.!?](?=[\s\"”)]|$)")
# What somebody is to do, as the lead-in of a list: 'the government should: Build A.'
_CHARGE = re.compile(r"\b(?:should|must|shall|will|to)$")
_CHARGED = re.compile(r"\b(?:should|must|shall|will|to)(?P<mark>:)\s+(?P<verb>[A-Z][a-z]+)\s")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = re.compile(rf"\b(?:[2-9]|1\d|{'|'.join(_NUMBERS)})\b(?![,.]\d)", re.IGNORECASE)
_LONGEST_NAME = 12
_GERUND = re.compile(r"[A-Z][a-z]+ing\s+[a-z]")
_LONGEST_DEED = 30
_MANY = 9
_LINKS = re.compile(r"(?:(?:and|or)\s+)?")
_LINKED = re.compile(r"[\s;,.!?]*(?:\b(?:and|or))?[\s;,]*$")
_MORE = re.compile(r"[\s;,]*(?:\b(?:and|or))?[\s;,]*$")

Read = tuple[str, int]
"""A character as it is read, and where it stands in the document."""


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The words before a list.

    :param read: its characters with their places, up to the list and with what joins them to an item.
    :param named: how many things it announces that the lines after it name, where it says how many.
    """

    read: tuple[Read, ...]
    named: int = 0


def unfold(read: Sequence[Read], is_open: Callable[[str], bool]) -> list[Read]:
    """Return *read* with each list in it told as one sentence an item.

    :param is_open: says of a word whether a sentence cannot end with it, as it cannot with 'to'.
    """
    read = _unfold_marked(read, is_open)
    text = "".join([character for character, _ in read])
    if ":" not in text and ";" not in text:
        return list(read)
    unfolded: list[Read] = []
    done = 0
    lists = [*_LIST.finditer(text), *_DEEDS.finditer(text)]
    for found in sorted(lists, key=lambda m: m.start("items")):
        first = found.start("items")
        if first < done:
            continue
        start = max((m.end() for m in _SENTENCE_END.finditer(text, done, first)), default=done)
        lead = _lead_in(read[start:first], is_open)
        unfolded += read[done:start]
        for first, last in _items(text, *found.span("items")):
            stop = (".", read[min(last, len(read) - 1)][1])
            unfolded += [*lead.read, *read[first:last], stop, (" ", stop[1])]
        done = found.end()
    return [*unfolded, *read[done:]] if unfolded else list(read)


def has_inner_marks(text: str) -> bool:
    """Say whether *text* may hold a list with a mark before each item: '(a) … and (b) …'."""
    return next(_marked(text), None) is not None


def _unfold_marked(read: Sequence[Read], is_open: Callable[[str], bool]) -> Sequence[Read]:
    """Return *read* with each list that has a mark before every item told as one sentence an item."""
    text = "".join([character for character, _ in read])
    unfolded: list[Read] = []
    done = 0
    for marks in _marked(text):
        first = marks[0].start()
        if first < done:
            continue
        start = max((m.end() for m in _SENTENCE_END.finditer(text, done, first)), default=done)
        ends = [m.start() for m in marks[1:]]
        last = next((m for m in _SENTENCE_END.finditer(text, marks[-1].end())), None)
        ends.append(len(text) if last is None else last.start() + 1)
        lead = _lead_in(read[start:first], is_open)
        unfolded += read[done:start]
        for mark, end in zip(marks, ends, strict=True):
            close = mark.end() + len(_LINKED.sub("", text[mark.end() : end]))
            stop = (".", read[min(close, len(read) - 1)][1])
            unfolded += [*lead.read, *_lowered(read[mark.end() : close]), stop, (" ", stop[1])]
        done = ends[-1]
    return [*unfolded, *read[done:]] if unfolded else read


def _marked(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the marks of each list within a line, which are in order and have something said after each."""
    if not _MARK_END.search(text):
        return
    run: list[re.Match[str]] = []
    for mark in [*_INNER_MARK.finditer(text), None]:
        if mark is not None and _is_mark_at(mark, len(run)) and (not run or _kind(mark) == _kind(run[0])):
            run.append(mark)
            continue
        items = (text[before.end() : after.start()] for before, after in itertools.pairwise(run))
        if len(run) > 1 and all(map(_SAID.search, items)):
            yield run
        run = [mark] if mark is not None and _is_mark_at(mark, 0) else []


def _kind(mark: re.Match[str]) -> str:
    """Return what marks of one list have in common: the group that found them."""
    return mark.lastgroup or "bullet"


def _is_mark_at(mark: re.Match[str], place: int) -> bool:
    """Say whether *mark* can be that of the item number *place* of a list, counted from 0."""
    label = mark["number"] or mark["label"]
    return label is None or label in (str(place + 1), chr(ord("a") + place), *_ROMAN[place : place + 1])


def lead_in(
    paragraph: Paragraph, is_open: Callable[[str], bool], inclusions: Collection[str] = ()
) -> LeadIn | None:
    """Return the lead-in with which *paragraph* ends, if it ends with a colon.

    :param inclusions: verbs after which things are named, however many: 'the measures include:'.
    """
    if not paragraph.text.endswith(":"):
        return None
    start = max((m.end() for m in _SENTENCE_END.finditer(paragraph.text)), default=0)
    read = [(character, paragraph.start + i) for i, character in enumerate(paragraph.text)]
    lead = _lead_in(read[start:], is_open)
    counts = _COUNT.findall(paragraph.text) if lead.read else ()
    named = int(counts[-1]) if counts and counts[-1].isdigit() else _number(counts[-1:])
    last = paragraph.text[:-1].rpartition(" ")[2].lower()
    if last in inclusions or last.removesuffix("s") in inclusions:
        named = named or _MANY
    return replace(lead, named=named)


def charges(lead: LeadIn) -> bool:
    """Say whether a lead-in tells that somebody is to do what its items say: 'the government should:'."""
    return bool(_CHARGE.search("".join(character for character, _ in lead.read).rstrip()))


def charged(read: Sequence[Read], verbs: Collection[str]) -> list[Read]:
    """Return a text, as it is read, with a deed that somebody is charged with told of them: 'should: Build A' as 'should build A'.

    :param verbs: those with which a deed may begin.
    """
    told = list(read)
    text = "".join([character for character, _ in read])
    for found in reversed([m for m in _CHARGED.finditer(text) if m["verb"].lower() in verbs]):
        first = found.start("verb")
        told[first] = (read[first][0].lower(), read[first][1])
        del told[found.start("mark")]
    return told


def _number(words: Sequence[str]) -> int:
    """Return the number that the last of *words* is, 0 where there is none."""
    return 2 + _NUMBERS.index(words[-1].lower()) if words else 0


def is_item(paragraph: Paragraph) -> bool:
    """Say whether *paragraph* is an item of a list in lines: it begins with a mark or in lower case."""
    return bool(_MARK.match(paragraph.text)) or paragraph.text[0].islower()


def is_name(paragraph: Paragraph) -> bool:
    """Say whether *paragraph* is a line that only names something, as the items of a list without marks do, or a deed."""
    text = paragraph.text
    if _GERUND.match(text) and not _SENTENCE_END.search(text):
        return text[-1] not in ":?!" and text.count(" ") < _LONGEST_DEED
    return text[-1] not in ".:;?!" and text[0].isupper() and text.count(" ") < _LONGEST_NAME


def completed(lead: LeadIn, read: Sequence[Read]) -> list[Read]:
    """Return an item of a list in lines, as it is read, with the lead-in before it."""
    text = "".join(character for character, _ in read)
    mark = _MARK.match(text)
    first, last = (mark.end() if mark else 0), _MORE.search(text).start()  # type: ignore[union-attr]
    item = read[first:last]
    name = lead.named and not mark and any(word[0].isupper() for word in text.split()[1:])
    return [*lead.read, *(item if name else _lowered(item))]


def _lowered(item: Sequence[Read]) -> list[Read]:
    """Return *item* as it is read within a sentence: with a small letter where its first word is no name in capitals."""
    if len(item) > 1 and item[1][0].islower():
        return [(item[0][0].lower(), item[0][1]), *item[1:]]
    return list(item)


def has_bullet(text: str) -> bool:
    """Say whether a line begins with a bullet."""
    return bool(_BULLET.match(text))


def unmarked(read: Sequence[Read]) -> list[Read]:
    """Return a line, as it is read, without the bullet with which it begins."""
    bullet = _BULLET.match("".join(character for character, _ in read[:3]))
    return list(read[bullet.end() :]) if bullet else list(read)


def bids(line: str, verbs: Collection[str]) -> bool:
    """Say whether *line*, without its bullet, begins with one of *verbs*, as it does where it says what is to be done."""
    found = _BIDDING.match(line)
    return found is not None and found["verb"].lower() in verbs


def bidden(read: Sequence[Read], verbs: Collection[str]) -> list[Read]:
    """Return a line, as it is read, with 'to' before the verb with which it bids: 'attract tourists', 'goal: attract tourists'.

    The parser takes the capital of such a verb for a name's, and the verb for a part of the name.
    """
    line = "".join(character for character, _ in read)
    if not bids(line, verbs):
        return list(read)
    start = _BIDDING.match(line).start("verb")  # type: ignore[union-attr]
    further = [m for m in _FURTHER.finditer(line, start) if m["verb"] in verbs]
    told = list(read)
    for found in reversed(further):  # what else is to be done is a sentence of its own
        mark, first = found.start(), found.start("act")
        place = read[mark][1]
        told[mark:first] = [(c, place) for c in ". To "]
    character, place = read[start]
    return [*told[:start], *((c, place) for c in "To "), (character.lower(), place), *told[start + 1 :]]


def each_deed(read: Sequence[Read], verbs: Collection[str]) -> Sequence[Read]:
    """Return *read* with what a colon announces by several of *verbs* told as one sentence each: 'two aims: build A and train B'."""
    text = "".join([character for character, _ in read])
    told: list[Read] = []
    done = 0
    for found in _ANNOUNCED.finditer(text):
        first = found.start("act")
        if found["verb"] not in verbs or first < done:
            continue
        end = next((m.start() for m in _CLAUSE_END.finditer(text, first)), len(text))
        deeds = _deeds(text, first, end, verbs)
        if len(deeds) == 1 or any("," in text[a:b] for a, b in deeds):
            continue  # "improve docks, ports and trade, and ..." may go on with anything
        start = max((m.end() for m in _SENTENCE_END.finditer(text, done, first)), default=done)
        told += read[done:start]
        for a, b in deeds:
            stop = (".", read[min(b, len(read) - 1)][1])
            told += [*read[start : found.start("count")], *read[a:b], stop, (" ", stop[1])]
        done = end + (text[end : end + 1] == ".")
    return [*told, *read[done:]] if told else read


def _deeds(text: str, start: int, end: int, verbs: Collection[str]) -> list[tuple[int, int]]:
    """Return the offsets of what each of *verbs* tells between *start* and *end*; 'improve and widen A' tells of one thing."""
    found: list[tuple[int, int]] = []
    first = start
    for joint in _JOINT.finditer(text, start, end):
        if joint["verb"] in verbs and " " in text[first : joint.start()]:
            found.append((first, joint.start()))
            first = joint.start("act")
    return [*found, (first, end)]


def marked(read: Sequence[Read], verbs: Collection[str]) -> list[Read]:
    """Return a text, as it is read, with 'to' before each of *verbs* that stands right after a colon: 'two aims: to build A, train B'.

    The parser takes such a verb for one beside that of the lead-in, or for a name's.
    """
    text = "".join([character for character, _ in read])
    told = list(read)
    for found in reversed([m for m in _ANNOUNCED.finditer(text) if m["verb"] in verbs]):
        first = found.start("act")
        told[found.start("count") : first] = [(c, read[first][1]) for c in "to "]
    return told


def _lead_in(read: Sequence[Read], is_open: Callable[[str], bool]) -> LeadIn:
    """Return the lead-in that *read* is, without a colon at its end where the sentence goes on after it."""
    said = "".join(character for character, _ in read).rstrip()
    if not said:
        return LeadIn(())
    words = re.findall(r"\w+", said)
    while words and words[-1].isdigit():  # "by 2030:"
        words.pop()
    last = read[len(said) - 1]
    goes_on = last[0] == ":" and bool(words) and is_open(words[-1])
    return LeadIn((*read[: len(said) - goes_on], (" ", last[1])))


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each item between *start* and *end*, without what links it to the next."""
    for found in re.finditer(r"[^;]+", text[start:end]):
        item = found[0]
        first = len(item) - len(item.lstrip())
        first += _LINKS.match(item[first:]).end()  # type: ignore[union-attr]
        if item[first:].strip():
            yield start + found.start() + first, start + found.start() + len(item.rstrip(" ,"))
