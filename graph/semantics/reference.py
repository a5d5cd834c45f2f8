"""The reference: what pronouns and definite descriptions stand for; nothing rather than a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from ...ontology.lexicon import WordRoles
from ...ontology.namespace import POL
from ...ontology.vocabulary import Vocabulary
from ..fact import Entity, Period, Statistic
from ..grammar.plural import plural, singular
from ..syntax.phrase import noun_phrase
from ..syntax.pronoun import ALONE, FIRST_PERSON, OWN, PERSONAL, PLURAL, said_to_be
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS
from .entity import as_government

_POINTING = frozenset({"this", "that", "these", "those", "the", "such"})
# What a text names and then refers to by its class; a trend or a goal is told again in other words.
_NAMED_KINDS = frozenset({POL.Policy, POL.Organisation, POL.Country, POL.Region, POL.Sector, POL.Technology})
_WRITTEN_AS_NAMES = frozenset({POL.Policy, POL.Organisation})
_AFTER_NOUN = re.compile(
    r"(?<=\w) (?:of|in|for|with|on|to|by|from|at|that|which|who"
    r"|across|against|among|behind|between|beyond|into|over|through|throughout|under|within) "
)
_YEARS_BEHIND = re.compile(r" \d{4}(?:[-–/]\d{2,4})?$")
_YEARS = re.compile(r"\d{4}(?:[-–/]\d{2,4})?")
_PLACES = frozenset({POL.Country, POL.Region})
_OF_PAIR = {"both": slice(0, 2), "former": slice(0, 1), "latter": slice(1, 2)}
_NO_ROLES = WordRoles()


def _nothing() -> None:
    return None


def _none() -> list[tuple[Token, Entity]]:
    return []


def _nobody(_: Token) -> list[Entity]:
    return []


def _not_told(_: Description) -> Entity | None:
    return None


@dataclass(frozen=True, slots=True)
class Description:
    """A definite description, such as 'this strategy', 'the new law' or 'the hydrogen plan'.

    :param noun: its noun in the singular, in lower case.
    :param modifiers: the words that say which one, in lower case; none in 'the new law', which any law may be.
    :param is_bare: whether it has no adjective either, so that alone it names nothing.
    :param is_plural: whether it is of several things, so that no single one named before is meant.
    :param is_capital: whether it is written as names are, as what has a name is rather than another: 'the Strategy'.
    :param is_part: whether it is no word of a class, so that only a name which ends in it is meant: 'the standard'.
    :param is_name: whether it stands without 'the', as a name does: 'Cabinet approved the plan'.
    """

    noun: str
    modifiers: frozenset[str] = frozenset()
    is_bare: bool = True
    is_plural: bool = False
    is_name: bool = False
    is_capital: bool = False
    is_part: bool = False


def description(token: Token, known: Vocabulary, roles: WordRoles = _NO_ROLES) -> Description | None:
    """Return the definite description that *token* heads, none where it heads another phrase.

    'The' goes before any noun; a description with it must have the word of a class ('the law', not 'the weather').
    """
    determiner = next((c for c in token.children if c.dep_ == "det" and c.lower_ in _POINTING), None)
    if " " in token.text:  # a name read as one word is a name
        return None
    noun = token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_
    if determiner is None:
        return Description(noun, is_name=True) if _is_written_as_name(token, noun, known) else None
    own = [c for c in token.children if not c.is_punct and c.dep_ not in ("relcl", "case", "det")]
    if token.pos_ != "NOUN" and not (token.pos_ == "PROPN" and token.lower_ in known.class_words and not own):
        return None  # "the Act" is that of which the text tells, "the Port Act" a name
    if determiner.lower_ == "the" and noun not in known.class_words:
        is_part = not own and token.tag_ == "NN" and token.dep_ in NOUN_SUBJECTS
        return Description(noun, is_bare=False, is_part=is_part) if is_part else None
    if (
        token.text.istitle()
        and known.class_words.get(noun) == POL.Organisation
        and determiner.lower_ == "the"
    ):
        return Description(noun, is_name=True)  # "the Cabinet" is called so, and no company
    if known.class_words.get(noun) == POL.Country and any(c.lower_ == "only" for c in own):
        return Description(noun)  # "the only country in the world"
    restricting = [c for c in own if c.lemma_.lower() not in roles[POL.deictic]]
    if any(c.i > token.i or c.dep_ not in ("amod", "compound", "nmod") for c in own):
        return None
    words = frozenset(w.lower_ for c in restricting for w in c.subtree)
    return Description(
        noun, words, is_bare=not own, is_plural=token.tag_ == "NNS", is_capital=token.text.istitle()
    )


def _is_written_as_name(token: Token, noun: str, known: Vocabulary) -> bool:
    """Say whether the mere word of a class stands where a name would: 'Mission will support ports'."""
    kind = known.class_words.get(noun) if token.dep_ in NOUN_SUBJECTS else None
    if not token.text.istitle() or token.tag_ not in ("NN", "NNP") or kind not in _WRITTEN_AS_NAMES:
        return False  # "Unemployment fell", "Technology helps" are told of no one in particular
    return all(c.i > token.i and c.dep_ not in ("conj", "prep") for c in token.children)


def own_pronoun(token: Token) -> Token | None:
    """Return 'its' in 'its government', where nothing more is said of which it is; not 'our', which speakers say."""
    said = [c for c in token.children if not c.is_punct and c.dep_ not in ("relcl", "appos", "conj", "cc")]
    is_own = len(said) == 1 and said[0].tag_ == "PRP$" and said[0].lower_ not in OWN
    return said[0] if is_own else None


def possession(token: Token, known: Vocabulary, roles: WordRoles = _NO_ROLES) -> Token | None:
    """Return whose policy *token* is, where it says no more of it: 'Peru' in 'Peru's plan', 'its' in 'its new plan'."""
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is None or token.pos_ != "NOUN" or known.class_words.get(token.lemma_.lower()) != POL.Policy:
        return None
    others = [c for c in token.children if c != owner and not c.is_punct and c.dep_ not in ("relcl", "case")]
    return owner if all(c.i < token.i and c.lemma_.lower() in roles[POL.deictic] for c in others) else None


