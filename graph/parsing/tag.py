"""The tag: words that the parser reads as another part of speech than they are, put right in the tree."""

from __future__ import annotations

from collections.abc import Collection

from ...ontology.namespace import POL
from ..syntax.membership import category, is_counted
from ..syntax.tree import Token
from .clause import FINITE, SUBJECTS, is_noun, subject_label

_SHORTEST_STEM = 3
_PRONOUNS = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "you",
        "your",
        "yours",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "it",
        "its",
        "we",
        "us",
        "our",
        "ours",
        "they",
        "them",
        "their",
        "theirs",
        "one",
        "myself",
        "yourself",
        "himself",
        "herself",
        "itself",
        "ourselves",
        "themselves",
    ]
)


def mistaken_verb(token: Token) -> None:
    """Mend 'challenges such as A mean B', where the plural noun is tagged as a verb."""
    nominal = token.tag_ == "VBZ" and token.dep_ in ("nsubj", "nsubjpass", "pobj")
    if nominal and not any(c.dep_ in (*SUBJECTS, "dobj", "aux") for c in token.children):
        token.tag_, token.pos_ = "NNS", "NOUN"


def verb_after_colon(token: Token) -> None:
    """Mend 'three pillars: skills training and ports', where the first noun after the colon is read as a verb, or as acting."""
    edge = token.i
    if edge < 2 or token.doc[edge - 1].text != ":" or token.lefts or not token.rights:
        return
    above = next(iter(category(token.doc[edge - 1])), None)
    noun = token.rights[0]
    if above is None or not is_counted(above) or noun.dep_ != "dobj" or noun.i != edge + 1 or noun.lefts:
        return
    token.tag_, token.pos_ = "NNS", "NOUN"
    noun.attach(above, "appos")
    for child in token.rights:
        child.attach(noun, child.dep_)
    token.attach(noun, "compound")


def mistaken_root(token: Token) -> None:
    """Mend 'grants, loans included, amount to 5 million', where the verb of the sentence is tagged as a noun."""
    told = [c for c in token.lefts if c.dep_ == "nsubj" and is_noun(c)]
    if (
        token.tag_ not in ("NN", "NNS")
        or not told
        or any(c.dep_ in ("cop", "aux", "det") for c in token.lefts)
    ):
        return
    if any(c.dep_ in ("prep", "dobj", "xcomp") for c in token.rights):
        token.tag_, token.pos_ = "VBP" if token.tag_ == "NN" else "VBZ", "VERB"


def verb_before_end(verb: Token) -> None:
    """Mend 'The term of the council runs until 2029.', where 'runs' is read as a noun of which the term is."""
    until, noun = verb.nbor(), verb.nbor(-1)
    if verb.dep_ != "pobj" or until.lower_ not in ("until", "till") or until.dep_ != "prep":
        return
    about = verb.head.head
    if noun.head is not verb or noun.dep_ != "compound" or about.dep_ != "ROOT" or not is_noun(about):
        return
    if any(t.tag_ in FINITE for t in verb.sent if t is not verb):
        return
    before = [c for c in verb.lefts if c is not noun]
    noun.attach(verb.head, "pobj")
    for child in before:
        child.attach(noun, child.dep_)
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", verb.lower_.removesuffix("s")
    verb.attach(verb, "ROOT")
    about.attach(verb, "nsubj")
    until.attach(verb, "prep")
    for child in [c for c in about.rights if c.i > verb.i]:
        child.attach(verb, child.dep_)


def noun_as_verb(verb: Token, class_words: Collection[str]) -> None:
    """Mend 'launched a new school meals programme', where a word of a class is read as what the meals do."""
    if (
        verb.tag_ not in ("VB", "VBP")
        or verb.dep_ not in ("ccomp", "advcl")
        or verb.lower_ not in class_words
    ):
        return
    told = [c for c in verb.lefts if not c.is_punct]
    if len(told) != 1 or told[0].tag_ != "NNS" or told[0].i != verb.i - 1 or verb.head.i > told[0].i:
        return
    noun = told[0]
    if not any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in noun.lefts):
        return
    verb.tag_, verb.pos_, verb.lemma_, verb.dep_ = "NN", "NOUN", verb.lower_, "dobj"
    before = [c for c in noun.lefts if c.dep_ != "compound"]
    noun.attach(verb, "compound")
    for child in before:
        child.attach(verb, child.dep_)


