"""Replies of language models: how they are read, and which are rejected."""

from __future__ import annotations

import json

import pytest

from policyloom.graph.document import read_text
from policyloom.graph.reading.llm.reply import MOST_CHARACTERS, Reply, ReplyError, claims_of, read_reply
from policyloom.graph.reading.llm.window import windows

FACT = {"type": "adopts", "subject": "Peru", "object": "Port Plan"}
ONE = json.dumps({"n": 1, "facts": [FACT]})
TWO = json.dumps({"n": 2, "facts": [FACT]})
EMPTY = '{"sentences": [{"n": 1, "facts": []}]}'
WHOLE = f'{{"sentences": [{ONE}, {TWO}]}}'


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        json.dumps(json.loads(WHOLE), indent=2),
        f"```json\n{WHOLE}\n```",
        f"Here are the facts:\n\n```\n{WHOLE}\n```\nDo you want more?",
        f"<think>Is it {{1}} or {EMPTY}?</think>{WHOLE}",
        f"Sure. {WHOLE} I hope that helps {{}}.",
        f"[{ONE}, {TWO}]",
        WHOLE.replace("}]", "},]").replace("]}", "],}"),
        WHOLE.replace('"n": 1', '"n": "[1]"').replace('"n": 2', '"sentence": 2'),
        json.dumps({"facts": [{"n": n, **FACT} for n in (1, 2)]}),
    ],
)
def test_a_reply_is_read_however_a_model_wraps_it(text: str) -> None:
    assert read_reply(text, 2) == Reply(((1, FACT), (2, FACT)), read=2)


@pytest.mark.parametrize(
    ("end", "read"),
    [
        (WHOLE.index(TWO), 1),
        (WHOLE.index(TWO) + 20, 1),
        (len(WHOLE) - 5, 1),
        (len(WHOLE) - 4, 1),
        (len(WHOLE) - 2, 2),
        (len(WHOLE) - 1, 2),
    ],
)
def test_of_a_reply_that_breaks_off_the_whole_sentences_are_kept(end: int, read: int) -> None:
    reply = read_reply(WHOLE[:end], 3)
    assert reply.read == read
    assert reply.facts == ((1, FACT), (2, FACT))[:read]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("I cannot do that.", "it has no JSON object"),
        ("", "it has no JSON object"),
        ('{"answer": 42}', 'it has no "sentences" with "n" and "facts"'),
        ('{"sentences": "none"}', 'it has no "sentences" with "n" and "facts"'),
        ('{"sentences": [1, 2}', "its brackets do not match"),
        ('{"sentences": [{"n": oops}]}', "it is not JSON"),
        ('{"sentences": [{"n": 1, "facts": [{"ty', "it breaks off before its first fact"),
        ('{"sentences": [{"n": 1, "facts": [{"a": "b"}, {"ty', "it breaks off within its first sentence"),
        ('{"sentences": ' + "[" * 100_000, "it is nested deeper than 16"),
        ('{"sentences": ' + '{"a":' * 100_000, "it is nested deeper than 16"),
        ("x" * (MOST_CHARACTERS + 1), "it has 4,000,001 characters, more than 4,000,000"),
        (
            json.dumps({"sentences": [{"n": 1, "facts": [FACT] * 6_000}]}),
            "it has 6,000 facts for 2 sentences",
        ),
    ],
)
def test_what_is_no_reply_is_told_in_a_line(text: str, fault: str) -> None:
    with pytest.raises(ReplyError, match=f"^{fault.replace('[', '.')}"):
        read_reply(text, 2)


STATISTIC = '{"type": "statistic", "subject": "Peru", '


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        ('{"type": "adopts", "object": "Port Plan"}', "has no subject"),
        ('{"type": {"a": 1}, "subject": "Peru"}', "has a type that is an object, not text"),
        (STATISTIC + '"value": 1e999}', "has a value that is not finite"),
        (STATISTIC + '"value": ' + "9" * 5000 + "}", "has a value that is out of range"),
        ('{"type": "adopts", "type": "faces", "subject": "Peru"}', "has type twice"),
        ('"Peru adopts the Port Plan"', "is not an object"),
        ("null", "is not an object"),
    ],
)
def test_what_is_no_claim_is_rejected_with_its_sentence(fact: str, reason: str) -> None:
    document = read_text("d", "Peru adopts the Port Plan.", roles={})
    [window] = windows(document)
    reply = read_reply(f'{{"sentences": [{{"n": 1, "facts": [{fact}, {json.dumps(FACT)}]}}]}}', 1)
    [claim], [rejection] = claims_of(reply, document, window)
    assert claim.quote.words == "Peru adopts the Port Plan."
    assert rejection.reason.startswith(reason)
    assert rejection.passage is not None
    assert rejection.passage.quote == "Peru adopts the Port Plan."


def test_facts_of_sentences_that_were_not_put_are_passed_over() -> None:
    told = [{"n": n, "facts": [FACT]} for n in (0, -1, 3, 10**60, True, None)]
    assert read_reply(json.dumps({"sentences": [*told, {"n": 1, "facts": []}]}), 2).facts == ()


def test_a_claim_is_the_more_probable_the_surer_the_model_is_and_the_least_sure_is_rejected() -> None:
    document = read_text("d", "Peru adopts the Port Plan.", roles={})
    [window] = windows(document)
    told = [{**FACT, "sure": sure} for sure in (0.1, 0.5, 0.7, 0.9, 1)]
    claims, [rejection] = claims_of(Reply(tuple((1, fact) for fact in told), read=1), document, window)
    scores = [claim.score for claim in claims]
    assert scores == sorted(set(scores))
    assert 0.5 < scores[0] < 0.7
    assert 0.9 < scores[-1] < 1
    assert rejection.reason == "the model is too unsure of it: 0.1"


@pytest.mark.parametrize("sure", [None, "very", True, 90, -1, float("nan"), [0.9]])
def test_without_a_usable_word_on_how_sure_it_is_a_claim_is_as_probable_as_others_of_its_kind(
    sure: object,
) -> None:
    document = read_text("d", "Peru adopts the Port Plan.", roles={})
    [window] = windows(document)
    for fact, share in ((FACT, 0.72), ({**FACT, "type": "praises"}, 0.7)):
        [claim], _ = claims_of(Reply(((1, {**fact, "sure": sure}),), read=1), document, window)
        assert claim.score == share
