"""The client of an endpoint: SPARQL through SPARQLWrapper, whole graphs by the Graph Store HTTP Protocol."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from ast import literal_eval
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..ontology.errors import InputError, RefusedError
from .address import Address
from .credentials import Credentials
from .dialect import asks_for_triples

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.7"


@dataclass(frozen=True, slots=True)
class Response:
    """The answer of a server.

    :param media_type: the media type without its parameters.
    :param is_virtuoso: whether the server says that it is Virtuoso.
    :param most_rows: the number of rows at which the server cut the answer off, from a header of Virtuoso; else empty.
    """

    body: bytes
    media_type: str
    is_virtuoso: bool
    most_rows: str


class Client:
    """A sender of requests to one endpoint, as one user."""

    def __init__(self, address: Address, *, timeout: int) -> None:
        """Remember the address and the timeout; nothing is sent.

        :param timeout: seconds to wait for an answer.
        """
        self.address = address
        self._timeout = timeout
        self._credentials = Credentials(address.user, address.password)

    def query(self, sparql: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> Response:
        """Return the answer to a query over the graphs *default* and *named*; over the server's own if both are empty.

        :raises InputError: if there is no complete answer; the message is one line with the URL.
        """

        def ask() -> Response:
            wrapper = self._wrapper("SELECT", sparql, _TRIPLES if asks_for_triples(sparql) else _ROWS)
            for graph in default:
                wrapper.addDefaultGraph(graph)
            for graph in named:
                wrapper.addNamedGraph(graph)
            return _received(wrapper.query().response)

        answer = self._send(ask, self.address.query)
        if answer.most_rows:
            raise InputError(
                f"{self.address.query} cuts its answers off after {answer.most_rows} rows; raise ResultSetMaxRows there"
            )
        return answer

    def update(self, sparql: str) -> None:
        """Have the server carry out an update.

        :raises InputError: if the server does not carry it out.
        """
        self._send(
            lambda: _received(self._wrapper("INSERT", sparql, "*/*").query().response), self.address.update
        )

    def send_graph(self, method: str, graph: str, ntriples: bytes) -> None:
        """Send triples by the Graph Store HTTP Protocol.

        :param method: PUT to replace the content of the graph, POST to add to it.
        :raises InputError: if the server does not store them.
        """
        url = f"{self.address.graphs}?graph={quote(graph, safe='')}"
        # Every server of the protocol reads Turtle, and N-Triples is a subset of it.
        sort = {"Content-Type": "text/turtle; charset=utf-8"}

        def send() -> Response:
            headers = sort | self._credentials.headers(method, url)
            request = urllib.request.Request(url, ntriples, headers, method=method)  # noqa: S310 the user's own URL
            return _received(urllib.request.urlopen(request, timeout=self._timeout))  # noqa: S310 likewise

        self._send(send, url)

    def _wrapper(self, kind: str, sparql: str, accept: str) -> SPARQLWrapper:
        from SPARQLWrapper import JSON, POST, SPARQLWrapper

        address = self.address
        url = address.update if kind == "INSERT" else address.query
        wrapper = SPARQLWrapper(address.query, updateEndpoint=address.update, returnFormat=JSON)
        wrapper.setMethod(POST)
        wrapper.setTimeout(self._timeout)
        # A server that knows parameters for the format would prefer them to the Accept header.
        wrapper.setOnlyConneg(True)
        wrapper.addCustomHttpHeader("Accept", accept)
        # Sent as our own header: SPARQLWrapper's authentication changes how the whole process opens URLs.
        for name, value in self._credentials.headers("POST", url).items():
            wrapper.addCustomHttpHeader(name, value)
        # Set directly: setQuery guesses the query type by a regular expression that does not know WITH.
        wrapper.queryString, wrapper.queryType = sparql, kind
        return wrapper

    def _send(self, ask: Callable[[], Response], url: str) -> Response:
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        try:
            try:
                return ask()
            except (SPARQLWrapperException, OSError) as error:
                # A server that wants Digest may close the connection before a long request has arrived in full.
                refused = _status(error) == 401 or (_hangs_up(error) and not self._credentials.has_challenge)
                if not refused or not self._credentials.has_learnt(url, self._timeout):
                    raise
                return ask()
        except (SPARQLWrapperException, OSError, http.client.HTTPException, ValueError) as error:
            raise self._fault(error, url) from error

    def _fault(self, error: Exception, url: str) -> InputError:
        from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, SPARQLWrapperException

        is_refusal = isinstance(error, SPARQLWrapperException) and not isinstance(error, EndPointNotFound)
        kind = RefusedError if is_refusal and _status(error) != HTTPStatus.UNAUTHORIZED else InputError
        return kind(f"{url} {self._complaint(error, url)}")

    def _complaint(self, error: Exception, url: str) -> str:
        from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, SPARQLWrapperException

        reason = getattr(error, "reason", None) or error
        if _status(error) == 401:
            if self.address.user:
                return "rejected this user name and password; check both"
            if self.address.password:
                return "rejected this token; check it"
            return "requires authentication; write USER:PASSWORD@ or :TOKEN@ before the host of the URL"
        match error:
            case EndPointNotFound() if url != self.address.query:
                return "was not found on its server; write the URL for updates after the one for queries and a space"
            case EndPointNotFound():
                return "was not found on its server; check the address"
            case SPARQLWrapperException():
                return f"refused the request: {_said(error)}"
            case urllib.error.HTTPError():
                return f"answered {error.code} {reason}"
            case http.client.IncompleteRead():
                return "closed the connection in the middle of its answer; try again"
            case http.client.BadStatusLine() if not isinstance(error, ConnectionError):
                return "did not answer in HTTP; check the address"
            case _ if isinstance(reason, TimeoutError):
                return f"did not answer within {self._timeout} seconds"
            case _:
                return f"cannot be reached: {reason}"


def _received(response: Any) -> Response:
    with response:
        headers = response.headers
        is_virtuoso = headers.get("Server", "").startswith("Virtuoso")
        most_rows = headers.get("X-SPARQL-MaxRows", "")
        return Response(response.read(), headers.get_content_type(), is_virtuoso, most_rows)


def _status(error: BaseException) -> int | None:
    """Return the HTTP status of the answer behind *error*; None if there was no answer."""
    # Store the HTTPError in no lasting variable: it keeps alive all the frames that led to it.
    for one in (error, error.__context__):
        if isinstance(one, urllib.error.HTTPError):
            one.close()  # SPARQLWrapper does not close the answer after reading it
            return one.code
    return None


def _hangs_up(error: BaseException) -> bool:
    """Say whether the server closed the connection while the request was being sent."""
    return isinstance(getattr(error, "reason", error), BrokenPipeError | ConnectionResetError)


def _said(error: Exception) -> str:
    """Return the server's message as one short line; SPARQLWrapper keeps it as the repr of its bytes."""
    _, _, body = str(error).partition("Response:\n")
    try:
        message = literal_eval(body).decode("utf-8", "replace")
    except (SyntaxError, ValueError, AttributeError):
        message = str(error)
    said = " ".join(message.split())
    return said if len(said) <= 200 else f"{said[:190]} ..."
