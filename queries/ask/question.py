"""The question: read, put to the store as SPARQL, and answered in the words of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...ontology.namespace import POL
from ...ontology.own import Knowledge, built_in
from ...ontology.vocabulary import Vocabulary
from ..result import Solutions, Term, text
from ..store import Store
from .answers.answer import Answer, Evidence, Thing
from .answers.refusal import refusal
from .answers.sentence import sentence
from .answers.shortening import shortened
from .index.index import Index, Node
from .parsing.clause import PLAIN, Clause
from .parsing.link import Link
from .parsing.phrasing import plain
from .parsing.spelling import mended
from .readings import (
    alternative,
    bound,
    covering,
    document,
    figure,
    hindrance,
    naming,
    order,
    purpose,
    ranking,
    relation,
)
from .readings.comparison import comparison
from .readings.counting import called_so, counted, is_countable
from .readings.reading import Reading, iris
from .words.word import Span, Word, split, stem, stems, words
from .words.wording import read_wording

_LONGEST = 60
_PERCENT = " percent "
_DEEPEST = 2
_SHORTEST_DESCRIPTION = 2
_RELATIVE = frozenset(
    {"that", "which", "who", "whose", "where", "with", "behind", "of", "by", "from", "adopted"}
)


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
        from ...graph.parsing.parse import pipeline

        parts, changed = mended(split(question.replace("%", _PERCENT))[:_LONGEST], self.index)
        parts = plain(parts, self.index.wording)
        if not parts:
            return Answer(question, (), "", (), "nothing was asked", ())
        asked = words(parts, pipeline())
        clause = Clause(asked, self.index)
        is_absent = clause.absence is not None and not hindrance.asked(clause)
        reading = None if is_absent else self.read(asked) or covering.reading(clause)
        notes = tuple(f"read {new!r} for {old!r}" for old, new in changed.items())
        if reading is None:
            told, hints = refusal(clause, figure.near_misses(clause))
            said = None if is_absent else sentence(self.store, clause)
            hints = (f"the text says: {said}", *hints) if said else hints
            return Answer(question, (), "", (), told, (*notes, *hints))
        return self._answered(question, reading, notes)

    def read(self, asked: Sequence[Word], given: Sequence[Link] = (), depth: int = 0) -> Reading | None:
        """Return the best reading of *asked*, or None where none accounts for every word.

        :param given: links that descriptions in the question were resolved to.
        """
        clause = Clause(asked, self.index, given)
        found = _fuller_first(sorted(_readings(clause), key=lambda r: -r.score))
        if found and not clause.has_relative:
            return found[0]
        if depth < _DEEPEST:
            for link, inner in self._descriptions(asked, clause, given, depth):
                if _is_all(Clause(asked, self.index, (*given, link)), link):
                    return inner
                found_inside = self.read(asked, (*given, link), depth + 1)
                if found_inside is not None:
                    return found_inside
        return found[0] if found else None

    def _descriptions(
        self, asked: Sequence[Word], clause: Clause, given: Sequence[Link], depth: int
    ) -> Iterator[tuple[Link, Reading]]:
        """Yield the parts of a question that describe a thing, with how they are read: 'the country whose policy is X'."""
        taken = {i for link in given for i in range(*link.span)}
        for start, end in self._described(clause):
            if (
                taken & {*range(start, end)}
                or (start <= 1 and end == len(asked))
                or (start <= 1 and not any(w.tag.startswith("W") for w in asked[end:]))
                or not _ends_well(asked, end)
                or any(a < end < b for a, b in (link.span for link in clause.links))
                or not _describes(clause, (start, end))
            ):
                continue
            inner = self._inner(asked[start:end])
            reading = self.read(inner, depth=depth + 1)
            if reading is not None and reading.nodes and reading.shape == "list":
                text = clause.text((start, end))
                stated = self.index.wording.canonicals(text)
                names = tuple(n.name for n in reading.nodes)
                yield Link((start, end), text, reading.nodes, stated, names, query=reading.sparql), reading

    def _described(self, clause: Clause) -> list[Span]:
        count = len(clause.words)
        found: list[Span] = []
        for a, b in clause.classes:
            if (a > 1 or clause.words[0].tag == "DT") and b < count and self._begins(clause, b):
                found += [(a, end) for end in range(count, b + _SHORTEST_DESCRIPTION - 1, -1)]
            # "Germany's policy", "the German policy"
            found += [(link.span[0], b) for link in clause.links if link.span[1] == a and link.span[0] > 0]
        return sorted(found, key=lambda s: (s[0] - s[1], s[0]))

    def _begins(self, clause: Clause, place: int) -> bool:
        """Say whether the word at *place* begins what describes the thing before it."""
        word = clause.words[place]
        text = word.text.lower()
        return text in _RELATIVE or text in clause.vocabulary.ordinals or word.tag in ("VBN", "VBG")

    def _inner(self, part: Sequence[Word]) -> list[Word]:
        return [Word("which", "which", "which", "WDT"), *part]

    def _answered(self, question: str, reading: Reading, notes: tuple[str, ...]) -> Answer:
        sparql = reading.sparql
        result = self.store.query(sparql)
        rows = (
            [dict(zip(result.variables, row, strict=True)) for row in result]
            if isinstance(result, Solutions)
            else []
        )
        answers = tuple(dict.fromkeys(_shaped(reading, rows, self.index)))
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
        links = tuple(t for t in things if reading.shape != "shared" or t.label in answers)
        return Answer(question, answers, sparql, evidence, reading.words, notes, links)


def _is_all(clause: Clause, link: Link) -> bool:
    """Say whether *clause* asks but for what *link* describes: "what is the policy of the country that uses X"."""
    is_asked = clause.words[0].text.lower() in PLAIN and any(w.lemma == "be" for w in clause.words[1:2])
    others = len(clause.links) > 1 or clause.classes or clause.properties or clause.content
    return link.span[1] == len(clause.words) and not others and (is_asked or "asksList" in clause.asks)


def _fuller_first(found: list[Reading]) -> list[Reading]:
    """Return *found* with the reading before the best that has more of the same: an ability to use X, for X."""
    if not found or found[0].shape != "list" or not found[0].facts:
        return found
    best = found[0]
    words = frozenset[str]().union(*(n.words for n in best.nodes))
    for reading in found[1:]:
        same = {f.quote for f in reading.facts} == {f.quote for f in best.facts}
        larger = len(reading.nodes) == 1 == len(best.nodes) and words < reading.nodes[0].words
        if same and larger and reading.score > best.score - 1:
            return [reading, *(r for r in found if r is not reading)]
    return found


def _describes(clause: Clause, span: Span) -> bool:
    """Say whether the words of *span* say anything but a class: "the policy whose country" describes nothing."""
    inside = {*range(*span)}
    relative = any(clause.words[i].tag in ("WDT", "WP", "WP$") for i in inside)
    if relative and not any(clause.words[i].tag.startswith("V") for i in inside):
        return False
    kinds = {i for a, b in clause.classes for i in range(a, b)}
    return bool(inside & clause.linked or (inside & clause.content) - kinds)


def _ends_well(asked: Sequence[Word], end: int) -> bool:
    """Say whether a description can end here: not before what the last word needs."""
    last = asked[end - 1]
    if last.tag.startswith("V") and asked[end:] and asked[end].tag[:2] in ("NN", "JJ", "DT", "CD"):
        return False  # its object follows
    if end == len(asked) and last.tag == "IN":
        return True  # "the policy that X came up with"
    return last.base != "be" and last.tag not in (
        "IN", "TO", "DT", "VB", "VBP", "MD", "WDT", "WP", "WP$", "CC"
    )  # fmt: skip


def _readings(clause: Clause) -> Iterator[Reading]:
    either = list(alternative.readings(clause))
    compared = comparison(clause)
    if either or compared is not None:
        yield from either
        yield from [compared] if compared and not either else []
        return
    yield from document.readings(clause)
    yield from naming.readings(clause)
    yield from order.order(clause)
    if hindrance.asked(clause):
        yield from hindrance.readings(clause)
        return
    yield from purpose.readings(clause)
    if clause.asks.get("asksPurpose", (1, 1))[0] == 0:
        return  # "why" is not "what"
    yield from ranking.rankings(clause)
    if clause.is_whether:
        known = relation.whether(clause)
        if known is not None:
            yield known
        yield from bound.readings(clause)
        yield from bound.contrast(clause)
        if any(w.text.lower() == "or" for w in clause.words):
            yield from ranking.most(clause)
        return
    yield from bound.measures(clause)
    yield from figure.gathered(clause)
    yield from ranking.most(clause)
    yield from figure.statistics(clause)
    if clause.asks_manner:
        yield from purpose.means(clause)
        return
    if figure.asks_measure(clause):
        return
    if "asksNumber" in clause.asks:
        # What is a number of things itself is no one thing to be counted.
        lists = _lists(clause.without("asksNumber"))
        yield from (counted(called_so(clause, r)) for r in lists if is_countable(clause, r))
    elif "asksTime" in clause.asks:
        yield from order.dated(clause.without("asksTime"))
        yield from (
            r
            for r in relation.readings(clause.without("asksTime"), frozenset({POL.happenedIn}))
            if r.holes.get("property") == iris([POL.happenedIn]) and r.score > 1
        )
    else:
        yield from _lists(clause)


def _lists(clause: Clause) -> Iterator[Reading]:
    yield from _told_of(clause)
    if clause.links or clause.focus is None or clause.content - {*range(*clause.focus[0])}:
        yield from relation.readings(clause)
        return
    span, kind = clause.focus
    kinds = [c for c in clause.vocabulary.superclasses if clause.vocabulary.is_a((c,), kind)]
    found = [n for n in clause.index.nodes.values() if clause.is_of(n, span)]
    nodes = [n for n in found if not _is_generic(clause, n)]
    if nodes:
        holes = {"class": iris(sorted(kinds))}
        if span in clause.narrow or len(nodes) < len(found):
            holes["node"] = iris(nodes)
        wanted = clause.text(span) if span in clause.narrow else kind.removeprefix(POL)
        yield Reading(f"[all] {wanted}", "things", holes, 1.0, tuple(nodes))


def _told_of(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what of a class has a word in its name: "which goals concern data"."""
    topics = {i for i, w in enumerate(clause.words) if w.stems & clause.wording.topics}
    if clause.focus is None or not topics:
        return
    span, kind = clause.focus
    left = clause.content - topics - {*range(*span)}
    names = clause.links
    if min(topics) != span[1] or not (left or names) or any(link.is_proper for link in names):
        return
    nodes = [
        n
        for n in clause.index.nodes.values()
        if clause.is_of(n, span)
        and all(clause.has(i, n.words) for i in left)
        and all(link.is_said_in(n.words) for link in names)
    ]
    if nodes:
        words = f"[{kind.removeprefix(POL)}] about {clause.text((span[1] + 1, len(clause.words)))}"
        yield Reading(words, "things", {"node": iris(nodes)}, 1.0, tuple(nodes))


