"""Dates as Vietnamese portals print them: the order is never guessed, a missing year is never filled in.

All times are Vietnam time (UTC+7, no daylight saving); numbers stand day first. In doubt is only the default of an
English .NET server, `6/10/2022 3:10:13 PM` (no zero padding, seconds, AM/PM): it is read where a part above 12, the
weekday or the caller (`day_first`) settles the order. A weekday is a check digit: if the day-first reading contradicts
it, the month-first reading is taken if that agrees; if neither does, the day-first one stays and the rule says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from crawler.date_patterns import (
    AFTER,
    AFTERNOON,
    AGO,
    BEFORE,
    DATE,
    DAYS_AGO,
    LABEL,
    LABEL_WORD,
    MONTHS,
    PLAIN,
    TAIL,
    WEEKDAYS,
    YEAR,
)
from crawler.records import Precision
from crawler.text import squeeze

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

VIETNAM = timezone(timedelta(hours=7))
DateKind = Literal["published", "updated"]
Clock = tuple[int, int, int, Precision]

# The Internet came to Viet Nam at the end of 1997; CMS defaults such as 01/01/1900 are older.
_FIRST_YEAR, _LAST_YEAR = 1997, 2099
_LONGEST_DATE = 120
_LONGEST_LABELLED = 300
_LONGEST_SEARCHED = 10_000


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date that a page states.

    `value` is `YYYY-MM-DDTHH:MM:SS+07:00`, what the page does not say being 0 or 01 as `precision` tells; `text` is the
    date as printed (squeezed, without label); `rule` names how the order was known: `day_first`, `month_first`,
    `month_first_by_weekday`, `year_first`, `month_named`, `month_in_words`, `relative`; the suffix `_weekday_differs`
    marks a date whose printed weekday is not its own.
    """

    value: str
    precision: Precision
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the caller knows beside the text."""

    captured: datetime | None
    latest: str
    day_first: bool | None
    minutes_are_seconds: bool


def parse_date(
    text: str, captured_at: str | None = None, *, day_first: bool | None = None, minutes_are_seconds: bool = False
) -> ParsedDate | None:
    """The date that fills a text: with weekday, brackets, time, time zone and a view counter, but nothing else.

    `captured_at` (UTC, ISO 8601) is what relative words (`4 giờ trước`) count from, and dates more than a day after it
    are refused. `day_first` is what is known of the host's dates in doubt; False reads all its slash dates month first.
    `minutes_are_seconds` is for the portal-egov CMS, which prints seconds in the place of minutes: the hour is kept.
    None without day, month and year, for impossible dates, before 1997 and where the order is in doubt.
    Raises ValueError for a broken `captured_at`.
    """
    line = squeeze(text)
    if len(line) > _LONGEST_DATE:
        return None
    plain = line.translate(PLAIN)
    reading = _reading(captured_at, day_first, minutes_are_seconds)
    start = _end(BEFORE.match(plain))
    match = DATE.match(plain, start) or (AGO.match(plain, start) if reading.captured else None)
    if not match or not AFTER.fullmatch(plain, match.end()):
        return None
    return _parsed(match, line, reading)


def find_date(
    line: str, captured_at: str | None = None, *, day_first: bool | None = None, minutes_are_seconds: bool = False
) -> ParsedDate | None:
    """The first date inside a line of text, read as `parse_date` does (relative words are not looked for).

    A date of a running sentence is found as well: whether it is the page's own, its place on the page must tell.
    The first 10,000 characters are searched.
    """
    line = squeeze(line[:_LONGEST_SEARCHED])
    if not YEAR.search(line):
        return None
    plain = line.translate(PLAIN)
    match = next((match for match in DATE.finditer(plain) if _stands_alone(match)), None)
    return _parsed(match, line, _reading(captured_at, day_first, minutes_are_seconds)) if match else None


def labelled_date(
    line: str, captured_at: str | None = None, *, day_first: bool | None = None, minutes_are_seconds: bool = False
) -> tuple[DateKind, ParsedDate] | None:
    """Kind and date of a line that labels a date as its publication (`Ngày đăng: …`) or update (`Cập nhật: …`).

    Of a line with both labels the publication counts; `labelled_dates` gives all. Parameters as for `parse_date`.
    """
    found = labelled_dates(line, captured_at, day_first=day_first, minutes_are_seconds=minutes_are_seconds)
    return min(found, key=lambda pair: pair[0] != "published", default=None)


def labelled_dates(
    line: str, captured_at: str | None = None, *, day_first: bool | None = None, minutes_are_seconds: bool = False
) -> tuple[tuple[DateKind, ParsedDate], ...]:
    """All labelled dates of a line, in their order; a sentence that only begins like a label has none."""
    line = squeeze(line)
    if len(line) > _LONGEST_LABELLED:
        return ()
    plain = line.translate(PLAIN)
    if not LABEL_WORD.search(plain):
        return ()
    return tuple(_labelled(line, plain, _reading(captured_at, day_first, minutes_are_seconds)))


def _labelled(line: str, plain: str, reading: _Reading) -> Iterator[tuple[DateKind, ParsedDate]]:
    for label in LABEL.finditer(plain):
        # Behind other words only a label with a capital and a colon is one: `Chuyên mục: Tin huyện Ngày đăng: …`.
        if label["inside"] is not None and not (label["colon"] and line[label.start()].isupper()):
            continue
        rest = plain[label.end() :]
        match = DATE.match(rest) or (AGO.match(rest) if reading.captured else None)
        if match and _ends_label(rest[match.end() :], colon=bool(label["colon"])):
            date = _parsed(match, line[label.end() :], reading)
            if date:
                yield ("published" if label["published"] else "updated"), date


def _ends_label(rest: str, *, colon: bool) -> bool:
    """Whether a labelled date ends its statement: `Cập nhật ngày 10/06/2022, toàn huyện có …` is a sentence."""
    if TAIL.match(rest):
        return True
    return colon and rest.lstrip(" )]")[:1] in ("|", "-", "•", "·") and not DATE.match(rest.lstrip(" )]|-•·"))


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a date inside running text is one: `1.2.10` may be a section, `6 tháng năm 2022` half a year."""
    if match["words"] and match["wm"] == "nam" and not match["wnam"]:
        return False
    if match["y"] and len(match["y"]) == 2 and match["sep"] != "/":
        return False
    return not match["d"] or _day(int(match["d"]), int(match["m"]), _year(match["y"])) is not None or _american(match)


