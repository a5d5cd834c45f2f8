"""The infinitive: those in a list that the parser takes for words of another kind, put right in the tree."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.tree import Token
from .clause import SUBJECTS, is_noun


def multiplier_as_verb(word: Token) -> None:
    """Mend 'to do A, double the B and do C', where 'double' is read as how much of B stands beside whoever acts."""
    noun = word.head
    if word.i < 1 or word.doc[word.i - 1].text != "," or not is_noun(noun) or noun.i < word.i:
        return
    later = [c for c in noun.rights if c.dep_ == "conj" and c.tag_ in ("VB", "VBP")]
    if not later or any(c.dep_ in ("aux", "mark", "nsubj") for v in later for c in v.lefts):
        return
    before = [t for t in word.doc[word.sent.start : word.i] if t.tag_ == "VB" and _is_led(t)]
    if not before or before[-1] in noun.subtree:
        return
    word.tag_, word.pos_ = "VB", "VERB"
    word.attach(before[-1], "conj")
    noun.attach(word, "dobj")
    for child in [c for c in noun.rights if c in later or (c.dep_ == "cc" and c.i > noun.i)]:
        child.attach(word, child.dep_)
    for verb in later:
        verb.tag_ = "VB"


def last_of_list(noun: Token) -> None:
    """Mend 'will do A, do B and do C', where the last 'do' is read as what sort of C it is, which stands beside 'do B'.

    The sign is that the list has had no 'and' before.
    """
    verb, word = noun.head, noun.left_edge
    if not is_noun(noun) or verb.tag_ != "VB" or verb.dep_ != "conj" or verb.head.tag_ != "VB":
        return
    if word.head is not noun or word.dep_ != "compound" or word.tag_ != "NN" or word.nbor(-1).dep_ != "cc":
        return
    if any(c.dep_ == "cc" for c in verb.head.rights) or not any(c.dep_ == "dobj" for c in verb.rights):
        return
    word.tag_, word.pos_ = "VB", "VERB"
    word.attach(verb, "conj")
    noun.attach(word, "dobj")
    for child in [c for c in verb.rights if c.dep_ == "prep" and c.i > noun.i]:
        child.attach(noun, "prep")


def verb_as_noun(word: Token) -> None:
    """Mend 'should ramp-up the output' and 'energy to power over five docks', where the verb after an auxiliary is tagged as a noun.

    What stands right after it, and is read as hanging on a word before, is what it is done to.
    """
    if word.tag_ != "NN" or any(c.dep_ in ("det", "poss") for c in word.lefts):
        return
    to = word.head
    is_after_to = word.dep_ == "pobj" and to.lower_ == "to" and to.i == word.i - 1 and not word.children
    if not is_after_to and not _is_led(word):
        return
    if not any(c.dep_ == "dobj" for c in word.rights):
        after = _thing_after(word) or _counted_after(word)
        if after is None:
            return
        after.attach(word, "dobj")
    word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_
    if is_after_to:
        word.attach(to.head, "acl" if is_noun(to.head) else "advcl")
        to.attach(word, "aux")
    for led in (c for c in word.lefts if c.lower_ == "to" and c.dep_ == "aux"):
        led.tag_, led.pos_ = "TO", "PART"
    if word.dep_ == "relcl":
        word.attach(word.head, "acl")


def object_as_subject(noun: Token) -> None:
    """Mend 'a plan to help A and cut B was passed', where B is read as a second subject of 'was passed'.

    The sign is a verb without an object right before B, and a subject before that verb.
    """
    verb = noun.head
    first = [c for c in verb.lefts if c.dep_ == noun.dep_ and c.i < noun.i]
    edge = noun.left_edge.i
    if noun.dep_ not in ("nsubj", "nsubjpass") or not first or edge < 1:
        return
    act = noun.doc[edge - 1]
    if act.tag_ == "VB" and act in first[0].subtree and not any(True for _ in act.rights):
        noun.attach(act, "dobj")


def _counted_after(word: Token) -> Token | None:
    """Return what *word* does something to more than so many of: homes in 'to power over two million homes'."""
    over = next((c for c in word.rights if c.dep_ == "prep" and c.i == word.i + 1), None)
    counted = [c for c in over.rights if c.dep_ == "pobj"] if over is not None else []
    if over is None or not counted or not any(c.dep_ == "nummod" for c in counted[0].lefts):
        return None
    over.attach(counted[0], "quantmod")
    return counted[0]


def _thing_after(word: Token) -> Token | None:
    """Return the noun whose phrase begins right after *word* and hangs on a word before it."""
    end = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    while end is not None and end.left_edge.i == word.i + 1:
        if is_noun(end) and end.dep_ in ("dobj", "appos", "npadvmod", "nsubj") and end.head.i < word.i:
            return end
        if end.head is end:
            break
        end = end.head
    return None


def _is_led(verb: Token) -> bool:
    """Say whether 'to' or an auxiliary leads *verb*."""
    return any(c.dep_ == "aux" for c in verb.lefts)


def bare_infinitive(verb: Token) -> None:
    """Mend 'the aims are to do A, do B, and (to) do C', where B is read as standing beside 'are', or as a clause about it."""
    own = [c for c in verb.lefts if c.dep_ in ("aux", "mark", *SUBJECTS) and c.lower_ != "to"]
    is_base = verb.tag_ in ("VB", "VBP") or (verb.tag_ in ("VBD", "VBN") and verb.lemma_ == verb.lower_)
    if not is_base or own or not verb.i:
        return
    marked = any(c.lower_ == "to" for v in (verb.head, verb.first_conjunct) for c in v.lefts)
    if verb.dep_ == "conj" and verb.head.tag_ == "VB" and marked:
        verb.tag_ = "VB"  # "to build A and cut B", where "cut" may be read as a past
        return
    if verb.tag_ in ("VBD", "VBN"):
        return
    if verb.dep_ in ("advcl", "xcomp", "dep") and (verb.tag_ == "VBP" or verb.nbor(-1).text != ","):
        return
    before = _infinitive_before(verb)
    if before is not None and verb.head.tag_ != "VB":
        verb.attach(before, "conj")
        verb.tag_ = "VB"


def _infinitive_before(verb: Token) -> Token | None:
    """Return the infinitive that stands last before *verb* below the word that *verb* is read to stand beside."""
    before = [
        c
        for right in verb.head.rights
        for c in right.subtree
        if c.i < verb.i and c.dep_ in ("xcomp", "advcl", "acl", "relcl") and c.tag_ == "VB"
    ]
    return before[-1] if before and any(c.lower_ == "to" for c in before[-1].lefts) else None


def infinitive_as_noun(verb: Token) -> None:
    """Mend 'it serves to do A, do B and do C', where the second verb is tagged as a noun, though it acts on B."""
    if verb.dep_ != "conj" or verb.tag_ != "NN" or any(True for _ in verb.lefts):
        return
    if any(c.dep_ == "dobj" and c.i == c.left_edge.i for c in verb.rights) and _infinitive_before(verb):
        verb.tag_, verb.pos_ = "VB", "VERB"
        bare_infinitive(verb)


def infinitive_before_object(verb: Token) -> None:
    """Mend 'are to plant trees', where 'plant' is read as what sort of trees they are."""
    noun = verb.head
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    if verb.tag_ != "VB" or to is None or to.i != verb.i - 1 or not is_noun(noun) or noun.i < verb.i:
        return
    above = noun.head
    if above.pos_ not in ("VERB", "AUX") or above.i > verb.i or noun.left_edge.i < to.i:
        return
    verb.pos_ = "VERB"
    verb.attach(above, "xcomp")
    noun.attach(verb, "dobj")


def reduction_after_need(word: Token) -> None:
    """Mend 'will reduce the need for A and cut B', where 'cut' is read as what sort of B there is less need for, or as one more A."""
    doc, roles = word.doc, word.doc.roles
    if word.lower_ not in roles[POL.reduction] or word.i < 2 or doc[word.i - 1].tag_ != "CC":
        return
    noun = word.head if word.head.i > word.i else word.head.head
    if not is_noun(noun) or noun.i != word.i + 1 or noun.lemma_.lower() not in roles[POL.burden]:
        return
    joint = doc[word.i - 1]
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB" and a.i < word.i), None)
    first = joint.nbor(-1)
    if verb is None or verb.tag_ != "VB" or first not in verb.subtree or any(True for _ in word.children):
        return
    above = word.head if word.dep_ == "conj" else noun
    label, over = (noun.dep_, noun.head) if above is not noun else ("", above)
    if above is not noun and above.head is noun:
        above.attach(
            over, label
        )  # "the demand for coal and cut waste": coal is what there is less demand for
    word.tag_, word.pos_ = "VB", "VERB"
    word.lemma_ = word.lower_
    word.attach(verb, "conj")
    noun.attach(word, "dobj")
    joint.attach(verb, "cc")
