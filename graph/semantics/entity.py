"""The entity: what a phrase stands for, the same for one thing wherever it is named.

The reasons for which two phrases are one entity, in this order: the vocabulary knows both as names of one term;
the text puts a name in quotation marks; the text defines the one as the acronym of the other; they are the same
words but for article, case and number. Never mere likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ...ontology.namespace import ENTITY, POL
from ...ontology.vocabulary import Term, Vocabulary
from ..fact import Entity
from ..grammar.plural import plural, singular
from ..identity import slug
from ..syntax.phrase import Phrase, is_told_by_infinitive
from ..syntax.preposition import after_of
from ..syntax.tree import Span, Token

if TYPE_CHECKING:
    from ..parsing.names import Name

# What the pipeline's named entities (OntoNotes 5 labels) are in the ontology.
_CLASS_OF_LABEL = {
    "GPE": POL.Place,
    "LOC": POL.Place,
    "ORG": POL.Organisation,
    "PERSON": POL.Person,
    "LAW": POL.Policy,
    "EVENT": POL.Event,
}


class Entities:
    """Phrases to entities, for one document."""

    def __init__(
        self, known: Vocabulary, acronyms: Mapping[str, str], partitives: frozenset[str] = frozenset()
    ) -> None:
        """Resolve by *known* and by the document's *acronyms* (short form -> long form).

        :param partitives: nouns in lower case that are of the kind of what they are of.
        """
        self.known = known
        self.partitives = partitives
        self.acronyms = acronyms
        self._terms = terms_by_name(known)
        self._shorts: dict[str, list[str]] = {}
        for short, long in acronyms.items():
            self._shorts.setdefault(long.casefold(), []).append(short)
        self._named_terms: dict[tuple[str, ...], Entity] = {}

    def of(self, phrase: Phrase, names: Mapping[int, tuple[Span, Name]], role: str) -> Entity:
        """Return the entity of *phrase* in a role.

        :param names: the names that the sentence holds, by the index of their last token.
        :param role: the class that the phrase has by its place in the statement, when nothing says more.
        """
        return self.in_role(*self.without_role(phrase, names), role)

    def without_role(self, phrase: Phrase, names: Mapping[int, tuple[Span, Name]]) -> tuple[Entity, bool]:
        """Return the entity of *phrase* with the classes that its own words tell, and whether they name something known."""
        text = phrase.text
        named = self._named(phrase, names)
        if named is not None:
            return named, True
        long = self.acronyms.get(text)
        expanded = long or (self._expand(phrase, text))
        # an acronym that the text defines is nothing else that is called so
        term = self._terms.get(expanded.casefold()) or (None if long else self._terms.get(text.casefold()))
        if term is not None and (text[0].isupper() or not term.label[0].isupper()):
            return self.of_term(term, text, expanded), True
        kinds = self.kinds_of(phrase.head, names)
        kinds = tuple(sorted({*kinds})) if len(kinds) > 1 else kinds
        # "a plan to X" is "the plan" later
        plain = {phrase.head.text} if is_told_by_infinitive(phrase) else set()
        aliases = tuple(sorted({text, *plain, *self._shorts_of(expanded)} - {expanded}))
        return Entity(ENTITY[slug(_key(phrase, text, expanded))], expanded, kinds, aliases), False

    def in_role(self, entity: Entity, is_known: bool, role: str) -> Entity:
        """Return *entity* as also of the class that its place in a statement gives it.

        :param is_known: whether its words name something known; what is told by a class alone is an actor by nothing else.
        """
        if self.known.is_a(entity.classes, role):
            return entity
        if role == POL.Entity or (role == POL.Actor and not is_known):
            return entity if entity.classes else entity.as_also(role)
        return entity.as_also(role)

    def of_name(self, name: str, role: str) -> Entity:
        """Return the entity of a name that the text does not have in one run of words."""
        term = self._terms.get(name.casefold())
        if term is not None:
            return self.of_term(term)
        head = name.partition(" of ")[0].split()[-1]  # "Department of Trade"
        kind = self.known.class_words.get(head.lower()) if head[:1].isupper() else None
        return Entity(ENTITY[slug(name)], name, (kind or role,))

    def of_form(self, words: str, name: Name) -> Entity:
        """Return the entity that *words* name by their form."""
        long = self.acronyms.get(words, words)
        key = f"{long} {name.owner}" if name.owner else long
        return Entity(ENTITY[slug(key)], long, name.classes, tuple(self._shorts_of(long)))

    def of_term(self, term: Term, *surfaces: str) -> Entity:
        """Return the entity of a vocabulary term, with the names by which the text calls it."""
        key = (term.iri, *surfaces)
        if key not in self._named_terms:
            names = {*term.aliases, *surfaces, *(s for x in surfaces for s in self._shorts_of(x))} - {
                term.label
            }
            self._named_terms[key] = Entity(term.iri, term.label, term.classes, tuple(sorted(names)))
        return self._named_terms[key]

    def kinds_of(self, head: Token, names: Mapping[int, tuple[Span, Name]]) -> tuple[str, ...]:
        """Return the classes that the name which ends in *head* tells, or else the word itself."""
        if head.i in names:
            span, name = names[head.i]
            if name.kind == "term" and name.term is not None:
                if not _names_another(span):
                    return name.term.classes
                return (POL.Organisation,) if head.ent_type_ == "ORG" else ()
            # What is put in quotation marks is a policy where it is written as a name.
            if name.kind == "form" or (name.kind == "quoted" and head.text[0].isupper()):
                return name.classes or (POL.Policy,)
        kind = self.kind_of(head)
        return (kind,) if kind else ()

    def kind_of(self, head: Token) -> str | None:
        """Return the class that the word itself tells, by the ontology's class words or its kind of name."""
        class_words, lemma = self.known.class_words, head.lemma_.lower()
        long = self.acronyms.get(head.text, "")  # the class of an acronym is told by its last word
        kind = class_words.get(lemma) or class_words.get(
            head.lower_ if not long else long.split()[-1].lower()
        )
        if kind is not None:
            return kind
        if head.tag_ == "NNPS":
            kind = class_words.get(singular(head.lower_))
        if kind is None and head.dep_ not in ("compound", "amod"):
            before = next(
                (c for c in head.lefts if c.i == head.i - 1 and c.dep_ in ("compound", "amod")), None
            )
            if before is not None:  # "an executive order", "tax credits"
                kind = class_words.get(f"{before.lower_} {lemma}")
        if kind is None and " " in head.text:  # a name read as one word
            kind = class_words.get(head.lower_.rpartition(" ")[2])
        if kind is not None:
            return kind
        if lemma in self.partitives:
            of = after_of(head)
            return self.kind_of(of[0]) if of else None
        return self._kind_of_apposition(head) or _CLASS_OF_LABEL.get(head.ent_type_)

    def _kind_of_apposition(self, head: Token) -> str | None:
        """Return the class by which the text calls a name in passing: that of 'initiative' in 'PortNet, an initiative'."""
        if head.pos_ != "PROPN":
            return None
        called = [self.known.class_words.get(c.lemma_.lower()) for c in head.rights if c.dep_ == "appos"]
        return next((kind for kind in called if kind is not None), None)

    def _named(self, phrase: Phrase, names: Mapping[int, tuple[Span, Name]]) -> Entity | None:
        """Return the entity of a name within *phrase*, where that is what the whole phrase names."""
        inside = [names[t.i] for t in phrase.tokens if t.i in names]
        if not inside:
            return None
        own = _name_alone(phrase)
        for span, name in inside:
            whole = list(span) == own
            if name.kind == "term" and name.term is not None and whole:
                return self.of_term(name.term, span.text)
            if name.kind == "form" and whole:
                return self.of_form(span.text, name)
        # "its 'X' policy" and "a strategy of 'X'" are called X.
        is_one = phrase.head.tag_ != "NNS"  # the projects of a plan are not the plan
        if (is_one and self.known.class_words.get(phrase.head.lemma_.lower()) == POL.Policy) or any(
            list(span) == list(phrase.tokens) for span, name in inside if name.kind == "quoted"
        ):
            for span, name in inside:
                close = (
                    span[-1].head == phrase.head
                    or span[-1].head.head == phrase.head
                    or span[-1] == phrase.head
                )
                if not close:
                    continue
                if name.kind == "quoted":
                    term = self._terms.get(span.text.casefold())
                    if term is not None:
                        return self.of_term(term, span.text, phrase.text)
                    aliases = () if phrase.text == span.text else (phrase.text,)
                    return Entity(ENTITY[slug(span.text)], span.text, (POL.Policy,), aliases)
                if name.term is not None and name.kind == "term" and POL.Policy in name.term.classes:
                    return self.of_term(name.term, span.text, phrase.text)
        return None

    def _shorts_of(self, long: str) -> list[str]:
        return self._shorts.get(long.casefold(), [])

    def _expand(self, phrase: Phrase, text: str) -> str:
        """Return *text*, that of *phrase*, with the long forms of the acronyms in it."""
        if self.acronyms.keys().isdisjoint([t.text for t in phrase.tokens]):
            return text
        parts = []
        for i, token in enumerate(phrase.tokens):
            long = self.acronyms.get(token.text, token.text)
            follows = phrase.tokens[i + 1] if i + 1 < len(phrase.tokens) else None
            if follows is not None and " " in long and long.split()[-1].lower() == follows.lower_:
                long = long.rpartition(" ")[
                    0
                ]  # the PIN program, short for Ports Initiative program, is no "program program"
            parts.append(long)
            if follows is not None and (token.whitespace_ or follows.i != token.i + 1):
                parts.append(" ")
        return "".join(parts)


