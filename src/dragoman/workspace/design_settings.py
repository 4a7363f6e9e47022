"""How editions are laid out and look, as dragoman.yaml says it: for the workspace, a text, a publication."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Protocol

from dragoman.model import Design, DragomanError, Layout, Numbering
from dragoman.model.design import INNER, OUTER, PAGE, SOURCES

DESIGN_KEYS = (
    "layout", "theme", "paper", "translation-page", "numbers", "together", "attach", "embed-fonts", "rights",
)  # fmt: skip
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_NAMED_SIZES = ("A3", "A4", "A5", "A6", "B4", "B5", "JIS-B4", "JIS-B5", "letter", "legal", "ledger")
_LENGTH = r"\d+(?:\.\d+)?(?:mm|cm|in|pt)"
_SIZE = re.compile(rf"(?:{'|'.join(_NAMED_SIZES)})(?: (?:landscape|portrait))?|{_LENGTH} {_LENGTH}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DesignSettings:
    """What is said of designs in one place; None means "as said further out"."""

    layouts: tuple[Layout, ...] | None = None
    """The layouts to build, each as an artifact of its own."""
    theme: str | None = None
    paper: str | None = None
    translation_page: str | None = None
    numbering: frozenset[Numbering] | None = None
    together: tuple[tuple[str, ...], ...] | None = None
    """Target locales that stand side by side in an edition of their own, beside the editions of one locale each."""
    attach: tuple[str, ...] | None = None
    embed_fonts: bool | None = None
    rights: str | None = None

    def within(self, outer: DesignSettings) -> DesignSettings:
        """These settings, and those of ``outer`` where these say nothing."""
        said = {one.name: value for one in fields(self) if (value := getattr(self, one.name)) is not None}
        return replace(outer, **said)

    def design(self, layout: Layout) -> Design:
        """The design in one layout."""
        plain = Design()
        return Design(
            layout=layout,
            theme=self.theme or plain.theme,
            paper=self.paper or plain.paper,
            translation_page=self.translation_page or plain.translation_page,
            numbering=plain.numbering if self.numbering is None else self.numbering,
            attach=plain.attach if self.attach is None else self.attach,
            embed_fonts=bool(self.embed_fonts),
            rights=self.rights or plain.rights,
        )


class Reader(Protocol):
    """What reads typed values out of a mapping of dragoman.yaml and complains with the line."""

    def fail(self, data: Any, key: str, message: str, hint: str) -> DragomanError:
        """The complaint."""

    def strings(self, data: Any, key: str, *, single: bool = False) -> tuple[str, ...] | None:
        """A list of strings."""

    def choices(self, data: Any, key: str, allowed: tuple[str, ...]) -> tuple[str, ...] | None:
        """A list of some of ``allowed``."""

    def choice(self, data: Any, key: str, allowed: tuple[str, ...]) -> str | None:
        """One of ``allowed``."""

    def optional_switch(self, data: Any, key: str) -> bool | None:
        """True, false or nothing."""

    def locales(self, data: Any, key: str, *, single: bool = False) -> tuple[str, ...] | None:
        """Tags of languages."""


def read_design(reader: Reader, data: Mapping[Any, Any]) -> DesignSettings:
    """The design settings of one mapping; WorkspaceError for what cannot be."""
    layouts = reader.choices(data, "layout", tuple(Layout))
    numbering = reader.choices(data, "numbers", tuple(Numbering))
    return DesignSettings(
        layouts=None if layouts is None else tuple(map(Layout, layouts)),
        theme=_checked(reader, data, "theme", _NAME, "the name of a theme: small letters, digits and hyphens"),
        paper=_checked(
            reader, data, "paper", _SIZE, f"a size of paper: {', '.join(_NAMED_SIZES)}, or two lengths: 170mm 240mm"
        ),
        translation_page=reader.choice(data, "translation-page", (OUTER, INNER)),
        numbering=None if numbering is None else frozenset(map(Numbering, numbering)),
        together=_together(reader, data),
        attach=reader.choices(data, "attach", (SOURCES, PAGE)),
        embed_fonts=reader.optional_switch(data, "embed-fonts"),
        rights=(reader.strings(data, "rights", single=True) or (None,))[0],
    )


def is_paper(value: str) -> bool:
    """Whether a string names a size of paper: what stands in a style sheet must not be anything else."""
    return _SIZE.fullmatch(value) is not None


def is_theme(value: str) -> bool:
    """Whether a string can be the name of a theme."""
    return _NAME.fullmatch(value) is not None


def _checked(reader: Reader, data: Mapping[Any, Any], key: str, form: re.Pattern[str], wanted: str) -> str | None:
    value = (reader.strings(data, key, single=True) or (None,))[0]
    if value is not None and not form.fullmatch(value):
        raise reader.fail(data, key, f"{value!r} is not {wanted}", "Correct the value; see docs/layouts.md.")
    return value


def _together(reader: Reader, data: Mapping[Any, Any]) -> tuple[tuple[str, ...], ...] | None:
    value = data.get("together")
    if value is None:
        return None
    if isinstance(value, list) and value and all(isinstance(one, list) for one in value):
        groups = tuple(reader.locales({"together": one}, "together") or () for one in value)
    else:
        groups = ((reader.locales(data, "together") or ()),)
    if not all(1 < len(group) < 4 for group in groups):
        raise reader.fail(
            data, "together", "two or three target locales are expected",
            "Write `together: [az, ru]`, or a list of such lists.",
        )
    return groups
