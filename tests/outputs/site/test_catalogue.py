"""The data of the project browser: facets, texts that are folded, files that cannot break out."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from guide.model.guide import Guide
from guide.outputs.site.catalogue import catalogue
from guide.outputs.site.content import Content
from guide.outputs.site.data import assignment, block
from guide.outputs.site.details import blocks, details
from guide.outputs.site.facets import facets
from guide.outputs.site.folding import fold, folding
from guide.outputs.site.spaces import spaces
from guide.outputs.site.traits import plain, read, traits
from guide.outputs.site.whole import BLOCK

Make = Callable[[], Guide]
Files = dict[str, Any]


def parsed(data: bytes) -> Any:
    """What a data file sets its name to."""
    text = data.decode().removesuffix(";\n")
    return json.loads(re.split(r"^window\.\w+ = |\)\[\d+\] = ", text, maxsplit=1)[1])


def shown(guide: Guide, lang: str = "en") -> dict[str, dict[str, int]]:
    """The options of each facet with the number of projects that have them."""
    projects = [traits(each, guide) for each in guide.projects.values()]
    assert [read(json.loads(json.dumps(plain(each)))) for each in projects] == projects
    found = facets(guide, Content(guide, {}).voice(lang), projects)
    return {
        facet.key: {
            label: sum(number in own for own in facet.of)
            for number, (_, label) in enumerate(facet.options)
        }
        for facet in found
    }


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ　１２", "abc 12"),
        ("雲嶺區電機廠", "云岭区电机厂"),
        ("云岭区电机厂", "云岭区电机厂"),
        ("  Two\n words ", "two words"),
        ("㎡", "m2"),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


def test_a_browser_folds_what_occurs() -> None:
    assert folding("云岭") == {"雲": "云", "嶺": "岭"}


def test_a_data_file_ends_no_script() -> None:
    value = {"a": "</script><!--\u2028\u2029 & \ud800 \"' \\"}
    data = assignment("X", value)
    assert not set(b"<>&") & set(data.removeprefix(b"window.X = "))
    assert "\u2028" not in data.decode()
    assert parsed(data)["a"] == value["a"].replace("\ud800", "?")


def test_facets_tell_what_there_is(guide: Make, files: Files) -> None:
    files["vehicles/motors.yml"]["investment"] = {"total": "6亿元", "minimum_ticket": "4000万元"}
    files["vehicles/motors.yml"]["land"] = {"area": "60亩", "use": "industrial"}
    files["vehicles/motors.yml"]["location"]["park"] = "yunling-edz"
    found = shown(guide())
    assert found["sector"] == {"New-energy vehicles": 2, "Food": 1}
    assert found["amount"] == {"CNY 500 million–CNY 1 billion": 3}
    assert found["budget"] == {
        "CNY 50 million": 1,
        "CNY 100 million": 1,
        "CNY 500 million": 1,
        "CNY 1 billion": 2,
    }
    assert found["land"] == {"2–5 ha (30–75 mu)": 1}
    assert found["park"] == {"Yunling EDZ": 1}
    assert found["township"] == {"Qixia Town": 3}
    assert list(found["ready"].values()) == [3]
    assert "link" not in found


def test_amounts_are_compared_in_one_currency(guide: Make, files: Files) -> None:
    files["vehicles/motors.yml"]["investment"] = {"total": "USD 2 million"}
    path, core = next(catalogue(Content(guide(), {}), "en"))
    assert path == "assets/catalogue.en.js"
    assert parsed(core)["amounts"] == [580_000_000, None, 580_000_000]


def test_the_guides_own_rate_makes_amounts_comparable(guide: Make, files: Files) -> None:
    files["vehicles/motors.yml"]["investment"] = {"total": "USD 2 million"}
    source = {"zh": "央行", "en": "Central bank"}
    rate = {"from": "USD", "to": "CNY", "rate": "7.1", "date": "2026-11-20", "source": source}
    files["guide.yml"]["rates"] = [rate]
    _, core = next(catalogue(Content(guide(), {}), "en"))
    assert parsed(core)["amounts"][1] == 14_200_000


def test_cards_come_in_blocks(guide: Make, files: Files) -> None:
    for number in range(BLOCK):
        files[f"food/more-{number}.yml"] = files["vehicles/motors.yml"]
    made = dict(catalogue(Content(guide(), {}), "zh"))
    cards = [parsed(data) for path, data in made.items() if "cards" in path]
    assert [len(each) for each in cards] == [BLOCK, 3]
    searched = parsed(made["assets/find.zh.js"])
    assert "电机项目" in searched["texts"][1]
    assert searched["initials"][1] == "djxm"


def test_every_record_is_in_the_block_of_its_key(guide: Make) -> None:
    content = Content(guide(), {})
    count = blocks(content)
    for path, data in details(content, "en"):
        number = int(path.split(".")[-2])
        for key in parsed(data):
            assert block(key, count) == number
    assert block("projects/cell-cases", 500) == 125


def test_units_carry_their_numbers(guide: Make, files: Files) -> None:
    unit = {
        "id": "A1-1",
        "floor": 1,
        "area": {"value": "1200平方米", "basis": "gross"},
        "floor_load": "2吨/平方米",
        "crane": [{"load": "5 t", "count": 1}, {"load": "10 t", "count": 1}],
        "power": "400 kW",
        "state": "vacant",
    }
    files["parks/yunling-edz.yml"]["buildings"] = [
        {"id": "A1", "name": {"zh": "一号", "en": "One"}, "storeys": 1, "units": [unit]}
    ]
    made = guide()
    (space,) = spaces(made, Content(made, {}).words("parks", "yunling-edz", "en"))
    assert space.key == "units/yunling-edz/A1-1"
    numbers = space.numbers
    assert (numbers.area, numbers.floor_load, numbers.crane) == (1200.0, 2.0, 10.0)
    assert (numbers.power, numbers.clear_height, space.rent) == (None, None, None)
    assert space.cell("floor_load").text == "2 t/m²"
