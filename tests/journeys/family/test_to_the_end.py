"""One birth from the phone to its last result, with a person of every department acting in a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

DEPARTMENTS = (
    ("tonglu-hospital", ("birth_certificate",)),
    ("tonglu-hospital", ("vaccination",)),
    ("tonglu-police", ("household_registration",)),
    ("tonglu-insurance", ("medical_insurance", "maternity_benefit")),
    ("tonglu-social-security", ("social_security_card",)),
    ("tonglu-health", ("birth_planning", "parenting_guidance")),
)
"""Who acts, in an order that the steps allow."""


def test_a_birth_is_filed_on_a_phone_and_every_department_does_its_part(
    family: Callable[..., Any],
    at_desk: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    looks_right: Callable[[Page], None],
    screenshot: Callable[[Page, str], None],
) -> None:
    parent = family("/guides/birth?region=330122")
    parent.answers(parent.married)
    parent.sees_the_plan(visits="0")
    parent.starts_as("lixiaomei", "mother")
    parent.fills_the_form(parent.facts)
    number = parent.checks_and_sends()
    parent.follows()
    parent.waits_until_it_says("正由桐庐县第一人民医院办理")

    for username, steps in DEPARTMENTS:
        page = at_desk(username)
        for step in steps:
            acts(page, number, step, axe)

    parent.waits_until_it_says("全部办好了")
    parent.look()
    screenshot(parent.page, "results")
    for result in parent.page.locator("a[href*='/results/']").all():
        assert result.is_visible()
    parent.page.locator("a[href*='/results/']").first.click()
    parent.look()
    parent.page.go_back()
    parent.page.locator("input[name=level][value='5']").check()
    parent.page.get_by_role("button", name="提交评价").click()
    expect(parent.page.locator("#rating")).to_contain_text("非常满意")
    parent.look()
    expect(parent.page.locator(".ov-mark__fact")).to_have_text("计划跑0次，已跑0次")


def acts(page: Page, number: str, step: str, axe: Callable[[Page], list[str]]) -> None:
    """Open the part, wait until it can be handled, and press what is offered until it is done."""
    button = page.locator("form[action$='/act'] button")
    for _ in range(60):
        page.goto(f"staff/cases/{number}/parts/{step}")
        if button.count():
            break
        page.wait_for_timeout(250)
    else:
        pytest.fail(page.locator("main").inner_text())
    while button.count():
        assert axe(page) == []
        button.first.click()
        expect(page.get_by_role("status").first).to_be_visible()
