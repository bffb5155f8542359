"""The open data of the sample: whole, exact, sound by each format's rules, without a secret."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from guide.checks import examine
from guide.data import files
from guide.data.tables import harmless
from guide.data.values import number
from guide.model.base import walk
from guide.model.enumerations import Status
from guide.model.guide import PAGES
from guide.quantities import Measure, Money, parse_measure, parse_money

ROOT = Path(__file__).parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def library():
    return examine(ROOT)[0]


@pytest.fixture(scope="module")
def guide(library):
    return library.guide()


@pytest.fixture(scope="module")
def made(guide):
    return dict(files(guide))


def table(made, name):
    return list(csv.DictReader(io.StringIO(made[f"{name}.csv"].decode("utf-8-sig"), newline="")))


def unfolded(data):
    text = data.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(piece.encode()) <= 75 for piece in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_the_same_guide_gives_the_same_bytes(guide, made):
    assert dict(files(guide)) == made


def test_every_public_record_is_there_and_no_other(library, guide, made):
    for kind in PAGES:
        public = list(guide.collection(kind))
        assert [record["id"] for record in json.loads(made[f"{kind}.json"])] == public
        assert [row["id"] for row in table(made, kind)] == public
    hidden = [r for r in library.all() if r.status in (Status.DRAFT, Status.WITHDRAWN)]
    assert hidden
    for path, data in made.items():
        text = data.decode()
        assert "INTERNAL-CANARY" not in text, path
        for record in hidden:
            assert f"{record.collection}/{record.id}" not in text, path
            assert not any(title in text for title in record.heading.values()), path


def test_a_link_to_a_draft_is_left_out(guide, made):
    ids = {kind: set(guide.collection(kind)) for kind in PAGES}
    for project in json.loads(made["projects.json"]):
        assert set(project.get("events", ())) <= ids["events"]
        assert {use["policy"] for use in project.get("policies", ())} <= ids["policies"]
        assert {each["organisation"] for each in project.get("contacts", ())} <= ids[
            "organisations"
        ]


def test_amounts_and_areas_are_exact(guide, made):
    rows = {row["id"]: row for row in table(made, "projects")}
    records = {record["id"]: record for record in json.loads(made["projects.json"])}
    seen = 0
    for id, project in guide.projects.items():
        if project.investment is not None:
            total, row = project.investment.total, rows[id]
            written = f"{row['investment.total.currency']} {row['investment.total.amount']}"
            assert parse_money(written) == total
            for tag in guide.languages:
                said = row[f"investment.total.{tag}"]
                assert parse_money(said) == total
                assert records[id]["investment"]["total"]["text"][tag] == said
            seen += 1
        if project.land is not None:
            area = records[id]["land"]["area"]
            assert parse_measure(f"{area['value']} {area['unit']}") == project.land.area
    assert seen > 30


def test_every_number_of_the_sample_survives_as_a_number(guide):
    for record in guide.all():
        for _, leaf in walk(record):
            if isinstance(leaf, Measure):
                assert not isinstance(number(leaf.value), str)
            elif isinstance(leaf, Money):
                assert not isinstance(number(leaf.amount), str)


def test_personal_numbers_need_consent(guide, made):
    agreed = {
        str(person.mobile)
        for organisation in guide.organisations.values()
        for person in organisation.people
        if person.mobile and person.consent
    }
    secret = {
        str(person.mobile)
        for organisation in guide.organisations.values()
        for person in organisation.people
        if person.mobile and not person.consent
    }
    every = b"".join(made.values()).decode()
    assert all(each in every for each in agreed)
    assert not any(each in every for each in secret)
    assert '"consent"' not in every


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+86-799-555-0100", "'+86-799-555-0100"),
        ("@name", "'@name"),
        ("＝1", "'＝1"),
        ("\tx", "'\tx"),
        ("-5 degrees", "'-5 degrees"),
        (-5, -5),
        (-2.5, -2.5),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell, expected):
    assert harmless(cell) == expected


def test_tables_open_in_a_spreadsheet(made):
    for path, data in made.items():
        if path.endswith(".csv"):
            assert data.startswith(b"\xef\xbb\xbf"), path
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
            assert len({len(row) for row in rows}) == 1, path
            assert len(set(rows[0])) == len(rows[0]), path
            assert not [c for row in rows for c in row if c[:1] in tuple("=+@＝＋－＠")], path


def test_the_package_describes_every_table_and_document(made):
    package = json.loads(made["datapackage.json"])
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) == {
        path for path in made if path.endswith((".csv", ".json")) and path != "datapackage.json"
    }
    for path, resource in described.items():
        assert resource["bytes"] == len(made[path])
        if path.endswith(".csv"):
            fields = resource["schema"]["fields"]
            rows = table(made, resource["name"])
            assert [field["name"] for field in fields] == list(rows[0])
            for field in fields:
                cells = [row[field["name"]] for row in rows if row[field["name"]]]
                if field["type"] == "number":
                    assert all(float(cell) is not None for cell in cells)
                elif field["type"] == "boolean":
                    assert set(cells) <= {"true", "false"}
            for key in resource["schema"].get("foreignKeys", ()):
                known = {row["id"] for row in table(made, key["reference"]["resource"])}
                assert {row[key["fields"]] for row in rows} <= known


def test_the_feeds_tell_of_projects_newest_first(guide, made):
    for tag in guide.languages:
        feed = Xml.fromstring(made[f"{tag}/projects.atom"])  # noqa: S314  # our own bytes
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == len(guide.projects)
        moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
        assert moments == sorted(moments, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == moments[0]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+08:00", moments[0])
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            assert entry.find(f"{ATOM}link").get("href").startswith("https://")
            assert entry.findtext(f"{ATOM}title")
            assert entry.findtext(f"{ATOM}summary")


def test_calendars_hold_every_event_and_deadline(guide, made):
    for tag in guide.languages:
        events = unfolded(made[f"{tag}/events.ics"])
        assert events.count("BEGIN:VEVENT") == events.count("END:VEVENT") == len(guide.events)
        every = events + unfolded(made[f"{tag}/policies.ics"])
        uids = [line for line in every if line.startswith("UID:")]
        assert len(set(uids)) == len(uids)
        for line in every:
            if match := re.fullmatch(r"DT(START|END);VALUE=DATE:(\d{8})", line):
                date.fromisoformat(match[2])
        last = [line for line in every if line.startswith("UID:policies-zero-risk-factories-exp")]
        assert len(last) == 1
        for id in guide.events:
            own = unfolded(made[f"{tag}/events/{id}.ics"])
            assert own[0] == "BEGIN:VCALENDAR"
            assert own[-1] == "END:VCALENDAR"
            assert own.count("BEGIN:VEVENT") == 1


def test_an_event_ends_on_the_day_after_its_last(made):
    lines = unfolded(made["en/events/shenzhen-fair-2027.ics"])
    assert "DTSTART;VALUE=DATE:20270311" in lines
    assert "DTEND;VALUE=DATE:20270314" in lines
    assert "STATUS:CONFIRMED" in lines or "STATUS:TENTATIVE" in lines


def test_no_calendar_offers_what_has_lapsed(guide, made):
    for id, policy in guide.policies.items():
        if policy.status is Status.ARCHIVED:
            assert f"zh/policies/{id}.ics" not in made


def test_every_person_has_a_card(guide, made):
    for tag in guide.languages:
        for id, organisation in guide.organisations.items():
            assert unfolded(made[f"{tag}/contacts/{id}.vcf"])[1] == "VERSION:3.0"
            for person in organisation.people:
                card = unfolded(made[f"{tag}/contacts/{id}/{person.id}.vcf"])
                assert card[0] == "BEGIN:VCARD"
                assert card[-1] == "END:VCARD"
                assert f"FN:{person.name[tag]}" in card
