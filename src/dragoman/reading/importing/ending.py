"""The foot of a paper: closing formula, signatures, place and date, addressees, byline."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from dragoman.model import Block, Role
from dragoman.reading.importing import addressees
from dragoman.reading.importing.bylines import author_line, byline_text
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Line, Para
from dragoman.reading.importing.masthead import reference_line
from dragoman.reading.importing.shapes import person, sentence, unfinished
from dragoman.reading.importing.signatures import Piece, Signature, bare, pieces, signature_like, signatures
from dragoman.reading.importing.stamped import Dated, dated_line


@dataclass(slots=True)
class Ending:
    """What stands after the body; grows while its lines are read."""

    start: int
    """Index of its first paragraph."""
    blocks: list[Block] = field(default_factory=list)
    date: datetime.date | None = None
    untold: int = 0
    """Line of a date that cannot be told; 0 when there is none."""
    byline: bool = False
    signed: int = 0
    """Signatories found."""
    unnumbered: int = 0
    """Line where the numbers of a list of addressees begin, which their blocks do not have; 0 when none has."""
    moved: list[int] = field(default_factory=list)
    """Lines of signature blocks whose words had to change their order."""


def read_ending(
    paras: tuple[Para, ...], first: int, lex: Lexicon, locale: str, *, news: bool, note: bool, group: int
) -> Ending:
    """Read the paragraphs after the body, in order. ``first`` is where the body begins.

    A press report has no signatory, a note verbale neither; ``group`` is the number for the first group of blocks.
    """
    sorts = [_sort(p, lex, locale, news) for p in paras]
    start = _start(paras, sorts, first, lex, news=news, note=note)
    ending = Ending(start)
    pending: list[Line] = []
    index = start
    while index < len(paras):
        para, sort = paras[index], sorts[index]
        if sort == "short" and not (news and byline_text(para.text, lex, locale)):
            for line in para.lines:
                dated = dated_line(line.text, lex, locale)
                if dated:
                    group = _flush(ending, pending, lex, group, news=news, note=note)
                    pending = []
                    _date(ending, dated, line.number)
                else:
                    pending.append(line)
            index += 1
            continue
        group = _flush(ending, pending, lex, group, news=news, note=note)
        pending = []
        index = _take(ending, paras, index, sort, lex, locale, group)
        group += 1
    _flush(ending, pending, lex, group, news=news, note=note)
    return ending


def _sort(para: Para, lex: Lexicon, locale: str, news: bool) -> str:
    """What a paragraph may be at the end of a paper; "" when it is running text."""
    text = para.text
    if para.form == "footnote":
        return "footnote"
    if para.form not in ("text", "item"):
        return ""
    if para.form == "text" and dated_line(text, lex, locale):
        return "date"
    if para.form == "text" and addressees.read_sentence(text, lex):
        return "addressees"
    if byline_text(text, lex, locale):
        return "byline"
    if news and author_line(text, lex):
        return "byline"
    if para.form == "text" and _labelled(text, lex):
        return "label"
    if closing(text, lex):
        return "closing"
    if para.form == "text" and reference_line(text, lex) and len(text) < 60:
        return "reference"
    if (
        para.form == "text"
        and all(signature_like(line, lex) for line in para.lines)
        and (len(text) < 160 or "\t" in text or "   " in text)
    ):
        return "short"
    return ""


def closing(text: str, lex: Lexicon) -> bool:
    """Whether a paragraph is a closing formula."""
    line = bare(text)
    if (
        len(line) < 90
        and lex.start("closing.line").match(line)
        and (line.endswith(",") or len(line.split()) <= 6)
        and not line.endswith((":", ";"))
    ):
        return True
    return len(line) < 600 and bool(lex.match("closing.sentence").search(line))


def _labelled(text: str, lex: Lexicon) -> bool:
    match = lex.start("addressees.label").match(text)
    return bool(match) and match is not None and (match[0].endswith(":") or text[match.end() : match.end() + 1] == ":")


def _start(paras: tuple[Para, ...], sorts: list[str], first: int, lex: Lexicon, *, news: bool, note: bool) -> int:
    start = len(paras)
    if start > first + 2 and not sorts[-1] and paras[-1].form == "text" and len(paras[-1].text) < 160:
        # One remark may stand under the date of a signed paper ("Not an official record.").
        start -= sorts[-2] == "date" and sorts[-3] in ("short", "closing")
    while start > first:
        sort = sorts[start - 1]
        if sort == "closing" and start - 1 == first and len(paras[first].text) > 120:
            # A note verbale of one paragraph greets and takes its leave in it.
            break
        if sort and paras[start - 1].form != "item":
            start -= 1
            continue
        # Items or short lines under an addressee sentence that ends in a colon.
        lead = _list_lead(paras, sorts, start, first)
        if lead is None:
            break
        start = lead
    if (
        start == first
        and first == 0
        and len(paras) > 1
        and not any(s in ("addressees", "closing", "date") for s in sorts)
    ):
        start = max(start, 1)
    return _trimmed(paras, sorts, start, lex, news=news, note=note)


def _list_lead(paras: tuple[Para, ...], sorts: list[str], end: int, first: int) -> int | None:
    for index in range(end - 1, first - 1, -1):
        if sorts[index] in ("addressees", "label") and paras[index].form == "text":
            return index
        if paras[index].form != "item" and sentence(paras[index].text) and not _closes_list(paras, index, first):
            return None
    return None


def _closes_list(paras: tuple[Para, ...], index: int, first: int) -> bool:
    """Whether a line with a full stop is the last of a list whose lines end in commas."""
    return index > first + 1 and not paras[index].gap and paras[index - 1].text.endswith((",", ";"))


def _trimmed(paras: tuple[Para, ...], sorts: list[str], start: int, lex: Lexicon, *, news: bool, note: bool) -> int:
    """Give back to the body the short lines on top that are no part of a signature."""
    while start < len(paras) and sorts[start] in ("short", "footnote"):
        stop = start
        while stop < len(paras) and sorts[stop] == "short":
            stop += 1
        if stop == start:
            return start
        if note:
            return start
        if news:
            start += 1
            continue
        found = pieces(tuple(line for para in paras[start:stop] for line in para.lines), lex)
        if not any(piece.sort in ("name", "mark") for piece in found):
            # No person signs; lines of an office alone, right after the body, still sign it.
            institution = (
                all(piece.sort == "office" for piece in found)
                and stop - start <= 3
                and start
                and sentence(paras[start - 1].text)
            )
            return start if institution else stop
        top = pieces(paras[start].lines, lex)
        if all(piece.sort == "other" for piece in top) and not _leads_name(paras, start, stop, lex):
            start += 1
            continue
        return start
    return start


def _leads_name(paras: tuple[Para, ...], start: int, stop: int, lex: Lexicon) -> bool:
    """Whether lines that nothing tells are still an office, because a name follows in the same group of lines."""
    for index in range(start + 1, stop):
        if paras[index].gap:
            return False
        if any(piece.sort in ("name", "mark") for piece in pieces(paras[index].lines, lex)):
            return True
    return False


def _flush(ending: Ending, lines: list[Line], lex: Lexicon, group: int, *, news: bool, note: bool) -> int:
    if not lines:
        return group
    if news or note:
        _plain(ending, lines, group, note=note and not news)
        return group + 1
    first = next((i for i, line in enumerate(lines) if _honoured(ending, lines, i, lex)), len(lines))
    if first < len(lines):
        group = _flush(ending, lines[:first], lex, group, news=False, note=False)
        _plain(ending, lines[first:], group, note=True)
        return group + 1
    parts = pieces(tuple(lines), lex)
    cities = [p for p in parts if p.sort == "other" and lex.whole("signature.cities").match(p.text)]
    found = signatures(tuple(p for p in parts if p not in cities), lex)
    if not found or not _kept(parts, found, cities):
        return _institution(ending, lines, parts, lex, group)
    for signature in found:
        _sign(ending, signature, group)
        group += 1
    ending.blocks += [Block(Role.PLACE, p.text, line=p.line) for p in cities]
    return group


def _honoured(ending: Ending, lines: list[Line], index: int, lex: Lexicon) -> bool:
    """Whether a letter's addressee stands here under its signature: a group of lines that begins with an honour."""
    if not lines[index].gap or not lex.start("addressees.honour").match(lines[index].text):
        return False
    return bool(index) or bool(ending.signed)