def finite_verb(verb: Token) -> None:
    """Mend 'A and B lie behind C', where the verb of the sentence is tagged as a bare infinitive."""
    if verb.dep_ != "ROOT" or any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return
    told = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if any(c.tag_ in ("NNS", "NNPS") or any(n.dep_ == "conj" for n in c.rights) for c in told):
        verb.tag_ = "VBP"


def mistaken_bid(first: Token) -> None:
    """Mend 'COVID aid fell' and 'Make Rail has grown', where the first word of the subject is read as a verb that bids."""
    if first.tag_ != "VB" or first.i != first.sent.start:
        return
    if first.lemma_.lower() in first.doc.roles[POL.result] | first.doc.roles[POL.reporting]:
        return  # a clause may follow without 'that': "ensure ports grow"
    said = [c for c in first.rights if not c.is_punct]
    if len(said) != 1 or said[0].dep_ != "ccomp" or said[0].pos_ not in ("VERB", "AUX"):
        return
    verb = said[0]
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    told = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    if subject is None or subject.left_edge.i != first.i + 1 or told.tag_ in ("VB", "VBG", "TO"):
        return
    if verb.left_edge.i == first.i + 1 and not any(c.dep_ == "det" for c in subject.lefts):
        for mark in [c for c in first.children if c.is_punct]:
            mark.attach(verb, mark.dep_)
        verb.attach(verb, "ROOT")
        first.attach(subject, "compound")
        first.tag_, first.pos_ = "NNP", "PROPN"


def verb_as_head(verb: Token) -> None:
    """Mend 'The plan invests in A.' and 'The port risks losing A.', read as the mere name of such invests and risks."""
    if verb.dep_ != "ROOT" or verb.tag_ != "NNS" or verb.i < 2 or verb.sent[-1].text != ".":
        return
    noun = verb.nbor(-1)
    before = [c for c in verb.lefts if c != noun]
    is_name = noun.tag_ in ("NN", "NNP") or " " in noun.text
    if noun.head != verb or noun.dep_ != "compound" or not is_name or not before:
        return
    after = [c for c in verb.rights if c.dep_ in ("prep", "dobj", "appos") or _is_gerund_after(verb, c)]
    if any(t.tag_ in FINITE for t in verb.sent if t.dep_ != "relcl" and t.head == verb):
        return
    # which no noun does: "Imported gas costs 30 euros", "Peru's plan envisages a port"
    acts = bool(after) and (after[0].dep_ == "dobj" or after[0].left_edge.lower_ in ("a", "an"))
    if after and after[0].left_edge.i == verb.i + 1 and (acts or any(c.dep_ == "det" for c in before)):
        verb.tag_, verb.pos_ = "VBZ", "VERB"
        noun.attach(verb, "nsubj")
        for child in before:
            child.attach(noun, child.dep_)
        _complete(verb)


def _is_gerund_after(verb: Token, clause: Token) -> bool:
    """Say whether *clause* is a gerund right after *verb*, read as telling which such things they are."""
    return clause.dep_ == "acl" and clause.tag_ == "VBG" and clause.i == verb.i + 1


def _complete(verb: Token) -> None:
    """Let the gerund after *verb* say what is risked, tried or planned."""
    for clause in [c for c in verb.rights if _is_gerund_after(verb, c)]:
        clause.attach(verb, "xcomp")


def verb_as_modifier(verb: Token) -> None:
    """Mend 'The plan identifies A, B and C.', where plan and verb are read as what sort of A it is."""
    thing = verb.head
    if verb.tag_ != "VBZ" or verb.dep_ != "compound" or not is_noun(thing) or thing.i < verb.i or verb.i == 0:
        return
    noun = verb.nbor(-1)
    if noun.head not in (verb, thing) or noun.dep_ != "compound" or thing.dep_ != "ROOT":
        return
    before = [c for c in (*verb.lefts, *thing.lefts) if c.i < noun.i]
    verb.pos_ = "VERB"
    verb.attach(verb, "ROOT")
    thing.attach(verb, "dobj")
    noun.attach(verb, "nsubj")
    for child in before:
        child.attach(noun, child.dep_)


def subject_as_modifier(verb: Token) -> None:
    """Mend 'Norway risks doing A', where Norway is read as what sort of risks they are."""
    before = [c for c in verb.lefts if c.dep_ in ("compound", *SUBJECTS)]
    if len(before) == 1 and before[0].dep_ == "compound" and verb.dep_ in ("ROOT", "ccomp", "conj"):
        before[0].attach(verb, "nsubj")
        _complete(verb)


