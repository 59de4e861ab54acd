"""How words become what is searched: folded, stemmed lightly, Chinese as pairs of characters.

Chinese is not cut into words: each run of characters gives its pairs (and,
for what is searched, its single characters), so that any part of a name is
found and one wrong character spoils two pairs only. English words lose their
commonest endings. Words that say only that somebody asks are left away.
"""

import re
import unicodedata

WORDS_MAX = 100
"""Characters of a question that are looked at; the rest adds nothing to a search."""

_RUNS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9]+")
_ASKING_ZH = re.compile(
    "请问|我想要?|我要|想要|需要|怎么样?|怎样|如何|什么|哪里|哪儿|在哪|可以|能不能|一下|去哪|手续|流程|材料|办理|办|要|的|了|吗|呢|给我?|帮我?"
)
_ASKING_EN = frozenset(
    re.findall(
        "[a-z]+",
        """
        a an and apply are as at be by can could did do does for from get getting give go going had has have
        having how i if in into is it its just make me my need needs now of on one or our please should that
        the their then there this to us want was we what when where which who will with would you your
        """,
    )
)
_PERSONAL = re.compile(r"\d[\d \-]{5,}\d")
"""Seven digits or more in a row: an identity number, a phone, an account; nothing of ours is called so."""


def folded(text: str) -> str:
    """The text as it is compared: width and case folded, cut at `WORDS_MAX`, spaces single."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\0", " ").casefold().split())[:WORDS_MAX]


def name_key(text: str) -> str:
    """A whole name as one word, so that an exact hit is known: folded letters and digits only."""
    return "".join(_RUNS.findall(folded(text)))


def indexed_words(text: str) -> list[str]:
    """The words under which a text is found."""
    found: list[str] = []
    for run in _RUNS.findall(unicodedata.normalize("NFKC", text).casefold()):
        if not is_chinese(run):
            found.append(stem(run))
        else:
            found += run
            found += _pairs(run)
    return found


def asked_words(text: str) -> list[str]:
    """The words of a question, each once, without those that only say that somebody asks."""
    found: list[str] = []
    for run in _meant(text) or _RUNS.findall(folded(text)):
        if not is_chinese(run):
            found.append(stem(run))
        else:
            found += _pairs(run) or [run]
    return list(dict.fromkeys(found))


def asked_keys(text: str) -> tuple[str, ...]:
    """The question as a whole name, with and without the words that only say that somebody asks."""
    keys = (name_key(text), "".join(_meant(text)))
    return tuple(dict.fromkeys(key for key in keys if key))


def is_chinese(word: str) -> bool:
    """Whether a searched word is of Chinese characters: it is that, or ASCII letters and digits."""
    return not word[0].isascii()


def stem(word: str) -> str:
    """An English word without its commonest endings: "moving", "moves" and "move" are one word."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def is_near(asked: str, word: str) -> bool:
    """Whether `word` is `asked` but for one typing mistake; for English words of four letters or more."""
    if asked == word:
        return True
    if len(asked) < 4 or len(word) < 3 or abs(len(asked) - len(word)) > 1 or is_chinese(asked):
        return False
    start = next((n for n, (a, b) in enumerate(zip(asked, word, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = asked[start:], word[start:]
    swapped = a[:2] == b[:2][::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def is_personal(text: str) -> bool:
    """Whether the words hold a number that may be somebody's: such a question is not kept."""
    return bool(_PERSONAL.search(folded(text)))


def _meant(text: str) -> list[str]:
    runs = _RUNS.findall(_ASKING_ZH.sub(" ", folded(text)))
    return [run for run in runs if run not in _ASKING_EN]


def _pairs(run: str) -> list[str]:
    return [run[n : n + 2] for n in range(len(run) - 1)]
