"""The order of the steps. Front ends know only this room.

Submodules are imported when first used, so that ``--help`` pays for nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.languages.tags import check as check_locale
    from dragoman.pipeline.building import Built, build_text, plan
    from dragoman.pipeline.importing import ImportedText, import_text
    from dragoman.pipeline.initialising import initialise
    from dragoman.pipeline.loading import load, load_catalogue, open_workspace, show
    from dragoman.pipeline.measuring import status
    from dragoman.pipeline.updating import Updated, pseudo_translate, update
    from dragoman.reading import describe, document

_HOMES = {
    "Built": "pipeline.building",
    "ImportedText": "pipeline.importing",
    "Updated": "pipeline.updating",
    "build_text": "pipeline.building",
    "check_locale": "languages.tags:check",
    "describe": "reading",
    "document": "reading",
    "import_text": "pipeline.importing",
    "initialise": "pipeline.initialising",
    "load": "pipeline.loading",
    "load_catalogue": "pipeline.loading",
    "open_workspace": "pipeline.loading",
    "plan": "pipeline.building",
    "pseudo_translate": "pipeline.updating",
    "show": "pipeline.loading",
    "status": "pipeline.measuring",
    "update": "pipeline.updating",
}
"""Name → its module, and its name there where that differs."""

__all__ = [
    "Built",
    "ImportedText",
    "Updated",
    "build_text",
    "check_locale",
    "describe",
    "document",
    "import_text",
    "initialise",
    "load",
    "load_catalogue",
    "open_workspace",
    "plan",
    "pseudo_translate",
    "show",
    "status",
    "update",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, _, attribute = _HOMES[name].partition(":")
    return getattr(import_module(f"dragoman.{home}"), attribute or name)
