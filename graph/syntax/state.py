"""The state: what a clause says that something is, or that there is, and of what it says so.

A challenge is often told as a state, and of nobody: 'electricity is unreliable', 'there is a shortage of teachers'.
"""

from __future__ import annotations

from ...ontology.namespace import POL
from .amount import is_no_lack
from .article import is_any
from .cause import FRACTIONS
from .membership import enumerated, named
from .preposition import complements, one_of
from .pronoun import FIRST_PERSON
from .tree import Token
from .verb import (
    SUBJECTS,
    VERBAL,
    governing_verb,
    is_infinitive,
    is_passive,
    is_posing,
    object_,
    possessor,
    raised,
    surface_subject,
)

_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_TOLD = frozenset({"xcomp", "attr", "dobj"})
_TURNING = frozenset({"get", "grow"})  # which have objects besides: "prices got high", "grows rice"
_ONES = frozenset({"NUM", "PRON", "DET"})
_QUANTIFIERS = frozenset({"few", "little", "many", "much"})
_ARTICLES = frozenset({"a", "the", "these", "those"})
_MAIN = frozenset({"ROOT", "conj", "ccomp"})
_SHARES = FRACTIONS | {"%", "percent", "cent", "fraction", "handful"}
_AMID = frozenset({"amid", "amidst", "despite", "given", "with", "by", "to", "of", "from"})
_OF_SEVERAL = frozenset({"among", "amongst", "as"})
_MEASURING = frozenset({"advmod", "dobj", "npadvmod"})
_SOMEBODY = FIRST_PERSON | {"they"}
_INABILITY = frozenset({"can", "ca", "could"})


def state(word: Token) -> list[Token]:
    """Return the verb of the clause that says what something is by *word*: 'roads are poor', 'too few doctors train'.

    Also of what stands at a place in it: 'teachers are in short supply'.
    """
    at = word
    while at.dep_ in ("advmod", "conj") and at.head.pos_ in ("ADJ", "ADV"):
        at = at.head
    if at.lower_ in _QUANTIFIERS and at != word and at.dep_ in SUBJECTS and complements(at, "of"):
        return [at.head] if at.head.pos_ in VERBAL else []  # "too little of the catch is landed"
    if (
        at.lower_ in _QUANTIFIERS
        and not _is_some(at)
        and at.head.pos_ in ("NOUN", "PROPN")
        and at.head.dep_ in SUBJECTS
    ):
        return [v for v in (governing_verb(at.head),) if v is not None and _tells_of_something(v)]
    # a participle: "women are underrepresented", "welders are lacking"
    if any(c.dep_ == "auxpass" for c in at.children) or is_going_on(at):
        return [at] if _tells_of_something(at) and not _is_denied(at) else []
    if at.dep_ == "pobj" and at.head.dep_ == "prep":
        at = at.head
    elif at.dep_ not in _PREDICATES and not (at.dep_ == "prep" and at == word and _is_predicate(at)):
        return []
    verb = at.head
    told = _links(verb) and _tells_of_something(verb)
    return [verb] if told and not _is_denied(verb) else []


def _links(verb: Token) -> bool:
    """Say whether what follows *verb* tells what or how its subject is: 'roads remain poor', 'prices got high'."""
    return verb.lemma_ in verb.doc.roles[POL.linking] | _TURNING


def _is_denied(verb: Token) -> bool:
    """Say whether the clause of *verb* tells that it is not so, or of none: 'roads are not poor', 'none are missing'."""
    return any(c.dep_ == "neg" or c.lower_ == "none" for c in verb.children)


def is_going_on(verb: Token) -> bool:
    """Say whether a participle tells what something is like or at, and not what it does to something: 'welders are lacking'."""
    helping = any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.lefts)
    return (
        verb.tag_ == "VBG" and helping and not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.rights)
    )


def _is_some(quantifier: Token) -> bool:
    """Say whether *quantifier* tells of some, and not of too small a number: 'a few', 'the few', but 'only a few'."""
    around = [*quantifier.lefts, *(c for c in quantifier.head.lefts if c.dep_ == "det")]
    several = any(c.lower_ in _ARTICLES for c in around)
    return several and not any(c.dep_ == "advmod" for c in around)


