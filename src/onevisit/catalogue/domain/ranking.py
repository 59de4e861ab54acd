"""Which guide is the best guess: pure, over the few candidates that an index gives.

An exact name or everyday word comes first, then how much of the question and
of a name agree, then words that mean the same, then the text. Of two that
are equally good, a life event stands before a single service, and what the
asker's county offers before what it does not.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onevisit.catalogue.domain.search_words import is_chinese, is_near

COVERED_AT_LEAST = 0.4
"""A guide whose names know less of the question than this part is no answer; its text counts half."""

EXACT, NAME, LIKE, TEXT, FREQUENCY, LIFE_EVENT, HERE = 3.0, 2.0, 2.5, 0.5, 0.6, 0.5, 0.6
"""What each agreement counts, at most."""


class Candidate(msgspec.Struct, frozen=True):
    """A guide that shares words with the question; the fields are those of `guides.Entry`.

    `score` is the index's own (rarer words count more), above 0.
    """

    key: str
    names: tuple[str, ...]
    exact: tuple[str, ...]
    like: str
    text: str
    score: float
    is_life_event: bool
    offered_here: bool


def best_first(asked: Sequence[str], keys: Sequence[str], candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that answer the question, the best guess first.

    `asked` are `search_words.asked_words` of the question, `keys` its `asked_keys`.
    """
    listed = list(candidates)
    highest = max((candidate.score for candidate in listed), default=1.0)
    weights = {word: _weight(word) for word in asked}
    worth = [(_worth(weights, keys, c, c.score / highest), c) for c in listed]
    answers = [(points, c) for points, c in worth if points > 0]
    return [c for _, c in sorted(answers, key=lambda pair: (-pair[0], pair[1].key))]


def _worth(asked: Mapping[str, float], keys: Sequence[str], candidate: Candidate, score: float) -> float:
    is_exact = any(key in candidate.exact for key in keys)
    names = [frozenset(name.split()) for name in candidate.names]
    like = frozenset(candidate.like.split()).union(*names)
    every = like.union(candidate.text.split())
    ways = {word: frozenset((word,)) if word in every else _near(word, like) for word in asked}
    in_like = _covered(asked, ways, like)
    anywhere = _covered(asked, ways, every)
    if not is_exact and (in_like + anywhere) / 2 < COVERED_AT_LEAST:
        return 0.0
    return (
        EXACT * is_exact
        + NAME * max(_agreement(asked, ways, name) for name in names)
        + LIKE * in_like
        + TEXT * anywhere
        + FREQUENCY * score
        + LIFE_EVENT * candidate.is_life_event
        + HERE * candidate.offered_here
    )


def _near(word: str, names: frozenset[str]) -> frozenset[str]:
    """The words of a guide's names from which the asked one differs by a typing mistake."""
    if len(word) < 4 or is_chinese(word):
        return frozenset()
    return frozenset(other for other in names if is_near(word, other))


def _met(asked: Mapping[str, float], ways: Mapping[str, frozenset[str]], words: frozenset[str]) -> float:
    return sum(weight for word, weight in asked.items() if not ways[word].isdisjoint(words))


def _covered(asked: Mapping[str, float], ways: Mapping[str, frozenset[str]], words: frozenset[str]) -> float:
    """Which part of the question, by weight, is among these words."""
    return _met(asked, ways, words) / sum(asked.values())


def _agreement(asked: Mapping[str, float], ways: Mapping[str, frozenset[str]], name: frozenset[str]) -> float:
    """How alike a question and a name are: the harmonic mean of the parts that each knows of the other."""
    met = _met(asked, ways, name)
    if not met:
        return 0.0
    # Single characters are indexed beside the pairs that hold them, and would count twice.
    said = sum(_weight(word) for word in name if len(word) > 1 or not is_chinese(word))
    return 2 * met / (sum(asked.values()) + max(said, met))


def _weight(word: str) -> float:
    """A pair of characters says about half of what an English word says."""
    return 1.0 if is_chinese(word) else 2.0
