"""A unit that begins with a mark, a dash or a bullet where its source does not, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.marks import KIND, OPENING, UNSEEN
from dragoman.model import Severity

# Quotation marks and brackets move with the order of words and have checks of their own, as have ¿ and ¡.
_HEAD = re.compile(rf"[\s{re.escape(OPENING + UNSEEN)}`´]*([^\w\s{re.escape(OPENING + UNSEEN)}]*)(\s*)(\w?)")
# The comma of Arabic or of Chinese is a comma.
_DASHES = str.maketrans(
    {mark: kind for mark, kind in KIND.items() if kind != "…"}
    | dict.fromkeys("–—―‒−‐‑", "-") | dict.fromkeys("•·▪▫◦●○■□‣⁃∙▶►", "•") | {"¿": "", "¡": ""}
)  # fmt: skip
# Signs that belong to the word or the number after them, or to the keys of a program, and move with it.
_ATTACHED = re.compile(r"[#$€£¥₼₺₽§№+@&_~^=/\\%|.°±≈<>*%'’]+")
_PLAIN = re.compile(r"\s?[\w(\"«“„]")
_DIALOGUE = frozenset("\"“«„”「『»'‘")


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_prose, pair.target_prose
    if source[:1].isalnum() and target[:1].isalnum():
        return
    if not source.strip() or not target.strip():
        return
    wanted, found = _head(source, pair.source_locale), _head(target, pair.locale)
    if wanted[0] == found[0]:
        return
    if found[0] == "-" and not wanted[0] and source.lstrip()[:1] in _DIALOGUE:
        return  # Direct speech may be led in by a dash where English has quotation marks.
    if wanted[0] == "-" and not found[0] and target.lstrip()[:1] in _DIALOGUE:
        return
    words = f"“{found[1]}”" if found[1] else "no mark"
    other = f"“{wanted[1]}”" if wanted[1] else "none"
    yield Hit(
        f"The translation begins with {words}, the source with {other}.", start=found[2],
        end=found[2] + len(found[1]), found=found[1], expected=wanted[1],
    )  # fmt: skip


def _head(text: str, locale: str) -> tuple[str, str, int]:
    """The leading marks in one form for comparison, as they stand, and their offset."""
    match = _HEAD.match(text)
    if match is None:
        return "", "", 0
    marks, space, next_char = match[1], match[2], match[3]
    start = match.start(1)
    if not marks:
        return "", "", start
    plain = marks.translate(_DASHES).replace("...", "…")
    if locale.split("-")[0] not in {"es", "ast", "gl", "ca", "eu"} and marks[0] in "¿¡":
        plain = marks
    if (not space or next_char.isdigit()) and _ATTACHED.fullmatch(plain):
        return "", "", start
    if not space and plain == "-" and next_char.isdigit():
        return "", "", start
    if not space and plain == "--":
        plain = "-"
    return plain, marks, start


CHECK = Check(
    code="start-punctuation",
    name="Leading mark",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A unit that begins with a dash, a bullet, an ellipsis or another mark where its source does not, or the "
    "reverse.",
    why="A leading dash or bullet makes an item of a list; an ellipsis says that something is left out.",
    authority="House style: a translation keeps the layout of its source.",
    flagged=example("— the harbour of Ostel", "Ostel limanı"),
    clean=example("— the harbour of Ostel", "– Ostel limanı"),
    hint="Begin it with the mark of the source.",
    pair=_look,
)
