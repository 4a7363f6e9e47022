"""Properties that are worked out once, at the first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, overload

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class derived(Generic[_Owner, _Value]):  # noqa: N801 - a decorator, as the standard library's
    """``functools.cached_property`` without its lock, which takes longer than most of what is derived here.

    A unit's properties are asked for by one thread; two that asked at once would work out the same value twice.
    """

    def __init__(self, look: Callable[[_Owner], _Value]) -> None:
        self._look = look
        self._name = look.__name__
        self.__doc__ = look.__doc__

    @overload
    def __get__(self, owner: None, kind: type[_Owner]) -> derived[_Owner, _Value]: ...

    @overload
    def __get__(self, owner: _Owner, kind: type[_Owner]) -> _Value: ...

    def __get__(self, owner: _Owner | None, kind: type[_Owner]) -> derived[_Owner, _Value] | _Value:
        """The value; it goes into the object's own dictionary, where it is found first from then on."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._look(owner)
        return value
