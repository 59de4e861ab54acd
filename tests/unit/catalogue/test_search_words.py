"""How questions become searched words: Chinese as pairs, English folded, asking left away."""

import pytest

from onevisit.catalogue.domain.failed_searches import words_to_keep
from onevisit.catalogue.domain.search_words import (
    WORDS_MAX,
    asked_keys,
    asked_words,
    folded,
    indexed_words,
    is_near,
    stem,
)


def test_chinese_is_indexed_as_pairs_and_single_characters() -> None:
    assert indexed_words("上户口") == ["上", "户", "口", "上户", "户口"]


def test_a_question_of_one_character_is_searched_as_it_is() -> None:
    assert asked_words("税") == ["税"]


def test_a_mixed_question_gives_words_of_both_languages() -> None:
    assert asked_words("新生儿 Hukou") == ["新生", "生儿", "hukou"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("我想给孩子上户口怎么办理", ["孩子", "子上", "上户", "户口"]),
        ("请问生孩子需要什么材料", ["生孩", "孩子"]),
        ("How do I register my baby?", ["register", "baby"]),
        ("Ｂirth", ["birth"]),
    ],
)
def test_words_that_only_ask_are_left_away(question: str, words: list[str]) -> None:
    assert asked_words(question) == words


def test_a_whole_name_is_known_with_and_without_the_words_that_ask() -> None:
    assert "上户口" in asked_keys("怎么上户口？")
    assert "birthofachild" in asked_keys("Birth of a child")


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("moving", "mov"),
        ("move", "mov"),
        ("babies", "baby"),
        ("bus", "bus"),
        ("class", "class"),
        ("planned", "plan"),
        ("id", "id"),
    ],
)
def test_english_words_lose_their_commonest_endings(word: str, root: str) -> None:
    assert stem(word) == root


@pytest.mark.parametrize("typed", ["certifcate", "certificatte", "certifiacte", "xertificate", "certificate"])
def test_one_typing_mistake_is_forgiven(typed: str) -> None:
    assert is_near(typed, "certificate")


@pytest.mark.parametrize(
    ("typed", "word"), [("crtifcate", "certificate"), ("cat", "car"), ("上户", "上口"), ("birth", "mirror")]
)
def test_two_mistakes_short_words_and_chinese_are_not(typed: str, word: str) -> None:
    assert not is_near(typed, word)


def test_a_question_is_cut_before_it_is_looked_at() -> None:
    assert len(folded("户" * 5000)) == WORDS_MAX
    assert len(asked_words("上户" * 5000)) == 2


@pytest.mark.parametrize(
    "question",
    [
        "330122199001011234 落户",
        "11010519491231002X",
        "call 138 0013 8000",
        "卡号6222-0000-1111-2222",
        "",
        "?!",
    ],
)
def test_a_question_with_somebodys_number_or_no_words_is_not_kept(question: str) -> None:
    assert words_to_keep(question) is None


def test_a_kept_question_has_at_most_100_characters() -> None:
    assert words_to_keep("  潜水  艇 ") == "潜水 艇"
    assert words_to_keep("潜水\0艇") == "潜水 艇", "PostgreSQL keeps no null"
    assert len(words_to_keep("潜" * 300) or "") == 100
