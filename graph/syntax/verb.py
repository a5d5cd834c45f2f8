"""The verb: who does it and what it is done to, whatever clause it stands in.

Active and passive voice, relative and participial clauses, infinitives and coordination are seen through here, once
for all words.
"""

from __future__ import annotations

from ...ontology.namespace import POL
from .tree import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
NOUN_SUBJECTS = ("nsubj", "nsubjpass")
VERBAL = ("VERB", "AUX")
_STAYING = ("remain", "stay")
# What leads to a list.
LIST_MARKS = frozenset({":", "–", "—"})
_PASSIVE = ("auxpass", "nsubjpass")
_MAIN = frozenset({"ROOT", "conj"})
_ANY = frozenset({"a", "an", "another"})
_BEING = frozenset({"be", "become", "remain"})


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above *token*."""
    while token.head is not token:
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return None


def first_verb(verb: Token) -> Token:
    """Return the first of the verbs with which *verb* is coordinated; itself where it is coordinated with none."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb


def own_verb(word: Token) -> Token | None:
    """Return the verb of the clause in which *word* stands, *word* itself where it is one."""
    return word if word.pos_ in VERBAL else governing_verb(word)


def clause_verb(head: Token) -> Token | None:
    """Return the verb of the clause in which *head* stands; a participle used as a preposition, 'compared', is none."""
    verb = governing_verb(head)
    while verb is not None and verb.dep_ == "prep":
        verb = governing_verb(verb)
    return verb


def subject(verb: Token) -> list[Token]:
    """Return the logical subject: who does it, in whatever clause the verb stands."""
    if is_passive(verb):
        return _agent(verb)
    return surface_subject(verb)


def object_(verb: Token) -> list[Token]:
    """Return the logical object: what it is done to."""
    if is_passive(verb):
        return surface_subject(verb)
    direct = [
        c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP" and not is_relative(c)
    ]
    if len(direct) == 2 and direct[1].left_edge.i == direct[0].right_edge.i + 1:
        return direct[1:]  # "offers farmers a loan": a loan
    if direct:
        return direct
    if asks_what(verb):
        return [c for c in verb.head.rights if c.dep_ == "attr"]  # "what Peru wants is X"
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "be" and _has_what(verb):
        return [
            c for c in verb.head.lefts if c.dep_ == "nsubj" and c.pos_ == "NOUN"
        ]  # "X is what Peru wants"
    if verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS and not is_relative(c) for c in verb.children):
        return [verb.head]  # "the fund that they established"
    small = [
        s
        for c in verb.children
        if c.dep_ == "ccomp" and c.tag_ == "VBG"
        for s in c.children
        if s.dep_ == "nsubj"
    ]
    if small:
        return small  # "supports firms developing X"
    made = [c for c in verb.rights if c.dep_ == "ccomp" and c.pos_ == "ADJ"]
    if made:
        return [s for c in made for s in c.lefts if s.dep_ == "nsubj"]  # "makes trade possible"
    shared = [d for d in verb.conjuncts if d.i > verb.i for d in d.children if d.dep_ == "dobj"]
    complete = any(
        c.dep_ == "prep" and any(True for _ in c.rights) for c in verb.rights
    )  # "ran in May and drew crowds"
    if verb.pos_ == "VERB" and not complete and any(c.dep_ == "conj" for c in verb.children) and shared:
        return shared[:1]  # "designs and manufactures chips"
    return []


def asks_what(verb: Token) -> bool:
    """Say whether what *verb* acts on is told only after 'is': 'what Peru wants is X'."""
    return _has_what(verb) and verb.dep_ == "csubj" and verb.head.lemma_ == "be"


def _has_what(verb: Token) -> bool:
    return any(c.lower_ == "what" and c.dep_ == "dobj" for c in verb.lefts)


