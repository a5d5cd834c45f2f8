"""The proposition: what a clause says of its subject, in the words of the text, whatever kind of fact that is, or none.

The ten kinds of facts are what analysts ask for; texts say much else: that something has slowed, cannot be copied, will
require patience. Clauses are kept as they are said, so that a question can find that too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...ontology.namespace import POL
from ..fact import Proposition
from ..syntax.phrase import join
from ..syntax.pronoun import is_pronoun
from ..syntax.tree import Token
from ..syntax.verb import SUBJECTS, VERBAL, first_verb, is_apart, is_infinitive, is_passive, surface_subject
from .sentence import Sentence
from .stance import is_negated, modality

_COMPLEMENTS = frozenset({"dobj", "dative", "attr", "acomp", "oprd", "xcomp", "ccomp"})
_CIRCUMSTANCES = frozenset({"prep", "agent", "npadvmod", "advmod"})
_OWN_CLAUSE = frozenset({"relcl", "appos", "parataxis", "advcl"})
_TELLING = frozenset({"acl", "relcl"})
# A verb of these labels is a part of what another word says.
_WITHIN = frozenset({"aux", "auxpass", "xcomp", "amod", "compound", "pcomp", "case", "mark", "prep"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd", "advmod", "npadvmod"})
_COMPARATIVES = frozenset({"JJR", "RBR"})
_CONDITIONAL = frozenset({"if", "unless", "whether"})
_RELATIVE, _THAT = frozenset({"WDT", "WP"}), "that"
_NOUNS = frozenset({"NOUN", "PROPN"})
_POINTING = frozenset({"this", "that", "these", "those"})
_AIMS = ("so", "that")
_REASON, _REPORTED, _NONE = "because", "as", "none"
_SOURCES = frozenset({"by", "in"})


def propositions(sentence: Sentence) -> Iterator[Proposition]:
    """Yield what each clause of *sentence* says; not of those whose subject the text does not tell."""
    for verb in sentence.span:
        if verb.pos_ not in VERBAL or first_verb(verb).dep_ in _WITHIN or _is_bare(verb):
            continue
        if _is_report(sentence, verb):
            yield from _reported(sentence, verb)
            continue
        before = sentence.discourse.standard if _compares(verb) else ""
        for about in _subjects(sentence, verb):
            said = _proposition(sentence, verb, about, before)
            objects = _objects(verb)
            withheld = [t for t in objects if t.lower_ == _NONE]
            for none in withheld:
                yield replace(said, complements=_withheld(none), denied=True)
            if len(withheld) < len(objects) or not withheld:
                yield said
            yield from _governed(sentence, verb, said)
            if first_verb(verb).dep_ == "ROOT":
                sentence.discourse.standard = " ".join((about, said.predicate, *said.complements))
        yield from _roles(sentence, verb)


def _roles(sentence: Sentence, verb: Token) -> Iterator[Proposition]:
    """Yield what is told beside *verb* to be something: 'the park opened with Lima as its partner' says that Lima is one."""
    for role in (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"):
        named = [t for t in role.rights if t.dep_ == "pobj"]
        beside = (t for t in verb.subtree if t.dep_ == "prep" and t.lower_ == "with" and t.i < role.i)
        for preposition in beside:
            body = [t for t in preposition.rights if t.dep_ == "pobj"]
            if named and body and body[0].right_edge.i + 1 == role.i:
                yield Proposition(
                    subject=_text(_below(body[0])),
                    verb="be",
                    predicate=role.text,
                    complements=(_text(_below(named[0])),),
                    circumstances=(_text(list(verb.doc[verb.left_edge.i : preposition.i])),),
                    passage=sentence.passage,
                    # What will be done with somebody as a partner makes a partner of them already.
                    mood=None
                    if modality(verb) == POL.planned
                    else _mood(verb, sentence.word_roles[POL.result]),
                )


def _is_report(sentence: Sentence, verb: Token) -> bool:
    """Say whether *verb* opens the sentence with who says what follows: 'as the audit noted, costs rise'."""
    opens = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == _REPORTED for c in verb.lefts)
    return opens and verb.i < verb.head.i and verb.lemma_.lower() in sentence.word_roles[POL.reporting]


def _reported(sentence: Sentence, verb: Token) -> Iterator[Proposition]:
    """Yield what the rest of the sentence tells as said by the subject of *verb*, or by what it is noted in."""
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    sources = sorted((c for c in verb.rights if c.lower_ in _SOURCES), key=lambda c: c.lower_)
    within = [t for c in sources for t in c.rights if t.dep_ == "pobj" and _is_source(t)]
    heads = own or within[:1]  # by whom before in what
    said = _text(list(verb.doc[verb.right_edge.i + 1 : verb.head.right_edge.i + 1]))
    for about in dict.fromkeys(name for head in heads for name in _named(sentence, head)):
        yield Proposition(
            subject=about,
            verb=verb.lemma_.lower(),
            predicate=verb.text,
            complements=(said,),
            circumstances=(),
            passage=sentence.passage,
        )


def _is_source(noun: Token) -> bool:
    """Say whether *noun*, behind a preposition, is who or what says something: 'in the audit' is, 'in May' is not."""
    return noun.head.lower_ == "by" or any(c.dep_ in ("det", "poss") for c in noun.lefts)


def _objects(verb: Token) -> list[Token]:
    """Return the members of the list that is done by *verb*; what there is none of may be read as beside it."""
    listed = [c for c in verb.rights if c.dep_ == "dobj"]
    listed += [x for c in listed for x in c.conjuncts if x.i > c.i]
    return listed + [c for c in verb.rights if c.dep_ == "conj" and c.lower_ == _NONE]


def _withheld(none: Token) -> tuple[str, ...]:
    """Return of what there is *none*: 'imports none of its corn'."""
    return (_text(_below(none)),)


def _compares(verb: Token) -> bool:
    """Say whether *verb* has a comparative behind it, and no word for with what: "may be even longer"."""
    told = [c for c in verb.rights if c.dep_ in _PREDICATIVE]
    told += [m for c in told for m in c.lefts if m.dep_ == "advmod"]
    return any(t.tag_ in _COMPARATIVES for t in told) and not any(t.lower_ == "than" for t in verb.subtree)


def _proposition(sentence: Sentence, verb: Token, about: str, standard: str) -> Proposition:
    start = max((c.i for c in verb.lefts if c.dep_ in SUBJECTS), default=verb.left_edge.i - 1)
    helping = [c for c in verb.lefts if c.i > start and c.dep_ in ("aux", "auxpass", "neg", "advmod")]
    particles = [c for c in verb.rights if c.dep_ == "prt"]
    rest = [c for c in verb.children if c not in helping and _is_told(c, verb)]
    if not any(c.dep_ in _COMPLEMENTS for c in rest):
        rest += _shared(verb)
    antecedent = _antecedent(verb)
    complements, circumstances = _parts([c for c in rest if not antecedent or c is not _relative(verb)])
    if antecedent:
        complements = (_text(antecedent), *complements)
    return Proposition(
        subject=about,
        verb=" ".join([verb.lemma_.lower(), *(p.lower_ for p in particles)]),
        predicate=join((*helping, verb, *particles)),
        complements=complements,
        circumstances=circumstances,
        passage=sentence.passage,
        passive=is_passive(verb),
        denied=is_negated(verb),
        mood=_mood(verb, sentence.word_roles[POL.result]),
        standard=standard,
    )


def _governed(sentence: Sentence, verb: Token, said: Proposition) -> Iterator[Proposition]:
    """Yield what *verb*, of which *said* is told, says that its subject is to do: 'ports need to build cranes'."""
    for inner in (c for c in verb.rights if c.dep_ == "xcomp" and is_infinitive(c)):
        told = _proposition(sentence, inner, said.subject, "")
        yield replace(
            told,
            predicate=f"{said.predicate} {told.predicate}",
            circumstances=(*said.circumstances, *told.circumstances),
            denied=said.denied or told.denied,
            mood=said.mood or POL.planned,
        )


def _shared(verb: Token) -> list[Token]:
    """Return what is done by *verb* and by those coordinated with it, where it stands behind the last: 'builds and sells boats'."""
    others = [v for v in verb.conjuncts if v.pos_ in VERBAL]
    if any(c.dep_ not in ("conj", "cc", "dobj", "punct") for v in (verb, *others) for c in v.rights):
        return []
    last = max((verb, *others), key=lambda v: v.i)
    return [c for v in others for c in v.rights if c.dep_ == "dobj" and c.left_edge.i == last.i + 1]


def _parts(rest: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the complements and the circumstances among *rest*, what hangs on a verb.

    A circumstance right behind a complement is one with it: "a path into new markets".
    """
    complements: list[list[Token]] = []
    circumstances: list[list[Token]] = []
    for child in (c for reason in rest for c in _with_second(reason)):
        words = _below(child)
        if child.dep_ in _COMPLEMENTS:
            complements.append(words)
        elif _is_reason(child):
            joint = next((i for i, t in enumerate(words) if t.dep_ == "cc" and t.head is child), len(words))
            circumstances.append(words[:joint])
        elif child.dep_ in _CIRCUMSTANCES or _is_purpose(child):
            is_next = bool(complements) and complements[-1][-1].i + 1 == words[0].i and not _is_purpose(child)
            if is_next:
                complements[-1] += words
            else:
                circumstances.append(words)
    return tuple(_text(words) for words in complements), tuple(_text(words) for words in circumstances)


