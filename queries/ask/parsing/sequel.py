"""The sequel: a short question behind a statement, put in the place in the statement that it asks for.

"They count on something; on what?" is "they count on what", "it has lots of ports - more than how many" "it has more than
how many ports". No word of the statement is left out, but for those in whose place the question is put.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ....ontology.namespace import LEX
from ..words.asked import Asked
from ..words.word import GENITIVES, stem
from ..words.wording import Wording
from .segment import Segment, told
from .utterance import PLAIN

_MOST = 6
_NEAR = 2
_MARK, _SPACED = re.compile(r"\s*([,;])(?=\s)"), re.compile(r"\s+([,;])(?=\s)")
_SOMEWHERE, _SOMEBODY = "where", "who"


def sequels(parts: list[Segment], wording: Wording) -> Iterator[str]:
    """Yield the question that the last of *parts* asks of the statement before it, in one piece, the likeliest first."""
    found = dict[str, None]()
    whether, resuming = wording.roles.words(LEX.asksWhether), wording.roles.words(LEX.resuming)
    for end in range(len(parts) - 1, 0, -1):
        statement = _MARK.sub(r" \1", told(parts[:end]))
        first, _, rest = told(parts[end:]).partition(" ")
        asked = rest if rest and first.lower() in resuming else f"{first} {rest}".strip()
        asks = statement.split()[0].lower() in PLAIN | whether
        for read in _ON_QUESTIONS if asks else _ON_STATEMENTS:
            found.update(dict.fromkeys(_SPACED.sub(r"\1", text) for text in read(statement, asked, wording)))
    yield from list(found)[:_MOST]


def _put(statement: str, asked: str, place: tuple[int, int, dict[str, str]] | None) -> Iterator[str]:
    """Yield *statement* with *asked* at *place*, if there is one."""
    if place is not None:
        yield f"{statement[: place[0]]}{asked} {statement[place[1] :]}".strip()


def _before_noun(statement: str, concept: str, asked: Asked) -> tuple[int, int, dict[str, str]] | None:
    """Return the last place of *concept* in *statement* that has something behind it."""
    place = asked.last(concept, statement)
    return place if place is not None and statement[place[1] :].strip(" ,;") else None


def _identified(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "They count on something; what is it?"."""
    held = wording.asked.whole("sequelOfIdentity", asked)
    if held is None:
        return
    word = held["q"].lower()
    if word == _SOMEWHERE:
        yield from _put(statement, word, wording.asked.last("antecedentPlace", statement))
    elif word == _SOMEBODY:
        yield from _put(statement, word, wording.asked.last("antecedentPerson", statement))
    else:
        yield from _put(statement, "what", wording.asked.last("antecedentThing", statement))
        for several in ("antecedentSeveral", "antecedentOne"):
            yield from _put(statement, "which", _before_noun(statement, several, wording.asked))


