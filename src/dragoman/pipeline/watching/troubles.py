"""What is wrong with what is watched: told once, and once more when it is mended."""

from __future__ import annotations

from collections.abc import Iterable
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

    def forget(self, name: str, kept: Iterable[str] = ()) -> None:
        """Nothing is known any more of a name, but with the artifacts that are ``kept``."""
        own = self._known.get(name, {})
        stay = {path: own[path] for path in kept if path in own}
        self._known.pop(name, None)
        if stay:
            self._known[name] = stay

    def names(self, owner: str) -> tuple[str, ...]:
        """The names under which there are troubles of a text or a publication."""
        return tuple(name for name in self._known if name == owner or name.startswith(f"{owner} "))


def _said(one: Trouble) -> object:
    return one if isinstance(one, Finding) else (type(one).__name__, one.message, one.hint)


def _serious(one: Trouble) -> bool:
    return not isinstance(one, Finding) or one.severity is Severity.ERROR
