"""What changed since an edition: every state of a record, every kind of field, both languages."""

import json
from dataclasses import replace

import pytest

from guide.changes import changes, snapshot
from guide.load import load
from guide.model.frozen import digest, dump, parse

PROJECT = "agriculture/tea-processing.yml"


class Library:
    """The starter library, frozen on its first day, then altered."""

    def __init__(self, root):
        self.root = root
        self.frozen = self.snap()

    def guide(self):
        library, problems = load(self.root)
        assert problems == []
        return library.guide()

    def snap(self):
        guide = self.guide()
        return parse(dump(snapshot(guide, guide.editions["guide"])))

    def alter(self, file, old, new):
        path = self.root / "projects" / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), "utf-8")

    def changes(self):
        return changes(self.frozen, self.guide())


@pytest.fixture
def library(starter):
    return Library(starter)


def test_nothing_changed(library):
    assert library.changes() == []


def test_a_number_in_the_words_of_each_language(library):
    library.alter(PROJECT, "total: 9600万元", "total: 1.2亿元")
    (change,) = library.changes()
    assert (change.kind, change.id, change.state) == ("projects", "tea-processing", "changed")
    (detail,) = change.details
    assert detail.label["zh"].endswith("总投资")
    assert detail.before == {"zh": "9600万元", "en": "CNY 96 million"}
    assert detail.after == {"zh": "1.2亿元", "en": "CNY 120 million"}


def test_an_enumeration_a_date_and_a_text(library):
    library.alter(PROJECT, "offer: seeking", "offer: signed")
    library.alter(PROJECT, "en: Tea Refining Plant", "en: Tea Works")
    found = library.changes()[0].details
    said = {detail.label["en"]: (detail.before["en"], detail.after["en"]) for detail in found}
    assert said["Project name"] == ("Tea Refining Plant", "Tea Works")
    assert said["Status of offer"][0] == "Seeking investors"


def test_who_reviewed_it_when_is_no_change(library):
    library.alter(
        PROJECT, "by: investment-bureau, date: 2026-", "by: investment-bureau, date: 2025-"
    )
    assert library.changes() == []


def test_a_better_wording_of_the_same_value_is_no_change(library):
    data = json.loads(json.dumps(library.frozen.data))
    data["projects"]["tea-processing"]["investment"]["total"]["text"]["zh"] = "9600 万元"
    library.frozen = replace(library.frozen, data=data)
    assert library.changes() == []


def test_a_unit_of_a_park_is_named(library):
    data = json.loads(json.dumps(library.frozen.data))
    park = data["parks"]["sample-park"]
    park["plots"].append({**park["plots"][0], "id": "z-9"})
    library.frozen = replace(library.frozen, data=data)
    (change,) = library.changes()
    assert change.kind == "parks"
    (detail,) = change.details
    assert detail.before["en"]
    assert detail.after["en"] == ""


def test_a_new_project_and_a_withdrawn_one(library):
    source = library.root / "projects" / PROJECT
    source.with_name("second.yml").write_bytes(source.read_bytes())
    text = source.read_text("utf-8").replace("status: published", "status: withdrawn")
    goodbye = 'withdrawal: {date: 2026-11-20, reason: {zh: 已落地, en: "It found its investor"}}\n'
    source.write_text(text + goodbye, "utf-8")
    states = {change.id: change for change in library.changes() if change.kind == "projects"}
    assert states["second"].state == "new"
    assert states["tea-processing"].state == "withdrawn"
    assert states["tea-processing"].note == {"zh": "已落地", "en": "It found its investor"}


def rename(library, **replaced):
    """The project under another id, whose old address leads to it."""
    source = library.root / "projects" / PROJECT
    text = source.read_text("utf-8") + "formerly: [tea-processing]\n"
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    source.with_name("tea-works.yml").write_text(text, "utf-8")
    source.unlink()


def test_another_id_is_no_news(library):
    rename(library)
    assert library.changes() == []


def test_what_changed_under_another_id_is_told_once(library):
    rename(library, **{"en: Tea Refining Plant": "en: Tea Works"})
    (change,) = library.changes()
    assert (change.id, change.state) == ("tea-works", "changed")
    assert [each.label["en"] for each in change.details] == ["Project name"]


def test_another_id_of_what_a_record_names_is_no_news(library):
    folder = library.root / "projects"
    for file in folder.rglob("*.yml"):
        text = file.read_text("utf-8").replace("investment-bureau", "bureau")
        file.write_text(text, "utf-8")
    old = folder / "organisations/investment-bureau.yml"
    text = old.read_text("utf-8") + "formerly: [investment-bureau]\n"
    old.with_name("bureau.yml").write_text(text, "utf-8")
    old.unlink()
    assert library.changes() == []


def test_of_a_list_only_what_differs_is_told(library):
    library.alter(PROJECT, "[wholly-owned, equity-jv]", "[equity-jv, ppp]")
    (change,) = library.changes()
    (detail,) = change.details
    assert detail.before["en"] == "Wholly owned"
    assert detail.after["en"] == "Public–private partnership (PPP); the rest as before"


def test_parts_without_an_id_are_told_apart_by_their_names(library):
    data = json.loads(json.dumps(library.frozen.data))
    project = data["projects"]["tea-processing"]
    name = {"zh": "可行性研究报告", "en": "Feasibility study"}
    project["sources"] = [{"title": name, "date": "2026-08"}]
    library.frozen = replace(library.frozen, data=data)
    source = "sources: [{title: {zh: 可行性研究报告, en: Feasibility study}, date: 2026-09}]"
    library.alter(PROJECT, "promoter:", f"{source}\npromoter:")
    (change,) = library.changes()
    (detail,) = change.details
    assert detail.label["en"].startswith("Feasibility study")
    assert (detail.before["en"], detail.after["en"]) == ("August 2026", "September 2026")


def test_what_was_withdrawn_keeps_its_name(library):
    library.alter(PROJECT, "policies: [{policy: processing-support, clauses: [equipment]}]\n", "")
    goodbye = "withdrawal: {date: 2026-11-20, reason: {zh: 已废止, en: It was repealed}}"
    library.alter(
        "policies/processing-support.yml", "status: published", f"status: withdrawn\n{goodbye}"
    )
    project = next(each for each in library.changes() if each.kind == "projects")
    (detail,) = project.details
    policy = library.frozen.data["policies"]["processing-support"]
    assert detail.before["en"].startswith(policy["title"]["en"])


def test_a_policy_that_has_run_out(library):
    guide = library.guide()
    later = replace(guide, date=guide.date.replace(year=2040))
    found = [change for change in changes(library.frozen, later) if change.kind == "policies"]
    assert [change.state for change in found] == ["expired"]
    assert "20" in found[0].note["zh"]


def test_projects_outside_the_edition_do_not_count(library):
    library.frozen = replace(library.frozen, projects=())
    library.alter(PROJECT, "total: 9600万元", "total: 1.2亿元")
    assert library.changes() == []


def test_the_hash_is_of_the_data_alone(library):
    other = dict(reversed(list(library.frozen.data.items())))
    assert digest(other) == library.frozen.digest
    assert library.snap().digest == library.frozen.digest
