"""The numeral: words around a number that the parser puts elsewhere, put right."""

from __future__ import annotations

from ..syntax.tree import Token
from .clause import is_noun

_ABOUT = frozenset({"about", "around"})
_DOING = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def number_of_part(number: Token) -> None:
    """Mend 'phase one of A', where the number is read as another word for the phase and A as what that is of."""
    noun = number.head
    if number.tag_ == "CD" and noun.i == number.i - 1 and noun.tag_ in ("NN", "NNP") and noun.pos_ != "PRON":
        number.dep_ = "nummod"
        for told in list(number.rights):
            told.attach(noun, told.dep_)


def measure_before_noun(noun: Token) -> None:
    """Mend 'X is a 300-kilometre, high-speed line', where the measure is read as what X is, and the line as nothing."""
    verb = noun.head
    if not is_noun(noun) or verb.lemma_ != "be" or noun.i < verb.i:
        return
    for measure in [c for c in verb.rights if c.dep_ == "attr" and c.i + 2 == noun.left_edge.i]:
        hyphens = any(c.tag_ == "HYPH" for c in measure.lefts)
        if hyphens and measure.nbor(1).text == "," and not any(c.dep_ == "det" for c in noun.lefts):
            noun.attach(verb, "attr")
            for child in [c for c in measure.lefts if c.dep_ == "det"]:
                child.attach(noun, "det")
            measure.attach(noun, "nmod")


def ends_of_change(to: Token) -> None:
    """Mend 'rose from 2 million to 3 million euros', where all is read as one number after 'from'."""
    last = to.head
    noun = next((a for a in last.ancestors if is_noun(a)), last)
    from_ = noun.head
    first = to.nbor(-1) if to.i else to
    if to.lower_ != "to" or noun.dep_ != "pobj" or from_.lower_ != "from" or first.pos_ != "NUM":
        return
    if noun == last or first.text[0].isdigit():
        return  # "from 2 to 3 million", "from $2 billion to $3 billion" are read as two ends of one
    if from_.dep_ == "prep" and not from_.i < first.i < to.i:
        return
    to.attach(from_.head, "prep")
    noun.attach(to, "pobj")
    first.attach(from_, "pobj")
    for child in [t for t in from_.doc[from_.i + 1 : first.i] if t.head in (last, noun)]:
        child.attach(first, "compound" if child.pos_ == "NUM" else child.dep_)


def preposition_of_number(word: Token) -> None:
    """Mend 'is built around three aims: A, B and C', where 'around' is read as how exact the number is."""
    number = word.head
    noun = number.head
    verb = noun.head
    passive = any(c.dep_ == "nsubjpass" for c in verb.lefts)
    if word.tag_ != "IN" or word.i != verb.i + 1 or not passive or noun.dep_ != "dobj" or noun.tag_ != "NNS":
        return
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).text == ":":
        word.attach(verb, "prep")
        noun.attach(word, "pobj")


def about_as_preposition(word: Token) -> None:
    """Mend 'will create around 300 jobs', where 'around' is read as where it is created and not as how exact the number is."""
    verb = word.head
    if word.lower_ not in _ABOUT or word.i != verb.i + 1 or verb.tag_ not in _DOING or verb.lemma_ == "be":
        return
    noun = next((c for c in word.rights if c.dep_ == "pobj"), None)
    number = word.nbor(1)
    if noun is None or number.head is not noun or number.dep_ != "nummod" or not number.text[0].isdigit():
        return
    if any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        return
    noun.attach(verb, "dobj")
    word.attach(number, "advmod")


def amount_made_available(word: Token) -> None:
    """Mend 'made £2 million available to do A', where the sum is read as what is available, and A as that for which it is."""
    above = word.head
    verb = above.head if is_noun(above) or above.pos_ == "NUM" else above
    amount = next((c for c in word.lefts if c.dep_ == "nsubj"), above)
    numbers = (amount, *amount.lefts)
    if word.lower_ != "available" or verb.lemma_ != "make" or not any(c.pos_ == "NUM" for c in numbers):
        return
    if amount is verb or amount.i > word.i or amount.i < verb.i:
        return
    amount.attach(verb, "dobj")
    word.attach(verb, "acomp")
    for child in [c for c in word.rights if c.dep_ in ("xcomp", "prep")]:
        child.attach(verb, "advcl" if child.dep_ == "xcomp" else "prep")


def payer_before_sum(noun: Token) -> None:
    """Mend 'cost the port 3 million dollars', where the port is read as a part of the sum: it is who pays."""
    unit = noun.head
    verb = unit.head
    if unit.dep_ != "dobj" or verb.pos_ != "VERB" or noun.i < verb.i or not is_noun(noun):
        return
    counted = [c for c in unit.lefts if c.dep_ == "nummod" and c.i > noun.i]
    if counted and any(c.dep_ in ("det", "poss") for c in noun.lefts):
        noun.attach(verb, "dative")