@lru_cache(maxsize=256)
def _reading(captured_at: str | None, day_first: bool | None, minutes_are_seconds: bool) -> _Reading:
    if captured_at is None:
        return _Reading(None, str(_LAST_YEAR + 1), day_first, minutes_are_seconds)
    captured = datetime.fromisoformat(captured_at)
    captured = (captured if captured.tzinfo else captured.replace(tzinfo=UTC)).astimezone(VIETNAM)
    latest = (captured + timedelta(days=1)).isoformat(timespec="seconds")
    return _Reading(captured, latest, day_first, minutes_are_seconds)


def _parsed(match: re.Match[str], line: str, reading: _Reading) -> ParsedDate | None:
    known = _ago(match, reading.captured) if match.re is AGO else _stated(match, line, reading)
    if not known:
        return None
    value, precision, rule = known
    return ParsedDate(value, precision, _printed(match, line), rule) if value <= reading.latest else None


def _printed(match: re.Match[str], line: str) -> str:
    """The date as printed, in its brackets if it stands in brackets of its own."""
    start, end = match.span()
    if start and line[start - 1] == "(" and line[end : end + 1] == ")":
        return line[start - 1 : end + 1]
    return line[start:end].strip(" ,-|")


def _stated(match: re.Match[str], line: str, reading: _Reading) -> tuple[str, Precision, str] | None:
    known = _numeric_day(match, reading) if match["y"] else _named_day(match, line)
    if not known:
        return None
    day, rule = known
    hour, minute, second, precision = _clock(match, reading.minutes_are_seconds)
    zone = match["zone"]
    if zone and precision != "day" and _zone(zone) != VIETNAM:
        moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(zone))
        return moment.astimezone(VIETNAM).isoformat(), precision, rule
    return f"{day.isoformat()}T{hour:02}:{minute:02}:{second:02}+07:00", precision, rule


def _numeric_day(match: re.Match[str], reading: _Reading) -> tuple[date, str] | None:
    first, second, year, separator = int(match["d"]), int(match["m"]), _year(match["y"]), match["sep"]
    if separator != "/" or reading.day_first:
        return _checked(_day(first, second, year), "day_first", match)
    if reading.day_first is False:
        return _checked(_day(second, first, year), "month_first", match)
    if _american(match):
        return _settled(_day(first, second, year), _day(second, first, year), match)
    known = _checked(_day(first, second, year), "day_first", match)
    if known and known[1] != "day_first":
        month_first = _day(second, first, year)
        if month_first and month_first.weekday() == _weekday(match) and month_first.isoformat() <= reading.latest:
            return month_first, "month_first_by_weekday"
    return known


def _settled(day_first: date | None, month_first: date | None, match: re.Match[str]) -> tuple[date, str] | None:
    """A date of the shape in doubt: only one reading is possible, or only one agrees with the weekday, or none."""
    candidates = {day: rule for day, rule in ((day_first, "day_first"), (month_first, "month_first")) if day}
    if len(candidates) > 1:
        weekday = _weekday(match)
        candidates = {day: rule + "_by_weekday" for day, rule in candidates.items() if day.weekday() == weekday}
    return next(iter(candidates.items())) if len(candidates) == 1 else None


def _american(match: re.Match[str]) -> bool:
    """Whether a date may be the default of an English .NET server: seconds, AM or PM, and no part padded."""
    if not match["aS"] or match["ahalf"] not in ("am", "pm") or match["sep"] != "/" or match["d"] == match["m"]:
        return False
    parts = (match["d"], match["m"])
    return not any(part[0] == "0" for part in parts) and any(len(part) == 1 for part in (*parts, match["aH"]))


