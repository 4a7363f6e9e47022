"""How the checks of facts do on real sentences: false alarms, and what they find of mistakes made by a script.

    .venv/bin/python bench/facts.py [--flags] [--missed] [language …]

A thousand sentences and their translations beside the project (``../shared/data/alignment/pud``, skipped when absent)
are taken as a translator's work. First table: pairs that the checks of facts flag; those listed in
``facts_defects.tsv`` are mistakes of the data and counted apart. Second table: of the pairs that have a thing on both
sides, and after one alteration of it in the translation, how many are flagged by a new finding of the default checks.
``--flags`` prints each flag, ``--missed`` each alteration that was not found.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from _alterations import KINDS, THINGS, Alteration, put_in  # noqa: E402

from dragoman.checks.check import Check, Family  # noqa: E402
from dragoman.checks.collection import checks  # noqa: E402
from dragoman.checks.pair import Pair, Paper  # noqa: E402
from dragoman.checks.reference import Reference  # noqa: E402
from dragoman.checks.running import check_paper  # noqa: E402
from dragoman.model import Finding, Glossary, Term, TermKind, Wording  # noqa: E402

PUD = ROOT.parent / "shared" / "data" / "alignment" / "pud" / "pud.tsv"
DEFECTS = Path(__file__).with_name("facts_defects.tsv")
TAGS = {"zh": "zh-Hant"}  # The Chinese column is in traditional characters.
SEED = 4
PUT_IN = 100
"""In about how many pairs a language things are put in."""


def main(arguments: list[str]) -> int:
    """Print both tables; 1 when more than 2 % are false alarms or less than 95 % are found."""
    if not PUD.is_file():
        print("no sentences beside the project: nothing measured")
        return 0
    head, *rows = (line.split("\t") for line in PUD.read_text(encoding="utf-8").splitlines())
    languages = [name for name in arguments if not name.startswith("--")] or head[2:]
    pairs = {
        language: {row[0]: _pair(row[1], row[head.index(language)], TAGS.get(language, language)) for row in rows}
        for language in languages
    }
    good = _alarms(pairs, "--flags" in arguments)
    good &= _found(pairs, "--missed" in arguments)
    return 0 if good else 1


def _alarms(pairs: dict[str, dict[str, Pair]], told: bool) -> bool:
    """The table of false alarms."""
    defects = _defects()
    facts = [check for check in checks() if check.family is Family.FACTS and check.default]
    good = True
    print(f"{'en→':4} {'pairs':>6} {'flagged':>8} {'defects':>8} {'false':>6} {'share':>7}   false alarms by check")
    for language, by_id in pairs.items():
        flagged = {key: found for key, pair in by_id.items() if (found := _findings(pair, facts))}
        true = {key for key in flagged if (key, language) in defects}
        false = flagged.keys() - true
        codes: dict[str, int] = defaultdict(int)
        for key in false:
            for code in {finding.code for finding in flagged[key]}:
                codes[code] += 1
        share = len(false) / len(by_id)
        good &= share < 0.02
        listed = ", ".join(f"{code} {number}" for code, number in sorted(codes.items(), key=lambda each: -each[1]))
        print(f"{language:4} {len(by_id):6} {len(flagged):8} {len(true):8} {len(false):6} {share:7.2%}   {listed}")
        if told:
            for key in sorted(flagged):
                _tell(key + (" (defect)" if key in true else ""), by_id[key], flagged[key])
    return good


def _found(pairs: dict[str, dict[str, Pair]], told: bool) -> bool:
    """The table of alterations found."""
    looking = [check for check in checks() if check.default and check.pair is not None]
    totals: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    alarms: dict[str, int] = defaultdict(int)
    for language, by_id in pairs.items():
        everything = tuple(by_id.values())
        for key, pair in by_id.items():
            before: set[tuple[str, str]] | None = None
            for kind, alter in KINDS.items():
                chance = random.Random(f"{SEED} {key} {language} {kind}")  # noqa: S311 (the same each run)
                altered = alter(pair, chance, everything)
                if altered is None:
                    continue
                before = before if before is not None else _keys(_findings(pair, looking))
                new = [each for each in _findings(_with(pair, altered), looking) if _key(each) not in before]
                _count(totals[language, kind], new)
                if told and not new:
                    print(f"  missed {language} {key} {kind}: {altered.was} → {altered.now}")
                    print(f"    {pair.source_plain}\n    {altered.target}")
                if kind.startswith("name:"):
                    _count(totals[language, kind.replace("name", "listed name")], _listed(pair, altered, looking))
        for kind, things in THINGS.items():
            for key, pair in list(by_id.items())[:: 1 + len(by_id) // PUT_IN]:
                put = put_in(pair, things, random.Random(f"{SEED} {key} {kind}"))  # noqa: S311
                was = _findings(_pair(put.source, put.right, pair.locale), looking)
                now = _findings(_pair(put.source, put.wrong, pair.locale), looking)
                new = [each for each in now if _key(each) not in _keys(was)]
                _count(totals[language, kind], new)
                if told and not new:
                    print(f"  missed {language} {key} {kind}\n    {put.source}\n    {put.wrong}")
                family = {(each.code, each.message) for each in was if each.family == Family.FACTS.value}
                alarms[language] += bool(family - _keys(_findings(pair, looking)))
    good = _print_found(totals, list(pairs))
    put = sum(len(list(by_id.items())[:: 1 + len(by_id) // PUT_IN]) for by_id in pairs.values()) * len(THINGS)
    print(f"\nput in right and yet flagged by the checks of facts: {sum(alarms.values())} of {put}")
    return good


def _count(tally: list[int], new: Sequence[Finding]) -> None:
    tally[0] += 1
    tally[1] += bool(new)
    tally[2] += any(each.family == Family.FACTS.value for each in new)


def _listed(pair: Pair, altered: Alteration, looking: list[Check]) -> list[Finding]:
    """What is new once the name that was altered stands in the table of names."""
    name = Term(TermKind.PERSON, (Wording("en", altered.was), Wording(pair.locale, altered.was)))
    reference = Reference(names=Glossary((name,)))
    before = _keys(_findings(replace(pair, reference=reference), looking))
    after = _findings(replace(_with(pair, altered), reference=reference), looking)
    return [each for each in after if _key(each) not in before]


def _print_found(totals: dict[tuple[str, str], list[int]], languages: Sequence[str]) -> bool:
    good = True
    print(f"\n{'altered':20} " + " ".join(f"{language:>14}" for language in languages) + f" {'all':>16}")
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind in (*KINDS, "listed name: letter", "listed name: other", *THINGS):
        row = [totals.get((language, kind), [0, 0, 0]) for language in languages]
        whole = [sum(column) for column in zip(*row, strict=True)]
        groups[kind.split(":")[0]] = [a + b for a, b in zip(groups[kind.split(":")[0]], whole, strict=True)]
        print(f"{kind:20} " + " ".join(f"{_share(each):>14}" for each in row) + f" {_share(whole):>16}")
    print()
    for group, whole in groups.items():
        print(f"{group:20} {_share(whole):>16} found, {whole[2]} of them by the checks of facts")
        good &= group == "name" or not whole[0] or whole[1] / whole[0] >= 0.95
    return good


def _share(tally: Sequence[int]) -> str:
    return f"{tally[1]}/{tally[0]} {tally[1] / tally[0]:4.0%}" if tally[0] else "–"


def _pair(source: str, target: str, locale: str) -> Pair:
    from dragoman.markup import escape

    return Pair(escape(source), escape(target), "en", locale, units=("u",), text="pud")


def _with(pair: Pair, altered: Alteration) -> Pair:
    return _pair(pair.source_plain, altered.target, pair.locale)


def _findings(pair: Pair, looking: list[Check]) -> tuple[Finding, ...]:
    return check_paper(Paper("pud", pair.locale, "en", (pair,)), looking).findings


def _keys(findings: Sequence[Finding]) -> set[tuple[str, str]]:
    return {_key(finding) for finding in findings}


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def _tell(key: str, pair: Pair, found: Sequence[Finding]) -> None:
    print(f"  {key}: " + "; ".join(f"{each.code}: {each.message}" for each in found))
    print(f"    {pair.source_plain}\n    {pair.target_plain}")


def _defects() -> set[tuple[str, str]]:
    """Ids and languages of the sentences whose translation says another thing than the source; reasons stand beside."""
    lines = DEFECTS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(row[0], row[1]) for row in rows}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
