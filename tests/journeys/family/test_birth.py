"""A family files a birth on a phone, in Chinese; axe-core looks at every page that they pass."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect


def photo(text: str) -> dict[str, Any]:
    """A paper on a dark table, as a phone would photograph it."""
    picture = Image.new("RGB", (900, 1200), "#3c4a50")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((90, 80, 810, 1120), fill="#fdfdfa")
    for line in range(12):
        draw.line((170, 240 + line * 60, 730 - (line % 3) * 90, 240 + line * 60), fill="#8a949a", width=8)
    draw.ellipse((560, 880, 720, 1040), outline="#b3261e", width=10)
    stream = BytesIO()
    picture.save(stream, "JPEG")
    return {"name": f"{text}.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def test_married_parents_send_a_birth_from_the_phone(
    family: Callable[..., Any], screenshot: Callable[[Page, str], None]
) -> None:
    parent = family()
    parent.finds_birth("新生儿")
    screenshot(parent.page, "guide")
    parent.answers(parent.married[:1])
    screenshot(parent.page, "question")
    for answer in parent.married[1:]:
        parent.look()
        parent.page.locator(f"input[type=radio][value={answer}]").check()
        parent.go_on()
    screenshot(parent.page, "plan")
    parent.sees_the_plan(visits="0")
    parent.starts_as("lixiaomei", "mother")
    parent.fills_the_form(parent.facts)
    number = parent.checks_and_sends()
    parent.follows()
    assert parent.page.url.endswith(f"/cases/{number}")
    parent.waits_until_it_says("正由桐庐县第一人民医院办理")
    screenshot(parent.page, "case")
    parent.look()
    parent.page.goto("/matters")
    parent.look()
    expect(parent.page.locator("main")).to_contain_text(number[-4:])


class TestPapers:
    """Unmarried parents add a declaration: by photo, with what goes wrong on the way."""

    @pytest.fixture
    def parent(self, family: Callable[..., Any]) -> Any:
        parent = family("/guides/birth?region=330122")
        parent.answers(parent.unmarried)
        parent.sees_the_plan(visits="0")
        parent.starts_as("zhangting", "mother")
        return parent

    def test_a_photo_is_sent_as_soon_as_it_is_chosen(
        self, parent: Any, screenshot: Callable[[Page, str], None]
    ) -> None:
        parent.fills_the_form(parent.facts)
        parent.look()
        choose = parent.page.locator("input[name=camera]").first
        choose.set_input_files({"name": "节目.jpg", "mimeType": "image/jpeg", "buffer": b"MZ a program"})
        expect(parent.page.locator(".govuk-error-summary")).to_contain_text("既不是照片也不是PDF")
        parent.look()
        parent.page.locator("input[name=camera]").first.set_input_files(photo("非婚生育声明"))
        expect(parent.page.locator(".ov-upload__name")).to_have_text("非婚生育声明.jpg")
        parent.look()
        screenshot(parent.page, "papers")
        parent.go_on()
        parent.checks_and_sends()


def test_a_photo_of_50_mb_gets_a_page_that_says_so(family: Callable[..., Any], tmp_path: Path) -> None:
    parent = family("/guides/birth?region=330122", scripts=False)
    page = parent.page
    page.locator(".ov-thumb button").click()
    for answer in parent.unmarried:
        page.locator(f"input[type=radio][value={answer}]").check()
        page.locator(".ov-thumb button").click()
    page.locator(".ov-thumb a").click()
    page.fill("#username", "zhangting")
    page.fill("#password", parent.password)
    page.locator("main form button").first.click()
    page.locator("input[name=party][value=mother]").check()
    with page.expect_navigation():
        page.locator(".ov-thumb button").click()
    draft = page.url.split("/form/")[0]
    page.goto(f"{draft}/papers")
    big = tmp_path / "big.jpg"
    big.write_bytes(b"\xff\xd8\xff" + bytes(49_000_000))
    page.locator("input[name=file]").first.set_input_files(big)
    page.locator(".ov-upload__send").first.click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("文件超过20 MB", timeout=60_000)


def test_everything_works_without_javascript(family: Callable[..., Any]) -> None:
    parent = family("/guides/birth?region=330122", scripts=False)
    page = parent.page
    page.locator(".ov-thumb button").click()
    for answer in parent.married:
        page.locator(f"input[type=radio][value={answer}]").check()
        page.locator(".ov-thumb button").click()
    expect(page.locator(".ov-mark__number").first).to_have_text("0")
    page.locator("summary", has_text="为什么").first.click()
    expect(page.locator(".ov-why[open]").first).to_be_visible()


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_pages_fit_the_smallest_phone_in_both_languages(
    open_page: Callable[..., Page], looks_right: Callable[[Page], None], language: str
) -> None:
    page = open_page(language=language, size={"width": 320, "height": 640})
    for path in (
        "/",
        "/?q=护照",
        "/guides/birth",
        "/guides/birth?region=330106",
        "/guides/birth/questions?region=330122",
        "/guides/birth/questions?region=330122&a.parents_married=perhaps",
        "/guides/birth/questions?region=330122&a.unknown=yes",
        "/guides/birth/plan?region=330122&a.born_in_licensed_institution=no",
        "/sign-in",
        "/nowhere",
    ):
        page.goto(path)
        looks_right(page)
