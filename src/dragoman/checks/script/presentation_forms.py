"""Letters as pictures of themselves: ligatures and positional forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_FORMS = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]+")
# Whole phrases and signs that are written so by custom: the rial, the honorifics.
_BY_CUSTOM = frozenset(map(chr, range(0xFDF0, 0xFE00))) | frozenset("\ufd3e\ufd3f")


def _look(pair: Pair) -> Iterator[Hit]:
    if pair.target_highest < "\ufb00":
        return
    for match in _FORMS.finditer(pair.target_plain):
        for place, letter in enumerate(match[0], match.start()):
            right = unicodedata.normalize("NFKC", letter)
            if letter in _BY_CUSTOM or right == letter:
                continue
            # Forms of a mark alone become a space and the mark: nobody knows what was meant.
            fixes = () if " " in right else (Fix(place, place + 1, right),)
            yield Hit(
                f"{letter} ({unicodedata.name(letter, 'a presentation form').lower()}) stands for {right.strip()}.",
                start=place,
                end=place + 1,
                found=letter,
                expected=right.strip(),
                fixes=fixes,
            )


CHECK = Check(
    code="presentation-forms",
    name="Ligatures and positional forms",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A ligature such as ﬁ, or an Arabic letter in one of its positional forms, that is a character of its own.",
    why="Such characters come out of a PDF: a search does not find the word, and in Azerbaijani and Turkish "
    "the ligature ﬁ hides whether i or ı was meant.",
    authority="The Unicode Standard, section 23.6 (compatibility characters) and 9.2 (Arabic presentation forms).",
    flagged=example("An official letter", "O\ufb01sial məktub"),
    clean=example("An official letter", "Ofisial məktub"),
    hint="Type the letters; the typeface joins them.",
    pair=_look,
    fixes=True,
)
