"""The rules of the checks, as people read them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.checks import collection
from dragoman.checks.check import Check, Example, Family
from dragoman.checks.examples import findings
from dragoman.model import Side, Term


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as it is shown."""

    lines: tuple[tuple[str, str, str], ...]
    """(locale, role, words): the sides of each unit, one after the other."""
    messages: tuple[str, ...]
    """What the check says of it; empty for a clean one."""
    given: tuple[str, ...] = ()
    """What the workspace's tables say, where the check looks into them."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A check as it is explained."""

    code: str
    name: str
    family: str
    severity: str
    finds: str
    why: str
    authority: str
    hint: str
    locales: tuple[str, ...]
    """Languages it speaks of; empty for all."""
    looks_at: str
    """``unit``, ``paper``, ``workspace``, ``comment`` or ``source``."""
    fixes: bool
    default: bool
    flagged: Shown
    clean: Shown


def explain(name: str) -> tuple[Explanation, ...]:
    """The check of a code, or those of a family; UsageError with the nearest codes when there is neither."""
    if name in families():
        return tuple(one for one in explanations() if one.family == name)
    return (_explanation(collection.check(name)),)


def explanations() -> tuple[Explanation, ...]:
    """All checks, by family and code."""
    return tuple(_explanation(check) for check in collection.checks())


def families() -> tuple[str, ...]:
    """The families in their order."""
    return tuple(family.value for family in Family)


def as_markdown(found: tuple[Explanation, ...]) -> str:
    """The rules as a document in CommonMark."""
    count = len(found)
    lines = [
        "# The checks",
        "",
        f"{count} checks in {len({one.family for one in found})} families. This page is written by "
        "`dragoman explain --format markdown`; [checking.md](checking.md) tells how checks are chosen and excused.",
    ]
    for family in families():
        own = [one for one in found if one.family == family]
        if own:
            lines += ["", f"## {family.capitalize()}"]
            for one in own:
                lines += ["", *_section(one)]
    return "\n".join(lines) + "\n"


def _section(one: Explanation) -> list[str]:
    traits = [one.severity]
    traits += ["repaired by `--fix`"] if one.fixes else []
    traits += [] if one.default else ["runs only when selected"]
    traits += [f"for {', '.join(one.locales)}"] if one.locales else []
    lines = [f"### {one.code}", "", f"*{one.name}* ({'; '.join(traits)}). {one.finds} {one.why}", ""]
    lines += [*_block("flagged", one.flagged), "", *_block("clean", one.clean), ""]
    lines.append(f"Authority: {one.authority}")
    return lines


def _block(verdict: str, shown: Shown) -> list[str]:
    lines = [f"    {verdict}"]
    for locale, role, words in shown.lines:
        place = f"{locale} [{role}]" if role != "paragraph" else locale
        lines.append(f"    {place} | {visible(words)}".rstrip())
    lines += [f"    ({given})" for given in shown.given]
    return lines + [f"    → {visible(message)}" for message in shown.messages]


def visible(words: str) -> str:
    """``words`` on one line, with what cannot be seen or would not stand shown by its code point."""
    kept = []
    for letter in words:
        plain = letter.isprintable() and letter not in "\u00a0\u202f\u2009\u3000\u00ad"
        kept.append(letter if plain else f"<U+{ord(letter):04X}>")
    return "".join(kept)


def _explanation(check: Check) -> Explanation:
    kinds = {"paper": check.paper, "workspace": check.workspace, "comment": check.claim}
    looks_at = next((kind for kind, look in kinds.items() if look is not None), "unit")
    return Explanation(
        check.code, check.name, check.family.value, check.severity.value, check.finds, check.why, check.authority,
        check.hint, check.locales, "source" if check.side is Side.SOURCE else looks_at, check.fixes, check.default,
        _shown(check, check.flagged), _shown(check, check.clean),
    )  # fmt: skip


def _shown(check: Check, example: Example) -> Shown:
    lines: list[tuple[str, str, str]] = []
    for line in example.lines:
        lines.append((example.source_locale, line.role.value, line.source))
        if check.side is Side.TARGET:
            lines.append((example.locale, line.role.value, line.target))
            lines += [(f"{example.locale} comment", line.role.value, comment) for comment in line.comments]
    given = [_term(term) for term in example.terms]
    given += [f"dictionary: {', '.join(example.spelled)}"] if example.spelled else []
    messages = tuple(dict.fromkeys(finding.message for finding in findings(check, example)))
    return Shown(tuple(lines), messages, tuple(given))


def _term(term: Term) -> str:
    words = []
    for wording in term.wordings:
        allowed = " / ".join(word for word in (wording.preferred, *wording.admitted) if word)
        barred = ", ".join(wording.forbidden)
        words.append(f"{wording.locale}: {allowed}" + (f" (not {barred})" if barred else ""))
    return f"{term.kind.value}: " + "; ".join(words)
