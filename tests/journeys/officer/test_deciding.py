"""An officer's day: the list, a part of a case, its papers, the decision; each page passes axe."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

AtDesk = Callable[..., Page]
Axe = Callable[[Page], list[str]]
FileBirth = Callable[..., str]
HOSPITAL = "tonglu-hospital"
POLICE = "tonglu-police"


def part_of(case: str, step: str) -> str:
    return f"staff/cases/{case}/parts/{step}"


def test_an_officer_decides_on_the_spot_from_the_list_by_keyboard(
    at_desk: AtDesk, file_birth: FileBirth, axe: Axe
) -> None:
    case = file_birth()
    page = at_desk(HOSPITAL)
    row = page.locator("tbody tr", has_text=spoken(case))
    expect(row).to_contain_text("今天到期")
    expect(row).to_contain_text("待受理")
    assert axe(page) == []

    rows = page.locator(".st-list__open")
    place = [rows.nth(n).get_attribute("href") for n in range(rows.count())].index(
        row.locator(".st-list__open").get_attribute("href")
    )
    for _ in range(place + 1):
        page.keyboard.press("j")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("出生医学证明首次签发")
    assert axe(page) == []
    page.get_by_label("《出生医学证明》编号").fill("Z330123456")
    page.get_by_role("button", name="受理、准予并出证").click()

    expect(page.get_by_role("status")).to_contain_text("已出具")
    expect(page.locator("main")).to_contain_text("Z330123456")
    expect(page.locator(".st-clock__left").first).to_contain_text("如期")
    assert axe(page) == []


def test_a_department_sees_its_own_facts_and_of_others_the_name_and_state(
    at_desk: AtDesk, file_birth: FileBirth
) -> None:
    page = at_desk(HOSPITAL)
    page.goto(part_of(file_birth(), "birth_certificate"))

    expect(page.locator("main")).to_contain_text("出生时间")
    expect(page.locator("main")).not_to_contain_text("6228480329999999914")  # the bank account
    expect(page.locator(".st-others")).to_contain_text("等待中")


def test_a_paper_from_a_register_is_read_as_a_table(at_desk: AtDesk, file_birth: FileBirth, axe: Axe) -> None:
    page = at_desk(HOSPITAL)
    page.goto(part_of(file_birth(), "birth_certificate"))
    page.locator(".st-row__name a").first.click()

    expect(page.locator("main")).to_contain_text("数据源")
    expect(page.locator(".st-register tr").first).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="返回办件").click()
    expect(page.locator("h1")).to_have_text("出生医学证明首次签发")


def test_a_refusal_needs_reasons_and_is_read_once_more_before_it_is_told(
    at_desk: AtDesk, file_birth: FileBirth, axe: Axe
) -> None:
    page = at_desk(HOSPITAL)
    page.goto(part_of(file_birth(), "birth_certificate"))
    page.get_by_role("button", name="只受理").click()
    with page.expect_navigation():
        page.get_by_role("button", name="不予准许（说明理由）").click()
    assert axe(page) == []

    page.get_by_role("button", name="看看申请人会读到什么").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("理由")
    assert axe(page) == []

    page.get_by_label("为什么不能准许？").fill("分娩记录中没有这位母亲。请带上住院病历再申请。")
    page.get_by_role("button", name="看看申请人会读到什么").click()
    expect(page.locator("main")).to_contain_text("行政复议")
    assert axe(page) == []

    page.get_by_role("button", name="不予准许并告知申请人").click()
    expect(page.get_by_role("status")).to_contain_text("已决定不予准许")
    expect(page.locator("main")).to_contain_text("分娩记录中没有这位母亲")
    assert axe(page) == []


def test_whoever_comes_second_reads_who_was_faster(at_desk: AtDesk, file_birth: FileBirth, axe: Axe) -> None:
    address = part_of(file_birth(), "birth_certificate")
    first, second = at_desk(HOSPITAL), at_desk(HOSPITAL)
    first.goto(address)
    second.goto(address)
    first.get_by_role("button", name="只受理").click()

    second.get_by_role("button", name="只受理").click()

    expect(second.get_by_role("alert")).to_contain_text("方敏")
    expect(second.locator(".st-case__number .ov-chip")).to_have_text("待决定")
    assert axe(second) == []


def test_a_mistyped_number_is_told_at_the_field(at_desk: AtDesk, file_birth: FileBirth, axe: Axe) -> None:
    case = file_birth()
    page = at_desk(POLICE)
    wrong = f"{case[:-1]}{(int(case[-1]) + 1) % 10}"
    page.keyboard.press("/")
    page.get_by_label("办件编号").fill(wrong)
    page.keyboard.press("Enter")

    expect(page.locator("#number-wrong")).to_contain_text(wrong)
    assert axe(page) == []

    page.get_by_label("办件编号").fill(spoken(case))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(case))


def test_another_countys_department_is_told_that_there_is_no_such_case(
    at_desk: AtDesk, file_birth: FileBirth, axe: Axe
) -> None:
    page = at_desk("keqiao-hospital")
    answer = page.goto(part_of(file_birth(), "birth_certificate"))

    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("link", name="前往待办列表")).to_be_visible()
    assert axe(page) == []


def test_an_empty_list_says_what_will_appear(at_desk: AtDesk, axe: Axe) -> None:
    page = at_desk("keqiao-health", phone=True)

    expect(page.locator(".st-empty")).to_contain_text("没有待办")
    assert axe(page) == []


def test_a_citizen_is_shown_the_way_to_their_own_pages(at_desk: AtDesk, axe: Axe) -> None:
    page = at_desk("lixiaomei", phone=True)

    expect(page.locator("main")).to_contain_text("目前没有相应岗位")
    expect(page.get_by_role("link", name="前往办事页面")).to_be_visible()
    assert axe(page) == []


def test_the_dark_pages_keep_their_contrast(at_desk: AtDesk, file_birth: FileBirth, axe: Axe) -> None:
    case = file_birth()
    page = at_desk(HOSPITAL, dark=True, language="en-US")
    assert axe(page) == []

    page.goto(part_of(case, "birth_certificate"))
    page.locator(".ov-why summary").first.click()
    assert axe(page) == []


def test_the_phone_shows_cards_without_scrolling_sideways(
    at_desk: AtDesk, file_birth: FileBirth, axe: Axe
) -> None:
    case = file_birth()
    page = at_desk(HOSPITAL, phone=True)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert axe(page) == []

    page.goto(part_of(case, "birth_certificate"))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert axe(page) == []


def test_everything_works_without_javascript(at_desk: AtDesk, file_birth: FileBirth) -> None:
    page = at_desk(HOSPITAL, scripts=False)
    page.goto(part_of(file_birth(), "birth_certificate"))
    page.get_by_role("button", name="受理、准予并出证").click()

    expect(page.get_by_role("status")).to_contain_text("已出具")


def test_the_documents_show_a_list_and_a_case(
    at_desk: AtDesk, file_birth: FileBirth, screenshot: Callable[[Page, str], None]
) -> None:
    """Last, so that the list holds what the tests before it filed and left in several states."""
    case = file_birth()
    file_birth(parents_married=False)
    page = at_desk(HOSPITAL)
    screenshot(page, "staff-work-list")
    page.goto(part_of(case, "birth_certificate"))
    screenshot(page, "staff-case")


def spoken(case: str) -> str:
    return " ".join(case[i : i + 4] for i in range(0, len(case), 4))
