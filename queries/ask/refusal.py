"""The refusal: what was understood of a question, the nearest questions with an answer, and the nearest passages."""

from __future__ import annotations

from collections.abc import Sequence

from .answer import Answer, Evidence
from .candidate import Asked
from .neighbourhood import Neighbourhood
from .ranking import Ranked
from .word import is_common

_MOST_NAMED, _MOST_QUESTIONS, _MOST_PASSAGES, _SHORT = 3, 3, 2, 3
_LEAST_SHARE = 0.6  # a link to less of a name is not reported as understood


def refused(asked: Asked, ranked: Sequence[Ranked], near: Neighbourhood) -> Answer:
    """Return the reply without an answer: what was understood, the nearest questions that have one, passages to read."""
    likely = (link.node.label for link in asked.links.values() if link.share >= _LEAST_SHARE)
    named = list(dict.fromkeys(likely))[:_MOST_NAMED]
    strange = [w for w in asked.words if not is_common(w.text) and not asked.linker.is_known(w.stem)]
    strange = [w for w in strange if w.stem not in asked.wording.stems]  # "compare" need not be in a text
    unknown = [w.text for w in strange if len(w.stem) > _SHORT and not near.sentences([w], 1)]
    told = f"recognised {', '.join(named)}" if named else "recognised no name from the graph"
    if unknown:
        told += f"; no fact in the graph mentions {', '.join(dict.fromkeys(unknown))}"
    told += "; found no certain answer"
    nearest = tuple(f"{r.candidate.question}?" for r in ranked[:_MOST_QUESTIONS])
    passages = tuple(Evidence(*p) for p in near.sentences(asked.words, _MOST_PASSAGES)) if asked.words else ()
    hints = [f"can be answered: {other}" for other in nearest]
    hints += [f"see also: “{' '.join(p.quote.split())}” ({p.doc}, {p.start}-{p.end})" for p in passages]
    return Answer(asked.question, (), "", (), told, tuple(hints), nearest=nearest, passages=passages)
