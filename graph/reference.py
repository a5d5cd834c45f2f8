"""The reference: what pronouns and definite descriptions stand for; nothing rather than a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..ontology.namespace import POL
from ..ontology.vocabulary import Term, Vocabulary
from .argument import governing_verb
from .fact import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST_PERSON = frozenset({"we", "our", "us", "ours", "i", "my"})
_THIRD_PERSON = frozenset({"it", "its", "they", "their", "them", "this", "these", "itself"})
_POINTING = frozenset({"this", "that", "these", "those", "the", "such"})
# What a text names and then refers to by its class; a trend or a goal is told again in other words.
_NAMED_KINDS = frozenset({POL.Policy, POL.Organisation, POL.Country, POL.Region, POL.Sector, POL.Technology})
_SUBJECTS = ("nsubj", "nsubjpass")


def is_pronoun(token: Token) -> bool:
    """Say whether *token* stands for something named elsewhere."""
    return token.pos_ == "PRON" and token.lower_ in _FIRST_PERSON | _THIRD_PERSON


def is_description(token: Token, known: Vocabulary) -> bool:
    """Say whether *token* heads a definite description such as 'this strategy' or 'the law', nothing more."""
    own = [c for c in token.children if not c.is_punct and c.dep_ != "relcl"]
    determiners = [c for c in own if c.dep_ == "det" and c.lower_ in _POINTING]
    if not determiners or token.pos_ != "NOUN":
        return False
    bare = len(own) == len(determiners)
    pointing = determiners[0].lower_ != "the"
    if known.class_words.get(token.lemma_.lower()) == POL.Country:  # "the only country in the world"
        bare = bare or any(c.dep_ == "amod" and c.lower_ == "only" for c in own)
    return bare and (pointing or token.lemma_.lower() in known.class_words)


@dataclass
class Discourse:
    """What a document has spoken of so far.

    :param speaker: who 'we' is, where the text is a government's own.
    :param topic: the subject of the last main clause of the paragraph.
    :param introduced: the policy or body that the last sentence brought in.
    :param mentions: what was named in the paragraphs so far, latest last, with the word that headed it.
    """

    speaker: Entity | None = None
    topic: Entity | None = None
    introduced: Entity | None = None
    mentions: list[tuple[str, Entity]] = field(default_factory=list)

    def new_paragraph(self) -> None:
        """Forget the topic: a pronoun does not reach back over a paragraph's end."""
        self.topic = self.introduced = None

    def note(self, head: Token, entity: Entity) -> None:
        """Remember that *entity* was named by the word *head*."""
        self.mentions.append((head.lemma_.lower(), entity))

    def described(self, head: Token, known: Vocabulary) -> Entity | None:
        """Return the last thing named that the description headed by *head* fits."""
        word = head.lemma_.lower()
        kind = known.class_words.get(word)
        if kind not in _NAMED_KINDS:
            kind = None
        for name, entity in reversed(self.mentions):
            if name == word or (kind is not None and known.is_a(entity.classes, kind)):
                return entity
        return None

    def pronoun(self, token: Token) -> Entity | None:
        """Return what a pronoun stands for when the sentence itself does not say."""
        if token.lower_ in _FIRST_PERSON:
            return self.speaker
        return self.introduced or self.topic


def antecedent(pronoun: Token) -> Token | None:
    """Return the word in the same sentence that a third-person pronoun stands for, if the syntax tells.

    A possessive belongs to the subject of its clause; a subject pronoun to the subject of the clause before.
    """
    if pronoun.lower_ in _FIRST_PERSON:
        return None
    verb = governing_verb(pronoun)
    while verb is not None:
        for child in verb.children:
            is_subject = child.dep_ in _SUBJECTS and child.i < pronoun.i and child.pos_ != "PRON"
            if is_subject and pronoun not in list(child.subtree):
                return child
        if any(c.dep_ in _SUBJECTS and c.lower_ in _FIRST_PERSON for c in verb.children):
            # "We support X in its aim": what is not ours is the object's.
            objects = [c for c in verb.children if c.dep_ == "dobj" and c.right_edge.i < pronoun.i]
            if objects:
                return objects[0]
        for clause in verb.lefts:
            if clause.dep_ in ("advcl", "ccomp"):
                for child in clause.children:
                    if child.dep_ in _SUBJECTS and child.pos_ != "PRON":
                        return child
        verb = governing_verb(verb)
    return None


def speaker(terms: Iterable[Term], governments: Iterable[Entity]) -> Entity | None:
    """Return who speaks as 'we': the government that the text names most, else the country it names most."""
    counts = Counter(governments)
    if counts:
        return min(counts, key=lambda e: (-counts[e], e.iri))
    places = Counter(t for t in terms if POL.Country in t.classes or POL.Region in t.classes)
    if not places:
        return None
    term = min(places, key=lambda t: (-places[t], t.iri))
    return Entity(term.iri, term.label, term.classes, term.aliases)
