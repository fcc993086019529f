"""Dates in the reader's language: days, months and years of ISO 8601 as CLDR words them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date, format_interval, format_skeleton

from .edition.registers.time import Time
from .interface import locale

_DAY = len("1936-11-16")


def in_words(moment: str, language: str) -> str:
    """A day, month or year: `20 December 1902`, `1902年12月`; what is none of these stays as it is."""
    try:
        day = date.fromisoformat(moment + "0001-01-01"[len(moment) :])
    except ValueError:
        return moment
    if len(moment) == _DAY:
        return format_date(day, "long", locale(language))
    return format_skeleton("yMMMM" if len(moment) == 7 else "y", day, locale=locale(language))


def month_in_words(moment: str, language: str) -> str:
    """The short name of a month, without its year: `Dec`, `12月`."""
    return format_skeleton("MMM", date.fromisoformat(f"{moment}-01"), locale=locale(language))


def day_in_words(moment: str, language: str) -> str:
    """A day without its year: `15 Nov`, `11月15日`."""
    return format_skeleton("MMMd", date.fromisoformat(moment), locale=locale(language))


def time_in_words(time: Time, words: Mapping[str, str], in_years: bool = False) -> str:
    """What is known of when something was, with the interface's words for stretches and bounds; or only the years."""

    def said(moment: str) -> str:
        return in_words(moment[:4] if in_years else moment, words["language"])

    if time.when:
        return said(time.when)
    kind = "bounds" if time.earliest or time.latest else "span"
    first, last = said(time.first), said(time.last)
    if first == last:
        return first
    if not in_years and (days := _days(time)):
        return format_interval(*days, "yMMMd", locale=locale(words["language"]))
    side = "" if time.first and time.last else "-from" if time.first else "-to"
    return words[f"time-{kind}{side}"].format(first=first, last=last)


def _days(time: Time) -> tuple[date, date] | None:
    """The first and the last day of a stretch of time; None where either is no day."""
    if not len(time.start) == len(time.end) == _DAY:
        return None
    try:
        return date.fromisoformat(time.start), date.fromisoformat(time.end)
    except ValueError:
        return None


def life_in_years(born: Time | None, died: Time | None, words: Mapping[str, str]) -> str:
    """The years of a life: `1902–1989`, `b. 1902`; empty where nothing is known."""
    years = [_years(time) if time else "" for time in (born, died)]
    if all(years):
        return "–".join(years)
    side = "born" if years[0] else "died"
    return words[f"life-{side}"].format(year=years[0] or years[1]) if any(years) else ""


def _years(time: Time) -> str:
    first, last = time.first[:4], time.last[:4]
    return first if first == last else "/".join(filter(None, (first, last)))
