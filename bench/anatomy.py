"""How much of the anatomy of papers the importer finds: fields right, by paper and by field.

    .venv/bin/python bench/anatomy.py [--all]

Prints the score on the papers beside the project (``../shared/data/statements``, skipped when absent) and on the
project's own cases; ``--all`` names each wrong field.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.importing.anatomy_cases import CORE, cases, fields, right, run  # noqa: E402

STATEMENTS = ROOT.parent / "shared" / "data" / "statements"


def main() -> int:
    """Print the scores; 1 when a field of the papers beside the project is wrong."""
    wrong = _beside()
    _own()
    return 1 if wrong else 0


def _beside() -> int:
    if not STATEMENTS.is_dir():
        print("papers beside the project: absent, skipped")
        return 0
    total = good = 0
    for expected in json.loads((STATEMENTS / "expected.json").read_text(encoding="utf-8")):
        got = statement_fields(run((STATEMENTS / expected["file"]).read_text(encoding="utf-8")))
        for name, value in expected.items():
            if name not in got:
                continue
            total += 1
            ok = statement_right(name, value, got[name])
            good += ok
            if not ok:
                print(f"  {expected['file']}: {name}: expected {value!r}, got {got[name]!r}")
    print(f"papers beside the project: {good} of {total} fields")
    return total - good


def statement_fields(imported: Any) -> dict[str, Any]:
    """The fields of ``expected.json`` for an imported paper."""
    got = fields(imported)
    bodies = got["joins"]
    return {
        "kind": got["kind"],
        "lang": got["locale"],
        "title": got["title"],
        "subtitle": got["subtitle"],
        "body_paragraphs": got["body"],
        "body_first": got["first"],
        "body_last": got["last"],
        "place": got["place"],
        "date": got["date"],
        "addressees": got["addressees"],
        "addressee_count": len(got["addressees"]),
        "byline": got["byline"],
        "agency": got["agency"],
        "document_date": got["distributed"],
        "reference": got["reference"],
        "noise": list(imported.text.noise),
        "page_breaks": bodies,
        "signatories": [
            {"name": name, "office": office, "signed_mark": bool(got["marks"])} for name, *office in got["signatories"]
        ],
        "annexes": [
            {"heading": a["heading"], "title": a["title"], "body_paragraphs": a["body"]} for a in got["annexes"]
        ],
    }


def statement_right(name: str, expected: Any, got: Any) -> bool:
    """Whether a field of ``expected.json`` is right."""
    if name in ("body_first", "body_last"):
        return bool(got) and got.startswith(expected)
    if name == "page_breaks":
        return all(any(f"{cut['after']} {cut['before']}" in text for text in got) == cut["joins"] for cut in expected)
    if name == "signatories":
        return [{"signed_mark": False, **e} for e in expected] == got
    return bool(expected == got)


def _own() -> None:
    wrong: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    languages: dict[str, list[int]] = {}
    for case in cases():
        got = fields(run(case.source))
        for name in {**CORE, **case.expected}:
            expected = case.expected.get(name, CORE.get(name))
            ok = right(name, expected, got[name])
            seen[name] += 1
            wrong[name] += not ok
            tally = languages.setdefault(case.expected["locale"], [0, 0])
            tally[0] += ok
            tally[1] += 1
            if not ok and "--all" in sys.argv:
                shown = "…" if name in ("joins", "absent") else repr(got[name])
                print(f"  {case.name}: {name}:\n      expected {expected!r}\n      got      {shown}")
    print(
        "own cases: "
        + ", ".join(f"{tag} {good}/{total}" for tag, (good, total) in sorted(languages.items()))
        + f"; all {sum(t[0] for t in languages.values())}/{sum(t[1] for t in languages.values())} fields"
    )
    for name, count in wrong.most_common():
        if count:
            print(f"  {name}: {count} of {seen[name]} wrong")


if __name__ == "__main__":
    sys.exit(main())
