"""The body of a paper: scars of page breaks mended, headings, list items, quotations told from paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.model import Block, Finding, Position, Role, Severity
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Para
from dragoman.reading.importing.paragraphs import join
from dragoman.reading.importing.shapes import capitals, continues, ends_open, unfinished

_ROMAN = re.compile(r"[IVX]{1,5}[.)]")
_NUMBERED_HEAD = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+\S")
_JOINABLE = frozenset({"text", "item", "quote"})


def mend(paras: tuple[Para, ...], lex: Lexicon, path: str) -> tuple[tuple[Para, ...], tuple[Finding, ...]]:
    """Join paragraphs that a page break or blank lines have cut, with a finding for each.

    A cut is seen where a paragraph stops within its sentence and the next goes on with a small letter, where it stops
    at a word that ends nothing ("of the"), or at a hyphen; after a page break a full line without an end is enough.
    """
    out: list[Para] = []
    findings: list[Finding] = []
    vocabulary = {word.casefold() for para in paras for word in re.findall(r"[^\W\d_]+", para.text)}
    for para in paras:
        if out and _cut(out[-1], para, lex):
            text, word = join(out[-1].text, para.text, lex, vocabulary, set())
            before, rest = out[-1].text.split()[-1], " ".join(para.text.split()[:3])
            out[-1] = replace(out[-1], text=text, lines=out[-1].lines + para.lines)
            findings.append(
                Finding(
                    "joined-paragraph",
                    Severity.NOTE,
                    f'A paragraph cut after "{before}" was joined with its rest, "{rest} …".',
                    "Check that the two belong together.",
                    Position(path, para.number),
                )
            )
            if word:
                findings.append(
                    Finding(
                        "joined-word",
                        Severity.NOTE,
                        f'A word parted at a page break was put together: "{word}".',
                        "Check whether it keeps its hyphen.",
                        Position(path, para.number),
                    )
                )
        else:
            out.append(para)
    return tuple(out), tuple(findings)


def _cut(before: Para, after: Para, lex: Lexicon) -> bool:
    if before.form not in _JOINABLE or after.form != "text" or before.bold != after.bold:
        return False
    text = before.text.rstrip()
    if not unfinished(text):
        return False
    # A heading above a paragraph stops nowhere; only a line of some length is cut.
    long = len(text) > 60 or len(text.split()) > 8
    if re.search(r"[^\W\d_]-$", text) and continues(after.text):
        return True
    if continues(after.text):
        return long or ends_open(text, lex) or text.endswith(",")
    if re.match(r"[\d(]", after.text) and after.paged and long:
        return True
    if ends_open(text, lex) and long:
        return True
    return after.paged and len(text) > 100 and not text.endswith(",")


def body_blocks(paras: tuple[Para, ...], lex: Lexicon, group: int) -> tuple[Block, ...]:
    """The blocks of the body, in order; items of one list share a group."""
    out: list[Block] = []
    for index, para in enumerate(paras):
        after = paras[index + 1] if index + 1 < len(paras) else None
        if para.form == "quote":
            out.append(Block(Role.QUOTATION, para.text, level=max(1, para.level), line=para.number))
        elif para.form == "footnote":
            out.append(Block(Role.FOOTNOTE, para.text, marker=para.marker, line=para.number))
        elif heading(para, after, lex):
            text = f"{para.marker} {para.text}" if para.form == "item" else para.text
            out.append(Block(Role.HEADING, text, level=_level(para), line=para.number))
        elif para.form == "item":
            if out and out[-1].role is not Role.LIST_ITEM:
                group += 1
            out.append(
                Block(Role.LIST_ITEM, para.text, level=para.level, marker=para.marker, group=group, line=para.number)
            )
        else:
            out.append(Block(Role.PARAGRAPH, para.text, line=para.number))
    return tuple(out)


def heading(para: Para, after: Para | None, lex: Lexicon) -> bool:
    """Whether a short line above other text is a heading."""
    if para.form == "heading":
        return True
    if (
        para.form not in ("text", "item")
        or after is None
        or len(para.text) > 110
        or para.text.endswith((",", ";", ":", "-", "…"))
    ):
        return False
    if para.form == "item":
        # "I. Introduction" above text; an item of a list has another item below or ends in a mark.
        return (
            after.form in ("text", "item")
            and not _next_item(para, after)
            and unfinished(para.text)
            and para.text[:1].isupper()
            and len(para.text) < 90
            and (bool(_ROMAN.fullmatch(para.marker)) or para.marker[:1].isdigit() or para.marker[:1].isupper())
            and (
                len(after.text) > 90
                or (after.form == "text" and not unfinished(after.text))
                or after.form == "item"
                or bool(_NUMBERED_HEAD.match(after.text))
            )
        )
    if (
        not unfinished(para.text)
        and not (para.bold and para.text.endswith((".", "?")))
        and not (para.text.endswith("?") and len(para.text) < 80)
    ):
        return False
    if not (para.text[:1].isupper() or para.text[:1].isdigit() or para.text[:1] in '“«"('):
        return False
    if continues(after.text) or ends_open(para.text, lex):
        return False
    return (
        para.bold
        or capitals(para.text)
        or bool(_NUMBERED_HEAD.match(para.text))
        or (len(para.text) < 90 and len(para.text.split()) <= 12)
    )


def _next_item(para: Para, after: Para) -> bool:
    if after.form != "item":
        return False
    same = after.marker.strip("().").isdigit() == para.marker.strip("().").isdigit() and bool(
        _ROMAN.fullmatch(after.marker)
    ) == bool(_ROMAN.fullmatch(para.marker))
    return same and len(after.text) < 90


def _level(para: Para) -> int:
    if para.form == "heading":
        return max(2, para.level)
    marker = para.marker or para.text.split()[0]
    if re.fullmatch(r"[A-HJ-UWYZ][.)]", marker) or re.fullmatch(r"\d{1,2}\.\d{1,2}\.?", marker):
        return 3
    return 2
