"""The head of a paper: masthead, title, subtitle, byline, date, addressees, salutation."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from dragoman.model import Block, Kind, Role
from dragoman.reading.importing import addressees, kinds
from dragoman.reading.importing.bylines import byline_text
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Para
from dragoman.reading.importing.masthead import Masthead, read_masthead, reference_line
from dragoman.reading.importing.shapes import capitals, continues, ends_open, person, sentence, starts_open, unfinished
from dragoman.reading.importing.stamped import dated_line

_TITLE_LINES = 12  # More lines are no title.


@dataclass(slots=True)
class Opening:
    """What stands before the body; grows while its lines are read."""

    blocks: list[Block] = field(default_factory=list)
    used: int = 0
    """Paragraphs taken."""
    title: str = ""
    subtitle: str = ""
    date: datetime.date | None = None
    distributed: datetime.date | None = None
    untold: int = 0
    """Line of a date that cannot be told; 0 when there is none."""
    byline: bool = False
    salutation: bool = False
    masthead: bool = False
    release: bool = False
    """Whether a line says that this is a press release."""

    def kind(self, lex: Lexicon) -> Kind | None:
        """The kind that the title names, or the subtitle, or a line above them ("Communiqué No. 12")."""
        above = [] if self.masthead else [block.text for block in self.blocks if block.role is Role.REFERENCE]
        named = (kinds.title_kind(text, lex) for text in (self.title, self.subtitle, *above) if text)
        return next((kind for kind in named if kind), None)

    def add(self, role: Role, para: Para, text: str | None = None) -> None:
        """Add a block for ``para``."""
        self.blocks.append(Block(role, para.printed if text is None else text, line=para.number))


def read_opening(paras: tuple[Para, ...], lex: Lexicon, locale: str, *, annex: bool = False, group: int = 1) -> Opening:
    """Read the paragraphs before the body, in order, and stop at the first that is none of the head's parts."""
    opening = Opening()
    head = read_masthead(paras, lex, locale) if not annex else Masthead((), 0, None)
    opening.blocks += head.blocks
    opening.distributed, opening.used, opening.masthead = head.distributed, head.used, head.official
    greeting = _greeting(paras, lex, opening.used)
    letterhead = _letterhead(paras, lex, opening.used, greeting, locale)
    while opening.used < len(paras):
        if opening.used in letterhead:
            rest = range(opening.used, letterhead.stop)
            opening.used = _take_letterhead(opening, paras, rest, lex, locale, group)
            continue
        if not _take(opening, paras, lex, locale, greeting):
            break
    return opening


def _take(opening: Opening, paras: tuple[Para, ...], lex: Lexicon, locale: str, greeting: int | None) -> bool:
    index = opening.used
    para = paras[index]
    written = byline_text(para.text, lex, locale)
    if written and para.form == "text":
        opening.add(Role.BYLINE, para, written.name)
        if written.date:
            opening.add(Role.DATE, para, written.date)
            opening.date = opening.date or written.when
        opening.byline = True
        opening.used += 1
        return True
    dated = dated_line(para.text, lex, locale) if para.form == "text" else None
    if dated:
        opening.blocks += dated.blocks(para.number)
        opening.date = opening.date or dated.date
        opening.untold = opening.untold or (0 if dated.date else para.number)
        opening.used += 1
        return True
    if greeting == index or (opening.salutation and salutation(para.text, lex)):
        opening.add(Role.SALUTATION, para)
        opening.salutation = True
        opening.used += 1
        return True
    if opening.salutation:
        return False
    if reference_line(para.text, lex) and para.form == "text" and not opening.subtitle:
        opening.add(Role.REFERENCE, para)
        opening.used += 1
        return True
    return _take_title(opening, paras, lex, greeting)


def _take_title(opening: Opening, paras: tuple[Para, ...], lex: Lexicon, greeting: int | None) -> bool:
    index = opening.used
    para = paras[index]
    if not opening.title:
        if _above_title(paras, index, lex, greeting):
            opening.add(Role.REFERENCE, para)
            opening.used += 1
            return True
        if not titled(paras, index, lex):
            return False
        count = 1
        while count < _TITLE_LINES and index + count < len(paras) and _title_goes_on(paras, index, count, lex):
            count += 1
        text = " ".join(p.printed for p in paras[index : index + count])
        if lex.whole("title.news_report").match(text) and index + 1 < len(paras) and titled(paras, index + 1, lex):
            # "PRESS RELEASE" above a headline says only what the sheet is.
            opening.add(Role.REFERENCE, para)
            opening.release = True
            opening.used += 1
            return True
        opening.title = text
        opening.add(Role.TITLE, para, opening.title)
        opening.used += count
        return True
    if (opening.byline and not opening.subtitle) or not _subtitle(opening, paras, index, lex, greeting):
        return False
    if opening.subtitle and opening.blocks[-1].role is Role.SUBTITLE:
        # A subtitle split over blank lines is one subtitle.
        opening.blocks[-1] = replace(opening.blocks[-1], text=f"{opening.blocks[-1].text} {para.text}")
    else:
        opening.add(Role.SUBTITLE, para)
    opening.subtitle = f"{opening.subtitle} {para.text}".strip()
    opening.used += 1
    return True


