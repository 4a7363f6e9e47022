"""Characters of the two Chinese scripts, simplified and traditional."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def forms(script: str) -> Mapping[str, str]:
    """Characters that the script does not have, each with the form that it has.

    Args:
        script: "Hans" or "Hant" (ISO 15924); of any other the mapping is empty.

    Source: our own choice of the commonest characters of the General List of Simplified Chinese Characters (1986).
    """
    if script not in ("Hans", "Hant"):
        return {}
    return {pair[script == "Hans"]: pair[script == "Hant"] for pair in _pairs()}


@cache
def _pairs() -> tuple[str, ...]:
    import tomllib

    text = resources.files("dragoman.languages").joinpath("han.toml").read_text("utf-8")
    return tuple(str(tomllib.loads(text)["pairs"]).split())
