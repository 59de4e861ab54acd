"""Somebody who writes a program reads what the API does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_the_reference_is_read_on_a_phone_and_at_a_desk(
    open_page: Callable[..., Page], looks_right: Callable[[Page], None], phone: bool
) -> None:
    page = open_page("api/", phone=phone, language="en")
    looks_right(page)
    page.get_by_role("link", name="POST /api/drafts/{draft}/submission").click()
    heading = page.get_by_role("heading", name="Submit an application")
    assert heading.is_visible()
    assert page.get_by_text("the same application is always the same case").is_visible()


def test_the_reference_can_be_read_without_scripts(open_page: Callable[..., Page]) -> None:
    page = open_page("api/", language="zh-CN", scripts=False)
    assert page.get_by_role("heading", name="接口说明").is_visible()
