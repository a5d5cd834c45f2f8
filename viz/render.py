"""The rendering: one HTML file from a template, its styles and its scripts, under a strict Content-Security-Policy."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..graph.export.atomic import written_whole

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def render(
    name: str, *, styles: Sequence[str], scripts: Sequence[str] = (), rules: str = "", **values: Any
) -> str:
    """Return the template *name* filled with *values*, which are escaped.

    The page's Content-Security-Policy allows only its own styles and scripts, by digest, and images inside it.

    :param styles: the names of style sheets in the templates folder.
    :param rules: more rules for the style sheet.
    :param scripts: the texts of scripts; the template gets them as ``scripts``, in this order.
    """
    style = "\n".join([*map(template, styles), rules])
    allowed = " ".join(map(_digest, scripts)) or "'none'"
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template(name)
        .render(
            style=trusted(style), scripts=[trusted(script) for script in scripts], policy=policy, **values
        )
    )


@cache
def _environment() -> Environment:
    """Return the Jinja environment; it is cached, so that each template is compiled once."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(template),
    )


def template(name: str) -> str:
    """Return the text of a file in the templates folder."""
    return files(str(__package__)).joinpath("templates", name).read_text(encoding="utf-8")


def trusted(text: str) -> Markup:
    """Return *text* marked as safe markup: only for files of this package and for JSON without ``<``."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704


def write_whole(text: str, target: Path) -> Path:
    """Write *text* to *target* in UTF-8, whole or not at all, and return the path.

    :raises InputError: the file cannot be written.
    """
    with written_whole(target, folder=False) as unfinished:
        unfinished.write_text(text, encoding="utf-8")
    return target


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
