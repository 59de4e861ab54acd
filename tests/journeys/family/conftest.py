"""What a parent does at the phone, for every journey of the family."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onevisit.nonprod.api import PASSWORD

CHILD = {
    "child_name": "李新禾",
    "child_born_on-year": "2026",
    "child_born_on-month": "3",
    "child_born_on-day": "5",
    "child_born_at": "08:30",
    "place_of_birth": "桐庐县第一人民医院",
}
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

    password = PASSWORD
    married = ("yes", "no", "yes", "yes", "mother", "no", "yes", "yes")
    unmarried = ("yes", "no", "yes", "no", "mother", "no", "yes")

    def __init__(self, page: Page, looks_right: Callable[[Page], None]) -> None:
        self.page = page
        self.facts = {**CHILD, **OTHERS}
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
        self.page.fill("#password", self.password)
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

    def waits_until_it_says(self, words: str) -> None:
        """Look again, as a person does, until the case's page says it."""
        for _ in range(60):
            self.page.reload()
            if words in self.page.locator("main").inner_text():
                return
            self.page.wait_for_timeout(250)
        pytest.fail(self.page.locator("main").inner_text())

    def follows(self) -> None:
        self.page.locator("main a.govuk-button").click()
        self.look()


@pytest.fixture
def family(open_page: Callable[..., Page], looks_right: Callable[[Page], None]) -> Callable[..., Family]:
    return lambda path="/", **how: Family(open_page(path, **how), looks_right)
