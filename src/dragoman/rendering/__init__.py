"""Edition → HTML → PDF, EPUB.

``render`` makes every format asked for; ``html``, ``pdf`` and ``epub`` make one. Jinja2 and WeasyPrint are loaded when
first used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import FORMATS, Edition, Finding, Volume


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished artifact."""

    data: bytes
    findings: tuple[Finding, ...] = ()
    """What went wrong on the page: a letter that no font has, an address that a template may not read."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """The artifacts of one edition."""

    artifacts: tuple[tuple[str, bytes], ...]
    """(format, bytes), in the order asked for."""
    findings: tuple[Finding, ...]


def render(edition: Edition, formats: Sequence[str] = (), overrides: Mapping[str, str] | None = None) -> Rendering:
    """The artifacts of an edition in ``formats`` (``pdf``, ``epub``, ``html``; all when none is named).

    ``overrides`` are the user's page templates, name → source; they stand before the built-in ones. Raises
    MaterialError for a template that cannot be used. Same edition and templates, same bytes.
    """
    makers = {"pdf": pdf, "epub": epub, "html": html}
    made = [(name, makers[name](edition, overrides)) for name in dict.fromkeys(formats or FORMATS)]
    findings = dict.fromkeys(finding for _, rendered in made for finding in rendered.findings)
    return Rendering(tuple((name, rendered.data) for name, rendered in made), tuple(findings))


def html(edition: Edition, overrides: Mapping[str, str] | None = None) -> Rendered:
    """The edition as one self-contained page, UTF-8; the PDF is this very page on paper, with soft hyphens."""
    from dragoman.rendering.page import page

    return Rendered(page(edition, overrides).encode("utf-8"))


def pdf(edition: Edition, overrides: Mapping[str, str] | None = None) -> Rendered:
    """The edition on paper: PDF/A-3a and PDF/UA-1 in one, with its fonts and the language of every passage."""
    from dragoman.rendering.page import page
    from dragoman.rendering.paper import print_page

    data, findings = print_page(page(edition, overrides, soft_hyphens=True), edition)
    return Rendered(data, findings)


def epub(edition: Edition, overrides: Mapping[str, str] | None = None) -> Rendered:
    """The edition as an EPUB 3.3 book."""
    from dragoman.rendering.book import bind

    return Rendered(bind(edition, overrides))


def render_volume(
    volume: Volume, formats: Sequence[str] = (), overrides: Mapping[str, str] | None = None
) -> Rendering:
    """The artifacts of a volume, as ``render`` makes those of an edition."""
    makers = {"pdf": _volume_pdf, "epub": _volume_epub, "html": _volume_html}
    made = [(name, makers[name](volume, overrides)) for name in dict.fromkeys(formats or FORMATS)]
    findings = dict.fromkeys(finding for _, rendered in made for finding in rendered.findings)
    return Rendering(tuple((name, rendered.data) for name, rendered in made), tuple(findings))


def _volume_html(volume: Volume, overrides: Mapping[str, str] | None) -> Rendered:
    from dragoman.rendering.volume import volume_page

    return Rendered(volume_page(volume, overrides).encode("utf-8"))


def _volume_pdf(volume: Volume, overrides: Mapping[str, str] | None) -> Rendered:
    from dragoman.rendering.volume_paper import print_volume

    data, findings = print_volume(volume, overrides)
    return Rendered(data, findings)


def _volume_epub(volume: Volume, overrides: Mapping[str, str] | None) -> Rendered:
    from dragoman.rendering.volume_book import bind_book

    return Rendered(bind_book(volume, overrides))
