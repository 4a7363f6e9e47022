"""The order of the steps. Front ends know only this room.

Submodules are imported when first used, so that ``--help`` pays for nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.catalogue import MergeResult, unit_id
    from dragoman.languages.tags import check as check_locale
    from dragoman.pipeline.building import Built, build_text, plan
    from dragoman.pipeline.driving import Driven, drive_merge
    from dragoman.pipeline.formatting import format_file, po_files, workspace_po_files
    from dragoman.pipeline.importing import ImportedText, import_text
    from dragoman.pipeline.initialising import initialise
    from dragoman.pipeline.loading import load, load_catalogue, open_workspace, show, writing
    from dragoman.pipeline.measuring import status
    from dragoman.pipeline.propagating import Shared, propagate_units
    from dragoman.pipeline.regranulating import Regranulated, regranulate
    from dragoman.pipeline.remembering import Memories
    from dragoman.pipeline.returning import ReturnedFile, return_file
    from dragoman.pipeline.updating import Updated, UpdatedCatalogue, pseudo_translate, total, update
    from dragoman.reading import describe, document
    from dragoman.workspace import Workspace

_HOMES = {
    "Built": "pipeline.building",
    "Driven": "pipeline.driving",
    "ImportedText": "pipeline.importing",
    "MergeResult": "catalogue",
    "Memories": "pipeline.remembering",
    "Regranulated": "pipeline.regranulating",
    "ReturnedFile": "pipeline.returning",
    "Shared": "pipeline.propagating",
    "Updated": "pipeline.updating",
    "UpdatedCatalogue": "pipeline.updating",
    "Workspace": "workspace",
    "build_text": "pipeline.building",
    "check_locale": "languages.tags:check",
    "describe": "reading",
    "document": "reading",
    "drive_merge": "pipeline.driving",
    "format_file": "pipeline.formatting",
    "import_text": "pipeline.importing",
    "initialise": "pipeline.initialising",
    "load": "pipeline.loading",
    "load_catalogue": "pipeline.loading",
    "open_workspace": "pipeline.loading",
    "plan": "pipeline.building",
    "po_files": "pipeline.formatting",
    "propagate_units": "pipeline.propagating",
    "pseudo_translate": "pipeline.updating",
    "regranulate": "pipeline.regranulating",
    "return_file": "pipeline.returning",
    "show": "pipeline.loading",
    "status": "pipeline.measuring",
    "total": "pipeline.updating",
    "unit_id": "catalogue",
    "update": "pipeline.updating",
    "workspace_po_files": "pipeline.formatting",
    "writing": "pipeline.loading",
}
"""Name → its module, and its name there where that differs."""

__all__ = [
    "Built",
    "Driven",
    "ImportedText",
    "Memories",
    "MergeResult",
    "Regranulated",
    "ReturnedFile",
    "Shared",
    "Updated",
    "UpdatedCatalogue",
    "Workspace",
    "build_text",
    "check_locale",
    "describe",
    "document",
    "drive_merge",
    "format_file",
    "import_text",
    "initialise",
    "load",
    "load_catalogue",
    "open_workspace",
    "plan",
    "po_files",
    "propagate_units",
    "pseudo_translate",
    "regranulate",
    "return_file",
    "show",
    "status",
    "total",
    "unit_id",
    "update",
    "workspace_po_files",
    "writing",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, _, attribute = _HOMES[name].partition(":")
    return getattr(import_module(f"dragoman.{home}"), attribute or name)
