"""The metadata: what is known of a document beside its text, in Dublin Core's terms."""

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
# What in an address no IRI may have.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text; None where it is not known.

    :param title: ``dcterms:title``.
    :param bylines: (IRI of a sub-property of ``pol:byline``, name) of each person or body who made it.
    :param issued: when it was published, ``dcterms:issued``: a year, a month or a day of ISO 8601.
    :param created: when its file was made, ``dcterms:created``, likewise.
    :param language: of the text, ``dcterms:language``: a tag of BCP 47.
    :param source: the address that it was had from, ``dcterms:source``.
    :param license: its licence by address or name, ``dcterms:license``.
    :param about: whose text it is, a country or a body that says "we" in it, ``dcterms:coverage``.
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
        """The language of the text without its region, the primary subtag of BCP 47; English where none is known."""
        return (self.language or ENGLISH).partition("-")[0]

    def over(self, other: Metadata) -> Metadata:
        """Return this with gaps filled from *other*; bylines only for roles that have none here.

        >>> Metadata(issued="2021").over(Metadata("On Ports", issued="2020"))
        Metadata(title='On Ports', bylines=(), issued='2021', created=None, language=None, source=None, license=None, about=None)
        """
        roles = {role for role, _ in self.bylines}
        bylines = (*self.bylines, *(pair for pair in other.bylines if pair[0] not in roles))
        merged = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        return Metadata(**{**merged, "bylines": tuple(dict.fromkeys(bylines))})


UNKNOWN = Metadata()


def metadata_of(values: Mapping[str, object], roles: Mapping[str, str]) -> Metadata:
    """Return the metadata that a person gave as names and values.

    The names are ``title``, ``date`` (or ``issued``), ``created``, ``language`` (or ``lang``), ``url``, ``license``
    (or ``licence``, ``rights``), ``about`` (or ``coverage``), and the roles of bylines; ``source`` is an address if it
    looks like one. Case does not count. Other names and empty values are ignored. A role may have a list of names.

    :param roles: lower-case role name -> IRI of the byline's property, as the ontology lists them.
    :raises DataError: a value is not what its name asks for.
    """
    found: dict[str, str] = {}
    bylines: list[tuple[str, str]] = []
    for name, value in values.items():
        key = name.strip().lower()
        texts = list(_texts(value))
        if not texts:
            continue
        if not all(map(is_unicode, texts)):
            raise DataError(f"its {name} has half a character of two; write it anew")
        field = _FIELDS.get(key)
        if field is None and key == "source" and _is_address(texts[0]):
            field = "source"
        if field is not None:
            found.setdefault(field, _checked(field, name, texts[0]))
        elif role := roles.get(key):
            bylines += ((role, text) for text in texts)
    return Metadata(bylines=tuple(bylines), **found)


def without_controls(text: str) -> str:
    r"""Return *text* with a space for each character that XML has no place for, so that offsets stay.

    >>> without_controls("On Ports\n\fPorts\x07grow.")
    'On Ports\n Ports grow.'
    """
    return _CONTROL.sub(" ", text)


def is_unicode(text: str) -> bool:
    r"""Say whether *text* is all of whole characters, so that it can be written.

    >>> is_unicode("ports"), is_unicode("\ud83d")
    (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def iso_date(value: str | None) -> str | None:
    """Return the year, month or day of ISO 8601 that *value* begins with; None where it is no such date.

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


def address(value: str | None) -> str | None:
    """Return *value* where it is an address of the web that RDF can name, else None."""
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
    """Yield the words of a value, or of the values of a list."""
    for one in value if isinstance(value, list | tuple) else (value,):
        if isinstance(one, str | int | float | datetime.date) and not isinstance(one, bool):
            text = " ".join(without_controls(str(one)).split())
            if text:
                yield text


def _checked(field: str, name: str, text: str) -> str:
    if field in ("issued", "created"):
        if (date := iso_date(text)) is None:
            raise DataError(
                f"its {name} {text[:40]!r} is no date of ISO 8601; write 2024, 2024-05 or 2024-05-03"
            )
        return date
    if field == "language":
        if not _LANGUAGE.fullmatch(text):
            raise DataError(f"its {name} {text[:40]!r} is no language tag; write en, say")
        head, *rest = text.replace("_", "-").split("-")
        return "-".join((head.lower(), *rest))
    if field == "source" and not _is_address(text):
        raise DataError(f"its {name} {text[:80]!r} is no address; write one that begins with https://")
    return text


def _is_address(text: str) -> bool:
    if _NOT_IN_IRI.search(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
