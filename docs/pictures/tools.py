"""The pictures of other tools showing the bundled article's graph: `python docs/pictures/tools.py`.

Name tools to take only their pictures: `python docs/pictures/tools.py igraph graph_tool`. Each picture needs its tool:
Graphviz; Chromium with its driver and the Node packages (`npm ci --prefix tests/tools`); igraph or NetworkX with
matplotlib (`pip install igraph networkx matplotlib`); graph-tool with Cairo (`apt-get install python3-graph-tool
python3-cairo python3-gi-cairo python3-matplotlib`); LibreOffice with a virtual display (`apt-get install
libreoffice-calc xvfb`). All of them need Pillow.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Collection
from pathlib import Path

from policyloom.cli import main

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "tests" / "tools" / "node_modules" / "cytoscape" / "dist" / "cytoscape.min.js"
WIDTH, HEIGHT = 1200, 800
# A display number that is probably free, and the seconds in which LibreOffice opens a workbook.
DISPLAY, OPENING = ":77", 25
COLOURS = ("#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#76b7b2", "#edc948", "#b07aa1", "#9c755f", "#bab0ac")

PAGE = """<!doctype html><meta charset="utf-8"><body style="margin:0;background:#fff"><div id="graph"
style="width:{width}px;height:{height}px"></div><script>{library}</script><script>
const colours = {colours}, kinds = new Map();
const colour = (kind) => kinds.get(kind) ?? kinds.set(kind, colours[kinds.size % colours.length]).get(kind);
const file = {file};
const graph = cytoscape({{ container: document.getElementById("graph"), elements: file.elements, style: [
  {{ selector: "node", style: {{ label: "data(label)", "font-size": 7, "text-wrap": "wrap", "text-max-width": 90, width: 9, height: 9, "text-valign": "bottom",
    "background-color": (node) => colour(node.data("kind")) }} }},
  {{ selector: "edge", style: {{ width: 0.8, "line-color": "#bbb", "target-arrow-color": "#bbb", "arrow-scale": 0.5,
    "curve-style": "bezier", "target-arrow-shape": "triangle" }} }},
], layout: {{ name: "cose", animate: false, randomize: false, nodeRepulsion: () => 20000, padding: 20 }} }});
</script>"""


def graphviz(folder: Path) -> None:
    """Draw the DOT file with Graphviz."""
    call = ["dot", "-Ksfdp", "-Goverlap=prism", "-Gsplines=true", "-Gdpi=34", "-Nfontname=sans", "-Tpng"]
    subprocess.run([*call, folder / "article.dot", "-o", HERE / "tool-graphviz.png"], check=True)  # noqa: S603 - our own


def igraph(folder: Path) -> None:
    """Draw the GraphML file with igraph."""
    import igraph
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    graph = igraph.Graph.Read_GraphML(str(folder / "article.graphml"))
    kinds = sorted(set(graph.vs["kind"]))
    figure, axes = pyplot.subplots(figsize=(WIDTH / 100, HEIGHT / 100))
    look = {
        "vertex_size": 9,
        "vertex_color": [COLOURS[kinds.index(kind) % len(COLOURS)] for kind in graph.vs["kind"]],
        "vertex_label": [textwrap.fill(label, 24) for label in graph.vs["label"]],
        "vertex_label_size": 6,
        "vertex_label_dist": 1,
        "edge_color": "#bbbbbb",
        "edge_width": 0.6,
        "edge_arrow_size": 3,
    }
    igraph.plot(graph, target=axes, layout=graph.layout_kamada_kawai(), **look)
    figure.tight_layout()
    figure.savefig(HERE / "tool-igraph.png", dpi=100, metadata={"Software": None})


def networkx(folder: Path) -> None:
    """Draw the GraphML file with NetworkX."""
    import matplotlib
    import networkx as nx

    matplotlib.use("Agg")
    from matplotlib import pyplot

    graph = nx.read_graphml(folder / "article.graphml", force_multigraph=True)
    kinds = sorted({kind for _, kind in graph.nodes(data="kind")})
    figure, axes = pyplot.subplots(figsize=(WIDTH / 100, HEIGHT / 100))
    nx.draw_networkx(
        graph,
        pos=nx.forceatlas2_layout(nx.Graph(graph), max_iter=500, strong_gravity=True, gravity=0.15, seed=1),
        ax=axes,
        node_size=30,
        node_color=[COLOURS[kinds.index(kind) % len(COLOURS)] for _, kind in graph.nodes(data="kind")],
        labels={node: textwrap.fill(label, 24) for node, label in graph.nodes(data="label")},
        font_size=5,
        edge_color="#bbbbbb",
        width=0.6,
        arrowsize=5,
    )
    axes.axis("off")
    figure.tight_layout()
    figure.savefig(HERE / "tool-networkx.png", dpi=100, metadata={"Software": None})


def cytoscape_js(folder: Path) -> None:
    """Draw the cyjs file with Cytoscape.js in a browser."""
    from selenium import webdriver

    page = folder / "cytoscape.html"
    file = (folder / "article.cyjs").read_text(encoding="utf-8").replace("</", "<\\/")
    library = SCRIPT.read_text(encoding="utf-8")
    page.write_text(
        PAGE.format(width=WIDTH, height=HEIGHT, library=library, colours=list(COLOURS), file=file),
        encoding="utf-8",
    )
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", f"--window-size={WIDTH},{HEIGHT + 150}"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        driver.get(page.as_uri())
        driver.find_element("id", "graph").screenshot(str(HERE / "tool-cytoscape-js.png"))
    finally:
        driver.quit()


def graph_tool(folder: Path) -> None:
    """Draw the GraphML file with graph-tool."""
    script, picture = HERE / "with_graph_tool.py", HERE / "tool-graph-tool.png"
    call = ["/usr/bin/python3", script, folder / "article.graphml", picture, ",".join(COLOURS)]
    subprocess.run(call, check=True, env={})  # noqa: S603 - our own


def libreoffice(folder: Path) -> None:
    """Open the workbook in LibreOffice on a virtual display, and take a screenshot."""
    from PIL import ImageGrab

    screen = [shutil.which("Xvfb") or "Xvfb", DISPLAY, "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    profile = f"-env:UserInstallation={(folder / 'libreoffice').as_uri()}"
    office = [shutil.which("soffice") or "soffice", "--norestore", "--nologo", profile]
    with subprocess.Popen(screen, stderr=subprocess.DEVNULL) as shown:  # noqa: S603 - our own
        time.sleep(1)
        environment = {**os.environ, "DISPLAY": DISPLAY}
        call = [*office, str(folder / "article.xlsx")]
        # LibreOffice starts other processes; in a group of their own, all can be ended together.
        with subprocess.Popen(call, env=environment, start_new_session=True) as running:  # noqa: S603 - our own
            time.sleep(OPENING)
            ImageGrab.grab(xdisplay=DISPLAY).save(HERE / "tool-libreoffice.png")
            os.killpg(running.pid, signal.SIGTERM)
        shown.terminate()


DRAWINGS: tuple[Callable[[Path], None], ...] = (
    graphviz,
    igraph,
    networkx,
    cytoscape_js,
    graph_tool,
    libreoffice,
)


def take(names: Collection[str]) -> None:
    """Build the graph of the article, export it, and take the pictures, with few colours to keep the files small."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        store = str(folder / "store")
        main(["build", "--store", store, "--out", str(folder / "out")])
        for format in ("dot", "graphml", "cyjs", "xlsx"):
            main(["export", format, "--store", store, "-o", str(folder / f"article.{format}")])
        for draw in DRAWINGS:
            if names and draw.__name__ not in names:
                continue
            draw(folder)
            picture = HERE / f"tool-{draw.__name__.replace('_', '-')}.png"
            with Image.open(picture) as drawn:
                drawn.convert("RGB").quantize(64, method=Image.Quantize.FASTOCTREE).save(
                    picture, optimize=True
                )


if __name__ == "__main__":
    take(sys.argv[1:])
