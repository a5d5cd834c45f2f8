"""The side: what stands on each side of a relation, the words of the sentence read as ends of a fact."""

from __future__ import annotations

from dataclasses import replace

from ...ontology.lexicon import Sense
from ...ontology.namespace import POL
from ..syntax.argument import FUNCTIONS, arguments, is_anticipated, purpose
from ..syntax.coordination import is_pair, items
from ..syntax.phrase import noun_phrase
from ..syntax.preposition import complement
from ..syntax.tree import Token
from ..syntax.verb import (
    SUBJECTS,
    governing_verb,
    has_goal,
    has_own_subject,
    is_infinitive,
    is_passive,
    surface_subject,
)
from .kind import eases, governs, is_intention, is_quantity, is_told, told_classes
from .owner import responsible
from .sentence import BY_REFERENCE, End, Sentence

INTENT = frozenset({"modalSubject", "progressive", "purposive"})
"""What these arguments tell of any word, its own sense may tell better."""
CLAUSES = frozenset({"state", "plight", "course", "barred", "scant"})
"""The arguments that are a clause, as what befalls somebody."""
_WISHES = frozenset({"wish", "content"})
_UNDER = frozenset({"under", "through", "with", "in", "via"})
_NARROWING = frozenset({"of", "for", "on", "in"})
_EXPLAINED = frozenset({("mainClause",), ("explained",)})
_LISTED = frozenset({POL.aimsAt, POL.leadsTo, POL.faces})


def subject_ends(sentence: Sentence, word: Token, head: Token, sense: Sense, role: str) -> list[End]:
    """Return what *head*, the subject that *sense* gives *word*, stands for.

    :param role: the class that the property has of its subjects.
    """
    known = sentence.known
    if sense.subject == ("purposive",) and word.head.dep_ == "xcomp":
        doers = [e for o in arguments(word.head.head, "object") for e in sentence.ends(o, POL.Entity)]
        if any(is_told(sentence, e, POL.Actor) for e in doers):
            return []  # "asks firms to build ports"
    if sense.subject == ("purposive",) and is_quantity(head):
        # "2 million will be spent to build ports": by whom the text spoke of.
        owner = responsible(sentence)
        return [End(word, owner, None, BY_REFERENCE)] if owner is not None else []
    if sense.property == POL.leadsTo and head.lower_ in ("we", "i"):
        return []  # what we do is what we want, no effect
    if sense.property == POL.leadsTo and word.dep_ == "advcl" and sentence.is_event(word.head):
        return sentence.event(word.head)
    aside = word.dep_ == "pobj" and word.head.lower_ in ("with", "in", "as")
    if sense.property == POL.aimsAt and (aside or (word.dep_ == "advcl" and word.tag_ == "VBG")):
        # "carries on its strategy, with its focus on X", "in a bid to X", "aiming at X": the focus is the strategy's
        verb = governing_verb(word)
        made = [
            e for o in (arguments(verb, "object") if verb is not None else ()) for e in sentence.ends(o, role)
        ]
        policies = [
            e for e in made if POL.Policy in told_classes(sentence, e) and not is_intention(sentence, e)
        ]
        if policies:
            return policies
    if sense.property == POL.hasPart and head.lemma_.lower() in sentence.word_roles.divisions:
        wholes = [e for g in arguments(head, "governor") for e in sentence.ends(g, role)]
        if any(is_told(sentence, e, POL.Policy) for e in wholes):
            return wholes  # the pillars on which a plan rests are its own
    if sense.property == POL.aimsAt and sense.object[0] in _WISHES:
        # "expects the plan to cut waste" tells of the plan's aim
        wished = [
            e
            for v in arguments(word, sense.object[0])
            for s in surface_subject(v)
            for e in sentence.ends(s, role)
        ]
        policies = [e for e in wished if is_told(sentence, e, POL.Policy)]
        if policies:
            return policies
    if sense.subject in (("category",), ("apposed",)) or sense.object == ("listed",):
        return sentence.ends_of(head, role)  # its list is no sibling
    if sense.subject == ("modified",) and head.i < word.i:
        of = _of_their_kind(sentence, word, head)
        return [e for e in sentence.ends(of, role) if e.head.i < word.i]  # nor is what follows the examples
    ends = sentence.ends(head, role)
    if sense.property == POL.hasPart and not ends and head.tag_ == "NNS" and head.pos_ == "NOUN":
        # "The measures include X": of which ones the text does not tell, yet they have these members.
        phrase = noun_phrase(head)
        entity = sentence.entities.of(phrase, sentence.parse.names, role)
        return [End(head, entity, sentence.mention(phrase))]
    if sense.object == ("between",):
        return [_also_called(end, noun_phrase(end.head, prepositions=_NARROWING).text) for end in ends]
    if sense.property == POL.leadsTo and head.lower_ == "this" and all(governs(sentence, e) for e in ends):
        return sentence.deed_before(head)  # what somebody did has the effect, not who did it
    if sense.property == POL.leadsTo and head.tag_ == "NNS":
        named = [e for o in arguments(head, "examples") for e in sentence.ends(o, role)]
        if named and not any(c.dep_ in ("compound", "poss") for c in head.lefts) and len(items(head)) == 1:
            return named  # "factors such as A and B" are A and B
    if sense.property == POL.aimsAt and head.i < word.i:
        under = _policies_over(sentence, word)
        if under and not any(is_told(sentence, e, POL.Policy) for e in ends):
            return under
    follows = word.dep_ == "advcl" and word.tag_ == "VBG" and word.i > word.head.i
    if sense.property == POL.leadsTo and follows and all(governs(sentence, end) for end in ends):
        # What a country is, has or does has the effect: "China is a major player, offering great potential".
        return _cause(sentence, word.head, role)
    if sense.domain == POL.Policy and any(is_intention(sentence, e) for e in ends):
        if arguments(head, "infinitive"):
            return []  # "plans to build ports": whose they are is told by the noun itself
        return ends  # "Peru's approach stresses X"
    classes = tuple(c for e in ends for c in told_classes(sentence, e))
    if POL.Goal in classes or (sense.property == POL.aimsAt and not {*classes} & {POL.Policy, POL.Actor}):
        # An act has no aims, and an aim does nothing: whose they are does.
        owned = [end for o in arguments(head, "possessor") for end in sentence.ends(o, POL.Actor)]
        if owned and not any(known.is_a(told_classes(sentence, e), POL.Actor) for e in ends):
            return owned
    return ends


