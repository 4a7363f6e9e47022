"""A badge: "translated az | 98 %" as a small SVG picture for a web page."""

from __future__ import annotations

from html import escape

from dragoman.model import Standing
from dragoman.reports.visible import columns

_NARROW = frozenset("ijlI.,:;'|!() ft")
_WIDE = frozenset("mwMW%@")


def badge(standing: Standing, locale: str = "") -> str:
    """An SVG 1.1 picture of a share in per cent, rounded down, by words; ``locale`` where it is that of one.

    It needs no font of its own: the words are fitted into widths from a small table.
    """
    label, value = f"translated {locale}".strip(), f"{int(standing.percent)} %" if standing.total.words else "–"
    left, right = _width(label), _width(value)
    title = escape(f"{label}: {value}")
    colour = "#1b6e32" if standing.complete else "#7a5200" if standing.percent >= 50 else "#a3261e"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{title}">'
        f"<title>{title}</title>"
        f'<clipPath id="round"><rect width="{left + right}" height="20" rx="3"/></clipPath>'
        '<g clip-path="url(#round)">'
        f'<rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/></g>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="6" y="14" textLength="{left - 12}">{escape(label)}</text>'
        f'<text x="{left + 6}" y="14" textLength="{right - 12}">{escape(value)}</text></g></svg>\n'
    )


def _width(words: str) -> int:
    """Width in pixels at 11 pixels of Verdana, with 6 on either side."""
    return 12 + round(sum(4.0 if one in _NARROW else 10.5 if one in _WIDE else 7.0 * columns(one) for one in words))
