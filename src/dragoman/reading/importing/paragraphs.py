"""Lines → paragraphs: hard wraps undone, words put together again, Markdown's and print's list marks read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.model import Finding, Position, Severity
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Line, Para, squeeze, stanzas
from dragoman.reading.importing.shapes import capitals, continues, unfinished

_HYPHEN = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)*)[-\u00ad\u2010]$")
_DIGIT_HYPHEN = re.compile(r"\d[-\u2010]$|[–—]$|\w/$")
_FIRST = re.compile(r"[^\W\d_]+")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)(?:\s+#+)?")
_BULLET = re.compile(r"([-*+•◦▪·●○■□–—])\s+(?=\S)|([•▪●■])(?=\S)")
_NUMBERED = re.compile(
    r"(\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zа-яə]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\S)"
)
_QUOTE = re.compile(r"((?:>\s?)+)")
_APART = re.compile(r"\S(?: {4,}|\t+)\S")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:\s*")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document's lines were broken."""

    wrapped: bool
    """Whether lines were broken at a margin."""
    width: int
    """The margin, in characters; 0 when there is none."""


def layout(lines: tuple[Line, ...]) -> Layout:
    """Whether a document is hard-wrapped, and how wide.

    In a wrapped document many lines stop within a sentence and the next goes on in small letters; the margin is where
    nine tenths of such lines have stopped.
    """
    cut = [len(a.text) for a, b in pairs(lines) if unfinished(a.text) and continues(b.text)]
    within = sum(len(a.text) >= 40 and not _APART.search(a.text) for a, _ in pairs(lines))
    if len(cut) < 2 or len(cut) < 0.15 * within:
        return _margin(lines) if cut else Layout(False, 0)
    cut.sort()
    width = cut[min(len(cut) - 1, int(len(cut) * 0.9))]
    if width < 28 or sum(len(line.text) > 1.6 * width for line in lines) > len(cut):
        return Layout(False, 0)
    return Layout(True, width)


def _margin(lines: tuple[Line, ...]) -> Layout:
    """The margin of a short wrapped paper, whose lines mostly go on with capitals.

    No line is longer than the margin, and where one stops the next word would have passed it.
    """
    width = max(len(line.text) for line in lines)
    long = [(a, b) for a, b in pairs(lines) if len(a.text) >= 45 and not capitals(a.text)]
    full = [a for a, b in long if len(a.text) + 1 + len(b.text.split()[0]) > 0.9 * width]
    return Layout(50 <= width <= 100 and len(full) >= 2 and len(full) >= 0.7 * len(long), width)


def pairs(lines: tuple[Line, ...]) -> list[tuple[Line, Line]]:
    """Neighbouring lines with no blank line between them."""
    return [(a, b) for group in stanzas(lines) for a, b in pairwise(group)]


