"""The brief's security rules, seen from a browser: nothing inside a page can run."""

from collections.abc import Callable

from playwright.sync_api import Page


def test_a_script_written_into_a_page_does_not_run(open_page: Callable[..., Page]) -> None:
    page = open_page("health")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate(
        "() => { const s = document.createElement('script');"
        " s.textContent = 'window.ran = true'; document.body.append(s); }"
    )
    assert page.evaluate("() => window.ran") is None
    assert any("Content Security Policy" in text for text in said)
