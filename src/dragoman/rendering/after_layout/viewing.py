"""Step: how a viewer opens the file."""

from __future__ import annotations

import pikepdf

from dragoman.model import Edition


def prefer(pdf: pikepdf.Pdf, edition: Edition) -> None:
    """Show the title (ISO 14289-1, clause 7.1) and the bookmarks, and lay pages side by side as the script runs.

    ISO 32000-1, table 150 (viewer preferences) and table 28 (``PageMode``).
    """
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    preferences.DisplayDocTitle = True
    if edition.direction == "rtl":
        preferences.Direction = pikepdf.Name.R2L
    pdf.Root.ViewerPreferences = preferences
    if "/Outlines" in pdf.Root:
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
    for page in pdf.pages:
        page.obj.Tabs = pikepdf.Name.S  # ISO 14289-1, clause 7.18.3: the structure's order for the tabulator.
