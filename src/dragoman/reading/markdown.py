"""The canonical form: Markdown with front matter and fences of roles → Text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from dragoman.markup import plain
from dragoman.model import Block, Kind, Role, Severity, Text
from dragoman.reading.building import Builder
from dragoman.reading.dating import read_date
from dragoman.reading.frontmatter import read_front_matter
from dragoman.reading.lines import Lines
from dragoman.reading.walking import Walk

_FOOTNOTE_MARK = re.compile(r"(?<!\\)\[\^([^\s\]\[]{1,64})\]")


def read_text(source: str, *, path: str = "", text_id: str = "", locale: str = "en") -> Text:
    """Read a text in the canonical form (docs/text-format.md).

    ``path`` stands in findings; ``text_id`` and ``locale`` serve where the front matter has none. Never raises for
    what is wrong in the material: it becomes a finding with its line. The parts of the result put together are
    ``source``, byte for byte.
    """
    lines = Lines.of(source)
    front = read_front_matter(lines, path)
    values = front.values
    builder = Builder(lines, path, values.get("locale") or locale, findings=list(front.findings))
    body = lines.starts[front.end] if front.end else 0
    Walk(builder, front.end).run()
    text_id = _identity(builder, values.get("id"), text_id)
    _check_footnotes(builder)
    date = values.get("date")
    if "date" in values:
        _check_date(builder, date)
    else:
        # A text written by hand says its date once, in its fence.
        date = next((found for _, found in _dates(builder)), None)
    if not builder.blocks:
        builder.say("no-words", Severity.WARNING, "The text has no words.", "Write them below the front matter.",
                    max(front.end - 1, 0))
    return Text(
        id=text_id,
        kind=values.get("kind") or Kind.DOCUMENT,
        locale=builder.locale,
        blocks=tuple(builder.blocks),
        parts=builder.parts(body),
        date=date,
        distributed=values.get("distributed"),
        agency=values.get("agency"),
        granularity=values.get("granularity"),
        addressees=values.get("addressees") or (),
        noise=tuple(builder.noise),
        findings=tuple(sorted(builder.findings, key=lambda finding: finding.position.line or 0)),
    )


def _identity(builder: Builder, own: str | None, given: str) -> str:
    if own and given and own != given:
        builder.say("id-differs", Severity.WARNING, f"The front matter's id is “{own}”, the file is called “{given}”.",
                    "Give both the same name; the front matter's counts.", 0)
    return own or given


def _check_footnotes(builder: Builder) -> None:
    notes: dict[tuple[int, str], Block] = {}
    for block in builder.blocks:
        if block.role is Role.FOOTNOTE:
            notes.setdefault((block.annex, block.marker), block)
    labels = {label for _, label in notes}
    used = set()
    for block in builder.blocks:
        for label in _FOOTNOTE_MARK.findall(block.text) if "[^" in block.text else ():
            used.add(label)
            if label not in labels:
                builder.say("footnote-missing", Severity.WARNING, f"There is no footnote “{label}”.",
                            f"Write it on a line of its own: [^{label}]: …", block.line - 1)
    for (_, label), block in notes.items():
        if label not in used:
            builder.say("footnote-unused", Severity.NOTE, f"No mark refers to the footnote “{label}”.",
                        f"Put [^{label}] where it belongs.", block.line - 1)


def _dates(builder: Builder) -> Iterator[tuple[Block, datetime.date]]:
    for block in builder.blocks:
        if block.role is Role.DATE and block.annex == 0 and (date := read_date(block.text, builder.locale)):
            yield block, date


def _check_date(builder: Builder, stated: datetime.date | None) -> None:
    for block, date in _dates(builder):
        if stated and date != stated:
            builder.say("date-disagrees", Severity.WARNING,
                        f"The date “{plain(block.text)}” is not the front matter's {stated.isoformat()}.",
                        "Correct the one that is wrong.", block.line - 1)