def is_own_country(token: Token, known: Vocabulary) -> bool:
    """Say whether *token* is the country of those who speak: 'our country', 'our great nation'."""
    is_country = known.class_words.get(token.lemma_.lower()) == POL.Country and token.tag_ == "NN"
    return is_country and any(c.lower_ in OWN for c in token.lefts)


@dataclass
class Discourse:
    """What a document has spoken of so far.

    :param speaker: who 'we' is, where the text is a government's own.
    :param home: the country that the document is about, where it is about one.
    :param voice: who 'we' is in what is quoted; *voices* the same by the name of whom the text quotes.
    :param topic: the subject of the last main clause; *country* the last one that was a country.
    :param introduced: the policy or body that the last sentence brought in.
    :param mentions: what was named in the paragraphs so far, latest last, with the word that headed it.
    :param adopted: by the IRI of who adopted them, the policies so far by theirs, latest last.
    :param beside: what that clause told the same of, with *topic*: Y in 'X and Y are old'.
    :param bidden: by the IRI of a policy that a sentence without a subject bids to make, who is to make it.
    :param is_plural: whether the topic was told in the plural.
    :param begun: where the last sentence begins in the document; *before* what had been spoken of then.
    :param date: the last date of the sentence before, in the same paragraph; *scene* that of its figures.
    :param order: the list in order of rank that the text told of last, such as an index.
    :param measured: the figures of the sentence before, in the same paragraph, each after what it measured.
    :param several: the nouns of the sentence before that name several things, each with what it stands for.
    :param pair: tells of which two that sentence spoke last, one beside the other: 'both', 'the former', 'the latter'.
    :param whose: tells of such a noun, where it is one for goals or challenges, whose they are.
    :param standard: the words of the last main clause, with which the next may compare.
    :param again: tells what the sentence before called by the noun of a description, where it did.
    :param deed: tells what the sentence before, in the same paragraph, says that its subject did, if anything.
    """

    speaker: Entity | None = None
    home: Entity | None = None
    voice: Entity | None = None
    voices: dict[str, Entity] = field(default_factory=dict)
    topic: Entity | None = None
    beside: tuple[Entity, ...] = ()
    country: Entity | None = None
    introduced: Entity | None = None
    mentions: list[tuple[str, Entity]] = field(default_factory=list)
    adopted: dict[str, dict[str, Entity]] = field(default_factory=dict)
    bidden: dict[str, Entity] = field(default_factory=dict)
    is_plural: bool = False
    begun: int | None = None
    before: Discourse | None = None
    date: Period | None = None
    scene: Period | None = None
    order: str = ""
    measured: tuple[tuple[Entity, Statistic], ...] = ()
    several: Callable[[], list[tuple[Token, Entity]]] = _none
    pair: Callable[[], list[Entity]] = list
    whose: Callable[[Token], list[Entity]] = _nobody
    again: Callable[[Description], Entity | None] = _not_told
    deed: Callable[[], Entity | None] = _nothing
    standard: str = ""

    def at(self, start: int) -> Discourse:
        """Return what had been spoken of before the sentence that begins at *start* in the document.

        The items of a list are read each with the lead-in before it, and are one sentence.
        """
        return self.before if start == self.begun and self.before is not None else self

    def begin(self, start: int) -> None:
        """Keep what has been spoken of before the sentence that begins at *start*."""
        self.before = replace(self, begun=start, before=None)
        self.begun = start

    def new_paragraph(self, known: Vocabulary) -> None:
        """Forget the topic, unless it is something named: only to that a pronoun reaches over a paragraph's end."""
        self.date = self.scene = None
        self.measured = ()
        self.standard = ""
        self.deed = _nothing
        named = (self.introduced, self.topic, *self.beside)
        introduced, topic, *beside = (
            e if e is not None and any(known.is_a(e.classes, kind) for kind in _NAMED_KINDS) else None
            for e in named
        )
        self.introduced, self.topic = introduced, topic
        self.beside = tuple(e for e in beside if e is not None)

    def note(self, entity: Entity, head: str | None = None) -> None:
        """Remember that *entity* was named, by a phrase with the word *head* or by its label."""
        self.mentions.append((head or head_noun(entity.label), entity))

    def described(
        self,
        description: Description,
        known: Vocabulary,
        roles: WordRoles = _NO_ROLES,
        nearer: Sequence[Entity] = (),
    ) -> Entity | None:
        """Return the last thing named that *description* fits.

        :param nearer: what the sentence itself names before it, latest last.
        """
        named = [*((head_noun(e.label), e) for e in reversed(nearer)), *reversed(self.mentions)]
        if description.is_capital:
            named.sort(key=lambda told: description.noun.title() not in told[1].label.split())
        kind = known.class_words.get(description.noun)
        for head, entity in named:
            several = description.is_plural and head == plural(description.noun)
            is_one = description.is_plural and entity.label[0].isupper() and not are_several(entity.label)
            if is_one or not (several or head == description.noun):
                continue  # "these ministries" are no single Ministry of Trade
            if description.is_part and not _is_full_name(entity.label):
                continue
            if not description.modifiers <= {*entity.label.lower().split()}:
                continue
            if kind not in _NAMED_KINDS or known.is_a(entity.classes, kind):  # not "provide a framework"
                if description.noun in roles[POL.metonym] and not is_of(entity, self.home, known):
                    continue
                return entity
        if description.modifiers or description.is_plural:
            return None
        if kind in _NAMED_KINDS and description.noun not in roles[POL.metonym]:
            fitting = [e for _, e in named if known.is_a(e.classes, kind) and not are_several(e.label)]
            if kind == POL.Policy:  # "this vision" is not the funding of which the text has told
                fitting = [e for e in fitting if known.class_words.get(head_noun(e.label)) != POL.Undertaking]
            if kind == POL.Organisation and description.is_name:
                fitting = []  # "Cabinet" is no company of which the text has spoken
            elif kind == POL.Organisation:
                fitting = [e for e in fitting if _has_own_name(e, known)]
            if description.noun in roles[POL.enactment]:
                # "The law" is an act, where the text has told of one,
                enacted = [e for e in fitting if head_noun(e.label) in roles[POL.enactment]]
                # and never a fund, or what else is called by what it is.
                fitting = enacted or [e for e in fitting if head_noun(e.label) not in known.class_words]
            if kind == POL.Policy and self.introduced not in fitting[:1]:
                # By another word than its own a text calls a policy that has a name.
                fitting = [e for e in fitting if not (e.label[0].islower() or e.label.islower())]
            if kind in _PLACES and self.topic in fitting:
                return self.topic  # of the places named, the one of which the text speaks
            if kind in _WRITTEN_AS_NAMES and self.topic is not None and _is_mere_name(self.topic, known):
                return replace(self.topic, classes=(kind,))  # "Findata grew. The agency ..." tells what it is
            if fitting:
                return fitting[0]
        # "the government" is that of the country which the text was about last, or is about as a whole
        country = self.country or self.home if description.noun in roles[POL.metonym] else None
        return as_government(country, known, roles[POL.metonym]) if country is not None else None

    def in_full(self, token: Token, known: Vocabulary) -> Entity | None:
        """Return what "the Port Plan", which *token* heads, was first told by: a longer name that ends so, "Peru Port Plan 2030"."""
        if token.pos_ != "PROPN" or not any(c.lower_ == "the" for c in token.lefts):
            return None
        name = " ".join(t.text for t in noun_phrase(token).tokens if t.dep_ != "det")
        labels = [(_YEARS_BEHIND.sub("", e.label), e) for _, e in self.mentions]
        longer = (
            e
            for label, e in labels
            if label.endswith(f" {name}") and any(known.is_a(e.classes, kind) for kind in _WRITTEN_AS_NAMES)
        )
        is_own = " " not in name or any(label == name for label, _ in labels)
        told = None if is_own else next(longer, None)
        return replace(told, aliases=tuple(sorted({*told.aliases, name}))) if told is not None else None

    def of_pair(self, word: Token) -> list[Entity]:
        """Return for which of the two that the sentence before told of *word* stands: 'both', 'the former', 'the latter'."""
        which = _OF_PAIR.get(word.lower_)
        alone = which is not None and all(c.lower_ == "the" for c in word.children)
        return self.pair()[which] if alone and which is not None else []

    def governed(self, told: Iterable[Entity]) -> Entity | None:
        """Return the country that 'its government' governs: one of those *told* by 'its', or the last of which the text was."""
        return next((e for e in (*told, self.country) if e is not None and POL.Country in e.classes), None)

    def owned(self, noun: str, owners: Iterable[Entity]) -> Entity | None:
        """Return the last policy called a *noun* that one of *owners* adopted: of Peru, what 'Peru's plan' is."""
        plans = [
            p for o in owners for p in self.adopted.get(o.iri, {}).values() if head_noun(p.label) == noun
        ]
        return plans[-1] if plans else None

    def pronoun(self, token: Token, *, is_quoted: bool = False) -> tuple[Entity, ...]:
        """Return what a pronoun stands for when the sentence itself does not say; nothing rather than a guess.

        :param is_quoted: whether somebody else than the text says it.
        """
        thing = said_to_be(token)
        same = self.again(Description(thing.lemma_.lower())) if thing is not None else None
        if same is not None:
            return (same,)
        if token.lower_ in PLURAL:
            return (self.topic, *self.beside) if self.topic is not None and self.is_plural else ()
        entity = self._one(token, is_quoted=is_quoted)
        return (entity,) if entity is not None else ()

    def _one(self, token: Token, *, is_quoted: bool) -> Entity | None:
        """Return the one thing for which a pronoun that is no 'they' stands, where the text has told it."""
        if token.lower_ in ALONE:
            return None  # whoever says "I" is somebody, and no country
        if token.lower_ in FIRST_PERSON:
            return (self.voice if is_quoted else None) or self.speaker
        if token.lower_ in PERSONAL:
            return next((e for _, e in reversed(self.mentions) if POL.Person in e.classes), None)
        topic = (
            self.topic if self.topic is None or POL.Person not in self.topic.classes else None
        )  # "it" is nobody
        return self.introduced or (None if self.is_plural else topic)


