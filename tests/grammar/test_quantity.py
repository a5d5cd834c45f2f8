"""Quantities: numbers with their multiplier, their unit and a qualifier that says how exact they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policyloom.graph.grammar.period import periods
from policyloom.graph.grammar.quantity import Quantities, Quantity
from policyloom.graph.grammar.rank import ranks
from policyloom.ontology.namespace import POL
from policyloom.ontology.own import built_in

FINDER = Quantities(built_in().vocabulary, built_in().words())
QUALIFIERS = {bound: name for name, bound in built_in().concepts(POL.qualifiers).items()}

NUMBERS = {
    "It has 41 schools.": ["41"],
    "It has version 3.141": ["3.141"],
    "It has 12,34,567 voters.": ["1234567"],
    "It has 12 700 000 voters.": ["12700000"],
    "By 2030 500 schools will open.": ["500"],
    "It has a 120 million-strong market.": ["120000000"],
    "It has 2 lakh crore seeds.": ["2000000000000"],
    "It has zero deaths.": ["0"],
    "It has twenty-one schools.": ["21"],
    "It has a hundred schools.": ["100"],
    "It has three million two hundred thousand schools.": ["3200000"],
    "It has half a million farmers.": ["500000"],
    "It has a dozen schools.": ["12"],
    "It has two dozen schools.": ["24"],
    "It has one and a half.": ["1.5"],
    "It has two and a half million.": ["2500000"],
    "It has a quarter of a million.": ["250000"],
    "It was the second school.": [],
    "It was the 18th school.": [],
    "It opened in 2021.": [],
    "Many schools closed.": [],
    "It has several million in the third quarter.": [],
}
SHARES = {
    "Prices rose by 12.5%.": ["12.5 percent"],
    "Prices rose by twelve per cent.": ["12 percent"],
    "Prices rose by 0.3 percentage points.": ["0.3 percentage point"],
    "A 25-percent credit is paid.": ["25 percent"],
    "The fee takes two hundredths of income.": ["2 percent"],
    "Three quarters of the schools closed.": ["75 percent"],
    "Two-thirds of the schools closed.": ["66.7 percent"],
    "More than half of the schools closed.": ["more than 50 percent"],
    "About a third of the schools closed.": ["about 33.3 percent"],
    "One in five schools closed.": ["20 percent"],
    "Six in a hundred closed.": ["6 percent"],
    "Four out of every ten schools closed.": ["40 percent"],
    "Four heads in ten nevertheless closed.": ["40 percent"],
    "It has three of every five dollars.": ["60 percent"],
    "It has 60 of the 97 categories.": ["60", "97"],
    "It has three offices in five cities.": ["3", "5"],
}
MONEY = {
    "It costs USD 53 billion.": ["53000000000 US dollar"],
    "It costs C$450 million.": ["450000000 Canadian Dollar"],
    "It costs RM587.5 billion.": ["587500000000 Malaysian Ringgit"],
    "It costs R209.7 billion.": ["209700000000 South African Rand"],
    "It costs Rs. 500 crore.": ["5000000000 Indian Rupee"],
    "It costs 4.2 million pounds.": ["4200000 British pound"],
    "It costs 60,000 leva.": ["60000 Bulgarian Lev"],
    "It ran over 49 trillion won.": ["more than 49000000000000 South Korean Won"],
    "It costs a $50-million loan.": ["50000000 US dollar"],
    "It costs $50k.": ["50000 US dollar"],
    "COP28 met, with COP 28 million.": ["28", "28000000 Colombian Peso"],
}
UNITS = {
    "It makes 30 gigawatts.": ["30 gigawatt"],
    "It makes 5GW of power.": ["5 gigawatt"],
    "A 30-megawatt plant opened.": ["30 megawatt"],
    "It builds a 2000 MW plant.": ["2000 megawatt"],
    "It shipped 40 million tonnes.": ["40000000 tonne"],
    "It has some 9,350 kilometers of road.": ["about 9350 kilometre"],
}
SEVERAL = {
    "It has 41 schools, 207 teachers and 666 pupils.": ["41", "207", "666"],
    "It has 5, 7 and 9 percent.": ["5 percent", "7 percent", "9 percent"],
    "It costs between 8,000 and 12,000 euros.": ["8000 euro", "12000 euro"],
    "It makes 8-12 GW.": ["8 gigawatt", "12 gigawatt"],
    "It has 2 to 3 million farmers.": ["2000000", "3000000"],
    "It costs €5 to €7 million.": ["5000000 euro", "7000000 euro"],
    "It costs $5–7 million.": ["5000000 US dollar", "7000000 US dollar"],
    "It costs $5 to 7 million.": ["5000000 US dollar", "7000000 US dollar"],
    "It grew by 12% to 4.5 trillion yuan.": ["12 percent", "4500000000000 Chinese yuan"],
    "It rose 5 percent to 3.2 million.": ["5 percent", "3200000"],
    "It gave $5 million to 300 farmers.": ["5000000 US dollar", "300"],
    "They spent €10 million and 200 vehicles.": ["10000000 euro", "200"],
    "It fell from 34,000 to 1.2 million.": ["34000", "1200000"],
    "It grew 3 percent in 2020 and 2021.": ["3 percent"],
    "It was 226 million five years earlier.": ["226000000", "5 year"],
    "It has 20,000, or 15 percent.": ["20000", "15 percent"],
    "Inflation was -2.5%, in a range of 5-7 percent.": ["-2.5 percent", "5 percent", "7 percent"],
}
BOUNDS = {
    "It has 50 or more schools.": ["at least 50"],
    "It has 50+ schools.": ["more than 50"],
    "It was 30 percent higher than in 2019.": ["30 percent"],
    "It was 20 percent less than Uganda.": ["20 percent"],
}


def _find(text: str) -> list[Quantity]:
    """Return the quantities of *text* that are neither dates nor parts of other quantities."""
    dates = [(start, end) for start, end, _ in periods(text, built_in().words())]
    return [
        quantity
        for quantity in FINDER.find(text)
        if not quantity.is_part
        and not any(start < quantity.end and quantity.start < end for start, end in dates)
    ]


def _told(quantity: Quantity) -> str:
    """Return the qualifier, the number and the unit of *quantity*, as far as it has them."""
    qualifier = QUALIFIERS[quantity.bound] if quantity.bound else ""
    unit = quantity.unit.label if quantity.unit else ""
    return f"{qualifier} {quantity.values[0].normalize():f} {unit}".strip()


@pytest.mark.parametrize(
    "readings",
    [NUMBERS, SHARES, MONEY, UNITS, SEVERAL, BOUNDS],
    ids=["numbers", "shares", "money", "units", "several", "bounds"],
)
def test_quantities_are_read_whole_and_apart(readings: dict[str, list[str]]) -> None:
    assert {text: [_told(quantity) for quantity in _find(text)] for text in readings} == readings


@pytest.mark.parametrize(
    ("qualifier", "wordings"),
    [
        ("more than", ["more than", "over", ">"]),
        ("at least", ["at least", "no fewer than"]),
        ("less than", ["less than", "fewer than"]),
        ("up to", ["up to", "no more than"]),
        ("about", ["about", "some", "approximately", "~"]),
        ("nearly", ["nearly", "almost"]),
    ],
)
def test_qualifier_is_told_by_the_words_before(qualifier: str, wordings: list[str]) -> None:
    for wording in wordings:
        [found] = _find(f"It costs {wording} $50 million.")
        assert _told(found) == f"{qualifier} 50000000 US dollar"


RANKS = {
    "It ranks second-largest.": {"second-largest": 2},
    "It was the 18th school.": {"18th": 18},
    "It came 18th.": {"18th.": 18},
    "It is the youngest.": {"youngest": 1},
    "The third-largest port ranked 44th of 160.": {"third-largest": 3, "44th": 44},
    "They invest in a modest forest and protest.": {},
}


def test_rank_is_read_at_the_end_of_a_sentence_too() -> None:
    words = built_in().words()
    found = {text: {text[r.start : r.end]: r.place for r in ranks(text, words, FINDER)} for text in RANKS}
    assert found == RANKS


ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _words(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        rest = f" {ONES[number % 10]}" if number % 10 else ""
        return TENS[number // 10 - 2] + rest
    if number < 1000:
        rest = f" and {_words(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    rest = f" {_words(number % 1000)}" if number % 1000 else ""
    return f"{_words(number // 1000)} thousand{rest}"


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999_999))
def test_any_number_in_digits_or_words_reads_back(number: int) -> None:
    for wording in (f"{number:,}", _words(number)):
        assert [quantity.values[0] for quantity in _find(f"It has {wording} schools.")] == [number]


UNITS_OF_SIGNS = {
    "": None,
    "$": "US dollar",
    "US$": "US dollar",
    "€": "euro",
    "£": "British pound",
    "R$": "Brazilian Real",
}
ZEROS_OF_MULTIPLIERS = {
    "": 0, " hundred": 2, " thousand": 3, " lakh": 5, " million": 6, "m": 6, " crore": 7, "bn": 9, "-billion": 9, " trillion": 12,
}  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([*UNITS_OF_SIGNS]),
    st.integers(2, 999) | st.decimals("0.1", "999", places=1),
    st.sampled_from([*ZEROS_OF_MULTIPLIERS]),
)
def test_any_amount_reads_back(sign: str, number: Decimal | int, multiplier: str) -> None:
    [found] = _find(f"It has {sign}{number}{multiplier} now.")
    assert found.values[0] == number * 10 ** ZEROS_OF_MULTIPLIERS[multiplier]
    assert (found.unit.label if found.unit else None) == UNITS_OF_SIGNS[sign]


WORDS = st.sampled_from(
    [
        "5", "1,200", "4.5", "-3", "two", "half", "a", "third", "thirds", "and", "million", "m", "bn", "crore", "hundred",
        "dozen", "$", "€", "Rs.", "US$", "%", "percent", "basis", "points", "GW", "won", "to", "-", "between", "from", "in",
        "out", "of", "five", "by", "or", "more", "about", "at", "least", "schools", "2021", "one", "+", "~", "tonnes", "per",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12))
@example(["5", "or", "5", "$"])
def test_any_run_of_words_is_read_without_fault(words: list[str]) -> None:
    for quantity in _find(f"It has {' '.join(words)}."):
        assert 0 <= quantity.start < quantity.end
        assert all(value.is_finite() for value in quantity.values)
