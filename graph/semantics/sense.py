"""The sense: which senses of the lexicon a word has where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from ...ontology.lexicon import Lexicon, Sense
from ...ontology.namespace import POL
from ..grammar.plural import singular
from ..syntax.auxiliary import first_person, is_reported
from ..syntax.state import is_going_on, is_opening
from ..syntax.tree import Token
from ..syntax.verb import governing_verb, has_own_subject, is_infinitive, is_passive, is_relative, subject

_IF = frozenset({"if", "unless"})
_DUTIES = frozenset({"must", "should", "shall"})
_COUNTING = frozenset({"NUM", "PRON", "DET"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_PART_OF_SPEECH = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "ADJ": "adjective",
    "DET": "adjective",
    "ADV": "adverb",
    "ADP": "preposition",
    "SCONJ": "preposition",
    "PART": "particle",
    "PUNCT": "punctuation",
}


def senses(word: Token, lexicon: Lexicon) -> list[Sense]:
    """Return the senses of *word* as it stands; one expression of several words excludes shorter ones."""
    lower, tag = word.lower_, word.tag_
    if word.dep_ == "prep":
        kind, lemma = "preposition", lower
    else:
        kind = "verb" if tag in _VERBS else _PART_OF_SPEECH.get(word.pos_, "")
        if not kind and word.pos_ == "PROPN" and word.lefts:
            return _compounds(word, lexicon)  # "Member States"
        if not kind and word.dep_ not in ("attr", "pobj"):
            return []
        lemma = lower if kind == "preposition" else word.lemma_.lower()
        if " " in lower:  # a name read as one word
            lemma = lower.rpartition(" ")[2]
    is_one = word.dep_ == "attr" or (word.dep_ == "pobj" and word.head.lower_ == "as")
    if is_one and word.pos_ in _COUNTING and any(c.lower_ == "of" for c in word.rights):
        kind, lemma = "noun", "one"  # "A and B are two of the C" says what "A is one of the C" says
    if not kind:
        return []
    by_lemma = lexicon.by_lemma
    is_like = word.dep_ in ("amod", "acomp") or is_opening(word)
    if tag in _PARTICIPLES and is_like and ("adjective", lower) in by_lemma:
        kind, lemma = "adjective", lower  # "limited access", "determined to cut waste, Peru bans nets"
    if kind == "noun" and word.lefts and (whole := _compounds(word, lexicon)):
        return whole
    candidates = by_lemma.get((kind, lemma)) or by_lemma.get((kind, lower), ())
    if not candidates and kind == "verb":
        # The pipeline takes "hoping" for hopping, and "plateaued" for a form of "plateaue".
        candidates = by_lemma.get((kind, f"{lemma}e")) or by_lemma.get((kind, lemma.removesuffix("e")), ())
        if not candidates and lemma[-2:] == "ie":  # and "complies" for a form of "complie"
            candidates = by_lemma.get((kind, f"{lemma[:-2]}y"), ())
        doubled = lemma.removesuffix("e")
        if not candidates and doubled[-2:] == "ll":  # and "trialling" for a form of "trialle"
            candidates = by_lemma.get((kind, doubled[:-1]), ())
    found = _expressions(word, candidates) if candidates else []
    if kind == "preposition" and word.lefts:
        found += _by_last_word(word, lexicon)
    if kind == "verb" and tag in _PARTICIPLES:
        told = _of_state(word, lexicon)
        # "is lacking" is no form of "to lack it"; "that are lagging behind" tells of what stands before
        is_state = tag == "VBG" and told and has_own_subject(word) and not any(map(is_relative, word.lefts))
        found = told if is_state else [*found, *told]
    return found


def _expressions(word: Token, candidates: Sequence[Sense]) -> list[Sense]:
    """Return those of the *candidates*, the longest of which come first, that stand at *word*, none shorter than another."""
    if len(candidates[0].words) == 1:
        return list(candidates)
    found: list[Sense] = []
    after = _words_after(word)
    for sense in candidates:
        if found and len(sense.words) < len(found[0].words):
            break
        if len(sense.words) == 1 or (sense.words[1] in after and _has_words(word, sense, after)):
            found.append(sense)
    return found


def _compounds(noun: Token, lexicon: Lexicon) -> list[Sense]:
    """Return the senses of the expression of which *noun* is the last word: of 'white paper' at 'paper'."""
    before = noun.doc.tokens[noun.i - 1]
    if before.head is not noun or before.dep_ not in ("compound", "amod"):
        return []
    found = lexicon.by_lemma.get(("noun", before.lower_), ())
    # "Member States": a plural with a capital is its own lemma
    return [s for s in found if s.words[1:] in ((noun.lemma_.lower(),), (singular(noun.lower_),))]


def _of_state(word: Token, lexicon: Lexicon) -> list[Sense]:
    """Return the senses of a participle that tells what something is like: 'women are underrepresented', 'welders are lacking'."""
    found = lexicon.by_lemma.get(("adjective", word.lower_), ())
    if not found or not (is_going_on(word) or any(c.dep_ == "auxpass" for c in word.children)):
        return []
    if any(c.dep_ == "agent" for c in word.children):
        return []
    return [s for s in found if "state" in s.object and len(s.words) == 1]


def _by_last_word(word: Token, lexicon: Lexicon) -> list[Sense]:
    # "such as" is headed by its last word in the tree.
    before = " ".join([t.lower_ for t in word.lefts])
    return [s for s in lexicon.by_lemma.get(("preposition", before), ()) if s.words[1:] == (word.lower_,)]


def _words_after(word: Token) -> list[str]:
    """Return the words after *word* that hang on it, directly or not, in lower case."""
    return [t.lower_ for t in word.subtree if t.i > word.i] if word.children else []


def _has_words(word: Token, sense: Sense, after: list[str]) -> bool:
    """Say whether those words of the expression *sense* that follow its head stand near *word*.

    :param after: the words after it.
    """
    rest = list(sense.words[1:])
    near = after[: len(rest) + 4]
    if not all(w in near for w in rest):
        return len(rest) > 1 and _ends_so(word, rest)
    return near[: len(rest)] == rest or any(t.lower_ == rest[0] for t in word.children)


def _ends_so(word: Token, rest: list[str]) -> bool:
    """Say whether the words *rest* stand together at *word*, behind its object: 'brings A, B and C under one roof'."""
    return any(
        c.lower_ == rest[0] and [t.lower_ for t in c.doc[c.i : c.i + len(rest)]] == rest
        for c in word.rights
        if c.dep_ in ("prep", "prt")
    )


def _goes_on(verb: Token) -> bool:
    """Say whether *verb* is told of as what goes on or begins, and so as a fact: 'continues to cut costs'."""
    return (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ in verb.doc.roles[POL.phase]
        and not is_infinitive(verb.head)
    )


def _is_wanted(verb: Token) -> bool:
    """Say whether *verb* tells what is to be done, or by doing what: 'it is time to unite X', 'by uniting X'."""
    first = verb.first_conjunct
    if first.dep_ == "pcomp":
        return True
    above = first.head
    return is_infinitive(first) and (
        first.dep_ == "advcl"
        or (
            first.dep_ in ("xcomp", "ccomp")
            and (above.pos_ == "ADJ" or any(c.dep_ == "acomp" for c in above.rights))
        )
    )


def _is_habit(used: Token) -> bool:
    """Say whether 'used' tells what was done in former times: 'ships that used to carry coal'."""
    done = next((c for c in used.rights if c.dep_ == "xcomp"), None)
    return done is not None and done.left_edge.i == used.i + 1 and not is_passive(used)


def _is_proposed(verb: Token) -> bool:
    """Say whether *verb* tells what something does that is proposed, and supposes nothing else: 'the bill would ban nets'."""
    nouns = [s.lemma_.lower().rpartition(" ")[2] for s in subject(verb)]
    supposed = any(c.dep_ == "advcl" and any(m.lower_ in _IF for m in c.lefts) for c in verb.children)
    return bool(nouns) and all(n in verb.doc.roles[POL.proposals] for n in nouns) and not supposed


def is_stated(word: Token, sense: Sense) -> bool:
    """Say whether the word states the sense as a fact; what is only wanted is a goal, not an effect or a part."""
    if sense.part_of_speech == "verb" and sense.property == POL.hasPart:
        return not _is_wanted(word)
    if sense.property == POL.relatedPolicy and sense.subject == ("self",):
        verb = governing_verb(word)  # "a rule to provide guidance on the Port Act": there is none yet
        return verb is None or not is_infinitive(verb)
    if sense.property == POL.aimsAt and word.lower_ == "used" and _is_habit(word):
        return False
    if sense.property == POL.hasPart and sense.object == ("copula",):
        return not (word.dep_ == "attr" and is_infinitive(word.head))  # "to become one of X"
    if sense.words == ("would",) and sense.property == POL.aimsAt:
        # "Said it would build ports", "the bill would ban nets"; "would build ports if ..." tells of no goal.
        # So does "would like to build ports" of one.
        return (
            word.head.lemma_ in word.doc.roles[POL.preference]
            or is_reported(word.head)
            or _is_proposed(word.head)
        )
    if sense.property == POL.usesTechnology and sense.object == ("subject",) and is_infinitive(word):
        # "fibre will be laid to connect schools" tells of no school that has it, "fibre is used to connect them" does
        return word.head.lemma_ in word.doc.roles[POL.employing]
    if sense.part_of_speech != "verb" or sense.property != POL.leadsTo:
        return True
    if word.tag_ in ("VBN", "VBD") and is_passive(word) and word.dep_ in ("acl", "amod"):
        return bool(subject(word))  # "losses caused by drought", not "the planned cuts"
    if any(c.dep_ == "aux" and c.lower_ in _DUTIES for c in word.children):
        return False  # what must be done is wanted, and has no effect yet
    if any(first_person(c) for c in word.children if c.dep_ == "aux"):
        return False  # what we will do is what we want
    if word.tag_ == "VB" and not is_infinitive(word):
        head = word.head
        return any(c.dep_ == "aux" for c in word.children) or (word.dep_ == "conj" and is_stated(head, sense))
    first = word.first_conjunct
    if first.dep_ == "pcomp" and first.head.lower_ == "with" and has_own_subject(first):
        return True  # "with ports driving growth"
    if first.dep_ == "pcomp":
        main = governing_verb(first.head)
        if main is None or main.tag_ == "VBG" or is_infinitive(main):
            return False
        # "helps firms hire by cutting fees" tells by what means
        return first.head.lower_ == "by" and (main.tag_ != "VB" or main.dep_ not in ("ccomp", "xcomp"))
    if word.dep_ in ("amod", "compound") or (word.tag_ == "VBG" and first.dep_ in ("xcomp", "dobj")):
        return False  # "the goals include saving fuel"
    return not is_infinitive(word) or _goes_on(first)