@lru_cache(maxsize=4096)  # a text says the same names again and again
def head_noun(label: str) -> str:
    """Return the noun of a name in lower case: 'ministry' of 'Ministry of Health', 'plan' of 'Clean Air Plan'."""
    *before, last = label.split()
    if last.islower() and before and before[-1][0].isupper():
        return last  # "the Roads for Peru initiative"
    words = _AFTER_NOUN.split(label.lower(), maxsplit=1)[0].split()
    while len(words) > 1 and _YEARS.fullmatch(words[-1]):
        words.pop()  # "Ports Plan 2020-2025" is a plan
    return words[-1]


def called(thing: Entity, noun: str) -> Entity:
    """Return *thing*, which has no name of its own, as known by *noun* as well: the 'new port fund' as 'the fund'."""
    label = thing.label.lower()
    if label != thing.label or label == noun or head_noun(label) != noun:
        return thing
    return replace(thing, aliases=tuple(sorted({*thing.aliases, noun})))


def is_of(government: Entity, home: Entity | None, known: Vocabulary) -> bool:
    """Say whether the name of *government* is that of one of *home*, or tells of no country where there is no home."""
    place = known.by_iri.get(home.iri) if home is not None else None
    if place is None or any(name in government.label for name in (*place.names, *place.demonyms)):
        return True
    return any(w[0].isupper() for w in government.label.split()[:-1]) and not _names_country(
        government.label, known
    )