def _above_title(paras: tuple[Para, ...], index: int, lex: Lexicon, greeting: int | None) -> bool:
    """Whether a line says whose paper it is: an institution above a title that names the paper, or a sender's head."""
    para = paras[index]
    if para.form != "text" or kinds.title_kind(para.text, lex):
        return False
    if (
        greeting is not None
        and index < greeting
        and index
        and not paras[index].gap
        and not kinds.title_kind(paras[index - 1].text, lex)
    ):
        # The address under the sender's name.
        return kinds.institution(paras[index - 1].text, lex) and len(para.text) < 100
    if not kinds.institution(para.text, lex):
        return index + 1 < len(paras) and kinds.office_above(para.text, paras[index + 1].text, lex)
    if greeting is not None:
        return index < greeting
    below = paras[index + 1 : index + 5]
    marked = [i for i, p in enumerate(below) if kinds.title_kind(p.text, lex) or reference_line(p.text, lex)]
    return bool(marked) and all(unfinished(p.text) and len(p.text) < 120 for p in below[: marked[0]])


def titled(paras: tuple[Para, ...], index: int, lex: Lexicon) -> bool:
    """Whether the paragraph can be a title: a heading, a kind of paper, or a headline above running text."""
    para = paras[index]
    if para.form == "heading":
        return True
    if para.form != "text" and not (
        para.form == "item" and para.marker[:1].isalnum() and para.level == 1 and not index
    ):
        return False
    if kinds.title_kind(para.text, lex) and len(para.text) <= 400 and not _says_more(para.text):
        return True
    if (
        len(para.text) > 260
        or para.text.endswith((",", ";", ":"))
        or (para.text.startswith(("“", "«", '"')) and not unfinished(para.text))
    ):
        return False
    if not unfinished(para.text) and para.text[-1] in ".…:;" and not (para.bold and len(para.text) < 160):
        return False
    if kinds.first_person(para.text, lex) and not capitals(para.text):
        return False
    rest = paras[index + 1 :]
    return bool(rest) and not continues(para.text) and not _cut_short(para, rest[0])


def _says_more(text: str) -> bool:
    """Whether a line that begins with the name of a paper is a sentence about it."""
    return sentence(text) and text.rstrip('”"» ').endswith(".") and not capitals(text)


def _cut_short(para: Para, after: Para) -> bool:
    """Whether a long paragraph goes on in the next one: a page break in the first paragraph, not a headline."""
    return len(para.text) > 160 and continues(after.text)


def _title_goes_on(paras: tuple[Para, ...], index: int, count: int, lex: Lexicon) -> bool:
    last, para = paras[index + count - 1], paras[index + count]
    text = " ".join(p.text for p in paras[index : index + count])
    if para.form != "text" and not (
        para.form == "heading" and last.form == "heading" and para.level == last.level and not para.gap
    ):
        return False
    if (sentence(para.text) and not unfinished(para.text)) or len(para.text) > 260:
        return False
    if kinds.bare_kind(text, lex):
        return False
    ends_kind = kinds.kind_last(para.text, lex)
    if (
        ends_kind
        and not kinds.title_kind(text, lex)
        and (not para.gap or kinds.bare_last(para.text, lex) or starts_open(para.text, lex))
    ):
        return True
    if kinds.waits_for_kind(paras[index : index + count + 4], count, lex):
        return True
    if ends_open(text, lex) or (kinds.unaddressed(text, lex) and not para.gap):
        return True
    if para.gap:
        return False
    if continues(para.text) and unfinished(text) and unfinished(para.text):
        return True
    return (capitals(text) and capitals(para.text)) or (last.bold and para.bold and starts_open(para.text, lex))


def _subtitle(opening: Opening, paras: tuple[Para, ...], index: int, lex: Lexicon, greeting: int | None) -> bool:
    para = paras[index]
    if para.form not in ("text", "heading") or not unfinished(para.text) or len(para.text) > 420:
        return False
    if len(opening.subtitle) > 600 or (para.form == "heading" and (opening.subtitle or para.level > 3)):
        return False
    rest = paras[index + 1 :]
    if not rest:
        return False
    if kinds.title_kind(para.text, lex) and not kinds.title_kind(opening.title, lex) and len(para.text) < 140:
        return True
    started = bool(lex.start("title.subtitle").match(para.text)) or continues(para.text)
    if started and not (len(para.text) > 160 and continues(rest[0].text)) and not _opens_body(para, lex):
        return True
    bare = kinds.bare_kind(opening.title, lex)
    if opening.subtitle:
        return ends_open(opening.subtitle, lex) or (
            not para.gap
            and len(para.text) < 160
            and not continues(rest[0].text)
            and capitals(opening.subtitle) == capitals(para.text)
        )
    if bare and len(para.text) <= 300 and not _opens_body(para, lex):
        return not _cut_short(para, rest[0])
    # Below a title of several words only a short line between blank ones, in print of its own, is a subtitle.
    own = (
        para.bold
        or para.text.startswith(("(", "*", "_"))
        or capitals(para.text)
        or (not para.gap and len(para.text) < 140)
    )
    return (
        own
        and len(para.text) <= 200
        and not continues(rest[0].text)
        and para.form == "text"
        and not person(para.text, lex)
    )


