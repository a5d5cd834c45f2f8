"""The corpus: the documents of a store, kept in step with their files, counted, reviewed and evaluated."""

from .build import Build, Outcome
from .doubt import Doubt, doubts, refused
from .summary import Summary, summarise
from .trial import Trial, trials
from .verdict import Verdicts, verdicts

__all__ = [
    "Build",
    "Doubt",
    "Outcome",
    "Summary",
    "Trial",
    "Verdicts",
    "doubts",
    "refused",
    "summarise",
    "trials",
    "verdicts",
]