def _of_kind(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "They decided on it; which body was that?"."""
    sort = wording.asked.whole("sequelOfSort", asked)
    if sort is not None:
        kind = f"{sort['w']} {sort['n']} of"
        yield from _put(statement, kind, wording.asked.last("antecedentSort", statement))
        return
    held = wording.asked.whole("sequelOfKind", asked)
    if held is None:
        return
    which = f"{held['w']} {held['n']}"
    for place in ("antecedentPerson", "antecedentThing"):
        yield from _put(statement, which, wording.asked.last(place, statement))
    subject = wording.asked.begin("antecedentHolder", statement)
    if subject is not None and ("n" not in subject[1] or wording.is_kind(subject[1]["n"])):
        yield f"{which} {statement[subject[0] :]}"


def _led(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "They count on something; on what?"."""
    held = wording.asked.whole("sequelOfPlace", asked)
    if held is None:
        return
    place = wording.asked.last("antecedentThing", statement)
    if place is None:
        yield f"{statement} {asked}"
        return
    before = statement[: place[0]].split()
    repeated = bool(before) and before[-1].lower() == held["p"].lower()
    yield from _put(statement, f"{held['w']} {held.get('n', '')}".strip() if repeated else asked, place)


def _repeated(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "They have built networks; networks for what?"."""
    held = wording.asked.whole("sequelOfNoun", asked)
    if held is None:
        return
    words = statement.split()
    place = next((i for i, w in reversed([*enumerate(words)]) if stem(w) == stem(held["n"])), None)
    if place is None:
        return
    rest = f"{held['p']} {held['w']} {held.get('r', '')}".strip()
    led = " ".join((*words[: place + 1], rest, *words[place + 1 :]))
    before = " ".join(words[:place])
    which = list[str]()
    for several in ("antecedentSeveral", "antecedentOne", "antecedentThe"):
        found = wording.asked.last(several, before)
        if found is not None and len(before[found[1] :].split()) <= _NEAR:
            which = [" ".join((before[: found[0]] + "which", before[found[1] :], *words[place:]))]
            break
    which = [" ".join(text.split()) for text in which]
    yield from (
        (led, *which) if " " in held["w"] else (*which, led)
    )  # "a force for doing what" names its deeds


def _how(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "They have fast trains; how fast?"."""
    held = wording.asked.whole("sequelOfDegree", asked)
    words = statement.split()
    place = next((i for i, w in enumerate(words[:-1]) if held and w.lower() == held["a"].lower()), None)
    if place is None:
        return
    before = " ".join(words[:place])
    found = wording.asked.last("antecedentOne", before) or wording.asked.last("antecedentThe", before)
    if found is not None and found[1] >= len(before):
        before = before[: found[0]].strip()
    yield " ".join((before, "what kind of", *words[place + 1 :])).strip()


def _counted(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "It has lots of ports; more than how many?"."""
    held = wording.asked.whole("sequelOfCount", asked)
    if held is not None:
        many = f"{held.get('b', '')} how many".strip()
        yield from _put(statement, many, _before_noun(statement, "antecedentMany", wording.asked))


def _timed(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "It took a while; how long?"."""
    held = wording.asked.whole("sequelOfLength", asked)
    if held is not None:
        yield from _put(statement, held["q"], wording.asked.last("antecedentWhile", statement))


def _named(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "They have a plan too; what is it called?"."""
    if wording.asked.whole("sequelOfName", asked) is None:
        return
    owner = wording.asked.whole("antecedentOwner", statement)
    if owner is not None:
        yield f"what is the {owner['what']} of {owner['who']} called"
    yield from _put(statement, "which", _before_noun(statement, "antecedentOne", wording.asked))


def _doing(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "They are up to something with it; doing what?"."""
    place = wording.asked.last("antecedentDeed", statement)
    asks = any(wording.asked.whole(way, asked) is not None for way in ("sequelOfDeed", "sequelOfIdentity"))
    if place is not None and asks:
        yield from _put(statement, f"{place[2]['be']} doing what", place)


def _why(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "They cannot do it; why not?"."""
    if wording.asked.whole("sequelOfReason", asked) is not None:
        yield f"how come {statement}"


def _instances(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "New kinds of shops have sprung up; such as?"."""
    if wording.asked.whole("sequelOfInstance", asked) is not None:
        found = wording.asked.begin("antecedentDeterminer", statement)
        bare = statement[found[0] :] if found is not None else statement
        yield f"which {bare[:1].lower()}{bare[1:]}"


def _narrowed(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "That was whose idea; which country's?"."""
    if wording.asked.whole("sequelOfWhose", asked) is None:
        return
    owns = asked.endswith(GENITIVES)
    place = wording.asked.last("antecedentWhose" if owns else "antecedentWho", statement)
    yield from _put(statement, asked, place)


def _offered(statement: str, asked: str, wording: Wording) -> Iterator[str]:
    """Read "Which size are there most of: big or small?"."""
    offers = wording.asked.whole("sequelOfChoice", asked) is not None
    if offers and wording.asked.begin("antecedentOpen", statement) is not None:
        yield statement


_Read = Callable[[str, str, Wording], Iterator[str]]
_ON_STATEMENTS: tuple[_Read, ...] = (
    _named,
    _doing,
    _identified,
    _counted,
    _timed,
    _repeated,
    _led,
    _how,
    _why,
    _of_kind,
    _instances,
    _narrowed,
)
_ON_QUESTIONS: tuple[_Read, ...] = (_narrowed, _offered)
