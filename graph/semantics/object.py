"""The object: what a word tells of its subject, in one of its senses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...ontology.namespace import POL
from ..syntax.amount import share_phrase
from ..syntax.argument import arguments, first, purpose
from ..syntax.auxiliary import opposes
from ..syntax.coordination import items
from ..syntax.deed import (
    acts_on_something,
    besides,
    deeds_of,
    has_bare_pronoun,
    is_about_something,
)
from ..syntax.membership import enumerated
from ..syntax.phrase import Phrase, noun_phrase, strip
from ..syntax.preposition import after_of
from ..syntax.tree import Token
from ..syntax.verb import (
    VERBAL,
    has_goal,
    has_own_subject,
    innermost,
    is_infinitive,
    is_passive,
    makes_sure,
    surface_subject,
)
from .adoption import financed, named_of, possessed, unaccompanied
from .challenge import is_class_of_challenges, met
from .completion import completed
from .effect import clause_ends, effect_ends, what_comes
from .kind import eases, is_quantity, is_told, is_zero, names_division, policy_around
from .occurrence import Occurrence
from .response import is_requirement
from .sentence import PERCENT, End, Sentence
from .technology import technologies
from .whole import topics

Reading = Callable[[Occurrence, Token], list[End] | None]
"""Returns what the head of an object stands for where it is a case of its own, else none."""

_EXPLAINED = frozenset({("mainClause",), ("explained",), ("opened",), ("outcome",), ("ensuing",)})
_DUE = frozenset({("due",), ("promised",), ("pledged",)})
_OF_ANOTHER = frozenset({("headClause",), ("modified",)})
_ADDED = frozenset({"to", "toward", "towards"})
_LISTED = frozenset({POL.aimsAt, POL.leadsTo, POL.faces})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_CONSISTING = frozenset({POL.Goal, POL.Undertaking})
_OF_POLICIES = frozenset({POL.adopts, POL.relatedPolicy})


def object_heads(use: Occurrence, named: list[Token]) -> list[Token]:
    """Return the words that head the objects which the sense gives its word.

    :param named: the heads of the argument that is its object.
    """
    sense = use.sense
    # what follows the word of a part after a colon is a list of the parts, each of its own
    heads = [i for head in named for i in ([head] if sense.object == ("ordered",) else listed(head))]
    if sense.property == POL.aimsAt:
        # "prioritises three pillars: A and B" tells of what the whole consists
        heads = [h for h in heads if h in named or not names_division(use.sentence, h.head)]
        # "pursues its goal of cutting waste": to cut waste
        heads = [e for h in heads for e in ((_is_goal_word(use, h) and deeds_of(h)) or [h])]
    if sense.object == ("about",) and sense.property == POL.aimsAt:
        heads = [h for h in heads if h.tag_ == "VBG"]  # "is about cutting fees", and not "is about fees"
    if sense.object == ("predicate",) and sense.property == POL.aimsAt and _is_policy_word(use, use.word):
        # "the policy is a step towards X" says what it is, and "the plan includes doing X" what is in it
        heads = [h for h in heads if h.pos_ in VERBAL and h.head.lemma_ == "be"]
    if sense.property in _OF_POLICIES:
        # "its other plans, such as A and B", "among the measures that it took are A and B": A and B
        heads = [e for h in heads for e in ((h.tag_ != "NNP" and named_of(h)) or [h])]
    if sense.property == POL.relatedPolicy:
        # "contributes to the goals of X", "builds on the principles laid down in X": to X, on X
        heads = [
            e
            for h in heads
            for e in ((_only_leads_to(use, h) and arguments(h, "of")) or _laid_down_in(h) or [h])
        ]
    if sense.property == POL.faces:
        # "long-term problems, such as ageing": ageing
        heads = [
            e for h in heads for e in ((is_class_of_challenges(use, h) and arguments(h, "examples")) or [h])
        ]
    if sense.property == POL.leadsTo and not _ADDED.isdisjoint(sense.object):
        # "contributed 5 % to output" tells how much
        heads = [] if any(map(is_quantity, arguments(use.word, "object"))) else heads
    if sense.property == POL.adopts:
        heads = [e for h in heads for e in financed(h)]
    if sense.property == POL.hasPart and sense.object == ("infinitive",) and arguments(use.word, "object"):
        return []  # "includes measures to save cod" tells of what the measures are to do
    if sense.property == POL.hasPart:
        heads = [e for h in heads for e in (topics(use, h) or [h])]
    if sense.property == POL.adopts and use.word.dep_ == "relcl":
        heads = [policy_around(use.sentence, use.word, h) for h in heads]
    if sense.property == POL.adopts and sense.range == POL.Organisation:
        heads = [h for h in heads if h.tag_ != "NNS"]  # to set up ten firms is no policy
    return heads


def listed(head: Token) -> list[Token]:
    """Return the heads of the list that follows *head*, A and B of 'two plans: A and B', or else *head* alone."""
    # "a record investment: about 6 billion" is told by its name, not by the figure
    listed = [e for e in enumerated(head) if not is_quantity(e)]
    if len(listed) == 1 and head.tag_ == "NN":
        is_list = any(c.dep_ == "conj" for c in listed[0].rights)
        if is_list or head.doc[listed[0].left_edge.i - 1].text != ":":
            return [head]  # "a plan in parts: A and B", "a trade gap - a far cry from last year"
    return listed or [head]


def _laid_down_in(noun: Token) -> list[Token]:
    """Return in what is laid down what several things are, or the work done: X in 'the principles set out in X', 'work done under X'."""
    said = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"]
    said = [c for c in said if noun.tag_ == "NNS" or c.lemma_ in c.doc.roles[POL.doing]]
    return [o for c in said for o in first(c, ("in", "under", "through", "by")) if o.text[0].isupper()]


def _is_policy_word(use: Occurrence, noun: Token) -> bool:
    return use.sentence.known.class_words.get(noun.lemma_.lower()) == POL.Policy


def _only_leads_to(use: Occurrence, noun: Token) -> bool:
    """Say whether *noun* stands for the policy that it is of: 'the aims of X', 'the framework of X'."""
    is_extent = noun.lemma_.lower() in use.sentence.word_roles[POL.extent]
    return is_extent or _is_goal_word(use, noun)


def object_ends(use: Occurrence, head: Token) -> list[End]:
    """Return what *head*, one of the objects, stands for."""
    sense, sentence = use.sense, use.sentence
    read = _READINGS_BY_ARGUMENT.get(sense.object) or _READINGS.get(sense.property)
    ends = read(use, head) if read is not None else None
    if ends is not None:
        return ends
    if head.pos_ not in VERBAL and head == use.word and sense.property == POL.faces:
        # of "a problem, research and training" only the problem is one
        ends = sentence.ends(head, use.range, as_clause=True)
        return [e for e in ends if e.head == head or is_told(sentence, e, POL.Challenge)]
    come = what_comes(use, head) if sense.object in _EXPLAINED and head.pos_ in VERBAL else []
    if come:
        return come
    if head.pos_ not in VERBAL:
        return sentence.ends(head, use.range, as_clause=sense.property in _LISTED)
    goals = _goals_of(use, head) if sense.property == POL.aimsAt else []
    if goals:  # "must pursue the goal of cutting waste"
        return [end for goal in goals for end in object_ends(use, goal)]
    if sense.object in _DUE:
        due = [v for v in items(head) if not _is_apart(v, head) and _is_due(sentence, v)]
        # "docks will be opened so that crews can land their fish"
        due += [i for v in due for c in purpose(v) if c.dep_ == "advcl" for i in items(c)]
        return [
            end
            for v in due
            for end in sentence.ends_of(v, use.range, as_clause=True, with_subject=not _is_act_of_theirs(v))
        ]
    if use.is_wish:
        return [end for verb in _deeds(use, head) for end in _wished(use, verb)]
    has_subject = _tells_subject(use, head)
    if not has_subject and has_bare_pronoun(head):
        return []
    return [
        end
        for verb in _deeds(use, head)
        for end in sentence.ends_of(verb, use.range, as_clause=True, with_subject=has_subject)
    ]


def _item(use: Occurrence, head: Token) -> list[End] | None:
    """Read as one part what stands between two semicolons of a list: 'two pillars: roads; and skills, trade and health'."""
    is_first = head.left_edge.i > 0 and head.doc[head.left_edge.i - 1].text == ":"
    if not is_first or len(items(head)) == 1 or ";" not in use.sentence.passage.quote:
        return None
    return [use.sentence.named(Phrase(head, strip(tuple(head.subtree))), use.range)]


def _each(use: Occurrence, head: Token) -> list[End]:
    """Read the members one by one, never as a pair; a pact 'between ports and towns' names no party."""
    names = use.sentence.parse.names
    return [
        e
        for o in (head, *head.conjuncts)
        if o.pos_ == "PROPN" or o.i in names
        for e in use.sentence.ends_of(o, use.range)
    ]


def _scarce(use: Occurrence, noun: Token) -> list[End]:
    """Read *noun* with the word that says how little of it there is, where that is bad."""
    said = {c.lower_ for c in noun.lefts if c.dep_ in ("amod", "det")}
    return [] if eases(use.sentence, noun, said) else use.sentence.quantified(noun, use.range)


def _part(use: Occurrence, noun: Token) -> list[End]:
    """Read a part without whose it is, which the subject tells."""
    return [use.sentence.named(noun_phrase(noun, prepositions=frozenset()), use.range)]


def _challenge(use: Occurrence, head: Token) -> list[End] | None:
    """Read the mere word of a challenge with what completes it: 'faces bottlenecks in fishing'."""
    ends = met(use, head)
    if ends is not None:
        return ends
    if use.sense.object != ("object",):
        return None
    return completed(use, head, placed=True)


def _worthwhile(use: Occurrence, head: Token) -> list[End] | None:
    """Read of what is told how much it matters: "stresses the need for ports" is about ports."""
    those = after_of(head) if head.text in PERCENT else []
    if any(c.dep_ == "acl" and c.tag_ == "VBG" for c in (those[0].rights if those else ())):
        return [use.sentence.named(share_phrase(head, those[0]), use.range)]
    if head.lemma_.lower() not in use.sentence.word_roles[POL.worth]:
        return completed(use, head, placed=True) if head.pos_ == "NOUN" else None
    return [end for o in first(head, ("of", "for", "infinitive", "to")) for end in object_ends(use, o)]


_READINGS_BY_ARGUMENT: Mapping[tuple[str, ...], Reading] = {
    **dict.fromkeys((("clause",), ("smallClause",), ("given",)), clause_ends),
    ("between",): _each,
    ("partners",): _each,
    ("wanting",): _scarce,
    ("ordered",): _part,
    ("self",): possessed,
}
_READINGS: Mapping[str, Reading] = {
    POL.usesTechnology: technologies,
    POL.leadsTo: effect_ends,
    POL.faces: _challenge,
    POL.aimsAt: _worthwhile,
    POL.adopts: unaccompanied,
    POL.hasPart: _item,
}


def _tells_subject(use: Occurrence, verb: Token) -> bool:
    """Say whether the subject in the clause of *verb* is a part of what is told: that 'we will build ports' is to build them."""
    if verb.tag_ == "VBG" and "predicate" in use.sense.object:
        return False  # "the aims are cutting X"
    # "by building ports it cuts costs": to cut costs
    return use.sense.object not in _OF_ANOTHER and not (use.is_clause and use.sense.subject == ("subject",))


def _deeds(use: Occurrence, head: Token) -> list[Token]:
    """Return the verbs of the clause that tell each of one thing."""
    sentence, sense = use.sentence, use.sense
    # What is said beside a state is no part of it: "water is scarce, but rain is on its way".
    verbs = [head] if use.is_clause or sense.object == ("ensuing",) else items(head)
    if head.tag_ == "VB" and is_infinitive(head):
        verbs = [v for v in verbs if v.tag_ not in ("VBZ", "VBD")]  # "to do A, which does B and does C"
    if use.is_intent:
        verbs = [i for v in verbs for i in items(innermost(v)) if _is_act(sentence, i)]
        verbs = [v for v in verbs if not _is_apart(v, head)]
        if sense.property == POL.leadsTo:  # not what it becomes
            verbs = [v for v in verbs if any(c.dep_ == "dobj" for c in v.rights)]
    if sense.object == ("needed",):
        # not "it is important to note that"
        verbs = [v for v in verbs if v.lemma_.lower() not in sentence.word_roles[POL.address]]
    if sense.subject == ("progressive",):
        # "is using X to do Y" is doing Y, and who is announcing something only says so
        says = sentence.word_roles[POL.reporting]
        verbs = [v for v in verbs if not purpose(v) and v.lemma_.lower() not in says]
    is_aim = sense.property == POL.aimsAt
    is_end = is_aim or "neededFor" in sense.object
    if sense.object not in _EXPLAINED and (sense.property == POL.leadsTo or sense.subject == ("object",)):
        # not "is expected to be late"
        verbs = [v for v in verbs if acts_on_something(v) or (is_end and is_about_something(v))]
    if sense.property == POL.leadsTo and sense.object == ("infinitive",):
        verbs = [v for v in verbs if not has_bare_pronoun(v)]
    if sense.subject == ("self",):
        verbs = [v for v in verbs if not is_passive(v)]  # "a plan to be drawn up"
    if sense.object == ("modified",) and head.i < use.word.i:
        # "cut costs by using radio and build ports": the radio is a means of the former
        verbs = [v for v in verbs if v.i < use.word.i]
    if sense.object == ("purpose",) and len(sense.words) == 1:
        # "gives towns the means to save fuel" tells what they can do
        abilities = sentence.word_roles[POL.ability]
        verbs = [v for v in verbs if v.dep_ not in ("acl", "relcl") or v.head.lemma_.lower() not in abilities]
    if is_aim:
        verbs = [v for verb in verbs for v in _wanted(sentence, verb)]
    return verbs


def _is_apart(verb: Token, head: Token) -> bool:
    """Say whether *verb*, beside *head*, tells of another: 'A should do X, and B should do Y', 'and B does Y'."""
    is_told = verb.tag_ in _FINITE or any(c.dep_ == "aux" for c in verb.lefts)
    return verb is not head and has_own_subject(verb) and is_told


def _wanted(sentence: Sentence, verb: Token) -> list[Token]:
    """Return what is wanted where *verb* is: that for the sake of which it is, or the means, too."""
    if verb.i not in sentence.wanted:
        beside = [
            i for v in (*purpose(verb), *_means(verb), *_needed_for(verb), *besides(verb)) for i in items(v)
        ]
        if opposes(verb):
            beside = []  # "resist calls to cut aid"
        wanted = beside if beside and _is_for_its_purpose(sentence, verb) else [verb, *beside]
        sentence.wanted[verb.i] = [v for v in wanted if not has_bare_pronoun(v)]
    return sentence.wanted[verb.i]


def _is_due(sentence: Sentence, verb: Token) -> bool:
    """Say whether the clause of *verb* tells what is to become of a thing, or what is to be done for somebody.

    What somebody is to do is told apart.
    """
    if any(c.dep_ == "attr" and c.pos_ in ("NOUN", "PROPN") for c in verb.rights):
        return False  # "the answer should be a rule to save fuel" tells what it is
    doers = () if is_passive(verb) else (POL.Actor,)
    for head in surface_subject(verb):
        if head.pos_ == "PRON" or head.tag_ in ("EX", "DT") or is_quantity(head):
            return False
        if head.pos_ == "NOUN" and sentence.known.class_words.get(head.lemma_.lower()) in _CONSISTING:
            return False  # "the aim is to cut costs" tells of no deed of the aim
        if is_requirement(sentence, head, verb):
            return False
        if is_passive(verb) and head.lemma_.lower() in sentence.word_roles[POL.worth]:
            return False  # "priority will be given to ports" is about ports
        for end in sentence.ends(head, POL.Entity):
            governs = head.lemma_.lower() in sentence.word_roles[POL.governing]
            if head.pos_ == "NOUN" and not governs and is_told(sentence, end, POL.Place):
                continue  # "the areas", and not "the government"
            if any(is_told(sentence, end, c) for c in (*doers, POL.Policy, POL.Goal)):
                return False
    return True


def _is_goal_word(use: Occurrence, noun: Token) -> bool:
    return use.sentence.known.class_words.get(noun.lemma_.lower()) == POL.Goal


def _goals_of(use: Occurrence, verb: Token) -> list[Token]:
    return [d for o in arguments(verb, "object") if _is_goal_word(use, o) for d in deeds_of(o)]


def _is_act_of_theirs(verb: Token) -> bool:
    """Say whether what does something is somebody's own, so that it is they who want it: 'our answer must cut costs'."""
    owned = [head for head in surface_subject(verb) if any(c.dep_ == "poss" for c in head.lefts)]
    return bool(owned) and not is_passive(verb) and has_goal(verb)


