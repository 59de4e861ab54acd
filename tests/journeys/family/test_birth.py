"""A family files a birth on a phone, in Chinese; axe-core looks at every page that they pass."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

PASSWORD = "onevisit-demo"
CHILD = {
    "child_name": "李新禾",
    "child_born_on-year": "2026",
    "child_born_on-month": "3",
    "child_born_on-day": "5",
    "child_born_at": "08:30",
    "place_of_birth": "桐庐县第一人民医院",
}
MARRIED = ("yes", "no", "yes", "yes", "mother", "no", "yes", "yes")
UNMARRIED = ("yes", "no", "yes", "no", "mother", "no", "yes")
ADDRESS = "浙江省桐庐县桐君街道迎春南路118号2单元301室"
OTHERS = {
    "children_before": "0",
    "father_name": "王建国",
    "father_identity_number": "330122199104231315",
    "household_address": ADDRESS,
    "bank_account_holder": "李晓梅",
    "bank_name": "桐庐农商银行",
    "bank_account_number": "6222 0000 1111 2222",
    "delivery_address": ADDRESS,
}


class Family:
    """What a parent does at the phone, step by step; every page is looked at on the way."""

    def __init__(self, page: Page, looks_right: Callable[[Page], None]) -> None:
        self.page = page
        self.look = lambda: looks_right(page)

    def go_on(self) -> None:
        self.page.locator(".ov-thumb .govuk-button").first.click()

    def finds_birth(self, words: str) -> None:
        self.look()
        self.page.fill("#q", words)
        self.page.locator("form[role=search] button").click()
        self.look()
        self.page.locator("a.ov-entry__link").first.click()

    def answers(self, answers: tuple[str, ...]) -> None:
        self.look()
        self.go_on()
        for answer in answers:
            self.look()
            self.page.locator(f"input[type=radio][value={answer}]").check()
            self.go_on()

    def sees_the_plan(self, visits: str) -> None:
        expect(self.page.locator("h1")).to_contain_text("您的办理方案")
        expect(self.page.locator(".ov-mark__number").first).to_have_text(visits)
        for fold in self.page.locator("summary").all():
            fold.click()
        self.look()

    def starts_as(self, username: str, party: str) -> None:
        self.go_on()
        self.look()
        self.page.fill("#username", username)
        self.page.fill("#password", PASSWORD)
        self.page.locator("main form button").first.click()
        self.look()
        self.page.locator(f"input[name=party][value={party}]").check()
        self.go_on()

    def fills_the_form(self, facts: dict[str, str]) -> None:
        while "/form/" in self.page.url:
            self.look()
            before = self.page.url
            for name, value in facts.items():
                field = self.page.locator(f"[name='{name}']")
                if field.count() and field.first.input_value() == "":
                    field.first.fill(value)
            for name, value in (("child_sex", "female"),):
                choice = self.page.locator(f"[name={name}][value={value}]")
                if choice.count():
                    choice.check()
            if self.page.locator("select[name=child_ethnic_group]").count():
                self.page.select_option("select[name=child_ethnic_group]", "han")
            self.go_on()
            assert self.page.url != before, self.page.locator("main").inner_text()

    def checks_and_sends(self) -> str:
        self.look()
        self.page.check("#declared")
        self.go_on()
        expect(self.page.locator("h1")).to_have_text("申请已提交")
        self.look()
        return self.page.url.rsplit("/", 2)[1]

    def follows(self) -> None:
        self.page.locator("main a.govuk-button").click()
        self.look()


@pytest.fixture
def family(open_page: Callable[..., Page], looks_right: Callable[[Page], None]) -> Callable[..., Family]:
    return lambda path="/", **how: Family(open_page(path, **how), looks_right)


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
    family: Callable[..., Family], screenshot: Callable[[Page, str], None]
) -> None:
    parent = family()
    parent.finds_birth("新生儿")
    screenshot(parent.page, "guide")
    parent.answers(MARRIED[:1])
    screenshot(parent.page, "question")
    for answer in MARRIED[1:]:
        parent.look()
        parent.page.locator(f"input[type=radio][value={answer}]").check()
        parent.go_on()
    screenshot(parent.page, "plan")
    parent.sees_the_plan(visits="0")
    parent.starts_as("lixiaomei", "mother")
    parent.fills_the_form({**CHILD, **OTHERS})
    number = parent.checks_and_sends()
    parent.follows()
    assert parent.page.url.endswith(f"/cases/{number}")
    worker_has_asked_the_registers(parent.page)
    screenshot(parent.page, "case")
    parent.look()
    parent.page.goto("/matters")
    parent.look()
    expect(parent.page.locator("main")).to_contain_text(number[-4:])


def worker_has_asked_the_registers(page: Page) -> None:
    """Wait, as a person does who looks again, until the hospital has what it needs."""
    for _ in range(40):
        page.reload()
        if "桐庐县第一人民医院" in page.locator(".ov-now").inner_text():
            return
        page.wait_for_timeout(250)
    pytest.fail(page.locator("main").inner_text())


class TestPapers:
    """Unmarried parents add a declaration: by photo, with what goes wrong on the way."""

    @pytest.fixture
    def parent(self, family: Callable[..., Family]) -> Family:
        parent = family("/guides/birth?region=330122")
        parent.answers(UNMARRIED)
        parent.sees_the_plan(visits="0")
        parent.starts_as("zhangting", "mother")
        return parent

    def test_a_photo_is_sent_as_soon_as_it_is_chosen(
        self, parent: Family, screenshot: Callable[[Page, str], None]
    ) -> None:
        parent.fills_the_form({**CHILD, **OTHERS})
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


def test_a_photo_of_50_mb_gets_a_page_that_says_so(family: Callable[..., Family]) -> None:
    parent = family("/guides/birth?region=330122", scripts=False)
    page = parent.page
    page.locator(".ov-thumb button").click()
    for answer in UNMARRIED:
        page.locator(f"input[type=radio][value={answer}]").check()
        page.locator(".ov-thumb button").click()
    page.locator(".ov-thumb a").click()
    page.fill("#username", "zhangting")
    page.fill("#password", PASSWORD)
    page.locator("main form button").first.click()
    page.locator("input[name=party][value=mother]").check()
    page.locator(".ov-thumb button").click()
    draft = page.url.split("/form/")[0]
    page.goto(f"{draft}/papers")
    big = b"\xff\xd8\xff" + bytes(49_000_000)
    page.locator("input[name=file]").first.set_input_files(
        {"name": "big.jpg", "mimeType": "image/jpeg", "buffer": big}
    )
    page.locator(".ov-upload__send").first.click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("文件超过20 MB", timeout=60_000)


def test_everything_works_without_javascript(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/guides/birth?region=330122", scripts=False)
    page.locator(".ov-thumb button").click()
    for answer in MARRIED:
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