def _named_day(match: re.Match[str], line: str) -> tuple[date, str] | None:
    if match["words"]:
        word = line[slice(*match.span("wm"))].lower()
        return _checked(_day_in_words(int(match["wd"]), word, int(match["wy"])), "month_in_words", match)
    if match["iy"]:
        return _checked(_day(int(match["id"]), int(match["im"]), int(match["iy"])), "year_first", match)
    shape = next(shape for shape in "lfeu" if match[shape + "y"])
    day, name, year = match.group(shape + "d", shape + "m", shape + "y")
    month = int(name) if name.isdigit() else MONTHS.index(name[:3]) + 1
    return _checked(_day(int(day), month, int(year)), "month_named", match)


def _checked(day: date | None, rule: str, match: re.Match[str]) -> tuple[date, str] | None:
    if not day:
        return None
    return day, rule if _weekday(match) in (None, day.weekday()) else rule + "_weekday_differs"


def _weekday(match: re.Match[str]) -> int | None:
    name = match["vietnamese"] or match["named"]
    return WEEKDAYS[name] if name else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _clock(match: re.Match[str], minutes_are_seconds: bool) -> Clock:
    """Hour, minute, second and how much of them is said; midnight stands for a time that the CMS does not know."""
    side = "b" if match["bH"] else "a"
    if not match[side + "H"]:
        return 0, 0, 0, "day"
    clock = _time(match, side)
    if clock[:3] == (0, 0, 0):
        return 0, 0, 0, "day"
    return (clock[0], 0, 0, "hour") if minutes_are_seconds else clock


_TIME_GROUPS = {side: tuple(side + part for part in ("H", "M", "m", "S", "half")) for side in "abrs"}


def _time(match: re.Match[str], side: str) -> Clock:
    """The time printed on one side of the day; an impossible one says nothing (0, 0, 0)."""
    hours, after_colon, after_letter, seconds, half = match.group(*_TIME_GROUPS[side])
    minutes = after_colon or after_letter
    hour, minute, second = _hour(int(hours), half), int(minutes or 0), int(seconds or 0)
    if hour is None or minute > 59 or second > 59:
        return 0, 0, 0, "day"
    return hour, minute, second, "second" if seconds else "minute" if minutes else "hour"


def _hour(hour: int, half: str | None) -> int | None:
    """Hour of 24: `12 AM` is 0, `3 chiều` is 15, Java's 24 is 0; None for `15 AM` and for hours above 24."""
    if hour > 24 or (half in ("am", "sa", "sang") and hour > 12):
        return None
    if half in AFTERNOON and hour < 12:
        return hour + 12
    if half in ("am", "sa", "dem") and hour == 12:
        return 0
    if (half == "trua" and hour < 3) or (half == "dem" and 6 < hour < 12):
        return hour + 12
    return hour % 24


@lru_cache(maxsize=64)
def _zone(text: str) -> timezone:
    digits = text.lstrip("gmtuc (").replace(" ", "").replace(":", "")
    if digits[:1] not in ("+", "-"):
        return UTC
    hours, minutes = (digits[1:-2], digits[-2:]) if len(digits) > 3 else (digits[1:], "0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if digits[0] == "-" else offset) if offset < timedelta(hours=24) else VIETNAM


def _ago(match: re.Match[str], captured: datetime | None) -> tuple[str, Precision, str] | None:
    """A time told by its distance. Weeks, months and years ago are left: no day, month or year is certain of them."""
    if captured is None:
        return None
    if match["day"]:
        day = (captured - timedelta(days=DAYS_AGO[match["day"]])).date()
        hour, minute, second, precision = _relative_clock(match)
        return f"{day.isoformat()}T{hour:02}:{minute:02}:{second:02}+07:00", precision, "relative"
    count = 0 if match["now"] else 1 if match["count"] == "mot" else int(match["count"])
    if match["days"]:
        return (captured - timedelta(days=count)).strftime("%Y-%m-%dT00:00:00+07:00"), "day", "relative"
    if match["hours"]:
        return (captured - timedelta(hours=count)).strftime("%Y-%m-%dT%H:00:00+07:00"), "hour", "relative"
    return (captured - timedelta(minutes=count)).strftime("%Y-%m-%dT%H:%M:00+07:00"), "minute", "relative"


def _relative_clock(match: re.Match[str]) -> Clock:
    side = "r" if match["rH"] else "s"
    return _time(match, side) if match[side + "H"] else (0, 0, 0, "day")


@lru_cache(maxsize=1024)
def _day_in_words(day: int, month: str, year: int) -> date | None:
    found = _word_reader().get_date_data(f"{day} tháng {month} năm {year}").date_obj
    return found.date() if found and (found.day, found.year) == (day, year) else None


@cache
def _word_reader() -> DateDataParser:
    # Imported at its first use: dateparser takes longer to load than a thousand pages to read.
    from dateparser.date import DateDataParser

    settings = {"PARSERS": ["absolute-time"], "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    return DateDataParser(languages=["vi"], settings=settings)
