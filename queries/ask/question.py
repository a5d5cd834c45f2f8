"""The question: read, put to the store as SPARQL, and answered in the words of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...ontology.namespace import POL
from ...ontology.own import Knowledge, built_in
from ..result import Solutions, text
from ..store import Store
from .answers.answer import Answer, Evidence, Thing
from .answers.derived import contrary_to, number_of, read_as
from .answers.refusal import refusal
from .answers.sentence import sentence
from .answers.shape import shaped
from .index.index import Index
from .index.pattern import union
from .matching.share import is_share_told
from .parsing.anaphora import resolved
from .parsing.aside import unremarked
from .parsing.clause import RELATIVE, Clause
from .parsing.decade import dated
from .parsing.link import Link
from .parsing.paraphrase import paraphrases
from .parsing.phrasing import active, direct, plain
from .parsing.respelling import respellings
from .parsing.rewording import (
    are_compared,
    contrary,
    in_order,
    is_comparing,
    rewordings,
    sides,
    tallied,
    turned,
)
from .parsing.segment import told
from .parsing.sequel import sequels
from .parsing.spelling import mended
from .parsing.topic import about_topic
from .readings import denial, figure, hindrance
from .readings.change import change
from .readings.choice import last, ranked
from .readings.counting import as_many
from .readings.deadline import deadline
from .readings.description import (
    covered,
    described,
    describes,
    ends_well,
    has_relative,
    is_all,
    only_mentions,
    settled_links,
)
from .readings.distribution import counted_levels, distribution
from .readings.exclusion import exclusion
from .readings.joint import how_many, parted, when
from .readings.members import told_by_members, told_whole
from .readings.reading import Reading, iris
from .readings.saying import at_last, rather
from .readings.spread import spread
from .readings.standing import stands
from .words.word import WHICH, Word, split, words, written
from .words.wording import read_wording

_LONGEST = 60
_PERCENT = " percent "
_DEEPEST = 2
_YES = ("yes",)
# What is asked for besides, and what reads it.
_BESIDES = {"asksTime": when, "asksNumber": how_many}


def ask(store: Store, question: str, knowledge: Knowledge | None = None) -> Answer:
    """Return the answer to *question* from what *store* holds.

    :param knowledge: of words and names, that which the store was built with; what is built in by default.
    :raises InputError: the store cannot be read.
    """
    return Questions(store, knowledge).ask(question)


class Questions:
    """A store that can be asked in English; what it holds is read once."""

    def __init__(self, store: Store, knowledge: Knowledge | None = None) -> None:
        """Read the names and facts of *store*; *knowledge* is as in :func:`ask`."""
        self.store = store
        self.index = Index(store, read_wording(knowledge or built_in()))

    def ask(self, question: str) -> Answer:
        """Return the answer to *question*; without one where the graph does not hold it."""
        answer = self._respelt(question) or self._put(question)
        return replace(answer, question=question)

    def _respelt(self, question: str) -> Answer | None:
        """Return the answer to *question* without its slips; None where it has none, or none of what may be meant is answered.

        Of several that are as likely, and have other answers, none is.
        """
        best, found = 0, list[Answer]()
        for cost, respelt, changed in respellings(question, self.index):
            if found and cost > best:
                continue
            answer = self._put(respelt)
            if answer.answers:
                best, kept = cost, [] if cost < best else found
                found = [*kept, replace(answer, suggestions=(*_notes(changed), *answer.suggestions))]
        if len({frozenset(answer.answers) for answer in found}) > 1:
            return replace(found[0], answers=(), links=())
        return found[0] if found else None

    def _put(self, question: str) -> Answer:
        """Return the answer to *question* as it is spelt."""
        answer = self._told(question)
        if not answer.answers:
            tried = ((p, self._told(p)) for p in self._bare(question))
            found = next(((p, a) for p, a in tried if a.answers), None)
            answer = answer if found is None else read_as(*found)
        return answer

    def _bare(self, question: str) -> list[str]:
        """Return *question* without the remarks around it, and as one where it asks something of what it says first."""
        parts = unremarked(resolved(question, self.index), self.index.wording, self._is_said)
        joined = [
            p for text in sequels(parts, self.index.wording) for p in in_order(text, self.index.wording)
        ]
        bare = told(parts)
        return [p for p in dict.fromkeys(joined or (bare,)) if p and split(p) != split(question)]

    def _is_said(self, word: str) -> bool:
        """Say whether the store has *word*."""
        return not self.index.wording.canonicals(word).isdisjoint(self.index.told)

    def _told(self, question: str) -> Answer:
        """Return the answer to *question* as it is put, or else in plainer words."""
        about = about_topic(question, self.index.wording)
        told = [turned(text, self.index.wording) for text in (about, question) if text is not None]
        if told[-1] != question:
            told.reverse()  # a turn is the surer reading
        # A turn may take it for another question: "is there anybody who is ahead of X" for who is.
        asked = (contrary(text, self.index.wording) for text in dict.fromkeys((question, *told)))
        opposite = next((text for text in asked if text is not None), None)
        if opposite is not None:
            return contrary_to(opposite, self._told(opposite))
        listing = next((text for t in dict.fromkeys(told) if (text := tallied(t, self.index.wording))), None)
        if listing is not None:
            return number_of(listing, self._told(listing), self.index.wording)
        answer = self._asked(told[0])
        if not answer.answers and len(told) > 1:
            answer = self._asked(told[1])
        if not answer.answers:
            tried = ((p, self._asked(p)) for text in told for p in rewordings(text, self.index.wording))
            found = next(((p, a) for p, a in tried if a.answers), None)
            answer = answer if found is None else read_as(*found)
        return self._chosen(question, answer)

    def _chosen(self, question: str, answer: Answer) -> Answer:
        """Return *answer*, or else, where *question* asks for one of two things and it names neither, the one of which alone it is so."""
        ways = [*sides(question, self.index.wording)]
        if not ways or any(self._is_named(side, answer) for side, _ in ways[0]):
            return answer
        for choice in ways:
            if is_comparing(question, self.index.wording) and not are_compared(choice):
                continue  # what is more is told of two things together
            asked = [(side, plain, self._told(plain)) for side, plain in choice]
            held = [(side, plain, told) for side, plain, told in asked if told.answers == _YES]
            if len(held) == 1:
                side, plain, told = held[0]
                return replace(told, answers=(side,), reading=f"{plain!r}: {told.reading}", links=())
        return replace(answer, answers=(), links=())

    def _is_named(self, side: str, answer: Answer) -> bool:
        """Say whether *answer* has a word or a name of *side*."""
        from ...graph.parsing.parse import pipeline

        named = Clause(words(split(side), pipeline()), self.index)
        said = self.index.wording.canonicals(" ".join(answer.answers))
        return any(x.is_said_in(said) for x in named.links) or any(named.has(i, said) for i in named.content)

    def _asked(self, question: str) -> Answer:
        """Return the answer to *question* as it is put."""
        from ...graph.parsing.parse import pipeline

        parts, changed = mended(split(question.replace("%", _PERCENT))[:_LONGEST], self.index)
        parts = dated(plain(parts, self.index.wording), self.index)
        if not parts:
            return Answer(question, (), "", (), "nothing was asked", ())
        asked = words(parts, pipeline())
        done = active(asked, self.index.wording)
        asked = direct(asked if done == parts else words(done, pipeline()))
        clause = Clause(asked, self.index)
        two = parted(clause)
        if two is not None:
            return self._both(question, *two) or self._refused(question, clause, changed)
        reading = self._whole(clause)
        if reading is None:
            reading, others = self._paraphrased(clause)
            changed |= others
        if reading is None:
            return self._refused(question, clause, changed)
        answer = self._answered(question, reading, _notes(changed))
        if not is_share_told(clause, [e.quote for e in answer.evidence]):
            return self._refused(question, clause, changed)
        return answer

    def _refused(self, question: str, clause: Clause, changed: Mapping[str, str]) -> Answer:
        """Return no answer, with what is missing."""
        told, hints = refusal(clause, figure.near_misses(clause))
        said = None if clause.absence is not None else sentence(self.store, clause)
        hints = (f"the text says: {said}", *hints) if said else hints
        return Answer(question, (), "", (), told, (*_notes(changed), *hints))

    def _both(self, question: str, clause: Clause, besides: frozenset[str]) -> Answer | None:
        """Return the answer to *clause* with the time or the number of what it tells, as *besides* asks; else None."""
        reading, changed = self._whole(clause), dict[str, str]()
        if reading is None:
            reading, changed = self._paraphrased(clause)
        asked = next((read for role, read in _BESIDES.items() if role in besides), None)
        more = asked(clause, reading) if reading is not None and asked is not None else None
        if reading is None or more is None:
            return None
        one, other = (self._answered(question, r, _notes(changed)) for r in (reading, more))
        return (
            replace(
                one,
                answers=(*one.answers, *other.answers),
                sparql=union((one.sparql, other.sparql)),
                evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
                reading=f"{one.reading}; {other.reading}",
                links=(*one.links, *other.links),
            )
            if one.answers and other.answers
            else None
        )

    def _whole(self, clause: Clause) -> Reading | None:
        """Return the reading of a whole question; of one that asks for what is not so, only of what keeps it from that."""
        left_out = exclusion(clause)
        if left_out is not None:
            return left_out.applied(self._whole(Clause(left_out.words, self.index)))
        levels = distribution(clause)
        if levels is not None:
            return levels.applied(clause, self._whole(Clause(levels.words, self.index)))
        due = deadline(clause)
        told = due.applied(self._whole(Clause(due.words, self.index))) if due is not None else None
        if due is not None and (told is not None or not due.is_within):
            return told
        if clause.absence is not None and not hindrance.asked(clause):
            return denial.reading(clause)
        grown = change(clause)
        if grown is not None:
            one, other = (self._whole(Clause(words, self.index)) for words in (grown.first, grown.second))
            return grown.applied(one, other, self.index) or grown.spanned(self.read(clause))
        reading = self.read(clause)
        reading = spread(clause, reading, self.read)
        reading = _last(clause) if reading is None else rather(clause, reading)
        reading = reading and told_whole(clause, told_by_members(clause, as_many(clause, reading)))
        if reading is None or not stands(clause, reading):
            return None
        by_level = counted_levels(clause, reading)
        if by_level is None:
            return None
        reading = by_level
        is_asked = "asksParties" in clause.asks and reading.shape == "list"
        return replace(reading, shape="parties") if is_asked else reading

    def _paraphrased(self, clause: Clause) -> tuple[Reading | None, dict[str, str]]:
        """Return the best reading of *clause* in other words, and these; none where two are as good."""
        tried = ((self._whole(Clause(p.words, self.index)), p.changed) for p in paraphrases(clause))
        found = [(reading, changed) for reading, changed in tried if reading is not None]
        best = max((reading.score for reading, _ in found), default=0.0)
        kept = [(reading, changed) for reading, changed in found if reading.score == best]
        return (
            kept[0]
            if len({frozenset(reading.facts) or reading.words for reading, _ in kept}) == 1
            else (None, {})
        )

    def read(self, clause: Clause, depth: int = 0) -> Reading | None:
        """Return the best reading of *clause*, or None where none accounts for every word."""
        found = ranked(clause)
        if found and not has_relative(clause):
            return found[0]
        if depth < _DEEPEST:
            for link, inner in self._descriptions(clause, depth):
                settled = Clause(clause.words, self.index, (*settled_links(clause), link))
                if is_all(settled, link):
                    return inner
                found_inside = self.read(settled, depth + 1) or self._named(clause, link, depth)
                if found_inside is not None:
                    return found_inside
        return found[0] if found else None

    def _named(self, clause: Clause, link: Link, depth: int) -> Reading | None:
        """Return the best reading of *clause* with the name of the one thing that *link* describes in its place.

        The parse of a question with a name is the better one: "the aim of the country that built X" may seem to build the aim.
        """
        from ...graph.parsing.parse import pipeline

        if len(link.nodes) != 1 or not link.nodes[0].is_a(POL.Actor):
            return None
        start, end = link.span
        if start and clause.words[start - 1].tag == "DT" and " " not in link.nodes[0].label:
            start -= 1  # Peru, but the European Union
        left, right = clause.words[:start], clause.words[end:]
        said = [*written(left), *split(link.nodes[0].label), *written(right)]
        named = Clause(direct(words(said, pipeline())), self.index)
        return self.read(named, depth + 1) or last(named)

    def _descriptions(self, clause: Clause, depth: int) -> Iterator[tuple[Link, Reading]]:
        """Yield the parts of a question that describe a thing, with how they are read: 'the country whose policy is X'."""
        asked = clause.words
        taken = covered(settled_links(clause))
        for start, end in described(clause):
            if (
                taken & {*range(start, end)}
                or (start <= 1 and end == len(asked))
                or (start <= 1 and not any(w.tag.startswith("W") for w in asked[end:]))
                or not ends_well(asked, (start, end))
                or any(a < end < b for a, b in (link.span for link in clause.links))
                or (
                    asked[0].tag in ("WDT", "WP")
                    and not any(w.tag[:1] in ("V", "M") for w in (*asked[:start], *asked[end:]))
                )
                or not describes(clause, (start, end))
            ):
                continue
            inner = Clause(self._inner(asked[start:end]), self.index)
            reading = self.read(inner, depth + 1)
            if reading is None and RELATIVE & {w.text.lower() for w in inner.words[1:]}:
                reading = last(inner)
            if reading is not None and reading.nodes and reading.shape == "list":
                if any(only_mentions(inner, n) for n in reading.nodes):
                    continue
                text = clause.text((start, end))
                stated = self.index.wording.canonicals(text)
                names = tuple(n.name for n in reading.nodes)
                yield Link((start, end), text, reading.nodes, stated, names, query=reading.sparql), reading

    def _inner(self, part: Sequence[Word]) -> list[Word]:
        return [WHICH, *part]

    def _answered(self, question: str, reading: Reading, notes: tuple[str, ...]) -> Answer:
        """Put *reading* to the store and return what it finds, each answer with the sentence that says it."""
        sparql = reading.sparql
        result = self.store.query(sparql)
        rows = (
            [dict(zip(result.variables, row, strict=True)) for row in result]
            if isinstance(result, Solutions)
            else []
        )
        answers = tuple(dict.fromkeys(shaped(reading, rows, self.index)))
        if not answers:
            return Answer(question, (), sparql, (), f"{reading.words}: the graph holds none", notes)
        evidence = tuple(
            dict.fromkeys(
                Evidence(text(r["doc"]), text(r["quote"]), int(text(r["start"])), int(text(r["end"])))
                for r in rows
                if text(r["quote"]) and (reading.shape != "shared" or r["node"] in iris(reading.nodes))
            )
        )
        things = tuple(dict.fromkeys(Thing(text(r["node"]), text(r["answer"])) for r in rows))
        things = () if reading.pattern == "said" else things  # what a clause says is no thing
        named = reading.shape not in ("shared", "called")
        links = tuple(t for t in things if named or t.label in answers)
        return Answer(question, answers, sparql, evidence, reading.words, notes, links)


def _last(clause: Clause) -> Reading | None:
    """Return the last reading of *clause*: by facts whose ends do not tell all of it only where no clause does."""
    reading = last(clause)
    return reading if reading is None else at_last(clause, reading)


def _notes(changed: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is told of the words that were read as others."""
    return tuple(f"read {new!r} for {old!r}" for old, new in changed.items())


__all__ = ["Questions", "ask"]