def manner(word: Token) -> list[Token]:
    """Return the verb of the clause that tells by *word* how badly, or how seldom, it is done: 'ports are poorly run'."""
    verb = word.head
    if word.dep_ != "advmod" or verb.pos_ not in VERBAL or not _tells_of_something(verb):
        return []
    # "Floods rarely come" and "are rarely hit by floods" tell of nothing bad.
    labels = {c.dep_ for c in verb.children}
    return [verb] if "agent" not in labels and not labels.isdisjoint(("dobj", "auxpass")) else []


def overdone(too: Token) -> list[Token]:
    """Return the verb of what is done too long, too late or too little: 'firms spend too little on repairs'."""
    measure = too.head
    told = measure.i > too.i and measure.pos_ in ("ADV", "ADJ") and measure.dep_ in _MEASURING
    verb = measure.head
    if not told or verb.pos_ not in VERBAL or measure.i < verb.i or is_infinitive(verb):
        return []
    return [verb] if any(c.dep_ in SUBJECTS for c in verb.lefts) else []


def _is_predicate(preposition: Token) -> bool:
    """Say whether *preposition* says what something is: 'towns are without water', not 'without it towns would be poor'."""
    verb = preposition.head
    return preposition.i > verb.i and not any(c.dep_ in _PREDICATES for c in verb.children)


def existing(noun: Token) -> list[Token]:
    """Return the noun itself where the clause says that there is such a thing: 'there is a gap', 'gaps remain'."""
    if is_no_lack(noun):
        return []
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head  # "there are gaps and falling demand"
    verb = first.head
    if first is noun and _is_granted(noun):
        return [noun]
    if verb.pos_ not in VERBAL or verb.lemma_ not in verb.doc.roles[POL.existence] or verb.dep_ == "relcl":
        return []
    if first.dep_ in SUBJECTS and any(c.dep_ == "dobj" for c in verb.rights):
        return []  # "slow growth has increased the gap" tells of its effect
    if any(c.dep_ == "xcomp" and c.lemma_ in verb.doc.roles[POL.falling] for c in verb.rights):
        return []  # "losses continue to fall"
    if first.dep_ in SUBJECTS and verb.lemma_ == "be" and _is_on_the_rise(verb):
        return [noun]
    there = any(c.dep_ == "expl" for c in verb.children)
    if first.dep_ in ("attr", "dobj"):
        return [noun] if there else []
    # "The gap remains a concern" says what the gap is.
    said = any(c.dep_ in _PREDICATES and c != first for c in verb.children)
    return [noun] if first.dep_ in SUBJECTS and (there or (verb.lemma_ != "be" and not said)) else []


def _is_on_the_rise(verb: Token) -> bool:
    """Say whether *verb* tells that there is ever more of its subject: 'is on the rise', 'are on the increase'."""
    more = verb.doc.roles[POL.existence]
    return any(o.lemma_ in more and o.tag_ == "NN" for o in complements(verb, "on"))


def _is_granted(noun: Token) -> bool:
    """Say whether the clause takes for granted that there is such a thing: 'a shortage of nurses has led to queues'."""
    verb = noun.head
    is_new = is_any(noun) and complements(noun, "of")
    if not is_new or noun.dep_ != "nsubj" or verb.tag_ == "VB" or verb.lemma_ == "be":
        return False
    return verb.dep_ in _MAIN and not any(c.dep_ == "neg" for c in verb.children)


def plight(verb: Token) -> list[Token]:
    """Return *verb* itself where its clause tells what befalls its subject: 'exports fell', 'towns that lag behind'."""
    helped = any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.lefts)
    if (is_infinitive(verb) or (verb.tag_ in ("VB", "VBG") and not helped)) and not _goes_on(verb):
        return []  # "to lag behind", "falling prices"
    if verb.dep_ in ("amod", "acl") and not any(c.dep_ == "mark" for c in verb.lefts):
        return []  # "firms lagging behind", and not "the fact that firms lag behind"
    denied = any(c.dep_ == "neg" for c in verb.children)
    if denied != (verb.lemma_ == "keep"):  # "does not keep pace", "has not fallen"
        return []
    told = (s for s in surface_subject(verb) if s.pos_ not in ("PRON", "DET") or s.lower_ in _SOMEBODY)
    return [verb] if any(told) else []


