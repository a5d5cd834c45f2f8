"""The sought: which words of a question are for what is asked for, and which parts of a clause of a text may answer it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part, Proposition
from ..parsing.clause import Clause
from ..words.dictionary import is_english
from ..words.word import Span, Word, stems

_LEADING = frozenset({"to", "of", "for"})
_BINDING = frozenset({"be", "have"})
_OF_NOUNS = frozenset({"NN", "JJ", "DT", "IN", "CD"})


def sought(clause: Clause) -> frozenset[int]:
    """Return the places of the words for what is asked for."""
    focus = _focus(clause)
    asked, noun = {*range(*focus[0])} if focus else set[int](), _noun(clause)
    return frozenset(asked | ({noun} if noun is not None else set()))


def _noun(clause: Clause) -> int | None:
    """Return the place of the noun behind "which", where something else has the verb."""
    return None if _is_bare(clause) else clause.asked_noun


def _is_bare(clause: Clause) -> bool:
    """Say whether what stands behind "what" has the verb at the end, as nothing else has: "what growth of X needs"."""
    words = clause.words
    if words[-1].tag in ("IN", "RP", "TO"):  # "what growth of X rests on"
        words = words[:-1]
    if words[0].text.lower() != "what" or words[-1].tag not in ("VBZ", "VBP", "VBD"):
        return False
    tags = [w.tag[:2] for w in words[1:-1]]
    first = next((i for i, tag in enumerate(tags) if tag == "NN"), len(tags))
    # Another noun that no preposition leads to has the verb: "what growth the city needs".
    begins = [i for i in range(first + 1, len(tags)) if tags[i] != "NN" and tags[i - 1] == "NN"]
    return first < len(tags) and {*tags} <= _OF_NOUNS and all(tags[i] == "IN" for i in begins)


def _focus(clause: Clause) -> tuple[Span, str] | None:
    """Return the word for the class that is asked for, less one of which it is only said what it is for, or that it is one.

    "What is necessary for the growth of X" asks for no growth, "what is X a leader in" for no leader.
    """
    if _is_bare(clause):
        return None
    between = clause.words[1 : clause.focus[0][0]] if clause.focus else ()
    is_led = any(w.tag in ("IN", "TO") and w.text.lower() != "of" for w in between)
    is_told = any(a.tag[:2] == "NN" and b.tag == "DT" for a, b in pairwise(between))
    return None if is_led or is_told else clause.focus


def has_light_verb(clause: Clause, said: Proposition) -> bool:
    """Say whether *said* has a verb that no question need name, and *clause* has that too: to be, to have."""
    if said.verb not in ("be", "have", "become"):
        return False
    does = any(w.base == "do" for w in clause.words)
    return any(w.base == said.verb for w in clause.words) and not (said.verb == "be" and does)


def is_in_mood(clause: Clause, said: Proposition) -> bool:
    """Say whether what is said to be planned or possible is asked for as such; what is but aimed at is no saying."""
    if said.mood == POL.possible:
        return is_modal(clause, clause.words)
    if said.mood == POL.planned:
        past = any(w.tag == "VBD" or w.base == "have" for w in clause.words[:3])
        # "Rules to ensure that all boats are safe" tell which boats must be safe.
        is_due = bool(due(clause)) and not said.predicate.text.startswith("to ")
        return not past and (is_foretold(said) or is_due)
    return True


def due(clause: Clause) -> frozenset[int]:
    """Return the places of the words by which *clause* asks for what is to be so, and not whether it is: "must", "has to"."""
    if clause.is_whether:
        return frozenset()
    return frozenset(
        place
        for place, (word, behind) in enumerate(pairwise(clause.words))
        if place not in clause.linked
        and (clause.plays(word, LEX.obligingVerbs) or (word.base in _BINDING and behind.text.lower() == "to"))
    )


def is_modal(clause: Clause, verbs: Sequence[Word]) -> bool:
    """Say whether *clause* asks for what may be: by one of *verbs*, or as "is it able to"."""
    return any(w.tag == "MD" for w in verbs) or bool(able(clause))


def able(clause: Clause) -> frozenset[int]:
    """Return the places of the words by which it is asked what one is able to do."""
    return frozenset(i for i, w in enumerate(clause.words) if clause.plays(w, LEX.abilityWords))


def is_foretold(said: Proposition) -> bool:
    """Say whether what is planned is said with a verb of its own: "will need", not "to need"."""
    return " " in said.predicate.text and not said.predicate.text.startswith("to ")


def is_answer(clause: Clause, part: Part, told_to_be: frozenset[str]) -> bool:
    """Say whether *part* says something that the question does not, and of the kind that it asks for.

    :param told_to_be: the words for what the clause tells it to be.
    """
    wording = clause.wording
    said = {wording.canonical(s) for w in clause.words for s in w.stems}
    said |= frozenset[str]().union(*(n for x in clause.links for n in x.names))
    if part.words - wording.free - wording.prepositions <= said:
        return False
    named = [n for n in clause.index.nodes.values() if n.name and n.name <= part.words]
    if "asksPlace" in clause.asks:
        return True
    if "asksActor" in clause.asks and not told_to_be:
        return any(n.is_a(POL.Actor) for n in named) or is_body(clause, part) or _is_own_name(clause, part)
    focus = _focus(clause)
    noun = focus[0][1] - 1 if focus else _noun(clause)
    if noun is None or clause.has(noun, told_to_be):
        return True
    if focus is not None:
        span, kind = focus
        is_field = clause.plays(clause.words[noun], LEX.fields)  # "in which areas"
        has_names = not is_field and any(clause.vocabulary.is_a((kind,), k) for k in (POL.Actor, POL.Policy))
        is_called_so = clause.has(noun, _named_words(clause, part)) and (
            not has_names or _is_name(clause, part, noun)
        )
        is_occasion = clause.plays(clause.words[noun], LEX.occasionWords) and _tells_occasion(clause, part)
        return any(clause.is_of(n, span) for n in named) or is_called_so or is_occasion
    return clause.has_near(noun, part.words)


def _named_words(clause: Clause, part: Part) -> frozenset[str]:
    """Return the words of *part*, but for what "home to" is told of: who is home to firms is no firm."""
    words = part.text.split()
    is_home = len(words) > 1 and words[0].lower() in clause.wording.roles.words(LEX.homeNouns)
    return clause.wording.canonicals(words[0]) if is_home and words[1].lower() in _LEADING else part.words


def _is_name(clause: Clause, part: Part, noun: int) -> bool:
    """Say whether *part* is a name that ends with the word at *noun*: "the Baltic trade review"."""
    words = part.text.split()
    named = any(word[:1].isupper() for word in words[1:])
    return named and clause.has(noun, clause.wording.canonicals(words[-1]))


def _tells_occasion(clause: Clause, part: Part) -> bool:
    """Say whether *part* tells what goes on, or has come: "during the war" tells which event."""
    return part.text.split()[0].lower() in clause.wording.roles.words(LEX.occasionPrepositions)


def is_body(clause: Clause, part: Part) -> bool:
    """Say whether *part* has a word for an organisation or a person: "our skills agencies"."""
    kinds = (clause.wording.classes.get(stems(word)) for word in part.text.split())
    bodies = (POL.Organisation, POL.Person)
    return any(clause.vocabulary.is_a((kind,), body) for kind in kinds if kind for body in bodies)


def _is_own_name(clause: Clause, part: Part) -> bool:
    """Say whether *part* is one word that is no word of English, and names nothing else: "Transmar"."""
    word = part.text
    if not word.isalpha() or not word[0].isupper() or is_english(word.lower()):
        return False
    called = (n for n in clause.index.nodes.values() if n.name == part.words)
    return all(n.is_a(POL.Actor) for n in called)


__all__ = [
    "able",
    "has_light_verb",
    "is_answer",
    "is_body",
    "is_foretold",
    "is_in_mood",
    "is_modal",
    "sought",
]
