"""How days, limits, money and numbers are written for a reader, in the language of the request.

Patterns are translated like sentences, so a further language needs only its file.
"""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_time
from django.utils.translation import get_language, ngettext, pgettext, to_locale
from django.utils.translation import gettext as _

from onevisit.kernel import text
from onevisit.kernel.ids import CaseId
from onevisit.kernel.money import Money
from onevisit.kernel.text import Sentence, Text
from onevisit.kernel.tracking import spoken
from onevisit.kernel.working_days import OFFICIAL_ZONE, Limit, Unit, official_date
from onevisit.planner.definitions import FeeBasis


def language() -> str:
    """The reader's language as content tags it: "zh", "en", or the site language's own tag."""
    tag = get_language() or "zh"
    return "zh" if tag.startswith("zh") else tag


def html_language() -> str:
    """The reader's language for the `lang` attribute ("zh-Hans", "en")."""
    tag = get_language() or "zh-hans"
    return "zh-Hans" if tag.startswith("zh") else tag


def words(value: Text | None) -> str:
    """A text of the catalogue in the reader's language; nothing for None."""
    return value.in_language(language()) if value is not None else ""


def say(sentence: Sentence) -> str:
    """A sentence of the core in the reader's language."""
    return text.say(sentence, language(), _)


def day(value: date | datetime) -> str:
    """A day as people say it: "Thursday 26 November", "11月26日 星期四"."""
    return _pattern(value, pgettext("date pattern (Unicode TR35)", "EEEE d MMMM"))


def short_day(value: date | datetime) -> str:
    """A day where space is short: "26 Nov", "11月26日"."""
    return _pattern(value, pgettext("short date pattern (Unicode TR35)", "d MMM"))


def full_day(value: date | datetime) -> str:
    """A day with its year: "26 November 2026", "2026年11月26日"."""
    return _pattern(value, pgettext("date pattern with year (Unicode TR35)", "d MMMM y"))


def date_words(value: str) -> str:
    """A date written as 2026-03-14 in words; anything else as it stands."""
    try:
        return full_day(date.fromisoformat(value))
    except ValueError:
        return value


def moment(value: datetime) -> str:
    """An instant as official time: "Thursday 26 November, 14:05"."""
    time = format_time(value.astimezone(OFFICIAL_ZONE), "HH:mm", locale=_locale())
    return pgettext("day and time", "{day}, {time}").format(day=day(value), time=time)


def working_days(count: int) -> str:
    """A number of working days in words."""
    if count == 0:
        return _("the same day")
    return ngettext("{n} working day", "{n} working days", count).format(n=count)


def visits(count: int) -> str:
    """A number of visits in words, as under the visit mark: "no visit", "one visit", "2 visits"."""
    if count == 0:
        return _("no visit")
    if count == 1:
        return _("one visit")
    return ngettext("{n} visit", "{n} visits", count).format(n=count)


def limit(value: Limit) -> str:
    """A limit of law or promise in words."""
    n = value.quantity
    match value.unit:
        case Unit.IMMEDIATE:
            said = _("on the spot")
        case Unit.MINUTE:
            said = ngettext("{n} minute", "{n} minutes", n)
        case Unit.HOUR:
            said = ngettext("{n} hour", "{n} hours", n)
        case Unit.WORKING_DAY:
            said = ngettext("{n} working day", "{n} working days", n)
        case Unit.CALENDAR_DAY:
            said = ngettext("{n} day", "{n} days", n)
        case Unit.MONTH:
            said = ngettext("{n} month", "{n} months", n)
        case Unit.YEAR:
            said = ngettext("{n} year", "{n} years", n)
    return said.format(n=n)


def money(amount: Money) -> str:
    """An amount such as "¥12.50"; zero is said in words."""
    return str(amount) if amount.minor else _("free")


def fee(amount: Money, basis: FeeBasis, per: str = "") -> str:
    """What a fee costs, as a price tag says it; one that is not fixed tells what it hangs on."""
    if basis is FeeBasis.BY_AREA:
        return _("by area")
    if basis is FeeBasis.MARKET:
        return _("market price")
    price = money(amount)
    if per == "year" and amount.minor:
        return _("%(price)s a year") % {"price": price}
    if per == "unit" and amount.minor:
        return _("%(price)s each") % {"price": price}
    return price


def grouped(number: CaseId) -> str:
    """A tracking number in the groups in which it is read aloud."""
    return spoken(number)


def file_size(size: int) -> str:
    """A file's size in whole kilobytes or tenths of megabytes (1 MB = 1,000,000 bytes)."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def _pattern(value: date | datetime, pattern: str) -> str:
    on = official_date(value) if isinstance(value, datetime) else value
    return format_date(on, pattern, locale=_locale())


def _locale() -> Locale:
    return Locale.parse(to_locale(get_language() or "zh-hans"))
