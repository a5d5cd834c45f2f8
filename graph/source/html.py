"""HTML: the main text of a page, without its menus, marginal notes and advertisements."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...ontology.errors import DataError
from ...ontology.namespace import POL
from ..document import Document, read_text
from ..metadata import Metadata, address, iso_date
from .extra import needing
from .markup import Markup, lines

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

# The elements of the main text that form lines of their own, by the names that trafilatura uses (after TEI).
_BLOCKS = frozenset({"p", "head", "item", "list", "quote", "table", "row", "lb", "div"})
_LEFT_OUT = frozenset({"code", "graphic"})
_MARKUP = Markup(_BLOCKS, "item", "row", lambda element: element.tag in _LEFT_OUT)
# Take only a date that the page states; a fixed latest date makes the result independent of today's date.
_DATE = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def read_html(data: bytes, name: str, roles: Mapping[str, str]) -> Document:
    """Return the document whose text is the main text of the page *data*, a line for each paragraph, item or row.

    Title, authors, publisher, date, address and licence become its metadata, as far as the page states them.
    The main text is found by trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15).

    :raises DataError: the page has no main text, or trafilatura is not installed.
    """
    page = _page(data)
    text = list(lines(page.body, _MARKUP)) if page is not None and page.body is not None else []
    if page is None or not any(text):
        raise DataError("has no recognisable main text; give the article itself, for example as a text file")
    metadata = _metadata(page)
    if metadata.title and metadata.title not in text:
        text.insert(0, metadata.title)
    return read_text(name, "\n".join(text), roles=roles, metadata=metadata)


def _page(data: bytes) -> Page | None:
    with needing("trafilatura"):
        from trafilatura import bare_extraction
    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # the DataError replaces their messages
    page = bare_extraction(
        data, with_metadata=True, include_comments=False, include_images=False, date_extraction_params=_DATE
    )
    return None if isinstance(page, dict) else page


def _metadata(page: Page) -> Metadata:
    people = [(POL.author, name.strip()) for name in (page.author or "").split(";") if name.strip()]
    if page.sitename:
        people.append((POL.publisher, page.sitename))
    return Metadata(
        title=" ".join(page.title.split()) or None if page.title else None,
        bylines=tuple(people),
        issued=iso_date(page.date),
        source=address(page.url),
        license=page.license or None,
    )
