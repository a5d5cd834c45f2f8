"""EPUB: the chapters of an electronic book in order, one line for each paragraph, heading, list item or table row."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ...ontology.errors import DataError
from ...ontology.namespace import POL
from ..document import Document, read_text
from ..metadata import Metadata, address, iso_date, language_tag
from .extra import needing
from .markup import Markup, lines, name
from .unpacked import refuse_large

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_BLOCKS = (
    "address article aside blockquote body br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_LEFT_OUT = frozenset({"audio", "head", "img", "math", "nav", "script", "style", "svg", "video"})
# Types of elements outside the running text, from the vocabulary at https://www.w3.org/TR/epub-ssv/.
_TYPES_LEFT_OUT = (
    "cover titlepage halftitlepage toc landmarks loi lot lov loa pagebreak page-list noteref footnote footnotes "
    "endnote endnotes rearnote rearnotes index"
)
_TYPE = "{http://www.idpf.org/2007/ops}type"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_OF_XML = (b"amp", b"lt", b"gt", b"quot", b"apos")


def read_epub(data: bytes, id: str, roles: Mapping[str, str]) -> Document:
    """Return the document whose text is the chapters of the book *data*, without title page, contents and notes.

    Title, authors, publishers, date, language, source and licence come from the book's Dublin Core metadata.

    :raises DataError: it is not an EPUB, is encrypted, is too large when unpacked, or lxml is missing.
    """
    with needing("lxml"):
        from lxml.etree import LxmlError
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            refuse_large(packed)
            place = _attribute(_xml(packed.read(_CONTAINER)), "rootfile", "full-path")
            package = _xml(packed.read(place))
            chapters = [_chapter(packed.read(path)) for path in _chapters(package, dirname(place))]
    # Encrypted content raises RuntimeError in zipfile, or cannot be decoded as text.
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError, LxmlError, UnicodeDecodeError):
        raise DataError(
            "is not an EPUB, or is damaged or encrypted; give one without copy protection"
        ) from None
    text = [line for chapter in chapters for line in lines(chapter, _MARKUP)]
    metadata = _metadata(package)
    if metadata.title and metadata.title not in text:
        text.insert(0, metadata.title)
    return read_text(id, "\n".join(text), roles=roles, metadata=metadata)


def _xml(data: bytes) -> _Element:
    """Return the root of *data*, with HTML entities replaced by their characters."""
    from lxml.etree import XMLParser, fromstring

    if b"<!ENTITY" in data:  # a few nested ones could expand to gigabytes
        raise DataError("defines XML entities, which are not allowed; give it without them")
    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return fromstring(_ENTITY.sub(_character, data), parser)


def _chapter(data: bytes) -> _Element:
    """Return the root of a chapter; one that is not well-formed is parsed as HTML, as browsers do."""
    from lxml.etree import XMLSyntaxError
    from lxml.html import HTMLParser, document_fromstring

    try:
        return _xml(data)
    except XMLSyntaxError:
        data.decode("utf-8")  # fails if the content is encrypted
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8"))


def _character(entity: re.Match[bytes]) -> bytes:
    if entity[1] in _OF_XML:
        return entity[0]
    return html.unescape(entity[0].decode("ascii")).encode("ascii", "xmlcharrefreplace")


def _attribute(root: _Element, element: str, attribute: str) -> str:
    for found in root.iter("{*}" + element):
        return str(found.get(attribute, ""))
    raise KeyError(element)


def _chapters(package: _Element, folder: str) -> Iterator[str]:
    """Yield the paths of the chapters in reading order, without non-linear parts and the table of contents."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items[reference.get("idref")]
        if reference.get("linear") != "no" and "nav" not in item.get("properties", "").split():
            yield normpath(join(folder, unquote(item.get("href", ""))))


def _is_left_out(element: _Element) -> bool:
    types = (element.get(_TYPE) or element.get("epub:type") or "").split()
    return name(element) in _LEFT_OUT or any(kind in _TYPES_LEFT_OUT.split() for kind in types)


_MARKUP = Markup(frozenset(_BLOCKS.split()), "li", "tr", _is_left_out)


def _metadata(package: _Element) -> Metadata:
    def told(term: str) -> list[str]:
        texts = (" ".join("".join(found.itertext()).split()) for found in package.iter(_DC + term))
        return [text for text in texts if text]

    bylines = [
        (role, person)
        for term, role in (("creator", POL.author), ("publisher", POL.publisher))
        for person in told(term)
    ]
    first = {term: next(iter(told(term)), None) for term in ("title", "date", "language", "source", "rights")}
    return Metadata(
        title=first["title"],
        bylines=tuple(dict.fromkeys(bylines)),
        issued=iso_date(first["date"]),
        language=language_tag(first["language"]),
        source=address(first["source"]),
        license=first["rights"],
    )