def _opens_body(para: Para, lex: Lexicon) -> bool:
    """Whether a paragraph without a full stop still reads as running text."""
    return len(para.text) > 300 or kinds.first_person(para.text, lex)


def salutation(text: str, lex: Lexicon) -> bool:
    """Whether a line greets the reader: it begins as one does, is short, and is no sentence."""
    bare = text.strip("*_ ")
    if len(bare) > 130 or len(bare.split()) > 14 or not lex.start("salutation.start").match(bare):
        return False
    # "Hörmətli cənab Prezident." ends in a full stop and is no sentence.
    stopped = bare.endswith(".") and len(bare.split()) <= 4
    return bare.endswith((",", "!", ":", "،")) or stopped or (unfinished(bare) and len(bare.split()) <= 7)


def _greeting(paras: tuple[Para, ...], lex: Lexicon, first: int) -> int | None:
    """Where the reader is greeted. A name above it may begin in the same words, but does not end in a comma."""
    bare: int | None = None
    for index in range(first, min(len(paras) - 1, first + 14)):
        para = paras[index]
        if para.form == "text" and salutation(para.text, lex):
            if not unfinished(para.text) or para.text.rstrip("*_ ").endswith(","):
                return index
            bare = index
        elif sentence(para.text) and not unfinished(para.text):
            break
    return bare


def _letterhead(paras: tuple[Para, ...], lex: Lexicon, first: int, greeting: int | None, locale: str) -> range:
    """The paragraphs that name whom a letter goes to: after a label, or with an honorific before a salutation."""
    label, stop = lex.start("addressees.label"), greeting if greeting is not None else first + 8
    for index in range(first, min(stop, len(paras))):
        para = paras[index]
        if para.form == "text" and len(para.text) < 200 and _labelled(para.text, lex) and label.match(para.text):
            end = index + 1
            while end < min(len(paras), stop) and not paras[end].gap and not dated_line(paras[end].text, lex, locale):
                end += 1
            return range(index, end)
    if greeting is None:
        return range(0)
    end = greeting
    while end > first and (dated_line(paras[end - 1].text, lex, locale) or reference_line(paras[end - 1].text, lex)):
        end -= 1
    begin = end
    while begin > first and _addressing(paras[begin - 1], lex, locale):
        begin -= 1
    honorific = lex.start("signature.honorific")
    honoured = [i for i in range(begin, end) if honorific.match(paras[i].text)]
    if honoured:
        # What stands in groups of lines above is the sender's.
        top = honoured[0]
        while top > begin and not paras[top].gap:
            top -= 1
        return range(top, end)
    return range(begin, end) if end - begin > 1 and person(paras[begin].text, lex) else range(0)


def _labelled(text: str, lex: Lexicon) -> bool:
    """Whether the label is followed by a colon, or is a word that only labels."""
    match = lex.start("addressees.label").match(text)
    return bool(match) and (
        match is not None
        and (
            match[0].rstrip().endswith(":")
            or text[match.end() :].lstrip().startswith(":")
            or bool(lex.start("signature.honorific").match(text[match.end() :].strip()))
        )
    )


def _addressing(para: Para, lex: Lexicon, locale: str) -> bool:
    if para.form != "text" or (sentence(para.text) and not para.text.endswith(",")) or len(para.text) > 200:
        return False
    return not (
        dated_line(para.text, lex, locale) or reference_line(para.text, lex) or kinds.title_kind(para.text, lex)
    )


def _take_letterhead(
    opening: Opening, paras: tuple[Para, ...], where: range, lex: Lexicon, locale: str, group: int
) -> int:
    """Add the addressees of a letter: one a group of lines, its lines parted as printed; one list a label."""
    label, honorific = lex.start("addressees.label"), lex.start("signature.honorific")
    lists: list[tuple[str, list[tuple[str, int]]]] = [("", [])]
    for index in where:
        para = paras[index]
        text = para.printed
        match = label.match(text)
        if match and _labelled(text, lex):
            end = match.end() + (1 if text[match.end() :].startswith(":") else 0)
            lists.append((text[:end].strip(), []))
            text = text[end:].strip()
        people = lists[-1][1]
        if not text:
            continue
        if people and (not para.gap or not honorific.match(text)):
            before, line = people[-1]
            people[-1] = (f"{before}{' ' if before.endswith(',') else chr(10)}{text}", line)
        else:
            people.append((text, para.number))
    number = paras[where.start].number
    for lead, people in lists:
        if not lead and not people:
            continue
        names = tuple(name for name, _ in people)
        line = people[0][1] if people else number
        opening.blocks += addressees.blocks(addressees.Sentence(lead, names, ""), locale, line, group)
        group += 1
    return where.stop
