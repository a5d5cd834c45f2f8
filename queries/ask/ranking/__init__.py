"""The ranking: which candidate a question means, and how sure that is.

``feature`` counts what a question and a candidate share, and ``first`` ranks all candidates by that. ``encoder`` ranks the best
of them by vectors, and reads the best of those beside the question; ``last`` scores these. ``ranker`` goes through all of it.
"""

from .ranker import Ranked, Ranker, Ranking, ranker

__all__ = ["Ranked", "Ranker", "Ranking", "ranker"]