def _is_reason(word: Token) -> bool:
    """Say whether *word* is the verb of a clause that tells why: 'because it rained'."""
    tells = word.dep_ in ("advcl", "conj")
    return tells and any(c.dep_ == "mark" and c.lower_ == _REASON for c in word.lefts)


def _is_purpose(word: Token) -> bool:
    """Say whether *word* is the verb of a clause that tells what for: 'to save fuel', 'so that boats save fuel'."""
    marks = tuple(c.lower_ for c in word.lefts if c.dep_ == "mark")
    return word.dep_ == "advcl" and (is_infinitive(word) or marks == _AIMS)


def _with_second(word: Token) -> tuple[Token, ...]:
    """Return *word*, with the reason that is read as one for the reason that it is: 'because of A, but also because B'."""
    if not _is_reason(word):
        return (word,)
    return (word, *(c for c in word.rights if _is_second(c))) if not _is_second(word) else ()


def _is_second(word: Token) -> bool:
    above = word.head
    return _is_reason(word) and _is_reason(above) and any(c.dep_ == "cc" for c in above.rights)


def _is_bare(verb: Token) -> bool:
    """Say whether *verb* only describes a noun, with nothing said behind it: "the policies employed"."""
    return verb.dep_ in _TELLING and not any(True for _ in verb.rights)