def _is_generic(clause: Clause, node: Node) -> bool:
    """Say whether *node* has no name but words for classes: "strategies and policies" is none of them."""
    kinds = {s for key in clause.wording.classes for s in key}
    return all(s in kinds or s in clause.wording.free for s in stems(node.label))


def _shaped(reading: Reading, rows: Sequence[Mapping[str, Term | None]], index: Index) -> Iterator[str]:
    names = [text(r["answer"]) for r in rows]
    match reading.shape:
        case "yes" | "no":
            if rows:
                yield reading.shape
        case "count":
            if rows:
                yield str(len({text(r["node"]) for r in rows}))
        case "figure":
            for row in rows:
                yield _figure(row, index.wording.vocabulary)
        case "indicator":
            for fact in reading.facts:
                if fact.figure and fact.object.label in names:
                    known = fact.figure.indicator in fact.object.label
                    yield fact.object.label if known else f"{fact.figure.indicator}: {fact.object.label}"
        case "measured":
            measured = {fact.object.iri: fact.subject.label for fact in reading.facts}
            for row in rows:
                yield f"{measured[text(row['node'])]}: {_figure(row, index.wording.vocabulary)}"
        case "groups":
            for side in reading.nodes:
                for fact in reading.facts:
                    if fact.object.label in names and (side is fact.subject or side.label in reading.words):
                        yield f"{fact.subject.label}: {fact.object.label}"
        case "shared":
            yield from (n.label for n in reading.nodes if n.label in names)
        case _ if reading.pattern in ("names", "acronyms", "abbreviations"):
            yield from names
        case _:
            named = {text(r["node"]): _as_said(r, index) for r in reversed(rows)}
            yield from dict.fromkeys(named[text(r["node"])] for r in rows)


