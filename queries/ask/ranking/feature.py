"""The features: what a question and a candidate have in common, in a few numbers, most of them from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence

from ..agreement import home_countries
from ..candidate import Asked, Candidate
from ..fact import called
from ..word import stems

NAMES = (
    "mean share of the given names that the question has", "least of these", "share of them that stand there whole",
    "weight of the question in these names", "in the canonical question", "in the sentences", "in either",
    "most of an answer's name that the question has", "number of things given", "number of answers, of ten",
    "weight of the names in the question that are found nowhere", "share of the answers that are of the class asked for",
)  # fmt: skip
GIVEN = 8
"""The column of the number of things given."""
_MOST_READ = 4


def features(asked: Asked, candidates: Sequence[Candidate]) -> list[list[float]]:
    """Return a row of :data:`NAMES` for each of *candidates*; rare words of the store weigh more."""
    weigh = asked.linker.weigh
    said = {word.stem for word in asked.words}
    capital = {word.stem for word in asked.words[1:] if word.text[0].isupper()}
    classes = asked.wording.classes_in(asked.words)
    total = weigh(said) or 1.0
    rows = []
    for candidate in candidates:
        links = [asked.links.get(node.iri) for node in candidate.named]
        shares = [link.share if link else 0.0 for link in links]
        whole = [float(link.is_whole) if link else 0.0 for link in links]
        count = len(links) or 1
        places = {place for link in links if link for place in link.at}
        wording = set(stems(candidate.question))
        sentences = {stem for fact in candidate.facts[:_MOST_READ] for stem in stems(fact.quote)}
        named = {stem for node in candidate.named for name in node.names for stem in stems(name)}
        home = home_countries(asked, candidate) if capital else ()
        found = sentences | wording | named | asked.wording.stems_of(home)
        answers = [set(stems(answer)) for answer in candidate.answers[:_MOST_READ]]
        rows.append(
            [
                sum(shares) / count,
                min(shares, default=0.0),
                sum(whole) / count,
                weigh({asked.words[place].stem for place in places}) / total,
                weigh(said & wording) / total,
                weigh(said & sentences) / total,
                weigh(said & (sentences | wording)) / total,
                max((weigh(answer & said) / (weigh(answer) or 1.0) for answer in answers), default=0.0),
                float(len(links)),
                min(len(candidate.answers), 10) / 10,
                weigh(capital - found) / (weigh(capital) or 1.0),
                _share_of_class(candidate, classes),
            ]
        )
    return rows


def _share_of_class(candidate: Candidate, classes: frozenset[str]) -> float:
    """Return the share of the answers that are of one of *classes*; one half if the question names no class."""
    if not classes:
        return 0.5
    ends = ((n, fact.quote) for fact in candidate.facts[:_MOST_READ] for n in (fact.subject, fact.object))
    nodes = {node.iri: node for node, quote in ends if called(node, quote) in candidate.answers}
    return sum(bool(node.classes & classes) for node in nodes.values()) / (len(nodes) or 1)
