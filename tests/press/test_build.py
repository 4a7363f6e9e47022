"""`dragoman build --press`: from a workspace to a file for the print shop."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from dragoman.press import Demands, preflight
from dragoman.press.boxes import read_boxes
from dragoman.press.separating.profile import shipped
from tests.conftest import Runner

FILE = "dist/welcome/welcome.en-az.press.pdf"


BUILD = ("build", "--press", "--format", "html", "--locale", "az")


@pytest.fixture
def ready(workspace: Path) -> Path:
    """A workspace that is made for a press of its own."""
    (workspace / "profiles").mkdir()
    (workspace / "profiles/pier.icc").write_bytes(shipped())
    with (workspace / "dragoman.yaml").open("a", encoding="utf-8") as file:
        file.write("press:\n  profile: profiles/pier.icc\n  condition: Pier\n  bleed: 5mm\n  ink-limit: 280\n")
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates/theme.css").write_text(
        '{% include "built-in/theme.css" %}\n@page { size: A5; background: #1f3556; marks: crop }\n', encoding="utf-8"
    )
    return workspace


def test_the_file_is_as_the_settings_say_proven_and_the_same_each_time(ready: Path, run: Runner) -> None:
    done = run(*BUILD, cwd=ready)
    assert done.code == 0, done.err
    assert FILE in done.err
    data = (ready / FILE).read_bytes()
    looked = preflight(data, FILE, Demands(standard="x-4", bleed=5, ink=280))
    assert {one.severity.value for one in looked.findings} <= {"note"}
    assert (looked.facts.condition, looked.facts.bleed, looked.facts.size) == ("Pier", 5.0, (148.0, 210.0))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = read_boxes(pdf.pages[0].obj)
        assert "/StructTreeRoot" in pdf.Root
        # The ground of the page goes on into the bleed, to be cut away.
        ground = rb"-14\.17\S* -14\.17\S* 447\.87\S* 623\.62\S* re|-18\.89\S* -18\.89\S* 597\.16\S* 831\.49\S* re"
        assert len(re.findall(ground, pdf.pages[0].Contents.read_bytes())) >= 2
    assert boxes.media is not None
    assert boxes.media.width > 148 * 72 / 25.4 + 40

    done = run("proof", cwd=ready)
    assert (done.code, done.out) == (0, "")
    assert "welcome.en-az.press.pdf: " in done.err
    told = json.loads((ready / "dist/manifest.json").read_text(encoding="utf-8"))["artifacts"]
    assert {"Pillow", "LittleCMS", "WeasyPrint"} <= set(told[FILE]["tools"])
    assert "Pillow" not in told["dist/welcome/welcome.en-az.html"]["tools"]
    assert "in 2 files" in done.err
    assert run("proof", FILE, cwd=ready).code == 0
    other = ready / "dist/welcome/welcome.en-az.press.html"
    shutil.copy(ready / "dist/welcome/welcome.en-az.html", other)
    assert run("proof", str(other), cwd=ready).code == 2

    (ready / FILE).unlink()
    assert run(*BUILD, cwd=ready).code == 0
    assert (ready / FILE).read_bytes() == data


@pytest.mark.parametrize(
    ("profile", "words"),
    [(b"no profile", "profiles/pier.icc: the profile of the press is no ICC profile"), (None, "cannot be read")],
)  # fmt: skip
def test_a_profile_that_is_none_stops_the_text(ready: Path, run: Runner, profile: bytes | None, words: str) -> None:
    if profile is None:
        (ready / "profiles/pier.icc").unlink()
    else:
        (ready / "profiles/pier.icc").write_bytes(profile)
    done = run(*BUILD, cwd=ready)
    assert done.code != 0
    assert words in done.err
    assert "Traceback" not in done.err
    assert not list(ready.glob("dist/*/*"))


def test_what_a_shop_would_send_back_is_not_released(ready: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.pipeline import press_ready

    page = press_ready.press.for_press

    def spoilt(data: bytes, path: str, intended: object) -> bytes:
        saved = io.BytesIO()
        with pikepdf.open(io.BytesIO(page(data, path))) as pdf:
            pdf.pages[0].contents_add(b"1 0 0 rg 50 50 9 9 re f", prepend=False)
            pdf.save(saved, deterministic_id=True)
        return saved.getvalue()

    monkeypatch.setattr(press_ready.press, "for_press", spoilt)
    done = run(*BUILD, cwd=ready)
    assert done.code == 1
    assert "DeviceRGB in areas" in done.err or "bleed is 3 mm" in done.err
    assert not list(ready.glob("dist/*/*"))


def test_without_the_option_there_is_no_such_file(workspace: Path, run: Runner) -> None:
    assert run("build", "--format", "html", cwd=workspace).code == 0
    assert not list(workspace.glob("dist/*/*press*"))