def _of_their_kind(sentence: Sentence, word: Token, near: Token) -> Token:
    """Return the noun of which the members after *word* are told: the *near* one, or one further left that is of their kind.

    In "technologies that change lives such as radio" they are technologies, and not lives.
    """
    known, names = sentence.known, sentence.parse.names
    members = [i for m in complement(word) for i in items(m)]
    of = {kind for i in members for kind in sentence.entities.kinds_of(i, names)}
    if of and any(known.is_a(tuple(of), kind) for kind in sentence.entities.kinds_of(near, names)):
        return near
    before = _before_mark(word)
    if before is not None and before.tag_ == "NNS":
        near = before  # "firms in three areas - such as health" may be read as firms such as health
    elif near.tag_ == "NN" and before is near:
        # "the ports where radio has the greatest impact, such as X": an impact is no class.
        around = next((v for v in near.ancestors if v.dep_ == "relcl"), None)
        near = around.head if around is not None and around.head.tag_ == "NNS" else near
    is_one = near.tag_ == "NN" and near.head.dep_ == "prep" and near.head.head.tag_ == "NNS"
    if is_one and all(i.pos_ == "PROPN" for i in members):
        return near.head.head  # "cities with bad air, including A and B": one air is no class of cities
    for above in near.ancestors:
        if above.tag_ in ("NNS", "NNPS") and any(
            known.is_a(tuple(of), kind) for kind in sentence.entities.kinds_of(above, names)
        ):
            return above
    return near


def _before_mark(word: Token) -> Token | None:
    """Return what stands right before 'such as' with a comma or a dash between."""
    first = word.left_edge.i
    if first < 2 or not word.doc[first - 1].is_punct:
        return None
    return word.doc[first - 2]


def _also_called(end: End, name: str) -> End:
    """Return *end* under the shorter *name* as well: a pact between A and B is 'the pact' too."""
    entity = end.entity
    aliases = tuple(sorted({*entity.aliases, name} - {entity.label}))
    return replace(end, entity=replace(entity, aliases=aliases))


