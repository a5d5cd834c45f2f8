"""The clause: a question, or a part of one, with what it asks for."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ..index.index import Node
from ..words.asking import NUMBERS
from ..words.word import WHICH, Span, Word
from .count import counted
from .link import Link
from .utterance import PLAIN, Utterance

RELATIVE = frozenset({"that", "which", "who", "whose"})
_AUXILIARY = frozenset({"do", "hav"})


class Clause(Utterance):
    """What a question asks for, and of what."""

    @cached_property
    def narrow(self) -> dict[Span, frozenset[str]]:
        """The words for a kind within a class, such as a grant among policies, with the canonical stems of their heads."""
        return {
            span: self._called(self.words[span[1] - 1])
            for span in self.classes
            if not self.keys(span) & self.wording.whole
            and span not in self.coordinated
            and not (self.coordinated and self.focus is not None and span == self.focus[0])
            and not self.linked & {*range(*span)}
            and (self.words[span[1] - 1].tag.startswith("N") or self.focus == (span, self.classes[span]))
        }

    def _called(self, noun: Word) -> frozenset[str]:
        """Return the canonical stems of *noun*; where nothing in the store is called so, those of near meaning as well."""
        stems = frozenset(self.wording.canonical(s) for s in noun.stems)
        return stems if stems & self.index.heads else stems | self.wording.thesaurus.kin(noun)

    @cached_property
    def the_one(self) -> Span | None:
        """The words for a class that stand for one thing of it, without its name: "the aim of the strategy"."""
        for span in self.classes:
            begin = span[0]
            while begin and self.words[begin - 1].tag in ("NN", "JJ"):
                begin -= 1
            definite = begin > 0 and self.words[begin - 1].text.lower() == "the"
            singular = self.words[span[1] - 1].tag == "NN" or self._is_one_called_so(span)
            named = self.linked & {*range(begin, span[1] + 1)}
            described = span[1] < len(self.words) and self._begins_description(span[1])
            asked = self.focus is not None and span == self.focus[0]
            if definite and singular and not (named or described or asked):
                return span
        return None

    def _is_one_called_so(self, span: Span) -> bool:
        """Say whether the plural of *span* calls but one policy of the store: "the guidelines"."""
        called = self.classes[span] == POL.Policy and span in self.narrow
        return called and sum(self.is_of(n, span) for n in self.index.nodes.values()) == 1

    def _begins_description(self, place: int) -> bool:
        word = self.words[place]
        return word.text.lower() in RELATIVE or word.tag in ("IN", "VBN", "VBG")

    def is_of(self, node: Node, span: Span) -> bool:
        """Say whether *node* is of the class that the words of *span* name, and of the kind where they name but a kind."""
        if span not in self.narrow:
            return node.is_a(self.classes[span])
        called = self.wording.canonicals(self.text(span)) <= node.words
        if self.narrow[span] & self.index.called.get(node.iri, frozenset()):
            return True  # "PortNet, a network"
        return bool(self.narrow[span] & node.heads) and (node.is_a(self.classes[span]) or called)

    @cached_property
    def focus(self) -> tuple[Span, str] | None:
        """The word for the class that is asked for, if there is one: it comes before any name and any verb."""
        if "asksPurpose" in self.asks or self.is_whether or self.words[0].tag == "WP$":
            return None  # "whose strategy is about X" asks for no X
        # "The AI strategy" asks for the strategy, "the worth of the AI industry" for none.
        heads = {a for a, _ in self.classes if not self.content & {*range(a)}}
        names = [link for link in self.links if link.is_proper or link.span[1] not in heads]
        first = min((link.span[0] for link in names), default=len(self.words))
        placed = self._asked_in_place()
        if placed is not None:
            return placed, self.classes[placed]
        for span, kind in sorted(self.classes.items(), key=lambda c: (c[0][0], -c[0][1])):
            between = self.words[: span[0]]
            if self.encloses(span):
                continue
            if self.words[span[1] - 1].owns and between and between[-1].text.lower() not in PLAIN:
                continue  # "the union's goal" asks for the goal
            if span[0] < first and not any(self._is_verb(i) for i in range(len(between))):
                return None if self._is_of_another(span[0]) else (span, kind)
            return None
        return None

    def _asked_in_place(self) -> Span | None:
        """Return the words for a class that are asked for where their name would stand: "it was the idea of which country"."""
        before = [(s, self.words[s[0] - 1]) for s in self.classes if s[0] > 1]
        # "The countries whose policies" asks for countries.
        asked = [s for s, w in before if w.tag == "WP$" and s[0] - 1 not in {b for _, b in self.classes}]
        asked += [s for s, w in before if w.tag == "WDT" and w.text.lower() != "that"]
        begins = self.words[0].text.lower() in PLAIN or self.words[0].tag in ("IN", "TO", "DT")
        return max(asked, key=lambda s: s[1] - s[0]) if asked and not begins else None

    def encloses(self, span: Span) -> bool:
        """Say whether what the words name does what is asked for: "what are countries trying to do"."""
        begins = [w.text.lower() for w in self.words[: span[0]]][:1] == ["what"] and self.words[
            1
        ].base == "be"
        behind = self.words[span[1] :]
        doing = any(w.tag == "VBG" for w in behind[:1])
        # "What are the grants meant to support", "what is the government committed to"
        doing |= any(w.tag == "VBN" and to.tag in ("TO", "IN") for w, to in pairwise(behind))
        # "What are the gaps in X exposing towns to"
        doing |= any(w.tag[:2] == "NN" and b.tag == "VBG" for w, b in pairwise(behind[:-1]))
        return begins and doing and self.words[-1].tag[:1] in ("V", "I", "R")

    def _is_of_another(self, place: int) -> bool:
        """Say whether another is asked of what stands at *place*: "the basis of the strategy", "growth of the sector"."""
        if any(span[1] <= place and self.is_phrase_of(span, LEX.causeWords) for span, _ in self.properties):
            return True  # "what is responsible for the changes"
        first = next((i for i in range(place) if self.words[i].tag == "IN"), 0)
        asked = self.asking
        if first and self.words[first - 1].tag == "NN" and first - 1 in self.content - asked:
            return not any(a < first for a, _ in self.classes)
        return any(
            span[1] <= place
            and span not in self.classes
            and self.words[span[0]].tag.startswith("N")
            and {self.words[i].text.lower() for i in (span[1] - 1, span[1])} & self.wording.prepositions
            and found - {POL.hasPart}
            for span, found in self.properties
        )

    def _is_verb(self, place: int) -> bool:
        """Say whether what is asked for stands before the word: "what does the policy of X want"."""
        word = self.words[place]
        if word.lemma in _AUXILIARY or word.tag == "MD":
            return place > 0 and place not in self._asking.phrases
        before, after = self.words[place - 1 : place], self.words[place + 1 : place + 2]
        if (
            word.tag in ("VBN", "VBG")
            and before
            and before[0].tag == "DT"
            and after
            and after[0].tag[:2] == "NN"
        ):
            return False  # "the achieved goals"
        if place == 1 and word.tag in ("VBZ", "VBD") and word.base != "be":
            return True  # "what makes", however light the verb
        asked = {(word.text.lower(),), (word.base,)} & self.wording.asks.keys()
        return word.tag.startswith("VB") and not asked and not word.stems & self.wording.free

    @cached_property
    def coordinated(self) -> frozenset[Span]:
        """The words for classes that only widen the one that is asked for: "which countries or blocs"."""
        if self.focus is None:
            return frozenset()
        end, found = self.focus[0][1], set[Span]()
        while end < len(self.words) and self.words[end].tag == "CC":
            after = next((s for s in self.classes if s[0] == end + 1), None)
            if after is None:
                break
            found.add(after)
            end = after[1]
        return frozenset(found)

    @cached_property
    def asked_class(self) -> str | None:
        """The class of what is asked for, by a word for it or by who and where."""
        kind = self.focus[1] if self.focus is not None else None
        above = self.vocabulary.superclasses
        for span in self.coordinated:
            common = (above[kind] if kind else frozenset()) & above[self.classes[span]]
            kind = max(sorted(common), key=lambda c: len(above[c]), default=None)
        if "asksActor" in self.asks and not (kind and self.vocabulary.is_a((kind,), POL.Actor)):
            return POL.Actor
        return kind or (POL.Place if "asksPlace" in self.asks else None)

    @cached_property
    def counted(self) -> frozenset[int]:
        """The places of the words that say what is counted: those after 'how many' up to a verb or preposition."""
        spans = [self.asks[r] for r in NUMBERS - {"asksDuration"} if r in self.asks]
        parts = frozenset(i for i in range(len(self.words)) if POL.hasPart in self.stated_at(i))
        return counted(self.words, max(b for _, b in spans), parts, self.wording) if spans else frozenset()

    @cached_property
    def enclosed(self) -> frozenset[int]:
        """The places of all nouns between an auxiliary and its verb: "what did the changes in X accelerate"."""
        done = max((i for i, w in enumerate(self.words) if w.tag == "VBN"), default=0)
        # "How much have companies spent", as "how much did companies spend".
        aux = (
            i for i, w in enumerate(self.words) if i and (w.lemma == "do" or (w.lemma == "hav" and i < done))
        )
        begin = next(aux, None)
        if begin is None:
            return frozenset()
        verbs = (i for i, w in enumerate(self.words) if i > begin and w.tag.startswith("V"))
        end = next(verbs, len(self.words) - 1)  # where the parse has no verb, it is the last word
        return frozenset(i for i in range(begin, end) if self.words[i].tag.startswith("NN"))

    @cached_property
    def doers(self) -> frozenset[int]:
        """The places of the nouns that an auxiliary and its verb enclose: "what do companies need" asks of companies."""
        stated = {i for span, _ in self.properties for i in range(*span)}
        named = {i for span in self.classes if span not in self.narrow for i in range(*span)}
        return self.enclosed & self.content - stated - named

    @cached_property
    def doer(self) -> int | None:
        """The place of the noun that does what an auxiliary and its verb enclose: "what do gaps in X expose Y to"."""
        first = min(self.enclosed, default=len(self.words))
        end = next((i for i in range(first, len(self.words)) if i not in self.enclosed), first)
        return end - 1 if end > first and end - 1 not in self.linked else None

    @cached_property
    def asked_phrase(self) -> frozenset[int]:
        """The places of the words for what "which" asks for: "which key value chains depend on X"."""
        if not self.words or self.words[0].text.lower() not in ("which", "what"):
            return frozenset()
        end = 1
        while end < len(self.words) and end not in self.linked:
            is_of = end > 1 and self.words[end].text.lower() == "of"  # "which features of production"
            if self.words[end].tag[:2] not in ("NN", "JJ", "CD") and not is_of:
                break
            end += 1
        return frozenset(range(1, end))

    @cached_property
    def asked_noun(self) -> int | None:
        """The place of the noun behind "which" or "list the"; none where it says nothing: "what kind of"."""
        words, begin = self.words, 0
        if words[0].text.lower() in ("which", "what"):
            begin = 1
        elif self.asks.get("asksList", (1, 1))[0] == 0:
            begin = self.asks["asksList"][1]
        if not begin:
            return None
        end = begin
        while end < len(words) and (words[end].tag[:2] in ("NN", "JJ", "DT", "CD") or end in self.linked):
            if end > begin and words[end - 1].tag[:2] == "NN" and self._begins_phrase(end):
                break  # "name a technology most countries use"
            end += 1
        if words[0].text.lower() == "which" and end == begin == 1 and [w.tag for w in words[1:2]] == ["VBZ"]:
            end += 1  # "which developments were"
        told = self.content | self.linked
        nouns = [i for i in range(begin, end) if i in told and POL.hasPart not in self.stated_at(i)]
        return nouns[-1] if nouns and not words[nouns[-1]].owns else None

    def _begins_phrase(self, place: int) -> bool:
        """Say whether the word begins another noun phrase than the noun before it ends, and is of no name with that."""
        within = any(a < place < b for a, b in (link.span for link in self.links))
        return self.words[place].tag[:2] in ("JJ", "DT") and not within

    @cached_property
    def asked_name(self) -> Link | None:
        """The name of the kind that is asked for, where no word for a class says it: "which key technology"."""
        place = self.asked_noun if self.asked_class is None else None
        return next((x for x in self.links if place is not None and place in range(*x.span)), None)

    @property
    def asks_doer(self) -> bool:
        """Whether it asks who does something: "who" with its verb behind it."""
        asking = self.places("asksActor")
        if not asking or asking.start > 0 or self.words[0].tag != "WP":
            return False
        after = self.words[asking.stop : asking.stop + 1]
        return any(w.tag.startswith("VB") and w.base not in ("be", "do") for w in after)

    @property
    def asks_manner(self) -> bool:
        """Whether it asks how something is done, which no fact of the graph says."""
        first = self.words[0].text.lower() if self.words else ""
        counted = any(span[0] == 0 for span in self.asks.values())
        last = self.words[-1]
        is_named = last.tag == "VBN" and last.stem in self.wording.free  # "how is it called"
        return "asksMeans" in self.asks or (
            first == "how" and not counted and not self.states and not is_named
        )

    @cached_property
    def states(self) -> frozenset[int]:
        """The places of the nouns of which it asks how they should be, not how something should be done to them."""
        place = next((i for i, w in enumerate(self.words) if w.text.lower() == "be"), 0)
        after = [w.tag for w in self.words[place + 1 :] if w.stem not in self.wording.free][:1]
        if self.words[0].text.lower() != "how" or not place or after in (["VBN"], ["VBG"]):
            return frozenset()
        return frozenset(i for i in range(place) if self.words[i].tag[:2] == "NN" and i not in self.linked)

    def is_numeral(self, word: str) -> bool:
        """Say whether *word* is a number in digits or in letters, with a sign of money or a mark beside it or not."""
        text = word.strip("$€£₹¥,;").lower()
        return text[:1].isdigit() or text in self.vocabulary.numerals

    def without(self, role: str) -> Clause:
        """Return the clause without the words that ask for *role*."""
        start, end = self.asks[role]
        kept = [*self.words[:start], *self.words[end:]]
        size = end - start
        links = [link.moved(1 - size * (link.span[0] >= end)) for link in self.links if link.query]
        return Clause([WHICH, *kept], self.index, links)
