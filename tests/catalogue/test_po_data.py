"""Real and difficult PO files beside the checkout, against what GNU gettext made of them."""

import csv
import hashlib
from pathlib import Path

import pytest

from dragoman.catalogue import PoSyntaxError, canonical, parse, serialise, verified

DATA = Path(__file__).resolve().parents[2] / "../shared/data/po"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="no PO files beside the checkout")

READ_BEYOND_MSGCAT = {
    "polib__tests__test_noencoding.po": "UTF-8 without a charset in the header: msgfmt reads it",
    "polib__tests__test_ufeff.po": "a byte order mark is dropped",
}


def rows() -> list[dict[str, str]]:
    if not DATA.is_dir():
        return []
    with (DATA / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_manifest(row: dict[str, str]) -> None:
    path = next(DATA.rglob(row["file"]))
    data = path.read_bytes()
    if row["msgcat_ok"] != "True" and row["file"] not in READ_BEYOND_MSGCAT:
        with pytest.raises(PoSyntaxError):
            parse(data, path.name)
        return
    catalogue = parse(data, path.name)
    if row["msgcat_ok"] == "True":
        assert hashlib.sha256(serialise(catalogue)).hexdigest() == row["msgcat_nowrap_sha256"]
    assert parse(verified(catalogue)) == canonical(catalogue)


@pytest.mark.parametrize("path", sorted(DATA.glob("polib_issues/*.po")), ids=lambda path: path.name)
def test_snippets_of_issues(path: Path) -> None:
    if "INVALID" in path.name:
        with pytest.raises(PoSyntaxError) as caught:
            parse(path.read_bytes(), path.name)
        assert caught.value.line
    else:
        catalogue = parse(path.read_bytes(), path.name)
        assert parse(verified(catalogue)).units == canonical(catalogue).units