def _wished(use: Occurrence, verb: Token) -> list[End]:
    """Return what is wanted: what somebody is to do, or what something is to become, with its name."""
    sentence, subjects = use.sentence, surface_subject(verb)
    if any(head.pos_ == "PRON" for head in subjects):
        return []
    who = [end for head in subjects for end in sentence.ends(head, POL.Actor)]
    does = any(
        end.mention is None or is_told(sentence, end, kind) for end in who for kind in (POL.Actor, POL.Policy)
    )
    return sentence.ends_of(verb, use.range, as_clause=True, with_subject=not does)


def _is_act(sentence: Sentence, verb: Token) -> bool:
    """Say whether *verb* tells of something done to something, not of what befalls somebody or what is paid."""
    roles, lemma = sentence.word_roles, verb.lemma_.lower()
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    engages = lemma in roles[POL.engagement] and is_about_something(verb) and not is_passive(verb)
    # "help firms grow", "help build ports"
    helps = any(c.dep_ in ("ccomp", "xcomp") and c.tag_ == "VB" and not is_infinitive(c) for c in verb.rights)
    becomes = [c for c in verb.rights if c.dep_ in ("ccomp", "oprd") and c.pos_ not in VERBAL]
    ensures = lemma in roles[POL.result] and any(c.dep_ == "ccomp" for c in verb.rights)
    ensures = ensures or (lemma in roles[POL.placement] and makes_sure(verb))
    acts = has_goal(verb) or engages or helps or ensures or bool(becomes)  # "make ports safe"
    stays = any(c.dep_ == "attr" for c in verb.rights)  # "remain a leader"
    willed = stays or lemma not in roles[POL.involuntary]
    return acts and willed and not any(is_quantity(o) and not is_zero(sentence, o) for o in objects)


