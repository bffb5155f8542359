"""Every record has an address in every language, and keeps it."""

from collections.abc import Callable
from typing import Any

from guide.model.guide import Guide
from guide.outputs.site import outline as module
from guide.outputs.site.outline import outline

Make = Callable[[], Guide]


def addresses(guide: Guide) -> dict[str, str]:
    return {entry.address: entry.kind for entry in outline(guide)}


def test_languages_have_the_same_addresses(guide: Make) -> None:
    entries = outline(guide())
    inner = {tag: [e.inner for e in entries if e.lang == tag] for tag in ("zh", "en")}
    assert inner["zh"] == inner["en"]
    assert len(set(inner["zh"])) == len(inner["zh"])


def test_every_kind_has_its_list_and_its_records(guide: Make) -> None:
    found = addresses(guide())
    for kind, record, id in (
        ("projects", "project", "cell-cases"),
        ("parks", "park", "yunling-edz"),
        ("policies", "policy", "industry-2026"),
        ("chains", "chain", "batteries"),
        ("events", "event", "shenzhen"),
        ("organisations", "organisation", "bureau"),
    ):
        assert found[f"en/{kind}/index.html"] == kind
        assert found[f"en/{kind}/{id}.html"] == record


def test_projects_are_listed_by_sector_park_and_township(guide: Make) -> None:
    found = addresses(guide())
    assert found["zh/projects/by-sector/empty.html"] == "by-sector"
    assert found["zh/projects/by-park/yunling-edz.html"] == "by-park"
    assert found["zh/projects/by-township/heping.html"] == "by-township"


def test_drafts_have_no_address(guide: Make) -> None:
    assert not [address for address in addresses(guide()) if "secret" in address]


def test_withdrawn_and_renamed_records_keep_a_page(guide: Make, files: dict[str, Any]) -> None:
    files["food/given-up.yml"]["formerly"] = ["given-up-before"]
    found = addresses(guide())
    assert found["zh/projects/given-up.html"] == "gone"
    assert found["zh/projects/given-up-before.html"] == "moved"
    assert found["zh/projects/old-cases.html"] == "moved"


def test_an_old_id_in_use_again_is_the_new_record(guide: Make, files: dict[str, Any]) -> None:
    files["vehicles/cell-cases.yml"]["formerly"] = ["motors", "given-up"]
    found = addresses(guide())
    assert found["zh/projects/motors.html"] == "project"
    assert found["zh/projects/given-up.html"] == "gone"


def test_long_lists_have_sheets(guide: Make, monkeypatch: Any) -> None:
    monkeypatch.setattr(module, "SHEET", 2)
    found = [e for e in outline(guide()) if e.lang == "en" and e.kind == "projects"]
    assert [(e.address, e.part, e.parts) for e in found] == [
        ("en/projects/index.html", 1, 2),
        ("en/projects/page/2.html", 2, 2),
    ]


def test_a_language_stands_in_a_folder_in_lower_case(guide: Make, files: dict[str, Any]) -> None:
    assert module.folder("zh-Hant") == "zh-hant"
