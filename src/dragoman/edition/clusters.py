"""Blocks that stand in one row or one group: a signature, place and date, a masthead, a list of addressees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.edition.passages import Languages, line_passages
from dragoman.model import AlignedBlock, Role
from dragoman.model.edition import Cell, Line, Passage, RowKind

_SIGNING = frozenset({Role.SIGNED_MARK, Role.SIGNATORY, Role.OFFICE})
_PLACING = frozenset({Role.PLACE, Role.DATE})


@dataclass(frozen=True, slots=True)
class Cluster:
    """Blocks of one row."""

    kind: RowKind
    blocks: tuple[AlignedBlock, ...]
    first: bool = True
    """Whether it begins a group of rows that belong together."""
    last: bool = True

    def by_bead(self) -> tuple[Cluster, ...]:
        """A cluster of one block as one a bead."""
        (aligned,) = self.blocks
        if not aligned.beads:
            return (self,)
        return tuple(replace(self, blocks=(replace(aligned, beads=(bead,)),)) for bead in aligned.beads)


def cluster(blocks: Sequence[AlignedBlock]) -> Iterator[Cluster]:
    """The blocks of a section, without its footnotes, by rows and in order. No block is lost or moved."""
    position = 0
    while position < len(blocks):
        role = blocks[position].block.role
        end = position + 1
        if role in _SIGNING:
            while end < len(blocks) and _same_signatory(blocks[position:end], blocks[end]):
                end += 1
            yield Cluster(RowKind.SIGNATURE, tuple(blocks[position:end]))
        elif role in _PLACING:
            while end < len(blocks) and blocks[end].block.role in _PLACING - {blocks[end - 1].block.role}:
                end += 1
            yield Cluster(RowKind.PLACE_DATE, tuple(blocks[position:end]))
        elif role is Role.REFERENCE:
            before = position and blocks[position - 1].block.role is Role.REFERENCE
            after = end < len(blocks) and blocks[end].block.role is Role.REFERENCE
            yield Cluster(RowKind.MASTHEAD, (blocks[position],), first=not before, last=not after)
        elif role in (Role.ADDRESSEE, Role.ADDRESSEE_JOINT):
            while end < len(blocks) and blocks[end - 1].block.role is Role.ADDRESSEE_JOINT and (
                blocks[end].block.role in (Role.ADDRESSEE, Role.ADDRESSEE_JOINT)
            ):
                end += 1
            yield Cluster(RowKind.ADDRESSEE, tuple(blocks[position:end]))
        else:
            yield Cluster(RowKind(role.value), (blocks[position],))
        position = end


def _same_signatory(so_far: Sequence[AlignedBlock], candidate: AlignedBlock) -> bool:
    role, group = candidate.block.role, candidate.block.group
    if role not in _SIGNING or group != so_far[0].block.group:
        return False
    if group:
        return True
    roles = {aligned.block.role for aligned in so_far}
    return role is Role.OFFICE or (role is Role.SIGNATORY and Role.SIGNATORY not in roles)


def row_cells(found: Cluster, languages: Languages) -> tuple[Cell, ...]:
    """The cells of a cluster, one a column; none when it has no words in any."""
    cells = tuple(
        Cell(column.locale, column.direction, _lines(found, languages, number))
        for number, column in enumerate(languages.columns)
    )
    return cells if any(cell.lines for cell in cells) else ()


def _lines(found: Cluster, languages: Languages, column: int) -> tuple[Line, ...]:
    parts = [
        (aligned.block.role, passages)
        for aligned in found.blocks
        if (passages := line_passages(aligned, languages, column))
    ]
    if found.kind is RowKind.SIGNATURE:
        return tuple(Line(role, passages) for role, passages in parts)
    if not parts:
        return ()
    joined: list[Passage] = []
    for _, passages in parts:
        head, *rest = passages
        if joined:
            head = replace(head, before=_joint(found.kind, joined[-1], languages, column) + head.before)
        joined += [head, *rest]
    return (Line(parts[-1][0], tuple(joined)),)


def _joint(kind: RowKind, before: Passage, languages: Languages, column: int) -> str:
    marks = languages.columns[column].marks
    if kind is RowKind.PLACE_DATE and not (before.text + before.after).endswith((marks.comma, ",")):
        return marks.comma + marks.joint
    return marks.joint
