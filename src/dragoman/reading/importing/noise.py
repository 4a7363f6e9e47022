"""Page furniture: lines that a printer or a web page put around the paper, set aside with their reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from dragoman.reading.draft import SetAside
from dragoman.reading.importing.lexicon import Lexicon, lexicon
from dragoman.reading.importing.lines import Line, squeeze
from dragoman.reading.importing.shapes import continues, sentence, unfinished
from dragoman.reading.importing.webstamps import Stamp, stamped_lines, unglued

_PAGE = re.compile(r"[-–—\[(|~•]\s*\d{1,4}\s*[-–—\])|~•]|\d{1,3}\s*/\s*\d{1,3}|[ivx]{1,5}")
_BARE = re.compile(r"\d{1,3}")
_JOB = re.compile(
    r"(?:\*\d{5,}\*|(?:[A-Z]{2,4}\.)?\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})*(?:\s+\*\d+\*)?(?:\s+\d{1,3}/\d{1,3})?"
    r"|\d{1,3}/\d{1,3}\s+(?:[A-Z]{2,4}\.)?\d{2}-\d{5}|(?:\*\d{5,}\*\s*)+)"
)
_SYMBOL = re.compile(
    r"(?:[A-Z]{1,5}(?:\.[A-Z]{1,5})*(?:/[\w.]+)+(?:[–-][A-Z]{1,3}(?:/[\w.]+)+)*)(?:\s+\d{1,3}(?:/\d{1,3})?)?"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\S+@\S+\.\w+\s*[|,;]\s*\S+", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:©|\(c\)\s*\d{4}|Copyright\b).{0,160}", re.IGNORECASE)
_RULE = re.compile(r"[^\w\s](?:[^\w]*[^\w\s]){2,}|[-–—*_=~#·•]{1,2}|-\s?30\s?-|[-–—]\s?0\s?[-–—]")
_CRUMBS = re.compile(r"[^.!?]{1,60}(?:\s[>»›→]\s[^.!?]{1,60}){1,5}")


@dataclass(frozen=True, slots=True)
class Sifted:
    """Lines that belong to the paper, and what was set aside."""

    lines: tuple[Line, ...]
    aside: tuple[SetAside, ...]
    stamps: tuple[Stamp, ...] = ()


def sift(lines: tuple[Line, ...], lex: Lexicon, locale: str) -> Sifted:
    """Set aside page numbers, running heads, web stamps, share buttons, credits, addresses and rules.

    Each line is taken or left whole. A line after page numbers or running heads is marked ``paged``.
    """
    lines, glued = unglued(lines, lex, locale)
    reasons, stamps = stamped_lines(lines, lex, locale)
    for index, line in enumerate(lines):
        reason = reasons.get(index) or _reason(line, lex)
        if reason:
            reasons[index] = reason
    _headline_again(lines, reasons)
    _number_pages(lines, reasons)
    _head_pages(lines, reasons, lex)
    return Sifted(
        _kept(lines, reasons),
        (
            *(SetAside("web stamp", 1, g.text) for g in glued),
            *(SetAside(why, lines[i].number, lines[i].raw) for i, why in sorted(reasons.items())),
        ),
        (*stamps, *glued),
    )


_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}")


def _reason(line: Line, lex: Lexicon) -> str:
    """Why a line is page furniture by its words alone; "" when it is not."""
    text = squeeze(line.text)
    if not any(c.isalnum() for c in text) or _RULE.fullmatch(text):
        return "rule" if _RULE.fullmatch(text) or len(text) < 3 else ""
    if _PAGE.fullmatch(text) or lex.whole("noise.page").match(text):
        return "page number"
    if _INITIALS.fullmatch(text):
        return "initials"
    if _JOB.fullmatch(text):
        return "document number"
    cells = [cell.strip() for cell in re.split(r"[|;•·]", text)]
    if _ADDRESS.fullmatch(text) or (len(cells) > 1 and len(text) < 140 and any(map(_ADDRESS.fullmatch, cells))):
        return "address"
    if _RIGHTS.match(text) and len(text) < 200:
        return "copyright line"
    if len(text) <= 300 and lex.start("noise.sentence").match(text):
        return "page furniture"
    starts = lex.start("noise.start").match(text)
    if (
        starts
        and (len(text) <= 60 or (starts[0].endswith((":", "(", ".")) and len(text) <= 220))
        and not (sentence(text) and len(text) > 60)
    ):
        return "page furniture"
    social, buttons = lexicon("und").words("noise.social"), lex.words("noise.whole")
    words = [w for w in re.split(r"[\s|/,•·]+", text.casefold()) if w]
    if (
        words
        and all(social.match(w) or buttons.match(w) for w in words)
        and (len(words) > 1 or words[0] not in {"telegram", "x", "link"})
    ):
        return "share buttons"
    if lex.whole("noise.whole").match(text) and len(text) < 40:
        return "page furniture"
    if _CRUMBS.fullmatch(text) and not text.startswith(">") and len(text) < 140:
        return "breadcrumbs"
    return ""


def _headline_again(lines: tuple[Line, ...], reasons: dict[int, str]) -> None:
    """A web page's headline that returns under its stamp; the first one stays."""
    for index, line in enumerate(lines[1:8], 1):
        above = range(index)
        if len(line.text) > 30 and any(lines[i].text == line.text and i not in reasons for i in above):
            between = [i for i in above if lines[i].text != line.text and i > 0]
            if all(reasons.get(i) for i in between):
                reasons[index] = "headline again"