def _relative(verb: Token) -> Token | None:
    """Return the relative pronoun that is done by *verb*: "which the town bought"."""
    objects = (c for c in verb.lefts if c.dep_ == "dobj")
    return next((c for c in objects if c.tag_ in _RELATIVE or c.lower_ == _THAT), None)


def _antecedent(verb: Token) -> list[Token]:
    """Return the words that the relative pronoun done by *verb* stands for: of "a ferry which the town plans to buy" the ferry."""
    above = verb
    while above.dep_ == "xcomp":
        above = above.head
    if _relative(verb) is None or above.dep_ not in _TELLING or above.head.pos_ not in _NOUNS:
        return []
    return [t for t in _below(above.head) if t.i < above.left_edge.i]


def _is_told(word: Token, verb: Token) -> bool:
    """Say whether *word* says something: a relative pronoun is the noun before it."""
    return word.tag_ not in _RELATIVE or verb.dep_ != "relcl"


def _mood(verb: Token, results: frozenset[str]) -> str | None:
    """Return the concept of ``pol:modalities`` that *verb* has; what is said within an aim is planned, or achieved.

    :param results: the verbs whose object comes about, such as "achieve".
    """
    told, is_aim = POL.possible if _is_conditional(verb) else modality(verb), False
    for above in (verb, *verb.ancestors):
        if told is not None or above.dep_ == "relcl":
            break
        if above.pos_ in VERBAL and (is_infinitive(above) or above.dep_ == "pcomp"):
            is_aim = True
        elif is_aim and above.pos_ in VERBAL and above.lemma_.lower() in results and _is_done(above):
            return None if is_negated(above) else POL.achieved
    return POL.planned if is_aim and told is None else told


