"""Quantities: numbers with their multiplier, their unit and a qualifier that says how exact they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policyloom.graph.grammar.period import periods
from policyloom.graph.grammar.quantity import Quantities, Quantity
from policyloom.ontology.namespace import POL
from policyloom.ontology.own import built_in

Reading = tuple[str, str | None, str | None]

# Sentence, number, label of the unit in the vocabulary, qualifier.
READINGS: list[tuple[str, Reading | None]] = [
    ("It has 41 schools.", ("41", None, None)),
    ("It has 1,250 schools.", ("1250", None, None)),
    ("The fee takes two hundredths of income.", ("2", "percent", None)),
    ("It has 1,250,000 schools.", ("1250000", None, None)),
    ("It has version 3.141", ("3.141", None, None)),
    ("It has 12,34,567 voters.", ("1234567", None, None)),
    ("It has 700 000 voters.", ("700000", None, None)),
    ("It has 12 700 000 voters.", ("12700000", None, None)),
    ("It has a 120 million-strong market.", ("120000000", None, None)),
    ("Nine out of ten households have a boat.", ("90", "percent", None)),
    ("It has 4.09 million stations.", ("4090000", None, None)),
    ("It has 3 billion users.", ("3000000000", None, None)),
    ("It has 1.5 trillion trees.", ("1500000000000", None, None)),
    ("It has 25 lakh farmers.", ("2500000", None, None)),
    ("It has 5 crore farmers.", ("50000000", None, None)),
    ("It has 2 lakh crore seeds.", ("2000000000000", None, None)),
    ("It has 3 hundred schools.", ("300", None, None)),
    ("It has 20 thousand schools.", ("20000", None, None)),
    ("It has seven schools.", ("7", None, None)),
    ("It has twelve schools.", ("12", None, None)),
    ("It has twenty-one schools.", ("21", None, None)),
    ("It has twenty one schools.", ("21", None, None)),
    ("It has a hundred schools.", ("100", None, None)),
    ("It has one hundred schools.", ("100", None, None)),
    ("It has one hundred and five schools.", ("105", None, None)),
    ("It has two thousand schools.", ("2000", None, None)),
    ("It has two thousand three hundred schools.", ("2300", None, None)),
    ("It has two hundred thousand schools.", ("200000", None, None)),
    ("It has three million two hundred thousand schools.", ("3200000", None, None)),
    ("It has two million farmers.", ("2000000", None, None)),
    ("It has half a million farmers.", ("500000", None, None)),
    ("It has a dozen schools.", ("12", None, None)),
    ("It has a million trees.", ("1000000", None, None)),
    ("Prices rose by 12.5%.", ("12.5", "percent", None)),
    ("Prices rose by 12.5 percent.", ("12.5", "percent", None)),
    ("Prices rose by 12.5 per cent.", ("12.5", "percent", None)),
    ("Prices rose by twelve percent.", ("12", "percent", None)),
    ("Prices rose by 0.3 percentage points.", ("0.3", "percentage point", None)),
    ("Prices rose by 50 basis points.", ("50", "basis point", None)),
    ("A 25-percent credit is paid.", ("25", "percent", None)),
    ("It costs $53 billion.", ("53000000000", "US dollar", None)),
    ("It costs US$53 billion.", ("53000000000", "US dollar", None)),
    ("It costs 53 billion US dollars.", ("53000000000", "US dollar", None)),
    ("It costs USD 53 billion.", ("53000000000", "US dollar", None)),
    ("It costs $4.6bn.", ("4600000000", "US dollar", None)),
    ("It costs €2 million.", ("2000000", "euro", None)),
    ("It costs 2 million euros.", ("2000000", "euro", None)),
    ("It costs EUR 2 million.", ("2000000", "euro", None)),
    ("It costs €20m.", ("20000000", "euro", None)),
    ("It costs £4.2 million.", ("4200000", "British pound", None)),
    ("It costs 4.2 million pounds.", ("4200000", "British pound", None)),
    ("It costs ₹500 crore.", ("5000000000", "Indian Rupee", None)),
    ("It costs Rs 500 crore.", ("5000000000", "Indian Rupee", None)),
    ("It costs Rs. 500 crore.", ("5000000000", "Indian Rupee", None)),
    ("It costs 900 million yuan.", ("900000000", "Chinese yuan", None)),
    ("It costs C$450 million.", ("450000000", "Canadian Dollar", None)),
    ("It costs A$450 million.", ("450000000", "Australian Dollar", None)),
    ("It costs CHF 1.2 billion.", ("1200000000", "Swiss Franc", None)),
    ("It produces 30 GW.", ("30", "gigawatt", None)),
    ("It produces 30 gigawatts.", ("30", "gigawatt", None)),
    ("It produces 5 MW of power.", ("5", "megawatt", None)),
    ("It used 300 TWh.", ("300", "terawatt-hour", None)),
    ("It covers 400 hectares.", ("400", "hectare", None)),
    ("It is 80 km long.", ("80", "kilometre", None)),
    ("It took 30 years.", ("30", "year", None)),
    ("It shipped 40 million tonnes.", ("40000000", "tonne", None)),
    ("It has more than 60% of them.", ("60", "percent", "more than")),
    ("It has over 200 schools.", ("200", None, "more than")),
    ("It has at least 50 schools.", ("50", None, "at least")),
    ("It has no fewer than 50 schools.", ("50", None, "at least")),
    ("It has less than 50 schools.", ("50", None, "less than")),
    ("It has fewer than 50 schools.", ("50", None, "less than")),
    ("It has up to 50 schools.", ("50", None, "up to")),
    ("It has no more than 50 schools.", ("50", None, "up to")),
    ("It has about 50 schools.", ("50", None, "about")),
    ("It has some 50 schools.", ("50", None, "about")),
    ("It has approximately 50 schools.", ("50", None, "about")),
    ("It has nearly 50 schools.", ("50", None, "nearly")),
    ("It has almost 50 schools.", ("50", None, "nearly")),
    ("It costs nearly $53 billion.", ("53000000000", "US dollar", "nearly")),
    ("It costs more than two million euros.", ("2000000", "euro", "more than")),
    ("It has 50 or more schools.", ("50", None, "at least")),
    ("It has 50+ schools.", ("50", None, "more than")),
    ("Three quarters of the schools closed.", ("75", "percent", None)),
    ("Two thirds of the schools closed.", ("66.7", "percent", None)),
    ("Half of the schools closed.", ("50", "percent", None)),
    ("Two-thirds of the schools closed.", ("66.7", "percent", None)),
    ("About a third of the schools closed.", ("33.3", "percent", "about")),
    ("More than half of the schools closed.", ("50", "percent", "more than")),
    ("One in five schools closed.", ("20", "percent", None)),
    ("Seven out of ten schools closed.", ("70", "percent", None)),
    ("Four out of every ten schools closed.", ("40", "percent", None)),
    ("It costs 60,000 leva.", ("60000", "Bulgarian Lev", None)),
    ("It has two dozen schools.", ("24", None, None)),
    ("It has one and a half.", ("1.5", None, None)),
    ("Four heads in ten nevertheless closed.", ("40", "percent", None)),
    ("Each of the two has a plan.", ("2", None, None)),
    ("It makes 5GW of power.", ("5", "gigawatt", None)),
    ("It makes 1,200MW of power.", ("1200", "megawatt", None)),
    ("A 30-megawatt plant opened.", ("30", "megawatt", None)),
    ("It costs £4bn.", ("4000000000", "British pound", None)),
    ("It costs £900m.", ("900000000", "British pound", None)),
    ("It costs US$1.2bn.", ("1200000000", "US dollar", None)),
    ("It costs $50k.", ("50000", "US dollar", None)),
    ("It costs R$300 billion.", ("300000000000", "Brazilian Real", None)),
    ("It costs NZ$450 million.", ("450000000", "New Zealand Dollar", None)),
    ("It costs RM587.5 billion.", ("587500000000", "Malaysian Ringgit", None)),
    ("It costs KSh 2.1 trillion.", ("2100000000000", "Kenyan Shilling", None)),
    ("It costs NOK 16.2 billion.", ("16200000000", "Norwegian Krone", None)),
    ("It costs Rs. 2 lakh crore.", ("2000000000000", "Indian Rupee", None)),
    ("It costs 49 trillion won.", ("49000000000000", "South Korean Won", None)),
    ("It costs a $50-million loan.", ("50000000", "US dollar", None)),
    ("It has 20m people.", ("20000000", None, None)),
    ("It has ~50 schools.", ("50", None, "about")),
    ("It has >50 schools.", ("50", None, "more than")),
    ("It has some 9,350 kilometers of road.", ("9350", "kilometre", "about")),
    ("It ran over 49 trillion won.", ("49000000000000", "South Korean Won", "more than")),
    ("It costs R209.7 billion.", ("209700000000", "South African Rand", None)),
    ("It costs MAD 141.8 billion.", ("141800000000", "Moroccan Dirham", None)),
    ("It was the second school.", None),
    ("It was the 18th school.", None),
    ("It opened in 2021.", None),
    ("Many schools closed.", None),
]

NAMES = {
    POL.moreThan: "more than",
    POL.atLeast: "at least",
    POL.lessThan: "less than",
    POL.upTo: "up to",
    POL.about: "about",
    POL.nearly: "nearly",
}


FINDER = Quantities(built_in().vocabulary, built_in().words())


def _find(text: str) -> list[Quantity]:
    """Return the quantities of *text* that are neither dates nor parts of other quantities."""
    dates = [(start, end) for start, end, _ in periods(text, built_in().words())]
    return [
        quantity
        for quantity in FINDER.find(text)
        if not quantity.is_part
        and not any(start < quantity.end and quantity.start < end for start, end in dates)
    ]


def _reading(quantity: Quantity) -> Reading:
    unit = quantity.unit.label if quantity.unit else None
    qualifier = NAMES[quantity.bound] if quantity.bound else None
    return f"{quantity.values[0].normalize():f}", unit, qualifier


@pytest.mark.parametrize(("text", "want"), [pytest.param(*reading, id=reading[0]) for reading in READINGS])
def test_quantity_is_read_whole(text: str, want: Reading | None) -> None:
    assert [_reading(quantity) for quantity in _find(text)] == ([want] if want else [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It has 41 schools, 207 teachers and 666 pupils.", [41, 207, 666]),
        ("It sold 22 percent and 9 percent, respectively.", [22, 9]),
        ("It costs between 8,000 and 12,000 euros.", [8000, 12000]),
        ("It makes 8-12 GW.", [8, 12]),
        ("It has 50-1000 qubits.", [50, 1000]),
        ("It has 2 to 3 million farmers.", [2_000_000, 3_000_000]),
        ("It rose by 5% to 10%.", [5, 10]),
        ("It costs €5 to €7 million.", [5_000_000, 7_000_000]),
        ("It grew by 12% to 4.5 trillion yuan.", [12, 4_500_000_000_000]),
        ("It fell from 34,000 to 1.2 million.", [34_000, 1_200_000]),
        ("It grew 3 percent in 2020 and 2021.", [3]),
        ("It rose from 2 percent to 4 percent.", [2, 4]),
    ],
)
def test_several_quantities_stay_apart(text: str, values: list[int]) -> None:
    assert [quantity.values[0] for quantity in _find(text)] == values


@pytest.mark.parametrize("price", ["$5–7 million", "$5 to 7 million", "USD 5-7 million"])
def test_sign_before_a_range_stands_for_both_ends(price: str) -> None:
    assert [_reading(quantity) for quantity in _find(f"It costs {price}.")] == [
        ("5000000", "US dollar", None),
        ("7000000", "US dollar", None),
    ]


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
def test_any_number_in_digits_reads_back(number: int) -> None:
    assert [quantity.values[0] for quantity in _find(f"It has {number:,} schools.")] == [number]


@settings(max_examples=60, deadline=None)
@given(
    number=st.decimals("0.1", "999", places=1),
    multiplier=st.sampled_from(
        [("thousand", 3), ("lakh", 5), ("million", 6), ("crore", 7), ("billion", 9), ("trillion", 12)]
    ),
)
def test_any_number_with_a_multiplier_reads_back(number: Decimal, multiplier: tuple[str, int]) -> None:
    word, zeros = multiplier
    assert [quantity.values[0] for quantity in _find(f"It has {number} {word} trees.")] == [
        number * 10**zeros
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999))
def test_any_number_in_words_reads_back(number: int) -> None:
    assert [quantity.values[0] for quantity in _find(f"It has {_words(number)} schools.")] == [number]


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


@settings(max_examples=60, deadline=None)
@given(
    sign=st.sampled_from(
        [("$", "US dollar"), ("€", "euro"), ("£", "British pound"), ("R$", "Brazilian Real")]
    ),
    number=st.integers(1, 999),
    factor=st.sampled_from(
        [("m", 6), ("bn", 9), (" million", 6), ("-billion", 9), (" trillion", 12), ("", 0)]
    ),
)
def test_any_sum_of_money_reads_back(sign: tuple[str, str], number: int, factor: tuple[str, int]) -> None:
    found = _find(f"It costs {sign[0]}{number}{factor[0]} now.")
    assert [(q.values[0], q.unit.label if q.unit else None) for q in found] == [
        (number * 10 ** factor[1], sign[1])
    ]
