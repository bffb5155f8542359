"""The press's files as other programs see them: poppler, qpdf and Ghostscript agree with us."""

import json
import re
import subprocess

import pikepdf
import pytest

from guide.outputs import Request
from guide.outputs.booklet import Press, build, make
from guide.outputs.booklet.press.profile import standard
from guide.problems import RefusedError

KINDS = ("press", "cover", "imposed")
PROJECT = "agriculture/tea-processing.yml"


def run(*command):
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def report(folder, kind, lang="zh"):
    return json.loads((folder / f"guide-{kind}-{lang}.preflight.json").read_text("utf-8"))


def mm(points):
    return round(float(points) / 72 * 25.4, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_qpdf_finds_nothing(built, kind):
    _, folder = built
    assert "No syntax or stream encoding errors" in run(
        "qpdf", "--check", folder / f"guide-{kind}-zh.pdf"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_pdfinfo_sees_the_same_boxes(built, kind):
    _, folder = built
    said = run("pdfinfo", "-box", folder / f"guide-{kind}-zh.pdf")
    boxes = {
        name: [mm(part) for part in re.search(rf"^{name}: +(.*)$", said, re.MULTILINE)[1].split()]
        for name in ("MediaBox", "BleedBox", "TrimBox")
    }
    found = report(folder, kind)["boxes"][0]
    left, low, right, high = boxes["TrimBox"]
    assert [round(right - left, 1), round(high - low, 1)] == found["trim"]
    assert round(left - boxes["BleedBox"][0], 1) == found["bleed"] == 3.0
    assert round(boxes["BleedBox"][0] - boxes["MediaBox"][0], 1) == found["slug"] == 10.0
    assert int(re.search(r"^Pages: +(\d+)", said, re.MULTILINE)[1]) == report(folder, kind)["pages"]
    assert "PDF/X-4" in said


@pytest.mark.parametrize("kind", KINDS)
def test_pdffonts_sees_every_font_embedded_as_a_subset(built, kind):
    _, folder = built
    lines = run("pdffonts", folder / f"guide-{kind}-zh.pdf").splitlines()[2:]
    # name, kind of font, encoding, embedded, subset, to Unicode, object
    seen = {line.split()[0]: line.split()[-5:-3] for line in lines}
    assert seen
    assert all(flags == ["yes", "yes"] for flags in seen.values())
    assert {font["name"] for font in report(folder, kind)["fonts"]} <= seen.keys()


def test_pdfimages_sees_the_same_pictures(library, tmp_path):
    photograph(library, (2400, 1350))
    assert build(library.guide(), tmp_path, renderings=["press"]) == []
    lines = run("pdfimages", "-list", tmp_path / "guide-press-zh.pdf").splitlines()[2:]
    (seen,) = [line.split() for line in lines]
    (found,) = report(tmp_path, "press")["images"]
    assert [int(seen[3]), int(seen[4])] == found["pixels"]
    assert seen[5] == "cmyk"
    assert abs(int(seen[12]) - found["dpi"]) <= 1
    # As fine as a press asks for where it is printed, not as the widest page would need it.
    assert 300 <= found["dpi"] < 350
    assert found["file"] == "media/tea.jpg"


def coverage(file, tmp_path):
    """Ghostscript's own measure: the share of C, M, Y, K on each page, and the most on a pixel."""
    covered = [
        [float(part) for part in line.split()[:4]]
        for line in run(
            "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=inkcov", "-o", "-", file
        ).splitlines()
        if line.rstrip().endswith("OK")
    ]
    raster = tmp_path / "inks-%d.tif"
    run("gs", "-q", "-sDEVICE=tiff32nc", "-r36", "-dUseTrimBox", "-o", raster, file)
    return covered, sorted(tmp_path.glob("inks-*.tif"), key=lambda f: int(f.stem[5:]))


@pytest.mark.parametrize("kind", ["press", "cover"])
def test_ghostscript_measures_the_same_inks(built, tmp_path, kind):
    from PIL import Image, ImageChops  # noqa: PLC0415

    _, folder = built
    covered, rasters = coverage(folder / f"guide-{kind}-zh.pdf", tmp_path)
    said = report(folder, kind)
    assert len(covered) == len(rasters) == said["pages"]
    assert all(black > 0 for *_, black in covered)
    most = 0.0
    for raster in rasters:
        with Image.open(raster) as image:
            cyan, magenta, yellow, black = image.split()
        half = (ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2))
        most = max(most, 4 * ImageChops.add(*half, scale=2).getextrema()[1] / 2.55)
    assert most == pytest.approx(said["total_ink"]["most"], abs=5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_intent_holds_the_profile(built, kind):
    _, folder = built
    with pikepdf.open(folder / f"guide-{kind}-en.pdf") as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert intent.DestOutputProfile.read_bytes() == standard().data
        assert pdf.trailer.Info.Trapped == "/False"
        for name in ("/Outlines", "/StructTreeRoot", "/AcroForm", "/Names", "/OpenAction"):
            assert name not in pdf.Root
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert len(pdf.trailer.ID) == 2


def test_marks_stand_in_the_slug_alone(built):
    _, folder = built
    with pikepdf.open(folder / "guide-press-zh.pdf") as pdf:
        page = pdf.pages[0]
        trim = [float(part) for part in page.trimbox]
        drawn = page.obj.Resources.XObject.Marks
        x, y = trim[0], trim[1]
        assert [
            op.operands[0] for op in pikepdf.parse_content_stream(drawn) if str(op.operator) == "CS"
        ] == ["/All"]
        bled = [float(part) for part in page.obj.BleedBox]
        points = [
            [float(part) for part in op.operands]
            for op in pikepdf.parse_content_stream(drawn)
            if str(op.operator) in ("m", "l")
        ]
        assert len(points) > 20
        for across, up in points:
            inside = bled[0] < across + x < bled[2] and bled[1] < up + y < bled[3]
            assert not inside


def test_folded_sheets_show_the_pages_they_name(built, text_of):
    _, folder = built
    pages = text_of(folder / "guide-screen-zh.pdf")
    sides = text_of(folder / "guide-imposed-zh.pdf")
    count = len(pages)
    assert count % 4 == 0
    assert len(sides) == count // 2
    for number, side in enumerate(sides):
        sheet, front = number // 2, number % 2 == 0
        low = 2 * sheet + (1 if front else 2)
        for page in (low, count + 1 - low):
            assert pages[page - 1] in side


def test_creep_moves_the_pages_inside(library, tmp_path):
    paper = {"text": {"caliper": "0.1 mm"}, "cover": {"caliper": "0.3 mm"}}
    library.change("editions/guide.yml", languages=["zh"], paper=paper, creep=True)
    assert build(library.guide(), tmp_path, renderings=["press"]) == []
    with pikepdf.open(tmp_path / "guide-imposed-zh.pdf") as pdf:
        shifts = [
            [
                float(op.operands[4])
                for op in pikepdf.parse_content_stream(page)
                if str(op.operator) == "cm"
            ][:2]
            for page in list(pdf.pages)[::2]
        ]
    middle = 210 / 25.4 * 72
    for sheet, (left, right) in enumerate(shifts):
        creep = (0.3 + 0.1 * (sheet - 1)) / 25.4 * 72 if sheet else 0
        assert left == pytest.approx(creep, abs=0.01)
        assert right == pytest.approx(middle - creep, abs=0.01)


@pytest.fixture(scope="session")
def glued(tmp_path_factory, many):
    """A perfect-bound volume in Chinese: (folder, problems)."""
    folder = tmp_path_factory.mktemp("glued")
    return folder, build(many, folder, renderings=["press"])


def test_a_cover_has_back_spine_and_front(glued, text_of):
    folder, problems = glued
    assert {p.code for p in problems} <= {"spine-thin"}
    said = report(folder, "cover")
    text = report(folder, "press")["pages"]
    spine = round(text / 2 * 0.1 + 0.4, 1)
    assert said["boxes"][0]["trim"] == [round(420 + spine, 1), 285.0]
    assert said["spine"] == spine
    outside, inside = text_of(folder / "guide-cover-zh.pdf")
    assert "示例县人民政府" in outside or "示例县" in outside
    assert outside != inside
    assert not (folder / "guide-imposed-zh.pdf").exists()
    assert text % 4 == 0


def photograph(library, size):
    from PIL import Image  # noqa: PLC0415

    file = library.root / "projects" / "media" / "tea.jpg"
    file.parent.mkdir(exist_ok=True)
    Image.effect_noise(size, 80).convert("RGB").save(file)
    media = {
        "file": "media/tea.jpg",
        "credit": {"zh": "示例县", "en": "Sample County"},
        "licence": "owned",
        "alt": {"zh": "茶园", "en": "Tea garden"},
    }
    library.change(PROJECT, media=[media])
    library.change("editions/guide.yml", languages=["zh"])


def test_a_photograph_too_coarse_to_print_stops_the_press(library, tmp_path):
    photograph(library, (500, 280))
    problems = build(library.guide(), tmp_path / "dist", renderings=["press"])
    assert {p.code for p in problems} == {"preflight-picture-coarse"}
    (said,) = problems
    assert said.place.file == f"projects/{PROJECT}"
    assert said.args["picture"] == "media/tea.jpg"
    assert said.args["dpi"] < 150
    assert said.args["width"] > 500
    assert not (tmp_path / "dist").exists()


def test_a_picture_of_the_size_named_will_do(library, tmp_path):
    photograph(library, (900, 504))
    (small,) = build(library.guide(), tmp_path / "small", renderings=["press"])
    assert small.code == "preflight-picture-small"
    photograph(library, (small.args["width"], small.args["height"]))
    assert build(library.guide(), tmp_path / "fine", renderings=["press"]) == []


def test_an_older_standard_has_an_older_structure(library, tmp_path):
    library.change("editions/guide.yml", languages=["zh"])
    press = Press(standard(), "x-1a")
    assert build(library.guide(), tmp_path, renderings=["press"], press=press) == []
    for kind in KINDS:
        data = (tmp_path / f"guide-{kind}-zh.pdf").read_bytes()
        assert data.startswith(b"%PDF-1.4")
        assert b"/ObjStm" not in data
        with pikepdf.open(tmp_path / f"guide-{kind}-zh.pdf") as pdf:
            assert str(pdf.trailer.Info.GTS_PDFXVersion) == "PDF/X-1a:2003"
        assert report(tmp_path, kind)["transparency"] == []


def test_the_same_guide_gives_the_same_press_files(built, tmp_path):
    guide, folder = built
    assert build(guide, tmp_path, renderings=["press"]) == []
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (folder / file.name).read_bytes(), file.name


def test_a_profile_that_is_none_is_refused_and_nothing_written(library, tmp_path):
    file = tmp_path / "press.icc"
    file.write_bytes(b"not a profile")
    with pytest.raises(RefusedError):
        make(Request(guide=library.guide(), root=library.root, icc=file))
    assert not (library.root / "dist").exists()
