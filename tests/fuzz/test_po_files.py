"""The fuzz target with a few inputs; ``python -m tests.fuzz.po_files`` tries 100,000."""

from __future__ import annotations

import pytest

from dragoman import catalogue
from tests.fuzz.po_files import failure, main, mutations, refused, seeds

COUNT = 1500


@pytest.mark.parametrize("seed", range(4))
def test_a_value_or_a_refusal_and_nothing_else(seed: int) -> None:
    outcomes = set()
    for data in mutations(COUNT, seed):
        wrong = failure(data)
        assert not wrong, (wrong, data)
        outcomes.add(refused(data))
    assert outcomes == {True, False}


def test_there_are_seeds_that_are_read_and_such_that_are_not() -> None:
    assert {refused(data) for data in seeds()} == {True, False}


def test_what_is_wrong_is_found_and_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def careless(_data: bytes, _path: str = "") -> None:
        raise IndexError("string index out of range")

    monkeypatch.setattr(catalogue, "parse", careless)
    assert main(["5"]) == 1
    assert "input 0: reading: IndexError" in capsys.readouterr().out
