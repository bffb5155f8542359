"""Preflight: a good file passes, and each way of damaging it is seen."""

import io
import json
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from guide.outputs.booklet.preflight import measuring, reporting
from guide.outputs.booklet.preflight.measuring import measured
from guide.outputs.booklet.preflight.scan import scanned
from guide.outputs.booklet.preflight.sheet import sheet
from guide.outputs.booklet.preflight.verdict import Source, Wanted, verdict
from guide.problems import Place, Severity

HERE = Place("projects/editions/guide.yml")
WANTED = Wanted(HERE, "press", "PDF/X-4", 210.0, 285.0, 3.0, 4, "saddle")


@pytest.fixture
def damaged(built, tmp_path):
    """Codes of the problems of the good press file after something was done to it."""
    _, folder = built

    def make(damage, wanted=WANTED, **saving):
        file = tmp_path / "guide-press-zh.pdf"
        with pikepdf.open(folder / "guide-press-zh.pdf") as pdf:
            damage(pdf)
            pdf.save(file, **({"force_version": "1.6"} | saving))
        return {(each.code, each.severity) for each in verdict(measured(file), wanted)}

    return make


def draw(pdf, content, number=0, **resources):
    """More content on a page, with its resources."""
    page = pdf.pages[number]
    held = Dictionary(page.obj.Resources)
    for kind, named in resources.items():
        held[f"/{kind}"] = Dictionary({**dict(held.get(f"/{kind}", {})), **named})
    page.obj.Resources = held
    page.contents_add(pdf.make_stream(b"\nq " + content + b" Q"))


def picture(pdf, mode, size, **more):
    data = io.BytesIO()
    Image.new(mode, size, 90 if mode == "L" else (90,) * len(mode)).save(data, "JPEG")
    image = pdf.make_stream(data.getvalue())
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height = size
    image.ColorSpace = {"RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK, "L": Name.DeviceGray}[mode]
    image.BitsPerComponent, image.Filter = 8, Name.DCTDecode
    for key, value in more.items():
        image[f"/{key}"] = value
    return image


def font_of(pdf):
    return next(
        each
        for each in pdf.objects
        if isinstance(each, Dictionary) and each.get("/Type") == "/FontDescriptor"
    )


def set_in(name, value):
    def damage(pdf):
        for page in pdf.pages:
            page.obj[name] = value

    return damage


def without(name):
    def damage(pdf):
        for page in pdf.pages:
            del page.obj[name]

    return damage


def no_font_file(pdf):
    del font_of(pdf).FontFile2


def whole_font(pdf):
    for each in pdf.objects:
        if isinstance(each, Dictionary) and "/BaseFont" in each:
            each.BaseFont = Name("/NotoSansSC")


def no_intent(pdf):
    del pdf.Root.OutputIntents


def rgb_intent(pdf):
    data = bytearray(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())
    data[16:20] = b"RGB "
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(bytes(data))


def no_version(pdf):
    text = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/A-4")
    pdf.Root.Metadata.write(text)


def other_title(pdf):
    pdf.trailer.Info.Title = "Another title"


def other_date(pdf):
    pdf.trailer.Info.ModDate = "D:20200101000000Z"


def link(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    pdf.pages[0].obj.Annots = Array([note])


def script(pdf):
    action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.Root.OpenAction = action


def glass(pdf):
    draw(pdf, b"/Glass gs", ExtGState={"/Glass": Dictionary(ca=0.5)})


def blend(pdf):
    draw(pdf, b"/M gs", ExtGState={"/M": Dictionary(BM=Name.Multiply)})


def overprint(pdf):
    draw(pdf, b"/Over gs", ExtGState={"/Over": Dictionary(OP=True, OPM=1)})


def group(pdf):
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def spot_on_rgb(pdf):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 1, 1], C1=[1, 0, 0])
    space = Array([Name.Separation, Name.Gold, Name.DeviceRGB, tint])
    draw(pdf, b"/Gold cs 1 scn 0 0 9 9 re f", ColorSpace={"/Gold": space})


