"""What is true of a file, beside what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Finding


@dataclass(frozen=True, slots=True)
class Facts:
    """One file as an operator of a press would tell it."""

    pages: int = 0
    size: tuple[float, float] | None = None
    """Width and height of the first page's trim in millimetres, as it is seen; None where it is not known."""
    bleed: float | None = None
    """Least bleed on any side of any page in millimetres; None where the pages do not say."""
    standard: str = ""
    """The PDF/X that the file claims to be, e.g. ``PDF/X-4``; "" when it claims none."""
    condition: str = ""
    """Name of the printing condition of its output intent, e.g. ``FOGRA39``."""
    colours: tuple[str, ...] = ()
    """Colour spaces that something on the pages is painted in, in the order of the alphabet."""
    fonts: tuple[str, ...] = ()
    """Names of the fonts that text is set in, without the marks of subsets."""
    ink: float | None = None
    """Most ink at any spot in per cent; None where it was not measured."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that was looked over."""

    path: str
    facts: Facts
    findings: tuple[Finding, ...]
    """In the order of the pages; what holds for the whole file first."""


def told(facts: Facts) -> str:
    """The facts in one line, for people."""
    said = [f"{facts.pages} page{'' if facts.pages == 1 else 's'}"]
    if facts.size:
        said[0] += f" of {facts.size[0]:.4g} × {facts.size[1]:.4g} mm"
    if facts.bleed is not None:
        said.append(f"bleed {facts.bleed:.3g} mm")
    said.append(facts.standard or "no PDF/X")
    if facts.condition:
        said.append(f"for {facts.condition}")
    if facts.colours:
        said.append(", ".join(facts.colours))
    said.append(f"{len(facts.fonts)} font{'' if len(facts.fonts) == 1 else 's'}")
    if facts.ink is not None:
        said.append(f"ink at most {facts.ink:.0f} %")
    return "; ".join(said)
