"""Letters that no font of the pages has, found before anything is laid out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from html import unescape

from dragoman import markup
from dragoman.languages import numbers, tags
from dragoman.model import Edition, Finding, Severity, Subject
from dragoman.rendering.fonts import Font, FontSet, choose, font_for

_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters and marks that are drawn as nothing (Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point)."""
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters that are drawn, around the figures after them (property Prepended_Concatenation_Mark)."""
_CLUSTER = re.compile("[^\\W_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
SYSTEM_FONTS = "system-fonts"
"""Code of the finding that letters are left to the fonts of this machine."""
_MOST = 8
"""Letters that one finding names."""


def needed(text: str) -> frozenset[str]:
    """The code points of ``text`` that a font must have a glyph for.

    A letter with its marks counts as the composed letter where Unicode has one, as shaping composes it. Controls,
    spaces, marks of direction, joiners and variation selectors need no glyph.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return frozenset(filter(_drawn, set(text)))


def font_set(page: str, edition: Edition) -> FontSet:
    """The fonts that an edition's page (HTML) needs: for all that stands in it, markup and style sheet included.

    What a font that a template brings along (``@font-face``) holds, only layout knows: nothing is lacking then.
    """
    locales = [column.locale for column in edition.columns]
    digits = "".join(numbers.format_number(1234567890, locale) for locale in locales)
    chosen = choose(needed(unescape(page) + digits), locales)
    return replace(chosen, lacking=frozenset()) if "@font-face" in page else chosen


def findings(edition: Edition, chosen: FontSet, lost: Set[str] = frozenset()) -> Iterator[Finding]:
    """What is to be said of the letters of an edition; nothing need be laid out for it.

    Letters that no font has (``missing-glyph``), what is left to the fonts of this machine (``system-fonts``), letters
    whose marks stand in another font (``parted-letter``). ``lost`` are letters that layout found in no font: only it
    knows what the system's fonts hold.
    """
    yield from missing(edition, lost if chosen.system else lost | chosen.lacking)
    if chosen.system:
        yield from _system(edition, chosen, chosen.lacking - lost)
    yield from _parted(edition, chosen.fonts)


def missing(edition: Edition, letters: Iterable[str]) -> Iterator[Finding]:
    """Findings ``missing-glyph`` for ``letters``: one a language and script, with the first unit that has some."""
    left = set(letters)
    if not left:
        return
    groups: dict[tuple[str, str], dict[str, list[_Place]]] = {}
    for place in _places(edition):
        for letter in sorted(needed(place.text) & left):
            kind = (place.subject.locale if place.subject else "", _kind(letter))
            groups.setdefault(kind, {}).setdefault(letter, []).append(place)
    named = {letter for group in groups.values() for letter in group}
    for (locale, _), group in groups.items():
        places = {id(place): place for found in group.values() for place in found}
        first, *more = places.values()
        where = f" ({locale}" + (f", unit {first.subject.unit}" if first.subject and first.subject.unit else "")
        where += (f" and {len(more)} more" if more else "") + ")"
        yield Finding(
            "missing-glyph", Severity.ERROR, f"No font has {_named(group)}: {edition.text}{where if locale else ''}.",
            _hint((locale,), group), subject=first.subject, found="".join(sorted(group)[:_MOST]),
        )
    if rest := left - named:
        yield Finding(
            "missing-glyph", Severity.ERROR, f"No font has {_named(rest)}: a template of {edition.text}.",
            _hint([column.locale for column in edition.columns], rest), found="".join(sorted(rest)[:_MOST]),
        )


class _Place:
    """Words of an edition, and whose they are."""

    __slots__ = ("subject", "text")

    def __init__(self, text: str, subject: Subject | None) -> None:
        self.text, self.subject = text, subject


def _places(edition: Edition) -> Iterator[_Place]:
    for section in edition.sections:
        for row in section.rows:
            for cell in row.cells:
                for line in cell.lines:
                    for passage in line.passages:
                        text = passage.before + markup.plain(passage.text) + passage.after
                        unit = " ".join(passage.units)
                        subject = Subject(edition.text, passage.locale, line.role.value, unit, None, "", passage.text)
                        yield _Place(text, subject)
                subject = Subject(edition.text, cell.locale, row.kind.value, "", None, "", row.marker)
                yield _Place(row.marker, subject)


def _parted(edition: Edition, chosen: tuple[Font, ...]) -> Iterator[Finding]:
    """A mark in another font than its letter stands beside it, not above it."""
    seen: set[str] = set()
    for place in _places(edition):
        for cluster in _CLUSTER.findall(place.text):
            if cluster not in seen:
                seen.add(cluster)
                forms = [frozenset(map(ord, unicodedata.normalize(form, cluster))) for form in ("NFC", "NFD")]
                whole = any(form <= font.letters() for font in chosen for form in forms)
                if not whole and all(any(point in font.letters() for font in chosen) for point in forms[0]):
                    yield Finding(
                        "parted-letter", Severity.WARNING,
                        f"No font has {cluster!r} whole: its letter and its mark come from two fonts"
                        f" ({edition.text}, {place.subject.locale if place.subject else ''}).",
                        "Look at it on the page, or write it without the mark.", subject=place.subject, found=cluster,
                    )  # fmt: skip


def _system(edition: Edition, chosen: FontSet, lacking: Set[str]) -> Iterator[Finding]:
    served = frozenset().union(*(font.scripts for font in chosen.fonts))
    unserved = [column.locale for column in edition.columns if tags.script(column.locale) not in served]
    if not lacking and not unserved:
        return
    what = f"the script of {', '.join(unserved)}" if unserved else _named(lacking)
    packages = {font.package: font.extra for locale in unserved if (font := font_for(locale)) and font.extra}
    hint = "".join(f'Install {package} (the extra "{extra}" of dragoman). ' for package, extra in packages.items())
    yield Finding(
        SYSTEM_FONTS, Severity.NOTE,
        f"{edition.text}: the fonts that come with dragoman lack {what}; fonts of this machine stand in.",
        hint.strip() or "Pages may look different on another machine; build on one to have them the same.",
    )


def _hint(locales: Iterable[str], letters: Iterable[str]) -> str:
    if all(unicodedata.category(letter) in ("Cn", "Co", "Cs") for letter in letters):
        return "Correct the text: these are no letters of Unicode."
    for own in filter(None, map(font_for, locales)):
        if own.extra and not own.paths:
            return f'Install {own.package} (the extra "{own.extra}" of dragoman).'
    return "Correct the letters, or install a font for their script (Debian: fonts-noto-core, fonts-noto-cjk)."


def _named(letters: Iterable[str]) -> str:
    ordered = sorted(letters)
    names = [f"{letter} U+{ord(letter):04X} {_name(letter)}" for letter in ordered[:_MOST]]
    more = f" and {len(ordered) - _MOST} more letters" if len(ordered) > _MOST else ""
    return ", ".join(names) + more


def _name(letter: str) -> str:
    kinds = {"Co": "PRIVATE USE", "Cn": "UNASSIGNED", "Cs": "SURROGATE"}
    return unicodedata.name(letter, kinds.get(unicodedata.category(letter), "UNNAMED"))


def _kind(letter: str) -> str:
    """The first word of its Unicode name: its script, for letters."""
    return _name(letter).split()[0] if unicodedata.category(letter)[0] in "LM" else ""


def _drawn(letter: str) -> bool:
    category = unicodedata.category(letter)
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return False
    return letter in _VISIBLE_FORMATS if category == "Cf" else not _INVISIBLE.match(letter)
