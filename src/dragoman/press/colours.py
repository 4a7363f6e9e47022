"""Colour spaces (ISO 32000-1, clause 8.6) as a press sees them: which inks, or a colour that has yet to become inks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.press import objects

_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
"""Names that inline images may use (table 93)."""
_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_DEFAULTS = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}
_CALIBRATED = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
_ICC = {1: "ICC Gray", 3: "ICC RGB", 4: "ICC CMYK"}
_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "None", "All"})
"""Colourants that are no inks of their own: those of the process, none, and all plates at once (registration)."""
_DEPTH = 8
"""Spaces stand on other spaces: an indexed one on a separation on a profile. No real file goes deeper."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space."""

    family: str
    """As ISO 32000-1 calls it (``DeviceRGB``, ``Lab``, ``Separation``); with a profile ``ICC Gray``, ``ICC RGB``,
    ``ICC CMYK`` or ``ICC Lab``; "" for what is none."""
    components: int = 0
    """Numbers that make one colour in it."""
    colourants: tuple[str, ...] = ()
    """Names of the inks of a ``Separation`` or ``DeviceN``."""
    base: Space | None = None
    """What an ``Indexed`` or an uncoloured ``Pattern`` is in. The alternate of a spot colour is not kept: it is for
    devices that lack the ink."""

    @property
    def painted(self) -> Space:
        """The space that the colours really are in."""
        return self.base.painted if self.base is not None else self

    @property
    def spots(self) -> tuple[str, ...]:
        """Names of the inks that need a plate of their own."""
        return tuple(one for one in self.painted.colourants if one not in _PROCESS)

    @property
    def registration(self) -> bool:
        """Whether it paints on all plates at once."""
        return self.painted.colourants == ("All",)

    @property
    def start(self) -> tuple[float, ...]:
        """The colour that is current when the space is chosen (table 74, operator ``cs``): black or full ink."""
        family = self.painted.family
        if family in {"Separation", "DeviceN"}:
            return (1.0,) * self.components
        return (0.0, 0.0, 0.0, 1.0) if self.components == 4 else (0.0,) * self.components


GRAY, RGB, CMYK = (Space(family, count) for family, count in _DEVICE.items())
UNKNOWN = Space("")
PATTERN = Space("Pattern")


def read_space(value: Any, resources: Any, depth: int = 0) -> Space:
    """The space that an operand of ``cs`` or an image's ``/ColorSpace`` means among the resources of its content."""
    if depth > _DEPTH:
        return UNKNOWN
    parts = objects.items(value)
    family = objects.name(parts[0]) if parts else objects.name(value)
    family = _SHORT.get(family, family)
    spaces = objects.entry(resources, "/ColorSpace")
    if family in _DEVICE:
        # Clause 8.6.5.6: a default space takes the place of the device's.
        instead = objects.entry(spaces, _DEFAULTS[family])
        other = objects.items(instead) and read_space(instead, None, depth + 1)
        return other if other and other.components == _DEVICE[family] else Space(family, _DEVICE[family])
    if not parts:
        if family == "Pattern":
            return PATTERN
        own = objects.entry(spaces, f"/{family}") if family else None
        return UNKNOWN if own is None else read_space(own, resources, depth + 1)
    return _array(family, parts, resources, depth + 1)


def _array(family: str, parts: tuple[Any, ...], resources: Any, depth: int) -> Space:
    second = parts[1] if len(parts) > 1 else None
    if family in _CALIBRATED:
        return Space(family, _CALIBRATED[family])
    if family == "ICCBased":
        count = objects.whole(second, "/N")
        head = objects.content(second, 20) or b""
        return Space("ICC Lab" if head[16:20] == b"Lab " else _ICC.get(count, ""), count)
    if family == "Indexed":
        return Space(family, 1, base=read_space(second, resources, depth))
    if family == "Pattern":
        return Space(family, base=None if second is None else read_space(second, resources, depth))
    if family == "Separation":
        return Space(family, 1, (objects.name(second),))
    if family == "DeviceN":
        names = tuple(map(objects.name, objects.items(second)))
        return Space(family, len(names), names)
    return UNKNOWN


def jpeg2000_space(data: bytes) -> Space:
    """The space that a JPEG 2000 file names itself (ISO/IEC 15444-1, annex I.5.3.3: the box ``colr``)."""
    at = data.find(b"colr")
    if at < 0 or len(data) < at + 11:
        return UNKNOWN
    method = data[at + 4]
    if method == 1:
        known = {12: CMYK, 14: Space("Lab", 3), 16: Space("ICC RGB", 3), 17: Space("ICC Gray", 1), 18: RGB}
        return known.get(int.from_bytes(data[at + 7 : at + 11], "big"), UNKNOWN)
    signature = data[at + 7 + 16 : at + 7 + 20]
    return {b"RGB ": Space("ICC RGB", 3), b"GRAY": Space("ICC Gray", 1), b"CMYK": Space("ICC CMYK", 4)}.get(
        signature, UNKNOWN
    )