def paragraphs(lines: tuple[Line, ...], lex: Lexicon, path: str = "") -> tuple[tuple[Para, ...], tuple[Finding, ...]]:
    """Paragraphs of a document's lines, and a finding for each word put together again.

    A line goes with the one before it when no blank line parts them, it is no list item, heading or quotation, and
    its first word would not have fitted on the line before (or, in small letters, goes on with its sentence).
    """
    shape = layout(lines)
    vocabulary = {word.casefold() for line in lines for word in _FIRST.findall(line.text)}
    compounds = {word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", line.text)}
    paras: list[Para] = []
    findings: list[Finding] = []
    joined: list[int] = []
    for group in stanzas(lines):
        if _letter_title(group, lex):
            paras.append(_para(list(group)))
            continue
        current: list[Line] = []
        for line in group:
            if current and _goes_on(current, line, shape):
                current.append(line)
                continue
            if current:
                paras.append(_para(current))
            current = [line]
        paras.append(_para(current))
    out: list[Para] = []
    for para in paras:
        text = para.text if para.form == "heading" else ""
        if not text:
            first = para.text
            text = first
            previous = para.lines[0]
            for line in para.lines[1:]:
                text, word = join(
                    text, _unquoted(line.text) if para.form == "quote" else line.text, lex, vocabulary, compounds
                )
                joined.append(line.number)
                if word:
                    findings.append(_word_finding(word, previous.number, path))
                previous = line
        out.append(replace(para, text=squeeze(text)))
    if joined:
        findings.append(
            Finding(
                "joined-lines",
                Severity.NOTE,
                f"{len(joined)} lines were wrapped at a margin and joined again.",
                "Check the paragraphs.",
                Position(path, joined[0]),
            )
        )
    return _mark_items(_single_notes(out)), tuple(findings)


def _single_notes(paras: list[Para]) -> tuple[Para, ...]:
    """A second footnote of the same label is a paragraph: two cannot be told apart in the text."""
    seen: set[str] = set()
    out: list[Para] = []
    for para in paras:
        again = para.form == "footnote" and para.marker in seen
        out.append(replace(para, form="text", text=para.printed, marker="") if again else para)
        if para.form == "footnote":
            seen.add(para.marker)
    return tuple(out)


def join(first: str, second: str, lex: Lexicon, vocabulary: set[str], compounds: set[str]) -> tuple[str, str]:
    """Two lines as one, and the word made of two halves ("" when none was).

    A hyphen at the end stays in a true compound: its halves stand in the language's lists, the document has it
    elsewhere with its hyphen, or the second half begins with a capital.
    """
    match = _HYPHEN.search(first)
    rest = _FIRST.match(second)
    if not match or not rest:
        return (
            first + second
            if _DIGIT_HYPHEN.search(first) and second[:1].isalnum() and not first.endswith(("–", "—"))
            else f"{first} {second}"
        ), ""
    head, tail = match[1], rest[0]
    if first.endswith("\u00ad"):
        return first[:-1] + second, head + tail
    last = head.rsplit("-", 1)[-1]
    whole = (head + tail).casefold()
    hyphenated = f"{head}-{tail}"
    if not tail[0].islower():
        return first + second, hyphenated
    known = whole in vocabulary or (last + tail).casefold() in vocabulary
    compound = (
        hyphenated.casefold() in compounds
        or bool(lex.words("words.compound_heads").match(last))
        or bool(lex.words("words.compound_tails").match(tail))
    )
    if compound and not known:
        return first + second, hyphenated
    return first[:-1] + second, head + tail


def _goes_on(current: list[Line], line: Line, shape: Layout) -> bool:
    before = current[-1]
    if _FOOTNOTE.match(line.text) or _HEADING.fullmatch(line.text) or _HEADING.fullmatch(before.text):
        return False
    if bool(_QUOTE.match(line.text)) or (_QUOTE.match(current[0].text) and current[0].text.startswith(">")):
        return line.text.startswith(">") and current[0].text.startswith(">") and unfinished(before.text)
    if _item(line.text) and (not shape.wrapped or not unfinished(before.text) or _BULLET.match(line.text)):
        return False
    if _APART.search(_unmarked(before.text)) or _APART.search(_unmarked(line.text)):
        return False
    if before.bold != line.bold or (before.raw.endswith("  ") and line.raw[:1].isupper() and not shape.wrapped):
        return False
    if _HYPHEN.search(before.text) and continues(line.text) and len(before.text) > 25:
        return True
    if not unfinished(before.text) and not shape.wrapped:
        return False
    small = unfinished(before.text) and continues(line.text)
    if not shape.wrapped:
        return small and len(before.text) >= 50
    if small and len(before.text) >= 0.5 * shape.width:
        return True
    if capitals(before.text) != capitals(line.text):
        return False
    word = line.text.split()[0]
    return len(before.text) + 1 + len(word) > 0.9 * shape.width


def _letter_title(group: tuple[Line, ...], lex: Lexicon) -> bool:
    """Whether lines are the title of a letter, which is printed narrower than the text, or the heading of its annex."""
    head = lex.start("title.un_letter", "title.note", "title.wrapped").match(group[0].text)
    whole = " ".join(line.text for line in group)
    return (
        bool(head)
        and 1 < len(group) <= 8
        and all(unfinished(line.text) and len(line.text) > 24 for line in group[:-1])
        and (unfinished(group[-1].text) and bool(lex.match("title.addressed").search(whole)))
    )


def _para(lines: list[Line]) -> Para:
    text = lines[0].text
    heading = _HEADING.fullmatch(text)
    if heading:
        bare = heading[2].strip()
        bold = re.fullmatch(r"(\*\*|__)(.+)\1", bare)
        return Para(tuple(lines), bold[2] if bold else bare, "heading", len(heading[1]))
    quote = _QUOTE.match(text)
    if quote and text.startswith(">"):
        return Para(tuple(lines), text[quote.end() :], "quote", quote[1].count(">"))
    note = _FOOTNOTE.match(text)
    if note:
        return Para(tuple(lines), text[note.end() :], "footnote", 0, note[1])
    return Para(tuple(lines), text)


def _unmarked(text: str) -> str:
    """A line without the mark of a list, which wide blanks may part from its words."""
    match = _item(text)
    return text[match.end() :] if match else text


def _unquoted(text: str) -> str:
    match = _QUOTE.match(text)
    return text[match.end() :] if match else text


def _item(text: str) -> re.Match[str] | None:
    return _BULLET.match(text) or _NUMBERED.match(text)


def _mark_items(paras: tuple[Para, ...]) -> tuple[Para, ...]:
    """List items by their marks; a number or a dash counts only beside another of its kind."""
    paras = tuple(_starred(paras, index) for index in range(len(paras)))
    marks = [_item(p.text) if p.form == "text" else None for p in paras]
    out: list[Para] = []
    base: list[int] = []
    for index, para in enumerate(paras):
        match = marks[index]
        if match and _is_item(paras, marks, index):
            indent = para.lines[0].indent
            while base and base[-1] > indent:
                base.pop()
            if not base or indent > base[-1] + 1:
                base.append(indent)
            marker = (match[1] or match[2] or "") if match.re is _BULLET else match[1]
            out.append(replace(para, form="item", level=len(base), marker=marker, text=para.text[match.end() :]))
        else:
            if para.form != "text" or not continues(para.text):
                base = []
            out.append(para)
    return tuple(out)


def _starred(paras: tuple[Para, ...], index: int) -> Para:
    """A note under an asterisk, where a word above bears one: a footnote."""
    para = paras[index]
    match = re.match(r"(\*{1,2})\s+(?=\S)", para.text)
    if para.form != "text" or match is None or len(para.text) < 20:
        return para
    mark = re.escape(match[1])
    others = any(re.match(rf"{mark}\s+\S", p.text) for i, p in enumerate(paras) if i != index)
    borne = any(re.search(rf"[\w.,)»”\"]{mark}(?![*\w])", p.text) for p in paras[:index])
    return (
        replace(para, form="footnote", marker="*" * len(match[1]), text=para.text[match.end() :])
        if borne and not others
        else para
    )


def _is_item(paras: tuple[Para, ...], marks: list[re.Match[str] | None], index: int) -> bool:
    match = marks[index]
    if match is None:
        return False
    before = paras[index - 1].text.rstrip() if index else ""
    if match.re is _BULLET:
        mark = match[1] or match[2]
        if mark in "•◦▪●○■□":
            return True
        beside = any(
            0 <= i < len(paras) and marks[i] and marks[i].re is _BULLET and (marks[i][1] or marks[i][2]) == mark  # type: ignore[union-attr,index]
            for i in (index - 1, index + 1)
        )
        return beside or before.endswith(":") or mark == "+"
    marker = match[1]
    if re.fullmatch(r"\([a-zа-яə]\)|[a-zа-яə]\)|\([ivx]+\)", marker):
        return True
    kin = [marks[i] for i in range(max(0, index - 8), min(len(paras), index + 9)) if i != index]
    return any(
        _follows(marker, other[1]) or _follows(other[1], marker) for other in kin if other and other.re is _NUMBERED
    )


def _follows(first: str, second: str) -> bool:
    """Whether ``second`` is the mark after ``first``: 3. after 2., 1.2 after 1.1, II. after I."""
    a, b = first.strip("()."), second.strip("().")
    if first[-1] != second[-1] and not (first[-1].isdigit() and second[-1].isdigit()):
        return False
    if a.replace(".", "").isdigit() and b.replace(".", "").isdigit():
        x, y = [int(n) for n in a.split(".")], [int(n) for n in b.split(".")]
        return y == [*x[:-1], x[-1] + 1] or y == [*x, 1] or (len(y) < len(x) and y[-1] == x[len(y) - 1] + 1)
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
    if a.lower() in roman and b.lower() in roman and a.islower() == b.islower():
        return roman.index(b.lower()) == roman.index(a.lower()) + 1
    return len(a) == len(b) == 1 and not a.isdigit() and ord(b) == ord(a) + 1


def _word_finding(word: str, line: int, path: str) -> Finding:
    return Finding(
        "joined-word",
        Severity.NOTE,
        f'A word parted at the end of a line was put together: "{word}".',
        "Check whether it keeps its hyphen.",
        Position(path, line),
    )