def _is_for_its_purpose(sentence: Sentence, verb: Token) -> bool:
    """Say whether *verb* says less than what it is done for: 'to work with firms to cut waste', 'step up efforts to cut it'."""
    if verb.tag_ == "VBN" or not purpose(verb):
        return False
    endeavours = sentence.word_roles[POL.endeavour]
    return not has_goal(verb) or any(
        c.dep_ == "dobj" and c.lemma_.lower() in endeavours and not c.conjuncts for c in verb.rights
    )


def _needed_for(verb: Token) -> list[Token]:
    """Return what it takes the object of *verb* for: 'to provide the skills needed to build ports'."""
    objects = [o for c in verb.rights if c.dep_ == "dobj" for o in (c, *c.conjuncts)]
    participles = [p for o in objects for p in o.rights if p.dep_ == "acl" and p.tag_ == "VBN"]
    return [v for p in participles for v in p.rights if v.dep_ in ("xcomp", "advcl") and is_infinitive(v)]


def _means(verb: Token) -> list[Token]:
    """Return the gerunds that say how, which is wanted too: 'to change this by doing X'."""
    if verb.tag_ == "VBG":
        return []
    return [v for v in arguments(verb, "by") if v.dep_ == "pcomp" and v.tag_ == "VBG" and v.head.head == verb]
