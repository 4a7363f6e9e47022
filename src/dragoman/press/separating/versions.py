"""Versions of what turns colours into inks."""

from __future__ import annotations

from importlib.metadata import version

from PIL import features


def versions() -> dict[str, str]:
    """By name: what may change the bytes of a file for print beside what made the page."""
    return {"Pillow": version("Pillow"), "LittleCMS": str(features.version("littlecms2"))}
