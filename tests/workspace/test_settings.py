"""dragoman.yaml: what it may say, what is said of its faults, and that editing keeps its comments."""

from __future__ import annotations

import pytest

from dragoman.model import Rules, Selection, Severity, WorkspaceError
from dragoman.workspace import Settings, TextSettings, edit_settings, parse_settings
from dragoman.workspace.press_settings import PressSettings


def test_an_empty_file_gives_the_defaults() -> None:
    assert parse_settings("") == (Settings(), ())


def test_everything_that_can_be_set() -> None:
    settings, findings = parse_settings(
        "source: az\ntargets: [en, AZ_cyrl]\ngranularity: paragraph\nrows: sentence\nformats: [html]\n"
        "texts:\n  one:\n    targets: [ru]\n    formats: [pdf]\n"
    )
    assert not findings
    assert settings.source == "az"
    assert settings.targets == ("en", "az-Cyrl")
    assert settings.for_text("one") == TextSettings(("ru",), "paragraph", "sentence", ("pdf",))
    assert settings.for_text("two") == TextSettings(("en", "az-Cyrl"), "paragraph", "sentence", ("html",))


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("targets: [az\nrows: x", 2, "not valid YAML"),
        ("- az\n", None, "a mapping is expected"),
        ("source: en\ntargets: [azz]\n", 2, "azz"),
        ("source: [en, az]\n", 1, "one string"),
        ("targets:\n  az: 1\n", 1, "a list of strings"),
        ("targets: [12]\n", 1, "a list of strings"),
        ("rows: line\n", 1, "'line' is not one of"),
        ("formats: [docx]\n", 1, "docx"),
        ("texts: [one]\n", 1, "a mapping is expected"),
        ("texts:\n  one: az\n", 2, "texts.one"),
        ("texts:\n  one:\n    targets: [qqq]\n", 3, "qqq"),
        ("press: 3mm\n", 1, "a mapping is expected"),
        ("press:\n  profile: ../out.icc\n", 2, "not a path within the workspace"),
        ("press:\n  profile: a.txt\n", 2, "not a file of .icc or .icm"),
        ("press:\n  profile: [a.icc, b.icc]\n", 2, "one file is expected"),
        ("press:\n  bleed: wide\n", 2, "no length up to 20 mm"),
        ("press:\n  bleed: 3cm\n", 2, "no length up to 20 mm"),
        ("press:\n  bleed: true\n", 2, "no length up to 20 mm"),
        ("press:\n  ink-limit: 500\n", 2, "no per cent from 100 to 400"),
        ("press:\n  ink-limit: lots\n", 2, "no per cent from 100 to 400"),
        ("press:\n  marks: 3\n", 2, "true or false"),
        ("publications:\n  p: {title: T, texts: [a], date: 2025-02-30}\n", None, "no day"),
    ],
)
def test_faults_name_the_place_and_the_remedy(source: str, line: int | None, words: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        parse_settings(source)
    assert words in caught.value.message
    assert caught.value.hint
    assert "dragoman.yaml" in caught.value.message
    if line is not None:
        assert f"line {line}" in caught.value.message


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("", PressSettings()), ("press:\n", PressSettings()),
        (
            "press:\n  profile: profiles/pier.icc\n  condition: Pier 7\n  bleed: 0.5cm\n  ink-limit: 280\n"
            "  marks: false\n",
            PressSettings("profiles/pier.icc", "Pier 7", 5.0, 280.0, False),
        ),
        ("press:\n  bleed: 0\n  ink-limit: 300 %\n", PressSettings(bleed=0.0)),
        ("press:\n  bleed: 0.125 in\n", PressSettings(bleed=3.175)),
    ],
)  # fmt: skip
def test_the_press(source: str, wanted: PressSettings) -> None:
    settings, findings = parse_settings(source)
    assert not findings
    assert settings.press == wanted


def test_an_unknown_key_is_a_warning_with_the_nearest() -> None:
    _, findings = parse_settings("source: en\ntarget: [az]\n")
    assert [(finding.code, finding.position.line) for finding in findings] == [("unknown-setting", 2)]
    assert "targets" in findings[0].hint


def test_editing_keeps_comments_order_and_quotes() -> None:
    before = '# top\nsource: "en"   # why\n\n# which\ntargets: [az, ru]      # two\nrows: paragraph\n# end\n'
    after = edit_settings(before, {"targets": ["az", "ru", "tr"], "rows": "sentence"})
    assert after == before.replace("[az, ru]    ", "[az, ru, tr]").replace("paragraph", "sentence")


def test_editing_nothing_changes_nothing() -> None:
    before = "# top\nsource: en # why\ntargets:\n  - az\n  - ru # last\ntexts:\n  one:\n    targets: [tr]\n"
    assert edit_settings(before, {}) == before


def test_a_nested_key_is_set_where_it_belongs() -> None:
    before = "# mine\nsource: en # ours\ntexts:\n  one: # first\n    targets: [az]  # two\n"
    after = edit_settings(before, {("texts", "one", "granularity"): "paragraph", ("texts", "12", "rows"): "sentence"})
    settings, findings = parse_settings(after)
    assert not findings
    assert settings.texts == {"one": TextSettings(("az",), "paragraph"), "12": TextSettings(rows="sentence")}
    assert all(line in after for line in ("# mine\n", "source: en # ours\n", "  one: # first\n", "# two\n"))
    assert edit_settings("# only\n", {"rows": "sentence"}) == "# only\nrows: sentence\n"


def test_checks_are_chosen_for_all_for_a_locale_and_for_a_text() -> None:
    settings, findings = parse_settings(
        """
checks:
  ignore: [length]
  severity: {quotation-marks: error}
  locales:
    az: {extend: [spelling]}
  texts:
    "report-*": {select: [facts, completeness]}
"""
    )
    assert findings == ()
    assert settings.checks == Selection(
        Rules(ignore=("length",), severity={"quotation-marks": Severity.ERROR}),
        {"az": Rules(extend=("spelling",))},
        {"report-*": Rules(select=("facts", "completeness"))},
    )


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("checks: [length]", "dragoman.yaml, line 1: checks: a mapping is expected, not a list"),
        ("checks:\n  ignore: 5", "dragoman.yaml, line 2: ignore: a list of strings is expected"),
        ("checks:\n  severity:\n    dash: fatal", "line 3: dash: 'fatal' is not one of error, warning, note"),
        ("checks:\n  locales:\n    aze: {}", 'line 3: aze: Unknown locale "aze".'),
        ("checks:\n  texts:\n    a: [dash]", "line 3: a: a mapping is expected, not a list"),
    ],
)
def test_what_is_wrong_with_the_choice_of_checks(source: str, told: str) -> None:
    with pytest.raises(WorkspaceError) as error:
        parse_settings(source)
    assert told in error.value.message


def test_an_unknown_key_among_the_checks_is_told() -> None:
    _, findings = parse_settings("checks:\n  ignor: [dash]\n  locales:\n    az: {selct: [dash]}")
    assert [finding.message for finding in findings] == [
        "checks.ignor is not a setting and has no effect",
        "checks.locales.az.selct is not a setting and has no effect",
    ]
