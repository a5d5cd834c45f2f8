"""The exclusion: what a question leaves out of what it asks for: "which countries besides X", "apart from Y, who"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....ontology.namespace import LEX, POL
from ..index.index import Node
from ..index.pattern import has_hole
from ..matching.row import row
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.word import Word, runs
from .reading import Reading, iris

_LONGEST = 4
# What can stand in the name of what is left out, and between two of them.
_NOMINAL = frozenset({"NN", "JJ", "DT", "CD", "CC", "PO", "PR", "VBG"})
_JOINING = frozenset({"of", "in"})


@dataclass(frozen=True)
class Exclusion:
    """A question that leaves something out.

    :param words: the question without that.
    :param left_out: what is left out, as a clause of its own.
    """

    words: tuple[Word, ...]
    left_out: Clause

    def applied(self, reading: Reading | None) -> Reading | None:
        """Return *reading* without what is left out; None where nothing is left, or it is no list that can be shortened."""
        if reading is None or reading.shape not in ("list", "count") or not reading.nodes:
            return None
        out = {n for n in reading.nodes if self._names(n)}
        # "Changes in the sector" are all changes of which that is said.
        out |= {f.object for fact in reading.facts if fact.object in out for f in row(self.left_out, fact)}
        kept = tuple(n for n in reading.nodes if n not in out)
        if not kept or not (out or self._is_alike(kept)):
            return None
        words = f"{reading.words} but {self.left_out.text((0, len(self.left_out.words)))}"
        holes = dict(reading.holes)
        if not out:
            return replace(reading, words=words)
        if has_hole(reading.pattern, "other"):
            holes["other"] = [*holes.get("other", ()), *iris(sorted(n.iri for n in out))]
        elif has_hole(reading.pattern, "node") and not isinstance(holes.get("node", ()), str):
            holes["node"] = iris(kept)
        else:
            return None
        facts = [f for f in reading.facts if f.object not in out and f.subject not in out]
        return replace(reading, words=words, holes=holes, nodes=kept, facts=facts)

    def _names(self, node: Node) -> bool:
        """Say whether *node*, or who adopted it, is what is left out."""
        clause = self.left_out
        adopters = clause.index.adopters.get(node.iri, ())
        if clause.names(node, *adopters) or self._is_within(node):
            return True
        left = clause.content | (set() if any(link.is_proper for link in clause.links) else clause.linked)
        return bool(left) and all(clause.has(i, node.words) for i in left)

    def _is_within(self, node: Node) -> bool:
        """Say whether *node* is a body of a place that is left out, as one of its names tells: "Parliament of Chile"."""
        if not node.is_a(POL.Organisation):
            return False
        out = {iri for link in self.left_out.links for iri in link.iris}
        known = (term.names for term in self.left_out.vocabulary.entities if term.iri == node.iri)
        names = [node.label, *node.aliases, *(name for names in known for name in names)]
        return any(out & self.left_out.index.places.named(name) for name in names)

    def _is_alike(self, nodes: Sequence[Node]) -> bool:
        """Say whether what is left out could have been among *nodes*: a country among countries."""
        named = [n for link in self.left_out.links for n in link.nodes]
        return bool(named) and all(any(n.kinds & other.kinds for other in nodes) for n in named)


def exclusion(clause: Clause) -> Exclusion | None:
    """Return *clause* as a question that leaves something out, or None where it says no word of ``lex:exclusions``."""
    count = len(clause.words)
    for start, begin in runs(count, _LONGEST):
        said = " ".join(w.text.lower() for w in clause.words[start:begin])
        if said not in clause.wording.roles.words(LEX.exclusions) or clause.linked & {*range(start, begin)}:
            continue
        end = begin
        while end < count and _is_nominal(clause.words[end]):
            end += 1
        if start and clause.words[begin : begin + 1] and clause.words[begin].tag in ("TO", "VBG"):
            end = count  # "other than to build ports"
        rest = tuple(
            w
            for w in (*clause.words[:start], *clause.words[end:])
            if w.text.lower() not in clause.wording.roles.words(LEX.additiveWords)
        )
        if begin < end and rest:
            return Exclusion(rest, Clause(clause.words[begin:end], clause.index))
    return None


def _is_nominal(word: Word) -> bool:
    lower = word.text.lower()
    return lower not in PLAIN and (word.tag[:2] in _NOMINAL or word.tag == "VBG" or lower in _JOINING)
