"""Coverage as table, JSON, page, badge and chart, and the forecast."""

import json
from datetime import date, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from dragoman.model import (
    By,
    Coverage,
    Finding,
    Forecast,
    History,
    Position,
    Severity,
    Side,
    Snapshot,
    Spot,
    Standing,
    Subject,
    Tally,
    grouped,
    overall,
)
from dragoman.reports.badge import badge
from dragoman.reports.chart import chart
from dragoman.reports.coverage_json import coverage_json
from dragoman.reports.coverage_page import coverage_page
from dragoman.reports.coverage_table import coverage_table
from dragoman.reports.figures import forecast_words, percent
from tests.reports.coverages import ROWS, coverage, history


def test_the_table_adds_up() -> None:
    assert coverage_table(ROWS).splitlines() == [
        "text   locale  translated  fuzzy  untranslated  words left  words done",
        "lake   az           10/91    0/0           0/0           0     100.0 %",
        "lake   ru            7/61   1/10          2/20          30      67.0 %",
        "river  az            6/51    0/0           0/0           0     100.0 %",
        "all                23/203   1/10          2/20          30      87.1 %",
        "units/words in each state; fuzzy is not done",
    ]
    assert "with findings" in coverage_table([coverage("lake", "az", 9, flagged=2)])


@pytest.mark.parametrize(
    ("by", "names"),
    [(By.TEXT, ["lake", "river"]), (By.LOCALE, ["az", "ru"]), (By.ROLE, ["title", "paragraph"]), (By.ALL, [""])],
)
def test_each_way_of_adding_up_is_the_same_sum(by: By, names: list[str]) -> None:
    groups = grouped(ROWS, by)
    assert [group.name for group in groups] == names
    assert sum((group.standing for group in groups[1:]), groups[0].standing) == overall(ROWS)


def test_what_is_not_whole_is_never_shown_as_100() -> None:
    assert percent(99.99) == "99.9 %"
    assert percent(100.0) == "100.0 %"
    assert json.loads(coverage_json([coverage("x", "az", 99999, 0, 1)]))[0]["percent"] == 99.99


def test_flagged_is_known_only_where_it_is_known_of_all() -> None:
    assert overall([coverage("a", "az", 3, flagged=1), coverage("b", "az", 3, flagged=2)]).flagged == Tally(3, 30)
    assert overall([coverage("a", "az", 3, flagged=1), coverage("b", "az", 3)]).flagged is None


def test_json_keeps_its_keys() -> None:
    record = json.loads(coverage_json(ROWS))[1]
    assert record["translated"] == {"units": 7, "words": 61}
    assert record["total"] == {"units": 10, "words": 91}
    assert record["left"] == {"units": 3, "words": 30}
    assert (record["percent"], record["complete"], record["with_findings"]) == (67.03, False, None)
    assert record["missing"][0] == {
        "context": None, "source": "fuzzy 0 <of> it.", "state": "fuzzy", "role": "paragraph", "unit": "uf0",
        "target": "İş & güc", "line": 7,
    }  # fmt: skip
    assert record["roles"]["title"]["translated"] == {"units": 1, "words": 1}
    assert [next(iter(one)) for one in json.loads(coverage_json(ROWS, By.ROLE))] == ["role", "role"]
    assert json.loads(coverage_json(ROWS, By.ALL))[0]["left"]["words"] == 30


def test_json_of_the_past() -> None:
    told = history((date(2026, 3, 1), 20, 91), (date(2026, 3, 11), 40, 91))
    record = json.loads(coverage_json(ROWS[:1], By.LOCALE, told))[0]
    assert record["history"] == [
        {"day": "2026-03-01", "translated": 20, "total": 91}, {"day": "2026-03-11", "translated": 40, "total": 91}
    ]  # fmt: skip
    assert record["forecast"] == {
        "left": 51, "per_day": 2.0, "since": "2026-03-01", "day": "2026-04-06", "reason": None
    }  # fmt: skip


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([(date(2026, 3, 1), 20, 91)], "71 words left; no forecast: the history is shorter than a day"),
        ([(date(2026, 3, 1), 40, 91), (date(2026, 3, 9), 40, 91)], "51 words left; no forecast: no more is translated "
         "than on 2026-03-01"),
        ([(date(2026, 3, 1), 50, 91), (date(2026, 3, 9), 40, 91)], "51 words left; no forecast: no more is translated "
         "than on 2026-03-01"),
        ([(date(2026, 3, 1), 40, 90000), (date(2026, 3, 9), 41, 90000)], "89,959 words left; no forecast: it would "
         "take more than ten years"),
        ([(date(2026, 3, 1), 40, 91), (date(2026, 3, 9), 91, 91)], "nothing left"),
        ([(date(2026, 3, 1), 10, 91), (date(2026, 3, 3), 90, 91)], "1 word left; 40 words a day since 2026-03-01: done "
         "on 2026-03-04"),
    ],
)  # fmt: skip
def test_a_forecast_says_only_what_is_known(days: list[tuple[date, int, int]], words: str) -> None:
    assert forecast_words(history(*days).forecast(locale="az")) == words


