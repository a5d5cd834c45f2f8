"""The relative clause: those that the parser loses or takes for something else, put right in the tree."""

from __future__ import annotations

from collections.abc import Collection

from ...ontology.namespace import POL
from ..syntax.article import is_any
from ..syntax.tree import Token
from .clause import FINITE, SUBJECTS, is_noun

_STATES = frozenset({"be", "have", "lie"})
_LISTED = 2
_PARTING = frozenset({",", ";", ":"})
# What a verb that is no participle has: it is done to its subject.
_COMPLETING = frozenset({"aux", "auxpass", "dobj", "attr", "xcomp", "neg", "mark"})


def lost_relative(verb: Token) -> None:
    """Mend 'adopted a plan that aims at X', where the relative clause is read as what the verb says."""
    if verb.dep_ not in ("ccomp", "advcl") or verb.tag_ == "VBG":
        return
    relative = [c for c in verb.lefts if _opens_relative(c)]
    if relative and relative[0].i > 0:
        noun = relative[0].nbor(-1)
        noun = noun.nbor(-1) if noun.text == "," and noun.i > 0 else noun
        while noun.pos_ == "ADV" and noun.i > 0 and noun.head is noun.nbor(-1):
            noun = noun.nbor(-1)  # "small farms nearby, which ..."
        if is_noun(noun) and noun not in verb.subtree:
            while noun.dep_ in ("pobj", "conj") and noun.head.i > verb.head.i and noun.dep_ == "conj":
                noun = noun.head
            verb.attach(noun, "relcl")


def _opens_relative(word: Token) -> bool:
    """Say whether a relative clause begins with *word*: 'which', or 'under' of 'under which'."""
    if word.dep_ == "prep":
        return any(c.tag_ == "WDT" and c.dep_ == "pobj" and c.i == word.i + 1 for c in word.rights)
    return word.tag_ == "WDT" and word.dep_ in SUBJECTS


def reduced_relative(verb: Token) -> None:
    """Mend 'The loans (that) the bank offers have helped', where 'bank offers' is read as a noun and as what has helped.

    The sign is a noun, or a noun and a pronoun, right before the article: only a clause about it can begin there.
    """
    finite = verb.head
    if verb.tag_ != "NNS" or verb.dep_ != "nsubj" or finite.i < verb.i or verb.i < 3:
        return
    noun = verb.nbor(-1)
    article = next((c for c in verb.lefts if c.dep_ == "det"), None)
    if article is None or noun.head != verb or noun.dep_ != "compound" or article.i == 0:
        return
    about = article.nbor(-1)
    pronoun = about if about.tag_ == "WDT" and about.i > 0 else None
    if pronoun is not None:
        about = about.nbor(-1)
    is_beside = about.head == finite and about.dep_ == "nsubj"
    is_above = finite.head == about and finite.dep_ in ("ccomp", "relcl") and about.dep_ == "ROOT"
    if not is_beside and not is_above:
        return
    if is_above:
        _put_below(about, finite)
    verb.tag_, verb.pos_ = "VBZ", "VERB"
    verb.attach(about, "relcl")
    noun.attach(verb, "nsubj")
    if pronoun is not None:
        pronoun.attach(verb, "dobj")
    for child in [c for c in verb.lefts if c.i < noun.i and c != pronoun]:
        child.attach(noun, child.dep_)


def participle_as_verb(verb: Token) -> None:
    """Mend 'The Ports Act passed in 2019 cuts fees', where the participle behind a name is read as what the sentence says.

    The sign is a second verb that no conjunction or comma parts from it and that has no subject.
    """
    subject = verb.nbor(-1) if verb.i else verb
    others = {c.dep_ for c in verb.children if c is not subject}
    if verb.tag_ != "VBD" or subject.head is not verb or subject.dep_ != "nsubj" or others & _COMPLETING:
        return
    is_above = verb.dep_ in ("csubj", "ccomp") and verb.head.i > verb.i
    if verb.dep_ == "conj":  # "A does B, and the Ports Act passed in 2019 cuts fees"
        later = (c for c in verb.head.rights if c.i > verb.i and c.pos_ in ("VERB", "AUX"))
        finite = next((c for c in later if c.dep_ in ("ccomp", "conj")), None)
    else:
        finite = (
            verb.head if is_above else next((c for c in verb.rights if c.dep_ in ("conj", "advcl")), None)
        )
    if finite is None or not _is_bare(finite, verb) or (not is_above and "cc" in others):
        return
    if not is_above:
        finite.attach(finite if verb.dep_ == "ROOT" else verb.head, verb.dep_)
    _tell_of_subject(verb, subject, finite)