def _kept(parts: tuple[Piece, ...], found: tuple[Signature, ...], cities: list[Piece]) -> bool:
    """Whether the signatories hold every part: what cannot be told apart stays as it is printed."""
    held = [text for s in found for text in (s.mark, s.name, *s.before, *s.after) if text] + [p.text for p in cities]
    return sorted(" ".join(held).split()) == sorted(" ".join(part.text for part in parts).split())


def _sign(ending: Ending, signature: Signature, group: int) -> None:
    line = signature.line
    if signature.before:
        ending.blocks.append(Block(Role.OFFICE, "\n".join(signature.before), group=group, line=line))
    if signature.mark:
        ending.blocks.append(Block(Role.SIGNED_MARK, signature.mark, group=group, line=line))
    ending.blocks.append(Block(Role.SIGNATORY, signature.name, group=group, line=line))
    if signature.after:
        ending.blocks.append(Block(Role.OFFICE, "\n".join(signature.after), group=group, line=line))
    ending.signed += 1
    if signature.moved:
        ending.moved.append(line)


def _institution(ending: Ending, lines: list[Line], parts: tuple[Piece, ...], lex: Lexicon, group: int) -> int:
    """Short lines at the end without a person's name: an institution signs, a city is a place, the rest are notes."""
    city = lex.whole("signature.cities")
    own = [line for line in lines if not city.match(line.text)]
    # "Respectfully," and the names of those who sign, whatever their words.
    closed = bool(ending.blocks) and ending.blocks[-1].role is Role.CLOSING and len(ending.blocks[-1].text) < 60
    closed = closed and len(own) != 2 and all(line.text[:1].isupper() for line in own)
    offices = all(part.sort == "office" for part in parts if not city.match(part.text)) and len(own) <= 4
    signs = bool(own) and (offices or closed)
    if signs and len(own) > 2:
        # Several bodies sign, one a line.
        for line in own:
            ending.blocks.append(Block(Role.SIGNATORY, line.text, group=group, line=line.number))
            group += 1
        ending.signed += len(own)
    elif signs:
        ending.blocks.append(Block(Role.SIGNATORY, own[0].text, group=group, line=own[0].number))
        if own[1:]:
            text = "\n".join(line.text for line in own[1:])
            ending.blocks.append(Block(Role.OFFICE, text, group=group, line=own[1].number))
        ending.signed += 1
    for line in lines:
        if line not in own or not signs:
            ending.blocks.append(Block(Role.PLACE if line not in own else Role.NOTE, line.text, line=line.number))
    return group + 1


