"""What a finished HTML page would ask of another address: the house's own templates ask for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from dragoman.model import Finding, MaterialError, Severity

_IN_STYLE = re.compile(r"""(?:@import\s+(?:url\(\s*)?|url\(\s*)["']?([^"')\s;]+)""", re.IGNORECASE)
_FETCHED = {
    "src": None, "srcset": None, "poster": None, "background": None, "data": {"object"}, "action": {"form"},
    "href": {"link", "image", "use", "base", "feimage"}, "xlink:href": {"image", "use", "feimage"},
}  # fmt: skip
"""Attributes whose addresses a browser follows by itself, and the elements they do so on; None for all."""


def refused(page: str) -> tuple[Finding, ...]:
    """A warning for each address outside the page that a browser would fetch on opening it."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    outside = dict.fromkeys(address for address in reader.addresses if not address.lower().startswith(("#", "data:")))
    return tuple(map(refusal, outside))


def refusal(what: str) -> Finding:
    """What is said of an address that a page asks for and may not."""
    return Finding(
        "refused-address", Severity.WARNING, f"The page asks for something outside it: {what}",
        "Nothing outside the text and its templates is read; put a picture into the template as a data: address.",
    )


def refused_outright(addresses: Sequence[str]) -> MaterialError:
    """The error for a page that cannot be laid out without what it asks for."""
    return MaterialError(
        f"templates: the style sheet asks for something outside it: {', '.join(addresses)}",
        "Nothing outside the text and its templates is read; take the rule away.",
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        for name, value in attrs:
            self.addresses += _of(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if self._style:
            self.addresses += _IN_STYLE.findall(data)


def _of(tag: str, name: str, value: str) -> Iterator[str]:
    if name == "style":
        yield from _IN_STYLE.findall(value)
    elif name in _FETCHED and (_FETCHED[name] is None or tag in (_FETCHED[name] or ())):
        entries = value.split(",") if name == "srcset" and not value.strip().startswith("data:") else [value]
        yield from (entry.strip().split(" ")[0] for entry in entries if entry.strip())
