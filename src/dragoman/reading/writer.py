"""Draft → the canonical form, as someone would write it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Block, Role
from dragoman.reading.asides import write_aside
from dragoman.reading.draft import Draft, SetAside
from dragoman.reading.joints import Item, join_item
from dragoman.reading.linestart import ITEM_MARKER, guard

Piece = Block | SetAside
_SIGNATURE = frozenset({Role.SIGNED_MARK, Role.SIGNATORY, Role.OFFICE})
_ADDRESSEES = frozenset({Role.ADDRESSEES_LEAD, Role.ADDRESSEE_JOINT, Role.ADDRESSEE, Role.ADDRESSEES_CLOSE})
_FENCED = frozenset({
    Role.SUBTITLE, Role.BYLINE, Role.DATELINE, Role.SALUTATION, Role.CLOSING, Role.PLACE, Role.DATE, Role.NOTE,
    Role.ANNEX,
})
_COMMONMARK_MARKER = re.compile(r"[-+*]\Z|\d{1,9}[.)]\Z")
_LONG_ITEM = 100


def write_draft(draft: Draft) -> str:
    """The canonical file of a draft. ``read_text`` finds the draft's blocks in it, with the same words and roles.

    Blocks' texts are inline Markdown; what the start of a line would mean ("32. ") is escaped here. A marker of a
    list that Markdown does not know (a dash, a bullet) becomes a hyphen.
    """
    return "\n\n".join([_front_matter(draft), *_Body(draft.items).chunks()]) + "\n"


def _front_matter(draft: Draft) -> str:
    rows = [f"id: {_yaml(draft.id)}", f"kind: {draft.kind.value}", f"locale: {_yaml(draft.locale)}"]
    rows.append(f"date: {draft.date.isoformat()}" if draft.date else "date:")
    if draft.distributed:
        rows.append(f"distributed: {draft.distributed.isoformat()}")
    if draft.agency:
        rows.append(f"agency: {_yaml(draft.agency)}")
    if draft.addressees:
        rows += ["addressees:", *(f"  - {_yaml(name)}" for name in draft.addressees)]
    return "\n".join(["---", *rows, "---"])


def _yaml(value: str) -> str:
    """A YAML scalar: plain where that is safe for every reader of YAML, otherwise in double quotation marks."""
    if re.fullmatch(r"(?:\d+-)?[^\W\d_](?:[\w ,.()/’-]*[\w.)])?", value) and value.lower() not in _YAML_WORDS:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]",
                        lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


_YAML_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


class _Body:
    """The body of a file, chunk by chunk; it knows what the reader will take for the title."""

    def __init__(self, items: Sequence[Piece]) -> None:
        self._items = items
        self._titled = False

    def chunks(self) -> Iterator[str]:
        before: list[Piece] = []
        for run in _runs(self._items):
            first = next(piece for piece in run if isinstance(piece, Block)) if _has_block(run) else None
            if first is None:
                yield "\n".join(map(_comment, run))
                continue
            if before and _would_merge(before, run):
                yield "<!-- -->"
            yield self._chunk(first, run)
            before = run

    def _chunk(self, first: Block, run: list[Piece]) -> str:
        role = first.role
        if role in _SIGNATURE:
            return _signature(run)
        if role in _ADDRESSEES:
            return _fence("addressees", _addressees(run), first.context)
        if role is Role.REFERENCE:
            rows = [_comment(piece) if isinstance(piece, SetAside) else guard(piece.text) for piece in run]
            return _fence("reference", rows, first.context)
        if role is Role.LIST_ITEM:
            return _list(run)
        if role is Role.FOOTNOTE:
            return _footnote(run)
        return self._single(first)

    def _single(self, block: Block) -> str:
        role, text = block.role, _running(block.text)
        if role is Role.ANNEX:
            self._titled = False
        heading = "\n" not in text and not text.endswith("#") and block.context is None
        if role is Role.TITLE:
            first = not self._titled
            self._titled = True
            return f"# {text}" if first and heading else _fence("title", [text], block.context)
        if role is Role.HEADING:
            level = min(max(block.level or 2, 1), 6)
            if heading and (level > 1 or self._titled):
                return f"{'#' * level} {text}"
            return _fence("heading" if level == 2 else f"heading level={level}", [text], block.context)
        if role is Role.QUOTATION and block.context is None:
            mark = "> " * max(block.level, 1)
            return "\n".join(mark + line for line in text.split("\n"))
        if role in _FENCED or block.context is not None:
            return _fence(role.value, [text], block.context)
        return text


def _runs(items: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Blocks that are written together, with what was set aside between them."""
    run: list[Piece] = []
    waiting: list[Piece] = []
    for item in items:
        if isinstance(item, SetAside):
            waiting.append(item)
        elif run and _belongs(run, item):
            run += [*waiting, item]
            waiting = []
        else:
            if run:
                yield run
            if waiting:
                yield waiting
            run, waiting = [item], []
    if run:
        yield run
    if waiting:
        yield waiting


