"""The predicate: the verb of a question, read once, and the clauses that have it or one that says the same or the contrary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from ....ontology.namespace import LEX
from ..index.proposition import Proposition
from ..parsing.clause import Clause
from ..words.word import Span, Word, runs, stem, stems
from ..words.wording import Stems
from .target import is_told

_LONGEST_VERB = 5
_AUXILIARIES = frozenset({"be", "have", "do"})
Places = frozenset[int]


class Predicate:
    """What may be the verb of a clause, by the places of its words."""

    def __init__(self, clause: Clause) -> None:
        """Read the verbs of *clause*."""
        self.clause = clause

    def same(self, said: Proposition) -> Places:
        """Return the words that are the verb of *said*, or one of near meaning: "call for", where it requires something."""
        verbs = [
            said.verb,
            *(f"{said.verb} {p.text}" for p in said.rest if p.text.isalpha()),
        ]  # "work together"
        keys = [key for verb in map(stems, verbs) for key in (verb, self._canonical(verb))]
        found = Places().union(*(self._verbs.get(key, Places()) for key in keys))
        likened = self.likening(said) and self._where(lambda w: self.clause.plays(w, LEX.courseVerbs))
        return found | likened if likened else found

    def contrary(self, said: Proposition) -> Places:
        """Return the words that say the contrary of the verb of *said*: to grow, to stall; none where they say the same.

        What does not grow does not grow fast either: adverbs go along.
        """
        clause, wording = self.clause, self.clause.wording
        if self.same(said) - self.auxiliaries:
            return Places()
        if stem(said.verb) in wording.roles.stems(LEX.varyingVerbs) and not said.complements:
            return Places(i for i, w in enumerate(clause.words) if clause.plays(w, LEX.identityWords))
        key = wording.canonical(stem(said.verb))
        places = self._growing if key in wording.lessening else Places()
        places |= self._lessening if key == self._growth else Places()
        end = max(places, default=len(clause.words))
        is_end = all(w.tag[:2] in ("JJ", "RB") for w in clause.words[end + 1 :])
        adverbs = {i for i in clause.content if clause.words[i].tag[:2] == "RB" or (i > end and is_end)}
        return places | adverbs if places else places

    def converse(self, said: Proposition, *, is_object: bool) -> Places:
        """Return the words by which the object of *said* is told of its subject: X is secured for Y, which has X.

        :param is_object: whether what is asked for is what something is done with.
        """
        requires = not self.clause.wording.roles.stems(LEX.requiringVerbs).isdisjoint(stems(said.verb))
        places = self._necessary if requires else Places()
        return places | self._providing if is_object and said.verb == "have" else places

    def obliging(self, said: Proposition) -> Places:
        """Return the words that ask what one must do, where *said* tells what one needs to."""
        obliging = self.clause.wording.roles.stems(LEX.obligingVerbs)
        if obliging.isdisjoint(stems(said.predicate.text)):
            return Places()
        return self._where(lambda w: not obliging.isdisjoint(w.stems))

    def has_particle(self, place: int) -> bool:
        """Say whether the word at *place* ends a verb of several words that the thesaurus has: "call for"."""
        spans = ((i, place + 1) for i in range(max(0, place + 1 - _LONGEST_VERB), place))
        parts = (part for span in spans if (part := self._as_verb(span)) is not None)
        return any(next(self.clause.wording.thesaurus.of(part), None) is not None for part in parts)

    @cached_property
    def auxiliaries(self) -> Places:
        """The verbs that no question need name: to be, to have, to do."""
        return Places(i for i, w in enumerate(self.clause.words) if w.base in _AUXILIARIES)

    @cached_property
    def befalling(self) -> Places:
        """The words that ask what something did or underwent: "what has happened to X"."""
        return self._before_preposition(LEX.befallingVerbs)

    @cached_property
    def furthering(self) -> Places:
        """The verb by which something is taken further, which says no more than that adverb: "to take X further"."""
        words = self.clause.words
        last = max((i for i, w in enumerate(words) if self.clause.plays(w, LEX.furtheringAdverbs)), default=0)
        return Places(i for i in range(last) if self.clause.plays(words[i], LEX.furtheringVerbs))

    def likening(self, said: Proposition) -> Places:
        """Return the words by which a course is likened to that of another, where *said* tells of a copy.

        To follow the same path as X, or that X took, is to copy the path of X.
        """
        clause = self.clause
        if clause.wording.roles.stems(LEX.copyingVerbs).isdisjoint(stems(said.verb)):
            return Places()
        same = next((i for i, w in enumerate(clause.words) if clause.plays(w, LEX.identityWords)), None)
        if same is None:
            return Places()
        behind = (i for i in range(same, len(clause.words)) if clause.plays(clause.words[i], LEX.courseVerbs))
        return Places({same, *behind})

    @cached_property
    def _verbs(self) -> dict[Stems, Places]:
        """The places of the words for each verb, by its stems, with those for verbs of near meaning."""
        found: dict[Stems, Places] = {}
        for span in runs(len(self.clause.words), _LONGEST_VERB):
            part = self._as_verb(span)
            for key in self._meant(span, part) if part is not None else ():
                found[key] = found.get(key, Places()) | {*range(*span)}
        return found

    def _meant(self, span: Span, part: Sequence[Word]) -> Iterator[Stems]:
        wording = self.clause.wording
        yield from map(self._canonical, self.clause.keys(span))
        for family in wording.thesaurus.of(part):
            yield from family.keys
        copular = wording.roles.stems(LEX.copularVerbs)
        if len(part) == 1 and part[0].lemma in copular:
            yield from ((verb,) for verb in copular)

    def _as_verb(self, span: Span) -> tuple[Word, ...] | None:
        """Return the words of *span* where they may be a verb, be it that the parse has a noun: "what does it call for"."""
        words = self.clause.words
        part = words[slice(*span)]
        if not self._named.isdisjoint(range(*span)):
            return None
        if part[0].tag.startswith("V"):
            return part
        encloses = any(w.base == "do" or w.tag == "MD" for w in words[1 : span[0]])
        # "Where will the centre open"
        is_noun = part[0].tag == "NN" or (part[0].tag == "JJ" and span[1] == len(words))
        if encloses and is_noun and words[span[0] - 1].tag[:1] == "N":
            return (replace(part[0], tag="VB"), *part[1:])
        return None

    @cached_property
    def _named(self) -> Places:
        """The words of names; that something has grown may be one as well, and tells it all the same."""
        links = (x for x in self.clause.links if not x.nodes or not all(map(is_told, x.nodes)))
        return Places(i for x in links for i in range(*x.span))

    def _canonical(self, key: Stems) -> Stems:
        return tuple(map(self.clause.wording.canonical, key))

    @property
    def _growth(self) -> str:
        return self.clause.wording.canonical(stem("increase"))

    @cached_property
    def _growing(self) -> Places:
        grows, wording = frozenset({self._growth}), self.clause.wording
        return self._where(
            lambda w: (
                bool(set(self._canonical((w.stem, w.lemma))) & grows) or wording.thesaurus.is_kin(w, grows)
            )
        )

    @cached_property
    def _lessening(self) -> Places:
        return self._where(
            lambda w: not self.clause.wording.lessening.isdisjoint(self._canonical((w.stem, w.lemma)))
        )

    @cached_property
    def _providing(self) -> Places:
        return self._where(lambda w: self.clause.plays(w, LEX.providingVerbs))

    @cached_property
    def _necessary(self) -> Places:
        return self._before_preposition(LEX.requiredAdjectives)

    def _where(self, is_meant: Callable[[Word], bool]) -> Places:
        return Places(i for i, w in enumerate(self.clause.words) if w.tag[:1] in ("V", "M") and is_meant(w))

    def _before_preposition(self, role: str) -> Places:
        pairs = enumerate(pairwise(self.clause.words))
        return Places(
            i for i, (w, behind) in pairs if self.clause.plays(w, role) and behind.tag in ("IN", "TO")
        )
