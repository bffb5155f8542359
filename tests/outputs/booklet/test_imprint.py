"""The imprint says which data was printed: the hash of what was frozen."""

import json

from guide.cli import main
from guide.model.frozen import digest

FROZEN = "projects/editions/guide.frozen.json"


def test_a_frozen_edition_prints_the_hash_of_its_data(library, screen):
    assert main(["--root", str(library.root), "--lang", "en", "freeze", "guide"]) == 0
    frozen = json.loads((library.root / FROZEN).read_text("utf-8"))
    assert frozen["hash"] == digest(frozen["data"])
    guide = library.guide()
    assert guide.editions["guide"].data_hash == frozen["hash"]
    problems, pages = screen(guide)
    assert problems == []
    (imprint,) = [page for page in pages if "数据校验码" in page]
    assert f"数据校验码{frozen['hash'][:16]}" in imprint


def test_an_edition_that_is_not_frozen_names_no_hash(library, screen):
    _, pages = screen(library.guide())
    assert any("印数" in page for page in pages)
    assert not any("数据校验码" in page for page in pages)