def is_passive(verb: Token) -> bool:
    """Say whether *verb* is a passive or a past participle that modifies a noun."""
    for child in verb.children:
        if child.dep_ in _PASSIVE:
            return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if verb.dep_ == "advcl" and not any(c.dep_ in ("aux", *SUBJECTS) for c in verb.children):
        return True
    if (
        verb.dep_ == "conj"
        and verb.head.tag_ == "VBN"
        and not any(c.dep_ in ("aux", *SUBJECTS) for c in verb.children)
    ):
        return is_passive(verb.head)
    return False


def is_past(verb: Token) -> bool:
    """Say whether *verb* tells what was done, or is being done on the day: 'opened', 'set up by X', 'are announcing'."""
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if helping:
        tags = {c.tag_ for c in helping}
        return "MD" not in tags and "TO" not in tags and ("VBD" in tags or verb.tag_ == "VBG")
    return verb.tag_ in ("VBD", "VBN")


def is_infinitive(verb: Token) -> bool:
    """Say whether *verb* stands with 'to'; a coordinated one shares it."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ == "to":
            return True
    return verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB" and is_infinitive(verb.head)


def has_own_subject(verb: Token) -> bool:
    """Say whether the subject of *verb* stands before it in its own clause."""
    return any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children)


def has_goal(verb: Token) -> bool:
    """Say whether *verb* has something that it is done to, its own or shared, or that its subject becomes."""
    after = [c for v in (verb, *verb.conjuncts) if v.i >= verb.i for c in v.rights]
    told = {c.dep_ for c in after}
    becomes = verb.lemma_ == "become" and not told.isdisjoint(("attr", "acomp"))
    return "dobj" in told or becomes or (verb.lemma_ in _STAYING and "attr" in told)


def makes_sure(verb: Token) -> bool:
    """Say whether *verb* tells that something is seen to: 'makes sure that X', 'makes certain that X'."""
    return any(c.dep_ == "acomp" and any(d.dep_ == "ccomp" for d in c.rights) for c in verb.rights)


def innermost(verb: Token) -> Token:
    """Return the verb that tells what is done, where *verb* only says that it goes on or is tried: X in 'continue to X'."""
    if any(c.dep_ == "dobj" for c in verb.rights):
        return verb
    inner = (c for c in verb.rights if c.dep_ == "xcomp" and any(m.lower_ == "to" for m in c.lefts))
    return next(inner, verb)


def surface_subject(verb: Token) -> list[Token]:
    """Return the grammatical subject, whatever the voice: its own, an antecedent, or that of the clause above."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own and is_relative(own[0]):
        return _antecedent(verb) or _told_to_be(verb, own[0])
    if own:
        return own
    match verb.dep_:
        case "conj":
            return surface_subject(verb.head) if verb.head.pos_ in VERBAL else []
        case "xcomp" | "advcl" | "ccomp" | "dep":
            controlled = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
            if controlled and (verb.dep_ == "ccomp" or (verb.dep_ == "xcomp" and is_infinitive(verb))):
                return controlled  # "encourages farms to plant trees"
            above = verb.head
            if verb.dep_ == "advcl" and is_apart(verb):
                enabled = above.head if above.dep_ == "conj" else above
                above = enabled.head if enabled.dep_ == "xcomp" else above  # "enables A to do B, saving C"
            if verb.dep_ == "xcomp" and above.dep_ == "acomp":
                above = above.head  # "is due to begin"
            if above.pos_ == "ADJ" and above.dep_ == "amod" and above.i > above.head.i:
                return [_as_group(above.head)]  # "cranes able to lift 300 tonnes"
            if (
                verb.dep_ == "advcl"
                and verb.tag_ == "VBN"
                and above.pos_ in VERBAL
                and not is_infinitive(verb)
            ):
                return surface_subject(above)  # "repealed in 2020, X is missed by Y"
            return subject(above) or surface_subject(above) if above.pos_ in VERBAL else []
        case "acl" | "relcl" | "amod":
            if is_infinitive(verb):
                return holder(verb.head)
            return [] if is_listed(verb) else [_as_group(verb.head)]
        case "pcomp":
            above = verb.head.head
            return subject(above) if above.pos_ in VERBAL else holder(above)
    return []