def _cause(sentence: Sentence, verb: Token, role: str) -> list[End]:
    """Return what the clause of *verb* tells of, as the cause of something: what there is, what somebody is or has."""
    told = [c for c in verb.rights if c.dep_ == "attr" or (c.dep_ == "dobj" and verb.lemma_ == "have")]
    if told and verb.lemma_ in ("be", "have"):
        return [end for noun in told for end in sentence.ends(noun, role)]
    return sentence.ends_of(verb, role, as_clause=True, with_subject=False) if has_goal(verb) else []


def _policies_over(sentence: Sentence, word: Token) -> list[End]:
    """Return the policies under which a clause says that something is to be done: X in 'under X, firms will do Y'."""
    verb = governing_verb(word) if word.dep_ == "aux" or word.pos_ != "VERB" else word
    if verb is None:
        return []
    subject = min((c.i for c in verb.lefts if c.dep_ in SUBJECTS), default=verb.i)
    leads = [c for c in verb.lefts if c.dep_ == "prep" and c.i < subject and c.lower_ in _UNDER]
    ends = [e for c in leads for o in arguments(c, "complement") for e in sentence.ends(o, POL.Policy)]
    return [e for e in ends if is_told(sentence, e, POL.Policy)]


def object_ends(sentence: Sentence, head: Token, sense: Sense, role: str) -> list[End]:
    """Return what *head*, the object that *sense* gives a word, stands for.

    :param role: the class that the property has of its objects.
    """
    if sense.object in (("clause",), ("smallClause",)):
        if (_has_bare_pronoun(head) and not is_anticipated(head)) or (
            sense.property == POL.leadsTo and not _acts_on_something(head)
        ):
            return []
        # A challenge is told with what it befalls ("growth has stalled"), an effect is what somebody does.
        whole = sense.property == POL.faces
        if whole and arguments(head, "object"):
            return []  # "what stalled the project" is a challenge itself
        return sentence.ends_of(head, role, as_clause=True, with_subject=whole)
    if sense.property == POL.usesTechnology:
        # Of a pair, too, each technology is used: "drones and sensors".
        pair = [end for h in (head, *head.conjuncts) for end in _named(sentence, h)] if is_pair(head) else []
        ends = pair if len(pair) == len(head.conjuncts) + 1 else sentence.ends(head, role)
        return [_less_where(sentence, end) for end in ends]
    if sense.object == ("between",):
        return [e for o in (head, *head.conjuncts) for e in sentence.ends_of(o, role)]  # never of a pair
    if sense.property == POL.leadsTo and sense.object == ("object",):
        act = _act_of(head)
        if act is not None:
            return sentence.ends_of(act, role, as_clause=True, with_subject=False)
    if sense.property == POL.leadsTo and head.pos_ == "NOUN" and sense.object == ("object",):
        # what serves "the vision of X" has X for its effect
        ends = sentence.ends(head, role, as_clause=True)
        wanted = [e for e in ends if is_told(sentence, e, POL.Goal) or is_intention(sentence, e)]
        of = [o for e in wanted for o in arguments(e.head, "of")]
        return [e for o in of for e in sentence.ends(o, role)] if wanted else ends
    if sense.object == ("wanting",):
        said = {c.lower_ for c in head.lefts if c.dep_ in ("amod", "det")}
        return [] if eases(sentence, head, said) else sentence.quantified(head, role)
    if sense.object == ("ordered",):
        phrase = noun_phrase(head, prepositions=frozenset())  # whose it is the subject tells
        return [End(head, sentence.entities.of(phrase, sentence.parse.names, role), sentence.mention(phrase))]
    if sense.property == POL.aimsAt and head.lemma_.lower() in sentence.word_roles.worths:
        # "stresses the need for ports" is about ports
        what = first(head, ("of", "for", "infinitive", "to"))
        return [end for o in what for end in object_ends(sentence, o, sense, role)]
    if head.pos_ not in ("VERB", "AUX"):
        return sentence.ends(head, role, as_clause=sense.property in _LISTED)
    if sense.object in (("due",), ("promised",)):
        due = [v for v in items(head) if _is_due(sentence, v)]
        return [end for v in due for end in sentence.ends_of(v, role, as_clause=True)]
    # What is said beside a state is no part of it: "water is scarce, but rain is on its way".
    verbs = [head] if CLAUSES & {*sense.object} else items(head)
    if head.tag_ == "VB" and is_infinitive(head):
        verbs = [v for v in verbs if v.tag_ not in ("VBZ", "VBD")]  # "to do A, which does B and does C"
    # "We will build ports": to build ports; "by building ports it cuts costs": to cut costs.
    mine = sense.object not in (("headClause",), ("modified",)) and not (
        CLAUSES & {*sense.object} and sense.subject == ("subject",)
    )
    if head.tag_ == "VBG" and "predicate" in sense.object:
        mine = False  # "the aims are cutting X"
    if not mine and _has_bare_pronoun(head):
        return []
    if INTENT & {*sense.subject}:
        verbs = [v for v in verbs if _is_act(sentence, v)]
    if sense.subject == ("progressive",):
        verbs = [v for v in verbs if not purpose(v)]  # "is using X to do Y" is doing Y
    if sense.object not in _EXPLAINED and (sense.property == POL.leadsTo or sense.subject == ("object",)):
        # not "is expected to be late"
        verbs = [
            v
            for v in verbs
            if _acts_on_something(v)
            or (sense.property == POL.aimsAt and (_is_about_something(v) or has_own_subject(v)))
        ]
    if sense.subject == ("self",):
        verbs = [v for v in verbs if not is_passive(v)]  # "a plan to be drawn up"
    if sense.property == POL.aimsAt:
        # What is wanted for the sake of something, or by some means, wants that too.
        verbs = [
            p
            for v in verbs
            for p in ([] if _is_for_its_purpose(sentence, v) else [v])
            + [i for q in (*purpose(v), *_means(v), *_needed_for(v), *_while(v)) for i in items(q)]
        ]
        verbs = [v for v in verbs if not _has_bare_pronoun(v)]
    if sense.property == POL.aimsAt and sense.object[0] in _WISHES:
        return [end for verb in verbs for end in _wished(sentence, verb, role)]
    return [end for verb in verbs for end in sentence.ends_of(verb, role, as_clause=True, with_subject=mine)]


