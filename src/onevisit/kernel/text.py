"""Words in several languages, and sentences that are translated once, at the surface."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

Language = str
"""A language tag as content uses it: "en", "zh"."""

FALLBACKS: tuple[Language, ...] = ("en", "zh")


class Text(msgspec.Struct, frozen=True, gc=False):
    """A name or explanation in every language that its author gave.

    English and Chinese are complete; a further language may have gaps, which
    fall back to English, then Chinese.
    """

    en: str
    zh: str
    more: dict[Language, str] = {}

    def in_language(self, language: Language) -> str:
        """The words in `language`, or the first fallback that has some."""
        found = self._own(language) or self._own(language.split("-")[0])
        return found or next((t for f in FALLBACKS if (t := self._own(f))), "")

    def _own(self, language: Language) -> str:
        if language == "en":
            return self.en
        if language == "zh":
            return self.zh
        return self.more.get(language, "")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence for a person: English template, its code, and the data to fill in.

    `template` is the key that translators see; `data` values that are `Text`
    are put in the reader's language.
    """

    code: str
    template: str
    data: dict[str, Any] = {}


def say(
    sentence: Sentence,
    language: Language = "en",
    translate: Callable[[str], str] = lambda template: template,
) -> str:
    """The sentence in `language`; `translate` turns the English template into that language's."""
    return translate(sentence.template).format_map(in_language(sentence.data, language))


def in_language(data: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """`data` with every `Text` replaced by its words, also inside lists."""
    return {name: _words(value, language) for name, value in data.items()}


def _words(value: Any, language: Language) -> Any:
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, (list, tuple)):
        comma = "、" if language.startswith("zh") else ", "
        return comma.join(str(_words(item, language)) for item in value)
    return value
