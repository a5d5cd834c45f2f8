"""Questions in English: candidate queries about the facts near a question, ranked by small networks, run as SPARQL.

The modules in the order in which a question passes through them; each imports only from those before it:

``word``         the words of a question, and which of them are English;
``wording``      the questions that the ontology has for each kind of fact;
``query``        what is sought and what is given, as a value; ``sparql``, the same as SPARQL;
``fact``         the facts of a store; ``link``, the names in a question;
``candidate``    a query with its question in plain English; ``candidates``, all that the facts offer;
``neighbourhood``  the facts near a question; ``agreement``, what an answer must not contradict;
``ranking``      which candidate the question means, and how sure that is; ``choosing``, the same by a language model;
``answer``       what was found, in words; ``refusal``, the reply if nothing was found;
``question``     calls all of these in turn; ``askable`` makes questions that a store can answer.
"""

from .answer import Answer, Evidence
from .askable import Example, examples
from .question import Questions
from .wording import Wording

__all__ = ["Answer", "Evidence", "Example", "Questions", "Wording", "examples"]
