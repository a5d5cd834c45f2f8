"""The ranking: which candidate a question means, and how sure that is.

``feature`` measures what a question and a candidate share, and ``first`` ranks all candidates by that. ``encoder``
compares the best by vectors, and reads the best of those beside the question; ``last`` scores these. ``ranker`` runs all.
"""

from .ranker import Ranked, Ranker, Ranking, ranker

__all__ = ["Ranked", "Ranker", "Ranking", "ranker"]
