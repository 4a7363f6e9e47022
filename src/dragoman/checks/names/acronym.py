"""An acronym of an international body that is lost or wrong in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.names.expecting import lacking
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side
from dragoman.terminology import is_acronym

_WORD = re.compile(r"[^\W\d_]+")


def _look(pair: Pair) -> Iterator[Hit]:
    for lack in lacking(pair, "bodies"):
        match = lack.match
        if not is_acronym(match.wording) or _letter_for_letter(match.wording, pair.target_plain):
            continue
        words = pair.source_plain[match.start : match.end]
        wording = match.term.wording(pair.locale)
        name = lack.expected
        forms = (lack.expected, *(() if wording is None else wording.admitted))
        expected = next((form for form in forms if is_acronym(form)), lack.expected)
        if expected == words or not is_acronym(expected):
            # The language has no acronym of its own that is known: the first letters of the name may be one.
            if _initials(name) & set(_WORD.findall(pair.target_plain)):
                continue
            told = f"“{words}” does not stand in the translation, nor does the body's name, “{name}”."
            expected = name
        else:
            told = f"“{words}” is “{expected}” here, which does not stand in the translation, nor does the body's name."
        yield Hit(told, Side.SOURCE, match.start, match.end, words, expected)


def _initials(name: str) -> set[str]:
    """The first letters of a name, as an acronym: all of them, and those of words with a capital."""
    words = _WORD.findall(name)
    return {"".join(word[0] for word in some).upper() for some in (words, [one for one in words if one[0].isupper()])}


def _letter_for_letter(acronym: str, target: str) -> bool:
    return acronym in target and re.search(rf"(?<![^\W_]){re.escape(acronym)}", target) is not None


CHECK = Check(
    code="acronym",
    name="Acronym of an international body",
    family=Family.NAMES,
    severity=Severity.WARNING,
    finds="An acronym of an international body that the translation has neither as it is known there, nor spelled out, "
    "nor letter for letter.",
    why="An acronym of one's own making is understood by nobody.",
    authority="The bodies' own names, as their statutes and documents have them (built-in list).",
    flagged=example("The OSCE sent observers.", "MTS müşahidəçilər göndərdi."),
    clean=example("The OSCE sent observers.", "ATƏT müşahidəçilər göndərdi."),
    hint="Use the acronym that the language has, or spell the name out.",
    pair=_look,
)
