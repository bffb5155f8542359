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


def test_a_renamed_project(library):
    source = library.root / "projects" / PROJECT
    text = source.read_text("utf-8") + "formerly: [tea-processing]\n"
    source.with_name("tea-works.yml").write_text(text, "utf-8")
    source.unlink()
    found = {change.id: change.state for change in library.changes()}
    assert found["tea-processing"] == "renamed"


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
