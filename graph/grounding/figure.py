"""The figure: checks of the numbers, units, bounds and ranks of claims against the words of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...ontology.language import Words
from ...ontology.namespace import UNIT
from ...ontology.vocabulary import Term, Vocabulary
from ..fact import Passage, Unit
from ..grammar.plural import singular
from ..grammar.quantity import Quantities, Quantity, fits
from ..grammar.rank import ranks
from ..identity import slug
from .evidence import Stems, bare
from .normal import words_of

_LONGEST_UNIT = 60


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as the words give it: its value, unit and bound on the true value (IRI of ``pol:qualifiers``)."""

    value: Decimal
    unit: Unit | None = None
    bound: str | None = None


class Figures:
    """The numbers and ranks of one document."""

    def __init__(self, known: Vocabulary, words: Words, quantities: Quantities) -> None:
        """Read numbers by *quantities*; *words* are the words of the same language."""
        self._known = known
        self._words = words
        self._quantities = quantities
        self._language = words.tag
        self._stems: dict[str, Stems] = {}

    def amount(
        self, phrase: str, passage: Passage, value: str | None, unit: str | None, bound: str | None
    ) -> Amount | str:
        """Return the amount that *phrase* gives, or one line that says why it does not support the claim.

        :param value: the number according to the reader; *unit* and *bound* are the reader's words for these.
        """
        inside = self._numbers(phrase)
        found = inside or self._numbers(passage.quote)
        if not found:
            return f"there is no number in {phrase!r}"
        if value is None:
            chosen = found[0]
            number = chosen.values[0]
        else:
            number = Decimal(value)
            # First the numbers in the phrase; if it only refers to the number, as "both" does, those of the sentence.
            told = [q for q in found if q.is_value(number)] or [
                q for q in self._numbers(passage.quote) if q.is_value(number)
            ]
            if not told and (changed := self._change(found, number, unit)) is not None:
                return changed
            if not told:
                said = ", ".join(dict.fromkeys(f"{q.values[0].normalize():f}" for q in found[:3]))
                return f"the words say {said}, not {value}"
            chosen = self._surest(told, unit, bound)
        beside = [q for q in self._numbers(passage.quote) if q.is_value(number)]
        # The phrase may leave out the unit that the number has in the sentence.
        if chosen.unit is None and len(beside) == 1:
            chosen = beside[0]
        measure = self._unit(chosen, unit, phrase, passage)
        if isinstance(measure, str):
            return measure
        return Amount(number.normalize(), measure, self._bound(chosen, found, beside, bound, passage, number))

    def _change(self, found: Sequence[Quantity], number: Decimal, unit: str | None) -> Amount | None:
        """Return a multiple as a change in percent: "halved" is 50 percent less, "doubled" 100 percent more."""
        percent = self._named(unit) if unit else None
        if percent is None or percent.iri != UNIT.percent:
            return None
        is_change = any(abs(q.values[0] - 1) * 100 == number for q in found if q.sort == "multiple")
        return Amount(number.normalize(), Unit(percent.iri, percent.label)) if is_change else None

    def rank(self, phrase: str, passage: Passage, value: str | None) -> int | str:
        """Return the rank that *phrase* gives, or one line that says why it does not support the claim."""
        told = self._ranks(phrase) or self._ranks(passage.quote)
        if not told:
            return f"there is no rank in {phrase!r}"
        if value is None:
            return told[0]
        claimed = next(
            (place for place in (*told, *self._ranks(passage.quote)) if place == Decimal(value)), None
        )
        if claimed is not None:
            return claimed
        return f"the words say {', '.join(map(str, dict.fromkeys(told)))}, not {value}"

    def _numbers(self, text: str) -> list[Quantity]:
        return self._quantities.find(text)

    def _ranks(self, text: str) -> list[int]:
        """Return the possible ranks in *text*: ordinals, 1 for a superlative ("largest"), and numbers without a unit."""
        found = [rank.place for rank in ranks(text, self._words, self._quantities)]
        folded = words_of(text).lower()
        # Superlatives of several words, and superlatives in scripts without spaces.
        is_first = any(w in folded for w in self._words.superlatives if not w.isascii() or " " in w)
        if is_first and 1 not in found:
            found.append(1)
        return found + [int(q.values[0]) for q in self._numbers(text) if q.sort == "plain" and q.unit is None]

    def _surest(self, quantities: Sequence[Quantity], unit: str | None, bound: str | None) -> Quantity:
        """Return the one of *quantities*, all of the same value, whose unit and bound best match the reader's."""
        wanted = self._named(unit) if unit else None
        limit = self._words.bounds.get((bound or "").lower())

        def agreement(quantity: Quantity) -> tuple[bool, bool]:
            is_unit = wanted is not None and quantity.unit is not None and quantity.unit.iri == wanted.iri
            return is_unit, quantity.bound == limit

        return max(quantities, key=agreement)

    def _unit(
        self, quantity: Quantity, claimed: str | None, phrase: str, passage: Passage
    ) -> Unit | str | None:
        """Return the unit in the text, else the claimed one if the text supports it; one line if they contradict."""
        wanted = self._named(claimed) if claimed else None
        if quantity.unit is not None:
            told = quantity.unit
            if wanted is None or wanted.iri == told.iri:
                extended = self._extended(claimed, told, passage)
                return extended or Unit(told.iri, told.label)
            if self._are_kin(told, wanted):
                return Unit(wanted.iri, wanted.label)
            if self._is_measure(wanted) and self._is_measure(told):
                return f"the words say {told.label}, not {claimed}"
            return Unit(told.iri, told.label)
        if not claimed:
            return None
        if wanted is not None:
            counted = {q.unit.iri for q in self._numbers(passage.quote) if q.unit is not None}
            names = (claimed, *(name for name in wanted.names if len(name) > 1))
            if wanted.iri in counted or any(self._is_in(name, passage.quote) for name in names):
                return Unit(wanted.iri, wanted.label)
            return f"the words do not say {claimed}" if self._is_measure(wanted) else None
        if self._is_in(claimed, passage.quote) or self._is_in(claimed, phrase):
            return self._counted(claimed)
        return None

    def _extended(self, claimed: str | None, told: Term, passage: Passage) -> Unit | None:
        """Return the claimed unit of several words if it begins with *told* and is in the passage: "tonnes a year"."""
        if not claimed or len(claimed.split()) < 2 or self._named(claimed) is not None:
            return None
        starts = any(claimed.lower().startswith(name.lower()) for name in told.names)
        return self._counted(claimed) if starts and self._is_in(claimed, passage.quote) else None

    def _counted(self, claimed: str) -> Unit | None:
        label = singular(words_of(claimed)) if claimed.isascii() else words_of(claimed)
        if not label or len(label) > _LONGEST_UNIT:
            return None
        return Unit(UNIT[slug(label)], label, self._language)

    def _named(self, name: str) -> Term | None:
        key = words_of(name).lower().rstrip(".")
        units = self._known.units_by_name
        iri = units.get(key) or units.get(singular(key)) or self._words.units.get(words_of(name))
        return self._known.by_iri.get(iri) if iri else None

    def _is_measure(self, unit: Term) -> bool:
        return self._known.is_currency(unit) or unit.iri in (UNIT.percent, UNIT.times)

    def _are_kin(self, told: Term, wanted: Term) -> bool:
        """Say whether a sign read as *told* may mean *wanted*: "$" may mean any dollar, "HK$" only one."""
        if not (self._known.is_currency(told) and self._known.is_currency(wanted)):
            return False
        noun = told.label.split()[-1].lower()
        is_common = self._known.units_by_name.get(noun) in (None, told.iri)
        return not told.notations or (is_common and noun == wanted.label.split()[-1].lower())

    def _bound(
        self,
        quantity: Quantity,
        found: Sequence[Quantity],
        beside: Sequence[Quantity],
        claimed: str | None,
        passage: Passage,
        value: Decimal,
    ) -> str | None:
        """Return the bound by the words of the text, else the reader's bound if the text supports it."""
        if quantity.bound is not None:
            return quantity.bound
        limit = self._words.bounds.get((claimed or "").lower().strip())
        if len(beside) == 1 and beside[0].bound is not None:
            return beside[0].bound
        if limit is None:
            return None
        ends = [q.values[0] for q in found if q.sort == quantity.sort]
        if len(ends) > 1 and fits(limit, ends, value):
            return limit
        names = [name for name, bound in self._words.bounds.items() if bound == limit]
        return limit if any(self._is_in(name, passage.quote) for name in names) else None

    def _is_in(self, words: str, text: str) -> bool:
        """Say whether *text* has each of *words*, regardless of endings."""
        parts = bare(words).split()
        if text not in self._stems:
            within = bare(text).replace("-", " ").split()
            self._stems[text] = Stems(word.strip(".,;:()'\"%") for word in within)
        if parts and all(part in self._stems[text] for part in parts):
            return True
        return bool(parts) and not words.isascii() and bare(words) in bare(text)
