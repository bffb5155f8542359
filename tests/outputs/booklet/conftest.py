"""What the booklet's tests share: libraries to alter, booklets built once, texts of pages."""

import importlib.util
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader

from guide.cache import folder as kept
from guide.load import load
from guide.outputs.booklet import build
from guide.problems import has_errors

ROOT = Path(__file__).parents[3]
SPEC = importlib.util.spec_from_file_location("characters", Path(__file__).parent / "characters.py")
_reading = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(_reading)

STARTER = Path(str(files("guide"))) / "starter"
PROJECT = "agriculture/tea-processing.yml"


class Plain(yaml.SafeDumper):
    """Writes what stands twice twice: a library has no anchors."""

    def ignore_aliases(self, data):
        return True


class Library:
    """A library on disk that a test alters and loads."""

    def __init__(self, root):
        self.root = root

    def change(self, file, **fields):
        """Set fields of a YAML file below projects/; None takes a field out."""
        path = self.root / "projects" / file
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        data.update(fields)
        data = {key: value for key, value in data.items() if value is not None}
        text = yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")

    def add(self, file, like, **fields):
        """A further record, like another one but for some fields."""
        source, path = self.root / "projects" / like, self.root / "projects" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, path)
        self.change(file, **fields)

    def remove(self, *names):
        for name in names:
            path = self.root / "projects" / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def guide(self):
        library, problems = load(self.root)
        assert problems == []
        return library.guide()


@pytest.fixture
def library(starter):
    return Library(starter)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The starter's four volumes, built once without a cache: (guide, folder)."""
    root = tmp_path_factory.mktemp("starter") / "library"
    shutil.copytree(STARTER, root)
    guide = Library(root).guide()
    folder = tmp_path_factory.mktemp("dist")
    assert build(guide, folder) == []
    return guide, folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample's guide and a function that gives the PDF of one of its editions for the screen.

    Each is set once in a run, whichever worker asks first.
    """
    library, problems = load(ROOT)
    assert not has_errors(problems)
    guide, folder = library.guide(), tmp_path_factory.mktemp("sample")

    def volume(edition, langs):
        file = folder / f"{edition}-screen-{langs}.pdf"
        if not file.exists():
            cache = kept("booklets")
            assert (
                build(guide, folder, editions=[edition], renderings=["screen"], cache=cache) == []
            )
        return file

    return guide, volume


@pytest.fixture(scope="session")
def reading():
    """What reads the characters, lines and paragraphs of a PDF's page."""
    return _reading


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    """A guide of forty projects whose edition is perfect-bound, in Chinese."""
    root = tmp_path_factory.mktemp("many") / "library"
    shutil.copytree(STARTER, root)
    library = Library(root)
    for number in range(40):
        library.add(
            f"agriculture/tea-{number:02}.yml",
            PROJECT,
            code=f"SX-2026-1{number:02}",
            title={"zh": f"第{number}号茶叶项目", "en": f"Tea Project {chr(64 + number)}"},
        )
    paper = {"text": {"caliper": "0.1 mm"}, "glue": "0.4 mm"}
    library.change("editions/guide.yml", binding="perfect", languages=["zh"], paper=paper)
    return library.guide()


@pytest.fixture(scope="session")
def facing(tmp_path_factory):
    """A guide of three projects whose edition is stitched and shows its languages face to face."""
    root = tmp_path_factory.mktemp("facing") / "library"
    shutil.copytree(STARTER, root)
    library = Library(root)
    for number in (2, 3):
        library.add(
            f"agriculture/tea-{number}.yml",
            PROJECT,
            code=f"SX-2026-10{number}",
            title={"zh": f"第{number}号茶叶项目", "en": f"Tea Project {chr(64 + number)}"},
        )
    library.change("editions/guide.yml", layout="facing", binding="saddle")
    return library.guide()


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """The starter with eight projects, as many as make an index worth having."""
    root = tmp_path_factory.mktemp("large") / "library"
    shutil.copytree(STARTER, root)
    made = Library(root)
    for number in range(2, 9):
        made.add(
            f"agriculture/tea-{number}.yml",
            PROJECT,
            code=f"SX-2026-10{number}",
            title={"zh": f"第{number}号茶叶项目", "en": f"Tea Project {chr(64 + number)}"},
        )
    return made.guide()


@pytest.fixture
def screen(tmp_path):
    """Build one language for the screen: (problems, texts of the pages)."""

    def make(guide, lang="zh", **options):
        problems = build(guide, tmp_path / "dist", renderings=["screen"], **options)
        pdf = tmp_path / "dist" / f"guide-screen-{lang}.pdf"
        return problems, pages(pdf) if pdf.exists() else []

    return make


@pytest.fixture
def text_of():
    return pages


def pages(pdf):
    """The text of each page, without the spaces and breaks that typesetting brings."""
    with pdf.open("rb") as stream:
        return [squeezed(page.extract_text()) for page in PdfReader(stream).pages]


def squeezed(text):
    return "".join(text.split())