def mistaken_noun(token: Token) -> None:
    """Mend 'makes A better and lowers B', or 'makes and lowers B', where the second verb is tagged as a plural noun.

    So it may be in 'makes A and lowers B', with B right after it as one more thing that is made.
    """
    verb = token.head
    if token.tag_ == "NNS" and verb.dep_ == "dobj" and verb.head.tag_ == "VBZ" and not [*token.children]:
        after = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.left_edge.i == token.i + 1), None)
        if after is not None and token.nbor(-1).dep_ == "cc":
            verb = verb.head
            token.attach(verb, "conj")
            after.attach(token, "dobj")
    if token.tag_ == "NNS" and verb.dep_ == "dobj" and verb.head.tag_ == "VBZ" and _lasts(token):
        token.attach(verb.head, "conj")
        token.nbor().attach(token, "prep")
        token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", token.lower_.removesuffix("s")
        return  # "covers A and runs until 2040"
    if token.tag_ != "NNS" or verb.tag_ != "VBZ":
        return
    shared = any(c.dep_ == "dobj" and c.left_edge.i == token.i + 1 for c in verb.rights)
    if shared or any(c.dep_ == "dobj" for c in token.rights):
        token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", token.lower_.removesuffix("s")


def _lasts(verb: Token) -> bool:
    """Say whether there is nothing at *verb* but until when it goes on, which no thing does."""
    until = verb.nbor()
    return (
        until.lower_ in ("until", "till") and until.dep_ == "prep" and all(c is until for c in verb.children)
    )


def mistaken_participle(token: Token) -> None:
    """Mend 'Peru is committed to doing A', where the participle is tagged as an adjective beside the auxiliary of a passive."""
    if not token.lower_.endswith("ed") or not any(c.dep_ == "auxpass" for c in token.lefts):
        return
    stem = token.lower_.removesuffix("ed")
    doubled = len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "ls"
    token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", stem[:-1] if doubled else stem


def mistaken_pronoun(token: Token) -> None:
    """Mend a name that is tagged as a pronoun, as unknown words with capitals are: 'NetPort was launched'."""
    if token.tag_ in ("PRP", "PRP$") and token.lower_ not in _PRONOUNS and token.text[0].isupper():
        token.tag_, token.pos_ = "NNP", "PROPN"


def mistaken_name(token: Token) -> None:
    """Mend a name of several words that is tagged as a verb or an adverb: 'The Nordic Ports Act set out goals'."""
    if " " in token.text and token.text[0].isupper():
        token.tag_, token.pos_ = "NNP", "PROPN"
        if token.dep_ in ("amod", "advmod") and is_noun(token.head) and token.i < token.head.i:
            token.attach(token.head, "compound")


def mistaken_acronym(token: Token) -> None:
    """Mend 'NBA adopted the plan', where the capitals before a verb that has no other subject are read as an adverb."""
    verb = token.head
    if not token.text.isupper() or len(token.text) == 1 or token.dep_ != "advmod" or verb.i < token.i:
        return
    if verb.tag_ not in FINITE and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    token.tag_, token.pos_, token.dep_ = "NNP", "PROPN", subject_label(verb)


def hyphenated_preposition(token: Token) -> None:
    """Mend 'copes with worn-out A', where 'worn-out' is tagged as a preposition of its own."""
    nouns = [c for c in token.rights if c.dep_ == "pobj"]
    before = token.nbor(-1) if token.i else token
    if "-" not in token.text or not nouns or token.dep_ != "prep" or nouns[0].left_edge.i != token.i + 1:
        return
    noun = nouns[0]
    if before.dep_ == "prep" and not any(True for _ in before.rights):
        noun.attach(before, "pobj")
    elif token.head.pos_ == "VERB" and token.head is before:
        noun.attach(before, "dobj")
    else:
        return
    token.tag_, token.pos_, token.lemma_ = "JJ", "ADJ", token.lower_
    token.attach(noun, "amod")


def end_of_name(token: Token) -> None:
    """Mend 'Nordic Ports AS was set up', where the capitals that end a name are read as a conjunction."""
    before = token.nbor(-1) if token.i else token
    if not token.text.isupper() or len(token.text) == 1 or before.tag_ != "NNP" or before.head is not token:
        return
    if token.dep_ != "mark" or any(c.dep_ in SUBJECTS for c in token.head.lefts):
        return
    token.tag_, token.pos_, token.dep_ = "NNP", "PROPN", subject_label(token.head)
