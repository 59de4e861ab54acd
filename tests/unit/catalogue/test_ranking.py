"""The best guess first: exact names, then names, then words alike, then text; life events before services."""

from onevisit.catalogue.domain.ranking import Candidate, best_first
from onevisit.catalogue.domain.search_words import asked_keys, asked_words, indexed_words, name_key


def candidate(key: str, *names: str, like: str = "", text: str = "", here: bool = True) -> Candidate:
    return Candidate(
        key=key,
        names=tuple(" ".join(indexed_words(name)) for name in names),
        exact=tuple(map(name_key, names)),
        like=" ".join(indexed_words(like)),
        text=" ".join(indexed_words(text)),
        score=1.0,
        is_life_event=key.startswith("life_event"),
        offered_here=here,
    )


def order(question: str, *candidates: Candidate) -> list[str]:
    return [c.key for c in best_first(asked_words(question), asked_keys(question), candidates)]


def test_an_exact_everyday_word_stands_first() -> None:
    exact = candidate("service:a", "出生登记", "上户口")
    longer = candidate("life_event:b", "生孩子上户口一件事")
    assert order("上户口", longer, exact) == ["service:a", "life_event:b"]


def test_a_name_counts_more_than_words_alike_and_these_more_than_the_text() -> None:
    by_name = candidate("service:name", "residence permit")
    by_like = candidate("service:like", "something else", like="residence permit")
    by_text = candidate("service:text", "permit of another kind", text="residence")
    assert order("residence permit for me", by_text, by_like, by_name) == [
        "service:name",
        "service:like",
        "service:text",
    ]


def test_of_two_equal_names_the_life_event_stands_before_the_service() -> None:
    names = [candidate("service:a", "新生儿落户"), candidate("life_event:z", "新生儿落户")]
    assert order("新生儿落户", *names) == ["life_event:z", "service:a"]


def test_what_the_county_offers_stands_before_what_it_does_not() -> None:
    there = candidate("service:a", "vaccination card", here=False)
    here = candidate("service:b", "vaccination card")
    assert order("vaccination card", there, here) == ["service:b", "service:a"]


def test_a_guide_that_only_mentions_a_word_is_no_answer() -> None:
    assert (
        order("open a restaurant", candidate("service:a", "Vaccination card", text="opens the record")) == []
    )


def test_no_candidates_give_no_answer() -> None:
    assert order("上户口") == []
