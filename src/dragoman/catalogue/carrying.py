"""One unit's translation carried to another source: what it was made for, and how the new unit says so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.catalogue.changes import Change
from dragoman.catalogue.heading import own_comments
from dragoman.model import JOINED, State, Unit

CHANGED_NOTE = "changed: "
"""Extracted comment of a fuzzy unit that says what changed, and by which check sum its translation was finished."""
_DONE = "; was done "


def base(unit: Unit) -> tuple[str, str | None]:
    """(source, context) that the unit's translation was made for: the previous ones of a fuzzy unit, else its own."""
    if unit.fuzzy and unit.previous_source is not None:
        return unit.previous_source, unit.context if unit.previous_context is None else unit.previous_context
    return unit.source, unit.context


def finished(unit: Unit) -> bool:
    """Whether the unit's translation was confirmed for its base and nobody has touched it since.

    What was put together of several is nobody's translation of the whole, though each part was confirmed.
    """
    return unit.state is State.TRANSLATED or any(Change.JOINED not in kinds for kinds in _sealed(unit))


def untouched(unit: Unit) -> bool:
    """Whether the unit's words are what was confirmed, as one or in parts, and nobody has touched them since."""
    return unit.state is State.TRANSLATED or any(True for _ in _sealed(unit))


def _sealed(unit: Unit) -> Iterator[list[str]]:
    """The kinds of change of each note whose check sum is that of the translation."""
    seal = _DONE + _sum(unit.target)
    for line in unit.extracted_comments:
        if line.startswith(CHANGED_NOTE) and line.endswith(seal):
            yield line.removeprefix(CHANGED_NOTE).removesuffix(seal).split(", ")


def carried(
    fresh: Unit, sources: Sequence[Unit], kinds: Sequence[Change], source_joint: str, target_joint: str
) -> Unit:
    """``fresh`` with the translations of ``sources``, fuzzy, and in ``#|`` what they were made for.

    The translators' comments and flags come along. Several sources are put together in order; a joined one has its
    words in the one before it.
    """
    bases = [base(unit) for unit in sources]
    texts = [unit.target[0] for unit in sources if unit.target[0] != JOINED] or [JOINED]
    target = (target_joint.join(texts),)
    context = bases[0][1] if bases[0][1] != fresh.context else None
    note = CHANGED_NOTE + ", ".join(kinds) + (_DONE + _sum(target) if all(map(finished, sources)) else "")
    return replace(
        with_additions(fresh, sources),
        target=target,
        extracted_comments=(*fresh.extracted_comments, *_foreign(sources), note),
        flags=("fuzzy", *_flags(sources)),
        previous_context=context,
        previous_source=source_joint.join(text for text, _ in bases),
    )


def as_it_was(fresh: Unit, unit: Unit) -> Unit:
    """``fresh`` with the unit's translation as a finished one."""
    return replace(
        with_additions(fresh, (unit,)),
        target=unit.target[: 1 if fresh.source_plural is None else None],
        extracted_comments=(*fresh.extracted_comments, *_foreign((unit,))),
        flags=_flags((unit,)),
    )


def still_fuzzy(fresh: Unit, unit: Unit) -> Unit:
    """``fresh``, whose words the fuzzy unit's translation was made for, with it as it is: to be reviewed."""
    made = as_it_was(fresh, unit)
    notes = tuple(line for line in unit.extracted_comments if line.startswith(CHANGED_NOTE))
    return replace(
        made,
        extracted_comments=(*made.extracted_comments, *notes),
        flags=("fuzzy", *made.flags),
        previous_source=unit.previous_source,
    )


def standing(fresh: Unit, unit: Unit) -> Unit:
    """The unit as it stands, with what the text says of it today; a note on a change goes once it was reviewed."""
    fuzzy = unit.fuzzy and any(unit.target)
    notes = tuple(line for line in unit.extracted_comments if line.startswith(CHANGED_NOTE)) if fuzzy else ()
    return replace(
        unit,
        translator_comments=tuple(line.rstrip("\r") for line in unit.translator_comments),
        extracted_comments=(*fresh.extracted_comments, *_foreign((unit,)), *notes),
        references=fresh.references,
        previous_context=unit.previous_context if fuzzy else None,
        previous_source=unit.previous_source if fuzzy else None,
        previous_plural=unit.previous_plural if fuzzy else None,
        obsolete=False,
    )


def retired(unit: Unit) -> Unit:
    """The unit as an obsolete one: no reference, all else as it was."""
    return replace(
        unit,
        translator_comments=tuple(line.rstrip("\r") for line in unit.translator_comments),
        extracted_comments=tuple(line.rstrip("\r") for line in unit.extracted_comments),
        references=(),
        obsolete=True,
    )


def with_additions(fresh: Unit, sources: Sequence[Unit]) -> Unit:
    """``fresh`` with the translators' comments of the sources, each line once."""
    comments = dict.fromkeys(line.rstrip("\r") for unit in sources for line in unit.translator_comments)
    return replace(fresh, translator_comments=tuple(comments)) if comments else fresh


def _foreign(sources: Sequence[Unit]) -> tuple[str, ...]:
    """Extracted comments that neither come from the text nor say what changed."""
    found: dict[str, None] = {}
    for unit in sources:
        own = own_comments(unit)
        others = [line.rstrip("\r") for line in unit.extracted_comments if line not in own]
        found |= dict.fromkeys(line for line in others if not line.startswith(CHANGED_NOTE))
    return tuple(found)


def _flags(sources: Sequence[Unit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag for unit in sources for flag in unit.flags if flag != "fuzzy"))


def _sum(target: Sequence[str]) -> str:
    return hashlib.blake2b("\0".join(target).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