def _plain(ending: Ending, lines: list[Line], group: int, *, note: bool) -> None:
    """Short lines after a note verbale are whom it goes to; after a press report, notes."""
    if note:
        text = "\n".join(line.text for line in lines)
        ending.blocks.append(Block(Role.ADDRESSEE, text, group=group, line=lines[0].number))
        return
    for line in lines:
        ending.blocks.append(Block(Role.NOTE, line.text, line=line.number))


def _date(ending: Ending, dated: Dated, line: int) -> None:
    ending.blocks += dated.blocks(line)
    ending.date = ending.date or dated.date
    if dated.date is None:
        ending.untold = ending.untold or line


def _take(ending: Ending, paras: tuple[Para, ...], index: int, sort: str, lex: Lexicon, locale: str, group: int) -> int:
    """Add the blocks of one paragraph (an addressee list takes its items too) and return the index after it."""
    para = paras[index]
    if sort == "date":
        dated = dated_line(para.text, lex, locale)
        if dated:
            _date(ending, dated, para.number)
    elif sort == "byline":
        written = byline_text(para.text, lex, locale)
        ending.blocks.append(Block(Role.BYLINE, written.name if written else bare(para.text), line=para.number))
        if written and written.date:
            ending.blocks.append(Block(Role.DATE, written.date, line=para.number))
            ending.date = ending.date or written.when
        ending.byline = True
    elif sort in ("addressees", "label"):
        return _addressees(ending, paras, index, sort, lex, locale, group)
    elif sort == "closing":
        ending.blocks.append(Block(Role.CLOSING, para.text, line=para.number))
    elif sort == "reference":
        ending.blocks.append(Block(Role.REFERENCE, para.text, line=para.number))
    elif sort == "footnote":
        ending.blocks.append(Block(Role.FOOTNOTE, para.text, marker=para.marker, line=para.number))
    else:
        ending.blocks.append(Block(Role.NOTE, f"{para.marker} {para.text}".strip(), line=para.number))
    return index + 1


def _addressees(
    ending: Ending, paras: tuple[Para, ...], index: int, sort: str, lex: Lexicon, locale: str, group: int
) -> int:
    para = paras[index]
    read = addressees.read_sentence(para.text, lex) if sort == "addressees" else None
    if read is None:
        match = lex.start("addressees.label").match(para.text)
        end = match.end() if match else 0
        end += para.text[end : end + 1] == ":"
        rest = para.text[end:].strip()
        listed = _listed(paras, index + 1, lex, locale) if rest else ()
        items_of = (rest, *listed) if listed else addressees.split_items(rest, lex) if rest else ()
        read = addressees.Sentence(para.text[:end].strip(), items_of, "")
        index += len(listed)
    index += 1
    if read.items:
        ending.blocks += addressees.blocks(read, locale, para.number, group)
        return index
    items: list[str] = []
    while index < len(paras):
        below = paras[index]
        if below.form != "item" and (
            (items and below.gap and (dated_line(below.text, lex, locale) or _ends_list(paras, index, lex)))
            or (sentence(below.text) and not (items and _closes_list(paras, index, 0)))
        ):
            break
        if below.form == "footnote" or (below.form != "item" and dated_line(below.text, lex, locale)):
            break
        if below.form == "item" and below.marker.strip("().").isalnum():
            ending.unnumbered = ending.unnumbered or below.number
        items += [below.text] if below.form == "item" else [line.text for line in below.lines]
        index += 1
    ending.blocks += addressees.blocks(
        addressees.Sentence(read.lead, tuple(items), read.close), locale, para.number, group
    )
    return index


def _listed(paras: tuple[Para, ...], index: int, lex: Lexicon, locale: str) -> tuple[str, ...]:
    """The lines right under "Cc: First": each names one more."""
    found: list[str] = []
    for para in paras[index:]:
        if para.gap or para.form != "text" or sentence(para.text) or _labelled(para.text, lex):
            break
        if dated_line(para.text, lex, locale):
            break
        found.append(para.text)
    return tuple(found)


def _ends_list(paras: tuple[Para, ...], index: int, lex: Lexicon) -> bool:
    """Whether a signature begins under a list of addressees."""
    text = paras[index].text
    return (
        person(text, lex)
        or paras[index - 1].form == "item"
        or (not unfinished(paras[index - 1].text) and not paras[index - 1].text.endswith(";"))
    )