def _act_of(noun: Token) -> Token | None:
    """Return the verb that makes *noun* do something, if one does: 'encourages firms to hire'."""
    verb = noun.head
    if noun.dep_ in SUBJECTS and verb.dep_ == "ccomp" and is_infinitive(verb):
        return verb.head
    made = [c for c in verb.rights if c.dep_ in ("xcomp", "ccomp") and c.i > noun.i and is_infinitive(c)]
    return verb if noun.dep_ == "dobj" and made else None


def _is_due(sentence: Sentence, verb: Token) -> bool:
    """Say whether the clause of *verb* tells what is to become of a thing, or what is to be done for somebody.

    What somebody is to do is told apart.
    """
    doers = () if is_passive(verb) else (POL.Actor,)
    for head in surface_subject(verb):
        if head.pos_ == "PRON" or head.tag_ in ("EX", "DT") or is_quantity(head):
            return False
        for end in sentence.ends(head, POL.Entity):
            if head.pos_ == "NOUN" and is_told(sentence, end, POL.Place):
                continue  # "the areas"
            if any(is_told(sentence, end, c) for c in (*doers, POL.Policy, POL.Goal)):
                return False
    return True


def _wished(sentence: Sentence, verb: Token, role: str) -> list[End]:
    """Return what is wanted: what somebody is to do, or what something is to become, with its name."""
    subjects = surface_subject(verb)
    if any(head.pos_ == "PRON" for head in subjects):
        return []
    who = [end for head in subjects for end in sentence.ends(head, POL.Actor)]
    does = any(
        end.mention is None or is_told(sentence, end, kind) for end in who for kind in (POL.Actor, POL.Policy)
    )
    return sentence.ends_of(verb, role, as_clause=True, with_subject=not does)


def _named(sentence: Sentence, word: Token) -> list[End]:
    """Return the known thing whose name ends in *word*, whatever else is told of it."""
    span, name = sentence.parse.names.get(word.i, (None, None))
    if span is None or name is None or name.term is None:
        return []
    entity = sentence.entities.of_term(name.term, span.text)
    return [End(word, entity, sentence.passage_of(span[0], span[-1]))]


