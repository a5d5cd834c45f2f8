"""Questions in English: what they ask is read by the lexicon and answered by SPARQL.

The folders are the way of a question, and each imports only from those before it:

``words``     its words, each with what the lexicon says of it;
``index``     what the store holds, read once, and the SPARQL patterns it is asked by;
``parsing``   what is said around the question left out, slips mended, names linked: a ``clause``;
``matching``  whether a statement of the store bears out every word of the clause;
``readings``  a module for each kind of question: clause to ``reading``, a pattern with its holes filled;
``answers``   the answer in the words of the text, or what was understood and what is missing.

``question`` leads through them; ``examples`` makes questions that a store can answer.
"""

from .answers.answer import Answer, Evidence
from .examples import Example, examples
from .question import Questions, ask
from .words.wording import Wording

__all__ = ["Answer", "Evidence", "Example", "Questions", "Wording", "ask", "examples"]
