"""A hyphen for a dash, two of them, and a dash with the wrong spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.prose import THING
from dragoman.checks.punctuation.habits import Habits, habits
from dragoman.languages.profile import table
from dragoman.model import Severity

_HYPHEN = re.compile(r"(?<=[^\s\d–—-])[ \u00a0]-[ \u00a0](?=[^\s\d–—-])|(?<=[^\W\d_])[ \u00a0]-[ \u00a0](?=\d)")
_TWO = re.compile(r"(?<![-<!])([ \u00a0]?)--([ \u00a0]?+)(?![->]|$)")
_CLOSED = re.compile(rf"(?<=[^\W\d_{THING}]{{2}})—(?=[^\W\d_{THING}])")
_HALF = re.compile(rf"(?<=[^\W\d_{THING}])(?:[ \u00a0][—–]|[—–][ \u00a0])(?=[^\W\d_{THING}])")
_RANGE = re.compile(r"(?<![\d.,/-])(\d+)–(\d+)(?![\d/])")
# Languages whose dashes cling to the aside that they enclose.
_CLINGING = frozenset({"es", "ast", "gl", "ca", "pt", "ja", "zh", "ko", "th"})


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    rules = habits(pair.locale)
    mended = False
    if "-" in target:
        for hit in _hyphens(pair, rules):
            mended = mended or rules.dash in hit.expected
            yield hit
    if "—" not in target and "–" not in target:
        return
    if rules.dash:
        if rules.dash == "—":
            yield from _closed(pair, rules)
        plain = target.replace("\u00a0", " ")
        # What is mended here becomes the language's dash and then stands beside the other.
        if (" – " in plain and " — " in plain) or (mended and (" – " in plain or " — " in plain)):
            yield from _mixed(pair, rules)
    if rules.known and rules.language not in _CLINGING:
        halves = _HALF.finditer(target) if not _HALF.search(pair.source_prose) else ()
        for match in halves:
            mark = match[0].strip()
            wanted = f"{_before(pair.locale, mark)}{mark} "
            yield _hit(
                f"The dash has a space on one side only: “{match[0]}”.", match.start(), match.end(), match[0], wanted
            )


def _hyphens(pair: Pair, rules: Habits) -> Iterator[Hit]:
    source, target = pair.source_prose, pair.target_prose
    if " - " in target.replace("\u00a0", " ") and (rules.dash == "—" or not re.search(r"\s-\s", source)):
        dash = rules.dash or ("–" if "–" in source and "—" not in source else "—")
        if rules.dash or "–" in source or "—" in source:
            for match in _HYPHEN.finditer(target):
                yield _hit(
                    "A hyphen stands for a dash here.",
                    match.start(),
                    match.end(),
                    match[0],
                    f"{_before(pair.locale, dash)}{dash} ",
                )
    if "--" in target and (rules.known or "--" not in source):
        for match in _TWO.finditer(target):
            dashes = ("–", "—", "-")
            if target[: match.start()].rstrip().endswith(dashes) or target[match.end() :].lstrip().startswith(dashes):
                continue
            dash = rules.dash or "—"
            # A dash with spaces stays so; where the language has it open, a tight one is opened.
            spaced = bool(match[1] or match[2]) or (bool(rules.dash) and match.start() > 0)
            wanted = f"{_before(pair.locale, dash)}{dash} " if spaced and match.start() else dash + (match[2] or "")
            yield _hit("Two hyphens stand for a dash here.", match.start(), match.end(), match[0], wanted)
    if "–" in source:
        for low, high in _RANGE.findall(source):
            for match in re.finditer(rf"(?<![\d.,/-]){low}-{high}(?![\d/])", target):
                yield _hit(
                    f"The source has the dash of a range: {low}–{high}.",
                    match.start(),
                    match.end(),
                    match[0],
                    f"{low}–{high}",
                )


def _closed(pair: Pair, rules: Habits) -> Iterator[Hit]:
    """A dash without spaces; between two names it tells a line from one to the other, and is right."""
    target = pair.target_prose
    for match in _CLOSED.finditer(target):
        if not target[match.end()].isupper():
            wanted = f"{_before(pair.locale, '—')}— "
            yield _hit("The dash has no spaces here.", match.start(), match.end(), match[0], wanted)


def _mixed(pair: Pair, rules: Habits) -> Iterator[Hit]:
    other = "–" if rules.dash == "—" else "—"
    for match in re.finditer(rf"[ \u00a0]{other}[ \u00a0](?=\D)", pair.target_prose):
        if match.start():
            yield _hit(
                f"Two kinds of dashes stand here; the language has {rules.dash}.",
                match.start(),
                match.end(),
                match[0],
                f"{_before(pair.locale, rules.dash)}{rules.dash} ",
            )


def _before(tag: str, dash: str) -> str:
    """The space before a dash: one that does not break where the language's file says so."""
    return "\u00a0" if dash in table(tag, "typography").get("before", ()) else " "


def _hit(message: str, start: int, end: int, found: str, wanted: str) -> Hit:
    return Hit(message, start=start, end=end, found=found, expected=wanted, fixes=(Fix(start, end, wanted),))


CHECK = Check(
    code="dash",
    name="Dash",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="A hyphen, or two, for a dash; a dash with a space on one side, or with none where the language has "
    "spaces; a hyphen in a range that the source has with a dash.",
    why="A hyphen binds and a dash parts: “9-10” is a compound, “9–10” goes from nine to ten.",
    authority="Russian: Milchin, Spravochnik izdatelya; German: DIN 5008; ranges: the house style of the source.",
    flagged=example("The lock — the oldest — is closed.", "Şlüz - ən qədimi - bağlıdır."),
    clean=example("The lock — the oldest — is closed.", "Şlüz — ən qədimi — bağlıdır."),
    pair=_look,
    fixes=True,
)
