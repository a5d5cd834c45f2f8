"""The actions of a reader on a page in the browser, and what the page then shows."""

from __future__ import annotations

from typing import Any

DESKTOP, PHONE = (1400, 900), (390, 844)


def set_screen(browser: Any, size: tuple[int, int] = DESKTOP, *, dark: bool = False) -> None:
    """Give *browser* a screen of this *size*, in pixels, and a reader who wants no motion."""
    width, height = size
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    still = {"name": "prefers-reduced-motion", "value": "reduce"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme, still]})


def click(browser: Any, selector: str) -> None:
    browser.find_element("css selector", selector).click()


def click_named(browser: Any, selector: str, name: str) -> None:
    """Click the element that matches *selector* and has the text *name*."""
    next(element for element in all_of(browser, selector) if element.text == name).click()


def text_of(browser: Any, selector: str) -> str:
    return str(browser.find_element("css selector", selector).text)


def all_of(browser: Any, selector: str) -> list[Any]:
    return list(browser.find_elements("css selector", selector))


def state(browser: Any) -> dict[str, Any]:
    return dict(browser.execute_script("return policyloom.state()"))


def shown(browser: Any) -> dict[str, list[str]]:
    return dict(browser.execute_script("return policyloom.shown()"))


def place_of(browser: Any, id: str) -> dict[str, float]:
    return dict(browser.execute_script("return policyloom.placeOf(arguments[0])", id))


def pointer_to(browser: Any, id: str, *, click: bool = False) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    place = browser.execute_script(
        "const p = policyloom.placeOf(arguments[0]);"
        "const c = document.querySelector('#canvas canvas').getBoundingClientRect();"
        "return [Math.round(c.x + p.x), Math.round(c.y + p.y)]",
        id,
    )
    actions = ActionChains(browser, duration=20)
    actions.w3c_actions.pointer_action.move_to_location(*place)  # type: ignore[no-untyped-call]
    if click:
        actions.click()
    actions.perform()


def press(browser: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def wait(browser: Any, condition: str, *arguments: Any) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 10, 0.05).until(
        lambda b: b.execute_script(f"return {condition}", *arguments)
    )


def violations(browser: Any, options: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Return the accessibility faults that axe finds in the page, each with some elements at fault."""
    run = "axe.run(document, arguments[0]).then((result) => arguments[1](result.violations))"
    found = browser.execute_async_script(run, {"resultTypes": ["violations"], **options})
    return [
        (
            fault["id"],
            [node["html"][:200] + str(node.get("failureSummary"))[:300] for node in fault["nodes"][:3]],
        )
        for fault in found
    ]


def edge_of(browser: Any, type: str, source: str) -> str:
    script = """
        const data = JSON.parse(document.getElementById('data').textContent);
        return data.edges.find((e) => e.relation === arguments[0] && e.from === arguments[1]).id"""
    return str(browser.execute_script(script, type, source))
