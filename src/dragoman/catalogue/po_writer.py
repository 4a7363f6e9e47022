"""Catalogue → PO file, in exactly the layout of ``msgcat --no-wrap --to-code=UTF-8`` (gettext 0.21)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dragoman.catalogue.po_comments import ordered_flags, ordered_references, reference_lines, sun_reference
from dragoman.catalogue.po_header import header_fields, header_text, header_unit, with_charset
from dragoman.model import Catalogue, Unit

_CONTROLS = re.compile(r"[\t\r\f\v\a\b]")
_ESCAPES = str.maketrans({plain: "\\" + mark for plain, mark in zip('\\"\t\r\f\v\a\b', '\\"trfvab', strict=True)})
_DOMAIN_ESCAPES = _ESCAPES | str.maketrans({"\n": "\\n"})


def serialise(catalogue: Catalogue, *, keep_all: bool = False) -> bytes:
    """The bytes of the PO file, UTF-8, line feeds.

    As msgcat does, it leaves out obsolete units without a translation, comments after the last entry, and the whole
    file when there is nothing but a header. With ``keep_all`` these are written too: what replaces people's files is
    written so (see ``verify.verified``). Bytes that a comment had in no charset come out as they went in.
    """
    catalogue = with_charset(catalogue)
    if not keep_all and not catalogue.units and not any(part.units for _, part in catalogue.domains):
        return b""
    parts = [*_entries(catalogue, keep_all)]
    for name, part in catalogue.domains:
        # Unlike msgcat, which writes a quotation mark in a domain's name so that it cannot be read again.
        parts.append(f'domain "{name.translate(_DOMAIN_ESCAPES)}"\n')
        parts += _entries(with_charset(part), keep_all)
    text = "\n".join(parts)
    if keep_all and catalogue.trailing_comments:
        text += "\n" * bool(text) + "".join(f"{line}\n" for line in catalogue.trailing_comments)
    return text.encode("utf-8", "surrogateescape")


def _entries(catalogue: Catalogue, keep_all: bool) -> list[str]:
    header = header_unit(catalogue)
    units = [_settled(unit) for unit in catalogue.units] if keep_all else catalogue.units
    written = [] if header is None else [_entry(header)]
    written += [_entry(unit) for unit in units if not unit.obsolete]
    written += [_entry(unit) for unit in units if unit.obsolete and (keep_all or unit.target[0])]
    return written


def _settled(unit: Unit) -> Unit:
    """The unit as it will be read: a comment that is a reference when it is read again is written as one at once."""
    return _canonical_unit(unit) if any("ile:" in line for line in unit.translator_comments) else unit


def _entry(unit: Unit) -> str:
    lines: list[str] = []
    if unit.translator_comments:
        lines += _comments("#", unit.translator_comments)
    if unit.extracted_comments:
        lines += _comments("#.", unit.extracted_comments)
    if unit.references:
        references = ordered_references(unit.references)
        if references:
            lines.append(reference_lines(references))
    if unit.flags:
        flags = _written_flags(unit)
        if flags:
            lines.append(f"#, {', '.join(flags)}\n")
    mark = "#~ " if unit.obsolete else ""
    if unit.previous_context is not None or unit.previous_source is not None or unit.previous_plural is not None:
        before = "#~| " if unit.obsolete else "#| "
        if unit.previous_context is not None:
            lines.append(field(before, "msgctxt", unit.previous_context))
        if unit.previous_source is not None:
            lines.append(field(before, "msgid", unit.previous_source))
        if unit.previous_plural is not None:
            lines.append(field(before, "msgid_plural", unit.previous_plural))
    if unit.context is not None:
        lines.append(field(mark, "msgctxt", unit.context))
    lines.append(field(mark, "msgid", unit.source))
    if unit.source_plural is None:
        lines.append(field(mark, "msgstr", unit.target[0] if unit.target else ""))
    else:
        lines.append(field(mark, "msgid_plural", unit.source_plural))
        lines += [field(mark, f"msgstr[{index}]", form) for index, form in enumerate(unit.target or ("",))]
    return "".join(lines)


def _written_flags(unit: Unit) -> tuple[str, ...]:
    """A fuzzy flag without a translation says nothing, and an obsolete unit keeps no range."""
    flags = ordered_flags(unit.flags)
    if not unit.obsolete and not (unit.target and unit.target[0]):
        flags = tuple(flag for flag in flags if flag != "fuzzy")
    return tuple(flag for flag in flags if not flag.startswith("range:")) if unit.obsolete else flags


def _comments(mark: str, comments: Iterable[str]) -> list[str]:
    return [f"{mark} {line}\n" if line else f"{mark}\n" for line in _comment_lines(comments)]


def _comment_lines(comments: Iterable[str]) -> list[str]:
    """Comments a line each. A backslash at a line's end would swallow the next line in gettext: a blank parts them."""
    return [
        f"{line} " if line.endswith("\\") else line
        for comment in comments
        for line in (comment.split("\n") if "\n" in comment else (comment,))
    ]


def field(mark: str, name: str, value: str) -> str:
    """A field and its string as msgcat writes it, a line feed at the end; ``mark`` stands before each line."""
    if not value.isprintable() and _CONTROLS.search(value) is not None:
        value = value.translate(_ESCAPES)
    elif "\\" in value or '"' in value:
        value = value.replace("\\", "\\\\").replace('"', '\\"')
    if "\n" not in value:
        return f'{mark}{name} "{value}"\n'
    value = value.replace("\n", "\\n\n")
    lines = value.split("\n")
    if not lines[-1]:
        lines.pop()
    if len(lines) == 1:
        return f'{mark}{name} "{lines[0]}"\n'
    joint = f'"\n{mark}"'
    return f'{mark}{name} ""\n{mark}"{joint.join(lines)}"\n'


def canonical(catalogue: Catalogue) -> Catalogue:
    """The catalogue as reading what ``serialise(catalogue, keep_all=True)`` wrote gives it.

    Live units first; flags, references and comments in gettext's form; one target for a unit without plural.
    """
    catalogue = with_charset(catalogue)
    units = [_canonical_unit(unit) for unit in catalogue.units]
    return Catalogue(
        header_fields(header_text(catalogue.header)),
        tuple(unit for unit in units if not unit.obsolete) + tuple(unit for unit in units if unit.obsolete),
        tuple(_comment_lines(catalogue.header_comments)) if catalogue.header else (),
        ordered_flags(catalogue.header_flags) if catalogue.header else (),
        catalogue.trailing_comments,
        tuple((name, canonical(part)) for name, part in catalogue.domains),
    )


def _canonical_unit(unit: Unit) -> Unit:
    # A comment of the Solaris form is written as a comment, before the references, and read as one of them.
    comments, references = [], []
    for line in _comment_lines(unit.translator_comments):
        reference = sun_reference(f" {line}")
        if reference is None:
            comments.append(line)
        else:
            references.append(reference)
    target = unit.target or ("",)
    return replace(
        unit,
        target=target if unit.source_plural is not None else target[:1],
        translator_comments=tuple(comments),
        extracted_comments=tuple(_comment_lines(unit.extracted_comments)),
        references=ordered_references([*references, *ordered_references(unit.references)]),
        flags=_written_flags(unit),
    )
