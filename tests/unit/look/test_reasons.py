"""Laws are quoted as people quote them, in either language."""

import pytest
from django.utils import translation

from onevisit.kernel.ids import LawId
from onevisit.look.flow.reasons import law_of_refusal, quoted
from onevisit.planner.definitions import Edition, LegalReference


@pytest.mark.parametrize(
    ("language", "article", "said"),
    [
        ("en", "art. 47", "Vaccine Administration Law, article 47"),
        ("en", "", "Vaccine Administration Law"),
        ("zh-hans", "art. 18-21", "《中华人民共和国疫苗管理法》第18-21条"),
        ("zh-hans", "", "《中华人民共和国疫苗管理法》"),
    ],
)
def test_articles_are_quoted_with_the_laws_name(
    edition: Edition, language: str, article: str, said: str
) -> None:
    with translation.override(language):
        assert quoted(edition, LegalReference(LawId("vaccine_law"), article)) == said


@pytest.mark.usefixtures("english")
def test_a_refusals_law_is_quoted_too(edition: Edition) -> None:
    assert law_of_refusal(edition, "vaccine_law art. 47") == "Vaccine Administration Law, article 47"
    assert law_of_refusal(edition, "") == ""
