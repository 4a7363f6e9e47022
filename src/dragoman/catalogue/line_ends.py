"""Line ends of another platform in a PO file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.model import Catalogue, Unit


def unix_lines(catalogue: Catalogue) -> Catalogue:
    """The catalogue as if its file had been saved with line feeds alone.

    A carriage return before a line feed is white space to gettext but in comments, where it stays at the end of each.
    """
    if not any("\r" in line for unit in catalogue.units for line in _comments(unit)) and not any(
        "\r" in line for line in (*catalogue.header_comments, *catalogue.trailing_comments)
    ):
        return catalogue
    return replace(
        catalogue,
        units=tuple(map(_unit, catalogue.units)),
        header_comments=_lines(catalogue.header_comments),
        trailing_comments=_lines(catalogue.trailing_comments),
        domains=tuple((name, unix_lines(part)) for name, part in catalogue.domains),
    )


def _unit(unit: Unit) -> Unit:
    return replace(
        unit,
        translator_comments=_lines(unit.translator_comments),
        extracted_comments=_lines(unit.extracted_comments),
        references=_lines(unit.references),
    )


def _comments(unit: Unit) -> tuple[str, ...]:
    return (*unit.translator_comments, *unit.extracted_comments, *unit.references)


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.removesuffix("\r") for line in lines)
