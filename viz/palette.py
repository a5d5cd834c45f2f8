"""The palette: the colour and shape that show the class of a thing in a picture."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .render import template


@dataclass(frozen=True, slots=True)
class Style:
    """How things of the class *name* are drawn: *light* is the colour on a light background, *dark* on dark.

    :param entry: the class of the palette whose look is used: its own, a superclass or the fallback.
    """

    name: str
    label: str
    entry: str
    shape: str
    light: str
    dark: str


def style_of(kinds: Iterable[str]) -> Style:
    """Return the style of the first of *kinds* that the palette has, named after the first of *kinds*.

    If the palette has none of them, the style is that of an entity.

    >>> style_of(["Country", "Place"]).shape
    'dot'
    >>> style_of(["Railway"]).label
    'railway'
    """
    names = list(kinds) or [_FALLBACK]
    known = next((name for name in names if name in palette()), _FALLBACK)
    shape, light, dark = palette()[known]
    return Style(names[0], words(names[0]), known, shape, light, dark)


def rank(name: str) -> int:
    """Return the position of the class *name* in the legend; unknown classes come last."""
    return list(palette()).index(name) if name in palette() else len(palette())


@cache
def palette() -> dict[str, tuple[str, str, str]]:
    """Return class name -> (shape, colour on a light background, colour on dark), in the order of the legend."""
    table = tomllib.loads(files(str(__package__)).joinpath("palette.toml").read_text(encoding="utf-8"))
    return {name: (row["shape"], row["light"], row["dark"]) for name, row in table.items()}


def hues() -> list[tuple[str, str]]:
    """Return the colours of the palette, each once, as (on a light background, on dark)."""
    return list(dict.fromkeys((light, dark) for _, light, dark in palette().values()))


def rules() -> str:
    """Return the CSS rules that set ``--class`` to the colour of the class on elements with ``kind-NAME``."""
    return "\n".join(
        f".kind-{name} {{ --class: light-dark({light}, {dark}); }}"
        for name, (_, light, dark) in palette().items()
    )


def style_sheet() -> str:
    """Return the style sheet of the pages' colours and fonts with :func:`rules`, for pages made elsewhere."""
    return f"{template('colours.css')}{rules()}\n"


def words(name: str) -> str:
    """Return a class or property name as words.

    >>> words("BusinessFunction"), words("aims_at")
    ('business function', 'aims at')
    """
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name).replace("_", " ")
    return parted.lower() if not parted.isupper() else parted


_FALLBACK = "Entity"
