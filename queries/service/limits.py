"""The limits: how much time, memory and data a request may take."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one request, and of all requests together.

    :param seconds: the time of a query or update, from its start until its answer is sent.
    :param memory: the bytes that a process may take beyond those of the open store.
    :param query_bytes: the length of a query.
    :param patterns: the patterns in one group of a query, see :mod:`.patterns`.
    :param body_bytes: the length of the body of a request that writes.
    :param rows: the rows of an answer, or the lines of a graph.
    :param result_bytes: the length of an answer before compression.
    :param workers: the workers, and so the queries that run at the same time.
    :param waiting: the requests that may wait for a worker; further ones are refused with 503.
    :param share: the percentage of the workers, the waiting places and the connections that one client may
        take while others are connected.
    :param cache_bytes: the bytes of answers that each worker may cache.
    """

    seconds: float = 30.0
    memory: int = 1024 * MIB
    query_bytes: int = 100_000
    patterns: int = 100
    body_bytes: int = 32 * MIB
    rows: int = 1_000_000
    result_bytes: int = 256 * MIB
    workers: int = 4
    waiting: int = 64
    share: int = 50
    cache_bytes: int = 32 * MIB
