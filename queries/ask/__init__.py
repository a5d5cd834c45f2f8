"""Questions in English: candidate queries around what a question names, ranked by a small network, run as SPARQL.

The modules are the way of a question, and each imports only from those before it:

``word``         the words of a question; ``vocabulary``, which of them are English;
``wording``      how the kinds of facts are asked for, from the ontology;
``query``        the algebra of candidates: what is given, what is asked for;
``pattern``      SPARQL with holes; ``sparql``, each query as one;
``fact``         what the store tells, as values; ``link``, the names in a question;
``candidate``    a query with its question in plain English; ``candidates``, those that facts offer;
``neighbourhood``  the facts near a question;
``agreement``    what an answer may not contradict;
``ranking``      which candidate the question means, and how sure that is; ``choosing``, the same by a language model;
``answer``       what was found, in words; ``refusal``, what is told where nothing was;
``question``     leads through them; ``example`` makes questions that a store can answer.
"""

from .answer import Answer, Evidence
from .example import Example, examples
from .question import Questions, ask
from .wording import Wording

__all__ = ["Answer", "Evidence", "Example", "Questions", "Wording", "ask", "examples"]
