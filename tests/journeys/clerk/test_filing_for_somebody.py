"""A clerk files a birth for somebody at the window: one person, one consent, one receipt."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from onevisit.kernel import clock

AtDesk = Callable[..., Page]
Axe = Callable[[Page], list[str]]
CLERK = "tonglu-hall"
MOTHER = {"identity_number": "330122199701054281", "name": "张婷", "phone": "138 0571 0003"}
FACTS = {
    "child_name": "张安",
    "place_of_birth": "桐庐县第一人民医院",
    "father_name": "陈浩",
    "father_identity_number": "330122199509303356",
    "father_phone": "13805710004",
    "children_before": "0",
    "household_address": "浙江省桐庐县城南街道白云源路66号",
    "delivery_address": "浙江省桐庐县城南街道白云源路66号",
    "bank_account_holder": "张婷",
    "bank_name": "桐庐农商银行",
    "bank_account_number": "6228480329999999914",
    "child_born_at": "08:30",
}


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "paper.jpg"
    Image.new("RGB", (600, 800), "white").save(file)
    return file


def test_a_clerk_files_for_somebody_and_hands_over_a_receipt(at_desk: AtDesk, axe: Axe, photo: Path) -> None:
    page = at_desk(CLERK)
    with page.expect_navigation():
        page.get_by_role("link", name="窗口代办").click()
    assert axe(page) == []
    register(page)
    assert axe(page) == []
    page.get_by_role("link", name="出生一件事").click()
    answer_all(page, axe)

    expect(page.locator("h1")).to_contain_text("出生一件事")
    assert axe(page) == []
    with page.expect_navigation():
        page.locator(".ov-thumb a").click()
    assert axe(page) == []
    page.get_by_label("母亲").check()
    page.get_by_role("button", name="开始申请").click()

    while "/form/" in page.url:
        assert axe(page) == []
        fill_page(page)
    if page.url.endswith("/papers"):
        assert axe(page) == []
        add_papers(page, photo)
    assert axe(page) == []
    page.locator("#declared").check()
    page.locator(".ov-thumb button").click()

    expect(page.locator(".st-receipt")).to_contain_text("张婷")
    expect(page.locator(".st-receipt__number")).to_contain_text("3301 22")
    expect(page.locator(".st-receipt")).to_contain_text("桐庐县行政服务中心")
    assert axe(page) == []
    page.get_by_role("button", name="打开办件").click()
    expect(page.locator(".ov-mark")).to_contain_text("已跑1次")
    assert axe(page) == []


def test_whoever_is_registered_wrongly_is_told_at_each_field_at_once(at_desk: AtDesk, axe: Axe) -> None:
    page = at_desk(CLERK, phone=True)
    page.goto("staff/file")
    page.fill("#identity_number", "330122199701054282")
    page.fill("#phone", "123")
    page.locator("main form button.govuk-button").click()

    for field in ("identity_number", "name", "phone", "consent"):
        expect(page.locator(f"#{field}-error")).to_be_visible()
    expect(page.locator("#identity_number")).to_have_value("330122199701054282")
    assert axe(page) == []


def test_an_officer_without_a_window_is_told_who_files_for_somebody(at_desk: AtDesk, axe: Axe) -> None:
    page = at_desk("tonglu-police")
    page.goto("staff/file")

    expect(page.locator("main")).to_contain_text("只有窗口人员可以代为提交")
    assert axe(page) == []


def register(page: Page) -> None:
    for field, value in MOTHER.items():
        page.fill(f"#{field}", value)
    page.locator("#consent").check()
    page.locator("main form button.govuk-button").click()
    expect(page.locator("h1")).to_contain_text("张婷")


def answer_all(page: Page, axe: Axe) -> None:
    wanted = {
        "a.older_than_one_year": "no",
        "a.parents_married": "no",
        "a.household_follows": "mother",
        "a.ethnic_groups_differ": "no",
    }
    while "/questions" in page.url:
        assert axe(page) == []
        answer = page.locator("main form input[type=radio]").first
        name = answer.get_attribute("name") or ""
        page.locator(f"main form input[name='{name}'][value='{wanted.get(name, 'yes')}']").check()
        page.locator(".ov-thumb button").click()


def fill_page(page: Page) -> None:
    for name, value in FACTS.items():
        field = page.locator(f"main #{name}")
        if field.count() and not field.input_value():
            field.fill(value)
    born_on = clock.today() - timedelta(days=3)
    for part, value in (("year", born_on.year), ("month", born_on.month), ("day", born_on.day)):
        for box in page.locator(f"main input[id$='-{part}']").all():
            if not box.input_value():
                box.fill(str(value))
    for group in page.locator("main .ov-answers").all():
        if not group.locator("input:checked").count():
            group.locator("input").first.check()
    for choice in page.locator("main select").all():
        if not choice.input_value():
            choice.select_option(index=1)
    before = page.url
    with page.expect_navigation():
        page.locator(".ov-thumb button").first.click()
    assert page.url != before, page.locator(".govuk-error-summary").inner_text()


def add_papers(page: Page, photo: Path) -> None:
    while (waiting := page.locator("input[name='file']")).count():
        count = waiting.count()
        waiting.first.set_input_files(photo)
        send = page.locator(".ov-upload__send").first
        if send.is_visible():
            send.click()
        expect(page.locator("input[name='file']")).to_have_count(count - 1)
    page.locator(".ov-thumb a").click()
