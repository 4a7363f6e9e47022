"""Ways in which a finished paper can be wrong: each takes an edition and gives a spoilt one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.model import Cell, Edition, Passage, Role, Row, RowKind

Spoil = Callable[[Edition], Edition]
Change = Callable[[tuple[Passage, ...]], tuple[Passage, ...]]


def rows(edition: Edition, change: Callable[[list[Row]], list[Row]]) -> Edition:
    """The edition with the rows of its first section changed."""
    first, *rest = edition.sections
    return replace(edition, sections=(replace(first, rows=tuple(change(list(first.rows)))), *rest))


def cell(row: Row, column: int, made: Cell) -> Row:
    """The row with another cell in a column."""
    return replace(row, cells=tuple(made if number == column else old for number, old in enumerate(row.cells)))


def passages(row: Row, column: int, change: Change, role: Role | None = None) -> Row:
    """The row with the passages of one column (those of one role, where it is named) changed."""
    old = row.cells[column]
    lines = tuple(
        replace(line, passages=change(line.passages)) if role in (None, line.role) else line for line in old.lines
    )
    return cell(row, column, replace(old, lines=tuple(line for line in lines if line.passages)))


def in_row(kind: RowKind, column: int, change: Change, *, number: int = 0, role: Role | None = None) -> Spoil:
    """Changes the passages of the n-th row of a kind."""

    def spoil(edition: Edition) -> Edition:
        def changed(old: list[Row]) -> list[Row]:
            places = [place for place, row in enumerate(old) if row.kind is kind]
            place = places[number]
            return [*old[:place], passages(old[place], column, change, role), *old[place + 1:]]

        return rows(edition, changed)

    return spoil


def in_two_rows(kind: RowKind, change: Callable[[Row, Row], tuple[Row, Row]]) -> Spoil:
    """Changes the first two rows of a kind together."""

    def spoil(edition: Edition) -> Edition:
        def changed(old: list[Row]) -> list[Row]:
            one, other = [place for place, row in enumerate(old) if row.kind is kind][:2]
            made = list(old)
            made[one], made[other] = change(old[one], old[other])
            return made

        return rows(edition, changed)

    return spoil


def _spoken(passage: Passage, locale: str) -> Passage:
    return replace(passage, locale=locale, direction="ltr")


def _cell_spoken(row: Row, locale: str) -> Row:
    old = passages(row, 1, lambda all_of: tuple(_spoken(one, locale) for one in all_of))
    return cell(old, 1, replace(old.cells[1], locale=locale, direction="ltr"))


def _moved_down(one: Row, other: Row) -> tuple[Row, Row]:
    """The translation of the first row stands in the second, before its own."""
    above, below = one.cells[1], other.cells[1]
    joined = replace(below, lines=(replace(below.lines[0], passages=(
        *above.lines[0].passages, replace(below.lines[0].passages[0], before=" "), *below.lines[0].passages[1:],
    )),))  # fmt: skip
    return cell(one, 1, replace(above, lines=())), cell(other, 1, joined)


def _without_mark(passage: Passage) -> Passage:
    return replace(passage, text=passage.text.replace("[^1]", ""))


PARAGRAPH, SIGNATURE, ADDRESSEE = RowKind.PARAGRAPH, RowKind.SIGNATURE, RowKind.ADDRESSEE

DEFECTS: dict[str, tuple[Spoil, str]] = {
    "a sentence of the translation is lost": (in_row(PARAGRAPH, 1, lambda all_of: all_of[1:]), "proof-missing"),
    "a sentence of the source is lost": (in_row(PARAGRAPH, 0, lambda all_of: all_of[:-1]), "proof-missing"),
    "a whole row is lost": (
        lambda edition: rows(edition, lambda old: [row for row in old if row.kind is not RowKind.QUOTATION]),
        "proof-missing",
    ),
    "a word of a sentence is lost": (
        in_row(PARAGRAPH, 1, lambda all_of: (replace(all_of[0], text=all_of[0].text.split(" ", 2)[2]), *all_of[1:])),
        "proof-missing",
    ),
    "two sentences are swapped": (
        in_row(PARAGRAPH, 1, lambda all_of: (all_of[1], all_of[0], *all_of[2:]), number=1), "proof-out-of-order",
    ),
    "two rows are swapped": (
        in_two_rows(RowKind.HEADING, lambda one, other: (other, one)), "proof-out-of-order",
    ),
    "two translations stand beside each other's source": (
        in_two_rows(
            RowKind.LIST_ITEM, lambda one, other: (cell(one, 1, other.cells[1]), cell(other, 1, one.cells[1])),
        ),
        "proof-apart",
    ),
    "a translation stands beside the next source": (in_two_rows(PARAGRAPH, _moved_down), "proof-apart"),
    "an addressee of the translation is lost": (
        in_row(ADDRESSEE, 1, lambda all_of: (), number=1), "proof-addressee",
    ),
    "an addressee of the source is lost": (in_row(ADDRESSEE, 0, lambda all_of: (), number=2), "proof-addressee"),
    "the last addressee is lost with its joint": (
        lambda edition: rows(edition, lambda old: old[:-1] if old[-1].kind is ADDRESSEE else old[:-2]),
        "proof-addressee",
    ),
    "the name of a signatory is lost": (
        in_row(SIGNATURE, 1, lambda all_of: (), role=Role.SIGNATORY), "proof-signatory",
    ),
    "the office of a signatory is lost": (
        in_row(SIGNATURE, 0, lambda all_of: (), role=Role.OFFICE), "proof-signatory",
    ),
    "a sentence stands there twice": (
        in_row(PARAGRAPH, 1, lambda all_of: (*all_of, replace(all_of[0], before=" ")), number=1), "proof-doubled",
    ),
    "an addressee stands there twice": (
        in_row(ADDRESSEE, 1, lambda all_of: (*all_of, replace(all_of[0], before=" "))), "proof-doubled",
    ),
    "a sentence has the source's language": (
        in_row(PARAGRAPH, 1, lambda all_of: (_spoken(all_of[0], "en"), *all_of[1:])), "proof-language",
    ),
    "a cell has the source's language": (
        in_two_rows(PARAGRAPH, lambda one, other: (_cell_spoken(one, "en"), other)), "proof-language",
    ),
    "a cell has a third language": (
        in_two_rows(PARAGRAPH, lambda one, other: (one, _cell_spoken(other, "fr"))), "proof-language",
    ),
    "the mark of a footnote is lost": (
        lambda edition: rows(edition, lambda old: [
            passages(row, 1, lambda all_of: tuple(map(_without_mark, all_of))) for row in old
        ]),
        "proof-missing",
    ),
}  # fmt: skip
