"""The header of a PO file: its fields as a tuple of pairs, and back into the text of the entry with an empty msgid."""

from __future__ import annotations

from dataclasses import replace

from dragoman.catalogue.po_charset import CHARSET
from dragoman.model import Catalogue, Unit

_UTF8 = ("Content-Type", "text/plain; charset=UTF-8")


def regular_header(units: tuple[Unit, ...]) -> Catalogue:
    """A catalogue of ``units`` in file order, its header taken out of them where a header may be.

    A header that stands first and has nothing but comments, flags and whole lines becomes ``Catalogue.header``. Any
    other stays among the units, as the one with no context and an empty source, so that nothing of it is lost.
    """
    units = tuple(unit for unit in units if not unit.obsolete) + tuple(unit for unit in units if unit.obsolete)
    if not units:
        return Catalogue()
    head = units[0]
    text = head.target[0]
    if (
        head.key != (None, "")
        or head.obsolete
        or not text.endswith("\n")
        or head != Unit("", (text,), translator_comments=head.translator_comments, flags=head.flags)
    ):
        return Catalogue(units=units)
    return Catalogue(header_fields(text), units[1:], head.translator_comments, head.flags)


def header_fields(text: str) -> tuple[tuple[str, str], ...]:
    """The lines of a header's text as (name, value); a line that is not "name: value" is ("", line)."""
    return tuple(_field(line) for line in text.removesuffix("\n").split("\n")) if text else ()


def _field(line: str) -> tuple[str, str]:
    name, mark, value = line.partition(": ")
    return (name, value) if mark and name else ("", line)


def header_text(fields: tuple[tuple[str, str], ...]) -> str:
    """The text of a header, its charset made UTF-8: the reverse of ``header_fields``."""
    text = "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in fields)
    return CHARSET.sub("charset=UTF-8", text, count=1)


def header_unit(catalogue: Catalogue) -> Unit | None:
    """The header as the unit that it is in the file; None when the catalogue has no regular header."""
    if not catalogue.header:
        return None
    return Unit(
        "",
        (header_text(catalogue.header),),
        translator_comments=catalogue.header_comments,
        flags=catalogue.header_flags,
    )


def with_charset(catalogue: Catalogue) -> Catalogue:
    """The catalogue with a header that names UTF-8, where it has letters beyond ASCII: gettext's tools insist on it."""
    if catalogue.header and CHARSET.search(header_text(catalogue.header)) is not None:
        return catalogue
    odd = next((unit for unit in catalogue.units if unit.key == (None, "") and not unit.obsolete), None)
    if odd is not None and CHARSET.search(odd.target[0]) is not None:
        return catalogue
    if (
        all(map(_ascii, catalogue.units))
        and all(map(str.isascii, catalogue.header_comments))
        and all(name.isascii() and value.isascii() for name, value in catalogue.header)
    ):
        return catalogue
    if odd is None:
        if not catalogue.header and any(unit.key == (None, "") for unit in catalogue.units):
            # The header of old stands there as obsolete, and one entry may not stand in a file twice.
            return catalogue
        return replace(catalogue, header=(*catalogue.header, _UTF8))
    text = odd.target[0] + ("\n" if odd.target[0] and not odd.target[0].endswith("\n") else "")
    named = replace(odd, target=(text + header_text((_UTF8,)), *odd.target[1:]))
    return regular_header(tuple(named if unit is odd else unit for unit in catalogue.units))


def _ascii(unit: Unit) -> bool:
    strings = [unit.source, *unit.target, *unit.translator_comments, *unit.extracted_comments]
    more = (unit.context, unit.source_plural, unit.previous_context, unit.previous_source, unit.previous_plural)
    return all(map(str.isascii, strings)) and all(text is None or text.isascii() for text in more)


def header_field(catalogue: Catalogue, name: str) -> str | None:
    """The value of the header field ``name`` (in any case), stripped; None when the header has none."""
    for found, value in _all_fields(catalogue):
        if not found:
            found, _, value = value.partition(":")
        if found.strip().lower() == name.lower():
            return value.strip()
    return None


def _all_fields(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    return catalogue.header or with_regular_header(catalogue).header


def with_regular_header(catalogue: Catalogue) -> Catalogue:
    """The catalogue with its header in ``Catalogue.header``, wherever it stood; what else it had goes into comments."""
    odd = next((unit for unit in catalogue.units if unit.key == (None, "") and not unit.obsolete), None)
    if odd is None:
        return catalogue
    return replace(
        catalogue,
        header=header_fields(odd.target[0]),
        units=tuple(unit for unit in catalogue.units if unit is not odd),
        header_comments=odd.translator_comments + odd.extracted_comments,
        header_flags=odd.flags,
    )
