"""The notebook: a page shown in a frame inside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from pyoxigraph import Quad

from ..graph.propertygraph import PropertyGraph
from .article import Article
from .page import page
from .render import write_whole


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that a notebook shows when it is the value of a cell; *height* is in pixels."""

    html: str = field(repr=False)
    height: int = 640

    def save(self, path: str | Path) -> Path:
        """Write the page, which works offline in any browser, to *path*, and return the path.

        :raises InputError: it cannot be written.
        """
        return write_whole(self.html, Path(path))

    def _repr_html_(self) -> str:
        """Return the page as an iframe that can run its own script but cannot reach the notebook."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'style="width:100%;height:{self.height}px;border:0" allow="fullscreen" title="Graph"></iframe>'
        )


def frame(
    data: PropertyGraph | Iterable[Quad],
    *,
    title: str | None = None,
    focus: str | None = None,
    steps: int = 1,
    compare: tuple[str, str] | None = None,
    documents: Iterable[Article] = (),
    height: int = 640,
) -> Frame:
    """Return :func:`page` of *data* for a notebook to show.

    :raises InputError: as :func:`page` does.
    """
    made = page(data, title=title, focus=focus, steps=steps, compare=compare, documents=documents)
    return Frame(made, height)
