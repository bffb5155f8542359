"""Somebody else's tables come in as drafts: the mapping files in maps/ over the world's tables.

The tables themselves are not part of this repository; small ones of our own show every mistake.
"""

import re
from pathlib import Path

import pytest

from guide import journal
from guide.checks import examine
from guide.cli import main
from guide.intake import foreign
from guide.intake.mapping import read_map
from guide.intake.nationalgrid import degrees_of
from guide.load import load
from guide.problems import Severity, has_errors

HERE = Path(__file__).parent
MAPS = {
    "indonesia-parks": ("indonesia-industrial-parks-2024.csv", "parks", 141),
    "bangladesh-zones": ("bangladesh-zones.csv", "parks", 8),
    "bangladesh-incentives": ("bangladesh-zone-incentives.csv", "policies", 15),
    "indonesia-ppp": ("indonesia-ppp-projects.csv", "projects", 57),
    "uk-leicester": ("uk-brownfield-leicester.csv", "projects", 66),
    "uk-rochdale": ("uk-brownfield-rochdale.csv", "projects", 128),
}
TABLES = HERE.parents[2] / "shared" / "real"

needs_tables = pytest.mark.skipif(
    not TABLES.is_dir(), reason=f"the tables of the world are not here: no folder {TABLES}"
)

LIBRARY = {
    "guide.yml": """
        title: {en: Parks of Two Countries}
        issuer: curators
        languages: [en]
        site_url: https://parks.example
        date: 2025-02-01
        timezone: Asia/Jakarta
        """,
    "sectors.yml": """
        - {id: infrastructure, name: {en: Infrastructure}}
        - {id: land, name: {en: Land}}
        """,
    "organisations/curators.yml": """
        status: published
        owner: curators
        as_of: 2024-12-31
        reviewed: {by: curators, date: 2025-01-31}
        name: {en: Curators of the table}
        role: promoter
        email: parks@parks.example
        """,
}


def founded(root):
    for name, text in LIBRARY.items():
        file = root / "projects" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = [line.removeprefix("        ") for line in text.strip("\n").split("\n")]
        file.write_text("\n".join(lines), "utf-8")
    return root


def taken(root, mapping, table):
    """The preview of one table over a library."""
    library, problems = load(root)
    assert problems == []
    return foreign.of_files(library, mapping, [table])


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A library into which all the tables were imported, and what each import said."""
    root = founded(tmp_path_factory.mktemp("world"))
    said = {}
    for name, (table, _, _) in MAPS.items():
        said[name] = taken(root, HERE / "maps" / f"{name}.yml", TABLES / table)
        journal.write(root, said[name].judged.writable)
    return root, said


def test_every_mapping_is_tried():
    assert {file.stem for file in (HERE / "maps").glob("*.yml")} == set(MAPS)


@pytest.mark.parametrize("name", MAPS)
def test_every_mapping_is_sound_without_its_table(name):
    found, problems = read_map(HERE / "maps" / f"{name}.yml", ("en",))
    assert problems == []
    assert found.sheet.kind == MAPS[name][1]


@needs_tables
@pytest.mark.parametrize("name", MAPS)
def test_every_row_becomes_a_draft(world, name):
    _, said = world
    preview, (_, kind, count) = said[name], MAPS[name]
    assert not has_errors(preview.problems)
    assert [draft.kind for draft in preview.judged.sound] == [kind] * count
    named = {"column-unmapped", "value-unmapped", "date-unmapped", "point-outside"}
    assert [problem for problem in preview.problems if problem.code in named] == []


@needs_tables
def test_the_library_of_all_tables_is_sound(world):
    root, _ = world
    library, problems = examine(root)
    assert not has_errors(problems)
    assert len(library.parks) == 141 + 8
    assert len(library.policies) == 15
    assert len(library.projects) == 57 + 66 + 128
    assert not library.guide().projects
    assert (
        max(p.investment.total.amount for p in library.projects.values() if p.investment) > 10**13
    )


@needs_tables
def test_metres_of_a_grid_became_degrees(world):
    library, _ = load(world[0])
    points = {p.id: p.location.point for p in library.projects.values() if p.sector == "land"}
    assert len(points) == 66 + 128
    far = [id for id, at in points.items() if not (52.5 < at.lat < 53.7 and -2.4 < at.lon < -1)]
    assert far == ["sh-2132"]  # the table's own northing lacks a digit


@needs_tables
def test_a_second_import_changes_nothing(world):
    root, _ = world
    for name, (table, _, _) in MAPS.items():
        again = taken(root, HERE / "maps" / f"{name}.yml", TABLES / table)
        assert again.judged.writable == {}, name


@needs_tables
def test_drafts_that_are_whole_can_be_published_and_built(world, tmp_path, capsys):
    root, _ = world
    for file in (root / "projects" / "parks").glob("*.yml"):
        text = file.read_text("utf-8")
        if "\noperation:" in text:
            file.write_text(text.replace("status: draft", "status: published"), "utf-8")
    assert main(["--root", str(root), "--lang", "en", "build", "site"]) == 0
    pages = {file.name for file in (root / "site" / "en" / "parks").glob("*.html")}
    assert len(pages) >= 131
    home = (root / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert not re.search("[\u4e00-\u9fff]", home)


def test_a_known_point_of_the_national_grid():
    # Ordnance Survey's own example; the shift is good to about 5 m.
    latitude, longitude = degrees_of(651409.903, 313177.270)
    assert abs(latitude - (52 + 39 / 60 + 28.72 / 3600)) < 5e-5
    assert abs(longitude - (1 + 42 / 60 + 57.74 / 3600)) < 8e-5
    with pytest.raises(ValueError, match="outside"):
        degrees_of(-1, 0)


MAP = """\
kind: parks
id: {column: Name}
fields:
  name.en: {column: Name}
  location.address.en: {column: Name}
  areas.planned: {column: Size, unit: ha}
  operation: {column: State, values: {Running: operating, Stalled: ""}}
  as_of: {column: Day, date: "%d/%m/%Y"}
  location.point: {grid: OSGB36, easting: X, northing: Y}
