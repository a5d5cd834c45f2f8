"""The asking: what the words of a question ask for, and which of them only lead over to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from .word import Span, Word, runs
from .wording import Wording

_LONGEST_PHRASE = 5
# What a question may ask for without a word of its own in the answer.
NUMBERS = frozenset({"asksNumber", "asksShare", "asksDuration", "asksAmount", "asksMoney"})
_COMPARED = frozenset({"asksMost", "asksLeast"})
_ASKING = frozenset({"WP", "WP$", "WDT"})
ORDERING = _COMPARED | {"asksMaximum", "asksMinimum", "asksRank"}
_THINGS = frozenset({"which", "who"})
_HAVING = frozenset({"have", "with"})


@dataclass(frozen=True)
class Asking:
    """What is asked for.

    :param roles: the names of concepts of ``lex:questionWords``, each with the words that say it.
    :param phrases: the places of the words of phrases, which name nothing.
    :param spare: the places of words that say nothing more: those of a role said before, and adverbs.
    :param growth: those of them that say that something is to be done more.
    """

    roles: dict[str, Span]
    phrases: frozenset[int]
    spare: frozenset[int]
    growth: frozenset[int] = frozenset()


def asking(words: Sequence[Word], wording: Wording, taken: frozenset[int]) -> Asking:
    """Return what *words* ask for, read by *wording*; the places *taken* are settled already."""
    roles: dict[str, Span] = {}
    seen, phrases, spare, growth = {*taken}, set[int](), set[int](), set[int]()
    for span in runs(len(words), _LONGEST_PHRASE):
        covered = {*range(*span)}
        if seen & covered:
            continue
        for role in sorted(_roles(words[slice(*span)], wording)):
            if _says_less(words, wording, span, role) or (role == "asksList" and _is_owned(words, span)):
                continue
            adverb = role in _COMPARED and _is_adverb(words, wording, span)
            if role == "asksMost" and _is_growth(words, span):
                adverb, growth = True, growth | covered
            if adverb or role in roles:
                spare |= covered
            if not adverb:
                roles.setdefault(role, span)
                seen |= covered
                phrases |= covered if len(covered) > 1 else set()
    settled = _settled(roles, words, wording)
    spare |= _ending(words, wording, settled.get("asksDuration"))
    return Asking(settled, frozenset(phrases), frozenset(spare), frozenset(growth))


def asks_use(asks: Mapping[str, Span]) -> bool:
    """Say whether *asks*, by roles, ask what something is for: neither what that is, nor how much of it there is."""
    return "asksPurpose" in asks and not {"asksName", "asksMeaning", "asksTime"} & asks.keys()


def is_light(words: Sequence[Word], wording: Wording, place: int) -> bool:
    """Say whether the word at *place* only leads over to the next: "keeps doing", "became popular", "most countries"."""
    word, after = words[place], words[place + 1 : place + 2]
    before = words[place - 1] if place else None
    if not after:
        return False
    if wording.roles.plays(word, LEX.degreeWords) and wording.roles.plays(after[0], LEX.tellingWords):
        return True  # "puts a continued focus on"
    if wording.roles.plays(word, LEX.settingVerbs):  # whatever the parse has
        told = next((w for w in words[place + 1 :] if w.tag[:2] not in ("DT", "JJ", "VB")), word)
        if wording.roles.plays(told, LEX.tellingWords):
            return True  # "places emphasis on"
    if tells_future(words, wording, place):
        return True
    if word.tag == "VBG" and after[0].tag == "JJ" and wording.roles.plays(word, LEX.changingVerbs):
        return True  # "going green"
    if word.tag.startswith("V") and wording.roles.plays(word, LEX.aspectVerbs):
        return after[0].tag in ("VBG", "TO")
    if word.tag.startswith("V") and wording.roles.plays(word, LEX.postureVerbs):
        return after[0].tag == "IN"  # what stands at the start of X is there
    if word.tag == "VB" and wording.roles.plays(word, LEX.wishedVerbs):
        return before is not None and before.tag == "TO" and any(w.tag == "VBN" for w in words[place + 1 :])
    if word.tag.startswith("V") and wording.roles.plays(word, LEX.changingVerbs):
        return after[0].tag == "JJ" and place + 2 == len(words)  # "as X became popular"
    is_superlative = before is not None and (before.tag in ("DT", "PRP$") or before.base in _HAVING)
    noun = next((w.tag for w in words[place + 1 :] if w.tag[:2] != "JJ"), "")
    return wording.roles.plays(word, LEX.quantifiers) and noun == "NNS" and not is_superlative


def tells_future(words: Sequence[Word], wording: Wording, place: int) -> bool:
    """Say whether the word at *place* says of the next verb only that it will be: "is due to open"."""
    behind = [w.tag for w in words[place + 1 : place + 3]]
    return wording.roles.plays(words[place], LEX.futureWords) and behind == ["TO", "VB"]


def _ending(words: Sequence[Word], wording: Wording, lasting: Span | None) -> set[int]:
    """Return the place of what stands before the end of a time that is asked for: "how many years passed before X"."""
    if lasting is None or any(w.tag[:1] in ("N", "V") for w in words[: lasting[0]]):
        return set()
    first = next((i for i, w in enumerate(words) if i >= lasting[1] and w.tag[:2] == "NN"), len(words))
    verbs = [i for i in range(lasting[1], first) if words[i].tag[:1] == "V"]
    return {
        i
        for i in range(max(verbs, default=first) + 1, first)
        if wording.roles.plays(words[i], LEX.endPrepositions)
    }


def _roles(part: Sequence[Word], wording: Wording) -> frozenset[str]:
    """Return what the words ask for as they stand, or else as their lemmas: "new" is not "newer"."""
    written = wording.asks.get(tuple(w.text.lower() for w in part))
    return written or wording.asks.get(tuple(w.base for w in part), frozenset())


def _is_owned(words: Sequence[Word], span: Span) -> bool:
    """Say whether the words are what somebody has: "whose list" asks for no list."""
    return span[0] > 0 and words[span[0] - 1].tag == "WP$"


def _says_less(words: Sequence[Word], wording: Wording, span: Span, role: str) -> bool:
    """Say whether the words do not ask for *role*, as they go with what stands beside them."""
    before = words[span[0] - 1].tag if span[0] else ""
    after = words[span[1]].tag if span[1] < len(words) else ""
    first = words[span[0]].tag
    return (
        (role == "asksWhether" and span[0] > 0)
        # "Name the country whose policy", "which country whose policy" ask for no one else.
        or (role == "asksActor" and before[:2] == "NN" and words[0].tag in ("WDT", "WP", "VB"))
        or is_light(words, wording, span[1] - 1)
        or (first in ("VBN", "VBD") and after == "TO")  # what is supposed to be is not what is only supposed
        or (
            role in NUMBERS and span[1] - span[0] == 1 and first == "NN" and after[:2] == "NN"
        )  # value chains
        or (
            role == "asksAmount" and first[:2] == "VB" and after in ("RP", "IN", "TO")
        )  # what has levelled off
        or (
            role == "asksNumber" and words[-1].tag == "IN" and span[1] >= len(words) - 1
        )  # doubles the number of
        or (role == "asksList" and _is_verb_of(words, span))
        or (role in ("asksFirst", "asksRank") and _is_put(words, wording, span))
        # Expanding a market is no spelling out of a name.
        or (role == "asksName" and span[0] > 0 and _is_done_to(words, span))
        or (role == "asksShare" and span[1] - span[0] == 1 and before == "CD")  # 60 percent
        or (role == "asksLast" and span[1] - span[0] == 1 and first[:1] == "V")  # what lasted for years
        or (role == "asksNumber" and span[1] - span[0] == 1 and before == "JJ")  # the global total
        or (
            role == "asksNumber" and span[1] - span[0] == 1 and first in ("VBN", "VBD", "VBG")
        )  # counted as a port, counting on it
    )


def _is_verb_of(words: Sequence[Word], span: Span) -> bool:
    """Say whether the words are the verb of what is asked of: "what gives scope", "what does the app give users"."""
    first, before = words[span[0]].tag, words[max(0, span[0] - 1)].tag
    is_done = words[0].tag[:1] == "W" and first[:1] == "V" and before[:2] == "NN"
    return span[0] > 0 and (first in ("VBZ", "VBD", "VBN") or is_done)


def _is_put(words: Sequence[Word], wording: Wording, span: Span) -> bool:
    """Say whether the words end what something is said to put first: "which plan puts ports first"."""
    return span[1] == len(words) and any(wording.roles.plays(w, LEX.placingVerbs) for w in words[: span[0]])


def _is_done_to(words: Sequence[Word], span: Span) -> bool:
    """Say whether the words are for what is done to something: "to expand the market", "be expanded further"."""
    first, before = words[span[0]], words[span[0] - 1].tag
    behind = words[span[1] : span[1] + 1]
    has_object = any(w.tag[:2] in ("DT", "NN", "JJ", "PR") for w in behind)
    if words[span[1] - 1].tag == "IN":  # "the expansion of ports", but not of IoT
        return has_object and not any(2 * sum(c.isupper() for c in w.text) > len(w.text) > 1 for w in words)
    led = first.tag == "VBG" or (first.tag == "VB" and before == "TO")
    is_due = [w.text.lower() for w in words[max(0, span[0] - 2) : span[0]]] == ["to", "be"]
    return (led and has_object) or (
        first.tag == "VBN" and (is_due or any(w.tag[:2] in ("RB", "JJ") for w in behind))
    )


def _is_adverb(words: Sequence[Word], wording: Wording, span: Span) -> bool:
    """Say whether the word says only how it is done, or how something is: "wants to use more", but not "has more"."""
    place = span[0]
    if words[place].tag == "RBR" and span[1] == len(words) and "or" not in {w.text.lower() for w in words}:
        is_wished = words[place - 1].tag == "VBN" and is_light(words, wording, place - 2)
        return is_wished or words[place - 1].tag[:2] == "NN"  # "which country wants to use X more"
    if words[place].tag in ("RBR", "RBS") and span[1] == place + 1 < len(words):
        than = any(w.text.lower() == "than" for w in words[place:])
        # "Does X have more big ports or more small ones" asks for more ports.
        has = words[place - 1].base in _HAVING and any(w.text.lower() == "or" for w in words[place:])
        return place > 2 and not (than or has) and words[place + 1].tag.startswith("JJ")
    is_last = all(w.tag == "IN" for w in words[place + 1 :])
    before = words[place - 1] if place and is_last else None
    return before is not None and before.tag[:1] == "V" and before.base not in {*_HAVING, "be"}


def _is_growth(words: Sequence[Word], span: Span) -> bool:
    """Say whether the word says that something is wanted to be done more: "wants to use more AI", but not "uses more"."""
    before, after = words[max(0, span[0] - 2) : span[0]], words[span[1] : span[1] + 1]
    wants = [w.tag for w in before] == ["TO", "VB"] and before[-1].base not in _HAVING
    if not after:
        return wants and words[span[0]].tag in ("JJR", "RBR")  # "which tools does X want to use more"
    return wants and words[span[0]].tag == "JJR" and after[0].tag[:2] in ("NN", "JJ")


def _told_amounts(roles: Mapping[str, Span], words: Sequence[Word]) -> list[str]:
    """Return which *roles* only tell of the thing or the body that is asked for: "which fund hands out the money"."""
    listed = roles.get("asksList", (1, 1))[0] == 0
    if not (listed or words[0].text.lower() in _THINGS) or ORDERING & roles.keys():
        return []
    verb = next((i for i, w in enumerate(words) if i > 1 and w.tag[:1] in ("V", "M")), len(words))
    behind = (role for role in ("asksMoney", "asksAmount", "asksNumber") if roles.get(role, (0, 0))[0] > verb)
    return [role for role in behind if any(w.tag[:2] == "NN" for w in words[slice(*roles[role])])]


def _wants(words: Sequence[Word], wording: Wording) -> bool:
    """Say whether something is wanted to be done that is no taking of a place: "hope to keep", but not "hope to hold"."""
    done = (verb for to, verb in pairwise(words) if to.tag == "TO" and verb.tag == "VB")
    return any(POL.hasRanking not in wording.worded.get((verb.stem,), ()) for verb in done)


def _settled(roles: dict[str, Span], words: Sequence[Word], wording: Wording) -> dict[str, Span]:
    """Return *roles* less those that others make idle: 'how many years' asks how long."""
    if roles.get("asksNumber", (1, 0))[0] == 0:
        roles.pop("asksAmount", None)  # "how many reach the level"
    purposes = wording.roles.words(LEX.purposePrepositions)
    counts = any(roles[role][0] <= 1 for role in NUMBERS & roles.keys())  # "what share does X account for"
    if words[0].text.lower() == "what" and words[-1].text.lower() in purposes and not counts:
        roles.setdefault("asksPurpose", (len(words) - 1, len(words)))  # "what is X for"
    start, end = roles.get("asksTime", (0, 0))
    within = 1 < start < len(words) - 1 and end == start + 1
    joins = within and words[start].tag == "WRB" and words[start - 1].tag != "CC"
    # "For more than a decade", "for two decades" tell how long.
    lasts = end == start + 1 and start > 1 and wording.roles.plays(words[start], LEX.decadeWords)
    tells = lasts and (words[start - 1].text.lower() == "a" or words[start - 1].tag == "CD")
    if tells or (joins and words[0].tag in _ASKING):
        del roles["asksTime"]  # "which X began when Y came" asks for no time
    for role in _told_amounts(roles, words):
        del roles[role]
    if roles.get("asksRank") == (1, 2) and words[0].tag in _ASKING and _wants(words, wording):
        del roles["asksRank"]  # "what position does X hope to keep"
    start, end = roles.get("asksShare", (0, 0))
    if end and words[start].tag in ("VB", "VBP"):
        roles["asksShared"] = roles.pop("asksShare")  # "what do they share"
    start, end = roles.get("asksNumber", (0, 0))
    while end and end < len(words) and words[end].tag.startswith("JJ"):
        end += 1
    if end and words[end : end + 1] and words[end].stem in wording.time_units:
        del roles["asksNumber"]  # "how many consecutive years"
        roles["asksDuration"] = start, end + 1
    return roles
