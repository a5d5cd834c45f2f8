"""The relation: senses of the lexicon read off the tree of a sentence, each with its two ends.

A word in one of its senses has words that head its objects and its subjects. What these name are the ends (object.py,
subject.py), and each pair of ends is a candidate for a fact (candidate.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ontology.lexicon import Lexicon, Sense
from ...ontology.namespace import LEX, POL
from ..fact import Entity, Fact
from ..syntax.argument import arguments, first
from ..syntax.clause import clause
from ..syntax.phrase import Phrase
from ..syntax.preposition import complements, one_of
from ..syntax.pronoun import is_one_of_those, is_pronoun
from ..syntax.tree import Token
from ..syntax.verb import SUBJECTS, surface_subject
from .candidate import joined, told_of
from .continuation import sense_of_those, whose, whose_again
from .event import events
from .goal import announced, as_deeds, as_goal, directed, policies_in_goal, technologies_in_goal
from .kind import fits, governs, is_quantity, is_told
from .object import object_ends, object_heads
from .occurrence import Occurrence
from .owner import (
    adopter,
    concerned,
    country_of,
    developing,
    is_effect,
    is_signed_there,
    last_spoken_of,
    planned_by,
    planner,
    responsible,
    sufferers,
)
from .precedence import Told, is_within, standing
from .sense import is_stated, senses
from .sentence import End, Sentence
from .stance import is_supposed, modality, sources
from .subject import subject_ends, subject_heads
from .technology import by_which

_FIGURES = frozenset({POL.hasStatistic, POL.hasRanking})  # graph/semantics/figure.py reads these
_OF_POLICIES = (LEX["policy-n.adopts"], LEX["policy-n.happenedIn"], LEX["policy-n.aimsAt"])
_ADOPTED = _OF_POLICIES[0]
_OF_BODIES = LEX["body-n.hasPart-2"]  # whose they are
_WANTED = frozenset({POL.aimsAt, POL.leadsTo})
_TIMES = frozenset({"at", "during", "since", "after", "before", "until", "following"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "all", "both", "no"})
_WITH_SUBJECT = frozenset({"scant", "manner"})  # "few use it": it does not befall the few
_TO_BE = frozenset({"due", "granted", "promised", "needed", "stressed"})


def relations(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the facts that the words of *sentence* state by their senses, in the order of the words."""
    told = Told([*announced(sentence, lexicon), *directed(sentence, lexicon)])
    for word in sentence.span:
        found = _senses(sentence, word, lexicon)
        if found:
            _tell(told, sentence, word, found)
        if "-" in word.text:
            told.stated += by_which(sentence, word, lexicon)
    made = told.weigh(sentence)
    used = [place for f in told.stated if f.property == POL.usesTechnology for place in f.places_of(f.object)]
    for fact in standing(sentence, told.stated, told.deeds):
        yield fact
        if fact.property == POL.aimsAt:
            # A technology that the sentence gives somebody else to use is not the goal-setter's.
            named = technologies_in_goal(sentence, fact, lexicon)
            yield from (f for f in named if not is_within(f, used))
        if fact.property in _WANTED:
            yield from policies_in_goal(sentence, fact, lexicon, made)


def _tell(told: Told, sentence: Sentence, word: Token, found: Iterable[Sense]) -> None:
    """Enter into *told* what *word* states by each of its senses, which are those *found*."""
    has_aim = False
    found = () if is_supposed(word) else found
    for sense in found:
        if has_aim and sense.property in _WANTED:
            continue  # the policy's aim, where there is one, not its maker's or its effect beside it
        if "state" in sense.object and _is_of_something(word, found):
            continue  # "short of nurses" tells of nurses
        if sense.property in _FIGURES or not is_stated(word, sense) or not _is_news(sentence, word, sense):
            continue
        facts = list(_facts(sentence, word, sense))
        if sense.property == POL.leadsTo and sentence.lead_in:
            facts = [as_goal(sentence, fact) for fact in facts if word.dep_ == "advcl"]
        if facts:
            is_stated_at_once = told.add(word, sense, facts)
            has_aim = has_aim or (sense.property == POL.aimsAt and is_stated_at_once)


def _is_of_something(word: Token, found: Iterable[Sense]) -> bool:
    """Say whether another of the senses *found* tells of what stands after 'of' at *word*."""
    return any(s.object == ("of",) for s in found) and bool(arguments(word, "of"))


