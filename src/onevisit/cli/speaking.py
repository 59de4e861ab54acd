"""Words for the terminal in the language that was asked for."""

from datetime import date
from enum import StrEnum
from gettext import NullTranslations, translation
from pathlib import Path

import onevisit.planner
from onevisit.kernel.text import Sentence, Text, say

LOCALES = Path(onevisit.planner.__file__).parent / "locale"


class SpokenLanguage(StrEnum):
    """The languages in which plans are printed."""

    ENGLISH = "en"
    CHINESE = "zh"


class Speaker:
    """Says texts, sentences and dates in one language."""

    def __init__(self, language: SpokenLanguage) -> None:
        self.language = language
        self.catalogue = NullTranslations()
        if language is SpokenLanguage.CHINESE:
            # Without the compiled catalogue (an installation from bare sources) sentences stay English.
            self.catalogue = translation("django", LOCALES, ["zh_Hans"], fallback=True)

    def words(self, text: Text) -> str:
        """A text of the content."""
        return text.in_language(self.language)

    def say(self, sentence: Sentence) -> str:
        """A sentence with its data."""
        return say(sentence, self.language, self.catalogue.gettext)

    def day(self, day: date) -> str:
        """A date as people say it."""
        if self.language is SpokenLanguage.CHINESE:
            return f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}"
        return f"{day:%A} {day.day} {day:%B %Y}"

    def short_day(self, day: date) -> str:
        """A date without weekday and year."""
        if self.language is SpokenLanguage.CHINESE:
            return f"{day.month}月{day.day}日"
        return f"{day.day} {day:%b}"
