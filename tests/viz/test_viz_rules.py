"""What holds for every page: its policy names what may run, a text stays text, and it is the same each time."""

from __future__ import annotations

import hashlib
import html
import re
from base64 import b64encode
from pathlib import Path

import pytest
from made import entity
from markup import data_of, tags

from policyloom import viz
from policyloom.graph.evaluation.evaluate import evaluate
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph
from policyloom.queries.corpus import Doubt
from policyloom.viz.article import Article
from policyloom.viz.evaluation import evaluation_page
from policyloom.viz.review import review_page

from .world import FACTS, VIEWED, fact, small_graph, viewed

HOSTILE = [
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<!--<script>",
    "</svg>\"'><svg onload=alert(1)> href",
    "line\u2028separator\u2029and & ampersand",
]
# Each kind of page, and how many scripts and styles are in it.
BLOCKS = {"graph": 3, "evaluation": 2, "review": 2, "gallery": 1}


def saying(text: str, kind: str, folder: Path) -> list[str]:
    """Return the pages of a *kind* whose title, names and sentences are *text*."""
    match kind:
        case "graph":
            things = Node("urn:a", "a", text, text, (text,), (text,), {text: text}), Node("urn:b", "b", "b")
            edge = Edge("e", "a", "b", text, text, "urn:p", "urn:f", "d", text, 0, len(text))
            return [
                viz.page(PropertyGraph(things, (edge,)), title=text, documents=[Article("d", text, text)])
            ]
        case "evaluation":
            record = {"doc": text, "type": "adopts", "subject": text, "object": text, "sent": text}
            found = evaluate([record, {**record, "type": "faces"}], [{**record, "object": "x"}, record])
            return [evaluation_page(found, title=text, texts={text: text})]
        case "review":
            return [review_page([Doubt(text, "adopts", text, text, "urn:f", text, "0.5", text)])]
    a, b, c = (entity(f"{text}{number}", "Policy") for number in range(3))
    stated = viewed(fact("adopts", a, b), fact("leadsTo", b, c), fact("aimsAt", b, a))
    return [path.read_text(encoding="utf-8") for path in viz.write_gallery(stated, folder, title=text)]


def drawn(kind: str, folder: Path, *, again: bool = False) -> list[str]:
    """Return the pages of a *kind*, made *again* of what is equal but comes in another order."""
    quads = small_graph() if kind == "graph" else viewed(*FACTS)
    match kind:
        case "graph":
            return [viz.page(reversed(quads) if again else quads)]
        case "evaluation" | "review":
            return saying("Ports", kind, folder)
    paths = viz.write_gallery(reversed(quads) if again else quads, folder / str(again), title="T")
    return [path.read_text(encoding="utf-8") for path in paths if path.name != "graph.html"]


@pytest.mark.parametrize("kind", BLOCKS)
def test_page_allows_its_own_scripts_and_styles_alone(kind: str, tmp_path: Path) -> None:
    for page in drawn(kind, tmp_path):
        [policy] = map(html.unescape, re.findall(r'Content-Security-Policy" content="([^"]*)"', page))
        blocks = re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)
        assert len(blocks) == BLOCKS[kind]
        for _, block in blocks:
            assert f"'sha256-{b64encode(hashlib.sha256(block.encode()).digest()).decode()}'" in policy
        assert policy.startswith("default-src 'none';") and "unsafe" not in policy and "http" not in policy
        assert not re.search(r"""(?:src|href)=["']?(?:https?:|//)""", page)
        names = {name for _, given in tags(page) for name, _ in given}
        assert not names & {"src", "srcset", "action", "data", "style"}
        assert not [name for name in names if name.startswith("on")]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", BLOCKS)
def test_hostile_text_stays_text(kind: str, text: str, tmp_path: Path) -> None:
    pages, plain = saying(text, kind, tmp_path / "a"), saying("plain", kind, tmp_path / "b")
    assert len(pages) == len(plain)
    for page in pages:
        assert text not in page
        if 'id="data"' in page:
            data = data_of(page)
            assert text in data["nodes"][0]["label"] and data["quotes"] in ([text], [VIEWED])
    assert html.unescape("".join(pages)).count(text) >= (2 if kind == "graph" else 4)
    for tag in ("<script", "</script", "<style", "<svg", "<img"):
        assert "".join(pages).count(tag) == "".join(plain).count(tag)


@pytest.mark.parametrize("kind", BLOCKS)
def test_page_is_the_same_on_every_build(kind: str, tmp_path: Path) -> None:
    assert drawn(kind, tmp_path) == drawn(kind, tmp_path, again=True)
