"""The naming: what a short name stands for, how a name is shortened, and what a thing is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal

from ....ontology.namespace import LEX, POL
from ..parsing.clause import Clause
from ..words.asking import asks_use
from ..words.word import Span
from . import titling
from .reading import Reading, iris, listed, literals

_LONGEST = 8
_SHORTEST_FOREIGN = 4
_TITLED = (POL.Organisation, POL.Policy)
_LEAST_SHORTENED = 2
_OWNED = {POL.adopts: POL.Policy, POL.faces: POL.Challenge, POL.aimsAt: POL.Goal}


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as a question for the full name of what it names, or for what that is."""
    yield from _defined(clause)
    yield from _abbreviated(clause)
    yield from _called(clause)
    if len(clause.links) != 1 or asks_use(clause.asks):
        return
    link = clause.links[0]
    known = [n for n in link.nodes if n.label.casefold() != link.text.casefold()]
    asked = [role for role in ("asksName", "asksMeaning") if role in clause.asks]
    used = {i for role in asked for i in range(*clause.asks[role])}
    if clause.content - used:
        return
    is_short = " " not in link.text and any(_is_short_form(a, link.text) for n in known for a in n.aliases)
    if known and ("asksName" in asked or (_asks_what(clause) and is_short)):
        yield Reading(f"[full name] of {link.text}", "names", {"node": iris(known)}, 5.0, tuple(known))
    elif _asks_what(clause):
        yield from _kinds(clause)


def asks_place(clause: Clause) -> bool:
    """Say whether it names but a place, or asks what that is: what the place has or wants is no answer."""
    places = [link for link in clause.links if any(n.is_a(POL.Place) for n in link.nodes)]
    alone = len(places) == len(clause.links) == 1 and not clause.content
    return alone and (_asks_what(clause) or len(clause.linked) == len(clause.words))


def _is_short_form(alias: str, text: str) -> bool:
    """Say whether *text* is *alias*, and that is written in capitals for the most part: IoT."""
    return alias.casefold() == text.casefold() and 2 * sum(c.isupper() for c in alias) > len(alias)


def _defined(clause: Clause) -> Iterator[Reading]:
    """Yield the reading as a question for what a text writes before the short form in parentheses."""
    asked = {i for role in ("asksName", "asksMeaning") for i in clause.places(role)}
    left = sorted((clause.content | clause.linked) - asked)
    if len(left) != 1 or any(link.nodes for link in clause.links) or not (asked or _asks_what(clause)):
        return
    text = clause.words[left[0]].text
    short = text[:-1] if text[-1] == "s" and text[:-1].isupper() else text  # of several, "ICTs"
    if (short.islower() and "asksName" not in clause.asks) or not (
        short.isalpha() and 1 < len(short) <= _LONGEST
    ):
        return
    short = short.upper() if short.islower() else short
    # Each letter begins a word; a short word may stand between two.
    long = "[ -]([a-z]{1,3} )?".join(f"[{c.upper()}{c.lower()}][A-Za-z]*" for c in short)
    if not _is_written(clause, f"{long} [(]{short}"):
        long = _titled(clause, short) or long
    holes = {"short": literals([short]), "long": literals([long])}
    yield Reading(f"[full name] of {short}", "acronyms", holes, 5.0)


def _titled(clause: Clause, short: str) -> str | None:
    """Return the pattern of the name of a body or a policy before *short*, which comes from another language; else None.

    Of "the Rail and Road Centre (RRKK)": a name that begins or ends with the word of its class.
    """
    vocabulary = clause.vocabulary
    nouns = {**vocabulary.class_words, **vocabulary.name_words}
    kinds = [noun for noun, kind in nouns.items() if any(vocabulary.is_a((kind,), k) for k in _TITLED)]
    heads = "|".join(sorted({noun.title() for noun in kinds if noun.isalpha()}))
    if len(short) < _SHORTEST_FOREIGN or any(link.term for link in clause.links):
        return None  # "the Institute of Physics (UK)" is not the country
    word = "[A-Z][A-Za-z'-]+"
    behind = f"( ({word}|and|of|for|the))*"
    long = f"{word}{behind} ({heads})|({heads}) (of|for){behind} {word}"
    return long if _is_written(clause, f"({long}) [(]{short}[)]") else None