def is_apart(gerund: Token) -> bool:
    """Say whether *gerund* tells what else comes about, after a comma or 'while', and not how something is done."""
    if gerund.tag_ != "VBG" or gerund.i < gerund.head.i:
        return False
    start = gerund.left_edge
    return gerund.doc[start.i - 1].text == "," or start.lower_ in ("while", "whilst", "thereby", "thus")


def is_listed(verb: Token) -> bool:
    """Say whether *verb* is a gerund that begins a list after a colon or a dash: 'two aims: doing A and doing B'."""
    edge = verb.left_edge.i
    return verb.tag_ == "VBG" and edge > 0 and verb.doc[edge - 1].text in LIST_MARKS


def raised(noun: Token) -> Token:
    """Return what a noun is said of: X in 'X, a team that ...', 'X is a plan to ...' and 'X is Peru's plan to ...'.

    'X serves as a hub that ...', 'Y sees X as a hub that ...' and 'X poses a risk that ...' say that X is one.
    """
    role = noun.head
    is_role = noun.dep_ == "pobj" and role.lower_ == "as" and role.dep_ == "prep"
    if is_role and role.head.lemma_ in noun.doc.roles[POL.serving]:
        return next((s for s in surface_subject(role.head) if not is_relative(s)), noun)
    if is_role and role.head.lemma_ in noun.doc.roles[POL.deeming]:
        return next((o for o in object_(role.head) if not is_relative(o)), noun)
    if is_role and role.head.pos_ in VERBAL:
        named = [s for s in surface_subject(role.head) if s.dep_ in SUBJECTS and s.i > noun.i]
        if named and any(c.dep_ in ("det", "poss") for c in noun.lefts):
            # "As a driver of growth, trade ..." says that trade is one; "as part of X, Y ..." does not.
            return named[0]
    if noun.dep_ == "appos" and noun.lower_ == "one":  # "a plan that helps ports, one that ..."
        above = (a for a in noun.ancestors if any(c.dep_ == "det" and c.lower_ in _ANY for c in a.lefts))
        return next(above, noun.head)
    marks = [c for c in noun.children if c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _ANY)]
    if not marks and noun.dep_ == "attr" and noun.head.lemma_ == "be" and noun.tag_ == "NN":
        # "the tax was the magnet that drew them", and not "this is the law that bans nets"
        told_of = [s for s in surface_subject(noun.head) if s.pos_ in ("NOUN", "PROPN")]
        about = any(c.dep_ == "relcl" and c.left_edge.lower_ in ("that", "which", "who") for c in noun.rights)
        return told_of[0] if told_of and about else noun
    if not marks:
        return noun
    if noun.dep_ == "appos":
        return noun.head
    is_told = noun.dep_ == "attr" and noun.head.lemma_ in _BEING
    if is_told or (noun.dep_ == "dobj" and is_posing(noun.head)):
        told_of = [s for s in surface_subject(noun.head) if not is_relative(s) and s.tag_ != "EX"]
        return next((s for s in told_of if s != noun), noun)
    return noun


def is_posing(verb: Token) -> bool:
    """Say whether *verb* says what its subject is: 'debt poses a risk', 'trade constitutes a lever'."""
    return verb.lemma_ in verb.doc.roles[POL.posing] and not is_passive(verb)


def _as_group(noun: Token) -> Token:
    """Return what does something that is told of *noun*, one of its members: X in 'X, a team of 20 people who teach'."""
    of = noun.head
    group = of.head
    is_member = noun.dep_ == "pobj" and of.lower_ == "of" and group.dep_ == "appos"
    is_member = is_member and group.lemma_ in noun.doc.roles[POL.collective]
    return raised(group if is_member else noun)


