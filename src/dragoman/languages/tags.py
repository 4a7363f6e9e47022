"""Locale tags: BCP 47 in, and what follows from a tag alone."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.profile import has_file, profile
from dragoman.model import UsageError

_SCRIPT_VARIANTS = {"Arab": "arabic", "Cyrl": "cyrillic", "Deva": "devanagari", "Hebr": "hebrew", "Latn": "latin"}
_CHINESE = {"Hans": "CN", "Hant": "TW"}
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})
_SHAPE = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*"
)
_PLAIN = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
"""How tags of language, script and region are written."""


@cache
def check(tag: str) -> str:
    """The canonical form of a BCP 47 tag: ``az_Cyrl`` and ``AZ-cyrl`` are ``az-Cyrl``.

    Language, script, region and variants must be known to CLDR; extensions and private use are not taken.

    Source: RFC 5646, section 2.1.1 (letter case), CLDR by Babel (what exists).

    Raises:
        UsageError: the tag is unknown; the hint names the nearest known ones.
    """
    canonical = _canonical(tag)
    if canonical is None:
        near = suggestions(tag)
        hint = f"Did you mean {' or '.join(near)}?" if near else "A locale is a BCP 47 tag such as en, az, az-Cyrl, ru."
        raise UsageError(f'Unknown locale "{tag}".', hint)
    return canonical


def known(tag: str) -> bool:
    """Whether ``check`` takes the tag."""
    return _canonical(tag) is not None


def language(tag: str) -> str:
    """The primary subtag: ``az`` of ``az-Cyrl``."""
    return tag.replace("_", "-").split("-")[0].lower()


def script(tag: str) -> str:
    """ISO 15924 code of the script that a canonical tag is written in: ``Cyrl`` of ``ru``."""
    from dragoman.languages import cldr

    return cldr.maximise(tag)[1]


@cache
def plainest(tag: str) -> str:
    """A canonical tag without what goes without saying: ``az-Latn-AZ`` is ``az``, ``az-Cyrl-AZ`` ``az-Cyrl``, ``zh-TW``
    ``zh-Hant``; ``de-CH`` stays, for other regions may write otherwise.

    Source: UTS #35, part 1, "Likely Subtags" (remove), with the script where there are two. Variants stay.
    """
    from dragoman.languages import cldr

    code, _, region = cldr.split(tag)
    if code == "und" or len(tag.split("-")) > 3:
        return tag
    _, full_script, _ = cldr.maximise(tag)
    base = code if full_script == cldr.maximise(code)[1] else f"{code}-{full_script}"
    regional = f"{base}-{region}"
    # The language's own region is left out, unless it has a file of its own beside the language's (en-US).
    return base if not region or (cldr.maximise(base)[2] == region and not has_file(regional)) else regional


def direction(tag: str) -> str:
    """``"ltr"`` or ``"rtl"``."""
    known_direction = profile(tag).get("direction")
    if known_direction is not None:
        return str(known_direction)
    return "rtl" if script(tag) in _RIGHT_TO_LEFT else "ltr"


def sentence_joint(tag: str) -> str:
    """What stands between two sentences: a space, or "" in Chinese, Japanese, Thai and their like."""
    return str(profile(tag).get("sentence_joint", "" if script(tag) in _UNSPACED else " "))


_UNSPACED = frozenset({"Hans", "Hant", "Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Bopo"})


def display_name(tag: str, in_tag: str, *, heading: bool = False) -> str:
    """Name of the language ``tag`` in the language ``in_tag``: "ingilis dili", "английский", "Azerbaijani (Cyrillic)".

    The name stands in the nominative, written as within a sentence, or with a capital when it is a ``heading``.
    A name that CLDR does not have is CLDR's English one, in the end the tag itself.
    """
    from dragoman.languages import cldr
    from dragoman.languages.casing import capitalise

    own = profile(in_tag)
    code, script_code, region = cldr.split(tag)
    names, english = cldr.locale(in_tag), cldr.locale("en")
    listed: dict[str, str] = own.get("language_names", {})
    name = listed.get(tag) or names.languages.get(tag.replace("-", "_")) if "-" in tag else listed.get(code)
    whole = name is not None
    if name is None:
        name = names.languages.get(code) or english.languages.get(code) or tag
        pattern = str(own.get("language_name", "{name}"))
        name = pattern.format(name=name) if code in names.languages else name
    if not whole:
        more = [table.get(part) or other.get(part) or part for part, table, other in (
            (script_code, names.scripts, english.scripts), (region, names.territories, english.territories)) if part]
        if more:
            name += f" ({', '.join(more)})"
    return capitalise(name, in_tag) if heading else name


def own_name(tag: str) -> str:
    """Name of the language in itself as a heading: "Azərbaycan dili", "Русский", "English"."""
    return display_name(tag, tag, heading=True)


def gettext_name(tag: str) -> str:
    """The tag as gettext and PO editors spell it in the header ``Language:``: ``ll``, ``ll_CC``, ``ll@variant``.

    GNU gettext, "Locale Names": the script is no part of such a name, but a variant, in lower-case English:
    ``az@cyrillic``, ``sr@latin``, ``uz_UZ@cyrillic``. Chinese is told apart by its region: ``zh_CN`` for simplified
    characters, ``zh_TW`` for traditional ones. The language's usual script is not named. Folders and files are named
    by the BCP 47 tag itself.
    """
    from dragoman.languages import cldr

    code, script_code, region = cldr.split(tag)
    if code == "zh" and script_code in _CHINESE:
        return f"zh_{region or _CHINESE[script_code]}"
    name = f"{code}_{region}" if region else code
    if script_code and script_code != cldr.maximise(code)[1]:
        name += f"@{_SCRIPT_VARIANTS.get(script_code, script_code.lower())}"
    return name


def suggestions(tag: str) -> tuple[str, ...]:
    """Up to three known tags near an unknown one, the nearest first; empty when none is near.

    A part that CLDR knows by another code or by its English name is put right ("aze" → "az", "en-UK" → "en-GB",
    "russian" → "ru"); otherwise the spelling decides.
    """
    import difflib

    from babel.core import get_global
    from babel.localedata import locale_identifiers

    from dragoman.languages import cldr

    english = cldr.locale("en")
    parts = [part for part in re.split(r"[-_\s@.]+", tag.strip()) if part]
    if not parts:
        return ()
    names = {name.casefold(): code for code, name in english.languages.items()}
    alias = get_global("language_aliases")
    regions = {**{old: new[0] for old, new in get_global("territory_aliases").items() if new}}
    code = parts[0].casefold()
    code = (alias.get(code) or names.get(code) or code).split("_")[0]
    if len(parts) == 1 and code not in english.languages and code.upper() in english.territories:
        # A country's code for its language ("ua", "ge", "jp") is the commonest slip.
        code = cldr.split(get_global("likely_subtags").get(f"und_{code.upper()}", code).replace("_", "-"))[0]
    scripts = {name.casefold(): key for key, name in english.scripts.items()}
    mended = [code]
    for part in parts[1:]:
        if part.casefold() in scripts or len(part) == 4:
            near = difflib.get_close_matches(part.title(), english.scripts, 1, 0.7)
            mended.append(scripts.get(part.casefold()) or (near[0] if near else part))
        elif len(part) in (2, 3):
            region = regions.get(part.upper(), part.upper())
            near = [key for key in (*_SCRIPT_VARIANTS, *english.scripts) if key.startswith(part.title())][:1]
            mended.append(near[0] if len(part) == 3 and near and region not in english.territories else region)
    found = [canonical for attempt in ("-".join(mended), code) if (canonical := _canonical(attempt))]
    if not found:
        pool = sorted(name.replace("_", "-") for name in locale_identifiers())
        found = difflib.get_close_matches(tag.replace("_", "-"), pool, 3, 0.6)
        found += [names[name] for name in difflib.get_close_matches(tag.casefold(), sorted(names), 2, 0.75)]
    return tuple(dict.fromkeys(found))[:3]


@cache
def _canonical(tag: str) -> str | None:
    hyphened = tag.replace("_", "-")
    if _PLAIN.fullmatch(hyphened) and has_file(hyphened):
        return hyphened  # A language with a file of its own needs no look into CLDR, which takes its time to load.
    if not _SHAPE.fullmatch(hyphened) or not hyphened.isascii():
        return None
    from dragoman.languages import cldr

    english = cldr.locale("en")
    code, *rest = hyphened.split("-")
    parts = [code.lower()]
    if not (parts[0] in english.languages or cldr.known(parts[0])) or parts[0] == "root" or _is_alias(parts[0]):
        return None
    for part in rest:
        if len(part) == 4 and part.isalpha():
            parts.append(part.title())
            fits = parts[-1] in english.scripts
        elif len(part) == 2 or (len(part) == 3 and part.isdigit()):
            parts.append(part.upper())
            fits = parts[-1] in english.territories
        else:
            parts.append(part.lower())
            fits = part.upper() in {str(name).upper() for name in english.variants}
        if not fits:
            return None
    return "-".join(parts)


def _is_alias(code: str) -> bool:
    """Whether CLDR knows a language better by another code (``aze`` is ``az``); such a code is no canonical tag."""
    from babel.core import get_global

    return code in get_global("language_aliases") and len(code) == 3
