"""The profile of the press: what it has to be, and what it calls its printing condition.

ICC.1:2010, clause 7.2 (the head of a profile). PDF/X-4 takes version 2 and version 4 (ISO 15930-7, clause 6.2.1).
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from PIL import ImageCms

from dragoman.model import MaterialError

_CONDITION = re.compile(r"(FOGRA|PSR)[ _-]?(\d{2})", re.IGNORECASE)
_NAMED = re.compile(r"(?:GRACoL|SWOP|CGATS|JC200|IFRA|PSO|WAN-IFRA)[\w .()+-]*", re.IGNORECASE)
_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
_ANOTHER = "Take the CMYK profile of a press, such as print shops and the European Color Initiative hand out."


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile that can separate."""

    data: bytes
    name: str
    """What it calls itself."""
    condition: str
    """Name of the printing condition: one that is registered, where its own name has one in it."""
    registered: bool
    """Whether the condition is one of the ICC's registry of characterisation data."""
    opened: Any
    """As Pillow holds it."""


@lru_cache(maxsize=4)
def read_profile(data: bytes | None, condition: str = "") -> Profile:
    """The profile in ``data``, or the one that comes with dragoman. Raises MaterialError for what is no CMYK profile
    of an output device.
    """
    data = shipped() if data is None else data
    if len(data) < 132 or data[36:40] != b"acsp":
        raise MaterialError("the profile of the press is no ICC profile", _ANOTHER)
    if data[16:20] != b"CMYK" or data[12:16] != b"prtr":
        space = data[16:20].decode("ascii", "replace").strip()
        raise MaterialError(f"the profile of the press is for {space} and not for the CMYK of a press", _ANOTHER)
    if data[8] not in {2, 4}:
        raise MaterialError(f"the profile of the press is of ICC version {data[8]}, which PDF/X-4 has not", _ANOTHER)
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(data))
        name = " ".join(ImageCms.getProfileDescription(opened).split())
        # A head may be sound and the tables behind it not: both ways through them are tried.
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), opened, "RGB", "CMYK", _RELATIVE)
        ImageCms.buildTransform(opened, ImageCms.createProfile("LAB"), "CMYK", "LAB", _RELATIVE)
    except (OSError, ImageCms.PyCMSError, ValueError, TypeError) as error:
        raise MaterialError("the profile of the press is damaged", _ANOTHER) from error
    known = _CONDITION.search(condition or name)
    other = _NAMED.match(name)
    found = f"{known[1].upper()}{known[2]}" if known else other[0].strip() if other else name
    return Profile(data, name, condition or found or "Custom", known is not None, opened)


@cache
def shipped() -> bytes:
    """FOGRA39, offset on coated paper, as ``profiles/README.md`` makes it."""
    return (resources.files("dragoman.press") / "profiles/fogra39l.icc").read_bytes()
