"""Edition → HTML → PDF, EPUB.

``render`` makes every format asked for; ``html``, ``pdf`` and ``epub`` make one. Jinja2 and WeasyPrint are loaded when
first used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model import FORMATS, Edition, Finding, Volume
from dragoman.model.design import PAGE

if TYPE_CHECKING:
    from dragoman.rendering.after_layout import Attachment, Imprint


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


NOTHING = Rendering((), ())
"""What is made where no format is asked for."""


def render(
    edition: Edition,
    formats: Sequence[str] = (),
    overrides: Mapping[str, str] | None = None,
    attached: Sequence[Attachment] = (),
) -> Rendering:
    """The artifacts of an edition in ``formats`` (``pdf``, ``epub``, ``html``; all when none is named).

    ``overrides`` are the user's page templates, name → source; they stand before the built-in ones. ``attached``
    travels with the PDF. Raises MaterialError for a template that cannot be used. Same arguments, same bytes.
    """
    makers: dict[str, Callable[[], Rendered]] = {
        "pdf": lambda: pdf(edition, overrides, attached=attached),
        "epub": lambda: epub(edition, overrides),
        "html": lambda: html(edition, overrides),
    }
    made = [(name, makers[name]()) for name in dict.fromkeys(formats or FORMATS)]
    findings = dict.fromkeys(finding for _, rendered in made for finding in rendered.findings)
    return Rendering(tuple((name, rendered.data) for name, rendered in made), tuple(findings))


def html(edition: Edition, overrides: Mapping[str, str] | None = None) -> Rendered:
    """The edition as one self-contained page, UTF-8; the PDF is this very page on paper, with soft hyphens."""
    from dragoman.rendering.addresses import refused
    from dragoman.rendering.page import page

    made = page(edition, overrides)
    return Rendered(made.encode("utf-8"), refused(made))


def pdf(
    edition: Edition,
    overrides: Mapping[str, str] | None = None,
    *,
    imprint: Imprint | None = None,
    attached: Sequence[Attachment] = (),
    bleed_mm: float = 0,
) -> Rendered:
    """The edition on paper: PDF/A-3a and PDF/UA-1 in one, with its fonts and the language of every passage.

    ``imprint`` is what the house says of it (authors, publisher, rights; without it the design's rights alone);
    ``attached`` are files that travel with it, beside the page for screens where the design asks for that.
    With ``bleed_mm`` the page is painted so far beyond its edges, for a press: what a template lays there is in the
    file, outside the TrimBox.
    """
    from dragoman.rendering.after_layout import Attachment, Imprint, Relationship
    from dragoman.rendering.page import page
    from dragoman.rendering.paper import print_page
    from dragoman.rendering.sheets import fitted

    if PAGE in edition.design.attach:
        screen = html(edition, overrides).data
        attached = (*attached, Attachment(f"{edition.text}.html", screen, "text/html", Relationship.ALTERNATIVE))
    imprint = imprint or Imprint(rights=edition.design.rights)
    edition, noted = fitted(edition, overrides)
    data, findings = print_page(page(edition, overrides, paper=True), edition, imprint, attached, bleed_mm=bleed_mm)
    return Rendered(data, (*noted, *findings))


def epub(edition: Edition, overrides: Mapping[str, str] | None = None) -> Rendered:
    """The edition as an EPUB 3.3 book."""
    from dragoman.rendering.book import bind

    return Rendered(bind(edition, overrides))


def tools(form: str) -> Mapping[str, str]:
    """Versions of what an artifact of a format is made with, by name."""
    from dragoman.rendering import provenance

    return provenance.tools(form)


def render_volume(
    volume: Volume,
    formats: Sequence[str] = (),
    overrides: Mapping[str, str] | None = None,
    attached: Sequence[Attachment] = (),
) -> Rendering:
    """The artifacts of a volume, as ``render`` makes those of an edition."""
    makers: dict[str, Callable[[], Rendered]] = {
        "pdf": lambda: volume_pdf(volume, overrides, attached=attached),
        "epub": lambda: _volume_epub(volume, overrides),
        "html": lambda: _volume_html(volume, overrides),
    }
    made = [(name, makers[name]()) for name in dict.fromkeys(formats or FORMATS)]
    findings = dict.fromkeys(finding for _, rendered in made for finding in rendered.findings)
    return Rendering(tuple((name, rendered.data) for name, rendered in made), tuple(findings))


def volume_pdf(
    volume: Volume,
    overrides: Mapping[str, str] | None = None,
    *,
    attached: Sequence[Attachment] = (),
    bleed_mm: float = 0,
) -> Rendered:
    """The volume on paper, as ``pdf`` prints an edition."""
    from dragoman.rendering.after_layout import Attachment, Relationship
    from dragoman.rendering.sheets import fitted
    from dragoman.rendering.volume_paper import print_volume

    if PAGE in volume.face.design.attach:
        screen = _volume_html(volume, overrides).data
        attached = (*attached, Attachment(f"{volume.face.text}.html", screen, "text/html", Relationship.ALTERNATIVE))
    face, noted = fitted(volume.face, overrides)
    data, findings = print_volume(
        volume.designed(face.design), overrides, attached=attached, bleed_mm=bleed_mm
    )
    return Rendered(data, (*noted, *findings))


def _volume_html(volume: Volume, overrides: Mapping[str, str] | None) -> Rendered:
    from dragoman.rendering.addresses import refused
    from dragoman.rendering.volume import volume_page

    made = volume_page(volume, overrides)
    return Rendered(made.encode("utf-8"), refused(made))


def _volume_epub(volume: Volume, overrides: Mapping[str, str] | None) -> Rendered:
    from dragoman.rendering.volume_book import bind_book

    return Rendered(bind_book(volume, overrides))