def _senses(sentence: Sentence, word: Token, lexicon: Lexicon) -> list[Sense]:
    """Return the senses of *word*; the name of a policy, such as "Vision 2030", has those of a word for policies."""
    if is_pronoun(word) or is_one_of_those(word):
        return sense_of_those(sentence, word, lexicon)
    found, names = senses(word, lexicon), sentence.parse.names
    told = word.i not in names or any(s.property == POL.adopts for s in found)
    kinds = () if told else sentence.entities.kinds_of(word, names)
    if POL.Policy in kinds:
        found += [lexicon.by_iri[sense] for sense in _OF_POLICIES if sense in lexicon.by_iri]
    elif not found and _is_of_government(sentence, word) and _ADOPTED in lexicon.by_iri:
        found.append(lexicon.by_iri[_ADOPTED])
    if POL.Organisation in kinds and _OF_BODIES in lexicon.by_iri:
        found.append(lexicon.by_iri[_OF_BODIES])
    return found


def _is_of_government(sentence: Sentence, name: Token) -> bool:
    """Say whether *name* is one of several words of what a government or a country has: 'the ministry's Blue Portfolio'."""
    is_long = " " in name.text or any(c.dep_ == "compound" and c.text[0].isupper() for c in name.lefts)
    if name.pos_ != "PROPN" or not is_long or sentence.entities.kinds_of(name, sentence.parse.names):
        return False
    owners = [e for o in arguments(name, "possessor") for e in sentence.ends(o, POL.Actor)]
    return bool(owners) and all(governs(sentence, e) for e in owners)


def _is_news(sentence: Sentence, word: Token, sense: Sense) -> bool:
    """Say whether a word tells of an adoption: not 'the EU's laws', any of them, 'at the launch of X', 'the goal of launching X'."""
    if sense.property != POL.adopts:
        return True
    if sense.part_of_speech != "noun":
        wanted = word.head.head if word.dep_ == "pcomp" and word.head.lower_ == "of" else word
        return sentence.known.class_words.get(wanted.lemma_.lower()) != POL.Goal
    if sense.object == ("self",):
        return word.tag_ != "NNS" or any(c.dep_ in ("amod", "compound") for c in word.lefts)
    return word.dep_ != "pobj" or word.head.lower_ not in _TIMES


def _facts(sentence: Sentence, word: Token, sense: Sense) -> Iterable[Fact]:
    """Return the facts that a word states in one of its senses."""
    if sense.property == POL.happenedIn:
        return events(Occurrence(sentence, word, sense)) if sentence.dates or sentence.years_in_names else ()
    named = first(word, sense.object)
    if not named:
        return ()  # as of most words in most of their senses
    use = Occurrence(sentence, word, sense)
    objects = object_heads(use, named)
    if not objects:
        return ()
    if is_pronoun(word) or is_one_of_those(word):
        stands = word.head if word.pos_ == "NUM" else word  # "one is X" tells no figure
        return told_of(
            use,
            [End(stands, owner, None) for owner in whose(use)],
            [end for head in objects for end in object_ends(use, head)],
        )
    subjects = subject_heads(use)
    if not subjects:
        return _of_nobody(use, objects)
    if objects == [word] and sense.property == POL.faces and arguments(word, "predicate"):
        return ()  # "the challenge for X is Y" tells of Y
    left = [end for head in subjects for end in subject_ends(use, head)]
    if not left:
        return ()
    right = [end for head in objects for end in object_ends(use, head)]
    if sense.object == ("listed",):
        right = [end for end in right if end.head.i < word.i]  # not the class, nor what follows it
    facts = joined(use, left, right, objects)
    return as_deeds(sentence, facts, objects) if sense.property == POL.hasPart else facts


