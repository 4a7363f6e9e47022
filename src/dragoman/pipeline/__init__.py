"""The order of the steps. Front ends know only this room.

Submodules are imported when first used, so that ``--help`` pays for nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.catalogue import MergeResult, unit_id
    from dragoman.checks.reference import Reference
    from dragoman.languages.tags import check as check_locale
    from dragoman.pipeline.building import Built, build_text
    from dragoman.pipeline.checking import (
        Job,
        Looked,
        Report,
        conclude,
        jobs,
        look,
        look_at_all,
        references,
        without_dictionary,
    )
    from dragoman.pipeline.cleaning import Cleaned, clean
    from dragoman.pipeline.cluster.engine import address as check_engine_address
    from dragoman.pipeline.driving import Driven, drive_merge
    from dragoman.pipeline.exchanging_terms import ImportedTerms, import_terms, terms_as_tbx, write_terms
    from dragoman.pipeline.explaining import Explanation, explain, explanations, visible
    from dragoman.pipeline.explaining import as_markdown as checks_as_markdown
    from dragoman.pipeline.formatting import format_file, po_files, workspace_po_files
    from dragoman.pipeline.freshness import Freshness
    from dragoman.pipeline.history import past as coverage_history
    from dragoman.pipeline.importing import ImportedText, import_text
    from dragoman.pipeline.initialising import initialise
    from dragoman.pipeline.inputs import inputs_of
    from dragoman.pipeline.loading import load, load_catalogue, nearest_workspace, open_workspace, show, writing
    from dragoman.pipeline.looks import Looks
    from dragoman.pipeline.making import Outcome
    from dragoman.pipeline.manifest import manifest_findings
    from dragoman.pipeline.manifest import record as record_artifacts
    from dragoman.pipeline.measuring import Measured, found_by_checks, status, status_document
    from dragoman.pipeline.planning import EditionJob, plan
    from dragoman.pipeline.planning import Wanted as WantedEditions
    from dragoman.pipeline.preflighting import make_booklet, preflight_file, preflight_report, preflight_summary, worst
    from dragoman.pipeline.propagating import Shared, propagate_units
    from dragoman.pipeline.proving import Artifact, artifacts, proof_report, prove_artifact
    from dragoman.pipeline.publications import VolumeJob, plan_publication
    from dragoman.pipeline.publishing import build_publication
    from dragoman.pipeline.regranulating import Regranulated, regranulate
    from dragoman.pipeline.remembering import Memories
    from dragoman.pipeline.repairing import Repaired, repair
    from dragoman.pipeline.reporting import check_report, write_report
    from dragoman.pipeline.reporting import summary as findings_summary
    from dragoman.pipeline.returning import ReturnedFile, return_file
    from dragoman.pipeline.running import Build, cache_of
    from dragoman.pipeline.settled import Settled
    from dragoman.pipeline.standings import Standings
    from dragoman.pipeline.tasks import Choice as BuildChoice
    from dragoman.pipeline.tasks import Task as BuildTask
    from dragoman.pipeline.terms import Proposed as ProposedTerm
    from dragoman.pipeline.terms import as_tbx as terms_to_tbx
    from dragoman.pipeline.terms import as_yaml as terms_as_yaml
    from dragoman.pipeline.terms import propose_terms
    from dragoman.pipeline.updating import Updated, UpdatedCatalogue, pseudo_translate, total, update
    from dragoman.press import Demands as PressDemands
    from dragoman.press import Inspected as InspectedFile
    from dragoman.press import Layout as BookletLayout
    from dragoman.press import sheet_size
    from dragoman.reading import describe, document
    from dragoman.workspace import Workspace

_HOMES = {
    "BookletLayout": "press:Layout",
    "Artifact": "pipeline.proving",
    "Build": "pipeline.running",
    "BuildChoice": "pipeline.tasks:Choice",
    "BuildTask": "pipeline.tasks:Task",
    "Built": "pipeline.building",
    "Cleaned": "pipeline.cleaning",
    "Driven": "pipeline.driving",
    "EditionJob": "pipeline.planning",
    "Explanation": "pipeline.explaining",
    "Freshness": "pipeline.freshness",
    "ImportedTerms": "pipeline.exchanging_terms",
    "ImportedText": "pipeline.importing",
    "InspectedFile": "press:Inspected",
    "Job": "pipeline.checking",
    "Looked": "pipeline.checking",
    "Looks": "pipeline.looks",
    "Measured": "pipeline.measuring",
    "Memories": "pipeline.remembering",
    "MergeResult": "catalogue",
    "Outcome": "pipeline.making",
    "PressDemands": "press:Demands",
    "ProposedTerm": "pipeline.terms:Proposed",
    "Reference": "checks.reference",
    "Regranulated": "pipeline.regranulating",
    "Repaired": "pipeline.repairing",
    "Report": "pipeline.checking",
    "ReturnedFile": "pipeline.returning",
    "Settled": "pipeline.settled",
    "Shared": "pipeline.propagating",
    "Standings": "pipeline.standings",
    "Updated": "pipeline.updating",
    "UpdatedCatalogue": "pipeline.updating",
    "VolumeJob": "pipeline.publications",
    "WantedEditions": "pipeline.planning:Wanted",
    "Workspace": "workspace",
    "artifacts": "pipeline.proving",
    "build_publication": "pipeline.publishing",
    "build_text": "pipeline.building",
    "cache_of": "pipeline.running",
    "check_engine_address": "pipeline.cluster.engine:address",
    "check_locale": "languages.tags:check",
    "check_report": "pipeline.reporting",
    "checks_as_markdown": "pipeline.explaining:as_markdown",
    "clean": "pipeline.cleaning",
    "conclude": "pipeline.checking",
    "coverage_history": "pipeline.history:past",
    "describe": "reading",
    "document": "reading",
    "drive_merge": "pipeline.driving",
    "explain": "pipeline.explaining",
    "explanations": "pipeline.explaining",
    "findings_summary": "pipeline.reporting:summary",
    "format_file": "pipeline.formatting",
    "found_by_checks": "pipeline.measuring",
    "import_terms": "pipeline.exchanging_terms",
    "import_text": "pipeline.importing",
    "initialise": "pipeline.initialising",
    "inputs_of": "pipeline.inputs",
    "jobs": "pipeline.checking",
    "load": "pipeline.loading",
    "load_catalogue": "pipeline.loading",
    "look": "pipeline.checking",
    "look_at_all": "pipeline.checking",
    "manifest_findings": "pipeline.manifest",
    "make_booklet": "pipeline.preflighting",
    "nearest_workspace": "pipeline.loading",
    "open_workspace": "pipeline.loading",
    "plan": "pipeline.planning",
    "plan_publication": "pipeline.publications",
    "po_files": "pipeline.formatting",
    "preflight_file": "pipeline.preflighting",
    "preflight_report": "pipeline.preflighting",
    "preflight_summary": "pipeline.preflighting",
    "proof_report": "pipeline.proving",
    "propagate_units": "pipeline.propagating",
    "propose_terms": "pipeline.terms",
    "prove_artifact": "pipeline.proving",
    "pseudo_translate": "pipeline.updating",
    "record_artifacts": "pipeline.manifest:record",
    "references": "pipeline.checking",
    "regranulate": "pipeline.regranulating",
    "repair": "pipeline.repairing",
    "return_file": "pipeline.returning",
    "sheet_size": "press",
    "show": "pipeline.loading",
    "status": "pipeline.measuring",
    "status_document": "pipeline.measuring",
    "terms_as_tbx": "pipeline.exchanging_terms",
    "terms_as_yaml": "pipeline.terms:as_yaml",
    "terms_to_tbx": "pipeline.terms:as_tbx",
    "total": "pipeline.updating",
    "unit_id": "catalogue",
    "update": "pipeline.updating",
    "visible": "pipeline.explaining",
    "without_dictionary": "pipeline.checking",
    "workspace_po_files": "pipeline.formatting",
    "worst": "pipeline.preflighting",
    "write_report": "pipeline.reporting",
    "write_terms": "pipeline.exchanging_terms",
    "writing": "pipeline.loading",
}
"""Name → its module, and its name there where that differs."""

__all__ = [
    "Artifact",
    "BookletLayout",
    "Build",
    "BuildChoice",
    "BuildTask",
    "Built",
    "Cleaned",
    "Driven",
    "EditionJob",
    "Explanation",
    "Freshness",
    "ImportedTerms",
    "ImportedText",
    "InspectedFile",
    "Job",
    "Looked",
    "Looks",
    "Measured",
    "Memories",
    "MergeResult",
    "Outcome",
    "PressDemands",
    "ProposedTerm",
    "Reference",
    "Regranulated",
    "Repaired",
    "Report",
    "ReturnedFile",
    "Settled",
    "Shared",
    "Standings",
    "Updated",
    "UpdatedCatalogue",
    "VolumeJob",
    "WantedEditions",
    "Workspace",
    "artifacts",
    "build_publication",
    "build_text",
    "cache_of",
    "check_engine_address",
    "check_locale",
    "check_report",
    "checks_as_markdown",
    "clean",
    "conclude",
    "coverage_history",
    "describe",
    "document",
    "drive_merge",
    "explain",
    "explanations",
    "findings_summary",
    "format_file",
    "found_by_checks",
    "import_terms",
    "import_text",
    "initialise",
    "inputs_of",
    "jobs",
    "load",
    "load_catalogue",
    "look",
    "look_at_all",
    "make_booklet",
    "manifest_findings",
    "nearest_workspace",
    "open_workspace",
    "plan",
    "plan_publication",
    "po_files",
    "preflight_file",
    "preflight_report",
    "preflight_summary",
    "proof_report",
    "propagate_units",
    "propose_terms",
    "prove_artifact",
    "pseudo_translate",
    "record_artifacts",
    "references",
    "regranulate",
    "repair",
    "return_file",
    "sheet_size",
    "show",
    "status",
    "status_document",
    "terms_as_tbx",
    "terms_as_yaml",
    "terms_to_tbx",
    "total",
    "unit_id",
    "update",
    "visible",
    "without_dictionary",
    "workspace_po_files",
    "worst",
    "write_report",
    "write_terms",
    "writing",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, _, attribute = _HOMES[name].partition(":")
    return getattr(import_module(f"dragoman.{home}"), attribute or name)