def _is_conditional(verb: Token) -> bool:
    """Say whether *verb* tells what is so under a condition, or the condition: 'if prices fall, mines close'."""
    clauses = [verb, *(c for c in verb.children if c.dep_ == "advcl")]
    return any(c.dep_ == "mark" and c.lower_ in _CONDITIONAL for v in clauses for c in v.lefts)


def _is_done(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBN") and not any(c.tag_ in ("MD", "TO") for c in verb.lefts)


def _subjects(sentence: Sentence, verb: Token) -> Iterator[str]:
    """Yield the words for what *verb* tells something of; none where the text does not say it.

    What else comes about, after a comma, comes of all that the clause says as well as of its subject.
    """
    heads = surface_subject(verb)
    if verb.dep_ == "advcl" and is_apart(verb):
        own = any(c.dep_ in SUBJECTS for c in verb.head.lefts)
        start = verb.head.left_edge if own or not heads else heads[0].left_edge
        yield _text(list(verb.doc[start.i : verb.left_edge.i]))
    names = dict.fromkeys(name for head in heads for name in _named(sentence, head))
    if names:
        yield " and ".join(names)


def _named(sentence: Sentence, head: Token) -> list[str]:
    """Return what *head* is called; a pronoun, and what is pointed at, as what it stands for."""
    pointed = any(c.dep_ == "det" and c.lower_ in _POINTING for c in head.lefts)
    if pointed or is_pronoun(head):
        known = [end.entity.label for end in sentence.ends_of(head, POL.Entity)]
        if known or is_pronoun(head):
            return known
    if head.pos_ in ("PRON", "DET"):
        return []
    return _described(sentence, head) or [_text(_below(head))]


def _described(sentence: Sentence, head: Token) -> list[str]:
    """Return the names of what *head* stands for where it but describes what the text has named before: 'the plan'."""
    is_mere = head.tag_ == "NN" and head.text.islower() and not any(True for _ in head.rights)
    if not is_mere or [c.lower_ for c in head.lefts] != ["the"]:
        return []
    labels = [end.entity.label for end in sentence.ends_of(head, POL.Entity)]
    return [label for label in labels if label[:1].isupper() and " " in label]


def _below(head: Token) -> list[Token]:
    """Return *head* and the words that hang on it, less clauses of their own behind it."""
    found: list[Token] = []
    for child in (*head.lefts, head, *head.rights):
        if child is head:
            found.append(head)
        elif child.lower_ == _NONE and child.dep_ == "conj":
            continue  # "corn and none of its wheat" has no wheat
        elif child.dep_ not in _OWN_CLAUSE or child.i < head.i:
            found += _below(child)
    return found


def _text(words: list[Token]) -> str:
    """Return *words* as the text has them, without marks at their edges."""
    while words and words[0].is_punct and not words[0].is_currency:
        words = words[1:]
    while words and (words[-1].dep_ == "cc" or (words[-1].is_punct and words[-1].text != "%")):
        words = words[:-1]
    return join(tuple(words))
