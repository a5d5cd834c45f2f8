"""The limits: what one request may cost before it is ended."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request, and all together, may cost.

    :param seconds: how long a query or update may run, its answer's delivery included.
    :param memory: bytes that a query may take beside the open store.
    :param query_bytes: the length of a query.
    :param patterns: how many patterns a group of a query may have, see :mod:`.patterns`.
    :param body_bytes: the length of the body of an update or of a graph that is sent.
    :param rows: the rows of an answer, or its lines where it is a graph.
    :param result_bytes: the length of an answer before it is compressed.
    :param workers: how many queries run at the same time.
    :param waiting: how many more may wait for a worker; the next are told to come back later.
    :param share: how much of the workers, the places to wait and the connections one client may take while others
        are connected, in percent.
    :param cache_bytes: how many bytes of answers each worker may remember.
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
