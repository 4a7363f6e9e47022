"""`dragoman check` and `dragoman explain` as people run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dragoman.catalogue import parse
from dragoman.checks.check import Family
from dragoman.checks.collection import checks
from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
RIGHT = "112 sərnişin"
WRONG = "121 sərnişin"
PO = "locales/az/river-ferry-report.po"
FOREIGN = """msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "The ferry carries 350 passengers."
msgstr "Паром перевозит 530 пассажиров."

#, fuzzy
msgid "It leaves at noon."
msgstr "Он отходит в полдень."
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The sample workspace."""
    folder = tmp_path / "ws"
    for name in ("texts", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("dragoman.yaml", "glossary.yaml", "names.yaml"):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder)
    return folder


def spoil(folder: Path, old: str = RIGHT, new: str = WRONG, path: str = PO) -> None:
    file = folder / path
    source = file.read_text()
    assert old in source
    file.write_text(source.replace(old, new, 1))


def test_the_sample_workspace_is_clean_where_it_is_complete(office: Path, run: Runner) -> None:
    result = run("check", "-l", "az", "-l", "ru", "--fail-on", "warning", cwd=office)
    assert (result.code, result.out) == (0, "")
    assert re.search(r"no findings in 6 files", result.err)


def test_a_wrong_number_is_told_with_its_place(office: Path, run: Runner) -> None:
    spoil(office)
    result = run("check", "-l", "az", cwd=office)
    assert result.code == 1
    first = result.out.splitlines()[0]
    assert re.match(rf"{PO}:\d+: error \[number\] .*112.*121", first), first
    carets = next(line for line in result.out.splitlines() if "^" in line)
    above = result.out.splitlines()[result.out.splitlines().index(carets) - 1]
    assert above[carets.index("^") : carets.rindex("^") + 1] == "121"
    assert "1 error in 1 of 3 files" in result.err
    line = (office / PO).read_text().splitlines()[int(first.split(":")[1]) - 1]
    assert line.startswith("msgid")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)]
)
def test_the_gate(office: Path, run: Runner, fail_on: str, code: int) -> None:
    spoil(office)
    assert run("check", "-l", "az", "--fail-on", fail_on, cwd=office).code == code


def test_warnings_pass_unless_they_are_to_fail(office: Path, run: Runner) -> None:
    spoil(office)
    (office / "dragoman.yaml").write_text("targets: [az, ru]\nchecks: {severity: {number: note}}\n")
    assert run("check", "-l", "az", cwd=office).code == 0
    assert run("check", "-l", "az", "--fail-on", "note", cwd=office).code == 1


def test_choosing_by_options(office: Path, run: Runner) -> None:
    spoil(office)
    for options, code in (
        (("--ignore", "number"), 0),
        (("--ignore", "facts"), 0),
        (("--select", "names, markup"), 0),
        (("--select", "number"), 1),
        (("--select", "names", "--extend", "facts"), 1),
        (("drinking-water-letter",), 0),
        (("river-ferry-report",), 1),
        (("texts/river-ferry-report.md",), 1),
        ((PO,), 1),
        (("locales/ru/river-ferry-report.po",), 0),
    ):
        assert run("check", "-l", "az", "-l", "ru", *options, cwd=office).code == code, options


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--select", "nubmer"), "Did you mean number"),
        (("river-fery-report",), "Did you mean river-ferry-report"),
        (("nowhere.po",), "there is no such file"),
        (("-l", "aze"), "Did you mean az"),
    ],
)
def test_wrong_usage_says_what_to_do(office: Path, run: Runner, arguments: tuple[str, ...], told: str) -> None:
    result = run("check", *arguments, cwd=office)
    assert result.code == 2
    assert told in result.err


def test_a_check_that_is_unknown_to_the_settings_is_told(office: Path, run: Runner) -> None:
    (office / "dragoman.yaml").write_text("targets: [az, ru]\nchecks: {ignore: [nubmer]}\n")
    result = run("check", "-l", "az", cwd=office)
    assert "checks: nubmer is no check and no family" in result.out
    assert "Did you mean number" in result.out


def test_a_comment_with_a_reason_excuses_a_unit(office: Path, run: Runner) -> None:
    spoil(office)
    place = int(run("check", "-l", "az", cwd=office).out.split(":")[1])
    lines = (office / PO).read_text().splitlines(keepends=True)
    start = max(number for number in range(place) if lines[number].strip() == "") + 1
    for comment, code, told in (
        ("# dragoman: ignore number: the quay was counted again\n", 0, "no findings in 3 files; 2 suppressed"),
        ("# dragoman: ignore number\n", 1, "error"),
    ):
        (office / PO).write_text("".join([*lines[:start], comment, *lines[start:]]))
        result = run("check", "-l", "az", cwd=office)
        assert (result.code, told in result.err) == (code, True), result.err
    assert "suppression-without-reason" in result.out
    (office / PO).write_text(
        "".join([*lines[:start], "# dragoman: ignore number: why\n", *lines[start:]]).replace(WRONG, RIGHT)
    )
    result = run("check", "-l", "az", "--fail-on", "warning", cwd=office)
    assert result.code == 1
    assert "unused-suppression" in result.out


def test_a_po_file_from_elsewhere_needs_no_workspace(tmp_path: Path, run: Runner) -> None:
    (tmp_path / "x.po").write_text(FOREIGN)
    result = run("check", "x.po", "--format", "concise", cwd=tmp_path)
    assert result.code == 1
    codes = re.findall(r"^x\.po:(\d+): \w+ \[([\w-]+)\]", result.out, re.MULTILINE)
    assert codes == [("6", "number"), ("10", "fuzzy")]
    assert run("check", cwd=tmp_path).code == 2


def test_a_po_file_must_say_its_language(tmp_path: Path, run: Runner) -> None:
    (tmp_path / "x.po").write_text(FOREIGN.replace('"Language: ru\\n"\n', ""))
    result = run("check", "x.po", cwd=tmp_path)
    assert result.code == 2
    assert "does not say its language" in result.err
    assert run("check", "x.po", "-l", "ru", "--select", "number", cwd=tmp_path).code == 1


def test_a_broken_catalogue_does_not_stop_the_others(office: Path, run: Runner) -> None:
    spoil(office)
    (office / "locales/az/lake-day-statement.po").write_text('msgid "a\nmsgstr ""\n')
    result = run("check", "-l", "az", cwd=office)
    assert result.code == 1
    assert "[number]" in result.out
    assert "locales/az/lake-day-statement.po:1: error [unreadable-file]" in result.out


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github", "html"])
def test_no_report_calls_a_file_clean_that_cannot_be_read(office: Path, run: Runner, form: str) -> None:
    (office / "locales/az/lake-day-statement.po").write_bytes(b"\xff\xfe\x00")
    result = run("check", "-l", "az", "--format", form, cwd=office)
    assert result.code == 1
    assert "unreadable-file" in result.out


def test_what_is_no_file_is_not_waited_for(office: Path, run: Runner) -> None:
    path = office / "locales/az/lake-day-statement.po"
    path.unlink()
    os.mkfifo(path)
    result = run("check", "-l", "az", cwd=office)
    assert result.code == 1
    assert "is no file" in result.out


def test_a_link_out_of_the_workspace_is_not_followed_by_its_name_either(office: Path, run: Runner) -> None:
    (office.parent / "secret.po").write_text(FOREIGN)
    (office / "locales/az/secret.po").symlink_to(office.parent / "secret.po")
    result = run("check", "locales/az/secret.po", cwd=office)
    assert result.code == 1
    assert "is not followed" in result.out
    assert "530" not in result.out


def test_a_catalogue_that_is_not_there_is_one_finding(office: Path, run: Runner) -> None:
    (office / "locales/az/lake-day-statement.po").unlink()
    result = run("check", "lake-day-statement", "-l", "az", cwd=office)
    assert result.code == 1
    assert result.out.count("error") == 1
    assert "Run `dragoman update`" in result.out


def test_nothing_looked_at_is_not_called_clean(office: Path, run: Runner) -> None:
    assert "nothing was looked at" in run("check", "--ignore", "all", cwd=office).err
    assert run("check", "-l", "fr", cwd=office).code == 2
    (office / "dragoman.yaml").write_text("targets: [az, ru]\nchecks: {select: [fact]}\n")
    result = run("check", cwd=office)
    assert result.code == 2
    assert "Did you mean facts" in result.err


def test_spelling_without_a_dictionary_says_so(office: Path, run: Runner) -> None:
    result = run("check", "-l", "az", "--select", "spelling", "--fail-on", "warning", cwd=office)
    assert result.code == 1
    assert "spelling is not checked in az" in result.out


def test_a_finding_on_the_text_itself_is_excused_there(office: Path, run: Runner) -> None:
    path = office / "texts/river-ferry-report.md"
    head, mark, rest = path.read_text().rpartition("\n\n")
    path.write_text(f"{head}\n\nThe the ferry is new.{mark}{rest}")
    assert "source-doubled-words" in run("check", "river-ferry-report", cwd=office).out
    comment = "<!-- dragoman: ignore source-doubled-words: it is the name of a boat -->"
    path.write_text(f"{head}\n\n{comment}\n\nThe the ferry is new.{mark}{rest}")
    result = run("check", "river-ferry-report", cwd=office)
    assert "source-doubled-words" not in result.out
    assert "unused-suppression" not in result.out


def test_the_formats_hold_the_same_findings(office: Path, run: Runner) -> None:
    spoil(office)
    found = json.loads(run("check", "-l", "az", "--format", "json", cwd=office).out)
    assert found["summary"]["errors"] == 1
    (one,) = found["findings"]
    spot = one["spot"]
    assert one["target"][spot["start"] : spot["end"]] == one["found"] == "121"
    assert (one["path"], one["text"], one["locale"], one["family"]) == (PO, "river-ferry-report", "az", "facts")
    sarif = json.loads(run("check", "-l", "az", "--format", "sarif", cwd=office).out)
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["number"]
    assert len(sarif["runs"][0]["tool"]["driver"]["rules"]) == len(checks())
    junit = ET.fromstring(run("check", "-l", "az", "--format", "junit", cwd=office).out)  # noqa: S314 – our own
    failed = [case.get("name", "") for case in junit.iter("testcase") if case.find("failure") is not None]
    assert [name.split()[0] for name in failed] == ["number"]
    github = run("check", "-l", "az", "--format", "github", cwd=office).out
    assert github.startswith(f"::error file={PO},line=")
    page = run("check", "-l", "az", "--format", "html", cwd=office).out
    assert "<mark" in page and "121" in page and "http" not in re.sub(r"https?://(www\.w3\.org|example)", "", page)


def test_a_report_goes_to_a_file_whole(office: Path, run: Runner) -> None:
    spoil(office)
    result = run("check", "-l", "az", "--format", "json", "-o", "report.json", cwd=office)
    assert (result.code, result.out) == (1, "")
    assert json.loads((office / "report.json").read_text())["summary"]["errors"] == 1
    assert "1 error" in result.err


def test_many_papers_are_checked_by_several_processes_with_the_same_result(office: Path, run: Runner) -> None:
    spoil(office)
    for number in range(12):
        for path in (PO, "texts/river-ferry-report.md"):
            file = office / path
            shutil.copy(file, file.with_name(f"copy-{number:02}{file.suffix}"))
    alone = run("check", "-l", "az", "-l", "ru", "--format", "json", "-j", "1", cwd=office)
    together = run("check", "-l", "az", "-l", "ru", "--format", "json", "-j", "2", cwd=office)
    assert alone.out == together.out
    assert json.loads(alone.out)["summary"]["checked"] >= 24


def test_safe_repairs_are_shown_made_and_done_once(office: Path, run: Runner) -> None:
    schwa = "ə"
    spoil(office, "sərnişin", f"s{'ә'}rnişin")
    before = (office / PO).read_bytes()
    shown = run("check", "-l", "az", "--diff", cwd=office)
    assert (office / PO).read_bytes() == before
    assert shown.code == 1
    assert shown.out.startswith(f"--- {PO}\n+++ {PO}\n@@")
    assert "nothing was written" in shown.err
    made = run("check", "-l", "az", "--fix", cwd=office)
    assert made.out.startswith(shown.out.removesuffix("\n"))
    assert (office / PO).read_bytes() == (ROOT / PO).read_bytes()
    assert schwa in (office / PO).read_text()
    again = run("check", "-l", "az", "--fix", cwd=office)
    assert "nothing to repair" in again.err
    assert again.code == 0


def test_a_repair_touches_nothing_else(office: Path, run: Runner) -> None:
    spoil(office, "sərnişin", "s\u04d9rnişin")
    run("check", "--fix", cwd=office)
    for path in (ROOT / "locales").rglob("*.po"):
        here = parse((office / path.relative_to(ROOT)).read_bytes(), path.name)
        assert here == parse(path.read_bytes(), path.name), path


def test_explaining(run: Runner) -> None:
    every = run("explain").out
    for check in checks():
        assert f"  {check.code} " in every
    one = run("explain", "number").out
    assert one.startswith("number: ")
    assert "Flagged:" in one and "→" in one and "Authority:" in one
    assert json.loads(run("explain", "number", "--format", "json").out)["code"] == "number"
    assert {record["code"] for record in json.loads(run("explain", "--format", "json").out)} == {
        check.code for check in checks()
    }
    wrong = run("explain", "nubmer")
    assert wrong.code == 2
    assert "Did you mean number" in wrong.err


def test_the_page_of_rules_is_what_the_program_says(run: Runner) -> None:
    assert (ROOT / "docs/checks.md").read_text() == run("explain", "--format", "markdown").out


def test_no_family_is_empty() -> None:
    assert len(checks()) >= 45
    assert {check.family for check in checks()} == set(Family)
