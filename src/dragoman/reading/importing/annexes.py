"""Where the annexes of a paper begin."""

from __future__ import annotations

import re
from functools import cache

from dragoman.reading.importing.lexicon import NEVER, Lexicon, alternatives
from dragoman.reading.importing.lines import Para
from dragoman.reading.importing.shapes import capitals, continues, ends_open, sentence, unfinished

_NUMBER = r"(?:\s*(?:№|No\.?|Nº|N°|-)?\s*(?:\d{1,2}|[IVX]{1,5}|[A-Z])(?![\w/-]))?"


def annex_starts(paras: tuple[Para, ...], lex: Lexicon) -> tuple[tuple[int, int], ...]:
    """(index of the first paragraph of an annex's heading, index past its heading), in order.

    The heading is a line that begins with the word for an annex, has a number or names the paper it belongs to, and
    is no sentence; a list of enclosures under a letter is none.
    """
    found: list[tuple[int, int]] = []
    index = 1
    while index < len(paras):
        para = paras[index]
        if para.form in ("text", "heading") and _heading(para.text, lex) and _followed(paras, index):
            end = index + 1
            while end < len(paras) and _goes_on(paras, index, end, lex):
                end += 1
            found.append((index, end))
            index = end
        else:
            index += 1
    return tuple(found)


def _heading(text: str, lex: Lexicon) -> bool:
    line = text.strip("*_ ")
    if len(line) > 400:
        return False
    if _bare(lex).fullmatch(line):
        return True
    to = _to(lex).match(line)
    return bool(to) and unfinished(line) and not (sentence(line) and len(line) < 140)


def _followed(paras: tuple[Para, ...], index: int) -> bool:
    """Whether a text follows: running words, not the end of the paper."""
    return any(len(p.text) > 60 or sentence(p.text) for p in paras[index + 1 :])


def _goes_on(paras: tuple[Para, ...], start: int, end: int, lex: Lexicon) -> bool:
    """Whether a heading's next line is the heading still ("Annex to the letter dated … of the" + "State …")."""
    para = paras[end]
    text = " ".join(p.text for p in paras[start:end])
    if para.gap or para.form != "text" or _bare(lex).fullmatch(text.strip("*_ ")):
        # "Annex" alone, and below it "to the letter dated …".
        return (
            bool(_bare(lex).fullmatch(text.strip("*_ ")))
            and continues(para.text)
            and unfinished(para.text)
            and len(para.text) < 250
        )
    return (
        (
            ends_open(text, lex)
            or continues(para.text)
            or (
                capitals(text) == capitals(para.text)
                and para.lines[0].bold == paras[start].lines[0].bold
                and len(paras[end - 1].text) > 45
            )
        )
        and unfinished(para.text)
        and not sentence(para.text)
    )


@cache
def _bare(lex: Lexicon) -> re.Pattern[str]:
    words = lex.phrases("annex.start")
    if not words:
        return NEVER
    return re.compile(
        rf"[\[(]?(?:{alternatives(words)}){_NUMBER}[\])]?\s*[:.]?|(?:\d{{1,2}}|[IVX]{{1,4}})(?:[.-]\w{{0,3}})?\s+(?:{alternatives(words)})\s*[:.]?",
        re.IGNORECASE,
    )


@cache
def _to(lex: Lexicon) -> re.Pattern[str]:
    """ "Annex to the letter dated …", "Annex I: Title", "… tarixli məktuba əlavə"."""
    words = lex.phrases("annex.start")
    if not words:
        return NEVER
    head = alternatives(words)
    to = alternatives(lex.phrases("annex.to")) or "(?!)"
    before = alternatives(lex.phrases("annex.before")) or "(?!)"
    return re.compile(
        rf"(?:{head}){_NUMBER}\s+(?:{to})(?:(?<=['’])|(?!\w))|(?:{head})\s*(?:№|No\.?|-)?\s*(?:\d{{1,2}}|[IVX]{{1,5}})\s*[.:–—-]\s*\S|.{{6,}}(?:{before})\s+(?:{head}){_NUMBER}$",
        re.IGNORECASE,
    )