def _tell_of_subject(participle: Token, subject: Token, finite: Token) -> None:
    """Let *finite* say what *subject* does, with what stands around both, and *participle* only tell of it."""
    around = [c for c in participle.children if c is not subject and (c.i < participle.i or c.i > finite.i)]
    for child in around:
        child.attach(finite, child.dep_)
    participle.tag_ = "VBN"
    subject.attach(finite, "nsubj")
    participle.attach(subject, "acl")


def participle_as_modifier(verb: Token) -> None:
    """Mend 'The Port Board, in concert with A, revised new rules', where the verb is read as what the rules, a name for the board, are.

    The sign is that nothing else is said of the board in a sentence that ends as one.
    """
    thing = verb.head
    body = thing.head
    if verb.tag_ != "VBN" or verb.dep_ != "amod" or thing.dep_ != "appos" or body.dep_ != "ROOT":
        return
    if not is_noun(body) or not body.text[0].isupper() or body.sent[-1].text != ".":
        return
    before = [c for c in thing.lefts if c.i < verb.i]
    if verb.i < 2 or any(c.dep_ != "advmod" for c in before) or verb.nbor(-1 - len(before)).text != ",":
        return
    if thing.left_edge.i != verb.i - len(before) or body.right_edge.i <= thing.i - 1:
        return
    verb.tag_, verb.pos_ = "VBD", "VERB"
    verb.attach(verb, "ROOT")
    body.attach(verb, "nsubj")
    for child in before:
        child.attach(verb, child.dep_)
    thing.attach(verb, "dobj")
    for child in [c for c in body.rights if c.i > verb.i]:
        child.attach(verb, "advcl" if child.dep_ == "acl" else child.dep_)


def _is_bare(finite: Token, verb: Token) -> bool:
    """Say whether *finite* is a finite verb that follows *verb* with no comma, conjunction or subject of its own."""
    helping = [c for c in finite.lefts if c.dep_ in ("aux", "auxpass")]
    first = helping[0] if helping else finite
    before = [c for c in finite.lefts if c is not verb and c.i > verb.i]
    return (
        first.tag_ in FINITE
        and all(c.dep_ in ("aux", "auxpass", "advmod", "neg") for c in before)
        and not any(t.is_punct or t.tag_ == "CC" for t in verb.doc[verb.i : first.i])
    )


def _put_below(about: Token, finite: Token) -> None:
    """Make *about* the subject of the verb *finite*, which was read as a part of what is said of it."""
    if not is_noun(about):
        about.tag_, about.pos_ = "NN", "NOUN"
        for child in [c for c in about.lefts if c.dep_ in SUBJECTS]:
            for left in list(child.lefts):
                left.attach(about, left.dep_)
            child.attach(about, "compound")
    finite.attach(finite, "ROOT")
    about.attach(finite, "nsubj")
    for child in [c for c in about.rights if c.i > finite.i]:
        child.attach(finite, child.dep_)


def told_for_reason(copula: Token) -> None:
    """Let 'that is why X does Y' tell that X does Y: the verb of that is the main one, with 'that is why' beside it."""
    pointing = [c for c in copula.lefts if c.dep_ == "nsubj" and c.lower_ in ("that", "this")]
    told = [c for c in copula.rights if c.dep_ in ("advcl", "ccomp") and c.pos_ in ("VERB", "AUX")]
    if copula.lemma_ != "be" or copula.dep_ != "ROOT" or not pointing or len(told) != 1:
        return
    verb = told[0]
    why = next((c for c in verb.lefts if c.lower_ == "why" and c.i == copula.i + 1), None)
    if why is None or not any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    for child in [c for c in copula.rights if c.i > verb.i]:
        child.attach(verb, child.dep_)
    verb.attach(verb, "ROOT")
    copula.attach(verb, "parataxis")
    why.attach(copula, "advmod")


