"""What changed since an artifact was made, in words for `dragoman build --explain`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.pipeline.parts import SYSTEM_FONTS, Pairs
from dragoman.pipeline.state import State
from dragoman.workspace.cache import Cache

_MOST = 3
_WORDS = {"settings:": "settings", "tools:": "tools", "fonts:": "fonts", "press:": "the press",
          "templates:": "templates"}  # fmt: skip


class Reasons:
    """Differences of what artifacts follow from, from what is remembered of both sides."""

    def __init__(self, state: State, cache: Cache) -> None:
        self._state = state
        self._cache = cache

    def between(self, then: Pairs, now: Pairs, *, whole: bool = True) -> list[str]:
        """What is another now, or is there for the first time; unless ``now`` is the ``whole``, also what is gone."""
        old, new = dict(then), dict(now)
        names = [*new, *(name for name in old if whole and name not in new)]
        lines = [line for name in names if old.get(name) != new.get(name) for line in self._of(name, old, new)]
        return list(dict.fromkeys(lines))

    def _of(self, name: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
        then, now = old.get(name, ""), new.get(name, "")
        if name == "program:":
            yield "dragoman's own code changed"
        elif name.startswith("translator:"):
            yield f"the translator of {name.partition(':')[2]} changed"
        elif name.startswith("locales/"):
            yield self._units(name, then, now)
        elif name.endswith(":"):
            yield from self._values(name, then, now)
        else:
            yield _told(name.removeprefix("attached:"), then, now)

    def _values(self, name: str, then: str, now: str) -> Iterator[str]:
        old, new = self._state.values.get(then), self._state.values.get(now)
        if not isinstance(old, dict) or not isinstance(new, dict):
            yield f"{_WORDS.get(name, name)} changed"
            return
        for key in sorted({*old, *new}):
            before, after = old.get(key), new.get(key)
            if before == after:
                continue
            if name == "tools:":
                yield f"{key} {before or 'none'} → {after or 'none'}"
            elif name == "settings:":
                yield f"setting {key}: {_plain(before)} → {_plain(after)}"
            elif name == "press:" and key == "press:":
                yield "settings of the press changed"
            else:
                shown = SYSTEM_FONTS if key == "font:system" else key.removeprefix("font:")
                yield _told(shown, before or "", after or "")

    def _units(self, path: str, then: str, now: str) -> str:
        old, new = self._noted(then), self._noted(now)
        if old is None or new is None:
            return f"{path} changed"
        names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
        if not names:
            return f"{path} changed"
        shown = ", ".join(names[:_MOST]) + (f" and {len(names) - _MOST} more" if len(names) > _MOST else "")
        return f"unit{'s' * (len(names) > 1)} {shown} changed ({path})"

    def _noted(self, digest: str) -> Mapping[str, Any] | None:
        try:
            found = json.loads(self._cache.record(digest) or b"")
        except ValueError:
            return None
        return found if isinstance(found, dict) else None


def _told(path: str, then: str, now: str) -> str:
    return f"{path} {'changed' if then and now else 'is new' if now else 'is gone'}"


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "+".join(map(str, value)) or "none"
    return "none" if value in (None, "") else str(value)