def rgb_shading(pdf):
    ends = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 1, 1], C1=[1, 0, 0])
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 1], Function=ends
    )
    draw(pdf, b"/Sky sh", Shading={"/Sky": shading})


def heavy_shading(pdf):
    ends = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 1, 0.9])
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 1, 1], Function=ends
    )
    draw(pdf, b"/Sky sh", Shading={"/Sky": shading})


def hidden_rgb(pdf):
    """In a form in a form."""
    inner = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f")
    inner.Subtype, inner.BBox = Name.Form, Array([0, 0, 9, 9])
    outer = pdf.make_stream(b"/Inner Do")
    outer.Subtype, outer.BBox = Name.Form, Array([0, 0, 9, 9])
    outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
    draw(pdf, b"/Outer Do", XObject={"/Outer": outer})


def placed(mode, size, scale, **more):
    def damage(pdf):
        image = picture(pdf, mode, size, **more)
        draw(pdf, b"%d 0 0 %d 50 50 cm /Photo Do" % scale, XObject={"/Photo": image})

    return damage


def soft(pdf):
    mask = picture(pdf, "L", (600, 600))
    placed("CMYK", (600, 600), (100, 100), SMask=pdf.make_indirect(mask))(pdf)


def content(data):
    return lambda pdf: draw(pdf, data)