def _of_nobody(use: Occurrence, objects: list[Token]) -> Iterable[Fact]:
    """Return what a word states of somebody whom its clause does not name."""
    sentence, sense = use.sentence, use.sense
    if sense.property == POL.adopts and sense.subject == ("subject",) and sense.object != ("in",):
        named = [o for o in objects if _is_new(sentence, o)]
        if named:
            return _of(use, adopter(sentence, use.word) or _promiser(use), named)
        between = [e for o in complements(use.word, "between") for e in sentence.ends(o, POL.Actor)]
        if between and all(
            is_told(sentence, e, POL.Actor) for e in between
        ):  # "a deal has been agreed between Peru and Chile"
            return told_of(use, between, [e for o in objects for e in object_ends(use, o)])
        unnamed = [o for o in objects if _is_one_of_several(sentence, o)]
        return _of(use, planner(sentence, use.word), unnamed) if unnamed else ()
    if "topic" in sense.subject:
        if "pledged" in sense.object:
            return _of(use, planned_by(sentence), objects)
        if not _TO_BE.isdisjoint(sense.object):
            if "granted" in sense.object and is_quantity(sentence.span.root):
                return ()  # "2 million to build ports" sets a goal as any heading does
            return _of(use, responsible(sentence), objects)
        if use.is_clause and is_effect(sentence, objects[0]):
            return ()
        if use.is_clause and _WITH_SUBJECT.isdisjoint(sense.object):
            told = (
                []
                if _says_of_subject(use, objects[0])
                else sufferers(sentence, objects[0], any_kind="barred" in sense.object)
            )
            if told:  # what befalls them is told without them
                return told_of(use, told, sentence.deed(objects[0], POL.Challenge))
        whose = developing(sentence, objects[0]) if use.is_clause else None
        if whose is not None:
            return told_of(use, [whose], [_without(sentence, objects[0], whose)])
        about = use.word.head if "aftermath" in sense.object else objects[0]
        return _of(use, concerned(sentence, about), objects)
    if sense.property == POL.adopts:
        return ()
    if "predicate" in sense.object and arguments(use.word, "predicate") and not arguments(use.word, "of"):
        # 'the aim is to X' does not tell whose it is, 'the obstacle to A is X' does
        if sense.property == POL.faces and (arguments(use.word, "to") or arguments(use.word, "affected")):
            return ()
        owners = whose_again(sentence, use.word) or (
            last_spoken_of(sentence, use.word) or _concerned_by_challenge(use) or _teller(use),
        )
        return [fact for owner in owners for fact in _of(use, owner, objects)]
    return ()


def _promiser(use: Occurrence) -> Entity | None:
    """Return whose policy it will be of which the word says that it is to be made: 'a Sea Fund will be set up'."""
    if modality(use.word) == POL.possible or is_signed_there(use.word):
        return None
    owner = planner(use.sentence, use.word)
    return owner and (country_of(use.sentence, use.word) or owner)


def _teller(use: Occurrence) -> Entity | None:
    """Return the body that the sentence lets say what the aim is: 'the aim is to X, the ministry says'."""
    said = sources(use.sentence) if use.sense.property == POL.aimsAt else []
    return next((e.entity for e in said if governs(use.sentence, e)), None)


def _concerned_by_challenge(use: Occurrence) -> Entity | None:
    """Return whom the challenges concern of which the clause says which they are: 'key challenges include X'."""
    alone = use.sense.property == POL.faces and not use.word.conjuncts  # "drought and fires are examples"
    return concerned(use.sentence, use.word) if alone else None


def _is_new(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* is a name that the vocabulary does not have, as it has the pacts of many countries."""
    _, name = sentence.parse.names.get(noun.i, (None, None))
    return name is not None and name.term is None


def _is_one_of_several(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* brings in a policy that has no name: 'a new framework', 'incentives', and not 'the framework'."""
    if noun.pos_ != "NOUN" or any(c.dep_ == "poss" or c.lower_ in _DEFINITE for c in noun.lefts):
        return False
    ends = sentence.ends_of(noun, POL.Policy)
    return any(is_told(sentence, e, POL.Policy) and not e.entity.label.istitle() for e in ends)


def _without(sentence: Sentence, verb: Token, whose: End) -> End:
    """Return the clause of *verb* as a challenge, without the name of *whose* it is."""
    named = [*whose.head.subtree]
    told = clause(verb, with_subject=True)
    left = Phrase(verb, tuple(t for t in told.tokens if t not in named))
    return sentence.named(left, POL.Challenge)


def _says_of_subject(use: Occurrence, verb: Token) -> bool:
    """Say whether the word tells how few its subject are: that 'too few doctors train', or 'are scarce', does not befall the doctors."""
    if use.word.lower_ in use.sentence.word_roles[POL.scarcity]:
        return True
    said = {t.lemma_.lower() for t in (use.word, use.word.head)}
    if use.word == verb or said.isdisjoint(use.sentence.word_roles[POL.falling]):
        return False
    return any(use.word in subject.subtree for subject in surface_subject(verb))


def _of(use: Occurrence, owner: Entity | None, objects: list[Token]) -> Iterable[Fact]:
    """Return what the word states of *owner*."""
    if owner is None:
        return ()
    ends = (end for head in objects for end in object_ends(use, head))
    ends = (end for end in ends if fits(use.sentence, end, use.sense.range))
    # Where "the challenges" are what is told of, their owner is no challenge.
    told = one_of(use.word)
    stands = told.head if told.dep_ in SUBJECTS else use.word
    return told_of(use, [End(stands, owner, None)], ends)
