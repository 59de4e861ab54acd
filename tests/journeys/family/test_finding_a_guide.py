"""A parent finds the birth by everyday words and reads the guide of the household registration."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


def search(page: Page, words: str) -> None:
    page.fill("#q", words)
    page.locator("form[role=search] button").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_everyday_words_lead_to_the_registrations_guide(
    open_page: Callable[..., Page], looks_right: Callable[[Page], None], scripts: bool
) -> None:
    page = open_page("/", scripts=scripts)
    look = looks_right if scripts else lambda _page: None  # axe itself is a script
    search(page, "生孩子上户口")
    look(page)
    expect(page.locator("a.ov-entry__link").first).to_have_text("出生一件事")
    page.locator("a.ov-entry__link", has_text="出生一件事").click()
    look(page)
    page.get_by_role("link", name="出生登记(新生儿落户)").click()
    expect(page.locator("h1")).to_have_text("出生登记(新生儿落户)")
    look(page)
    if page.get_by_role("button", name="看我所在地的指南").count():
        page.select_option("#region", "330122")
        page.get_by_role("button", name="看我所在地的指南").click()
    look(page)
    expect(page.locator(".ov-mark__number").first).to_have_text("0")
    expect(page.locator("main")).to_contain_text("桐君派出所户籍窗口")
    expect(page.locator("main")).to_contain_text("非婚生育声明")
    for fold in page.locator("summary").all():
        fold.click()
    look(page)
    page.get_by_role("link", name="出生一件事").click()
    expect(page.locator("h1")).to_have_text("出生一件事")


def test_words_that_nobody_knows_lead_to_a_person(
    open_page: Callable[..., Page], looks_right: Callable[[Page], None]
) -> None:
    page = open_page("/")
    search(page, "潜水艇")
    looks_right(page)
    expect(page.get_by_role("link", name="拨打12345")).to_have_attribute("href", "tel:12345")


def test_every_guide_looks_right_on_a_desk_in_english(
    open_page: Callable[..., Page], looks_right: Callable[[Page], None]
) -> None:
    page = open_page("/services/social_security_card?region=330122", phone=False, language="en-GB")
    looks_right(page)
    page.emulate_media(media="print")
    expect(page.locator("details p").first).to_be_visible()
