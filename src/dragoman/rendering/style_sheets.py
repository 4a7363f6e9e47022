"""Style sheets that are parsed once a process: those of one layout and theme are the same in every edition.

WeasyPrint 70 parses the sheets of every page that it is given, which takes a tenth of a short edition.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

_MOST = 8
"""Sheets that are kept; an edition has one."""
_NOT_KEPT = re.compile(r"@(?!(?:page|media|(?:top|bottom|left|right)-[a-z-]+)\b)")
"""What makes a sheet one that must be parsed for each page: a rule that brings fonts, layers, counters or other sheets
along, since those are noted beside the sheet; or a name that is hidden by an escape."""

_parsed: dict[tuple[Any, ...], Any] = {}


@contextmanager
def parsed_once(messages: Sequence[object]) -> Iterator[None]:
    """Within it, WeasyPrint takes sheets that it knows as they are.

    ``messages`` are those that WeasyPrint logs. After a page with any, no sheet is kept: WeasyPrint tells a fault of a
    sheet only when it first meets it, and what is said of a page must not follow from the pages before it.
    """
    from weasyprint import css

    parse = css.CSS

    def known(*args: Any, **told: Any) -> Any:
        text, base = told.get("string"), told.get("base_url")
        if args or not isinstance(text, str) or _NOT_KEPT.search(text) or told.get("layer") or told.get("matcher"):
            return parse(*args, **told)
        key = (text, base, told.get("media_type"))
        sheet = _parsed.get(key)
        if sheet is None:
            sheet = _parsed[key] = parse(**{**told, "page_rules": [], "layers": []})
        one = copy.copy(sheet)
        # WeasyPrint collects these of all sheets of a page in one list.
        one.page_rules, one.layers = told["page_rules"], told["layers"]
        one.page_rules += sheet.page_rules
        return one

    css.CSS = known
    try:
        yield
    finally:
        css.CSS = parse
        if messages:
            _parsed.clear()
        while len(_parsed) > _MOST:
            del _parsed[next(iter(_parsed))]