items:
  figures:
    - item: {value: exports}
      value: {text: "USD {Sold} million"}
      year: {value: "2024"}
      source.en: {value: A table}
skip: [Note]
"""
TABLE = (
    "Name,Size,State,Day,X,Y,Sold,Note,Extra\n"
    "Old Wharf *1*,12.5,Running,03/02/2024,458058.16,304925.45,5.5,n,e\n"
    "Old Wharf *1*,7,Stalled,04/02/2024,,,,,\n"
)


@pytest.fixture
def tried(tmp_path):
    """Import a table by a mapping into a small library: (changes of the map, of the table)."""
    root = founded(tmp_path / "library")

    def run(map_change=("", ""), table_change=("", "")):
        mapping, table = tmp_path / "map.yml", tmp_path / "table.csv"
        assert map_change[0] in MAP
        assert table_change[0] in TABLE
        mapping.write_text(MAP.replace(*map_change, 1), "utf-8")
        table.write_text(TABLE.replace(*table_change, 1), "utf-8")
        return taken(root, mapping, table)

    return run


def test_a_table_of_two_rows(tried):
    preview = tried()
    (unmapped,) = [p for p in preview.problems if p.code == "column-unmapped"]
    assert unmapped.args["column"] == "Extra"
    assert unmapped.severity is Severity.WARNING
    assert str(unmapped.place) == "table.csv [CSV!I1]"
    first, second = preview.judged.drafts
    assert (first.id, second.id) == ("old-wharf-1", "old-wharf-1-2")
    assert first.target["status"] == "draft"
    assert first.target["areas"] == {"planned": "12.5 ha"}
    assert first.target["operation"] == "operating"
    assert "operation" not in second.target
    assert first.target["as_of"] == "2024-02-03"
    assert first.target["figures"][0]["value"] == "USD 5.5 million"
    assert "figures" not in second.target
    assert first.target["location"]["point"]["lat"] == "52.638977"


@pytest.mark.parametrize(
    ("change", "code", "args"),
    [
        (("kind: parks", "kind: editions"), "map-kind", {"kind": "editions"}),
        (("areas.planned", "areas.planed"), "map-field", {"suggestion": "areas.planned"}),
        (("unit: ha", "units: ha"), "map-field", {"suggestion": "unit"}),
        (("column: Size", "column: Sizes"), "column-absent", {"suggestion": "Size"}),
        (("skip: [Note]", "skip: [Notes]"), "column-absent", {"suggestion": "Note"}),
        (("{column: Name}\nfields", "{find: a}\nfields"), "map-source", {"field": "id"}),
        (("column: Size,", "column: Size, find: '(',"), "map-pattern", {}),
        (("grid: OSGB36", "grid: ED50"), "map-grid", {}),
        (("  figures:", "  figure:"), "map-list", {"name": "figure"}),
        (('values: {Running: operating, Stalled: ""}', "values: Running"), "map-unsound", {}),
        (("skip: [Note]", "skip: Note"), "map-unsound", {}),
        (("fields:\n", "fields: [\n"), "yaml-syntax", {}),
    ],
)  # fmt: skip
def test_a_mistake_in_a_mapping(tried, change, code, args):
    preview = tried(map_change=change)
    found = [problem for problem in preview.problems if problem.severity is Severity.ERROR]
    assert code in [problem.code for problem in found]
    problem = next(each for each in found if each.code == code)
    assert problem.place.file == "map.yml"
    assert problem.place.line or code == "yaml-syntax"
    assert {key: problem.args[key] for key in args} == args
    assert preview.judged.writable == {}


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        (("12.5,Running", "12.5,Sleeping"), "value-unmapped", "C2"),
        (("03/02/2024", "2024-02-03"), "date-unmapped", "D2"),
        (("458058.16", "-5"), "point-outside", "E2"),
    ],
)
def test_a_cell_that_the_mapping_cannot_take(tried, change, code, cell):
    preview = tried(table_change=change)
    (problem,) = [each for each in preview.problems if each.code == code]
    assert problem.severity is Severity.WARNING
    assert problem.place.cell == f"CSV!{cell}"
    assert len(preview.judged.sound) == 2


def test_text_of_a_table_stays_text(tried):
    preview = tried(
        map_change=("\n  areas", "\n  description.en: {column: Note}\n  areas"),
        table_change=(",5.5,n,e", ",5.5,<script>*x*</script> [a](javascript:b),e"),
    )
    said = preview.judged.drafts[0].target["description"]["en"]
    assert said == r"\<script\>\*x\*\</script\> \[a\](javascript:b)"
    assert not has_errors(preview.problems)


def test_the_command(tmp_path, capsys):
    root = founded(tmp_path / "library")
    (tmp_path / "map.yml").write_text(MAP, "utf-8")
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    args = ["--root", str(root), "--lang", "en", "import", "--map", str(tmp_path / "map.yml")]
    assert main([*args, str(tmp_path / "table.csv"), "--dry-run"]) == 0
    assert "“Extra” is not mapped" in capsys.readouterr().out
    assert not (root / "projects" / "parks").exists()
    assert main([*args, str(tmp_path / "table.csv")]) == 0
    assert (root / "projects/parks/old-wharf-1.yml").is_file()
    assert main([*args, str(tmp_path / "absent.csv")]) != 0
    assert main(["--root", str(root), "import", "--map", "absent.yml", str(tmp_path / "table.csv")])
