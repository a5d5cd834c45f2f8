"""Bibliography: the documents that the statements are from, for reference managers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad

from ...ontology.namespace import POL
from ..identity import slug
from ..propertygraph.term_index import indexed
from .json import write_json
from .work import Work, works

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# The special characters of TeX, with their escapes.
_TEX = {c: f"\\{c}" for c in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def write_bibtex(quads: Iterable[Quad], path: Path) -> None:
    """Write the documents as BibTeX, in UTF-8; names are not split, since the family name is unknown."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_entry(work) for work in _works(quads, path.parent))


def write_csl(quads: Iterable[Quad], path: Path) -> None:
    """Write the documents as CSL-JSON, which Zotero, pandoc and citeproc read."""
    items = [_item(work) for work in _works(quads, path.parent)]
    write_json(items, path)


def _works(quads: Iterable[Quad], folder: Path) -> Iterator[Work]:
    with indexed(quads, folder, skip=frozenset({POL.text})) as terms:
        yield from works(terms)


def _date(work: Work) -> tuple[int, ...]:
    """Return year, month and day of publication, as far as they are given; the date of the file is not used."""
    found = _DATE.match(work.issued)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def _entry(work: Work) -> str:
    date = _date(work)
    fields = {
        "title": f"{{{_tex(work.title)}}}",  # a second pair of braces keeps capitals
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.authors),
        "editor": " and ".join(f"{{{_tex(name)}}}" for name in work.editors),
        "year": "".join(f"{year:04}" for year in date[:1]),
        "month": "".join(map(str, date[1:2])),
        "language": _tex(work.language),
        "url": re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", work.url),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{slug(work.identifier)},\n{''.join(lines)}}}\n\n"


def _item(work: Work) -> dict[str, object]:
    fields: dict[str, object] = {
        "author": [{"literal": name} for name in work.authors],
        "editor": [{"literal": name} for name in work.editors],
        "issued": {"date-parts": [list(_date(work))]} if _date(work) else None,
        "language": work.language,
        "URL": work.url,
    }
    return {"id": slug(work.identifier), "type": "document", "title": work.title} | {
        k: v for k, v in fields.items() if v
    }


def _tex(text: str) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return "".join(_TEX.get(c, c) for c in plain)