def _goes_on(verb: Token) -> bool:
    """Say whether the verb before the infinitive *verb* only says that it still is so: 'continue to lag behind'."""
    above = verb.head
    still = verb.dep_ == "xcomp" and above.lemma_ in verb.doc.roles[POL.existence] - {"be"}
    return still and above.tag_ != "VB" and not any(c.dep_ == "dobj" for c in above.rights)


def course(verb: Token) -> list[Token]:
    """Return *verb* itself where its clause tells how things go, and not what makes others go so: 'exports fell'."""
    return [] if any(c.dep_ in ("dobj", "ccomp") for c in verb.rights) else plight(verb)


def barred(word: Token) -> list[Token]:
    """Return the verb of what cannot be done, or not enough: 'farmers cannot sell', 'does not make enough rice'."""
    verb = word.head if word.dep_ == "aux" else governing_verb(word)
    if verb is None or (word.dep_ == "aux" and word.lower_ not in _INABILITY):
        return []
    denied = any(c.dep_ == "neg" for c in verb.children)
    about = verb.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ not in SUBJECTS for c in verb.lefts)
    # "free text, which computers cannot read" tells of the text
    return [verb] if denied and not about and _tells_of_something(verb) else []


def scant(word: Token) -> list[Token]:
    """Return the verb of the clause that tells by *word* how small a share is: 'only 5 % of farms use drones'."""
    head = word.head
    while head.dep_ in ("nummod", "quantmod", "compound", "advmod") and head.pos_ != "VERB":
        head = head.head
    if word.dep_ not in ("advmod", "quantmod", "amod") or head.lower_ not in _SHARES:
        return []
    verb = governing_verb(head)
    return [verb] if verb is not None and any(c.dep_ in SUBJECTS for c in verb.lefts) else []


def wanting(word: Token) -> list[Token]:
    """Return the noun of which *word* says that there is too little or none: 'there is no plan', 'has few doctors'.

    Also where it stands behind what goes on: 'amid weak demand', 'due to poor roads', 'poor roads raise costs'.
    """
    noun = word.head
    if word.dep_ not in ("amod", "det") or noun.pos_ != "NOUN" or is_no_lack(noun):
        return []
    if existing(noun):
        return [noun]
    first = noun.first_conjunct if word.dep_ == "det" else noun  # "has no internet and no power"
    above = first.head
    had = first.dep_ == "dobj" and above.lemma_ == "have" and not any(c.dep_ == "neg" for c in above.children)
    behind = noun.dep_ == "pobj" and above.lower_ in _AMID and word.dep_ == "amod" and _is_behind(above)
    does_harm = noun.dep_ == "nsubj" and word.dep_ == "amod" and _harms(above)
    return [noun] if had or behind or does_harm else []


def _harms(verb: Token) -> bool:
    """Say whether *verb* tells that there comes to be more of a burden, or less of something else: 'raises costs', 'slows trade'."""
    roles = verb.doc.roles
    acted_on = [c.lemma_ for c in verb.rights if c.dep_ == "dobj"]
    bad = roles[POL.burden] | roles[POL.adversity]
    if verb.lemma_ in roles[POL.existence] | roles[POL.raising]:
        return any(o in bad for o in acted_on)
    return verb.lemma_ in roles[POL.falling] and bool(acted_on) and not any(o in bad for o in acted_on)


def _is_behind(preposition: Token) -> bool:
    """Say whether *preposition* leads to the circumstances of a clause and not to what it is about."""
    if preposition.lower_ in ("to", "of"):
        return preposition.head.lower_ in ("due", "owing", "because")
    if preposition.lower_ in ("by", "from"):
        roles = preposition.doc.roles
        return preposition.head.lemma_ in roles[POL.hindrance] | roles[POL.characterising]
    return preposition.lower_ in ("amid", "amidst", "despite", "given")