def holder(noun: Token) -> list[Token]:
    """Return who has the thing: its possessor, or the subject of the clause in which it stands."""
    owner = possessor(noun)
    if owner:
        return owner
    verb = governing_verb(noun)
    if noun.dep_ in SUBJECTS:
        return _ahead_for(noun)
    if verb is not None and _is_said_of_whole(noun):
        verb = next((a for a in (verb, *verb.ancestors) if a.dep_ in _MAIN and a.pos_ in VERBAL), verb)
    return subject(verb) or surface_subject(verb) if verb is not None else []


def _ahead_for(noun: Token) -> list[Token]:
    """Return for whom the clause opens, of which *noun* is told: X in 'for X, the priority is Y'."""
    opening = (
        c for c in noun.head.lefts if c.dep_ == "prep" and c.lower_ == "for" and c.i < noun.left_edge.i
    )
    told = next(opening, None) if noun.head.lemma_ == "be" else None
    return [c for c in told.rights if c.dep_ == "pobj"] if told is not None else []


def _is_said_of_whole(noun: Token) -> bool:
    """Say whether *noun* stands after ', with' at the end of a sentence, which tells it of the main clause: ', with the aim of X'."""
    preposition = noun.head
    apart = preposition.i > 0 and preposition.doc[preposition.i - 1].text == ","
    return noun.dep_ == "pobj" and preposition.lower_ == "with" and apart


def possessor(noun: Token) -> list[Token]:
    """Return the possessor of a noun: 'X's aim', 'its aim', and X in 'X, whose aim is ...'; "today's aim" is nobody's."""
    owners = [c for c in noun.children if c.dep_ == "poss" and c.ent_type_ != "DATE"]
    return [_whose(c) if c.tag_ == "WP$" else c for c in owners]


def _whose(pronoun: Token) -> Token:
    """Return the noun about which the clause with 'whose' is."""
    verb = next((a for a in pronoun.ancestors if a.dep_ == "relcl"), None)
    return verb.head if verb is not None else pronoun


def is_relative(token: Token) -> bool:
    """Say whether *token* is a relative pronoun."""
    return token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.head.dep_ == "relcl")


def _antecedent(verb: Token) -> list[Token]:
    verb = verb.first_conjunct
    if verb.dep_ != "relcl":
        return []
    members, marker = verb.head.first_conjunct, verb.left_edge
    if (
        marker.lower_ == "which"
        and verb.tag_ == "VBP"
        and members.dep_ == "pobj"
        and _is_such_as(members.head)
    ):
        return [members.head.head]  # "tools such as A and B, which make it easy": the tools do
    return [_as_group(verb.head)]


def _is_such_as(preposition: Token) -> bool:
    """Say whether *preposition* leads from several things to examples of them."""
    of = preposition.head
    return of.tag_ == "NNS" and any(c.lower_ == "such" for c in preposition.lefts)


def _told_to_be(verb: Token, pronoun: Token) -> list[Token]:
    """Return what is said to be what does it: X in 'X is what drives growth', 'what drives growth is X'."""
    verb = verb.first_conjunct
    copula = verb.head
    if pronoun.lower_ != "what" or copula.lemma_ != "be":
        return []
    if verb.dep_ == "ccomp":
        return [s for s in surface_subject(copula) if s.i < verb.i]
    return [c for c in copula.rights if c.dep_ == "attr"] if verb.dep_ == "csubj" else []


def _agent(verb: Token) -> list[Token]:
    return [
        o
        for c in verb.children
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
        for o in c.children
        if (o.dep_ == "pobj" and o.pos_ != "NUM" and o.ent_type_ != "DATE") or _is_happening(o)
    ]


def _is_happening(gerund: Token) -> bool:
    """Say whether *gerund* names what happens, and is no means: 'threatened by logging', not 'cut by using radio'."""
    return (
        gerund.dep_ == "pcomp"
        and gerund.tag_ == "VBG"
        and gerund.head.dep_ == "agent"
        and all(c.dep_ in ("cc", "conj", "amod") for c in gerund.children)
    )
