"""The ranking: which candidate a question means, and how sure that is.

``feature`` counts what a question and a candidate share, ``first`` ranks all candidates by that, ``encoder`` the best of them
by vectors, and ``pair`` reads the best of those beside the question; ``ranker`` joins all and says how sure it is.
"""

from .ranker import Ranked, Ranker, Ranking, ranker

__all__ = ["Ranked", "Ranker", "Ranking", "ranker"]
