"""Benchmark of a page against plain pyvis, from opening to use: `python benchmarks/pages.py [SIZE ...]`.

Both pages show the same random graph and are opened in headless Chromium without network access. Our page is
ready when its script has drawn it, the pyvis page when its simulation has come to rest, within LIMIT seconds.

- ready s: from opening to the first picture, which shows only a part of a large graph;
- heap MB: the JavaScript heap at that time, after garbage collection if the page has come to rest;
- all s: from requesting the whole graph to its picture;
- pick ms: from picking the most connected node of the whole graph to the next picture;
- pan fps: frames a second while the whole graph is dragged; the screen allows 60; nan if it did not move.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from policyloom.graph.propertygraph import Edge, Node, PropertyGraph
from policyloom.viz import write_page

LIMIT = 60.0
EDGES_PER_NODE = 2.6
KINDS = ["Country", "Policy", "Goal", "Technology", "Challenge", "Development"]


def main(sizes: list[int]) -> None:
    print("nodes  edges  page    build s     kB  ready s  heap MB  all s  pick ms  pan fps")
    for size in sizes:
        graph = random_graph(size)
        with tempfile.TemporaryDirectory() as folder:
            for name, build, ready in [("ours", _ours, _OURS_READY), ("pyvis", _pyvis, _PYVIS_READY)]:
                path = Path(folder) / f"{name}.html"
                start = time.perf_counter()
                build(graph, path)
                built = time.perf_counter() - start
                row = (
                    f"{size:5}  {len(graph.edges):5}  {name:6} {built:8.1f} {path.stat().st_size / 1000:6.0f}"
                )
                print(f"{row} {_measured(path, ready, in_use=name == 'ours')}", flush=True)


def _measured(path: Path, ready: str, *, in_use: bool) -> str:
    """Return the figures of a page, from a browser of its own: a page that never rests would slow the next one."""
    driver = _driver()
    try:
        opened = _opened(driver, path, ready)
        if opened is not None:  # a page that never rests does not get round to it
            driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
        heap = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        used = next(m["value"] for m in heap if m["name"] == "JSHeapUsedSize") / 1e6
        taken = f"{opened:.1f}" if opened is not None else f">{LIMIT:.0f}"
        return f"{taken:>8} {used:8.0f} {_uses(driver) if in_use else ''}"
    finally:
        driver.quit()


def random_graph(size: int) -> PropertyGraph:
    """Return a random graph with a few highly connected nodes, as in graphs of texts; equal for equal sizes."""
    choose = random.Random(size)
    nodes = []
    for i in range(size):
        kind = choose.choice(KINDS)
        nodes.append(Node(f"urn:n{i}", f"n{i}", f"{kind} number {i}", kind, (kind,)))
    edges = []
    for i in range(int(size * EDGES_PER_NODE)):
        source, target = int(size * choose.random() ** 3), choose.randrange(size)
        wording = f"{nodes[source].label} leads to {nodes[target].label}"
        edges.append(Edge(f"e{i}", f"n{source}", f"n{target}", "leads_to", wording, "urn:p"))
    return PropertyGraph(tuple(nodes), tuple(edges))


def _ours(graph: PropertyGraph, path: Path) -> None:
    write_page(graph, path, title="Benchmark")


def _pyvis(graph: PropertyGraph, path: Path) -> None:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for node in graph.nodes:
        network.add_node(node.id, label=node.label, group=node.kind)
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, title=edge.wording)
    path.write_text(network.generate_html(), encoding="utf-8")


_OURS_READY = "return document.documentElement.dataset.ready === 'yes'"
_PYVIS_READY = "return typeof network !== 'undefined' && network.physics.stabilized === true"


def _driver() -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    options.page_load_strategy = "none"
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ]:
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_window_size(1400, 900)
    driver.execute_cdp_cmd("Performance.enable", {})
    return driver


def _opened(driver: Any, path: Path, ready: str) -> float | None:
    """Return the seconds until the page is ready; None if it is not ready within LIMIT seconds."""
    from selenium.common.exceptions import JavascriptException, TimeoutException

    driver.get("about:blank")
    driver.set_script_timeout(LIMIT)
    start = time.perf_counter()
    driver.get(path.as_uri())
    while time.perf_counter() - start < LIMIT:
        try:
            if driver.execute_script(f"return location.protocol === 'file:' && (() => {{ {ready} }})()"):
                # Wait until the page that is ready is also painted.
                driver.execute_async_script(
                    "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done))"
                )
                return time.perf_counter() - start
        except (JavascriptException, TimeoutException):
            pass
        time.sleep(0.02)
    return None


def _uses(driver: Any) -> str:
    """Return the seconds to show the whole graph, the milliseconds of a pick in it, the frames a second of a drag."""
    whole = float(driver.execute_async_script(_UNTIL_DRAWN, {"all": True, "view": "graph"})) / 1000
    most = driver.execute_script("return policyloom.shown().nodes[0]")
    pick = float(driver.execute_async_script(_UNTIL_DRAWN, {"node": most}))
    driver.execute_script("policyloom.go({node: null})")
    return f"{whole:6.1f} {pick:8.0f} {float(driver.execute_async_script(_PAN)):8.0f}"


# Returns the milliseconds from a change of the state to its picture.
_UNTIL_DRAWN = """
    const [change, done] = arguments;
    const start = performance.now();
    policyloom.go(change);
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))"""
# Returns the frames a second while the pointer drags the graph for FRAMES frames.
_PAN = """
    const FRAMES = 60;
    const [done] = arguments;
    const canvas = document.querySelector('#canvas canvas');
    const { x, y } = canvas.getBoundingClientRect();
    const send = (type, at) => canvas.dispatchEvent(new PointerEvent(type, {
      bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: type === 'pointermove' ? -1 : 0,
      buttons: 1, clientX: x + 200 + 4 * at, clientY: y + 20 + 2 * at }));
    const before = policyloom.placeOf(policyloom.shown().nodes[0]).x;
    send('pointerdown', 0);
    let frame = 0;
    let start;
    requestAnimationFrame(function step(now) {
      start ??= now;
      if (frame === FRAMES) {
        send('pointerup', frame);
        const moved = policyloom.placeOf(policyloom.shown().nodes[0]).x - before;
        done(moved > FRAMES ? (1000 * FRAMES) / (now - start) : NaN);
        return;
      }
      frame += 1;
      send('pointermove', frame);
      requestAnimationFrame(step);
    })"""


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 500, 2000, 10_000])