def _names_country(label: str, known: Vocabulary) -> bool:
    """Say whether *label* has the name of a country, or a word for what belongs to one, of one word or of two."""
    words = label.split()
    return any(w in known.countries for w in (*words, *(f"{a} {b}" for a, b in pairwise(words))))


def _is_full_name(label: str) -> bool:
    """Say whether a label is a name of several words: 'Port Standard'."""
    words = label.split()
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()


def are_several(label: str) -> bool:
    """Say whether a label is of several things without a name: 'measures for ports' are no one proposal."""
    head = head_noun(label)
    # "Measures for ports" may have begun a sentence; "Harbourworks" is a name
    words = label.lower() if " " in label and label[1:].islower() else label
    return singular(head) != head and head in words.split()


def _is_mere_name(thing: Entity, known: Vocabulary) -> bool:
    """Say whether all that is known of *thing* is its name, or what its last word is for: 'European Health Data Space'."""
    words = thing.label.split()
    is_name = words[0][0].isupper() and words[-1][0].isupper() and thing.iri not in known.by_iri
    return is_name and thing.classes in ((POL.Entity,), (POL.Technology,))


def _has_own_name(organisation: Entity, known: Vocabulary) -> bool:
    """Say whether a name tells of no class: 'Siemens' may be 'the company', a ministry or some firms may not."""
    words = organisation.label.split()
    return words[0][0].isupper() and not any(w.lower() in known.class_words for w in words)
