"""The variety: whether policies are the same for all who have them, as a clause tells that they vary: "do they vary by country"."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..index.proposition import Proposition, Words
from ..matching.collective import are_topics, is_naming, of_many, topics
from ..matching.saying import Saying
from ..parsing.clause import Clause
from ..words.word import split, stem
from .reading import Reading
from .saying import best

_SCORE = 9.0
_BY = "by"


def asked(clause: Clause) -> bool:
    """Say whether it asks whether policies vary, or differ."""
    return (
        clause.is_whether
        and bool(_policies(clause))
        and not any(is_naming(clause, x) for x in clause.links)
        and bool(_varying(clause))
    )


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as whether policies vary by those who have them; None where no clause tells it."""
    found = [Saying(said, (), _SCORE) for said in clause.index.propositions if _tells(clause, said)]
    return best(clause, found)


def _varying(clause: Clause) -> frozenset[int]:
    """Return the places of the verbs for not being the same."""
    return frozenset(i for i in clause.content if clause.plays(clause.words[i], LEX.varyingVerbs))


def _policies(clause: Clause) -> frozenset[int]:
    """Return the places of the nouns for policies of all kinds before the verb: "tariffs" are but one kind."""
    verb = min(_varying(clause), default=0)
    found = {s[1] - 1 for s, kind in clause.classes.items() if kind == POL.Policy and s not in clause.narrow}
    found |= {i for i in of_many(clause) if i in clause.linked}
    return frozenset(i for i in found if i < verb)


def _tells(clause: Clause, said: Proposition) -> bool:
    """Say whether *said* tells that the policies of which *clause* asks vary, by those by whom it asks."""
    classes, subject = clause.wording.classes, said.subject.words
    policies = _policies(clause)
    of_policies = any(classes.get((stem(w),)) == POL.Policy for w, _ in split(said.subject.text))
    if said.denied or stem(said.verb) not in clause.wording.roles.stems(LEX.varyingVerbs) or not of_policies:
        return False
    by = next((i for i, w in enumerate(clause.words) if w.text.lower() == _BY), len(clause.words))
    rest = Words().union(*(part.words for part in said.rest))
    left = (clause.content | clause.linked) - policies - _varying(clause)
    called = all(clause.has(i, subject) or clause.keys((i, i + 1)) & clause.wording.whole for i in policies)
    return (
        called
        and all(clause.has(i, rest) for i in left if i > by and clause.words[i].tag[:2] == "NN")
        and are_topics(clause, left, topics(clause.index, said.docs) | subject | rest)
    )


__all__ = ["asked", "reading"]
