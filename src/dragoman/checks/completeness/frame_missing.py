"""A translated paper without its frame: title, salutation, closing, place, date."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done
from dragoman.checks.pair import Paper
from dragoman.model import Role, Severity

_FRAME = {
    Role.TITLE: "title", Role.SUBTITLE: "subtitle", Role.BYLINE: "byline", Role.DATELINE: "dateline",
    Role.SALUTATION: "salutation", Role.CLOSING: "closing", Role.PLACE: "place", Role.DATE: "date",
    Role.ADDRESSEES_LEAD: "words before the addressees", Role.REFERENCE: "masthead",
}  # fmt: skip


def _look(paper: Paper) -> Iterator[Hit]:
    missing = [pair for pair in paper.pairs if pair.role in _FRAME and not done(pair)]
    if not missing or not any(pair.role.is_body for pair in paper.pairs):
        return
    if all(done(pair) for pair in paper.pairs if pair.role.is_body):
        parts = list(dict.fromkeys(_FRAME[pair.role] for pair in missing))
        told = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        yield Hit(f"The whole text is translated but for its {told}.", expected=told, pair=missing[0])


CHECK = Check(
    code="frame-missing",
    name="Frame of the paper missing",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A paper whose text is all translated, but not its title, salutation, closing, place, date or masthead.",
    why="It looks done, and is a letter without greeting or a statement without date.",
    authority="House style: a published edition is whole.",
    flagged=Example((
        Line("Excellency,", " ", Role.SALUTATION),
        Line("The harbour is open.", "Liman açıqdır."),
    )),
    clean=Example((
        Line("Excellency,", "Zati-aliləri,", Role.SALUTATION),
        Line("The harbour is open.", "Liman açıqdır."),
    )),
    hint="Translate the frame too.",
    paper=_look,
)  # fmt: skip
