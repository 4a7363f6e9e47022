"""What the tool is made of is asked for anew when another library may be loaded."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.pipeline import toolchain
from dragoman.pipeline.toolchain import Toolchain
from dragoman.rendering import provenance


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is remembered; the version of Pango is 1.0."""
    monkeypatch.setattr(provenance, "tools", lambda form: {"Pango": "1.0"})
    table: dict[str, Any] = {}
    first = Toolchain(table, lambda: 1 << 70)
    assert first.tools("html") == {"Pango": "1.0"}
    first.finish()
    monkeypatch.setattr(provenance, "tools", lambda form: {"Pango": "1.1"})
    return json.loads(json.dumps(table))


def pango(told: dict[str, Any]) -> str:
    return Toolchain(told, lambda: 0).tools("html")["Pango"]


def test_versions_are_remembered(told: dict[str, Any]) -> None:
    assert pango(told) == "1.0"


def test_another_place_of_libraries_is_seen(told: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/pango/lib")
    assert pango(told) == "1.1"


def test_another_order_of_libraries_is_seen(told: dict[str, Any]) -> None:
    told["watched"][toolchain._LOADER] = [1, 2, 3, 4]
    assert pango(told) == "1.1"


@pytest.mark.parametrize("damage", [{"watched": []}, {"python": 7}, {"tree": None}, {"watched": {"\0": [1]}}])
def test_what_cannot_be_understood_is_asked_for(told: dict[str, Any], damage: dict[str, Any]) -> None:
    assert pango({**told, **damage}) == "1.1"