def _belongs(run: list[Piece], block: Block) -> bool:
    last = next(piece for piece in reversed(run) if isinstance(piece, Block))
    if last.context != block.context or last.annex != block.annex:
        return False
    if block.role is Role.FOOTNOTE:
        return last.role is Role.FOOTNOTE and last.marker == block.marker
    if last.group != block.group:
        return False
    if block.role in _SIGNATURE:
        roles = [piece.role for piece in run if isinstance(piece, Block)]
        return last.role in _SIGNATURE and (block.role is Role.OFFICE or block.role not in roles)
    if block.role in _ADDRESSEES:
        return last.role in _ADDRESSEES and not (
            block.role is Role.ADDRESSEES_LEAD and last.role is not Role.ADDRESSEES_LEAD
        )
    return block.role is last.role and block.role in (Role.REFERENCE, Role.LIST_ITEM)


def _has_block(run: list[Piece]) -> bool:
    return any(isinstance(piece, Block) for piece in run)


def _would_merge(before: list[Piece], run: list[Piece]) -> bool:
    """Whether two lists would be read as one, or a quotation would go on where a new one begins."""
    last, first = before[-1], run[0]
    return isinstance(last, Block) and isinstance(first, Block) and last.role is first.role is Role.LIST_ITEM


def _comment(piece: Piece) -> str:
    return write_aside(piece.reason, piece.line, piece.text) if isinstance(piece, SetAside) else ""


def _running(text: str) -> str:
    return guard(text).replace("\n", "\\\n")


def _fence(name: str, rows: Sequence[str], context: str | None) -> str:
    if context is not None:
        name += f" context={context}" if re.fullmatch(r"[^\s\"{}]+", context) else f' context="{context}"'
    return "\n".join([f"::: {name}", *rows, ":::"])


def _signature(run: list[Piece]) -> str:
    rows: list[str] = []
    lines = 0
    place = 1
    context = None
    for piece in run:
        if isinstance(piece, SetAside):
            rows.append(_comment(piece))
            continue
        context = piece.context
        texts = guard(piece.text).split("\n")
        rows += texts
        if piece.role is Role.SIGNATORY:
            place = lines + 1
        if piece.role is not Role.SIGNED_MARK:
            lines += len(texts)
    name = "" if place == 1 else " name=last" if place == lines else f" name={place}"
    return _fence("signature" + name, rows, context)


def _addressees(run: list[Piece]) -> list[str]:
    rows: list[str] = []
    joint = ""
    before: Role | None = None
    for piece in run:
        if isinstance(piece, SetAside):
            rows.append(("  " if before is Role.ADDRESSEE else "") + _comment(piece))
            continue
        if piece.role is Role.ADDRESSEE_JOINT:
            joint = piece.text
            continue
        listed = piece.role is Role.ADDRESSEE
        if before is not None and (not listed or before is not Role.ADDRESSEE):
            rows.append("")
        if listed:
            rows.append("- " + _continued(guard(join_item(Item(joint, piece.lead, piece.text, piece.tail))), "  "))
            joint = ""
        else:
            rows.append(_running(piece.text))
        before = piece.role
    return rows


def _continued(text: str, indent: str) -> str:
    return text.replace("\n", f"\\\n{indent}")


def _list(run: list[Piece]) -> str:
    long = any(isinstance(piece, Block) and len(piece.text) > _LONG_ITEM for piece in run)
    widths: list[int] = []
    rows: list[str] = []
    for piece in run:
        if isinstance(piece, SetAside):
            rows.append(" " * sum(widths) + _comment(piece))
            continue
        depth = min(max(piece.level, 1), len(widths) + 1)
        text = guard(piece.text)
        if not piece.marker:
            indent = " " * sum(widths[:depth])
            rows += ["", indent + _continued(text, indent)]
            continue
        marker = piece.marker
        outer = " " * sum(widths[: depth - 1])
        if ITEM_MARKER.match(f"{marker} x"):
            rows += ["", f"{outer}{marker} {_continued(text, outer)}"]
            widths = widths[: depth - 1]
            continue
        if not _COMMONMARK_MARKER.match(marker):
            marker = "-"
        widths = [*widths[: depth - 1], len(marker) + 1]
        rows += [*([""] if long and rows else []), f"{outer}{marker} {_continued(text, outer + ' ' * widths[-1])}"]
    return "\n".join(rows).strip("\n")


def _footnote(run: list[Piece]) -> str:
    rows: list[str] = []
    for piece in run:
        if isinstance(piece, SetAside):
            rows.append(_comment(piece))
        elif not rows:
            rows.append(f"[^{piece.marker}]: {_continued(guard(piece.text), '    ')}")
        else:
            rows += ["", "    " + _continued(guard(piece.text), "    ")]
    return "\n".join(rows)
