"""The metadata: what is known about a document besides its text, in Dublin Core terms."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from ..ontology.errors import DataError
from ..ontology.language import ENGLISH

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T ])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
# Characters that XML 1.0 cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Characters of an address that are not allowed in an IRI.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document besides its text; None for what is not known.

    :param title: ``dcterms:title``.
    :param bylines: (IRI of a sub-property of ``pol:byline``, name) of each person or organisation that made it.
    :param issued: when it was published, ``dcterms:issued``: a year, a month or a day in ISO 8601.
    :param created: when its file was made, ``dcterms:created``, in the same form.
    :param language: the language of the text, ``dcterms:language``: a BCP 47 tag.
    :param source: the address that it was fetched from, ``dcterms:source``.
    :param license: the address or the name of its licence, ``dcterms:license``.
    :param about: the country or organisation that "we" in the text refers to, ``dcterms:coverage``.
    """

    title: str | None = None
    bylines: tuple[tuple[str, str], ...] = ()
    issued: str | None = None
    created: str | None = None
    language: str | None = None
    source: str | None = None
    license: str | None = None
    about: str | None = None

    @property
    def primary_language(self) -> str:
        """The primary subtag (BCP 47) of the language, without its region; English where no language is known."""
        return (self.language or ENGLISH).partition("-")[0]

    def over(self, other: Metadata) -> Metadata:
        """Return this metadata with gaps filled from *other*; its bylines are added only for roles that have none here.

        >>> Metadata(issued="2021").over(Metadata("On Ports", issued="2020"))
        Metadata(title='On Ports', bylines=(), issued='2021', created=None, language=None, source=None, license=None, about=None)
        """
        roles = {role for role, _ in self.bylines}
        bylines = (*self.bylines, *(pair for pair in other.bylines if pair[0] not in roles))
        merged = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        return Metadata(**{**merged, "bylines": tuple(dict.fromkeys(bylines))})


UNKNOWN = Metadata()


def metadata_of(values: Mapping[str, object], roles: Mapping[str, str]) -> Metadata:
    """Return the metadata that a person gave as pairs of name and value.

    The names are ``title``, ``date`` (or ``issued``), ``created``, ``language`` (or ``lang``), ``url``, ``license``
    (or ``licence``, ``rights``), ``about`` (or ``coverage``), and the roles of bylines; ``source`` counts only
    if its value is an address. Case is ignored, as are other names and empty values. A role may have a list of names.

    :param roles: lower-case role name -> IRI of the byline's property, as the ontology lists them.
    :raises DataError: a value is not valid for its name.
    """
    found: dict[str, str] = {}
    bylines: list[tuple[str, str]] = []
    for name, value in values.items():
        key = name.strip().lower()
        texts = list(_texts(value))
        if not texts:
            continue
        if not all(map(is_unicode, texts)):
            raise DataError(f"its {name} contains half of a surrogate pair; save it again as UTF-8")
        field = _FIELDS.get(key)
        if field is None and key == "source" and _is_address(texts[0]):
            field = "source"
        if field is not None:
            found.setdefault(field, _checked(field, name, texts[0]))
        elif role := roles.get(key):
            bylines += ((role, text) for text in texts)
    return Metadata(bylines=tuple(bylines), **found)


def without_controls(text: str) -> str:
    r"""Return *text* with each character that XML cannot hold replaced by a space, so that offsets do not change.

    >>> without_controls("On Ports\n\fPorts\x07grow.")
    'On Ports\n Ports grow.'
    """
    return _CONTROL.sub(" ", text)


def is_unicode(text: str) -> bool:
    r"""Say whether *text* has no lone surrogates, so that it can be encoded.

    >>> is_unicode("ports"), is_unicode("\ud83d")
    (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def iso_date(value: str | None) -> str | None:
    """Return the ISO 8601 year, month or day at the start of *value*; None if there is no valid date.

    >>> iso_date("2024-05-03T12:00:00Z"), iso_date("2024-05"), iso_date("3 May"), iso_date("2024-13")
    ('2024-05-03', '2024-05', None, None)
    """
    if not value or not (match := _DATE.match(value.strip())):
        return None
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return match[0]


def language_tag(value: str | None) -> str | None:
    """Return *value* as a language tag (BCP 47) with its primary subtag in lower case; None if it is not one.

    >>> language_tag("EN"), language_tag("en_GB"), language_tag("English (UK)")
    ('en', 'en-GB', None)
    """
    if not value or not _LANGUAGE.fullmatch(value.strip()):
        return None
    head, *rest = value.strip().replace("_", "-").split("-")
    return "-".join((head.lower(), *rest))


def address(value: str | None) -> str | None:
    """Return *value* if it is a web address that is a valid IRI, else None."""
    return value.strip() if value and _is_address(value.strip()) else None


_FIELDS = {
    "title": "title",
    "date": "issued",
    "issued": "issued",
    "created": "created",
    "language": "language",
    "lang": "language",
    "url": "source",
    "license": "license",
    "licence": "license",
    "rights": "license",
    "about": "about",
    "coverage": "about",
}


def _texts(value: object) -> Iterator[str]:
    """Yield the text of a value, or of each value of a list, with white space normalised."""
    for one in value if isinstance(value, list | tuple) else (value,):
        if isinstance(one, str | int | float | datetime.date) and not isinstance(one, bool):
            text = " ".join(without_controls(str(one)).split())
            if text:
                yield text


def _checked(field: str, name: str, text: str) -> str:
    if field in ("issued", "created"):
        if (date := iso_date(text)) is None:
            raise DataError(
                f"its {name} {text[:40]!r} is not an ISO 8601 date; write one such as 2024, 2024-05 or 2024-05-03"
            )
        return date
    if field == "language":
        if (tag := language_tag(text)) is None:
            raise DataError(f"its {name} {text[:40]!r} is not a language tag; write one such as en")
        return tag
    if field == "source" and not _is_address(text):
        raise DataError(f"its {name} {text[:80]!r} is not a web address; write one that begins with https://")
    return text


def _is_address(text: str) -> bool:
    if _NOT_IN_IRI.search(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