def _number_pages(lines: tuple[Line, ...], reasons: dict[int, str]) -> None:
    """Bare numbers on lines of their own: alone between blank lines, or in the sequence of the others."""
    bare = {i: int(line.text) for i, line in enumerate(lines) if _BARE.fullmatch(line.text)}
    numbers = set(bare.values())
    for index, number in bare.items():
        after = lines[index + 1] if index + 1 < len(lines) else None
        alone = lines[index].gap and (after is None or after.gap or after.paged)
        sequel = {number - 1, number + 1} & numbers
        cuts = index and after and unfinished(lines[index - 1].text) and continues(after.text)
        if number and (alone or sequel or cuts or lines[index].paged or (after and after.paged)):
            reasons[index] = "page number"


def _head_pages(lines: tuple[Line, ...], reasons: dict[int, str], lex: Lexicon) -> None:
    """Lines that return at page breaks; the first one stays where it stands at no break."""
    keys = [_key(line.text) if index not in reasons else "" for index, line in enumerate(lines)]
    counts = Counter(key for key in keys if key)
    for index, line in enumerate(lines):
        key = keys[index]
        if not key or len(line.text) > 120:
            continue
        symbol = index > 12 and _SYMBOL.fullmatch(line.text) and any(c.isdigit() for c in line.text)
        returns = counts[key] > 1
        at_break = (symbol or returns) and _at_break(lines, reasons, index)
        within = returns and key in keys[:index] and _interrupts(lines, reasons, index)
        if at_break or within or (symbol and returns):
            reasons[index] = "running head"


def _key(text: str) -> str:
    bare = re.sub(r"^\W*\d+\W+|\W+\d+(?:/\d+)?\W*$", "", squeeze(text)).casefold()
    return re.sub(r"\d+", "#", bare) if sum(c.isalpha() for c in bare) > 2 or _SYMBOL.fullmatch(text) else ""


def _at_break(lines: tuple[Line, ...], reasons: dict[int, str], index: int) -> bool:
    """Whether a page begins with the line or ends with it; two lines of head or foot at most."""
    paged = {"page number", "running head", "document number"}
    if (index and lines[index].paged) or (index > 1 and lines[index - 1].paged and reasons.get(index - 1) in paged):
        return True
    if index + 1 < len(lines) and lines[index + 1].paged:
        return True
    near = [reasons.get(i, "") for i in (index - 1, index + 1)]
    return any(reason in paged for reason in near)


def _interrupts(lines: tuple[Line, ...], reasons: dict[int, str], index: int) -> bool:
    """Whether the line stands within a sentence of the lines around it."""
    before = next((lines[i].text for i in range(index - 1, -1, -1) if i not in reasons), "")
    after = next((lines[i].text for i in range(index + 1, len(lines)) if i not in reasons), "")
    return len(before) > 30 and unfinished(before) and continues(after)


def _kept(lines: tuple[Line, ...], reasons: dict[int, str]) -> tuple[Line, ...]:
    out: list[Line] = []
    gap, paged = 0, False
    for index, line in enumerate(lines):
        why = reasons.get(index)
        if why:
            gap = max(gap, line.gap, 1)
            paged = paged or line.paged or why in {"page number", "running head", "document number"}
        else:
            out.append(replace(line, gap=max(gap, line.gap), paged=paged or line.paged))
            gap, paged = 0, False
    return tuple(out)
