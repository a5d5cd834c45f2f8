"""The continuation: goals and challenges of which one sentence tells that there are some, and the next which they are.

'Peru faces many challenges. These include drought' tells what the one sentence 'The challenges of Peru include drought'
does: the pronoun has the sense of the noun for which it stands, and the sentence before says whose they are.
"""

from __future__ import annotations

from ...ontology.lexicon import Lexicon, Sense
from ...ontology.namespace import POL
from ..fact import Entity
from ..syntax.argument import arguments
from ..syntax.membership import is_counted
from ..syntax.pronoun import is_one_of_those
from ..syntax.tree import Token
from .kind import is_told, names_division
from .occurrence import Occurrence
from .owner import concerned, responsible
from .sense import senses
from .sentence import Sentence
from .subject import subject_ends, subject_heads
from .whole import WITHOUT_PARTS, those_told

_TOLD = "predicate"
_AGAIN = frozenset({"the", "these", "those", "such"})
_OWNING = ("possessor", "of")
_OWNERS = (POL.Actor, POL.Policy, POL.Sector)


def sense_of_those(sentence: Sentence, pronoun: Token, lexicon: Lexicon) -> list[Sense]:
    """Return the sense of the noun for goals or challenges for which 'these' or 'they' stands where they are listed."""
    noun = _noun(sentence, pronoun)
    told = senses(noun, lexicon) if noun is not None else ()
    return [s for s in told if _TOLD in s.object][:1]


def whose(use: Occurrence) -> list[Entity]:
    """Return whose goals or challenges the pronoun of *use* stands for, by the sentence before or by what the text is about."""
    sentence, pronoun = use.sentence, use.word
    noun = _noun(sentence, pronoun)
    told = sentence.discourse.whose(noun) if noun is not None else []
    if told:
        return told
    owner = concerned(sentence, pronoun) if use.sense.property == POL.faces else responsible(sentence)
    return [owner] if owner is not None else []


def whose_again(sentence: Sentence, noun: Token) -> list[Entity]:
    """Return whose 'these goals' are, where the sentence before told of goals by the same word."""
    if noun.tag_ != "NNS" or not any(c.lower_ in _AGAIN for c in noun.lefts if c.dep_ == "det"):
        return []
    before = (n for n, _ in sentence.discourse.several() if n.lemma_ == noun.lemma_)
    same = next(before, None)
    return sentence.discourse.whose(same) if same is not None else []


def owners(sentence: Sentence, lexicon: Lexicon, noun: Token) -> list[Entity]:
    """Return whose the goals or challenges are that *noun* names in *sentence*."""
    told = [e for name in _OWNING for o in arguments(noun, name) for e in sentence.ends(o, POL.Actor)]
    found = [e.entity for e in told if any(is_told(sentence, e, kind) for kind in _OWNERS)]
    if not found and names_division(sentence, noun):
        # "the plan has two strands", "rests on two pillars"
        heads = arguments(noun, "holder")
        return [
            e.entity for o in heads for e in sentence.ends(o, POL.Policy) if is_told(sentence, e, POL.Policy)
        ]
    for sense in () if found else senses(noun, lexicon):
        if sentence.known.ranges.get(sense.property) in WITHOUT_PARTS:
            use = Occurrence(sentence, noun, sense)
            found = [end.entity for head in subject_heads(use) for end in subject_ends(use, head)]
            if found:
                break
    return found


def _noun(sentence: Sentence, pronoun: Token) -> Token | None:
    """Return the noun for goals or challenges of the sentence before that *pronoun* stands for."""
    if is_one_of_those(pronoun):
        counted = [(n, e) for n, e in sentence.discourse.several() if is_counted(n)]
        told = (n for n, e in counted if names_division(sentence, n) or _is_without_parts(sentence, e))
        return next(told, None)
    those = those_told(sentence, pronoun, arguments(pronoun, _TOLD))
    return next((noun for noun, entity in those if _is_without_parts(sentence, entity)), None)


def _is_without_parts(sentence: Sentence, entity: Entity) -> bool:
    return any(sentence.known.is_a(entity.classes, kind) for kind in WITHOUT_PARTS)