def _less_where(sentence: Sentence, end: End) -> End:
    """Return the known technology that *end* names with where or what for it is used: 'robots in hospitals' are robots."""
    span, name = sentence.parse.names.get(end.head.i, (None, None))
    if span is None or name is None or name.term is None or end.mention is None:
        return end
    first = next((c for c in end.head.rights if c.dep_ == "prep"), None)
    told = end.entity.label.split()
    if first is None or first.lower_ == "of" or first.lower_ not in told or len(told) <= len(span):
        return end
    if any(t.i < span[0].i for t in end.head.subtree if t.dep_ in ("amod", "compound", "nmod")):
        return end
    entity = sentence.entities.of_term(name.term, span.text)
    return End(end.head, entity, sentence.passage_of(span[0], span[-1]), end.certainty)


def _acts_on_something(verb: Token) -> bool:
    """Say whether *verb* has an object, or what it makes one do: "sales grow" tells of no effect of sales."""
    return any(
        (c.dep_ in ("dobj", "ccomp", "xcomp", "nsubj", "oprd") and c.i > verb.i)
        or (c.dep_ == "attr" and c.i > verb.i and any(d.dep_ in ("amod", "compound") for d in c.lefts))
        for c in verb.children
    )


def _is_about_something(verb: Token) -> bool:
    """Say whether *verb* has something after a preposition: 'to look at costs', 'to be among the first'."""
    return any(c.dep_ == "prep" and c.i > verb.i and c.rights for c in verb.children)


def _is_act(sentence: Sentence, verb: Token) -> bool:
    """Say whether *verb* tells of something done to something, not of what befalls somebody or what is paid."""
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    return (
        verb.lemma_.lower() not in sentence.word_roles.involuntaries
        and has_goal(verb)
        and not any(is_quantity(o) for o in objects)
    )


def first(word: Token, names: tuple[str, ...]) -> list[Token]:
    """Return the heads of the first of the arguments *names* that *word* has; of prepositions, the nearest one."""
    if len(names) > 1 and FUNCTIONS.keys().isdisjoint(names):
        nearest: list[Token] = []
        for name in names:
            heads = arguments(word, name)
            if heads and (not nearest or heads[0].i < nearest[0].i):
                nearest = heads
        return nearest
    for name in names:
        found = arguments(word, name)
        if found:
            return found
    return []


def _is_for_its_purpose(sentence: Sentence, verb: Token) -> bool:
    """Say whether *verb* says less than what it is done for: 'to work with firms to cut waste', 'step up efforts to cut it'."""
    if verb.tag_ == "VBN" or not purpose(verb):
        return False
    endeavours = sentence.word_roles.endeavours
    return not has_goal(verb) or any(
        c.dep_ == "dobj" and c.lemma_.lower() in endeavours and not c.conjuncts for c in verb.rights
    )


def _needed_for(verb: Token) -> list[Token]:
    """Return what it takes the object of *verb* for: 'to provide the skills needed to build ports'."""
    objects = [o for c in verb.rights if c.dep_ == "dobj" for o in (c, *c.conjuncts)]
    participles = [p for o in objects for p in o.rights if p.dep_ == "acl" and p.tag_ == "VBN"]
    return [v for p in participles for v in p.rights if v.dep_ in ("xcomp", "advcl") and is_infinitive(v)]


def _while(verb: Token) -> list[Token]:
    """Return the gerund that says what is wanted beside: 'to cut costs while saving jobs'."""
    clauses = [c for c in verb.rights if c.dep_ == "advcl" and c.tag_ == "VBG"]
    return [c for c in clauses if any(m.lower_ in ("while", "whilst") for m in c.lefts)]


def _means(verb: Token) -> list[Token]:
    """Return the gerunds that say how, which is wanted too: 'to change this by doing X'."""
    if verb.tag_ == "VBG":
        return []
    return [v for v in arguments(verb, "by") if v.dep_ == "pcomp" and v.tag_ == "VBG" and v.head.head == verb]


def _has_bare_pronoun(verb: Token) -> bool:
    """Say whether *verb* is about something that only a pronoun names: 'to change this'."""
    return any(
        c.dep_ in ("dobj", "nsubj") and c.i > verb.i and c.tag_ in ("DT", "PRP") for c in verb.children
    )
