"""The order of the importer's steps: text → Draft and findings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.languages.detect import guess
from dragoman.model import Block, Finding, Kind, Position, Role, Severity
from dragoman.reading.draft import Draft, SetAside
from dragoman.reading.importing import annexes, kinds, telling
from dragoman.reading.importing.body import body_blocks, mend
from dragoman.reading.importing.bylines import Dateline, dateline, dateline_alone
from dragoman.reading.importing.ending import Ending, read_ending
from dragoman.reading.importing.glued import glued_words
from dragoman.reading.importing.inline import inline, unmarked
from dragoman.reading.importing.lexicon import LANGUAGES, Lexicon, lexicon
from dragoman.reading.importing.lines import Para, split_lines, squeeze
from dragoman.reading.importing.noise import sift
from dragoman.reading.importing.opening import Opening, read_opening
from dragoman.reading.importing.paragraphs import paragraphs
from dragoman.reading.importing.pasted import front_matter

_RICH = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION, Role.FOOTNOTE, Role.CLOSING, Role.NOTE})
"""Roles whose markup is kept; elsewhere bold and italics are only print."""


@dataclass(frozen=True, slots=True)
class Section:
    """The paper itself, or one of its annexes, taken apart."""

    opening: Opening
    body: tuple[Para, ...]
    ending: Ending
    dateline: Dateline | None
    blocks: tuple[Block, ...]
    news: bool


def recognise(
    data: str, *, path: str = "", text_id: str = "", locale: str | None = None, kind: Kind | None = None
) -> tuple[Draft, tuple[Finding, ...]]:
    """Find the anatomy of a paper as people have it: pasted, extracted from a PDF, or Markdown.

    ``locale`` and ``kind`` are guessed where they are None. Returns the draft and what is to be said about it: every
    mend, every guess, every date that cannot be told. Every word of the input is a word of the draft's blocks or of
    what it set aside, in order; only columns of signatures are parted. Never raises for what is in ``data``.
    """
    findings: list[Finding] = []
    lines = split_lines(data)
    locale = locale or _language(" ".join(line.text for line in lines), findings, path)
    lex = lexicon(locale)
    lines, given = front_matter(lines)
    sifted = sift(lines, lex, locale)
    aside = (*given.aside, *sifted.aside)
    paras, mends = paragraphs(sifted.lines, lex, path)
    findings += mends
    starts = annexes.annex_starts(paras, lex)
    main = paras[: starts[0][0]] if starts else paras
    stamped = bool(sifted.stamps)
    section = _section(main, lex, locale, path, findings, kind=kind, stamped=stamped, group=1)
    blocks = list(section.blocks)
    for number, (start, text_start) in enumerate(starts, 1):
        stop = starts[number][0] if number < len(starts) else len(paras)
        heading = " ".join(para.text for para in paras[start:text_start])
        blocks.append(Block(Role.ANNEX, heading, line=paras[start].number, annex=number))
        group = max((block.group for block in blocks), default=0) + 1
        part = _section(
            paras[text_start:stop], lex, locale, path, findings, kind=None, stamped=False, group=group, annex=True
        )
        blocks += [replace(block, annex=number) for block in part.blocks]
    chosen = kind or _kind(section, lex)
    bold = {para.number for para in paras if para.bold}
    blocks = [_written(block, bold) for block in blocks]
    date, told = telling.date_of(
        section.opening,
        section.ending,
        chosen,
        [s.date for s in sifted.stamps] + [given.date],
        section.dateline,
        lex,
        locale,
        path,
    )
    findings += told
    named = any(block.role is Role.ADDRESSEE and not block.annex for block in blocks)
    agency = next((stamp.agency for stamp in sifted.stamps if stamp.agency), None) or (
        section.dateline.agency if section.dateline else None
    )
    draft = Draft(
        id=text_id,
        kind=chosen,
        locale=locale,
        items=_interleaved(blocks, aside),
        date=date,
        distributed=section.opening.distributed,
        agency=agency,
        addressees=() if named else telling.title_addressees(section.opening.title, chosen, lex, locale),
    )
    findings += _said(draft, section, aside, path, kind_given=kind is not None)
    findings += glued_words(sifted.lines, lex, path)
    return draft, tuple(sorted(findings, key=lambda f: f.position.line or 0))


def _section(
    paras: tuple[Para, ...],
    lex: Lexicon,
    locale: str,
    path: str,
    findings: list[Finding],
    *,
    kind: Kind | None,
    stamped: bool,
    group: int,
    annex: bool = False,
) -> Section:
    """Take one section apart: its head, its foot, and the body between them."""
    opening = read_opening(paras, lex, locale, annex=annex, group=group)
    group = max((block.group for block in opening.blocks), default=group - 1) + 1
    rest = paras[opening.used :]
    line = None
    if rest and rest[0].form == "text" and not opening.salutation:
        line = dateline(rest[0].text, lex, locale) or (dateline_alone(rest[0].text, lex, locale) if rest[1:] else None)
    named = kind or opening.kind(lex)
    news = _is_news(opening, paras, lex, named, given=kind, stamped=stamped, line=line, locale=locale)
    note = named is Kind.NOTE or any(lex.match("note.compliments").search(p.text) for p in rest[:3])
    ending = read_ending(paras, opening.used, lex, locale, news=news, note=note, group=group)
    body = paras[opening.used : ending.start]
    body, mends = mend(body, lex, path)
    findings += mends
    blocks = list(opening.blocks)
    if line and body:
        blocks.append(Block(Role.DATELINE, line.text, line=body[0].number))
        # The paragraph may have been mended since the dateline was read: it goes on behind it.
        start = rest[0].text.rfind(line.rest)
        body = (replace(body[0], text=body[0].text[start:]), *body[1:]) if line.rest else body[1:]
    top = max([group, *(block.group for block in ending.blocks)])
    blocks += body_blocks(body, lex, top)
    blocks += ending.blocks
    if ending.moved:
        findings.append(
            Finding(
                "signature-order",
                Severity.NOTE,
                "Signatures printed side by side were put one after the other.",
                "Check names and offices.",
                Position(path, ending.moved[0]),
            )
        )
    if ending.unnumbered:
        findings.append(
            Finding(
                "list-numbers",
                Severity.NOTE,
                "The numbers of the list of addressees were left out.",
                "An addressee stands without its number.",
                Position(path, ending.unnumbered),
            )
        )
    return Section(opening, body, ending, line, tuple(blocks), news)


def _is_news(
    opening: Opening,
    paras: tuple[Para, ...],
    lex: Lexicon,
    named: Kind | None,
    *,
    given: Kind | None,
    stamped: bool,
    line: Dateline | None,
    locale: str,
) -> bool:
    if given:
        return given is Kind.NEWS_REPORT
    if named is Kind.NEWS_REPORT or opening.release:
        return True
    if named or opening.masthead or opening.salutation:
        return False
    foot = read_ending(paras, opening.used, lex, locale, news=False, note=False, group=1)
    roles = [block.role for block in foot.blocks]
    offices = sum(role is Role.OFFICE for role in roles)
    score = kinds.news_score(paras[opening.used : foot.start], lex)
    score += 3 * (opening.byline or foot.byline) + 2 * stamped + 3 * bool(line)
    score -= (
        4 * (Role.ADDRESSEES_LEAD in roles)
        + 3 * bool(offices)
        + 3 * (Role.SIGNED_MARK in roles)
        + 3 * (Role.CLOSING in roles)
    )
    return score >= 3


def _kind(section: Section, lex: Lexicon) -> Kind:
    """The kind of the whole paper."""
    opening, ending = section.opening, section.ending
    named = opening.kind(lex)
    text = " ".join(para.text for para in section.body)
    if named is Kind.UN_LETTER and not opening.masthead and not lex.match("title.un").search(opening.title):
        return Kind.LETTER
    if named and named is not Kind.LETTER:
        return named
    if lex.match("note.compliments").search(text):
        return Kind.NOTE
    if section.news:
        return Kind.NEWS_REPORT
    closed = any(block.role is Role.CLOSING for block in ending.blocks)
    wishes = lex.match("note.telegram").search(f"{opening.title} {text}")
    if opening.salutation and wishes and len(section.body) <= 8 and named is None:
        return Kind.TELEGRAM
    if named:
        return named
    if opening.salutation and (closed or ending.signed):
        return Kind.LETTER
    headings = sum(block.role is Role.HEADING for block in section.blocks)
    if headings >= 4 and len(section.body) > 12 and not ending.signed:
        return Kind.REPORT
    signed = ending.signed or any(block.role in (Role.ADDRESSEES_LEAD, Role.DATE) for block in section.blocks)
    return Kind.STATEMENT if signed or kinds.first_person(text, lex) else Kind.DOCUMENT


def _written(block: Block, bold: set[int]) -> Block:
    """The block with its words as inline Markdown."""
    rich = block.role in _RICH
    if rich:
        return replace(
            block, text=inline(squeeze(block.text), bold=block.line in bold and block.role is not Role.CLOSING)
        )
    lines = [inline(squeeze(unmarked(line))) for line in block.text.split("\n")]
    return replace(block, text="\n".join(line for line in lines if line))


def _interleaved(blocks: list[Block], aside: tuple[SetAside, ...]) -> tuple[Block | SetAside, ...]:
    """Blocks with what was set aside between them, by line; never within a group."""
    items: list[Block | SetAside] = []
    waiting = sorted(aside, key=lambda each: each.line)
    group = 0
    for block in blocks:
        while waiting and waiting[0].line <= block.line and not (block.group and block.group == group):
            items.append(waiting.pop(0))
        items.append(block)
        group = block.group
    return (*items, *waiting)


def _language(text: str, findings: list[Finding], path: str) -> str:
    found = guess(text)
    if found is None:
        findings.append(
            Finding(
                "language-not-told",
                Severity.WARNING,
                "The language cannot be told; English is assumed.",
                "Say it with --locale.",
                Position(path),
            )
        )
        return "en"
    if found not in LANGUAGES:
        findings.append(
            Finding(
                "language-guessed",
                Severity.WARNING,
                f"The language seems to be {found}, for which the anatomy of papers is little known.",
                "Check the roles, or say the language with --locale.",
                Position(path),
            )
        )
    else:
        findings.append(
            Finding(
                "language-guessed",
                Severity.NOTE,
                f"The language was taken to be {found}.",
                "Say it with --locale if not.",
                Position(path),
            )
        )
    return found


def _said(draft: Draft, section: Section, aside: tuple[SetAside, ...], path: str, *, kind_given: bool) -> list[Finding]:
    said = [
        Finding(
            "set-aside",
            Severity.NOTE,
            f"A line was set aside ({each.reason}): “{squeeze(each.text)[:80]}”.",
            "If it belongs to the text, take it out of the comment.",
            Position(path, each.line),
        )
        for each in aside
    ]
    if not kind_given:
        said.append(
            Finding(
                "kind-guessed",
                Severity.NOTE,
                f"The paper was taken for a {draft.kind.value.replace('_', ' ')}.",
                "Say it with --kind if not.",
                Position(path),
            )
        )
    if not any(block.role is Role.TITLE for block in draft.blocks):
        said.append(
            Finding(
                "no-title",
                Severity.WARNING,
                "No title was found.",
                "Write it as “# Title” above the text.",
                Position(path),
            )
        )
    if draft.kind in (Kind.STATEMENT, Kind.LETTER, Kind.UN_LETTER, Kind.TELEGRAM) and not section.ending.signed:
        said.append(
            Finding(
                "no-signatory",
                Severity.WARNING,
                "No signatory was found.",
                "Write a signature fence if the paper is signed.",
                Position(path),
            )
        )
    if not any(block.role.is_body for block in draft.blocks):
        said.append(Finding("no-body", Severity.WARNING, "No paragraph was found.", "Check the text.", Position(path)))
    return said
