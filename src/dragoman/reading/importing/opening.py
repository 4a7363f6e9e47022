"""The head of a paper: masthead, title, subtitle, byline, date, addressees, salutation."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace

from dragoman.model import Block, Kind, Role
from dragoman.reading.importing import kinds
from dragoman.reading.importing.bylines import Byline, byline_text, dateline_alone, head_byline
from dragoman.reading.importing.letterhead import find_greeting, find_letterhead, salutation, take_letterhead
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Para
from dragoman.reading.importing.masthead import Masthead, read_masthead, reference_line
from dragoman.reading.importing.shapes import capitals, continues, ends_open, person, sentence, starts_open, unfinished
from dragoman.reading.importing.stamped import dated_line

_TITLE_LINES = 12  # More lines are no title.


_NUMBERED_DATE = re.compile(r"(.*?\d.*?)\s+((?:№|N[ºo°]\.?|Nr\.?)\s*[\w./–-]*\d[\w./–-]*)")
_NUMBERED = re.compile(r"(?:№|N[ºo°]\.?|N\.º|Núm\.?|Nr\.?)?\s*:?\s*[\d/.–-]*\d", re.IGNORECASE)


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
    greeting = find_greeting(paras, lex, opening.used)
    letterhead = find_letterhead(paras, lex, opening.used, greeting, locale)
    while opening.used < len(paras):
        if opening.used in letterhead:
            rest = range(opening.used, letterhead.stop)
            opening.used = take_letterhead(opening.blocks, paras, rest, lex, locale, group)
            continue
        if _take(opening, paras, lex, locale, greeting):
            continue
        if greeting is None or opening.used >= greeting:
            break
        # Nothing of the body stands above the greeting: what is not told is the sender's letterhead.
        opening.add(Role.REFERENCE, paras[opening.used])
        opening.used += 1
    return opening


def _take(opening: Opening, paras: tuple[Para, ...], lex: Lexicon, locale: str, greeting: int | None) -> bool:
    index = opening.used
    para = paras[index]
    written = byline_text(para.text, lex, locale) or _bare_byline(opening, paras, index, lex, locale, greeting)
    if written and para.form == "text":
        opening.add(Role.BYLINE, para, written.name)
        if written.date:
            opening.add(Role.DATE, para, written.date)
            opening.date = opening.date or written.when
        opening.byline = True
        opening.used += 1
        return True
    if (
        opening.blocks
        and opening.blocks[-1].role in (Role.BYLINE, Role.DATE)
        and opening.byline
        and _placed(paras, index)
    ):
        opening.add(Role.PLACE, para)
        opening.used += 1
        return True
    numbered = _NUMBERED_DATE.fullmatch(para.text)
    dated = dated_line(numbered[1] if numbered else para.text, lex, locale) if para.form == "text" else None
    if dated:
        opening.blocks += dated.blocks(para.number)
        opening.date = opening.date or dated.date
        opening.untold = opening.untold or (0 if dated.date else para.number)
        if numbered:
            opening.add(Role.REFERENCE, para, numbered[2])
        opening.used += 1
        return True
    if greeting == index or (opening.salutation and salutation(para.text, lex)):
        opening.add(Role.SALUTATION, para)
        opening.salutation = True
        opening.used += 1
        return True
    if opening.salutation:
        return False
    if para.form == "text" and _reference(opening, para.text, lex):
        opening.add(Role.REFERENCE, para)
        opening.used += 1
        return True
    return _take_title(opening, paras, lex, locale, greeting)


def _bare_byline(
    opening: Opening, paras: tuple[Para, ...], index: int, lex: Lexicon, locale: str, greeting: int | None
) -> Byline | None:
    """The author's bare name between a headline and running text."""
    if not opening.title or opening.byline or greeting is not None or kinds.title_kind(opening.title, lex):
        return None
    below = paras[index + 1 : index + 3]
    if not any(sentence(para.text) and len(para.text) > 60 for para in below):
        return None
    return head_byline(paras[index].text, lex, locale)


def _placed(paras: tuple[Para, ...], index: int) -> bool:
    """Whether a line under a byline is the place where a report was written."""
    words = paras[index].text.split()
    below = paras[index + 1 : index + 2]
    return (
        len(words) <= 3
        and all(word[:1].isupper() and word.isalpha() for word in words)
        and any(sentence(para.text) for para in below)
    )


def _reference(opening: Opening, text: str, lex: Lexicon) -> bool:
    """Whether a line is one of reference; under a subtitle only one with a label of its own."""
    return reference_line(text, lex) and (not opening.subtitle or bool(lex.start("masthead.label").match(text)))


def _take_title(opening: Opening, paras: tuple[Para, ...], lex: Lexicon, locale: str, greeting: int | None) -> bool:
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
        if _release(text, lex) and index + 1 < len(paras) and titled(paras, index + 1, lex):
            # "PRESS RELEASE" above a headline says only what the sheet is.
            opening.add(Role.REFERENCE, para)
            opening.release = True
            opening.used += 1
            return True
        opening.title = text
        opening.add(Role.TITLE, para, opening.title)
        opening.used += count
        return True
    if (opening.byline and not opening.subtitle) or not _subtitle(opening, paras, index, lex, locale):
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
    # The address under the sender's name.
    if (
        greeting is not None
        and 0 < index < greeting
        and not para.gap
        and not kinds.title_kind(paras[index - 1].text, lex)
        and kinds.institution(paras[index - 1].text, lex)
        and len(para.text) < 100
    ):
        return True
    compliments = lex.match("note.compliments")
    if unfinished(para.text) and any(compliments.search(p.text) for p in paras[index + 1 : index + 5]):
        # A note verbale has no title but its name: the mission above it sends it.
        return len(para.text) < 120
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


def _release(text: str, lex: Lexicon) -> bool:
    """Whether a line says that this is a press release, with or without its number, and nothing else."""
    match = lex.start("title.news_report").match(text)
    rest = text[match.end() :].strip() if match else "?"
    return not rest.strip(" .:") or bool(_NUMBERED.fullmatch(rest))


def _says_more(text: str) -> bool:
    """Whether a line that begins with the name of a paper is a sentence about it."""
    bare = text.rstrip('”"» ')
    return sentence(text) and bare.endswith(".") and not capitals(text) and not re.search(r"\s(?:19|20)\d\d\.$", bare)


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


def _subtitle(opening: Opening, paras: tuple[Para, ...], index: int, lex: Lexicon, locale: str) -> bool:
    para = paras[index]
    if not opening.subtitle and _standfirst(opening, paras, index, lex, locale):
        return True
    if para.form not in ("text", "heading") or not unfinished(para.text) or len(para.text) > 420:
        return False
    if dateline_alone(para.text, lex, locale):
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


def _standfirst(opening: Opening, paras: tuple[Para, ...], index: int, lex: Lexicon, locale: str) -> bool:
    """Whether a sentence under a headline stands above the author's name: the summary of a report."""
    para, below = paras[index], paras[index + 1 : index + 2]
    if para.form != "text" or len(para.text) > 300 or kinds.title_kind(opening.title, lex) or not below:
        return False
    return bool(byline_text(below[0].text, lex, locale) or head_byline(below[0].text, lex, locale))


def _opens_body(para: Para, lex: Lexicon) -> bool:
    """Whether a paragraph without a full stop still reads as running text."""
    return len(para.text) > 300 or kinds.first_person(para.text, lex)
