"""Generator of docs/api.md: prints the reference of ``import policyloom`` in Markdown, made from its docstrings."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from typing import Any

import policyloom

_HEAD = """\
<!-- Made by `make docs` from the docstrings in src/policyloom/api; edit them, not this file. -->
# Python

What `import policyloom` offers to scripts and notebooks. [A tour](notebooks/tour.ipynb) shows all of it on the article
that comes along; what is not on this page is private and may change. The examples go on from here:

```python
from policyloom import Table, build, open_graph, read

graph = build(reader="recorded:article")
```

Most of it works with what is installed anyway. Data frames need pandas or polars, and some files, readers and formats an extra. Every error that you can
mend is a `policyloom.PolicyloomError` with one line that says what to do.
"""
_FIELD = re.compile(r"^:(param \w+|raises \w+|returns?|ivar \w+): ", re.MULTILINE)
_WIDTH = 100


class _Bare(str):
    """An annotation that a signature shows without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def reference() -> str:
    """Return the reference as Markdown, the same for the same docstrings."""
    named = [(name, getattr(policyloom, name)) for name in policyloom.__all__]
    parts = [_HEAD]
    for name, function in named:
        if inspect.isfunction(function):
            parts += _section("##", f"policyloom.{name}", name, function)
    for name, cls in named:
        if inspect.isclass(cls) and not issubclass(cls, Exception):
            parts += [f"## policyloom.{name}\n", *_body(cls)]
            for method, function in vars(cls).items():
                if inspect.isfunction(function) and not method.startswith("_"):
                    parts += _section("###", f"{name}.{method}", method, function)
    parts.append("## Errors\n\n| error | meaning |\n| --- | --- |")
    errors = [(n, c) for n, c in named if inspect.isclass(c) and issubclass(c, Exception)]
    parts += [f"| `policyloom.{name}` | {_line(cls)} |" for name, cls in errors]
    return "\n".join(parts)


def _section(level: str, heading: str, name: str, function: Any) -> Iterator[str]:
    yield f"{level} {heading}\n"
    yield f"```python\n{_signature(name, function)}\n```\n"
    yield from _body(function)


def _signature(name: str, function: Any) -> str:
    """Return the signature of *function*, on one line if it is short enough."""
    signature = inspect.signature(function)
    kept = [p for p in signature.parameters.values() if p.name != "self"]
    bare = [p.replace(annotation=_Bare(p.annotation)) if p.annotation is not p.empty else p for p in kept]
    written = str(signature.replace(parameters=bare, return_annotation=_Bare(signature.return_annotation)))
    if len(name) + len(written) <= _WIDTH:
        return name + written
    end = written.rindex(") ->")
    # A comma within brackets does not separate parameters.
    lines = re.split(r", (?![^\[(]*[\])])", written[1:end])
    return f"{name}(\n    " + ",\n    ".join(lines) + f",\n{written[end:]}"


def _body(documented: Any) -> Iterator[str]:
    """Yield the docstring as Markdown: its text, its fields as a list, its examples as code."""
    for block in re.split(r"\n\n+", inspect.getdoc(documented) or ""):
        if block.startswith(">>>"):
            yield f"```pycon\n{block}\n```\n"
        elif head := _FIELD.match(block):
            yield _fields(block[head.start() :])
        else:
            yield f"{_inline(block)}\n"


def _fields(block: str) -> str:
    entries = re.split(r"\n(?=:)", block)
    lines = []
    for entry in entries:
        kind, _, told = entry[1:].partition(": ")
        what, _, name = kind.partition(" ")
        told = _inline(" ".join(told.split()))
        lines.append(f"- raises `{name}`: {told}" if what == "raises" else f"- `{name or what}`: {told}")
    return "\n".join(lines) + "\n"


def _inline(text: str) -> str:
    text = re.sub(r":(?:func|meth|class|data|mod):`\.?(?:[\w.]*\.)?(\w+)`", r"`\1`", text)
    text = re.sub(r"``([^`]+)``", r"`\1`", text)
    return re.sub(r"(?<!\w)docs/(\w+\.md)", r"[\1](\1)", text)


def _line(documented: Any) -> str:
    return _inline((inspect.getdoc(documented) or "").splitlines()[0])


if __name__ == "__main__":
    sys.stdout.write(reference().rstrip() + "\n")
