"""CLDR through Babel. Babel is imported inside the functions: it is large, and many commands never need it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale


@cache
def locale(tag: str) -> Locale:
    """Babel's locale for a canonical tag; the nearest one in the same script, in the end CLDR's root.

    A language in a script that CLDR has no data for (Azerbaijani in Arabic letters) is nearer to root than to itself in
    another script: names in letters that its readers may not know are worse than ISO dates.
    """
    from babel import Locale, UnknownLocaleError

    parts = tag.split("-")
    while parts:
        try:
            found = Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
            continue
        return found if maximise(str(found).replace("_", "-"))[1] == maximise(tag)[1] else Locale("root")
    return Locale("root")


def known(tag: str) -> bool:
    """Whether CLDR has locale data for the tag's language."""
    return str(locale(tag)) != "root"


def maximise(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a canonical tag, what it leaves out filled in by CLDR's likely subtags.

    Source: UTS #35, part 1, "Likely Subtags". Unknown parts are "Latn" and "ZZ".
    """
    from babel.core import get_global

    likely = get_global("likely_subtags")
    language, script, region = split(tag)
    for key in (
        "_".join(filter(None, (language, script, region))),
        "_".join(filter(None, (language, region))),
        "_".join(filter(None, (language, script))),
        language,
    ):
        if key in likely:
            _, full_script, full_region = split(likely[key].replace("_", "-"))
            return language, script or full_script or "Latn", region or full_region or "ZZ"
    return language, script or "Latn", region or "ZZ"


def split(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a canonical tag as written; "" for what is absent."""
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part for part in rest if len(part) == 2 or (len(part) == 3 and part.isdigit())), "")
    return language, script, region


@cache
def months(tag: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Gregorian month names, January first: as in a date, as standing alone, abbreviated as in a date.

    Babel resolves the aliases of CLDR's root in place, so that the language asked first lends its names to those asked
    later. A copy of the table is resolved here instead, and the shared one is left alone.
    """
    table = _own_copy(tag, "months")

    def names(context: str, width: str) -> tuple[str, ...]:
        found = table[context][width]
        return tuple(found[month] for month in range(1, 13))

    return names("format", "wide"), names("stand-alone", "wide"), names("format", "abbreviated")


@cache
def weekdays(tag: str) -> tuple[str, ...]:
    """Names of the days of the week as in a date, Monday first."""
    found = _own_copy(tag, "days")["format"]["wide"]
    return tuple(found[day] for day in range(7))


def date_pattern(tag: str, form: str) -> str:
    """CLDR's date pattern: ``form`` is full, long, medium or short."""
    return str(locale(tag).date_formats[form].pattern)


def _own_copy(tag: str, name: str) -> Any:
    """A table of the locale's data that can be read without Babel writing into what all locales share."""
    from copy import deepcopy

    from babel.localedata import LocaleDataDict, load

    base: dict[str | int | None, Any] = {name: deepcopy(load(str(locale(tag)))[name])}
    return LocaleDataDict(base, base=base)[name]
