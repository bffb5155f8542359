"""What leads elsewhere, read from the finished PDF: page numbers of contents and indexes, codes."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pytest
from PIL import Image

from guide.load import load
from guide.outputs.booklet import build
from guide.outputs.site.build import build as build_site
from guide.problems import has_errors

ROOT = Path(__file__).parents[3]
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


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample's edition with facing pages, whose numbers are worked out, and its whole guide."""
    library, problems = load(ROOT)
    assert not has_errors(problems)
    guide, folder = library.guide(), tmp_path_factory.mktemp("sample")
    assert build(guide, folder, editions=["guide", "shenzhen-fair"], renderings=["screen"]) == []
    return guide, folder


@pytest.mark.parametrize(
    "name", ["guide-screen-zh", "guide-screen-en", "shenzhen-fair-screen-zh+en"]
)
def test_the_samples_page_numbers_are_right_on_every_line(sample, name):
    _, folder = sample
    # A line of the contents ends with its number; elsewhere it stands alone or as `page 12`.
    alone = re.compile(r"(?:page\s*|第\s*)?(\d+)(?:\s*页)?")
    printed = [
        (target, int(number[1]))
        for page, target, text in links(folder / f"{name}.pdf")
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
