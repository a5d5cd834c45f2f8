"""The phrasing: what people say around a question, left out, so that the question itself is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ....ontology.namespace import LEX
from ..words.word import Word, Written, runs, stem, written
from ..words.wording import Wording
from .utterance import PLAIN

_LONGEST_ASKING = 4
_LONGEST_SPELLING = 5
_ACCORDING = "according"
_SHORTEST_TURNED = 3
_LONGEST_IDLE = 2
_ARTICLES = frozenset({"the", "this"})
_DOING = frozenset({"do", "does", "did"})
_DETERMINERS = frozenset({"DT", "PRP$"})
_RELATIVE = frozenset({"that", "which", "who"})
_BEING = frozenset({"is", "are", "was", "were"})
_WHETHER = frozenset({"whether", "if"})
# What a question begins with that is none by its form.
_TRUE, _LIST = ("is", "it", "true", "that"), ("list",)
_TIME = re.compile(r"\d{4}s?")
_PRESENT_OR_PAST = frozenset({"VBZ", "VBP", "VBD"})
_LIGHT = frozenset({"be", "do", "have"})
_VERBLESS = frozenset({"asksList", "asksWhether"})


def plain(words: Sequence[Written], wording: Wording) -> list[Written]:
    """Return *words*, as ``word.split`` has them, without what is said to whoever is asked.

    "I'd like to know which country did it, please" asks "which country did it"; "tell me whether it did" asks for yes
    or no. What is left out is made of the words of ``lex:addresses`` alone, and has one that addresses somebody; before
    a question word one that refers to the text will do as well: "in the article, who did it".
    """
    left = [part for word, owns in words for part in _spelled(word, owns, wording)]
    left = _respelled(left, wording)
    left = _without_parts(_unattributed(_unopened(_closed(left, wording), wording), wording), wording)
    end = _run(left, wording)
    begin = left[end][0].lower() if end < len(left) else ""
    said = {word.lower() for word, _ in left[:end]}
    asked = begin in PLAIN or begin in _WHETHER
    addressing = wording.roles.words(LEX.addressing)
    if asked:
        addressing |= wording.roles.words(LEX.referring)
    if said & addressing and begin:
        left = left[end:]
        if begin in _WHETHER:
            left = [*_as_parts(_TRUE), *left[1:]]
        elif not asked and not _asks(left, wording) & _VERBLESS:
            left = [*_as_parts(_LIST), *left]
    left = _called(_turned(left), wording)
    closing = len(left) - _run(left[::-1], wording)
    # "What does it outline" ends with its verb.
    closes = closing and {w.lower() for w, _ in left[closing:]} & wording.roles.words(LEX.closing)
    # "What should it do according to the review" asks what it should do.
    lower = [w.lower() for w, _ in left]
    closing = lower.index(_ACCORDING, closing) if _ACCORDING in lower[closing:] else closing
    return _stranded(left[:closing] if closes else left, wording)


def _unopened(words: list[Written], wording: Wording) -> list[Written]:
    """Return *words* without what opens a question and says nothing of it: "quick: who did it", "one more question: did it"."""
    opening = wording.roles.words(LEX.opening)
    end = next((i for i, (word, _) in enumerate(words) if word.lower() not in opening), 0)
    asks = end and (words[end][0].lower() in PLAIN or _asks(words[end:], wording) & _VERBLESS)
    return words[end:] if asks else words


def _respelled(words: list[Written], wording: Wording) -> list[Written]:
    """Return *words* with phrases told in other words: "not having enough ports" as "the lack of ports"."""
    said = [word for word, _ in words]
    for start, end in runs(len(words), _LONGEST_SPELLING):
        # What has capitals may be of a name: "the Young Growers Fund".
        read = wording.spellings.get(" ".join(said[start:end])) if start and end - start > 1 else None
        if read is not None:
            return _respelled([*words[:start], *_as_parts(read.split()), *words[end:]], wording)
    return words


def _closed(words: list[Written], wording: Wording) -> list[Written]:
    """Return *words* without what leaves a list open: "ports, ships and the like"."""
    lower = [word.lower() for word, _ in words]
    for start, end in runs(len(words), _LONGEST_ASKING):
        if start and " ".join(lower[start:end]) in wording.roles.words(LEX.openEndings):
            return _closed([*words[:start], *words[end:]], wording)
    return words


def _unattributed(words: list[Written], wording: Wording) -> list[Written]:
    """Return *words* without that it is the text which says so: "which ports does it call free" asks which are free."""
    lower = [word.lower() for word, _ in words]
    for place in range(1, len(lower) - 2):
        begin = place - (lower[place - 1] in _ARTICLES)
        behind = words[place + 2 :]
        if not (
            lower[place] in wording.roles.words(LEX.referring)
            and stem(lower[place + 1]) in wording.roles.stems(LEX.sayingVerbs)
            and begin
        ):
            continue
        names = stem(lower[place + 1]) in wording.roles.stems(LEX.namingVerbs)
        is_as = lower[place + 2] == "as"
        if lower[begin - 1] in _DOING and (is_as or names):
            return [*words[: begin - 1], ("are", False), *behind[is_as:]]
        if lower[begin - 1] in _RELATIVE:
            return [*words[:begin], *_as_parts(("are",) * (is_as or names)), *behind[is_as:]]
    return words


def _without_parts(words: list[Written], wording: Wording) -> list[Written]:
    """Return *words* without what is left out of a count of sentences or paragraphs that never has it: "not counting the title"."""
    lower = [word.lower() for word, _ in words]
    counted = wording.roles.stems(LEX.documentSentences) | wording.roles.stems(LEX.documentParagraphs)
    if counted.isdisjoint(map(stem, lower)):
        return words
    for start, begin in runs(len(words), _LONGEST_ASKING):
        end = begin
        while (
            end < len(words)
            and lower[end] not in PLAIN
            and stem(lower[end]) in wording.roles.stems(LEX.documentParts) | wording.free
        ):
            end += 1
        if " ".join(lower[start:begin]) in wording.roles.words(LEX.exclusions) and end > begin:
            return [*words[:start], *words[end:]]
    return words


def _asks(words: Sequence[Written], wording: Wording) -> frozenset[str]:
    """Return what the first word or two of *words* ask for."""
    lower = tuple(word.lower() for word, _ in words[:2])
    return wording.asks.get(lower[:1], frozenset()) | wording.asks.get(lower, frozenset())


def _turned(words: list[Written]) -> list[Written]:
    """Return *words* with a question word that ends them, and its verb, at the begin: "X is what", "40 of what"."""
    if len(words) == _SHORTEST_TURNED and [w.lower() for w, _ in words[1:]] == ["of", "what"]:
        return [words[-1], ("is", False), words[0]] if words[0][0].isdecimal() else words
    lower = [word.lower() for word, _ in words[-_SHORTEST_TURNED + 1 :]]
    turned = len(words) >= _SHORTEST_TURNED and lower[-1] in PLAIN and lower[-2] in _BEING
    return [words[-1], words[-2], *words[:-2]] if turned and words[0][0].lower() not in PLAIN else words


def _called(words: list[Written], wording: Wording) -> list[Written]:
    """Return *words* with the verb of naming that stands before what is called so at the end: "how is called the plan of X"."""
    begins = [word.lower() for word, _ in words[: _SHORTEST_TURNED + 1]]
    named = len(begins) > _SHORTEST_TURNED and begins[0] == "how" and begins[1] in _BEING
    moved = named and begins[2].endswith("ed") and stem(begins[2]) in wording.roles.stems(LEX.namingVerbs)
    return [*words[:2], *words[3:], words[2]] if moved else words


def _stranded(words: list[Written], wording: Wording) -> list[Written]:
    """Return *words* with the preposition that they begin with at the end: "on what is it based"."""
    lower = [word.lower() for word, _ in words[:_LONGEST_ASKING]]
    asks = any(tuple(lower[:n]) in wording.asks for n in range(2, len(lower) + 1))
    moved = (
        lower[:1]
        and lower[0] in wording.roles.words(LEX.strandedPrepositions)
        and lower[1:2]
        and lower[1] in PLAIN
        and not asks
    )
    return [*words[1:], words[0]] if moved else words


def _spelled(word: str, owns: bool, wording: Wording) -> list[Written]:
    """Return a word as the words that it is read as: "whats" as "what is"."""
    read = wording.spellings.get(word.lower(), word).split()
    return [*_as_parts(read[:-1]), *_whole(read[-1], owns)]


def _whole(word: str, owns: bool) -> list[Written]:
    """Return a word with its contraction written out, "what's" being no genitive, and a time apart: "mid-1960s"."""
    part, hyphen, time = word.rpartition("-")
    if hyphen and part.isalpha() and _TIME.fullmatch(time):
        return [(part, False), (time, owns)]
    return [*_as_parts((word, "is"))] if owns and word.lower() in PLAIN else [(word, owns)]


def _run(words: Sequence[Written], wording: Wording) -> int:
    """Return how many of the first *words* are of ``lex:addresses``."""
    end = 0
    for word, _ in words:
        lower = word.lower()
        if lower in PLAIN or lower in _WHETHER or lower not in wording.address:
            break
        end += 1
    return end


def _as_parts(words: Sequence[str]) -> list[Written]:
    return [(word, False) for word in words]


def active(asked: Sequence[Word], wording: Wording) -> list[Written]:
    """Return the words of a question with what somebody wants done as what they want to do: "want used" as "want to use".

    "Want to be used" and "want to see used" are read so as well. What is returned has yet to be parsed.
    """
    told = written(asked)
    place = next((i for i, w in enumerate(asked) if i and wording.roles.plays(w, LEX.wishingVerbs)), 0)
    behind = [word.text.lower() for word in asked[place + 1 : place + 3]]
    idle = len(behind) == _LONGEST_IDLE and behind[0] == "to" and _is_idle(asked[place + 2], wording)
    done = place + 1 + (_LONGEST_IDLE if idle else 0)
    if not place or done >= len(asked) or asked[done].tag != "VBN":
        return told
    return [*told[: place + 1], ("to", False), (asked[done].base, False), *told[done + 1 :]]


def _is_idle(word: Word, wording: Wording) -> bool:
    """Say whether *word* says of what is done behind it only that it is to be: "to be used", "to see used"."""
    return word.base == "be" or wording.roles.plays(word, LEX.wishedVerbs)


def _with_noun(asked: Sequence[Word]) -> Sequence[Word]:
    """Return *asked* with what stands behind "what" as a noun, where somebody else does it: "what changes does X lead to"."""
    begins = [word.text.lower() for word in asked[:1]]
    if (
        begins not in (["what"], ["which"])
        or asked[1:2] == []
        or asked[1].tag != "VBZ"
        or asked[1].base in _LIGHT
    ):
        return asked
    helping = (
        behind.tag[:2] in ("DT", "NN", "JJ", "PR") and before.tag[:1] != "W"
        for before, word, behind in zip(asked[1:], asked[2:], asked[3:], strict=False)
        if word.base in ("do", "have") and word.tag in _PRESENT_OR_PAST
    )
    if not any(helping):
        return asked
    return [asked[0], replace(asked[1], tag="NNS"), *asked[2:]]


def _with_verb(asked: Sequence[Word]) -> Sequence[Word]:
    """Return *asked* with the noun at its end as a verb, where it has none and needs one: "what will the plan outline"."""
    helping = next((i for i, w in enumerate(asked) if i and (w.tag == "MD" or w.text.lower() in _DOING)), 0)
    behind = asked[helping + 1 :]
    begins = asked[:1] and asked[0].text.lower() in PLAIN
    if not (begins and helping) or len(behind) < _LONGEST_IDLE or any(w.tag[:1] == "V" for w in behind):
        return asked
    last, before = asked[-1], asked[-2]
    if last.tag != "NN" or before.tag[:2] not in ("NN", "PR"):
        return asked
    return [*asked[:-1], replace(last, tag="VB")]


def direct(asked: Sequence[Word]) -> list[Word]:
    """Return the words of an indirect question in the order of a direct one: "what the plan will need".

    Only where a modal verb stands behind what begins as a noun does: elsewhere the two are read alike.
    """
    asked = _with_verb(_with_noun(asked))
    modal = next((i for i, word in enumerate(asked) if word.tag == "MD"), 0)
    opens = asked[:1] and asked[0].text.lower() in PLAIN and asked[1:2] and asked[1].tag in _DETERMINERS
    if not opens or any(word.tag[:1] in ("V", "W") for word in asked[1:modal]):
        return [*asked]
    return [asked[0], *asked[modal : modal + 1], *asked[1:modal], *asked[modal + 1 :]] if modal else [*asked]