def test_all_are_done_when_the_slowest_is() -> None:
    def snapshot(day: int, az: int, ru: int) -> Snapshot:
        return Snapshot(
            date(2026, 3, day),
            (("x", "az", Standing(Tally(1, az), Tally(), Tally(1, 100 - az))),
             ("x", "ru", Standing(Tally(1, ru), Tally(), Tally(1, 100 - ru)))),
        )  # fmt: skip

    both = History((snapshot(1, 0, 0), snapshot(11, 50, 10))).forecast()
    assert (both.left, both.per_day, both.day) == (140, 6.0, date(2026, 6, 9))
    stuck = History((snapshot(1, 0, 10), snapshot(11, 50, 10))).forecast()
    assert stuck.day is None
    assert stuck.reason == "no more is translated than on 2026-03-01 (ru)"
    assert History().forecast() == Forecast(0, reason="there is nothing to translate")


@pytest.mark.parametrize(
    ("row", "said"), [(ROWS[0], "100 %"), (ROWS[1], "67 %"), (coverage("x", "ru", 0, 0, 9), "1 %")]
)
def test_a_badge_is_a_picture_with_a_title(row: Coverage, said: str) -> None:
    root = ElementTree.fromstring(badge(row.standing, row.locale))  # noqa: S314 - our own picture
    assert root.findtext("{*}title") == f"translated {row.locale}: {said}"
    width = int(root.get("width", ""))
    assert 90 <= width <= 150
    assert [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")] == [f"translated {row.locale}", said]
    assert "–" in badge(Standing())


def test_a_chart_draws_each_locale_and_its_labels_apart() -> None:
    days = [
        Snapshot(date(2026, 3, day), tuple(
            ("x", locale, Standing(Tally(1, 90 + number), Tally(), Tally(1, 10 - number)))
            for number, locale in enumerate(("ar", "az", "ru", "tr", "uk", "zh", "fa"))))
        for day in (1, 9)
    ]  # fmt: skip
    drawn = chart(History(tuple(days)))
    assert drawn is not None
    assert [line.locale for line in drawn.lines] == ["ar", "az", "fa", "ru", "tr", "uk", "zh"]
    heights = sorted(line.label_y for line in drawn.lines)
    assert all(after - before >= 14 for before, after in pairwise(heights))
    assert heights[0] >= 0
    assert heights[-1] <= drawn.height
    assert chart(History(tuple(days[:1]))) is None
    assert chart(History()) is None


def found(locale: str, unit: str, spot: Spot | None, family: str = "facts", text: str = "lake") -> Finding:
    target = "" if locale == "en" else "13 & çox"
    subject = Subject(text, locale, "paragraph", unit, None, "Twelve & more", target, "en")
    place = f"texts/{text}.md" if locale == "en" else f"locales/{locale}/{text}.po"
    return Finding("number", Severity.ERROR, f"found in {locale} {unit}", "", Position(place, 4), subject, spot,
                   family=family)  # fmt: skip


def test_the_page_shows_what_is_left_and_what_was_found() -> None:
    findings = [
        found("az", "u9", Spot(Side.TARGET, 0, 2)),
        found("ru", "uf0", Spot(Side.TARGET, 0, 2)),
        found("ru", "uu0", None, "completeness"),
        found("en", "u3", Spot(Side.SOURCE, 0, 6), "source"),
        Finding("unknown-check", Severity.WARNING, "x is no check", "", Position("dragoman.yaml")),
    ]
    told = history((date(2026, 3, 1), 20, 91), (date(2026, 3, 11), 40, 91))
    page = coverage_page(ROWS, findings=findings, history=told, title="Almeravia", when=datetime(2026, 3, 11, 9, 5))
    assert "<h1>Coverage · Almeravia</h1>" in page
    assert '<a href="#detail-2">67.0 %</a>' in page
    assert '<div id="detail-2">' in page
    assert "<mark>13</mark> &amp; çox" in page
    assert "found in ru uf0" in page
    assert "found in ru uu0" not in page, "that a unit is not done is told once"
    assert "<mark>Twelve</mark> &amp; more" in page
    assert "Other findings" in page
    assert "untranslated 1 &lt;of&gt; it." in page
    assert "done on <time>2026-04-06</time>" in page
    assert page.count("<polyline") == 1
    assert "<script" not in page


def test_the_page_without_checks_and_history_says_so() -> None:
    page = coverage_page(ROWS)
    assert "the checks were not run" in page
    assert "with findings" not in page
    assert "History" not in page
    assert "Coverage" in coverage_page([])
