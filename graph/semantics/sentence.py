"""The sentence: the ground on which words are read as entities, with the document's discourse behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ...ontology.lexicon import WordRoles
from ...ontology.namespace import POL
from ...ontology.vocabulary import Vocabulary
from ..document import Document
from ..fact import Entity, Passage, Period
from ..grammar.period import days_without_year
from ..grammar.plural import singular
from ..parsing.names import Name
from ..parsing.parse import Parse
from ..rejection import Rejection
from ..syntax.amount import is_several, uncounted, with_quantifier, without_figures
from ..syntax.clause import clause, told_beside
from ..syntax.coordination import are_names, items
from ..syntax.deed import has_of_its_own
from ..syntax.membership import enumerated
from ..syntax.phrase import Phrase, join, noun_phrase
from ..syntax.preposition import after_of
from ..syntax.pronoun import antecedent, done_before, is_pronoun, meant_again, points_at_deed
from ..syntax.tree import Span, Token
from ..syntax.variant import split_deeds, split_objects, variants
from ..syntax.verb import NOUN_SUBJECTS, SUBJECTS, has_own_subject
from .dates import dates_of
from .dating import Date, date_of_goal, date_of_word
from .entity import Entities, as_government
from .home import seat
from .naming import name_beside, name_given
from .reference import Discourse, called, description, is_own_country, own_pronoun, possession

PERCENT = frozenset({"%", "percent", "per cent"})
_NOBODY, _EACH = frozenset({"few", "many", "more", "ones"}), frozenset({"all", "both", "each"})
_SOME, _AGAIN = frozenset({"many", "most", "none", "some"}), frozenset({"that", "those"})
_NAMED_BY_KIND = frozenset({POL.Organisation, POL.Person, POL.Undertaking})


@dataclass(frozen=True, slots=True)
class End:
    """One end of a fact: the entity, and where the sentence names it.

    :param head: the word that stood for it.
    :param mention: the passage that names it, none where it is named elsewhere.
    """

    head: Token
    entity: Entity
    mention: Passage | None


@dataclass(eq=False)
class Sentence:
    """A sentence of a parsed paragraph.

    :ivar known: the vocabulary.
    :param lead_in: whose goals the sentence before announced, where this one is in the list that follows.
    :param announced: the date that the announcement gave.
    :param rejected: what the words proposed and a check refused, added as the sentence is read; *refused* what was proposed.
    :param told: index of a word -> the classes that it tells, of those that were asked for.
    :param stances: index of a word -> whether its clause is denied, and its modality, of those that were asked for.
    :param wanted: index of a verb -> the verbs that tell what is wanted where it is, of those that were asked for.
    :ivar dates: its dates, and *years_in_names* the years that are none (dates.py).
    """

    document: Document
    parse: Parse
    span: Span
    entities: Entities
    discourse: Discourse
    word_roles: WordRoles
    known: Vocabulary = field(init=False)
    lead_in: Sequence[End] = ()
    announced: Period | None = None
    dates: list[Date] = field(init=False)
    years_in_names: list[tuple[int, int]] = field(init=False)
    rejected: list[Rejection] = field(default_factory=list)
    refused: set[tuple[str, ...]] = field(default_factory=set)
    told: dict[int, tuple[str, ...]] = field(default_factory=dict)
    stances: dict[int, tuple[bool, str | None]] = field(default_factory=dict)
    wanted: dict[int, list[Token]] = field(default_factory=dict)
    _read: dict[tuple[int, str, bool, bool], list[End]] = field(default_factory=dict)
    _listed: dict[tuple[int, str, bool], list[End]] = field(default_factory=dict)
    _phrases: dict[tuple[int, bool, bool], list[tuple[Passage, Entity, bool]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the dates."""
        self.known = self.entities.known
        before, issued = self.discourse.date, self.document.metadata.issued
        told = dates_of(self.span, self.parse.names, self.known, before=before, issued=issued)
        self.dates, self.years_in_names = told.found, told.years_in_names

    @property
    def taken(self) -> list[tuple[int, int]]:
        """The characters, in the paragraph's reading, of dates and of names, whose numbers are no quantities."""
        doc = self.span.doc
        dates = [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b, _ in self.dates]
        start, end = self.span.start, self.span.end
        inside = [s for s, _ in self.parse.names.values() if start < s.end and s.start < end]
        names = [(s.start_char, s.end_char) for s in inside]
        first = self.span.start_char
        days = [(first + start, first + end) for start, end in days_without_year(self.span.text)]
        return dates + days + names + self.years_in_names

    @cached_property
    def names(self) -> list[tuple[Span, Name]]:
        """The names that stand in it, in the order of the text."""
        start, end = self.span.start, self.span.end
        found = self.parse.names
        return [found[i] for i in range(start, end) if i in found and found[i][0].start >= start]

    @cached_property
    def passage(self) -> Passage:
        """The sentence as it stands in the document."""
        first = next(t for t in self.span.tokens if not t.is_space)
        last = next(t for t in reversed(self.span.tokens) if not t.is_space)
        return self.passage_of(first, last)

    def mention(self, phrase: Phrase) -> Passage:
        """Return where the document has *phrase*, from its first word to its last."""
        return self.passage_of(phrase.tokens[0], phrase.tokens[-1])

    def ends(self, head: Token, role: str, *, as_clause: bool = False) -> list[End]:
        """Return what *head* and what is coordinated with it stand for, one end each.

        :param role: the class expected of it.
        :param as_clause: whether a verb's phrase, or a noun with the list after it, is one thing said.
        """
        key = head.i, role, as_clause
        if key not in self._listed:
            members = items(head)
            self._listed[key] = [e for i in members for e in self.ends_of(i, role, as_clause=as_clause)]
        return self._listed[key]

    def quantified(self, noun: Token, role: str) -> list[End]:
        """Return what *noun* stands for together with the word that says how little of it there is: 'few doctors'."""
        return [self.named(with_quantifier(noun), role)]

    def named(self, phrase: Phrase, role: str) -> End:
        """Return what *phrase* names, word for word, in the class *role*."""
        return End(phrase.head, self.entities.of(phrase, self.parse.names, role), self.mention(phrase))

    def deed(self, verb: Token, role: str) -> list[End]:
        """Return what *verb* tells to be done, without who does it."""
        return self.ends_of(verb, role, as_clause=True, with_subject=False)

    def deed_before(self, pronoun: Token) -> list[End]:
        """Return what the sentence before told that somebody did, where *pronoun* stands for that: 'This has cut costs'."""
        if any(t.dep_ in NOUN_SUBJECTS and t.i < pronoun.i for t in self.span):
            return []  # it stands for what this sentence has told
        deed = self.discourse.deed()
        return [End(pronoun, deed, None)] if deed is not None else []

    def date_of(self, word: Token) -> Period | None:
        """Return the date that governs *word*, or the one that an announcement before gave."""
        return (self.dates and date_of_word(word, self.dates)) or self.announced

    def date_of_goal(self, word: Token, goal: Token) -> Period | None:
        """Return by when what *word* tells of *goal* is to be so, or the date that an announcement before gave."""
        return (self.dates and date_of_goal(word, goal, self.dates)) or self.announced

    def passage_of(self, first: Token, last: Token) -> Passage:
        """Return where the document has the words from *first* to *last*, in whatever order a list was put together from it."""
        ends = (first, last)
        start, end = min(map(self.parse.start, ends)), max(map(self.parse.end, ends))
        return Passage(self.document.id, start, end, self.document.text[start:end])

    def ends_of(
        self, item: Token, role: str, *, as_clause: bool = False, with_subject: bool = True
    ) -> list[End]:
        """Return what *item* alone stands for, as :meth:`ends` does for all that is coordinated with it."""
        key = item.i, role, as_clause, with_subject
        if key not in self._read:
            # What a bad parse lets stand for itself stands for nothing.
            self._read[key] = []
            self._read[key] = self._ends_of(item, role, as_clause=as_clause, with_subject=with_subject)
        return self._read[key]

    def _ends_of(self, item: Token, role: str, *, as_clause: bool, with_subject: bool) -> list[End]:
        """Return what *item* stands for: by what the text told before, by a name beside it, or by its own words."""
        for read in (self._told_before, self._named_beside, self._shared):
            found = read(item, role)
            if found is not None:
                return found
        says_whose = with_subject and has_own_subject(item)  # "farms reach a higher yield"
        light = [] if item.pos_ != "VERB" or says_whose else self._under_light_verb(item)
        if light:
            return [end for head in light for end in self.ends(head, role, as_clause=True)]
        # One head is asked for in several roles, and its phrases are the same in all of them.
        is_goal = role == POL.Goal
        is_verb = item.pos_ in ("VERB", "AUX") and item.tag_ != "NN"
        key = item.i, is_goal if is_verb else as_clause, is_verb and with_subject
        if key not in self._phrases:
            said = self._phrases_of(
                item, is_verb=is_verb, is_goal=is_goal, as_clause=as_clause, with_subject=with_subject
            )
            names = self.parse.names
            self._phrases[key] = [(self.mention(p), *self.entities.without_role(p, names)) for p in said]
        return [
            End(item, self.entities.in_role(entity, is_known, role), mention)
            for mention, entity, is_known in self._phrases[key]
        ]

    def _told_before(self, item: Token, role: str) -> list[End] | None:
        """Return what a pronoun, a description or a possession stands for, nothing where that is not told; else None."""
        pair = self.discourse.of_pair(item)
        if pair or is_pronoun(item):
            return [End(item, entity, None) for entity in pair] or self._referred(item, role)
        if any(c.tag_ == "WP$" for c in item.lefts):  # "whose services" names nothing outside its clause
            return []
        government = self._government(item)
        if government is not None:
            return government
        known = self.discourse.in_full(item, self.known)
        if known is not None:
            return [End(item, known, None)]
        home = self.discourse.home
        if home is not None and POL.Country in home.classes and is_own_country(item, self.known):
            return [End(item, home, None)]
        told = description(item, self.known, self.word_roles) if not self._is_known(item) else None
        if told is not None:
            entity = self.discourse.described(told, self.known, self.word_roles, self._named_before(item))
            if entity is None and not told.is_name and not told.is_part:
                entity = self.discourse.again(told)
            if entity is not None:
                return [End(item, called(entity, told.noun), None)]
            if told.is_bare and self.known.class_words.get(told.noun) not in _NAMED_BY_KIND:
                # "the government" acts under that very name; "this strategy" names nothing outside its text
                return self._only_described(item)
        owner = possession(item, self.known, self.word_roles) if self.discourse.adopted else None
        if owner is not None:
            plan = self.discourse.owned(item.lemma_.lower(), [e.entity for e in self.ends(owner, POL.Actor)])
            if plan is not None:
                return [End(item, plan, None)]
        if item.lower_ in _AGAIN:
            return self._told_again(item, role)
        if item.pos_ in ("PRON", "DET") or item.dep_ == "expl" or item.lower_ in _NOBODY:
            return None if item.lower_ in _EACH and after_of(item) else []
        return [] if item.lower_ == "one" and all(c.dep_ != "prep" for c in item.rights) else None

    def _only_described(self, item: Token) -> list[End]:
        """Return the policy, of this text alone, that is called no more than 'the strategy', nothing for what is no policy."""
        noun = item.lemma_.lower()
        if item.tag_ != "NN" or self.known.class_words.get(noun) != POL.Policy or item.dep_ not in SUBJECTS:
            return []
        named = Name("form", classes=(POL.Policy,), owner=self.document.id)
        return [End(item, self.entities.of_form(noun, named), self.passage_of(item, item))]

    def _named_beside(self, item: Token, role: str) -> list[End] | None:
        """Return what a name beside *item* names: 'its strategy X' and 'a plan known as X' are X."""
        names = self.parse.names
        beside = name_beside(item, names, self.known)
        if beside is not None:
            return self.ends_of(beside, role)
        called = (
            name_given(item, names, self.entities, self.word_roles[POL.naming]) if self._has_naming else None
        )
        if called is None:
            return None
        return [self._also(end, item, called) for end in self.ends_of(called, role)]

    def _shared(self, item: Token, role: str) -> list[End] | None:
        """Return the firms for '75 % of the firms' and 'a number of firms', and each of 'the ports of A and B'."""
        is_share = item.text in PERCENT or item.lower_ in _EACH or self._is_fraction(item) or is_several(item)
        if not is_share and item.tag_ not in ("NNPS", "NNS") and item.lower_ not in _SOME:
            return None
        of = after_of(item)
        if of and (is_share or (item.lower_ in _SOME and of[0].tag_ == "PRP")):
            return self.ends(of[0], role)  # "most of them" is they
        if of and not is_share and are_names(items(of[0])):
            return self._distributed(singular(item.text), items(of[0]), role)
        return None

    def _phrases_of(
        self, item: Token, *, is_verb: bool, is_goal: bool, as_clause: bool, with_subject: bool
    ) -> Iterator[Phrase]:
        """Yield the phrases that *item* heads, one for each thing that is said."""
        if is_verb:
            said = clause(item, with_subject=with_subject)
            said = said if is_goal else without_figures(said)
            finite = bool(said.tokens) and any(
                t.dep_ in NOUN_SUBJECTS and t.head == item for t in said.tokens
            )
            phrases = [said] if finite else [p for deed in split_deeds(said) for p in split_objects(deed)]
            phrases += told_beside(item) if is_goal else []
        else:
            thing = noun_phrase(item)
            name, _ = self.parse.names.get(item.i, (None, None))
            thing = thing if as_clause else uncounted(thing, name)
            phrases = variants(thing) if as_clause else [thing]
        for phrase in phrases:
            if any(t.is_alpha or t.pos_ == "PROPN" or t.text[0].isalnum() for t in phrase.tokens):
                yield phrase

    def _government(self, item: Token) -> list[End] | None:
        """Return the country for which 'Oslo' in 'Oslo has adopted a plan' and 'its government' act; else None."""
        whose = own_pronoun(item) if item.lower_ in self.word_roles[POL.metonym] else None
        if whose is not None:
            country = self.discourse.governed(e.entity for e in self.ends(whose, POL.Actor))
        elif (country := seat(item, self.discourse.home, self.known)) is None:
            return None
        government = as_government(country, self.known, self.word_roles[POL.metonym]) if country else None
        return [End(item, government, None)] if government is not None else []

    def _is_fraction(self, item: Token) -> bool:
        """Say whether *item* is a part of one in words: 'half', the thirds of 'two thirds'."""
        is_part = item.tag_ == "NNS" and item.lower_.removesuffix("s") in self.known.ordinals
        return is_part or 0 < self.known.numerals.get(item.lower_, 1) < 1

    def _is_known(self, item: Token) -> bool:
        """Say whether the vocabulary has *item* alone as the name of something, as it may have 'Congress'."""
        named = self.parse.names.get(item.i)
        return named is not None and named[1].kind == "term" and len(named[0]) == 1 and item.pos_ == "PROPN"

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in lower case: what looks for a certain one need not go through a sentence without it."""
        return frozenset([t.lower_ for t in self.span.tokens])

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Their lemmas in lower case."""
        return frozenset([t.lemma_.lower() for t in self.span.tokens])

    @cached_property
    def _has_naming(self) -> bool:
        """Whether any word of it gives a thing its name."""
        return not self.word_roles[POL.naming].isdisjoint(self.lemmas)

    def _also(self, end: End, item: Token, name: Token) -> End:
        """Return *end*, known by *name*, under the words of *item* as well: 'a Port Strategy entitled X'."""
        words = noun_phrase(item)
        if end.entity.iri in self.known.by_iri or name in words.tokens or words.text.islower():
            return end
        return replace(end, entity=replace(end.entity, aliases=(*end.entity.aliases, words.text)))

    def _told_again(self, that: Token, role: str) -> list[End]:
        """Return 'exports of Chile' for *that* in 'exports rose, while those of Chile fell'."""
        same, of = meant_again(that)
        if same is None or not of:
            return []
        whose = {t for c in same.lefts if c.dep_ in ("poss", "det") for t in c.subtree}
        words = tuple(t for t in noun_phrase(same, prepositions=frozenset()).tokens if t not in whose)
        return self._distributed(join(words), of, role, by=of[0].head.lower_)

    def _distributed(self, name: str, of: list[Token], role: str, by: str = "of") -> list[End]:
        """Return one end for each of 'Departments of A, B and C', of which *name* is the first word, in the singular."""
        named = ((i, self.entities.of_name(f"{name} {by} {noun_phrase(i).text}", role)) for i in of)
        return [End(item, entity, self.passage_of(item, item)) for item, entity in named]

    def _under_light_verb(self, verb: Token) -> list[Token]:
        """Return what *verb* is about where it says no more than that this is to be: 'ensure that X', 'achieve X'."""
        if verb.lemma_.lower() not in self.word_roles[POL.result]:
            return []
        told = [has_of_its_own(c) or c for c in verb.rights if c.dep_ in ("ccomp", "dobj")]
        if any(s.tag_ == "PRP" for c in told for s in c.lefts if s.dep_ in NOUN_SUBJECTS):
            return []  # "ensure that they get loans"
        return [e for c in told for e in (enumerated(c) or [c])]  # "reach two goals: A and B"

    def _named_before(self, item: Token) -> list[Entity]:
        """Return what the sentence names before *item*, latest last, whole names only."""
        inside = {t.i for t in item.subtree}
        return [
            self.entities.of_term(name.term, span.text)
            for span, name in self.names
            if span.end <= item.i and span.end - 1 not in inside and name.kind == "term" and name.term
        ]

    def _is_quoted(self, item: Token) -> bool:
        """Say whether *item* stands between quotation marks; those of a paragraph before are closed."""
        end = self.parse.start(item)
        before = self.document.text[self.document.text.rfind("\n", 0, end) + 1 : end]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _referred(self, item: Token, role: str) -> list[End]:
        """Return what a pronoun stands for: a word of the sentence, or what the text spoke of."""
        word = antecedent(item)
        done = done_before(item, word) if role == POL.Policy else []
        if any(POL.Policy in self.entities.kinds_of(o, self.parse.names) for o in done):
            return [End(item, e.entity, None) for o in done for e in self.ends_of(o, role)]
        if word is not None and not is_pronoun(word):
            found = [end for i in items(word) if i is not item for end in self.ends_of(i, role)]
            return [End(item, e.entity, e.mention) for e in found]
        told = self.discourse.pronoun(item, is_quoted=self._is_quoted(item))
        if points_at_deed(item):  # stands for what a body did, never for the body
            told = tuple(e for e in told if e == self.discourse.introduced or not self._is_body(e))
        return [End(item, entity, None) for entity in told]

    def _is_body(self, entity: Entity) -> bool:
        is_a, kinds = self.known.is_a, entity.classes
        is_body = is_a(kinds, POL.Organisation) and not is_a(kinds, POL.Policy)
        return is_body or is_a(kinds, POL.Place)
