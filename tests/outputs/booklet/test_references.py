"""What leads elsewhere, read from the finished PDF: page numbers of contents and indexes, codes."""

import re
import shutil
import subprocess
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pytest
from PIL import Image

from guide.outputs.booklet import build
from guide.outputs.site.build import build as build_site
from guide.selection import selected
from guide.typesetting import codes

# The contents of the sample end before this page.
CONTENTS = 6
PROJECT = "agriculture/tea-processing.yml"

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler here")


@pytest.fixture(scope="module")
def volume(large, tmp_path_factory):
    """A volume for the screen with as many projects as make its indexes worth having."""
    folder = tmp_path_factory.mktemp("volume")
    assert build(large, folder, renderings=["screen"]) == []
    return large, folder


def words(pdf):
    """The words of each page: (left, top, right, bottom, text), from the page's upper left."""
    said = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True
    ).stdout
    word = re.compile(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    )
    for page in said.split("<page ")[1:]:
        yield [(*map(float, found[:4]), found[4]) for found in word.findall(page)]


def links(pdf):
    """(page, page it leads to, text inside) of every link within the volume, from 1."""
    found = []
    with pikepdf.open(pdf) as document:
        named = pikepdf.NameTree(document.Root.Names.Dests) if "/Names" in document.Root else {}
        numbers = {page.obj.objgen: at for at, page in enumerate(document.pages, start=1)}
        for at, (page, texts) in enumerate(zip(document.pages, words(pdf), strict=True), start=1):
            height = float(page.mediabox[3])
            for each in page.obj.get("/Annots", []):
                target = each.get("/Dest") or each.get("/A", {}).get("/D")
                if target is None:
                    continue
                if isinstance(target, pikepdf.String):
                    target = named[str(target)]
                if isinstance(target, pikepdf.Dictionary):
                    target = target.D
                left, low, right, high = (float(side) for side in each.Rect)
                inside = [
                    text
                    for x0, y0, x1, y1, text in texts
                    if left - 1 < (x0 + x1) / 2 < right + 1
                    and height - high < (y0 + y1) / 2 < height - low
                ]
                found.append((at, numbers[target[0].objgen], " ".join(inside)))
    return found


@pytest.mark.parametrize(
    ("edition", "langs"), [("guide", "zh"), ("guide", "en"), ("shenzhen-fair", "zh+en")]
)
def test_the_samples_page_numbers_are_right_on_every_line(sample, edition, langs):
    _, volume = sample
    # A line of the contents ends with its number; elsewhere it stands alone or as `page 12`.
    alone = re.compile(r"(?:page\s*|第\s*)?(\d+)(?:\s*页)?")
    printed = [
        (target, int(number[1]))
        for page, target, text in links(volume(edition, langs))
        if (number := re.search(r"(\d+)$", text) if page < CONTENTS else alone.fullmatch(text))
    ]
    assert len(printed) > 150
    assert [(target, number) for target, number in printed if target != number] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_printed_page_number_is_that_of_its_page(volume, lang):
    guide, folder = volume
    found = links(folder / f"guide-screen-{lang}.pdf")
    contents = [each for each in found if each[0] in (4, 5)]
    assert len(contents) > len(guide.projects)
    for _, _, text in contents:
        assert re.search(r"\d+$", text), f"a line of the contents without its number: {text}"
    printed = [(target, int(m[0])) for _, target, text in found if (m := re.search(r"\d+$", text))]
    assert printed
    assert [(target, number) for target, number in printed if target != number] == []
    last = max(page for page, _, _ in found)
    indexed = [text for page, _, text in found if page == last]
    assert len(indexed) >= len(guide.projects), "the indexes name every project"
    assert all(text.isdigit() for text in indexed)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_is_read_from_the_printed_page(volume, tmp_path, lang):
    zxingcpp = pytest.importorskip("zxingcpp")
    guide, folder = volume
    pdf = folder / f"guide-screen-{lang}.pdf"
    subprocess.run(["pdftoppm", "-r", "200", "-gray", str(pdf), str(tmp_path / "p")], check=True)
    read = set()
    for picture in sorted(tmp_path.glob("p-*.pgm")):
        with Image.open(picture) as image:
            read |= {code.text for code in zxingcpp.read_barcodes(image)}
    site = str(guide.settings.site_url).rstrip("/")
    pages = {address for address in read if "?" in address}
    wanted = {
        f"{site}/{lang}/{kind}/{id}.html?edition=guide"
        for kind in ("projects", "parks", "policies", "events")
        for id in guide.collection(kind)
    }
    assert pages == wanted | {f"{site}/{lang}/index.html?edition=guide"}
    assert read == pages
    site_folder = tmp_path / "site"
    assert build_site(guide, guide.root, site_folder).outcome
    for address in pages:
        assert (site_folder / urlsplit(address).path.lstrip("/")).is_file(), address
        assert parse_qs(urlsplit(address).query) == {"edition": ["guide"]}


