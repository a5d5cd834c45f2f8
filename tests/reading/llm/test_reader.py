"""The language model reader as a whole, against an endpoint that follows a script."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from load import wait_until
from stand_in import asked, drips, reads, refuses, says, stand_in, waits

from policyloom.graph.cache import Cache
from policyloom.graph.document import Document, read_text
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading import Reading
from policyloom.graph.reading.llm import Llm, llm_config
from policyloom.graph.reading.llm.prompt import Prompt
from policyloom.ontology.errors import InputError
from policyloom.ontology.own import built_in

FILLER = "Trade went on in the old way for as long as anybody can tell. " * 32


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", 1_000_000_000, 0)


def document(name: str, *plans: str) -> Document:
    """Return a document with one window for each of *plans*."""
    text = "\n".join(f"Peru adopts the {plan} Plan.\n{FILLER}" for plan in plans)
    return read_text(name, text, roles={}, metadata=Metadata(title="On Plans"))


def read(config: Llm, *documents: Document, cache: Cache | None = None) -> list[Reading]:
    return list(config.make(built_in(), cache).read(documents))


def plans(readings: list[Reading]) -> list[list[str]]:
    return [[claim.object.words for claim in reading.claims] for reading in readings]


def test_documents_are_read_in_order_whatever_comes_back_first() -> None:
    documents = [document(f"d{n}", *(f"{'ABCDEFG'[k]}{n}" for k in range(n % 3 + 1))) for n in range(12)]
    with stand_in(waits(0.2), waits(0.1), reads) as server:
        config = Llm(server.url, "m")
        readings = read(config, *documents)
    assert [reading.document.id for reading in readings] == [d.id for d in documents]
    assert plans(readings) == [[f"{'ABCDEFG'[k]}{n} Plan" for k in range(n % 3 + 1)] for n in range(12)]
    for reading in readings:
        for claim in reading.claims:
            start, end = claim.quote.span or (0, 0)
            assert reading.document.text[start:end] == claim.quote.words
    assert config.usage.count.windows == config.usage.count.read == config.usage.count.requests == 24


def test_what_was_read_is_asked_for_no_more(cache: Cache) -> None:
    with stand_in() as server:
        first = read(Llm(server.url, "m"), document("d", "A", "B"), cache=cache)
        again = Llm(server.url.replace("/v1", "/other"), "m", concurrency=1)
        assert read(again, document("d", "A", "B"), cache=cache) == first
        assert len(server.bodies) == 2
        assert again.usage.count.cached == 2
        read(Llm(server.url, "another"), document("d", "A", "B"), cache=cache)
        assert len(server.bodies) == 4


def test_a_window_that_fails_costs_that_window_and_is_asked_for_again(cache: Cache) -> None:
    with stand_in(reads, refuses(400, "no"), reads) as server:
        config = Llm(server.url, "m", concurrency=1)
        [broken, good] = read(config, document("d", "A", "B"), document("e", "C"), cache=cache)
        assert plans([broken, good]) == [["A Plan"], ["C Plan"]]
        assert broken.fault == (
            "no reply for 1 of 2 parts: the endpoint answered 400 (no); run it again to ask only for these"
        )
        assert good.fault is None
        assert config.usage.count.failed == 1
        [whole, _] = read(config, document("d", "A", "B"), document("e", "C"), cache=cache)
        assert (whole.fault, plans([whole])) == (None, [["A Plan", "B Plan"]])
        assert len(server.bodies) == 4


def test_a_reply_that_cannot_be_read_is_asked_for_again_with_its_fault_twice_at_most(cache: Cache) -> None:
    with stand_in(says("I would rather not."), says("{}"), reads) as server:
        [reading] = read(Llm(server.url, "m"), document("d", "A"))
    assert plans([reading]) == [["A Plan"]]
    last = server.bodies[-1]["messages"]
    assert [message["role"] for message in last] == ["system", "user", "assistant", "user"]
    assert 'it has no "sentences"' in last[-1]["content"]
    with stand_in(says("I would rather not.")) as server:
        [reading] = read(Llm(server.url, "m"), document("d", "A"), cache=cache)
    assert "was unusable 3 times: it has no JSON object" in str(reading.fault)
    assert len(server.bodies) == 3
    assert not list(cache.folder.rglob("*.*"))


def test_of_a_reply_that_breaks_off_only_the_rest_is_asked_for(cache: Cache) -> None:
    text = " ".join(f"Peru adopts the {name} Plan." for name in "ABCDEF")
    short = read_text("d", text, roles={})
    with stand_in(says(lambda whole: whole[: len(whole) // 2], "length"), reads) as server:
        first = read(Llm(server.url, "m"), short, cache=cache)
        assert plans(first) == [[f"{name} Plan" for name in "ABCDEF"]]
        assert [words for _, words in asked(server.bodies[1])] == [
            f"Peru adopts the {name} Plan." for name in "CDEF"
        ]
        assert read(Llm(server.url, "m"), short, cache=cache) == first
        assert len(server.bodies) == 2


def test_the_budget_stops_the_asking(cache: Cache) -> None:
    names = "ABCDEFGH"
    budget = int(1.3 * Prompt(built_in()).tokens)
    with stand_in() as server:
        config = Llm(server.url, "m", budget=budget, concurrency=2)
        [reading] = read(config, document("d", *names), cache=cache)
        assert f"the budget of {budget:,} tokens is spent" in str(reading.fault)
        done = len(reading.claims)
        assert 1 < done < len(names)
        [reading] = read(Llm(server.url, "m"), document("d", *names), cache=cache)
        assert plans([reading]) == [[f"{name} Plan" for name in names]]
        assert len(server.bodies) == len(names)


def test_a_key_that_is_refused_ends_the_run() -> None:
    with stand_in(refuses(401, "no such key")) as server:
        with pytest.raises(InputError, match=r"answered 401 \(no such key\)"):
            read(Llm(server.url, "m", concurrency=1), document("d", "A", "B", "C"))
        assert len(server.bodies) == 1


def test_documents_are_taken_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[Document]:
        for n in range(1_000):
            taken.append(n)
            yield document(f"d{n}", f"A{n}")

    with stand_in() as server:
        readings = Llm(server.url, "m").make(built_in(), None).read(endless())
        assert next(readings).document.id == "d0"
        assert len(taken) < 20
        readings.close()  # type: ignore[attr-defined]


def test_a_reading_that_is_left_waits_for_nobody() -> None:
    def first_alone(handler, body) -> None:  # type: ignore[no-untyped-def]
        step = reads if "A0 Plan" in body["messages"][1]["content"] else drips
        step(handler, body)

    with stand_in(first_alone) as server:
        reader = Llm(server.url, "m", concurrency=2).make(built_in(), None)
        readings = reader.read(document(f"d{n}", f"A{n}") for n in range(50))
        next(readings)
        begun = time.monotonic()
        readings.close()  # type: ignore[attr-defined]
        assert time.monotonic() - begun < 1
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "policyloom llm")


def test_an_interrupt_ends_at_once_whatever_is_under_way() -> None:
    def interrupt() -> None:
        wait_until(lambda: server.bodies)
        os.kill(os.getpid(), signal.SIGINT)

    # Where the tests run in the background of a shell, it is ignored from the start.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    with stand_in(drips) as server:
        threading.Thread(target=interrupt).start()
        begun = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            read(Llm(server.url, "m"), document("d", "A"))
        assert time.monotonic() - begun < 10
    signal.signal(signal.SIGINT, former)


def test_requests_are_under_way_at_once_and_no_more_than_may_be() -> None:
    at_once, most = 0, 0
    lock = threading.Lock()

    def counted(handler, body) -> None:  # type: ignore[no-untyped-def]
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.1)
        reads(handler, body)
        with lock:
            at_once -= 1

    with stand_in(counted) as server:
        read(Llm(server.url, "m", concurrency=3), document("d", *"ABCDEF"))
    assert most == 3


def test_the_form_of_the_reply_is_asked_for_as_configured() -> None:
    forms = {"auto": [True, False, False], "plain": [False, False], "schema": [True]}
    for structured, formats in forms.items():
        with stand_in(*[refuses(400, "response_format?")] * (structured != "plain"), reads) as server:
            config = Llm(server.url, "m", structured=structured, concurrency=1)  # type: ignore[arg-type]
            read(config, document("d", *("A" if structured == "schema" else "AB")))
        assert ["response_format" in body for body in server.bodies] == formats


def test_the_configuration_can_go_to_another_process() -> None:
    config = Llm("http://h/v1", "m", budget=5)
    config.usage.add(requests=1)
    copied = pickle.loads(pickle.dumps(config))
    assert copied == config
    assert copied.usage.count.requests == 0


def test_the_address_key_and_haste_do_not_change_the_identity() -> None:
    one = llm_config("http://a/v1", "m", concurrency=1)
    assert one.identity == llm_config("http://b/v1", "m", timeout=9.0, budget=7).identity
    assert one.identity != llm_config("http://a/v1", "n").identity
    assert one.identity != llm_config("http://a/v1", "m", context=9000).identity
    assert (one.label, one.is_single) == ("llm m", True)
