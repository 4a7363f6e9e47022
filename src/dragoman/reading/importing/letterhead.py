"""Whom a letter goes to, above its salutation."""

from __future__ import annotations

from dragoman.model import Block
from dragoman.reading.importing import addressees, kinds
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Para
from dragoman.reading.importing.masthead import reference_line
from dragoman.reading.importing.shapes import person, sentence, unfinished
from dragoman.reading.importing.stamped import dated_line


def salutation(text: str, lex: Lexicon) -> bool:
    """Whether a line greets the reader: it begins as one does, is short, and is no sentence."""
    bare = text.strip("*_ ")
    if len(bare) > 130 or len(bare.split()) > 14 or not lex.start("salutation.start").match(bare):
        return False
    # "Hörmətli cənab Prezident." ends in a full stop and is no sentence.
    stopped = bare.endswith(".") and len(bare.split()) <= 4
    return bare.endswith((",", "!", ":", "،")) or stopped or (unfinished(bare) and len(bare.split()) <= 7)


def find_greeting(paras: tuple[Para, ...], lex: Lexicon, first: int) -> int | None:
    """Where the reader is greeted. A name above it may begin in the same words, but does not end in a comma."""
    bare: int | None = None
    for index in range(first, min(len(paras) - 1, first + 14)):
        para = paras[index]
        if para.form == "text" and salutation(para.text, lex):
            if not unfinished(para.text) or para.text.rstrip("*_ ").endswith(","):
                return index
            bare = index
        elif sentence(para.text) and not unfinished(para.text) and not kinds.title_kind(para.text, lex):
            break
    return bare


def find_letterhead(paras: tuple[Para, ...], lex: Lexicon, first: int, greeting: int | None, locale: str) -> range:
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
    if end - begin > 1 and person(paras[begin].text, lex):
        return range(begin, end)
    # An office and, under it, who holds it ("Министру образования | П. С. Верховину"), in the group above.
    stop = end
    while stop > begin:
        top = stop - 1
        while top > begin and not paras[top].gap:
            top -= 1
        named = any(person(paras[i].text, lex) for i in range(top, stop))
        if lex.start("addressees.dative").match(paras[top].text) or (named and stop - top > 1):
            return range(top, stop)
        stop = top
    return range(0)


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


def take_letterhead(
    out: list[Block], paras: tuple[Para, ...], where: range, lex: Lexicon, locale: str, group: int
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
        if people and not (honorific.match(text) and (para.gap or (lists[-1][0] and honorific.match(people[0][0])))):
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
        out += addressees.blocks(addressees.Sentence(lead, names, ""), locale, line, group)
        group += 1
    return where.stop