def faulty(word: Token) -> list[Token]:
    """Return the noun that *word* says is of no good use, where somebody uses it: 'farms rely on outdated pumps'."""
    noun = word.head
    if word.dep_ != "amod" or noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj"):
        return []
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    used = verb.lemma_ in verb.doc.roles[POL.employing] and verb.pos_ == "VERB" and not is_infinitive(verb)
    return [noun] if used and (noun.dep_ == "dobj" or noun.head.lower_ in ("on", "with")) else []


def deprived(word: Token) -> list[Token]:
    """Return who has too little of the noun that *word* describes, or none; nobody where the clause does not say."""
    noun = word.head
    if noun.first_conjunct.dep_ == "dobj":
        return surface_subject(noun.first_conjunct.head)
    owner = possessor(noun)
    if owner or noun.dep_ == "nsubj":
        return owner
    if noun.dep_ != "pobj":
        return _where(noun)
    verb = governing_verb(noun)
    return surface_subject(verb) if verb is not None else []


def _where(noun: Token) -> list[Token]:
    verb = governing_verb(noun)
    return [
        o
        for v in ([verb] if verb is not None else [])
        for p in ("in", "among", "across")
        for o in complements(v, p)
    ]


def content(verb: Token) -> list[Token]:
    """Return the verb of what is said, thought or feared: 'complain that roads are bad'."""
    return [c for c in verb.rights if c.dep_ == "ccomp" and any(d.dep_ in SUBJECTS for d in c.lefts)]


def predicate(noun: Token) -> list[Token]:
    """Return what the noun is said to be or to include: 'the aim is to X', 'the aim is X', 'the aims include X'."""
    noun = one_of(noun)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in ("among", "amongst") and verb.head.lemma_ == "be":
        verb = verb.head  # "among the aims are X and Y"
        return [c for c in verb.rights if c.dep_ in ("attr", *SUBJECTS) and noun not in c.subtree]
    if noun.dep_ not in SUBJECTS:
        return []
    if verb.tag_ == "VBG" and any(c.dep_ == "dobj" for c in verb.rights):
        # "the aims are cutting X", which is read like "the firms are cutting X"
        return [verb] if any(c.lemma_ == "be" and c.dep_ == "aux" for c in verb.lefts) else []
    is_copula = verb.lemma_ == "be"
    if not is_copula and verb.lemma_ not in verb.doc.roles[POL.inclusion]:
        return []
    # "The challenge means that X" tells what comes of it.
    told = [c for c in verb.rights if c.dep_ in _TOLD or (is_copula and c.dep_ == "ccomp")]
    for_ = [c for c in verb.rights if any(m.dep_ == "mark" and m.lower_ == "for" for m in c.lefts)]
    # "the aims are clear: doing X and doing Y", "our vision is for a fleet that is clean"
    return told or for_ or enumerated(noun) or (complements(verb, "for") if is_copula else [])


def members(noun: Token) -> list[Token]:
    """Return what things of a kind are said to be, one by one: 'the two sectors are X and Y', 'the two sectors, X and Y'."""
    if noun.tag_ != "NNS":
        return []
    beside = named(noun)
    if beside:
        return beside[:1]
    said = [n for n in predicate(noun) if n.dep_ == "attr" and any(c.dep_ == "conj" for c in n.children)]
    # "The two laws are a success" names none.
    return [n for n in said if not any(c.lower_ in ("a", "an") for c in n.lefts)]


