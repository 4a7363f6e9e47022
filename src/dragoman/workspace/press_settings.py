"""``press`` in dragoman.yaml: the press that publications are made for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.workspace.settings import _Reader

_KEYS = ("profile", "condition", "bleed", "ink-limit", "marks")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|pt|in)?")
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}


@dataclass(frozen=True, slots=True)
class PressSettings:
    """What is asked of files for print."""

    profile: str = ""
    """Path of an ICC profile from the workspace's root; "" takes the one that comes with dragoman (FOGRA39)."""
    condition: str = ""
    """Name of the printing condition; "" takes what the profile calls itself."""
    bleed: float = 3.0
    """Millimetres, 0–20."""
    ink_limit: float = 300.0
    """Per cent, 100–400."""
    marks: bool = True
    """Whether there are crop marks."""


def read_press(reader: _Reader, data: Any) -> PressSettings:
    """The settings under ``press``, else the defaults. Raises WorkspaceError for values of the wrong kind."""
    own = reader.mapping(data, "press")
    default = PressSettings()
    if own is None:
        return default
    reader.known(own, _KEYS, "press.")
    profile = reader.files(own, "profile", (".icc", ".icm"))
    condition = reader.strings(own, "condition", single=True)
    if profile and len(profile) > 1:
        raise reader.fail(own, "profile", "one file is expected", "Name the profile of one press.")
    return PressSettings(
        profile=profile[0] if profile else default.profile,
        condition=condition[0].strip() if condition else default.condition,
        bleed=_bleed(reader, own, default.bleed),
        ink_limit=_ink(reader, own, default.ink_limit),
        marks=reader.switch(own, "marks", default=default.marks),
    )


def _bleed(reader: _Reader, own: Mapping[Any, Any], default: float) -> float:
    value = own.get("bleed")
    if value is None:
        return default
    found = _LENGTH.fullmatch(str(value).strip().lower()) if not isinstance(value, bool) else None
    length = round(float(found[1]) * _MILLIMETRES[found[2] or "mm"], 3) if found else -1.0
    if not 0 <= length <= 20:
        raise reader.fail(own, "bleed", f"{value!r} is no length up to 20 mm", "Write 3mm, or what the shop asks for.")
    return length


def _ink(reader: _Reader, own: Mapping[Any, Any], default: float) -> float:
    value = own.get("ink-limit")
    if value is None:
        return default
    number = re.fullmatch(r"(\d{3})(?:\.\d+)?\s*%?", str(value).strip())
    if number is None or not 100 <= float(number[0].rstrip("% ")) <= 400:
        raise reader.fail(
            own, "ink-limit", f"{value!r} is no per cent from 100 to 400",
            "Write 300, or what the shop asks for: 320 on coated paper, 280 on uncoated.",
        )  # fmt: skip
    return float(number[0].rstrip("% "))
