"""The token: checks that a client may write."""

from __future__ import annotations

import hmac

from ..exchange import Exchange
from ..guard import Refusal


def check_token(exchange: Exchange, token: str | None) -> None:
    """Check that the Authorization header of a request has *token*, which a form on another site cannot send.

    :raises Refusal: if the header does not have it, or if *token* is None, so that nobody may write.
    """
    scheme, _, credentials = exchange.header(b"authorization").partition(" ")
    is_right = hmac.compare_digest(credentials.strip().encode(), (token or "").encode())
    if not token or scheme.lower() != "bearer" or not is_right:
        raise Refusal(401, "to write, send the header 'Authorization: Bearer TOKEN'")
