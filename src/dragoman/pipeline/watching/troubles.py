"""What is wrong with what is watched: told once, and once more when it is mended."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from dragoman.model import DragomanError, Finding, Severity

Trouble = Finding | DragomanError


@dataclass(slots=True)
class Troubles:
    """The troubles of each name (text and locales, or the workspace), by the artifact that they came with."""

    _known: dict[str, dict[str, tuple[Trouble, ...]]] = field(default_factory=dict)

    def hear(self, name: str, path: str, found: Iterable[Trouble]) -> tuple[tuple[Trouble, ...], bool]:
        """What is to be told of these troubles, and whether the last one that is serious went with them.

        All formats of an edition have the same faults: one is told with the first artifact that meets it.
        """
        own = self._known.setdefault(name, {})
        before = tuple(one for told in own.values() for one in told)
        told = {_said(one) for one in before}
        now = tuple({_said(one): one for one in found}.values())
        own[path] = now
        after = tuple(one for found in own.values() for one in found)
        if not after:
            del self._known[name]
        mended = any(map(_serious, before)) and not any(map(_serious, after))
        return tuple(one for one in now if _said(one) not in told), mended

    def whole(self, name: str, but: Container[str]) -> bool:
        """The artifacts of a name are as they should be, but these; whether the last serious trouble went with that.

        What is no more than a warning stays, as it was told.
        """
        own = self._known.get(name, {})
        before = [one for told in own.values() for one in told]
        for path in [path for path in own if path not in but]:
            own[path] = tuple(one for one in own[path] if not _serious(one))
        after = [one for told in own.values() for one in told]
        return any(map(_serious, before)) and not any(map(_serious, after))

    def forget(self, name: str) -> None:
        """There is nothing of that name any more."""
        self._known.pop(name, None)

    def names(self, owner: str) -> tuple[str, ...]:
        """The names under which there are troubles of a text or a publication."""
        return tuple(name for name in self._known if name == owner or name.startswith(f"{owner} "))


def _said(one: Trouble) -> object:
    return one if isinstance(one, Finding) else (type(one).__name__, one.message, one.hint)


def _serious(one: Trouble) -> bool:
    return not isinstance(one, Finding) or one.severity is Severity.ERROR
