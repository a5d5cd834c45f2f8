"""Questions in English: what they ask is read by the lexicon and answered by SPARQL.

A question is split into words (``word``, ``spelling``), each with what it may say (``wording``, ``clause``) against
what the store holds (``index``); ``relation``, ``figure``, ``comparison`` and ``document``, and last ``covering``, find a
``reading`` that accounts for every word; the reading fills a ``pattern``; ``question`` runs it and gives the ``answer``, or a ``refusal``.
"""

from .answer import Answer, Evidence
from .examples import Example, examples
from .question import Questions, ask
from .wording import Wording

__all__ = ["Answer", "Evidence", "Example", "Questions", "Wording", "ask", "examples"]
