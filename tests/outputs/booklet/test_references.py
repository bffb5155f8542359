"""What leads elsewhere, read from the finished PDF: page numbers of contents and indexes, codes."""

import re
import shutil
import subprocess
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pytest
from PIL import Image

from guide.outputs.booklet import build

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
    for address in pages:
        assert parse_qs(urlsplit(address).query) == {"edition": ["guide"]}
