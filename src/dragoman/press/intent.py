"""Which PDF/X a file claims to be, and the printing condition that it was made for.

ISO 15930-1, -3, -4, -6 (X-1a, X-3: an entry of the document information) and -7 (X-4: the XMP); output intents: ISO
32000-1, clause 14.11.5; the head of a profile: ICC.1:2010, clause 7.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model import Severity
from dragoman.press import objects
from dragoman.press.demands import Demands
from dragoman.press.remarks import Remark

_IN_XMP = re.compile(r"GTS_PDFXVersion\s*(?:=\s*[\"']|>)\s*(PDF/X[^\"'<]{0,20})")
_PART = re.compile(r"PDF/X-?(1a|1|3|4p|4|5g|5pg|5n|6)")
_MARK = {"x-1a": "PDF/X-1a", "x-3": "PDF/X-3", "x-4": "PDF/X-4"}
_SPACES = {b"CMYK": "CMYK", b"RGB ": "RGB", b"GRAY": "grey"}


@dataclass(frozen=True, slots=True)
class Intent:
    """What a file says of how it is to be printed."""

    claimed: str = ""
    """The PDF/X that it claims to be, as it writes it; "" when none."""
    condition: str = ""
    """Name of the printing condition; "" when there is no output intent for print, or it has no name."""
    present: bool = False
    """Whether there is an output intent for print (``/GTS_PDFX``)."""
    profile: str | None = None
    """Colours of the profile in the file: CMYK, RGB, grey; "" for a profile that cannot be read; None without one."""
    output: bool = True
    """Whether that profile is one of an output device."""
    trapped: str = ""
    """``True``, ``False``, or "" where the file does not say whether it is trapped."""

    @property
    def part(self) -> str:
        """The part of PDF/X: ``1a``, ``3``, ``4`` and so on; ""."""
        found = _PART.search(self.claimed)
        return found[1] if found else ""


def read_intent(pdf: Any) -> Intent:
    """What the document information, the XMP and the output intents of an open file say."""
    root, info = objects.entry(pdf.trailer, "/Root"), objects.entry(pdf.trailer, "/Info")
    claimed = objects.text(objects.entry(info, "/GTS_PDFXConformance"))
    claimed = claimed or objects.text(objects.entry(info, "/GTS_PDFXVersion"))
    found = _IN_XMP.search(_xmp(root))
    claimed = claimed or (found[1].strip() if found else "")
    trapped = objects.named(info, "/Trapped")
    for one in objects.items(objects.entry(root, "/OutputIntents")):
        if objects.named(one, "/S") != "GTS_PDFX":
            continue
        name = objects.text(objects.entry(one, "/OutputConditionIdentifier"))
        name = name or objects.text(objects.entry(one, "/OutputCondition"))
        stream = objects.entry(one, "/DestOutputProfile")
        if stream is None:
            return Intent(claimed, name, True, None, True, trapped)
        head = objects.content(stream, 40) or b""
        sound = head[36:40] == b"acsp"
        return Intent(
            claimed, name, True, _SPACES.get(head[16:20], "") if sound else "", head[12:16] == b"prtr", trapped
        )
    return Intent(claimed, trapped=trapped)


def intent_remarks(intent: Intent, demands: Demands) -> Iterator[Remark]:
    """What is wrong with the claim and the intent."""
    wanted = _MARK.get(demands.standard, "")
    if not intent.claimed:
        yield Remark(
            "no-pdfx", Severity.ERROR if wanted else Severity.WARNING,
            f"The file is no {wanted or 'PDF/X'}: nothing in it says that it was made for print",
            "Export as PDF/X-4, or as the part of PDF/X that the shop asks for.", expected=wanted,
        )  # fmt: skip
    elif wanted and intent.part != demands.standard.removeprefix("x-"):
        yield Remark(
            "other-pdfx", Severity.ERROR, f"The file is {intent.claimed} where {wanted} is asked for",
            f"Export as {wanted}.", found=intent.claimed, expected=wanted,
        )  # fmt: skip
    grave = Severity.ERROR if intent.claimed else Severity.WARNING
    if not intent.present:
        yield Remark(
            "no-output-intent", grave, "There is no output intent for print: the colours are for no known press",
            "Export with the profile of the printing condition, e.g. FOGRA39 or what the shop names.",
        )  # fmt: skip
    elif intent.profile is None and not intent.condition:
        yield Remark(
            "output-intent", grave, "The output intent neither holds a profile nor names a printing condition",
            "Export with the profile of the printing condition.",
        )  # fmt: skip
    elif intent.profile is None and intent.part == "4":
        yield Remark(
            "output-intent", Severity.ERROR, "The output intent holds no profile, which PDF/X-4 asks for",
            "Export with the profile in the file.",
        )  # fmt: skip
    elif intent.profile == "":
        yield Remark(
            "output-intent", Severity.ERROR, "The profile of the output intent cannot be read",
            "Export with a sound ICC profile.",
        )  # fmt: skip
    elif intent.profile not in {None, "CMYK"} or not intent.output:
        kind = f"for {intent.profile}" if intent.profile != "CMYK" else "not one of an output device"
        yield Remark(
            "output-intent", Severity.WARNING, f"The profile of the output intent is {kind}: presses print CMYK",
            "Export with the profile of a press.", found=intent.profile or "", expected="CMYK",
        )  # fmt: skip
    if intent.claimed and intent.trapped not in {"True", "False"}:
        yield Remark(
            "trapped", Severity.WARNING, "The file does not say whether it is trapped, which PDF/X asks for",
            "Set /Trapped to /False, unless colours were spread into one another.",
        )  # fmt: skip


def _xmp(root: Any) -> str:
    data = objects.content(objects.entry(root, "/Metadata"), 1_000_000) or b""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return data.decode(encoding, "replace")
