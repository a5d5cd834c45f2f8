"""The errors that a user can cause; each message is one line that says what to do."""

from __future__ import annotations


class PolicyloomError(ValueError):
    """Something is wrong that the user can mend."""


class InputError(PolicyloomError):
    """The call is wrong: an argument, an option, a file that cannot be read. Exit code 2."""


class DataError(PolicyloomError):
    """The data is wrong: a graph that breaks its shapes, a quote that is not in the text. Exit code 1."""
