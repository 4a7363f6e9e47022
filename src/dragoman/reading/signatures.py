"""Signature fences: a mark, a name, the lines of office."""

from __future__ import annotations

import re

from dragoman.model import Role, Severity
from dragoman.reading.building import Builder
from dragoman.reading.running import settle
from dragoman.reading.words import printed_words

_MARK_LINE = re.compile(r"\([^()]+\)\Z")
_MARK_FIRST = re.compile(r"(\([^()]+\))[ \t]+(?=\S)")
_EDGES = ("**", "__", "*", "_")
Line = tuple[int, str]


def read_signature(builder: Builder, lines: list[Line], name: str, context: str | None) -> None:
    """Add SIGNED_MARK, SIGNATORY and OFFICE blocks of one group for the ``lines`` of a fence.

    ``name`` says which line names the person: ``first`` (after the mark), ``last``, or its number among the lines
    that are neither blank nor the mark. Lines of office before and after the name are a block each.
    """
    written = [(number, text) for number, text in lines if text.strip()]
    group = builder.new_group()
    pieces = [(number, bare) for number, text in written if (bare := _bare(text))]
    pieces, mark = _without_mark(pieces, name, builder.locale)
    place = _place_of_name(name, len(pieces))
    if place is None:
        builder.say("signature-name", Severity.WARNING, f"“name={name}” names no line of the signature.",
                    "Use name=first, name=last or the number of the line with the name.", written[0][0])
        place = 0
    order: list[tuple[Role, list[Line]]] = []
    if pieces:
        order = [(Role.OFFICE, pieces[:place]), (Role.SIGNATORY, [pieces[place]]), (Role.OFFICE, pieces[place + 1 :])]
    else:
        builder.say("signature-without-name", Severity.WARNING, "The signature has no name.",
                    "Write the name on a line of its own, then the lines of office.", written[0][0])
    if mark:
        at = next((n for n, (_, piece) in enumerate(order) if piece and piece[0][0] >= mark[0]), len(order))
        order.insert(at, (Role.SIGNED_MARK, [mark]))
    for role, piece in order:
        if piece:
            text = "\n".join(settle(line) for _, line in piece)
            span = builder.lines.span(piece[0][0], piece[-1][0], piece[0][1], piece[-1][1])
            builder.add(role, text, span, group=group, context=context)


def _without_mark(pieces: list[Line], name: str, locale: str) -> tuple[list[Line], Line | None]:
    """The lines without the mark, and the mark: any words in parentheses at the head of a name, elsewhere known ones.

    An office may stand in parentheses too ("(Ombudsman)"), so the place or the words must speak for a mark.
    """
    known = {word.casefold() for word in printed_words(locale).signed}
    for at, (number, text) in enumerate(pieces):
        head = at == 0 and name == "first"
        bare = text.strip(" ()[]/.:").casefold()
        if bare in known or (head and _MARK_LINE.match(text)):
            return [*pieces[:at], *pieces[at + 1 :]], (number, text)
        match = _MARK_FIRST.match(text)
        if match and (head or match[1].strip("() .").casefold() in known):
            return [*pieces[:at], (number, text[match.end() :]), *pieces[at + 1 :]], (number, match[1])
    return pieces, None


def _place_of_name(name: str, count: int) -> int | None:
    if name in ("first", "last"):
        return 0 if name == "first" else count - 1
    number = int(name) if re.fullmatch(r"[0-9]{1,4}", name) else 0
    return number - 1 if 1 <= number <= count else None


def _bare(line: str) -> str:
    """The line without a hard break at its end and without emphasis around it or only on one of its sides."""
    line = re.sub(r"(?<!\\)((?:\\\\)*)\\\Z", r"\1", line.strip()).strip()
    for edge in _EDGES:
        opened = line.startswith(edge) and not line.startswith(edge * 2)
        closed = line.endswith(edge) and not line.endswith(("\\" + edge, edge * 2))
        if (opened or closed) and edge not in line[len(edge) if opened else 0 : -len(edge) if closed else None]:
            line = line[len(edge) if opened else 0 : -len(edge) if closed else None].strip()
    return line
