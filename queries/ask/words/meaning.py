"""The meaning: which words of a question are words for a class, and which may state a property."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ....ontology.namespace import POL
from .asking import tells_future
from .word import Span, Word, keys, runs, uninflected
from .wording import Stems, Wording

_LONGEST_PHRASE = 5


@dataclass(frozen=True)
class Meanings:
    """What the words of a question may say.

    :param classes: the words for a class -> its IRI; of words within others only the longer.
    :param properties: the words that may state a property, with the IRIs of all that they may state.
    """

    classes: dict[Span, str]
    properties: list[tuple[Span, frozenset[str]]]


def meanings(words: Sequence[Word], wording: Wording, linked: Collection[int], asks_who: bool) -> Meanings:
    """Return what *words* may say.

    :param linked: the places of the words that name something, which say nothing else.
    :param asks_who: whether the first word asks who: what follows it at once is done, and no thing.
    """
    found = Meanings({}, [])
    nouns = frozenset(form.split()[-1] for form in wording.class_forms)
    for span in runs(len(words), _LONGEST_PHRASE):
        if not {*range(*span)}.isdisjoint(linked):
            continue
        for key in sorted(keys(words[slice(*span)])):
            form = uninflected(" ".join(w.text for w in words[slice(*span)]))
            kind = wording.class_forms.get(form, wording.classes.get(key))
            is_free = not any(a <= span[0] and span[1] <= b for a, b in found.classes)
            is_done = span[0] == 1 and (asks_who or _is_verb_of_what(words))
            if kind is not None and is_free and not is_done and _is_form(words[span[1] - 1], nouns):
                found.classes[span] = kind
            stated = _stated(words, span, key, wording)
            if stated:
                found.properties.append((span, stated))
    found.properties[:] = [p for p in found.properties if not any(_is_within(p, q) for q in found.properties)]
    return found


def _is_within(part: tuple[Span, frozenset[str]], whole: tuple[Span, frozenset[str]]) -> bool:
    """Say whether the words of *part* are some of those of *whole*, which says something else: "work" in "work together to"."""
    (start, end), (first, last) = part[0], whole[0]
    return first <= start and end <= last and part[0] != whole[0] and part[1].isdisjoint(whole[1])


def _is_verb_of_what(words: Sequence[Word]) -> bool:
    """Say whether the word behind "what" is the verb of the question: "what powers cars", "what aims to power cars".

    It is none in "what challenges do they face".
    """
    leads = [w.tag for w in words[2:4]] == ["TO", "VB"]
    others = not leads and any(w.tag.startswith("V") or w.tag == "MD" for w in words[2:])
    return words[0].text.lower() == "what" and words[1].tag == "VBZ" and not others


def _is_form(noun: Word, nouns: frozenset[str]) -> bool:
    """Say whether *noun* is a form of one of *nouns*, words for classes, and not only of its stem: what manufactures is no manufacturing."""
    forms = {uninflected(noun.text), uninflected(noun.base)}
    # "The stated aim", "what is X centred on"
    done = noun.tag == "VBD" or (noun.tag in ("JJ", "VBN") and noun.text.lower().endswith("ed"))
    return not done and not forms.isdisjoint(nouns)


def _stated(words: Sequence[Word], span: Span, key: Stems, wording: Wording) -> frozenset[str]:
    """Return the properties that the words may state; a verb says nothing that only the noun of its form says."""
    if is_attributive(words, span[0]) or tells_future(words, wording, span[0]):
        return frozenset()
    if words[span[1] - 1].owns and wording.classes.get(key) != POL.Policy:
        return frozenset()  # who has it states nothing: "the party's decisions"
    first, worded = words[span[0]], wording.worded.get(key, frozenset())
    found = wording.properties.get(key, frozenset()) - _incomplete(words, key, wording)
    if first.tag == "JJ" and span[1] - span[0] == 1:
        return found & worded  # what is mobile mobilizes nothing
    senses = wording.senses.get(key, ())
    nouns = {s.property for s in senses if s.part_of_speech == "noun"}
    if first.tag == "NNS" and span[1] - span[0] == 1 and span[0] > 1:
        # A plural says nothing that only the verb of its form says: the ferries, where to ferry is a use. Right behind
        # the question word a verb may be taken for one: "what powers cars".
        found -= {s.property for s in senses if s.part_of_speech == "verb"} - nouns - worded
    if not first.tag.startswith("VB"):
        # The pillars of a plan are what it is made of, and no plans.
        return found - {POL.relatedPolicy} if POL.hasPart in worded else found
    others = {s.property for s in senses if s.part_of_speech != "noun"}
    return found - (nouns - others - worded)


def is_attributive(words: Sequence[Word], place: int) -> bool:
    """Say whether the word is a participle that only describes the noun after it: "two enabling technologies"."""
    before = words[place - 1] if place else None
    return (
        words[place].tag == "VBG"
        and before is not None
        and (before.tag[:2] in ("JJ", "DT", "CD", "PR") or before.owns)
        and place + 1 < len(words)
        and words[place + 1].tag[:2] == "NN"
    )


def _incomplete(words: Sequence[Word], key: Stems, wording: Wording) -> set[str]:
    """Return the properties that the verb *key* states only with a preposition that is not there: to lead to."""
    here = {w.text.lower() for w in words}
    markers: dict[str, list[bool]] = {}
    for sense in wording.senses.get(key, ()):
        needed = wording.prepositions & {*sense.object}
        is_met = sense.part_of_speech != "verb" or not needed or bool(needed & here)
        markers.setdefault(sense.property, []).append(is_met)
    return {p for p, met in markers.items() if not any(met)} - wording.worded.get(key, frozenset())
