"""The shelf of finished volumes: its key knows every file of the program that makes a volume."""

from pathlib import Path

import pytest

from guide import images, typesetting
from guide.model.enumerations import Layout
from guide.outputs import booklet
from guide.outputs.booklet import shelf
from guide.outputs.booklet.finishing import usual

BOOK = {"lang": "zh", "sectors": []}


def key():
    return shelf.key([BOOK], None, [], "press", Layout.SINGLE, usual())


def folder(package):
    return Path(package.__file__).parent


def test_the_key_is_the_same_for_the_same():
    assert key() == key()


def test_every_module_and_template_is_known():
    known = set(shelf.makers())
    for package in (booklet, typesetting):
        for pattern in ("*.py", "*.typ", "*.icc"):
            assert known.issuperset(folder(package).rglob(pattern))
    assert Path(images.__file__) in known
    names = {file.name for file in known}
    assert names.issuperset({"facing.py", "marking.py", "standins.py", "project.typ", "tokens.typ"})


def test_a_change_of_any_of_them_is_another_key(monkeypatch):
    before, read = key(), Path.read_bytes
    for changed in shelf.makers():
        with monkeypatch.context() as patch:
            patch.setattr(
                Path,
                "read_bytes",
                lambda file, c=changed: read(file) + (b"#" if file == c else b""),
            )
            assert key() != before, changed


@pytest.mark.parametrize("changed", ["rendering", "layout", "book", "edition"])
def test_so_is_a_change_of_what_is_made(changed, library):
    given = {
        "books": [BOOK | {"sectors": [1]} if changed == "book" else BOOK],
        "edition": library.guide().editions["guide"] if changed == "edition" else None,
        "pictures": [],
        "rendering": "screen" if changed == "rendering" else "press",
        "layout": Layout.FACING if changed == "layout" else Layout.SINGLE,
        "press": usual(),
    }
    assert shelf.key(**given) != key()
