"""Each defect planted in a file that is good otherwise is found, at its place, and nothing else is."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from dragoman.model import Severity
from dragoman.press import Demands, preflight
from tests.press import files
from tests.press.files import Plant, drawn, form, good, image, intent, planted, profile, spot, stream

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
DEMANDS = Demands(measure_ink=False)
QUIET = frozenset({"preflight-black-knocks-out"})
"""Said of the good file too: WeasyPrint lets no text overprint."""


@dataclass(frozen=True)
class Defect:
    """What is planted, and what must be found: code, severity, page, words of the message."""

    name: str
    plants: tuple[Plant, ...]
    found: tuple[tuple[str, Severity, int | None, str], ...] = ()
    demands: Demands = field(default=DEMANDS)


def page_entry(key: str, value: Any, page: int = 2) -> Plant:
    """An entry of a page; None takes it away."""

    def plant(pdf: Pdf) -> None:
        if value is None:
            del pdf.pages[page - 1].obj[key]
        else:
            pdf.pages[page - 1].obj[key] = value(pdf) if callable(value) else value

    return plant


def root_entry(key: str, value: Any) -> Plant:
    def plant(pdf: Pdf) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value

    return plant


def info(key: str, value: Any) -> Plant:
    def plant(pdf: Pdf) -> None:
        if value is None:
            del pdf.docinfo[key]
        else:
            pdf.docinfo[key] = value

    return plant


def claims(claim: str | None) -> Plant:
    """The PDF/X that the document information claims; the XMP goes."""

    def plant(pdf: Pdf) -> None:
        del pdf.Root.Metadata
        if claim is not None:
            pdf.docinfo["/GTS_PDFXVersion"] = claim

    return plant


def unembedded(pdf: Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor:
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in one:
                    del one[key]


def whole_fonts(pdf: Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and "/BaseFont" in one:
            one.BaseFont = Name("/" + str(one.BaseFont)[8:])


def font(name: str = "/Helvetica") -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(name))


def type_three(pdf: Pdf, *, glyph: bytes = b"1000 0 d0 1 0 0 rg 0 0 500 500 re f") -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        FirstChar=65, LastChar=65, Widths=[1000], CharProcs=Dictionary(A=pdf.make_stream(glyph)),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[65, Name.A]), Resources=Dictionary(),
    )  # fmt: skip


def state(**entries: Any) -> dict[str, Any]:
    return {"ExtGState": {"/X": Dictionary(Type=Name.ExtGState, **entries)}}


def annotation(kind: str, rectangle: list[int], look: str = "", **more: Any) -> Plant:
    def plant(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rectangle, **more)
        if look:
            made.AP = Dictionary(N=form(look)(pdf))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(made)])

    return plant


def tiling(content: bytes, **more: Any) -> Any:
    return stream(
        content, Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9,
        Resources=Dictionary(), **more,
    )  # fmt: skip


def shading(_: Pdf) -> Dictionary:
    function = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0], C1=[1, 1, 1])
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 9], Function=function)


def icc(count: int, space: bytes) -> Any:
    return lambda pdf: Array([Name.ICCBased, pdf.make_stream(profile(space, b"mntr"), Dictionary(N=count))])


SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
RGB = (("preflight-rgb", ERROR, 1, "areas"),)

JUST = [0, 0, 419.52756, 595.27559]

DEFECTS = [
    Defect("nothing", ()),
    # Claims and intents.
    Defect("no claim", (claims(None),), (("preflight-no-pdfx", WARNING, None, "no PDF/X"),)),
    Defect(
        "no claim where one is asked for", (claims(None),), (("preflight-no-pdfx", ERROR, None, "no PDF/X-4"),),
        Demands("x-4", measure_ink=False),
    ),
    Defect(
        "another claim", (), (("preflight-other-pdfx", ERROR, None, "is PDF/X-4 where PDF/X-1a"),),
        Demands("x-1a", measure_ink=False),
    ),
    Defect("no intent", (root_entry("/OutputIntents", None),), (("preflight-no-output-intent", ERROR, None, ""),)),
    Defect(
        "no intent, no claim", (root_entry("/OutputIntents", None), claims(None)),
        (("preflight-no-pdfx", WARNING, None, ""), ("preflight-no-output-intent", WARNING, None, "")),
    ),
    Defect(
        "an intent for the archive alone",
        (root_entry("/OutputIntents", Array([Dictionary(S=Name.GTS_PDFA1, OutputConditionIdentifier="sRGB")])),),
        (("preflight-no-output-intent", ERROR, None, ""),),
    ),
    Defect("an empty intent", (intent(None, None),), (("preflight-output-intent", ERROR, None, "neither"),)),
    Defect("a name without a profile", (intent(None),), (("preflight-output-intent", ERROR, None, "holds no"),)),
    Defect("the same in X-3", (intent(None), claims("PDF/X-3:2003")), ()),
    Defect("a profile for screens", (intent(profile(b"RGB ")),), (("preflight-output-intent", WARNING, None, "RGB"),)),
    Defect(
        "a profile of no device", (intent(profile(kind=b"link")),), (("preflight-output-intent", WARNING, None, "not"),)
    ),
    Defect("a broken profile", (intent(b"nothing"),), (("preflight-output-intent", ERROR, None, "cannot be read"),)),
    Defect("trapping unsaid", (info("/Trapped", None),), (("preflight-trapped", WARNING, None, ""),)),
    # Boxes.
    Defect("no trim", (page_entry("/TrimBox", None),), (
        ("preflight-no-trim-box", ERROR, 2, ""),
        ("preflight-page-size", ERROR, 2, "154 × 216 mm where the others are 148 × 210 mm"),
    )),
    Defect("art for trim", (page_entry("/TrimBox", None), page_entry("/ArtBox", Array(JUST))), ()),
    Defect("art and trim", (page_entry("/ArtBox", Array(JUST)),), (("preflight-box-nesting", WARNING, 2, "ArtBox"),)),
    Defect("no bleed box", (page_entry("/BleedBox", None),), (("preflight-no-bleed-box", WARNING, 2, "room"),)),
    Defect("no bleed", (page_entry("/BleedBox", Array(JUST)),), (("preflight-bleed", ERROR, 2, "0 mm where 3 mm"),)),
    Defect(
        "too little on one side", (page_entry("/BleedBox", Array([-8.504, -5.67, 428.04, 603.78])),),
        (("preflight-bleed", ERROR, 2, "2 mm where 3 mm"),),
    ),
    Defect(
        "none asked for", (page_entry("/BleedBox", Array(JUST)),), (), Demands(bleed=0, measure_ink=False)
    ),
    Defect(
        "trim beyond bleed", (page_entry("/BleedBox", Array([10, 10, 400, 580])),),
        (("preflight-box-nesting", ERROR, 2, "TrimBox goes beyond the Bleed"), ("preflight-bleed", ERROR, 2, "0 mm")),
    ),
    Defect(
        "bleed beyond media", (page_entry("/BleedBox", Array([-20, -20, 440, 620])),),
        (("preflight-box-nesting", ERROR, 2, "BleedBox goes beyond the MediaBox"),),
    ),
    Defect(
        "a crop that cuts", (page_entry("/CropBox", Array([50, 50, 300, 300])),),
        (("preflight-box-nesting", WARNING, 2, "CropBox"),),
    ),
    Defect("corners the other way round", (page_entry("/TrimBox", Array([JUST[2], JUST[3], 0, 0])),), ()),
    Defect(
        "a page of another size", (page_entry("/TrimBox", Array([0, 0, 400, 595.27559]), 3),),
        (("preflight-page-size", ERROR, 3, ""),),
    ),
    Defect("a page on its side", (page_entry("/Rotate", 90, 4),), (("preflight-page-size", ERROR, 4, "210 × 148 mm"),)),
    Defect("a page on its head", (page_entry("/Rotate", 180, 4),), ()),
    # Fonts.
    Defect("fonts left out", (unembedded,), (
        ("preflight-font-not-embedded", ERROR, 1, "Noto-Serif is not in the file (pages 1–4)"),
        ("preflight-font-not-embedded", ERROR, 1, "Noto-Serif-Bold is not in the file (pages 1–4)"),
    )),
    Defect(
        "a font of the reader", (drawn("0 0 0 1 k BT /F 12 Tf (x) Tj ET", Font={"/F": font()}),),
        (("preflight-font-not-embedded", ERROR, 1, "Helvetica"),),
    ),
    Defect("a font that is not used", (drawn("", Font={"/F": font()}),), ()),
    Defect("a font of hidden text", (drawn("3 Tr BT /F 9 Tf (x) Tj ET", Font={"/F": font()}),), ()),
    Defect("whole fonts", (whole_fonts,), (
        ("preflight-font-not-subset", NOTE, 1, "Noto-Serif is"),
        ("preflight-font-not-subset", NOTE, 1, "Noto-Serif-Bold"),
    )),
    Defect(
        "drawn letters", (drawn("0 0 0 1 k BT /F 12 Tf (A) Tj ET", Font={"/F": type_three}),),
        (("preflight-type-3-font", WARNING, 1, ""), *RGB),
    ),
    Defect(
        "drawn letters in the colour of the text",
        (drawn("0 0 0 1 k BT /F 12 Tf (A) Tj ET", Font={"/F": lambda pdf: type_three(
            pdf, glyph=b"1000 0 0 0 9 9 d1 1 0 0 rg 0 0 500 500 re f")}),),
        (("preflight-type-3-font", WARNING, 1, ""),),
    ),
    # Colours, wherever they may be.
    Defect("RGB", (drawn("1 0 0 rg 0 0 9 9 re f"),), RGB),
    Defect("RGB that is set and not used", (drawn("1 0 0 rg 1 0 0 RG"),), ()),
    Defect("RGB that is put back", (drawn("q 1 0 0 rg Q 0 0 0 1 k 0 0 9 9 re f"),), ()),
    Defect("RGB by name", (drawn("/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f"),), RGB),
    Defect("RGB lines", (drawn("1 0 0 RG 0 0 m 9 9 l S"),), (("preflight-rgb", ERROR, 1, "lines"),)),
    Defect(
        "RGB in a form in a form",
        (drawn("/A Do", XObject={"/A": form("/B Do", Resources=lambda pdf: Dictionary(XObject=Dictionary(
            B=form("1 0 0 rg 0 0 9 9 re f")(pdf))))}),), RGB,
    ),
    Defect("RGB that a form inherits", (drawn("1 0 0 rg /A Do", XObject={"/A": form("0 0 9 9 re f")}),), RGB),
    Defect(
        "RGB in a picture", (drawn("9 0 0 9 0 0 cm /A Do", XObject={"/A": image(space=Name.DeviceRGB)}),),
        (("preflight-rgb", ERROR, 1, "pictures"),),
    ),
    Defect(
        "RGB by index", (drawn("9 0 0 9 0 0 cm /A Do", XObject={"/A": image(space=Array(
            [Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\0" * 6)]))}),),
        (("preflight-rgb", ERROR, 1, "pictures"),),
    ),
    Defect(
        "RGB in the content", (drawn("4 0 0 4 0 0 cm BI /W 20 /H 20 /BPC 8 /CS /RGB ID " + "x" * 1200 + " EI"),),
        (("preflight-rgb", ERROR, 1, "pictures"),),
    ),
    Defect(
        "RGB through a stencil", (drawn("1 0 0 rg 9 0 0 9 0 0 cm /A Do", XObject={"/A": image(
            space=None, bits=1, ImageMask=True)}),), (("preflight-rgb", ERROR, 1, "bitmaps"),),
    ),
    Defect("RGB in a shading", (drawn("/S sh", Shading={"/S": shading}),), (("preflight-rgb", ERROR, 1, "shadings"),)),
    Defect(
        "RGB in a pattern of shades", (drawn("/Pattern cs /P scn 0 0 9 9 re f", Pattern={"/P": lambda pdf: Dictionary(
            PatternType=2, Shading=shading(pdf))}),), (("preflight-rgb", ERROR, 1, "shadings"),),
    ),
    Defect(
        "RGB in tiles",
        (drawn("/Pattern cs /P scn 0 0 9 9 re f", Pattern={"/P": tiling(b"1 0 0 rg 0 0 9 9 re f")}),), RGB,
    ),
    Defect("tiles that are not used", (drawn("", Pattern={"/P": tiling(b"1 0 0 rg 0 0 9 9 re f")}),), ()),
    Defect(
        "RGB in a comment", (annotation("FreeText", [500, 0, 510, 9], "1 0 0 rg 0 0 9 9 re f", F=4),), RGB,
    ),
    Defect(
        "RGB by default a profile", (drawn("1 0 0 rg 0 0 9 9 re f", ColorSpace={"/DefaultRGB": icc(3, b"RGB ")}),),
        (("preflight-device-independent-colour", WARNING, 1, "ICC RGB in areas"),),
    ),
    Defect(
        "a profile of grey", (drawn("/C cs .5 sc 0 0 9 9 re f", ColorSpace={"/C": icc(1, b"GRAY")}),),
        (("preflight-device-independent-colour", WARNING, 1, "ICC Gray"),),
    ),
    Defect(
        "CalRGB", (drawn("/C cs 1 0 0 sc 0 0 9 9 re f", ColorSpace={"/C": Array(
            [Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09])])}),),
        (("preflight-device-independent-colour", WARNING, 1, "CalRGB"),),
    ),
    Defect(
        "Lab in X-1a", (claims("PDF/X-1a:2003"), drawn("/C cs 50 0 0 sc 0 0 9 9 re f", ColorSpace={"/C": Array(
            [Name.Lab, Dictionary(WhitePoint=[0.95, 1, 1.09])])}),),
        (("preflight-device-independent-colour", ERROR, 1, "Lab"),),
    ),
    Defect("grey", (drawn(".5 g 0 0 9 9 re f"),), ()),
    Defect(
        "a spot colour", (drawn("/C cs 1 scn 0 0 9 9 re f", ColorSpace={"/C": spot()}),),
        (("preflight-spot-colour", WARNING, 1, "Harbour Blue in areas"),),
    ),
    Defect("black as a separation", (drawn("/C cs 1 scn 0 0 9 9 re f", ColorSpace={"/C": spot("/Black")}),), ()),
    Defect(
        "all plates", (drawn("/C cs 1 scn 0 0 9 9 re f", ColorSpace={"/C": spot("/All")}),),
        (("preflight-registration-colour", NOTE, 1, "areas"),),
    ),
    Defect(
        "several inks", (drawn("/C cs 1 0 scn 0 0 9 9 re f", ColorSpace={"/C": Array(
            [Name.DeviceN, Array([Name.Cyan, Name.Gold]), Name.DeviceCMYK, Dictionary()])}),),
        (("preflight-spot-colour", WARNING, 1, "Gold"),),
    ),
    Defect(
        "a space that is none", (drawn("/C cs 1 scn 0 0 9 9 re f"),), (("preflight-unknown-colour", WARNING, 1, ""),)
    ),
    # Black and white.
    Defect(
        "white that overprints",
        (drawn("/X gs 0 0 0 0 k 0 0 9 9 re f", **state(op=True, OP=True, OPM=1)),),
        (("preflight-white-overprint", ERROR, 1, "areas"),),
    ),
    Defect("white that knocks out in mode 0", (drawn("/X gs 0 0 0 0 k 0 0 9 9 re f", **state(OP=True, OPM=0)),), ()),
    Defect("black that overprints", (drawn("/X gs 0 0 0 1 k 0 0 9 9 re f", **state(OP=True, OPM=1)),), ()),
    Defect(
        "grey white that overprints", (drawn("/X gs 1 g 0 0 9 9 re f", **state(OP=True, OPM=1)),),
        (("preflight-white-overprint", WARNING, 1, "DeviceGray"),),
    ),
    Defect("white lines that do not", (drawn("/X gs 0 0 0 0 K 0 0 m 9 9 l S", **state(OP=False, op=True, OPM=1)),), ()),
    # Transparency.
    Defect(
        "opacity", (drawn("/X gs 0 0 0 1 k 0 0 9 9 re f", **state(ca=0.5)),),
        (("preflight-transparency", NOTE, 1, "an opacity of 50 %"),),
    ),
    Defect("opacity that is not used", (drawn("/X gs", **state(ca=0.5, BM=Name.Multiply)),), ()),
    Defect("what is not to be seen", (drawn("/X gs 1 0 0 rg 0 0 9 9 re f", **state(ca=0)),), ()),
    Defect(
        "a blend mode in X-3", (claims("PDF/X-3:2003"), drawn("/X gs 0 0 0 1 k 0 0 9 9 re f", **state(
            BM=Name.Multiply))), (("preflight-transparency", ERROR, 1, "PDF/X-3 does not allow: a blend mode (Mul"),),
    ),
    Defect(
        "a picture with a soft mask",
        (drawn("9 0 0 9 0 0 cm /A Do", XObject={"/A": image(SMask=image(space=Name.DeviceGray))}),),
        (("preflight-transparency", NOTE, 1, "a soft mask"),),
    ),
    Defect(
        "a group in X-1a", (claims("PDF/X-1a:2003"), page_entry("/Group", Dictionary(S=Name.Transparency), 1)),
        (("preflight-transparency", ERROR, 1, "group"),),
    ),
    Defect("a group in X-4", (page_entry("/Group", Dictionary(S=Name.Transparency), 1),), ()),
    Defect(
        "blending in RGB", (page_entry("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB), 1),),
        (("preflight-blending-space", WARNING, 1, "DeviceRGB"),),
    ),
    # Pictures.
    Defect("a fine picture", (drawn("24 0 0 24 0 0 cm /A Do", XObject={"/A": image()}),), ()),
    Defect(
        "a coarse picture", (drawn("100 0 0 100 0 0 cm /Pier Do", XObject={"/Pier": image()}),),
        (("preflight-resolution", WARNING, 1, "Pier, 100 × 100 pixels at 72 an inch"),),
    ),
    Defect(
        "a picture turned and stretched", (drawn("0 24 -100 0 100 0 cm /Pier Do", XObject={"/Pier": image()}),),
        (("preflight-resolution", WARNING, 1, "72 an inch"),),
    ),
    Defect(
        "a picture made larger in a form", (drawn("5 0 0 5 0 0 cm /A Do", XObject={"/A": form(
            "20 0 0 20 0 0 cm /B Do", Resources=lambda pdf: Dictionary(XObject=Dictionary(B=image()(pdf))))}),),
        (("preflight-resolution", WARNING, 1, "72 an inch"),),
    ),
    Defect(
        "two coarse pictures",
        (drawn("q 100 0 0 100 0 0 cm /A Do Q 200 0 0 200 0 0 cm /A Do", XObject={"/A": image()}),),
        (("preflight-resolution", WARNING, 1, "2 pictures are below 300 pixels an inch: the coarsest, A"),),
    ),
    Defect(
        "a coarse bitmap",
        (drawn("24 0 0 24 0 0 cm /A Do", XObject={"/A": image(space=Name.DeviceGray, bits=1)}),),
        (("preflight-resolution", WARNING, 1, "A bitmap is below 600"),),
    ),
    Defect("a line of pixels", (drawn("90 0 0 9 0 0 cm /A Do", XObject={"/A": image(100, 1)}),), ()),
    Defect(
        "less asked for", (drawn("100 0 0 100 0 0 cm /A Do", XObject={"/A": image()}),), (),
        Demands(picture_dpi=72, measure_ink=False),
    ),
    Defect(
        "a hairline", (drawn("0 0 0 1 K 0 w 0 0 m 9 9 l S"),), (("preflight-hairline", WARNING, 1, "0 pt"),),
    ),
    Defect("a thick line made thin", (drawn(".1 0 0 .1 0 0 cm 0 0 0 1 K 1 w 0 0 m 9 9 l S"),), (
        ("preflight-hairline", WARNING, 1, "0.1 pt"),)),
    # What a file does.
    Defect("a script on opening", (root_entry("/OpenAction", SCRIPT),), (("preflight-javascript", ERROR, None, ""),)),
    Defect(
        "a script by name", (root_entry("/Names", Dictionary(JavaScript=Dictionary(Names=["a", SCRIPT]))),),
        (("preflight-javascript", ERROR, None, ""),),
    ),
    Defect(
        "a script after another action",
        (root_entry("/OpenAction", Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name.GoTo, Next=SCRIPT)]))),),
        (("preflight-javascript", ERROR, None, ""),),
    ),
    Defect(
        "a script in a field", (root_entry("/AcroForm", Dictionary(Fields=[Dictionary(
            Kids=[Dictionary(AA=Dictionary(K=SCRIPT))])])),), (("preflight-javascript", ERROR, None, "in a form"),),
    ),
    Defect("a script on a page", (page_entry("/AA", Dictionary(O=SCRIPT)),), (("preflight-javascript", ERROR, 2, ""),)),
    Defect(
        "a link", (annotation("Link", [10, 10, 50, 50], A=Dictionary(S=Name.URI, URI="x:y")),),
        (("preflight-annotation", WARNING, 1, "not printed lies on the page: Link"),),
    ),
    Defect(
        "a comment in print", (annotation("FreeText", [10, 10, 50, 50], "0 0 0 1 k 0 0 9 9 re f", F=4),),
        (("preflight-annotation", ERROR, 1, "is printed lies on the page: FreeText"),),
    ),
    Defect("a comment off the page", (annotation("FreeText", [-300, 10, -250, 50], "0 0 9 9 re f", F=4),), ()),
    Defect("a printer's mark", (annotation("PrinterMark", [10, 10, 50, 50], "0 0 0 1 k 0 0 9 9 re f", F=4),), ()),
]  # fmt: skip


def test_the_names_are_different() -> None:
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_is_found_and_nothing_else(defect: Defect) -> None:
    inspected = preflight(planted(good(), *defect.plants), "book.pdf", defect.demands)
    found = [finding for finding in inspected.findings if finding.code not in QUIET]
    told = "\n".join(f"{one.code} {one.severity} {one.position.page} {one.message}" for one in found)
    assert len(found) == len(defect.found), told
    for finding in found:
        assert finding.message.endswith(".")
        assert finding.hint
        assert finding.position.path == "book.pdf"
        assert "{" not in finding.message
    for code, severity, page, words in defect.found:
        assert any(
            (one.code, one.severity, one.position.page) == (code, severity, page) and words in one.message
            for one in found
        ), told


@pytest.mark.parametrize(
    ("operators", "code", "words"),
    [
        (".6 .4 .4 1 k BT /F 10 Tf (x) Tj ET", "rich-black-text", "60 40 40 100 %"),
        ("0 0 0 rg BT /F 10 Tf (x) Tj ET", "rich-black-text", "DeviceRGB 0 0 0"),
        ("0 0 0 1 k BT /F 10 Tf (x) Tj ET", "black-knocks-out", "overprint"),
        (".6 .4 .4 1 k BT /F 10 Tf 3 0 0 3 0 0 Tm (x) Tj ET", "", ""),
        ("/X gs 0 0 0 1 k BT /F 10 Tf (x) Tj ET", "", ""),
        ("0 g BT /F 10 Tf (x) Tj ET", "", ""),
        ("1 0 0 0 k BT /F 10 Tf (x) Tj ET", "", ""),
        ("1 Tr .6 .4 .4 1 K BT /F 10 Tf (x) ' ET", "rich-black-text", "60 40 40 100 %"),
        ("/X gs .6 .4 .4 1 k BT /F 10 Tf 1 0 0 1 9 9 Tm [(x) 5 (y)] TJ ET", "rich-black-text", "60 40 40 100 %"),
    ],
    ids=str,
)
def test_black_text(operators: str, code: str, words: str) -> None:
    plain = files.blank((419.53, 595.28))
    own = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Pier"))
    made = planted(plain, drawn(operators, Font={"/F": own}, **state(OP=True, OPM=1)))
    found = [
        finding for finding in preflight(made, "x.pdf", DEMANDS).findings
        if finding.code in {"preflight-rich-black-text", "preflight-black-knocks-out"}
    ]  # fmt: skip
    assert [finding.code for finding in found] == ([f"preflight-{code}"] if code else [])
    assert all(words in finding.message for finding in found)


@pytest.mark.parametrize("owner", ["", "harbour"])
def test_a_locked_file(owner: str) -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        pdf.save(saved, encryption=pikepdf.Encryption(user=owner, owner="harbour", R=6))
    found = preflight(saved.getvalue(), "x.pdf", DEMANDS).findings
    assert found[0].code == "preflight-encrypted"
    assert found[0].severity is ERROR
    assert ("password" in found[0].hint) == bool(owner)
    assert (len(found) == 1) == bool(owner)


def test_what_is_said_of_the_good_file() -> None:
    facts = preflight(good(), "x.pdf", DEMANDS).facts
    assert (facts.pages, facts.size, facts.bleed) == (4, (148.0, 210.0), 3.0)
    assert (facts.standard, facts.condition) == ("PDF/X-4", "FOGRA39")
    assert facts.colours == ("DeviceCMYK",)
    assert facts.fonts
    assert all("Noto" in name for name in facts.fonts)


@pytest.mark.parametrize(("pages", "blank"), [(1, 3), (2, 2), (3, 1), (4, 0), (5, 3)])
def test_pages_of_a_booklet(pages: int, blank: int) -> None:
    found = preflight(good(pages), "x.pdf", DEMANDS).findings
    notes = [finding for finding in found if finding.code == "preflight-page-count"]
    assert len(notes) == (blank > 0)
    assert all(f" {blank} blank one" in note.message and note.severity is NOTE for note in notes)
