"""Plural forms as gettext wants them."""

from __future__ import annotations

from functools import cache

from dragoman.languages.profile import profile

_NUMBERS = (*range(1001), 10_000, 11_000, 21_001, 100_000)
"""Whole numbers that tell CLDR's rules apart. Millions are left out: French and its sisters have a form for round
millions ("un million de"), which gettext's tables and the translators who use them do not."""
_WELL_KNOWN = (
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=(n > 1);",
    "nplurals=2; plural=(n%10!=1 || n%100==11);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
)


@cache
def plural_forms(tag: str) -> str:
    """Value of the PO header ``Plural-Forms`` for a canonical tag, with its closing semicolon.

    CLDR's rule on whole numbers, which are all that gettext counts, in the spelling of GNU gettext's manual ("Plural
    forms") where that has one. The language's file can set another. A language unknown to CLDR has two forms.
    """
    listed = profile(tag).get("plural_forms")
    return _from_cldr(tag) if listed is None else str(listed)


def category(number: int, tag: str) -> str:
    """CLDR's plural category of a whole number: zero, one, two, few, many or other."""
    from dragoman.languages import cldr

    return str(cldr.locale(tag).plural_form(number))


def _from_cldr(tag: str) -> str:
    from babel.plural import PluralRule, to_gettext

    from dragoman.languages import cldr

    if not cldr.known(tag):
        return _WELL_KNOWN[1]
    categories = [category(number, tag) for number in _NUMBERS]
    for line in _WELL_KNOWN:
        if _agrees(line, categories):
            return line
    used = set(categories)
    rules = {name: rule for name, rule in cldr.locale(tag).plural_form.rules.items() if name in used}
    if "other" not in used:  # The last form needs no condition, since every whole number has one.
        rules.pop(max(rules, key=("zero", "one", "two", "few", "many").index))
    return to_gettext(PluralRule(rules))


def _agrees(line: str, categories: list[str]) -> bool:
    """Whether an expression parts the whole numbers into the same classes as the categories do."""
    from gettext import c2py

    form = c2py(line.partition("plural=")[2].rstrip(";"))
    pairs = {(form(number), name) for number, name in zip(_NUMBERS, categories, strict=True)}
    return len(pairs) == len({index for index, _ in pairs}) == len({name for _, name in pairs})