def copula(noun: Token) -> list[Token]:
    """Return what is said to be, or to become, the thing, or one of the things: 'X is a key force'."""
    noun = one_of(noun)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in noun.doc.roles[POL.serving]:
        return surface_subject(verb.head)  # "X acts as a catalyst"
    if (
        noun.dep_ == "pobj"
        and verb.lower_ in _OF_SEVERAL
        and verb.head.lemma_ in noun.doc.roles[POL.numbering]
    ):
        # "the pact counts X among its members", "has X as its aim"; "X ranks among the members"
        told = object_(verb.head) or (surface_subject(verb.head) if verb.lower_ != "as" else [])
        ahead = verb.lower_ == "as" and noun.i > verb.i  # "has as its aim X"
        return [t for t in told if t.i < verb.i or (ahead and t.left_edge.i == noun.right_edge.i + 1)]
    if noun.dep_ == "pobj" and verb.lower_ == "as" and noun.pos_ in _ONES and verb.head.pos_ in VERBAL:
        return [s for s in surface_subject(verb.head) if s.i > noun.i]  # "as one of the ports, X has grown"
    if noun.dep_ == "pobj" and verb.lower_ == "as" and raised(noun) != noun:
        return [raised(noun)]  # "as a driver of growth, trade ..."
    if noun.tag_ == "NN" and verb.lower_ == "as" and verb.head.pos_ in VERBAL and not any(noun.lefts):
        if verb.head.lemma_ in noun.doc.roles[POL.reduction]:
            return []  # what there is to be less of is no part
        return object_(verb.head)  # "as part of X, Y built ports": the ports are
    if noun.dep_ == "appos":
        return [verb]  # "X, the successor to Y, ..."
    if noun.dep_ == "dobj" and (is_posing(verb) or (verb.lemma_ == "prove" and not is_passive(verb))):
        return surface_subject(verb)  # "X represents a lever for growth", "X poses a challenge"
    if (
        noun.dep_ in ("pobj", "pcomp", "amod")
        and verb.lower_ == "as"
        and verb.head.lemma_ in noun.doc.roles[POL.deeming]
    ):
        return object_(verb.head)  # "X is seen as a driver of growth", "Peru sees X as a driver of growth"
    if noun.dep_ == "oprd" and verb.lemma_ in noun.doc.roles[POL.deeming] and is_passive(verb):
        return surface_subject(verb)  # "X is considered vital for growth"
    if noun.dep_ == "amod" and noun.i > verb.i and verb.pos_ == "NOUN" and raised(verb) != verb:
        return [raised(verb)]  # "X, a fuel vital for growth"
    if noun.dep_ == "dobj" and (verb.lemma_ == "make" or verb.lemma_ in verb.doc.roles[POL.deeming]):
        return [c for c in noun.lefts if c.dep_ == "nsubj" and verb.i < c.i]  # "has made X a priority"
    if is_opening(noun):
        return surface_subject(verb)  # "eager to cut waste, X bans nets"
    if noun.dep_ not in ("attr", "oprd", "acomp") or not _links(verb):
        return []
    return surface_subject(verb)


def is_opening(word: Token) -> bool:
    """Say whether *word* tells beside the clause what its subject is like: 'eager to cut waste, Peru bans nets'."""
    if word.dep_ != "advcl" or word.head.pos_ not in VERBAL or word.tag_ not in ("JJ", "VBN"):
        return False
    told = any(c.dep_ == "xcomp" and is_infinitive(c) for c in word.rights)
    told = told or (word.tag_ == "JJ" and any(c.dep_ == "prep" for c in word.rights))
    return told and not any(c.dep_ in (*SUBJECTS, "mark", "aux", "auxpass", "cop") for c in word.lefts)


def described(adjective: Token) -> list[Token]:
    """Return what is said to be so, also right before the word: X in 'X is prone to drought' and 'X prone to drought'."""
    noun = adjective.head
    if adjective.dep_ == "amod" and adjective.i > noun.i and noun.pos_ in ("NOUN", "PROPN"):
        return [raised(noun)]
    return copula(adjective)


def judged(noun: Token) -> list[Token]:
    """Return what is said to be such a thing, of nobody in particular: 'finance is a problem'."""
    if possessor(noun) or any(complements(noun, p) for p in ("for", "to", "of")):
        return []
    above = noun.head.head
    if noun.head.lower_ == "as" and above.lemma_ in noun.doc.roles[POL.deeming] and not is_passive(above):
        return []  # "farmers see debt as a problem": theirs
    return copula(noun)


def _tells_of_something(verb: Token) -> bool:
    """Say whether the clause of *verb* has a subject that names what it is about."""
    return any(c.dep_ in SUBJECTS and c.pos_ not in ("PRON", "DET") for c in verb.children)
