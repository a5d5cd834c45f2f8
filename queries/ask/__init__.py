"""Questions in English: candidate queries around what a question names, ranked by a small network, run as SPARQL.

The modules in the order in which a question goes through them; each imports only from those before it:

``word``         the words of a question, and which of them are English;
``wording``      how the kinds of facts are asked for, from the ontology;
``query``        what is sought and what is given, as a value; ``sparql``, each as SPARQL;
``fact``         the facts of a store; ``link``, the names in a question;
``candidate``    a query with its question in plain English; ``candidates``, those that facts offer;
``neighbourhood``  the facts near a question;
``agreement``    what an answer may not contradict;
``ranking``      which candidate the question means, and how sure that is; ``choosing``, the same by a language model;
``answer``       what was found, in words; ``refusal``, the reply where nothing was;
``question``     leads through them; ``example`` makes questions that a store can answer.
"""

from .answer import Answer, Evidence
from .example import Example, examples
from .question import Questions
from .wording import Wording

__all__ = ["Answer", "Evidence", "Example", "Questions", "Wording", "examples"]
