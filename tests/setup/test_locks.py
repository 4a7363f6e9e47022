"""The locked requirements: they cover what pyproject.toml asks for, and name no place to get it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME: list[str] = PYPROJECT["project"]["dependencies"]
TEST: list[str] = PYPROJECT["project"]["optional-dependencies"]["test"]
BUILD: list[str] = PYPROJECT["build-system"]["requires"]

LOCKS = ("requirements.txt", "requirements-test.txt", "setup/requirements-lock.txt")
ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<rest>.*(?:\n[ ]+--hash=.*)*)", re.MULTILINE)


def locked(lock: str) -> dict[str, str]:
    """Names and versions that a lock holds."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {canonicalize_name(entry["name"]): entry["version"] for entry in ENTRY.finditer(text)}


def unmet(asked: list[str], lock: str) -> list[str]:
    """The requirements that the lock does not hold in a fitting version."""
    held = locked(lock)
    requirements = map(Requirement, asked)
    return [
        str(asked)
        for asked in requirements
        if not asked.specifier.contains(held.get(canonicalize_name(asked.name), "0"), prereleases=True)
    ]


@pytest.mark.parametrize(
    ("asked", "lock"),
    [
        (RUNTIME, "requirements.txt"),
        (BUILD, "requirements.txt"),
        (RUNTIME, "requirements-test.txt"),
        (BUILD, "requirements-test.txt"),
        (TEST, "requirements-test.txt"),
    ],
    ids=["runtime", "build", "runtime-in-test", "build-in-test", "test"],
)
def test_a_lock_covers_what_is_asked_for(asked: list[str], lock: str) -> None:
    assert asked
    assert unmet(asked, lock) == [], f"{lock} is behind pyproject.toml: run `make lock`"


def test_an_uncovered_requirement_is_seen() -> None:
    assert unmet(["nothing-of-that-name>=1", "click<1"], "requirements.txt") == ["nothing-of-that-name>=1", "click<1"]


def test_the_lock_of_the_tests_holds_that_of_the_program() -> None:
    assert locked("requirements.txt").items() <= locked("requirements-test.txt").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_carries_hashes(lock: str) -> None:
    entries = list(ENTRY.finditer((ROOT / lock).read_text(encoding="utf-8")))
    assert entries
    assert [entry["name"] for entry in entries if "--hash=sha256:" not in entry["rest"]] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_neither_a_registry_nor_a_folder(lock: str) -> None:
    place = re.compile(r"https?:|file:|@|--(?:extra-)?index-url|--find-links|--trusted-host|(?:^|[\s=])/\w", re.M)
    assert place.findall((ROOT / lock).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("asked", RUNTIME + TEST + BUILD)
def test_a_requirement_has_bounds_on_both_sides(asked: str) -> None:
    operators = {specifier.operator for specifier in Requirement(asked).specifier}
    assert operators & {">=", "==", "~="}
    assert operators & {"<", "==", "~="}
