"""Bytes → Text. Markdown with roles is the canonical form; every other form is imported into it.

Names are loaded at their first use, so that importing this room costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.reading.describing import describe
    from dragoman.reading.draft import Draft, SetAside
    from dragoman.reading.importing import Imported, canonical_id, import_document
    from dragoman.reading.joints import Item, join_item, split_joint
    from dragoman.reading.markdown import read_text
    from dragoman.reading.showing import document
    from dragoman.reading.writer import write_draft

__all__ = [
    "Draft", "Imported", "Item", "SetAside", "canonical_id", "describe", "document", "import_document", "join_item",
    "read_text", "split_joint", "write_draft",
]

_HOMES = {
    "Draft": "draft", "SetAside": "draft", "Imported": "importing", "import_document": "importing",
    "canonical_id": "importing", "Item": "joints",
    "join_item": "joints", "split_joint": "joints", "describe": "describing", "document": "showing",
    "read_text": "markdown", "write_draft": "writer",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