FAILS = [
    ("preflight-boxes", without("/TrimBox")),
    ("preflight-boxes", without("/BleedBox")),
    ("preflight-boxes", set_in("/MediaBox", Array([0, 0, 600, 800]))),
    ("preflight-trim", set_in("/TrimBox", Array([20, 20, 500, 700]))),
    ("preflight-bleed", set_in("/TrimBox", Array([2, 2, 597.28, 809.88]))),
    ("preflight-pages", lambda pdf: pdf.pages.__delitem__(0)),
    ("preflight-font-missing", no_font_file),
    ("preflight-intent", no_intent),
    ("preflight-intent", rgb_intent),
    ("preflight-standard", no_version),
    ("preflight-metadata", other_title),
    ("preflight-metadata", other_date),
    ("preflight-live", link),
    ("preflight-live", script),
    ("preflight-colour", content(b"1 0 0 rg 0 0 9 9 re f")),
    ("preflight-colour", content(b"0.5 G 0 0 m 9 9 l S")),
    ("preflight-colour", content(b"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f")),
    ("preflight-colour", hidden_rgb),
    ("preflight-colour", spot_on_rgb),
    ("preflight-colour", rgb_shading),
    ("preflight-colour", group),
    ("preflight-colour", placed("RGB", (600, 600), (100, 100))),
    ("preflight-colour", placed("L", (600, 600), (100, 100))),
    ("preflight-inline", content(b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID \x01\x02\x03 EI")),
    ("preflight-rich-text", content(b"0.6 0.4 0.4 1 k BT /f0 9 Tf (A) Tj ET")),
    ("preflight-ink", content(b"1 1 1 0.9 k 0 0 9 9 re f")),
    ("preflight-ink", heavy_shading),
    ("preflight-picture-coarse", placed("CMYK", (200, 200), (100, 100))),
]
REMARKS = [
    ("preflight-font-whole", whole_font),
    ("preflight-overprint", overprint),
    ("preflight-transparency", glass),
    ("preflight-transparency", blend),
    ("preflight-transparency", soft),
    ("preflight-picture-small", placed("CMYK", (300, 300), (100, 100))),
]


def test_the_good_file_passes(damaged):
    assert damaged(lambda pdf: None) == set()


@pytest.mark.parametrize(("code", "damage"), FAILS)
def test_what_a_press_would_send_back_is_seen(damaged, code, damage):
    assert (code, Severity.ERROR) in damaged(damage)


@pytest.mark.parametrize(("code", "damage"), REMARKS)
def test_what_a_press_would_ask_about_is_seen(damaged, code, damage):
    assert damaged(damage) >= {(code, Severity.WARNING)}


def test_a_later_version_is_seen(damaged):
    assert damaged(lambda pdf: None, force_version="2.0") == {
        ("preflight-standard", Severity.ERROR)
    }


def test_a_lock_is_seen(built, tmp_path):
    _, folder = built
    file = tmp_path / "locked.pdf"
    lock = ["--encrypt", "", "owner", "256", "--"]
    subprocess.run(["qpdf", *lock, folder / "guide-press-zh.pdf", file], check=True)
    found = verdict(measured(file), WANTED)
    assert "preflight-live" in {each.code for each in found}
    assert any("Encrypt" in str(each.args.get("keys")) for each in found)


def test_plain_pdf_x_takes_no_transparency(damaged):
    older = replace(WANTED, standard="PDF/X-1a:2003")
    assert ("preflight-transparency", Severity.ERROR) in damaged(glass, older)
    assert ("preflight-standard", Severity.ERROR) in damaged(lambda pdf: None, older)


def test_a_wrong_spine_is_seen(built):
    _, folder = built
    wanted = replace(WANTED, width=210 + 8.1, spine=8.1, multiple=2)
    codes = [each.code for each in verdict(measured(folder / "guide-press-zh.pdf"), wanted)]
    assert codes == ["preflight-spine"]


def test_a_small_picture_is_named_with_what_would_do(built, tmp_path):
    _, folder = built
    file = tmp_path / "small.pdf"
    with pikepdf.open(folder / "guide-press-zh.pdf") as pdf:
        placed("CMYK", (400, 200), (288, 144))(pdf)
        pdf.save(file, force_version="1.6")
    found = measured(file)
    own = found.placed[-1].picture
    source = Source("media/tea.jpg", "茶叶项目", Place("projects/agriculture/tea.yml"))
    (said,) = verdict(found, replace(WANTED, sources={own.digest: source}))
    assert (said.code, said.place) == ("preflight-picture-coarse", source.place)
    assert said.args["dpi"] == 100
    assert (said.args["width"], said.args["height"]) == (1200, 600)
    assert said.args["picture"] == "media/tea.jpg"
    assert said.args["record"] == "茶叶项目"


def test_a_turned_picture_is_measured_along_its_own_sides(built, tmp_path):
    _, folder = built
    file = tmp_path / "turned.pdf"
    with pikepdf.open(folder / "guide-press-zh.pdf") as pdf:
        image = picture(pdf, "CMYK", (600, 300))
        draw(pdf, b"q 0.5 0 0 0.5 9 9 cm 0 144 -72 0 90 90 cm /P Do Q", XObject={"/P": image})
        pdf.save(file, force_version="1.6")
    last = measured(file).placed[-1]
    assert (round(last.width, 1), round(last.height, 1)) == (25.4, 12.7)
    assert round(last.dpi) == 600


@pytest.mark.skipif(not measuring.can_fork(), reason="one processor")
def test_two_processes_measure_what_one_measures(built, tmp_path, monkeypatch):
    _, folder = built
    file = tmp_path / "mixed.pdf"
    with pikepdf.open(folder / "guide-press-zh.pdf") as pdf:
        draw(pdf, b"1 0 0 rg 0 0 9 9 re f BI /W 1 ID x EI")
        draw(pdf, b"0.9 0.9 0.9 0.9 k 0 0 9 9 re f", number=-1)
        del pdf.pages[-2].obj["/TrimBox"]
        pdf.pages[-1].obj.Annots = Array([Dictionary(Subtype=Name.Link)])
        pdf.save(file, force_version="1.6")
    monkeypatch.setattr(measuring, "_ENOUGH", 10**6)
    alone = measured(file)
    monkeypatch.setattr(measuring, "_ENOUGH", 2)
    assert measured(file) == alone
    assert alone.ink_page == alone.pages
    assert alone.unboxed == [alone.pages - 1]
    assert alone.live == {"Annots"}
    assert alone.inline == 1
    assert {1} == alone.colours["DeviceRGB"]


class TestScan:
    def test_nothing_in_a_string_a_name_or_a_comment_is_an_operator(self):
        marks = scanned(rb"(1 0 0 rg \) 1 g (0 g) ) Tj <3020> /rg 1 % 1 0 0 RG" + b"\n0 0 0 1 k")
        assert marks.colours == {"DeviceCMYK": {(0, 0, 0, 1)}}

    def test_a_marked_content_dictionary_is_stepped_over(self):
        marks = scanned(b"/Span<</MCID 0/Alt(1 g)/E<ab>>>BDC q 0 0 0 1 k Q EMC")
        assert set(marks.colours) == {"DeviceCMYK"}

    def test_the_state_comes_back(self):
        marks = scanned(b"q 2 0 0 2 5 5 cm q 1 0 0 1 10 0 cm /A Do Q /B Do Q /C Do")
        assert marks.drawn == [
            ("A", (2, 0, 0, 2, 25, 5)),
            ("B", (2, 0, 0, 2, 5, 5)),
            ("C", (1, 0, 0, 1, 0, 0)),
        ]

    def test_letters_have_the_colour_that_holds(self):
        marks = scanned(b"1 0 0 0 k q 0 0 0 1 k BT (a) Tj ET Q BT [(b) 3 (c)] TJ ET 0 1 0 0 k")
        assert marks.letters == {(0, 0, 0, 1), (1, 0, 0, 0)}

    def test_letters_that_are_not_drawn_have_none(self):
        assert scanned(b"1 0 0 1 k BT 3 Tr (hidden) Tj ET").letters == set()

    def test_an_inline_picture_is_counted_and_stepped_over(self):
        marks = scanned(b"BI /W 2 ID 1 0 0 rg ( EI 0 0 0 1 k")
        assert marks.inline == 1
        assert set(marks.colours) == {"DeviceCMYK"}

    def test_damage_ends_in_no_error(self):
        for data in (b"", b"(", b"<", b"1 k", b"x y z w k", b"Q Q cm", b"BI", b"/", b"((((("):
            scanned(data)


def test_the_reports_say_what_was_measured(built):
    guide, folder = built
    found = measured(folder / "guide-press-zh.pdf")
    data = json.loads((folder / "guide-press-zh.preflight.json").read_text("utf-8"))
    assert data["result"] == "passed"
    assert data["sha256"] == found.digest
    assert data["pages"] == found.pages
    assert data["boxes"] == [
        {"trim": [210.0, 285.0], "bleed": 3.0, "slug": 10.0, "pages": found.pages}
    ]
    assert all(font["embedded"] and font["subset"] for font in data["fonts"])
    text = (folder / "guide-press-zh.preflight.txt").read_text("utf-8")
    assert "合格" in text
    assert "Passed" in text
    assert found.digest in text
    wanted = replace(WANTED, width=200.0)
    failed = verdict(found, wanted)
    assert "不能付印" in reporting.text(found, wanted, failed)
    assert guide.date


def test_the_sheet_is_one_page_in_both_languages(built, text_of, tmp_path):
    guide, folder = built
    (page,) = text_of(folder / "guide-cover-en.preflight.pdf")
    assert "印前检查单" in page
    assert "PreflightReport" in page
    found = measured(folder / "guide-press-zh.pdf")
    wanted = replace(WANTED, width=200.0, height=280.0, bleed=5.0, multiple=7, spine=None)
    problems = verdict(found, wanted) * 4
    assert len(problems) > 8
    file = tmp_path / "failed.pdf"
    file.write_bytes(sheet(found, wanted, problems, "示例县投资指南", guide.date))
    (page,) = text_of(file)
    assert "不能付印" in page
