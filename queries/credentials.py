"""The credentials: how a client identifies itself to a server, by HTTP Basic, Digest or a bearer token."""

from __future__ import annotations

import urllib.error
import urllib.request
from base64 import b64encode
from contextlib import suppress


class Credentials:
    """A user with a password; if the user is empty, the password is a bearer token (RFC 6750), if there is one.

    User and password are sent by Basic, which needs no challenge, until the server has asked for Digest.
    """

    def __init__(self, user: str, password: str) -> None:
        """Remember the user and the password."""
        self._user, self._password = user, password
        self._challenge: dict[str, str] = {}
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        self._digest = urllib.request.HTTPDigestAuthHandler(known)
        self._known = known

    @property
    def has_challenge(self) -> bool:
        """Whether a server has asked for Digest."""
        return bool(self._challenge)

    def headers(self, method: str, url: str) -> dict[str, str]:
        """Return the authorisation headers that a request needs."""
        if not self._user:
            return {"Authorization": f"Bearer {self._password}"} if self._password else {}
        if self._challenge:
            request = urllib.request.Request(url, method=method)  # noqa: S310 nothing is opened here
            words = self._digest.get_authorization(request, self._challenge)
            return {"Authorization": f"Digest {words}"} if words else {}
        both = f"{self._user}:{self._password}".encode()
        return {"Authorization": f"Basic {b64encode(both).decode()}"}

    def has_learnt(self, url: str, timeout: int) -> bool:
        """Ask the server at *url* how to authenticate; say whether it wants Digest, and remember its challenge.

        No password is sent: a server that gets one by a scheme that it does not know may not name its own.
        """
        if not self._user:
            return False
        wanted: list[str] = []
        with suppress(OSError):
            try:
                urllib.request.urlopen(url, timeout=timeout).close()  # noqa: S310 the user's own URL
            except urllib.error.HTTPError as refusal:
                wanted = refusal.headers.get_all("WWW-Authenticate", [])
                refusal.close()
        for challenge in wanted:
            scheme, _, words = challenge.partition(" ")
            if scheme.lower() == "digest":
                self._challenge = urllib.request.parse_keqv_list(urllib.request.parse_http_list(words))
                self._known.add_password(None, url, self._user, self._password)
                return True
        return False
