"""What WeasyPrint may fetch: addresses that hold their own data, and nothing else."""

from __future__ import annotations

from typing import Any

from dragoman.rendering.loading import load_weasyprint

load_weasyprint()

from weasyprint.urls import URLFetcher  # noqa: E402


class Closed(URLFetcher):  # type: ignore[misc]
    """Refuses every address but ``data:`` and remembers what was asked for."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",))
        self.refused: list[str] = []
        """Addresses, in the order in which they were asked for."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The response to a ``data:`` address; ValueError for any other."""
        if not url.lower().startswith("data:"):
            self.refused.append(url)
        return super().fetch(url, headers)
