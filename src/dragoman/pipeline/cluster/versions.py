"""What artifacts are made with here, to be compared with what workers have."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache

PRESS, SYSTEM = "press", "system"
"""What may be asked for beside formats: what separates colours, and the fonts of the system."""
_CODE = "dragoman's own code"


def described(asked: tuple[str, ...]) -> Mapping[str, str]:
    """Name → version or SHA-256 of what artifacts are made with: this program, libraries, fonts.

    Asked once in a process: what was loaded stays what it was when files on the disk become others.
    """
    return _described(asked)


@cache
def _described(asked: tuple[str, ...]) -> Mapping[str, str]:
    from dragoman.rendering import provenance

    found = {_CODE: _code()}
    for form in asked:
        if form == PRESS:
            from dragoman import press

            found |= press.tools()
        elif form == SYSTEM:
            found["font:system"] = provenance.system_fonts()
        else:
            found |= provenance.tools(form)
    # The manifest names all fonts, whatever was built.
    return found | {f"font:{font.file}": font.sha256 for font in provenance.fonts()}


@cache
def _code() -> str:
    from dragoman.pipeline.toolchain import program_digest

    return program_digest()


def digest_of(versions: Mapping[str, str]) -> str:
    """SHA-256 of what ``described`` told."""
    return hashlib.sha256(json.dumps(dict(versions), sort_keys=True).encode()).hexdigest()


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """What is another ``there``, in words; "" when nothing is."""
    names = [name for name in sorted({*here, *there}) if here.get(name) != there.get(name)]
    fonts = [name.removeprefix("font:") for name in names if name.startswith("font:") and name != "font:system"]
    told = [f"{name} {there.get(name, 'missing')} (here {here.get(name, 'none')})"
            for name in names if not name.startswith("font:") and name != _CODE]  # fmt: skip
    if _CODE in names:
        told.append("another code of dragoman")
    if fonts:
        told.append(f"other fonts ({', '.join(fonts[:3])}{f' and {len(fonts) - 3} more' if len(fonts) > 3 else ''})")
    if "font:system" in names:
        told.append("other fonts of the system")
    return ", ".join(told)


def remedy(here: Mapping[str, str], *there: Mapping[str, str]) -> str:
    """What to install on workers whose versions are others; those of which nothing is known need all."""
    names = {name for one in there for name in {*here, *one} if here.get(name) != one.get(name)} or set(here)
    wanted = [f"{name} {here[name]}" for name in sorted(names) if name in here and not _hashed(name)]
    fonts = " with the same fonts" if any(name.startswith("font:") for name in names) else ""
    listed = f"{', '.join(wanted)}, and " if wanted else ""
    return (
        f"Install there what is here: {listed}the same dragoman{fonts}. Then start the workers again: "
        "one that runs keeps what it has loaded."
    )


def _hashed(name: str) -> bool:
    return name in {_CODE, "dragoman"} or name.startswith("font:")