def relative_of_thing(verb: Token) -> None:
    """Mend 'services for A that do B', where A are people, of whom it would be said who do B."""
    people, preposition = verb.head, verb.head.head
    if (
        people.dep_ != "pobj"
        or people.lemma_ not in verb.doc.roles[POL.people]
        or preposition.lower_ != "for"
    ):
        return
    pronoun = [c for c in verb.lefts if c.tag_ == "WDT" and c.dep_ in SUBJECTS]
    thing = preposition.head
    if (
        pronoun
        and is_noun(thing)
        and thing.i < preposition.i
        and thing.lemma_ not in verb.doc.roles[POL.people]
    ):
        verb.attach(thing, "relcl")


def made_by(verb: Token, class_words: Collection[str]) -> None:
    """Mend 'the terms of a compact sealed by A', where what was sealed is read as what it is like."""
    noun = verb.nbor(-1)
    if verb.tag_ != "VBN" or noun.tag_ != "JJ" or noun.head is not verb or noun.lower_ not in class_words:
        return
    if verb.dep_ not in ("pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj"):
        return
    if not any(c.dep_ == "det" for c in verb.lefts) or not any(c.dep_ == "agent" for c in verb.rights):
        return
    noun.tag_, noun.pos_ = "NN", "NOUN"
    label, above, before = verb.dep_, verb.head, [c for c in verb.lefts if c is not noun]
    noun.attach(above, label)
    verb.attach(noun, "acl")
    for child in before:
        child.attach(noun, child.dep_)


def relative_by_number(verb: Token) -> None:
    """Mend 'members of the pact, which has B', where the members are read as having it, though but one thing has."""
    several, edge = verb.head, verb.left_edge
    told = next((c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE), verb)
    if told.tag_ != "VBZ" or several.tag_ != "NNS" or edge.tag_ != "WDT" or edge.dep_ not in SUBJECTS:
        return
    near = edge.nbor(-2)
    is_of = near.dep_ == "pobj" and near.head.lower_ == "of" and near.head.head is several
    if edge.nbor(-1).text == "," and near.tag_ in ("NN", "NNP") and is_of:
        verb.attach(near, "relcl")


def relative_of_plan(verb: Token, class_words: Collection[str]) -> None:
    """Mend 'a plan for Peru, which will build ports', where it would be said of Peru.

    What a place has or is may be told of it: 'a plan for Peru, which has ten ports'.
    """
    place, preposition = verb.head, verb.head.head
    plan = preposition.head
    if place.dep_ != "pobj" or place.pos_ != "PROPN" or preposition.lower_ != "for" or verb.lemma_ in _STATES:
        return
    told = any(c.tag_ == "WDT" and c.dep_ in SUBJECTS for c in verb.lefts)
    beside = told and verb.doc[verb.left_edge.i - 1].text == ","
    if beside and plan.lemma_ in class_words and plan.i < preposition.i:
        verb.attach(plan, "relcl")


def second_participle(verb: Token) -> None:
    """Mend 'X, paid by A and opened in 2019, does B', where 'opened' is read as what X did."""
    first = verb.head
    if verb.tag_ != "VBD" or first.tag_ != "VBN" or first.dep_ != "acl" or verb.dep_ != "conj":
        return
    if not _COMPLETING.isdisjoint(c.dep_ for c in verb.children) or any(
        c.dep_ in SUBJECTS for c in verb.lefts
    ):
        return
    verb.tag_ = "VBN"


def relative_of_apposition(verb: Token) -> None:
    """Mend 'X, a set of A made for B, which will do C', where it would be said of B who does C."""
    noun, edge = verb.head, verb.left_edge
    if not edge.i or edge.tag_ != "WDT" or verb.doc[edge.i - 1].text != "," or verb.lemma_ in _STATES:
        return
    if not any(c.tag_ == "MD" for c in verb.lefts):
        return  # what B is or does may well be told of it
    above = next((a for a in noun.ancestors if a.dep_ == "appos"), None)
    if above is None or (above.head.pos_ != "PROPN" and not above.head.text.isupper()):
        return
    participles = [a for a in noun.ancestors if a.dep_ == "acl" and a in above.subtree]
    if participles and is_any(above):
        verb.attach(above, "relcl")