# The least that a telephone reads from paper without trouble, and what readers ask for around it.
LEAST_MODULE, QUIET = 0.33, 4
DPI = 300


def coded(pdf):
    """(page, left, top, width, address) in points of every code on the pages, by its link."""
    with pikepdf.open(pdf) as document:
        for number, page in enumerate(document.pages, start=1):
            height = float(page.mediabox[3])
            for each in page.obj.get("/Annots", []):
                address = str(each.get("/A", {}).get("/URI", ""))
                left, low, right, high = (float(side) for side in each.Rect)
                if "?edition=" in address and abs(right - left - high + low) < 0.1:
                    yield number, left, height - high, right - left, address


def seen(pdf, page, left, top, width, folder):
    """A square of a page as a picture in grey."""
    scale, file = DPI / 72, folder / "code"
    corner, side = (round(each * scale) for each in (left, top)), round(width * scale)
    x, y = corner
    run = ["pdftoppm", "-r", DPI, "-f", page, "-l", page, "-x", x, "-y", y, "-W", side, "-H", side]
    subprocess.run([*map(str, run), "-gray", "-singlefile", str(pdf), str(file)], check=True)
    with Image.open(file.with_suffix(".pgm")) as picture:
        return picture.copy()


def read(pdf, found, folder, *, shift=0.0, pages=0):
    """What a reader makes of each code of a PDF, after seeing that it stands clear and is large
    enough. `shift` and `pages` say where the pages of the screen lie in that PDF."""
    zxingcpp = pytest.importorskip("zxingcpp")
    for number, left, top, width, address in found:
        module = width / codes.qr(address)["size"]
        assert module / 72 * 25.4 >= LEAST_MODULE, address
        quiet, whole = QUIET * module, width + 2 * QUIET * module
        corner = left + shift - quiet, top + shift - quiet
        picture = seen(pdf, number + pages, *corner, whole, folder)
        (code,) = zxingcpp.read_barcodes(picture)
        assert code.text == address
        within = picture.width * quiet / whole - 2
        ring = [
            picture.getpixel((x, y))
            for x in range(2, picture.width - 2, 3)
            for y in range(2, picture.height - 2, 3)
            if not all(within <= each <= picture.width - within for each in (x, y))
        ]
        assert min(ring) > 240, f"something stands within four modules of {address}"
        yield address


@pytest.mark.parametrize(("edition", "langs"), [("embassy", "en+zh"), ("yunding-town", "zh")])
def test_every_code_of_the_sample_leads_where_it_should(sample, tmp_path, edition, langs):
    guide, volume = sample
    pdf = volume(edition, langs)
    addresses = set(read(pdf, list(coded(pdf)), tmp_path))
    site = str(guide.settings.site_url).rstrip("/")
    for address in addresses:
        lang, kind, *page = urlsplit(address).path.strip("/").split("/")
        assert address.startswith(site)
        assert lang in langs.split("+")
        assert parse_qs(urlsplit(address).query) == {"edition": [edition]}
        if page:
            assert page[0].removesuffix(".html") in guide.collection(kind)
    ids = {project.id for project in selected(guide, guide.editions[edition])}
    for lang in langs.split("+"):
        shown = {f"{site}/{lang}/projects/{id}.html?edition={edition}" for id in ids}
        assert shown < addresses


def test_the_press_prints_the_same_codes(sample, tmp_path):
    guide, volume = sample
    screen = volume("yunding-town", "zh")
    assert build(guide, tmp_path, editions=["yunding-town"], renderings=["press"]) == []
    press = tmp_path / "yunding-town-press-zh.pdf"
    with pikepdf.open(press) as pdf:
        first = pdf.pages[0]
        slug = float(first.trimbox[0]) - float(first.mediabox[0])
    total = sum(1 for _ in words(screen))
    # The cover is a file of its own: two pages before and two after the rest.
    inside = [each for each in coded(screen) if 2 < each[0] <= total - 2]
    assert inside
    assert len(list(read(press, inside, tmp_path, shift=slug, pages=-2))) == len(inside)
