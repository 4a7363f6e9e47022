"""What parts two sources."""

import pytest

from dragoman.catalogue.changes import Change, kinds

CASES = """
en | The quay — open. | The quay - open. | typography
en | It has 13 boats. | It has 14 boats. | number
en | It has 13 boats. | It has thirteen boats. | number
en | Thirteen boats came. | Fourteen boats came. | number
en | It opened on 3 May 2021. | It opened on 4 June 2021. | date
en | It opened on 3 May 2021 with 3 boats. | It opened on 3 May 2022 with 4 boats. | number, date
en | They agreed. | They never agreed. | negation
en | The envoy of Norland spoke. | The envoy of Sudland spoke. | name
en | The envoy spoke. | An envoy spoke. | wording
en | A came before B. | B came before A. | wording
en | Norland did not go on 3 May 2021. | Here Sudland went on 4 May 2021. | date, name, negation, wording
ru | Они пришли. | Они не пришли. | negation
ru | Двадцать лодок. | Тридцать лодок. | number
ru | Открыт 3 мая 2021 года. | Открыт 4 мая 2021 года. | date
az | Bu doğrudur. | Bu doğru deyil. | negation, wording
az | 2021-ci il mayın 3-də açıldı. | 2021-ci il mayın 4-də açıldı. | date
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_kinds(line: str) -> None:
    locale, old, new, expected = line.split(" | ")
    assert ", ".join(kinds(old, new, locale)) == expected
    assert kinds(new, old, locale) == kinds(old, new, locale)


def test_nothing_changed() -> None:
    assert kinds("The same.", "The same.") == ()


def test_another_line_break_is_more_than_typography() -> None:
    assert kinds("Commissioner\nfor Waters", "Commissioner for\nWaters") == (Change.WORDING,)
