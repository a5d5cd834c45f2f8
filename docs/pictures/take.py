"""The pictures of the documentation, taken from the graph of the bundled article: `python docs/pictures/take.py`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from policyloom.cli import main
from policyloom.graph.build import bundled_sources

HERE = Path(__file__).parent
DESKTOP, PHONE = (1400, 900), (390, 844)
# Name -> the page of the gallery and its state, the size of the window, whether it is dark.
PICTURES = {
    "reading-light": ("graph.html#node=entity_industry-4_0-a9824cf6fcf2", DESKTOP, False),
    "graph-light": ("graph.html#view=graph", DESKTOP, False),
    "neighbourhood-dark": ("graph.html#view=graph&focus=entity_china&node=entity_china", DESKTOP, True),
    "community-dark": ("graph.html#view=graph&colour=community&size=paths", DESKTOP, True),
    "table-light": ("graph.html#view=table&node=entity_germany", DESKTOP, False),
    "phone-dark": ("graph.html#view=graph", PHONE, True),
    "gallery-index": ("index.html", DESKTOP, False),
    "gallery-comparison": ("comparison.html", DESKTOP, False),
    "gallery-figures-dark": ("figures.html", DESKTOP, True),
    "gallery-contrast": ("contrast-1.html", DESKTOP, False),
}
# The same for pages of the service.
OF_SERVICE = {
    "service-entity-light": ("/id/entity/industry-4.0", (1280, 900), False),
    "service-sparql-dark": ("/sparql", (1280, 900), True),
}
_ADDRESS = re.compile(r"http://[^/\s]+")
ANSWERING = 2  # seconds until the editor has shown the answer to its first query


def take(site: Path, service: str) -> None:
    """Take all pictures, from the gallery in *site* and from the *service* at an address."""
    driver = _driver()
    try:
        for name, (page, size, dark) in PICTURES.items():
            file, _, fragment = page.partition("#")
            [path] = site.glob(file)
            _take(driver, name, f"{path.as_uri()}#{fragment}", size, dark=dark)
        for name, (page, size, dark) in OF_SERVICE.items():
            _take(driver, name, f"{service}{page}", size, dark=dark, wait=ANSWERING)
    finally:
        driver.quit()


def _take(
    driver: Any, name: str, address: str, size: tuple[int, int], *, dark: bool, wait: float = 0.0
) -> None:
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme]})
    driver.get("about:blank")
    driver.get(address)
    time.sleep(wait)
    driver.save_screenshot(str(HERE / f"{name}.png"))


def _driver() -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-prefers-reduced-motion",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]:
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        store, site = f"{folder}/store", Path(folder) / "site"
        sources = [str(path) for path in bundled_sources()]
        main(["build", *sources, "--store", store, "--out", f"{folder}/out"])
        main(["view", "--store", store, "--gallery", str(site)])
        serve = [sys.executable, "-m", "policyloom", "serve", "--store", store, "--port", "0"]
        with subprocess.Popen(serve, stderr=subprocess.PIPE, text=True) as service:  # noqa: S603 - our own
            assert service.stderr is not None  # noqa: S101
            told = service.stderr.readline()
            try:
                take(site, _ADDRESS.findall(told)[0])
            finally:
                service.terminate()
