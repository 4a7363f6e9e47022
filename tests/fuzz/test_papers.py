"""Texts and translations change at random, as people change them; what must hold of the catalogue at every step.

Deeper than the test run goes: ``DRAGOMAN_EXAMPLES=5000 python -m pytest tests/fuzz``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dragoman.catalogue import extract, merge, parse, serialise, template, verified
from dragoman.model import Catalogue, Message, State, Unit
from dragoman.reading import read_text
from dragoman.segmentation import segment_text
from tests.fuzz.papers import Paper, edited, markdown, papers

NOON = datetime(2024, 3, 12, 12, 0, tzinfo=UTC)
LATER = datetime(2024, 4, 1, 8, 30, tzinfo=UTC)
EXAMPLES = int(os.environ.get("DRAGOMAN_EXAMPLES", "120"))


def messages(paper: Paper, width: int = 72) -> tuple[Message, ...]:
    text = read_text(markdown(paper, width), path="harbour.md", text_id="harbour")
    return extract(segment_text(text))


def update(paper: Paper, old: bytes | None, now: datetime = NOON, width: int = 72) -> bytes:
    """What an update writes, from files to file."""
    found = messages(paper, width)
    pot = template(found, None, text_id="harbour", now=now)
    before = None if old is None else parse(old)
    return verified(merge(found, before, text_id="harbour", locale="az", template=pot).catalogue)


def live(catalogue: Catalogue) -> list[Unit]:
    return [unit for unit in catalogue.units if not unit.obsolete]


class Translator:
    """Confirms, clears and doubts; remembers what was confirmed, and what it was confirmed for."""

    def __init__(self) -> None:
        self.confirmed: dict[str, tuple[str | None, str]] = {}
        self._count = 0

    def work(self, data: bytes, draw: st.DataObject) -> bytes:
        found = parse(data)
        units = tuple(unit if unit.obsolete else self._worked(unit, draw) for unit in found.units)
        return verified(replace(found, units=units))

    def _worked(self, unit: Unit, draw: st.DataObject) -> Unit:
        action = draw.draw(st.sampled_from(["confirm", "confirm", "leave", "leave", "doubt", "clear", "correct"]))
        if action == "confirm" and unit.state is State.FUZZY:
            # The offer is right as it stands.
            self._forget(unit)
            return self._confirmed(unit, unit.target[0])
        if (action == "confirm" and unit.state is State.UNTRANSLATED) or (action == "correct" and any(unit.target)):
            self._count += 1
            self._forget(unit)
            return self._confirmed(unit, f"⟦{self._count}⟧ of {unit.source}")
        if action == "doubt" and unit.state is State.TRANSLATED:
            return replace(unit, flags=("fuzzy",))
        if action == "clear":
            self._forget(unit)
            return replace(unit, target=("",), flags=(), previous_source=None, previous_context=None)
        return unit

    def _confirmed(self, unit: Unit, target: str) -> Unit:
        self.confirmed[target] = unit.key
        return replace(unit, target=(target,), flags=(), previous_source=None, previous_context=None)

    def _forget(self, unit: Unit) -> None:
        """A person put something else in its place, or took it away: that is theirs to do."""
        for target in [target for target in self.confirmed if target in unit.target[0]]:
            del self.confirmed[target]


@settings(max_examples=EXAMPLES)
@given(papers(), st.data())
def test_through_all_versions(first: Paper, data: st.DataObject) -> None:
    versions, translator = [first], Translator()
    catalogue = translator.work(update(first, None), data)
    for _ in range(data.draw(st.integers(1, 5))):
        versions.append(data.draw(edited(versions)))
        event(f"versions {len(versions)}")
        before = parse(catalogue)
        written = update(versions[-1], catalogue)
        after = parse(written)

        # A confirmed translation is live, fuzzy or obsolete, never gone.
        targets = [unit.target[0] for unit in after.units]
        for target in translator.confirmed:
            assert any(target in other for other in targets), target

        keys_before = {unit.key for unit in before.units}

        # What is done was confirmed for these very words, or was done before.
        done_before = {unit.key for unit in before.units if unit.state is State.TRANSLATED}
        for unit in live(after):
            if unit.state is State.TRANSLATED:
                own = unit.source in unit.target[0] or unit.target[0] in translator.confirmed
                assert own or unit.key in done_before
            if unit.state is State.FUZZY:
                # Somebody doubted it, or its translation was made for other words, and these are shown.
                assert unit.previous_source is not None or unit.source in unit.target[0] or unit.key in keys_before

        # The order follows the text, and no key stands twice.
        assert [unit.key for unit in live(after)] == [message.key for message in messages(versions[-1])]
        assert len({unit.key for unit in after.units}) == len(after.units)

        # Update twice is update once, whatever the hour.
        assert update(versions[-1], written, LATER).replace(b"2024-04-01 08:30", b"2024-03-12 12:00") == written
        assert update(versions[-1], written) == written

        # Re-flowing changes nothing.
        assert update(versions[-1], written, width=data.draw(st.integers(24, 200))) == written

        # Formatting is idempotent.
        assert serialise(parse(written), keep_all=True) == written

        catalogue = translator.work(written, data)


@settings(max_examples=EXAMPLES // 2)
@given(papers(), st.data())
def test_there_and_back_again(first: Paper, data: st.DataObject) -> None:
    """A finished text that is edited, through several versions nobody translates, and put back is finished again."""
    start = _finished(update(first, None))
    versions, catalogue = [first], start
    for _ in range(data.draw(st.integers(1, 4))):
        versions.append(data.draw(edited(versions)))
        catalogue = update(versions[-1], catalogue)
    assert live(parse(update(first, catalogue))) == live(parse(start))


def _finished(data: bytes) -> bytes:
    found = parse(data)
    units = tuple(replace(unit, target=(f"⟦{number}⟧ of {unit.source}",)) for number, unit in enumerate(found.units))
    return verified(replace(found, units=units))


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="no gettext here")
@settings(max_examples=max(10, EXAMPLES // 20))
@given(first=papers(), data=st.data())
def test_gettext_takes_what_is_written(first: Paper, data: st.DataObject) -> None:
    second = data.draw(edited([first]))
    written = update(second, Translator().work(update(first, None), data))
    command = ["msgfmt", "-c", "-o", os.devnull, "-"]
    found = subprocess.run(command, input=written, capture_output=True, check=False, cwd=Path("/"))
    assert found.returncode == 0, found.stderr.decode()
