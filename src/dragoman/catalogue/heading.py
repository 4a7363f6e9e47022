"""The POT of a text, and the headers of its catalogues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from dragoman.catalogue.dating import date_comment
from dragoman.catalogue.extraction import ROLE_NOTE
from dragoman.catalogue.po_header import header_field, with_regular_header
from dragoman.model import JOINED, Catalogue, Message, Unit

SOURCE_LANGUAGE = "X-Source-Language"
"""Header field for the language of the sources; Poedit reads it."""

_MIME = (
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
)


def template(
    messages: Sequence[Message],
    old: Catalogue | None = None,
    *,
    text_id: str,
    now: datetime,
    locale: str = "en",
    project: str = "",
    bugs_to: str = "",
) -> Catalogue:
    """The POT of a text: its messages without translations.

    ``now`` is POT-Creation-Date, unless ``old``, the POT so far, has the same messages: then its date stays.
    ``locale`` is the text's own, ``project`` stands in Project-Id-Version (the text's id when empty), ``bugs_to`` in
    Report-Msgid-Bugs-To. Other fields of the old header stay, in their places.
    """
    from dragoman.languages.tags import gettext_name

    units = tuple(unit_of(message, text_id) for message in messages)
    created = now.strftime("%Y-%m-%d %H:%M%z")
    if old is not None and said(old) == said(Catalogue(units=units)):
        created = header_field(old, "POT-Creation-Date") or created
    fresh = (
        ("Project-Id-Version", project or text_id),
        ("Report-Msgid-Bugs-To", bugs_to),
        ("POT-Creation-Date", created),
        ("PO-Revision-Date", ""),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", ""),
        *_MIME,
        (SOURCE_LANGUAGE, gettext_name(locale)),
    )
    before = () if old is None else with_regular_header(old).header
    forced = {name: value for name, value in fresh if name not in {"Last-Translator", "Language-Team"} and value}
    return Catalogue(laid_over(before, fresh, forced), units, () if old is None else old.header_comments)


def said(catalogue: Catalogue) -> list[tuple[object, ...]]:
    """What of a catalogue is the text's: its live units without translations. Equal for equal messages."""
    return [
        (unit.context, unit.source, own_comments(unit)) for unit in catalogue.units if not unit.obsolete and unit.source
    ]


def own_comments(unit: Unit) -> tuple[str, ...]:
    """The extracted comments that come from the text; others are notes on the translation, or a stranger's."""
    return tuple(line for line in unit.extracted_comments if line.startswith((ROLE_NOTE, "date: ", "lines: ")))


def unit_of(message: Message, text_id: str) -> Unit:
    """The unit of a message, still without a translation. Its one reference is the text's file, without a line."""
    date = date_comment(message)
    comments = (f"{ROLE_NOTE}{message.role}", *message.comments, *(() if date is None else (date,)))
    return Unit(message.source, ("",), message.context, None, (), comments, (f"texts/{text_id}.md",))


def catalogue_header(old: Catalogue | None, pot: Catalogue, locale: str, *, unchanged: bool) -> Catalogue:
    """A catalogue without units: the header of a PO file for ``locale``, brought up to date with the POT's.

    What translators and their tools wrote stays: names, dates, comments, fields of their own, the order of all.
    POT-Creation-Date is the POT's, or stays when the messages are ``unchanged``; Plural-Forms and Language are set
    where they are missing. Flags on the header go: a translator has this file in work.
    """
    from dragoman.languages.plurals import plural_forms
    from dragoman.languages.tags import gettext_name

    created = header_field(pot, "POT-Creation-Date") or ""
    if old is not None and unchanged:
        created = header_field(old, "POT-Creation-Date") or created
    fresh = (
        ("Project-Id-Version", header_field(pot, "Project-Id-Version") or ""),
        ("Report-Msgid-Bugs-To", header_field(pot, "Report-Msgid-Bugs-To") or ""),
        ("POT-Creation-Date", created),
        ("PO-Revision-Date", created),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", gettext_name(locale)),
        *_MIME,
        ("Plural-Forms", plural_forms(locale)),
        (SOURCE_LANGUAGE, header_field(pot, SOURCE_LANGUAGE) or ""),
    )
    forced = {"POT-Creation-Date": created, "Content-Type": "text/plain; charset=UTF-8"}
    if old is None:
        return Catalogue(fresh, header_comments=_first_comments(fresh[0][1]))
    return Catalogue(
        laid_over(old.header, fresh, forced),
        header_comments=tuple(line.rstrip("\r") for line in (*old.header_comments, *_kept(old))),
        domains=old.domains,
    )


def _first_comments(name: str) -> tuple[str, ...]:
    return (
        f"Translation of “{name}”.",
        "Where one sentence of yours renders two of the source, translate both in the first unit",
        f"and give the second the translation {JOINED}.",
    )


def _kept(old: Catalogue) -> list[str]:
    """Comments from the end of the file, which would not outlive the next gettext tool there."""
    return [line.removeprefix("#").removeprefix(" ") for line in old.trailing_comments if line[1:2] in ("", " ")]


def laid_over(
    before: Sequence[tuple[str, str]], fresh: Sequence[tuple[str, str]], forced: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The fields ``before``, in their order: ``forced`` set, empty or placeholder ones filled, missing ones added."""
    wanted = dict(fresh)
    found: list[tuple[str, str]] = []
    for name, value in before:
        raw = value
        if not name and value.endswith(":") and value[:-1] in wanted:
            # "Name:" without the blank behind the colon is the field with an empty value.
            name, raw = value[:-1], ""
        if name in forced:
            raw = forced[name]
        elif name in wanted and (not raw.strip() or _placeholder(raw)):
            raw = wanted[name]
        found.append((name, raw))
    named = {name for name, _ in found}
    return (*found, *((name, value) for name, value in fresh if name not in named))


def _placeholder(value: str) -> bool:
    return value.startswith(("YEAR-MO-DA", "FULL NAME <", "LANGUAGE <", "PACKAGE VERSION", "nplurals=INTEGER"))