def as_government(place: Entity, known: Vocabulary, nouns: Iterable[str]) -> Entity:
    """Return *place* under the names of who governs it as well: 'British government', 'UK government'.

    :param nouns: what such names end with.
    """
    term = known.by_iri.get(place.iri)
    if term is None:
        return place
    before = (*term.adjectives, *(name for name in term.names if name.isalpha() and name.isupper()))
    governments = {f"{word} {noun}" for word in before or (term.label,) for noun in nouns}
    return replace(place, aliases=tuple(sorted({*place.aliases, *governments})))


def _names_another(place: Span) -> bool:
    """Say whether *place* ends the name of something else: "the grants of Statistics Norway", but not "Northern Ireland".

    At the beginning of a sentence a capital tells no name: "Rural America".
    """
    before = place.doc[place.start - 1] if place.start else None
    if before is None or before.i == before.sent.start or not before.text[:1].isupper():
        return False
    is_within = before.dep_ == "compound" and before.head in place and before.tag_ in ("NNP", "NNPS")
    return is_within and _CLASS_OF_LABEL.get(place.root.ent_type_) != POL.Place


def _key(phrase: Phrase, text: str, expanded: str) -> str:
    # Number is no difference: "smart factories" and "a smart factory" are one thing.
    head = phrase.head
    if head.tag_ == "NNS" and text == expanded and text.endswith(head.text):
        return text[: -len(head.text)] + head.lemma_
    return expanded


def _name_alone(phrase: Phrase) -> list[Token]:
    """Return the tokens of a name less whose it is, what it costs and what it is: "Peru's X", "the £5 million X", "the plan X"."""
    around = {t for c in phrase.head.children if c.dep_ == "poss" for t in c.subtree}
    sums = ([*c.subtree] for c in phrase.head.lefts if c.dep_ in ("nummod", "nmod"))
    around |= {t for amount in sums if any(t.tag_ == "$" for t in amount) for t in amount}
    if " " in phrase.head.text:
        around |= {
            t for c in phrase.head.lefts if c.dep_ == "compound" and c.text.islower() for t in c.subtree
        }
    return [t for t in phrase.tokens if t not in around]


@lru_cache(maxsize=4)
def terms_by_name(known: Vocabulary) -> Mapping[str, Term]:
    """Return the things of *known* by each of their names, singular and plural, in lower case."""
    return {
        name.casefold(): term
        for term in reversed(known.entities)
        for name in (*term.names, *(plural(n) for n in term.names))
    }