def _is_written(clause: Clause, pattern: str) -> bool:
    """Say whether a sentence of the store has *pattern*."""
    told = {fact.quote for fact in clause.index.statements} | {
        said.sentence.text for said in clause.index.propositions
    }
    return any(re.search(pattern, quote) for quote in told)


def _abbreviated(clause: Clause) -> Iterator[Reading]:
    """Yield the reading as a question for the short form that a text has in parentheses behind the name."""
    if "asksShortForm" not in clause.asks:
        return
    asked = {i for role in ("asksName", "asksMeaning", "asksShortForm") for i in clause.places(role)}
    left = {i for i in (clause.content | clause.linked) - asked if clause.words[i].tag[:1] != "V"}
    span = min(left, default=0), max(left, default=0) + 1
    name = [clause.words[i].text.lower() for i in range(*span)]
    if len(left) < _LEAST_SHORTENED or asked & {*range(*span)} or not all(w.isalpha() for w in name):
        return
    long = " ".join("".join(f"[{c.upper()}{c}]" for c in w) for w in name)
    words = f"[short form] of {clause.text(span)}"
    yield Reading(words, "abbreviations", {"long": literals([long])}, 5.0)


def described(clause: Clause) -> Span | None:
    """Return the word for a policy whose name is asked for: "what is the port plan called"."""
    last = clause.words[-1]
    named = last.tag == "VBN" and clause.plays(last, LEX.namingVerbs)
    policies = [s for s, kind in clause.classes.items() if kind == POL.Policy]
    policies += [link.span for link in clause.links if any(n.is_a(POL.Policy) for n in link.nodes)]
    span = next(iter(policies), None)
    return span if named and clause.words[0].text.lower() == "what" else None


def _called(clause: Clause) -> Iterator[Reading]:
    """Yield the reading as a question for the name of the one policy that it describes: "what is the port plan called"."""
    span = described(clause)
    if span is None:
        return
    said = clause.content - {*range(*span)}
    found = [
        f
        for f in clause.index.statements
        if f.property == POL.adopts
        and (clause.is_of(f.object, span) if span in clause.classes else f.object.is_a(POL.Policy))
        and all(clause.has(i, f.object.words) for i in said)
        and all(
            {f.subject, f.object} & {*x.nodes}
            or x.is_said_in(f.object.words)
            or clause.index.places.is_home(f, x.iris)
            for x in clause.links
        )
    ]
    nodes = tuple(dict.fromkeys(f.object for f in found))
    if nodes and nodes[0].label.islower() and titling.reading(clause) is not None:
        return  # a clause gives it a name
    if len(nodes) == 1 and (said or clause.links):
        words = f"[name] of {clause.text((2, len(clause.words) - 1))}"
        yield Reading(words, "things", {"node": iris(nodes)}, 5.0, nodes, "list", found)


def _asks_what(clause: Clause) -> bool:
    """Say whether it asks but what something is, or means."""
    begins = [w.text.lower() for w in clause.words[:1]] == ["what"]
    plain = begins and any(w.lemma == "be" for w in clause.words[1:2])
    stated = [span for span, _ in clause.properties if not {*range(*span)} <= {*clause.places("asksMeaning")}]
    return ("asksMeaning" in clause.asks or plain) and not clause.classes and not stated


def _kinds(clause: Clause) -> Iterator[Reading]:
    """Yield the readings as what the named thing is an example of, or whose policy, challenge or goal."""
    nodes = clause.links[0].nodes
    wholes = [
        f
        for f in clause.index.statements
        if f.property == POL.hasPart
        and f.object in nodes
        and not (
            f.subject.is_a(POL.Actor) and f.object.label[:1].islower()
        )  # who has them is not what they are
    ]
    if wholes:
        holes = {"given": iris([f.object for f in wholes]), "property": iris([POL.hasPart])}
        answers = tuple(f.subject for f in wholes)
        words = f"[what] {clause.links[0].text} is an example of"
        yield Reading(words, "subjects", holes, 1.0, answers, "list", wholes)
    # A policy, a challenge and a goal are somebody's.
    for property, kind in _OWNED.items():
        held = [f for f in clause.index.statements if f.property == property and f.object in nodes]
        if held:
            words = f"[what] {listed([f.object for f in held])} is"
            holes = {
                "node": iris([f.object for f in held]),
                "kind": [Literal(clause.wording.property_label(kind))],
                "property": iris([property]),
            }
            yield Reading(words, "definitions", holes, 1.0, tuple(nodes), "list", held)
            return
