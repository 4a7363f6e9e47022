"""A translation kept beside another one: how the version that did not become the msgstr is shown in a comment."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Unit

OTHER_VERSION = "other version"
"""What a translator's comment that holds a second translation begins with: ``# other version: "…"``."""

_ESCAPES = str.maketrans({plain: "\\" + mark for plain, mark in zip('\\"\n\t\r\f\v\a\b', '\\"ntrfvab', strict=True)})


def shown(unit: Unit) -> tuple[str, ...]:
    """The comment lines that hold a unit's translation, one a plural form, quoted as in a PO file.

    So a translator can put one in the place of the msgstr by copying what stands between the quotation marks.
    """
    if unit.source_plural is None:
        return (f'{OTHER_VERSION}: "{unit.target[0].translate(_ESCAPES)}"',)
    return tuple(
        f'{OTHER_VERSION}[{index}]: "{form.translate(_ESCAPES)}"' for index, form in enumerate(unit.target) if form
    )


def without_versions(comments: Iterable[str]) -> tuple[str, ...]:
    """Comments without those that hold another version: for a unit on which somebody has decided."""
    return tuple(line for line in comments if not line.startswith((f"{OTHER_VERSION}: ", f"{OTHER_VERSION}[")))