def _as_said(row: Mapping[str, Term | None], index: Index) -> str:
    """Return the name of an answer as its sentence has it; actors, places, policies and periods by their full names."""
    label, quote = text(row["answer"]), text(row["quote"])
    node = index.nodes.get(text(row["node"]))
    if node is None or any(node.is_a(kind) for kind in (POL.Actor, POL.Place, POL.Policy, POL.Period)):
        return label
    said = [word for word, _ in split(quote)]
    stemmed = [stem(word) for word in said]
    for name in (label, *node.aliases):
        key, is_short = stems(name), name.isupper() and not label.isupper()
        start = next((i for i in range(len(said)) if tuple(stemmed[i : i + len(key)]) == key), None)
        if start is not None and (is_short or len(key) == len(stems(label))):
            found = " ".join(said[start : start + len(key)])
            if found in quote:
                return f"{label} ({found})" if is_short else found
    return shortened(label, quote, index)


def _figure(row: Mapping[str, Term | None], vocabulary: Vocabulary) -> str:
    phrase, bound, period = (text(row.get(k)) for k in ("answer", "bound", "period"))
    begins = phrase.lower()
    if bound and not any(begins.startswith(q) for q in vocabulary.qualifiers):
        phrase = f"{bound} {phrase}"
    return f"{phrase} ({period})" if period and period not in phrase else phrase


__all__ = ["Questions", "ask"]