def participle_before_modal(verb: Token) -> None:
    """Mend 'The fund announced today will do A', where the participle is read as what the sentence says, and 'will do A' as what was said."""
    subject = verb.nbor(-1) if verb.i else verb
    said = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if verb.tag_ != "VBD" or subject.head is not verb or subject.dep_ != "nsubj" or said is None:
        return
    modal = said.left_edge
    between = verb.doc[verb.i + 1 : modal.i]
    if (
        modal.tag_ != "MD"
        or modal.head is not said
        or any(t.text in _PARTING or t.pos_ == "PRON" for t in between)
    ):
        return
    if any(c.dep_ == "dobj" for c in verb.rights):
        return
    said.attach(said if verb.dep_ == "ROOT" else verb.head, verb.dep_)
    _tell_of_subject(verb, subject, said)


def list_in_relative(verb: Token) -> None:
    """Mend 'is a port that does A, does B, and does C', where the second and third clause are read as parts of the sentence around.

    Nothing but an 'and' before the last joins them, so that they stand beside the clause of the port.
    """
    told = next((c for c in verb.lefts if c.tag_ in ("WDT", "WP") and c.dep_ == "nsubj"), None)
    if verb.tag_ not in ("VBZ", "VBP") or told is None or verb.doc[told.i - 1].text == ",":
        return
    later = [t for t in verb.sent if t.i > verb.i and t.tag_ == verb.tag_ and _follows_comma(t)]
    outside = [t for t in later if t not in verb.subtree]
    if (
        not outside
        or len(later) < _LISTED
        or later[-1].nbor(-1).tag_ != "CC"
        or _follows_comma(later[0]) != ","
    ):
        return
    if any(t in verb.ancestors or any(c.dep_ in SUBJECTS and c not in later for c in t.lefts) for t in later):
        return
    for one in later:
        one.attach(verb, "conj")


def _follows_comma(verb: Token) -> str:
    """Return what stands between *verb* and what is before it in a list, a comma or a comma and 'and'; else nothing."""
    before = verb.nbor(-1)
    if before.text == ",":
        return ","
    return ", and" if before.tag_ == "CC" and before.i and before.nbor(-1).text == "," else ""


def list_beside_verb(verb: Token) -> None:
    """Mend 'does A, does B, and does C', where the second is read as something loose."""
    first = verb.head
    if verb.tag_ != first.tag_ or verb.tag_ not in FINITE or verb.i < first.i or _follows_comma(verb) != ",":
        return
    if not any(c.dep_ in SUBJECTS for c in verb.lefts) and any(
        c.dep_ == "conj" for v in (first, verb) for c in v.rights
    ):
        verb.dep_ = "conj"


def object_as_pronoun(pronoun: Token) -> None:
    """Mend 'the plan that A signed off in May', where 'that' is read as when it was signed off and not as what."""
    preposition = pronoun.head
    verb = preposition.head
    others = [c for c in preposition.rights if c.dep_ == "pobj"]
    if pronoun.tag_ != "WDT" or pronoun.i > preposition.i or not others or verb.dep_ not in ("acl", "relcl"):
        return
    pronoun.attach(verb, "dobj")
    verb.dep_ = "relcl"


def clause_as_participle(verb: Token) -> None:
    """Mend 'the plan that A had signed off', where the clause is read as a participle told of the plan."""
    doer = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if (
        verb.tag_ == "VBN"
        and doer is not None
        and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)
    ):
        verb.dep_ = "relcl"


def participle_after_name(participle: Token) -> None:
    """Mend 'marks the start of the Port Plan, designed to do A', where the participle is read as told of what marks it."""
    verb = participle.head
    before = participle.doc[max(participle.i - 2, 0)]
    if (
        participle.lemma_ not in participle.doc.roles[POL.meaning]
        or participle.tag_ != "VBN"
        or participle.i < verb.i + 2
    ):
        return
    if (
        participle.nbor(-1).text != ","
        or before.pos_ != "PROPN"
        or before.head.i < verb.i
        or any(participle.lefts)
    ):
        return
    if not any(c.dep_ in ("auxpass", "agent") for c in verb.children) and before in verb.subtree:
        participle.attach(before, "acl")
