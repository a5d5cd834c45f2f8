"""The token: who may write."""

from __future__ import annotations

import hmac

from ..exchange import Exchange
from ..guard import Refusal


def check_token(exchange: Exchange, token: str | None) -> None:
    """Let the request pass if its Authorization header bears *token*; a form of another site cannot.

    :raises Refusal: if it does not, or there is no token and so nobody may write.
    """
    scheme, _, shown = exchange.header(b"authorization").partition(" ")
    is_right = hmac.compare_digest(shown.strip().encode(), (token or "").encode())
    if not token or scheme.lower() != "bearer" or not is_right:
        raise Refusal(401, "to write, send the header 'Authorization: Bearer TOKEN'")
