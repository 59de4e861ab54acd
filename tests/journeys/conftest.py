"""A browser on the running OneVisit. Without Chromium the tests are skipped, and the last line says so."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from onevisit.kernel import clock
from onevisit.nonprod.api import PASSWORD
from onevisit.nonprod.demo.answers import answer_all
from onevisit.nonprod.demo.client import Person, Server
from onevisit.nonprod.demo.family import Family
from onevisit.nonprod.demo.personas import read_personas
from onevisit.nonprod.demo.story import USUAL_ANSWERS

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "docs" / "screenshots"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""The browser talks to the server under test and to nobody else."""
REGISTERS_SECONDS_MAX = 20
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SKIPPED = pytest.StashKey[bool]()
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright leaves a loop in this thread


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Debian's Chromium, or another one of this machine."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        request.config.stash[_SKIPPED] = True
        pytest.skip("there is no Chromium on this machine")
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=[*flags, *QUIET])
        yield opened
        opened.close()


def pytest_unconfigure(config: pytest.Config) -> None:
    if config.stash.get(_SKIPPED, False):
        print("Browser tests were skipped: there is no Chromium here. Install it, then run them again.")


@pytest.fixture
def open_page(browser: Browser, running: Any) -> Iterator[Callable[..., Page]]:
    """A page of a person of their own: `open_page("/", phone=True, language="zh-CN", scripts=True)`."""
    contexts = []

    def opened(
        path: str = "/",
        *,
        phone: bool = True,
        language: str = "zh-CN",
        scripts: bool = True,
        size: dict[str, int] | None = None,
        dark: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=running.url,
            viewport=size or (PHONE if phone else DESK),  # type: ignore[arg-type]
            device_scale_factor=2 if phone else 1,
            has_touch=phone,
            locale=language,
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def at_desk(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Somebody of a department, signed in at their list: `at_desk("tonglu-police", phone=False, ...)`."""

    def sign_in(username: str, *, phone: bool = False, **how: Any) -> Page:
        page = open_page("staff/sign-in", phone=phone, **how)
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", PASSWORD)
        with page.expect_navigation():
            page.locator("form", has=page.locator("input[type=password]")).locator("button").first.click()
        return page

    return sign_in


@pytest.fixture
def file_birth(running: Any) -> Callable[..., str]:
    """Files a birth in Tonglu through the API; the number, once the registers have answered."""

    def file(region: str = "330122", **answers: Any) -> str:
        server = Server(running.url, "zh")
        given = answer_all(server, "birth", region, {**USUAL_ANSWERS, **answers}, {})
        mother, father = read_personas(server).parents(region, given)
        family = Family(Person(server, mother.username, mother.password), mother, father, clock.today())
        draft = family.begin("birth", region, "mother", given)
        plan = family.plan(draft)
        family.fill(draft, plan)
        family.photograph(draft, plan)
        case = family.submit(draft)
        last = time.monotonic() + REGISTERS_SECONDS_MAX
        while any(p["state"] == "expected" and p["source"] == "shared" for p in family.look(case)["papers"]):
            assert time.monotonic() < last, "the worker has not asked the registers"
            time.sleep(0.2)
        server.close()
        return case

    return file


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe-core finds on a page, one line each; an accessible page gives an empty list."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def findings(page: Page) -> list[str]:
        page.evaluate(source)  # not a script tag: the page's own policy would rightly refuse that
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", AXE_RULES)
        return [
            f"{violation['id']}: {violation['help']} at {node['target']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return findings


@pytest.fixture(scope="session")
def looks_right(axe: Callable[[Page], list[str]]) -> Callable[[Page], None]:
    """Fails on what axe finds, on sideways scrolling, and on a page without one heading and a title."""

    def check(page: Page) -> None:
        where = page.url
        assert axe(page) == [], where
        sideways = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert sideways <= 0, f"{where} scrolls sideways by {sideways} px"
        assert page.locator("h1").count() == 1, where
        assert page.title().endswith(" - OneVisit"), where

    return check


@pytest.fixture(scope="session")
def screenshot(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Page, str], None]:
    """Takes the picture that the documents show as docs/screenshots/NAME.png.

    A committed picture is only replaced where SCREENSHOTS=1 asks for it:
    numbers and days in it change with every run.
    """
    elsewhere = tmp_path_factory.mktemp("screenshots")
    renew = bool(os.environ.get("SCREENSHOTS"))

    def take(page: Page, name: str) -> None:
        goal = SCREENSHOTS / f"{name}.png"
        if goal.exists() and not renew:
            goal = elsewhere / goal.name
        goal.parent.mkdir(parents=True, exist_ok=True)
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        picture.quantize(96, dither=Image.Dither.NONE).save(goal, optimize=True)

    return take


@pytest.fixture(scope="session")
def keep_picture(screenshot: Callable[[Page, str], None]) -> Callable[[Page, str], None]:
    """The staff's name for `screenshot`."""
    return screenshot
