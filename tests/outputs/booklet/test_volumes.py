"""Booklets compiled for real: pages in their places, the same bytes again, nothing half-written."""

import re
import shutil

import pikepdf
import pytest
from PIL import Image

from guide.load import load
from guide.outputs import Request
from guide.outputs.booklet import build, make, planned, typesetter, volumes
from guide.problems import Severity

PROJECT = "agriculture/tea-processing.yml"
HOSTILE = (
    '#eval("1") $x^2$ \\ <script>alert(1)</script> *b* _i_ @ref [x](y) {z} ~ `c` // /* \\u{41}'
)


def squeezed(text):
    return "".join(text.split())


def codes(problems):
    return sorted({problem.code for problem in problems})


def fonts_of(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
            yield thing


def test_one_volume_for_each_language_and_rendering(built):
    _, folder = built
    names = {file.name for file in folder.iterdir()}
    kinds = ("press", "cover", "imposed")
    assert names == {
        f"guide-{kind}-{lang}.{ending}"
        for lang in ("zh", "en")
        for kind in ("screen", *kinds)
        for ending in ("pdf", *(f"preflight.{each}" for each in ("txt", "json", "pdf")))
        if kind in kinds or ending == "pdf"
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_contents_name_real_pages(built, text_of, lang):
    guide, folder = built
    texts = text_of(folder / f"guide-screen-{lang}.pdf")
    titles = [
        record.heading[lang]
        for kind in ("projects", "parks", "policies")
        for record in guide.collection(kind).values()
    ]
    assert titles
    for title in titles:
        found = re.search(re.escape(squeezed(title)) + r"[.\s]*?(\d+)", texts[3])
        assert found, title
        # Page numbers of neighbouring lines run together in the text: take the shortest that fits.
        digits = found.group(1)
        numbers = [int(digits[:length]) for length in range(1, len(digits) + 1)]
        assert any(squeezed(title) in texts[n - 1] for n in numbers if 4 < n <= len(texts)), title


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_screen_and_press_have_the_same_pages(built, text_of, lang):
    _, folder = built
    screen, press = (text_of(folder / f"guide-{each}-{lang}.pdf") for each in ("screen", "press"))
    assert len(press) == len(screen) - 4
    for text, printed in zip(screen[2:-2], press, strict=True):
        assert text in printed


@pytest.mark.parametrize("name", ["guide-screen-zh", "guide-screen-en", "guide-press-zh"])
def test_every_font_is_embedded_and_ours(built, name):
    _, folder = built
    with pikepdf.open(folder / f"{name}.pdf") as pdf:
        below = [font for font in fonts_of(pdf) if "/FontDescriptor" in font]
        assert below
        for font in below:
            assert "NotoSans" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


def test_the_screen_is_tagged_archivable_and_speaks_its_language(built):
    _, folder = built
    with pikepdf.open(folder / "guide-screen-zh.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("zh")
        metadata = pdf.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>1<" in metadata
        assert b"<pdfaid:part>2<" in metadata
        assert "/Outlines" in pdf.Root


def test_the_same_guide_gives_the_same_bytes(built, tmp_path):
    guide, folder = built
    assert build(guide, tmp_path, renderings=["screen"]) == []
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (folder / file.name).read_bytes()


def test_an_unchanged_booklet_comes_from_the_cache(library, tmp_path, monkeypatch):
    guide, cache = library.guide(), tmp_path / "cache"
    build(guide, tmp_path / "one", renderings=["screen"], cache=cache)
    monkeypatch.setattr(typesetter, "run", lambda orders: pytest.fail("was compiled again"))
    assert build(guide, tmp_path / "two", renderings=["screen"], cache=cache) == []
    names = [file.name for file in sorted((tmp_path / "one").iterdir())]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_damaged_cache_is_made_anew(library, tmp_path):
    guide, cache = library.guide(), tmp_path / "cache"
    build(guide, tmp_path / "one", renderings=["screen"], cache=cache)
    for file in cache.rglob("*"):
        if file.is_file():
            file.write_bytes(b"{")
    assert build(guide, tmp_path / "two", renderings=["screen"], cache=cache) == []
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_character_that_no_font_has_is_named_with_its_record(library, tmp_path):
    title = {"zh": "茶叶精制😀项目", "en": "Tea Refining Plant"}
    library.change(PROJECT, title=title)
    problems = build(library.guide(), tmp_path / "dist")
    assert codes(problems) == ["booklet-glyph-missing"]
    assert {p.place.file for p in problems} >= {f"projects/{PROJECT}"}
    said = next(p for p in problems if p.place.file == f"projects/{PROJECT}")
    assert said.args["character"] == "😀"
    assert said.args["code"] == "U+1F600"
    assert said.severity is Severity.ERROR
    assert not (tmp_path / "dist").exists()


def test_what_looks_like_markup_is_text(library, screen):
    library.change(
        PROJECT,
        title={"zh": HOSTILE, "en": HOSTILE},
        highlight={"zh": HOSTILE, "en": HOSTILE},
        cooperation_note={"zh": HOSTILE, "en": HOSTILE},
    )
    library.change("parks/sample-park.yml", name={"zh": HOSTILE, "en": HOSTILE})
    problems, texts = screen(library.guide())
    assert problems == []
    assert sum(squeezed(HOSTILE) in text for text in texts) >= 3


def test_long_text_is_commonmark_and_never_html(library, screen):
    text = "**要点**：第一项\n\n- 甲 <b>粗</b>\n- 乙 [链接](https://a.example) ![图](x.png)"
    library.change(PROJECT, content={"zh": text, "en": text})
    problems, texts = screen(library.guide())
    assert problems == []
    page = next(text for text in texts if "第一项" in text)
    assert "甲<b>粗</b>" in page
    assert "**" not in page
    assert "乙链接" in page


def test_digits_and_letters_that_the_han_fonts_lack(library, screen, tmp_path, reading):
    library.change(
        PROJECT,
        highlight={"zh": "减排CO₂一万吨，10⁶立方米", "en": "CO₂ and 10⁶ m³"},
        cooperation_note={"zh": "与捷克Škoda、波兰Łódź合作", "en": "With Škoda of Győr and Łódź"},
    )
    problems, texts = screen(library.guide())
    assert problems == []
    assert any("减排CO2一万吨" in text for text in texts)
    for lang in ("zh", "en"):
        with pikepdf.open(tmp_path / "dist" / f"guide-screen-{lang}.pdf") as pdf:
            found = [each for page in pdf.pages for each in reading.characters(page)]
        # Each is one drawn letter of the one face that has it, not a letter and a loose mark.
        foreign = [each for each in found if each.text in tuple("ŠŁźő")]
        assert len(foreign) >= 3
        assert {each.family for each in foreign} == {"NotoSans"}
        assert {each.family for each in found if each.text in tuple("koda")} == {"NotoSansSC"}


def test_a_page_that_is_too_full_runs_on_and_says_so(library, screen):
    library.change(PROJECT, content={"zh": "很长的内容。" * 900, "en": "Very long content. " * 900})
    problems, texts = screen(library.guide())
    assert codes(problems) == ["booklet-page-full"]
    assert {p.severity for p in problems} == {Severity.WARNING}
    assert {p.place.file for p in problems} == {f"projects/{PROJECT}"}
    assert "".join(texts).count("很") == 900


@pytest.mark.parametrize("count", [1, 12])
def test_one_page_for_each_project(library, screen, count):
    for number in range(1, count):
        library.add(
            f"agriculture/tea-{number:02}.yml",
            PROJECT,
            code=f"SX-2026-1{number:02}",
            title={"zh": f"第{number}号茶叶项目", "en": f"Tea Project No. {number}"},
        )
    guide = library.guide()
    problems, texts = screen(guide)
    assert problems == []
    for project in guide.projects.values():
        assert sum(project.code in text and "项目编号" in text for text in texts) == 1


def test_a_guide_without_projects_is_finished_looking(library, screen):
    library.remove("agriculture")
    problems, texts = screen(library.guide())
    assert problems == []
    assert any("农业产业" in text for text in texts[3:])
    assert any("暂无对外发布的项目" in text for text in texts)


def test_one_language_no_place_no_address(library, tmp_path):
    library.remove("place.yml")
    library.change("guide.yml", languages=["zh"], site_url=None, hotline=None, notice=None)
    library.change("editions/guide.yml", languages=["zh"])
    library.change(PROJECT, location={"text": {"zh": "城关镇"}, "park": "sample-park"})
    guide = load(library.root)[0].guide()
    assert build(guide, tmp_path, renderings=["screen"]) == []
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["guide-screen-zh.pdf"]


def test_a_guide_without_a_described_edition(library, screen):
    library.remove("editions")
    problems, texts = screen(library.guide())
    assert problems == []
    assert len(texts) > 8


def picture(folder, size=(1800, 1000)):
    file = folder / "projects" / "media" / "tea.png"
    file.parent.mkdir(exist_ok=True)
    Image.new("RGB", size, (40, 120, 90)).save(file)
    return {
        "file": "media/tea.png",
        "credit": {"zh": "示例县", "en": "Sample County"},
        "licence": "owned",
        "alt": {"zh": "茶园", "en": "Tea garden"},
    }


def test_a_picture_is_shown_with_its_credit_in_each_rendering(library, tmp_path):
    library.change(PROJECT, media=[picture(library.root)])
    assert build(library.guide(), tmp_path) == []
    spaces = {}
    for rendering in ("screen", "press"):
        with pikepdf.open(tmp_path / f"guide-{rendering}-zh.pdf") as pdf:
            images = [
                thing
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
            ]
            spaces[rendering] = {str(image.ColorSpace)[:11] for image in images}
    assert spaces["press"] == {"/DeviceCMYK"}
    assert "/DeviceCMYK" not in spaces["screen"]


def test_a_broken_picture_stops_the_booklet(library, tmp_path):
    library.change(PROJECT, media=[picture(library.root)])
    (library.root / "projects" / "media" / "tea.png").write_bytes(b"no picture")
    problems = build(library.guide(), tmp_path / "dist")
    assert codes(problems) == ["not-a-picture"]
    assert {p.place.file for p in problems} == {f"projects/{PROJECT}"}
    assert not (tmp_path / "dist").exists()


def test_an_edition_that_selects_nothing(library, tmp_path):
    library.add(
        "editions/fair.yml", "editions/guide.yml", select={"all": [{"ids": ["tea-processing"]}]}
    )
    library.change("editions/fair.yml", select={"exclude": ["tea-processing"]})
    problems = build(library.guide(), tmp_path / "dist", editions=["fair"])
    assert codes(problems) == ["booklet-nothing-selected"]
    assert not (tmp_path / "dist").exists()


def test_an_edition_shows_what_it_selects(library, tmp_path, text_of):
    library.add(
        "agriculture/second.yml", PROJECT, code="SX-2", title={"zh": "第二个", "en": "The Second"}
    )
    library.add("editions/fair.yml", "editions/guide.yml", select={"any": [{"ids": ["second"]}]})
    assert build(library.guide(), tmp_path, editions=["fair"], renderings=["screen"]) == []
    texts = text_of(tmp_path / "fair-screen-zh.pdf")
    assert any("第二个" in text for text in texts)
    assert not any("茶叶精制加工项目" in text for text in texts[3:] if "项目编号" in text)


def test_an_edition_that_is_not_there(library, tmp_path):
    with pytest.raises(KeyError):
        planned(library.guide(), ["no-such"])


def test_what_typst_refuses_is_a_problem_and_changes_nothing(library, tmp_path, monkeypatch):
    guide, target = library.guide(), tmp_path / "dist"
    assert build(guide, target, renderings=["screen"]) == []
    before = {file.name: file.read_bytes() for file in target.iterdir()}
    refused = typesetter.Result(messages=["error: boom"])
    monkeypatch.setattr(typesetter, "run", lambda orders: [refused for _ in orders])
    problems = build(guide, target, renderings=["screen"])
    assert codes(problems) == ["booklet-not-set"]
    assert {file.name: file.read_bytes() for file in target.iterdir()} == before


def test_the_command_makes_and_keeps(library, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    library.add("editions/fair.yml", "editions/guide.yml", languages=["zh"])
    request = Request(guide=library.guide(), root=library.root)
    assert make(request).problems == ()
    one = Request(guide=library.guide(), root=library.root, edition="fair")
    made = make(one)
    kinds = ("cover", "imposed", "press", "screen")
    assert [path.name for path in made.paths] == [f"fair-{kind}-zh.pdf" for kind in kinds]
    names = {file.name for file in (library.root / "dist").glob("*.pdf")}
    assert {"guide-screen-zh.pdf", "guide-press-en.pdf", "fair-press-zh.pdf"} <= names
    shutil.rmtree(tmp_path / "cache")
    library.remove("editions/fair.yml")
    make(Request(guide=library.guide(), root=library.root))
    names = {file.name for file in (library.root / "dist").glob("*.pdf")}
    assert "fair-press-zh.pdf" not in names


def test_several_languages_follow_each_other_in_one_volume(library, tmp_path, text_of):
    library.add("editions/fair.yml", "editions/guide.yml", layout="consecutive")
    assert build(library.guide(), tmp_path, editions=["fair"], renderings=["screen"]) == []
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["fair-screen-zh+en.pdf"]
    texts = text_of(tmp_path / "fair-screen-zh+en.pdf")
    ends = [
        max(at for at, text in enumerate(texts) if squeezed(code) in text)
        for code in ("联系我们", "Contacts")
    ]
    begins = [
        next(at for at, text in enumerate(texts) if squeezed(code) in text[:60])
        for code in ("目录", "Contents")
    ]
    assert begins[0] < ends[0] < begins[1] < ends[1]


def test_facing_pages_show_a_project_in_both_languages(library, tmp_path, text_of):
    library.add("editions/fair.yml", "editions/guide.yml", layout="facing")
    library.add(
        "agriculture/second.yml", PROJECT, code="SX-2", title={"zh": "第二个", "en": "The Second"}
    )
    assert build(library.guide(), tmp_path, editions=["fair"], renderings=["screen"]) == []
    texts = text_of(tmp_path / "fair-screen-zh+en.pdf")
    for code, title in (("SX-2026-001", "Tea Refining Plant"), ("SX-2", "The Second")):
        own = re.compile(rf"项目编号{code}(?!\d|026)")
        (left,) = (at for at, text in enumerate(texts) if own.search(text))
        assert left % 2 == 1, "the first language stands on the left"
        right = texts[left + 1]
        assert code in right
        assert squeezed(title) in right
        assert "项目编号" not in right


def test_a_small_format_keeps_every_text(library, tmp_path, text_of):
    library.add("editions/town.yml", "editions/guide.yml", format="a5", languages=["zh"])
    guide = library.guide()
    assert build(guide, tmp_path, editions=["town"]) == []
    with pikepdf.open(tmp_path / "town-press-zh.pdf") as pdf:
        left, low, right, high = (float(part) / 72 * 25.4 for part in pdf.pages[0].trimbox)
        assert (round(right - left), round(high - low)) == (148, 210)
    everything = "".join(text_of(tmp_path / "town-screen-zh.pdf"))
    for project in guide.projects.values():
        for field in (project.title, project.summary, project.content, project.background):
            assert squeezed(field["zh"]).strip("*") in everything


def test_an_unchanged_library_needs_no_book(library, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    build(library.guide(), tmp_path / "one", renderings=["screen"], cache=cache)
    monkeypatch.setattr(volumes, "book", lambda *args: pytest.fail("was made again"))
    assert build(library.guide(), tmp_path / "two", renderings=["screen"], cache=cache) == []
    assert len(list((tmp_path / "two").iterdir())) == 2


def test_another_paper_makes_another_cover(library, tmp_path):
    cache = tmp_path / "cache"
    for number, caliper in enumerate(("0.1 mm", "0.3 mm")):
        paper = {"text": {"caliper": caliper}}
        library.change("editions/guide.yml", languages=["zh"], paper=paper, creep=True)
        target = tmp_path / str(number)
        assert build(library.guide(), target, renderings=["press"], cache=cache) == []
    one, other = (tmp_path / number / "guide-imposed-zh.pdf" for number in "01")
    assert one.read_bytes() != other.read_bytes()


def test_a_changed_picture_is_set_anew(library, tmp_path):
    cache = tmp_path / "cache"
    library.change(PROJECT, media=[picture(library.root)])
    library.change("editions/guide.yml", languages=["zh"])
    build(library.guide(), tmp_path / "one", renderings=["screen"], cache=cache)
    Image.new("RGB", (1800, 1000), (200, 20, 20)).save(library.root / "projects/media/tea.png")
    build(library.guide(), tmp_path / "two", renderings=["screen"], cache=cache)
    one, other = (tmp_path / name / "guide-screen-zh.pdf" for name in ("one", "two"))
    assert one.read_bytes() != other.read_bytes()
