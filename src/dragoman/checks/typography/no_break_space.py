"""Plain spaces where the language keeps words together."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.prose import code_spans
from dragoman.checks.script.evidence import within
from dragoman.languages import typography
from dragoman.languages.profile import table
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    text = pair.target_plain
    if " " not in text or not table(pair.locale, "typography"):
        return
    right = typography.apply(text, pair.locale)
    if right == text:
        return
    codes = code_spans(text, pair.target)
    fixes = tuple(
        Fix(place, place + 1, there)
        for place, (here, there) in enumerate(zip(text, right, strict=True))
        if here != there and not within(codes, place)
    )
    if not fixes:
        return
    start = max(0, text.rfind(" ", 0, fixes[0].start) + 1)
    end = text.find(" ", fixes[0].end)
    end = len(text) if end < 0 else end
    others = len(fixes) - 1
    more = f", and at {others} other place{'s' if others > 1 else ''}" if others else ""
    yield Hit(
        f"A no-break space belongs here{more}.",
        start=start,
        end=end,
        found=text[start:end],
        expected=right[start:end],
        fixes=fixes,
    )


CHECK = Check(
    code="no-break-space",
    name="No-break space",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="A plain space where the language keeps words on one line: “52 kq”, “ст. 5”, before “—” in Russian.",
    why="Editions put these spaces by themselves; who publishes the words elsewhere wants them in the catalogue.",
    authority="Russian: Milchin, Spravochnik izdatelya; French: Lexique des règles typographiques de l’Imprimerie "
    "nationale; each language’s file.",
    flagged=example("52 kg of fish", "52 kq balıq"),
    clean=example("52 kg of fish", "52\u00a0kq balıq"),
    hint="`dragoman check --select no-break-space --fix` puts them all.",
    pair=_look,
    fixes=True,
    default=False,
)
