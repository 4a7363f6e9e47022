"""On a terminal what is told stands in lines of its own, and the bar below it."""

from __future__ import annotations

import sys

import pytest

from dragoman.cli.console import Session


def test_what_is_told_takes_the_line_of_the_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    session = Session()
    with session.counting(iter("ab"), 2, "build") as results:
        for one in results:
            session.say(f"dist/{one}.pdf")
    session.say("done")
    told = capsys.readouterr().err
    assert [f"\r\x1b[Kdist/{one}.pdf\n" in told for one in "ab"] == [True, True]
    assert told.endswith("\ndone\n")
    assert "2/2" in told
