"""Edition → PDF/X-4 for a print shop, looked over as the shop would before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dragoman import press, rendering
from dragoman.model import ArtifactName, Finding, MaterialError, Severity
from dragoman.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PressReady:
    """A finished file for print."""

    data: bytes
    findings: tuple[Finding, ...]
    """What the layout said, and what preflight found; without preflight's notes, which are about choices made here."""


def press_ready(workspace: Workspace, shown: str, printed: Callable[[float], rendering.Rendered]) -> PressReady:
    """What ``printed`` makes of a bleed in millimetres, as PDF/X-4 by the settings under ``press``.

    ``shown`` names it in errors and findings.

    Raises MaterialError for a profile that is none, or cannot be read, and for what cannot be turned into inks.
    """
    settings = workspace.settings.press
    profile = None
    if settings.profile:
        place = workspace.root / settings.profile
        profile = workspace.read(place)
    intended = press.Intended(profile, settings.condition, settings.bleed, settings.ink_limit, settings.marks)
    page = printed(settings.bleed)
    try:
        data = press.for_press(page.data, shown, intended)
    except MaterialError as error:
        if settings.profile and not error.message.startswith(shown):
            raise MaterialError(f"{settings.profile}: {error.message}", error.hint) from error
        raise
    demands = press.Demands(standard="x-4", bleed=settings.bleed, ink=settings.ink_limit)
    found = press.preflight(data, shown, demands).findings
    return PressReady(data, (*page.findings, *(one for one in found if one.severity is not Severity.NOTE)))


def tools_of(name: ArtifactName) -> Mapping[str, str]:
    """Versions of what an artifact is made with."""
    return {**rendering.tools(name.form), **(press.tools() if name.press else {})}
