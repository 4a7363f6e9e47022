"""Runs one check on an example, repairs included."""

from __future__ import annotations

from dataclasses import replace

from dragoman.checks.check import Check, Example
from dragoman.checks.examples import EVERYTHING, findings, paper
from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.checks.running import Checked, check_paper
from dragoman.model import Side


def judge(check: Check, example: Example, reference: Reference = NO_REFERENCE) -> Checked:
    """What a check says of an example."""
    whole = paper(example, reference, source=check.side is Side.SOURCE)
    found = check_paper(whole, [check], EVERYTHING, side=check.side)
    return replace(found, findings=findings(check, example, reference))
