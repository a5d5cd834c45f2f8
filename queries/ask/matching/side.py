"""The side: whether a question asks for what does something, or for what something is done with, by its word order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from ....ontology.namespace import LEX, POL
from ..index.index import Node
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.word import Word, stem

_RELATIVE = frozenset({"that", "which", "who"})
_OF_MANNER = frozenset({"how", "when", "where"})
_JOINED_TO_WHO = frozenset({"or", "and", "what", "which", "else"})
_LATEST_FIELD = 5  # "in which two key fields"


def side(clause: Clause) -> str | None:
    """Return ``subject`` or ``object``, or None where the order of the words does not tell.

    "Which country wants X" and "name the country that wants X" ask for the subject, "what does X want" and "what is
    wanted by X" for the object.
    """
    words = clause.words
    begin = next((i for i in range(min(2, len(words))) if words[i].text.lower() in PLAIN), None)
    if begin is None and "asksList" in clause.asks:
        begin = next((i for i, w in enumerate(words[:-1]) if w.text.lower() in _RELATIVE), None)
        if begin is not None and words[begin + 1].tag[:2] in ("NN", "DT", "PR", "JJ"):
            return "object"  # "name the things that X changed"
    if begin is None or words[begin].text.lower() in _OF_MANNER:
        return None
    verb = _verb(words, begin + 1)
    if any(POL.happenedIn in clause.stated_at(i) and w.tag == "VBN" for i, w in enumerate(words[: verb + 2])):
        return None  # what has seen or undergone a change did not do it
    return "subject" if _is_meant(clause, verb) else _before(words, verb)


def _is_meant(clause: Clause, verb: int) -> bool:
    """Say whether what is asked for is meant to do something: "which plan is intended to cut X", but not "is needed to"."""
    told = clause.words[verb + 1 : verb + 4]
    if [w.tag for w in told] != ["VBN", "TO", "VB"] or told[-1].base == "be":
        return False
    is_aim = POL.aimsAt in clause.stated_at(verb + 1) and not clause.plays(told[0], LEX.requiringVerbs)
    return is_aim and clause.words[verb].base == "be"


def asks_maker(clause: Clause) -> bool:
    """Say whether it asks what makes something do or be something: "what made X essential for Y", "what makes X fall"."""
    words = clause.words
    verb = _verb(words, 1)
    if words[0].text.lower() not in PLAIN or not any(
        clause.plays(w, LEX.causativeVerbs) for w in words[verb : verb + 1]
    ):
        return False
    behind = words[verb + 2 :]
    tags = ["JJ" if clause.plays(w, LEX.importanceWords) else w.tag[:2] for w in behind] + [""]
    predicated = any(tag == "JJ" and after not in ("NN", "JJ", "CC") for tag, after in pairwise(tags))
    # Where the parse takes the last verb for a noun, it may still state something: "what made exports fall".
    stated = any(end == len(words) for (_, end), _ in clause.properties)
    return predicated or (bool(behind) and stated) or any(w.tag in ("VB", "VBP") for w in behind)


def is_made(clause: Clause, node: Node) -> bool:
    """Say whether *node* is called by what the question says to be made something: "what made digital tools essential"."""
    making = next((i for i, w in enumerate(clause.words) if clause.plays(w, LEX.causativeVerbs)), 0)
    behind = range(making + 1, len(clause.words))
    made = [*takewhile(lambda i: i == making + 1 or clause.words[i].tag[:2] in ("NN", "DT"), behind)]
    return any(clause.words[i].tag != "DT" and clause.has(i, node.words) for i in made)


def asks_owner(clause: Clause) -> bool:
    """Say whether it asks whose something is that is no policy: whose access to finance gets better aims at nothing."""
    is_whose = clause.words[0].text.lower() == "whose"
    return is_whose and not any(clause.wording.classes.get(k) == POL.Policy for k in clause.keys((1, 2)))


def asks_partner(clause: Clause) -> bool:
    """Say whether it asks with whom something is done: "with whom did X sign Y", "who did X sign Y with"."""
    asked = clause.asked_class
    is_actor = asked is not None and clause.vocabulary.is_a((asked,), POL.Actor)
    return is_actor and any(
        clause.plays(w, LEX.partnerPrepositions) for w in (clause.words[0], clause.words[-1])
    )


def asks_requirement(clause: Clause) -> bool:
    """Say whether it asks what is needed for something that is said: "what will X need to build Y"."""
    needs = (i for i, w in enumerate(clause.words) if i and clause.plays(w, LEX.requiringVerbs))
    behind = ([w.tag[:2] for w in clause.words[i + 1 :]] for i in needs)
    return side(clause) == "object" and any(tags[:2] == ["TO", "VB"] and "NN" in tags[2:] for tags in behind)


def is_told_of_deed(clause: Clause, property: str) -> bool:
    """Say whether it asks what a deed, and not who does it, has to do with: "what are X's decisions based on", "what do they rest on".

    What somebody aims at, or uses, says nothing of that.
    """
    if len(clause.words) < len(("what", "is", "it", "based", "on")):
        return False
    noun, done, preposition = clause.words[-3:]
    place = len(clause.words) - 3
    owned = place > 0 and clause.words[place - 1].owns
    forms = ("VBN", "VB", "VBP") if owned else ("VBN",)
    if noun.tag[:2] != "NN" or done.tag not in forms or preposition.tag not in ("IN", "RP", "TO"):
        return False
    asked, told = clause.stated_at(place + 1), clause.stated_at(place)
    is_named = place in clause.linked | clause.classed
    return bool(told) and not is_named and not (property in told and (property in asked or not asked))


def asks_who_should(clause: Clause) -> bool:
    """Say whether it begins by asking who should do something, or who else, or what."""
    begins = [w for w in clause.words if w.text.lower() not in _JOINED_TO_WHO][:2]
    return clause.words[0].tag == "WP" and [w.tag for w in begins][1:] == ["MD"]


def asks_field(clause: Clause) -> bool:
    """Say whether it begins by asking in which field something is so."""
    before = [w.text.lower() for w in clause.words[:2]]
    named = any(clause.plays(w, LEX.fields) for w in clause.words[2:_LATEST_FIELD])
    return before == ["in", "what"] or (before == ["in", "which"] and named)


def asks_between(clause: Clause) -> bool:
    """Say whether it asks for what is between things that are no dates: "what came between the launch and the use"."""
    dated = any(n.is_a(POL.Period) for link in clause.links for n in link.nodes)
    return not dated and any(w.text.lower() == "between" for w in clause.words)


def is_done_by_actor(clause: Clause) -> bool:
    """Say whether somebody stands between "do" and its verb, by name or by a word for such."""
    called = any(
        kind and clause.vocabulary.is_a((kind,), POL.Actor) and {*range(*span)} & clause.enclosed
        for span, kind in clause.classes.items()
    )
    named = any(
        any(n.is_a(POL.Actor) for n in x.nodes) and {*range(*x.span)} & clause.enclosed for x in clause.links
    )
    return called or named


def is_done_by_policy(clause: Clause) -> bool:
    """Say whether a word for a policy stands between "do" and its verb, with nothing behind it but that: "X's policy"."""
    does = next((i for i, w in enumerate(clause.words) if w.lemma == stem("do")), 0)
    verbs = (i for i, w in enumerate(clause.words) if i > does and w.tag.startswith("V"))
    verb = next(verbs, len(clause.words) - 1)
    return any(
        kind == POL.Policy and does < span[0] and span[1] == verb and span != (clause.focus or (None,))[0]
        for span, kind in clause.classes.items()
    )


def _verb(words: Sequence[Word], place: int) -> int:
    """Return the place of the first verb at *place* or behind it that is no part of what "which" asks for."""
    while place < len(words):
        describes = (
            words[place].tag == "VBG" and words[place + 1 : place + 2] and words[place + 1].tag[:2] == "NN"
        )
        if not describes and words[place].tag[:2] not in ("NN", "JJ", "CD", "PO", "RB", "IN"):
            break
        place += 1
    return place


def _before(words: Sequence[Word], verb: int) -> str | None:
    """Return which end is asked for by what follows, where the verb that does it stands at *verb*."""
    if verb >= len(words):
        return None
    head, rest = words[verb], [w for w in words[verb + 1 :] if w.tag != "RB"]
    if head.base == "do":
        return "object"
    if head.tag == "MD":
        return _of_auxiliary(rest, "VB")
    if head.base == "have":
        return _of_auxiliary(rest, "VBN") if any(w.tag in ("VBN", "VBD") for w in rest) else "subject"
    if head.base == "be" and rest:
        if [w.base for w in rest[:2]] == ["to", "be"] and [w.tag for w in rest[2:3]] == ["VBN"]:
            return "object"  # "what is to be built on X"
        if rest[0].tag in ("VBG", "VBN"):
            done = rest[0].base == "be" and [w.tag for w in rest[1:2]] == ["VBN"]  # "what is being built"
            return "subject" if rest[0].tag == "VBG" and not done else "object"
        doing = next((i for i, w in enumerate(rest) if w.tag == "VBG"), 0)
        is_named = all(w.tag[:2] in ("NN", "DT", "JJ", "PR") for w in rest[:doing])
        return "object" if doing and is_named else None  # "what is X trying to do"
    return "subject" if head.tag.startswith("V") and head.base != "be" else None


def _of_auxiliary(rest: Sequence[Word], form: str) -> str | None:
    """Return what is asked for before a modal verb, or "have", and *rest*, whose verb would have *form*."""
    if not rest:
        return None
    if rest[0].tag != form:
        return "object"  # "what should X do"
    if rest[0].base != "be":
        return "subject"
    return {"VBN": "object", "VBG": "subject"}.get(rest[1].tag) if len(rest) > 1 else None
