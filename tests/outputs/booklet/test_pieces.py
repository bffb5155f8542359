"""The parts of a booklet that need no typesetter: prose, glyphs, colours, codes, tables, plans."""

import pytest
import segno

from guide.outputs.booklet import drawing, indexes
from guide.outputs.booklet.fitting import SPARE, early_plan, early_spread, plan, spread
from guide.typesetting import codes, colours, fonts, glyphs, prose, tables
from guide.typesetting.separation import separation
from guide.typesetting.type import opened, width
from guide.words import Voice
from guide.words.types import Cell, Column, Table


def text_of(nodes):
    return "".join(n if isinstance(n, str) else text_of(n.get("c", [])) for n in nodes)


class TestProse:
    def test_paragraphs_lists_and_marks(self):
        blocks = prose.tree("一段 **粗** *斜*\n\n1. 甲\n2. 乙\n\n> 引")
        assert [block["t"] for block in blocks] == ["p", "ol", "quote"]
        assert blocks[0]["c"][1] == {"t": "strong", "c": ["粗"]}
        assert len(blocks[1]["items"]) == 2

    def test_html_stays_text(self):
        (block,) = prose.tree("a <script>x</script> b")
        assert text_of(block["c"]) == "a <script>x</script> b"

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc"])
    def test_only_harmless_links(self, address):
        (block,) = prose.tree(f"[here]({address})")
        assert not any(isinstance(node, dict) for node in block["c"])

    def test_a_line_end_within_han_is_no_space(self):
        assert prose.tree("第一行\n第二行")[0]["c"] == ["第一行第二行"]
        assert prose.tree("first\nsecond")[0]["c"] == ["first second"]

    def test_a_picture_is_its_description(self):
        assert text_of(prose.tree("![茶园](x.png)")[0]["c"]) == "茶园"

    def test_code_keeps_its_words(self):
        assert prose.tree("```\na < b\n```")[0]["c"] == ["a < b"]


class TestGlyphs:
    def test_the_font_has_what_guides_say(self):
        text = "云岭区〔2026〕8号 “引号”—–·…‰℃㎡²³≤≥×éüñ《》、。：；（）￥"
        assert glyphs.missing(text, fonts.files("zh")) == ()

    @pytest.mark.parametrize("lang", ["zh", "en", "zh-Hant-HK", "ja"])
    def test_letters_of_foreign_names(self, lang):
        assert (
            glyphs.missing("Škoda Łódź Győr Dvořák Çelik İzmir Þór Ångström", fonts.files(lang))
            == ()
        )

    def test_a_set_up_without_the_western_fonts_says_what_is_missing(self, monkeypatch):
        monkeypatch.setitem(fonts._FOLDERS, fonts.LATIN, ("no_such_package", "notosans"))
        fonts._folder.cache_clear()
        assert fonts.missing(["zh", "en"]) == ()
        assert glyphs.missing("Škoda", fonts.files("en")) == ("Š",)
        fonts._folder.cache_clear()

    def test_what_is_missing_comes_once_and_in_order(self):
        assert glyphs.missing("a😀b🗺😀", fonts.files("zh")) == ("😀", "🗺")

    def test_what_is_never_drawn_is_not_missing(self):
        assert glyphs.missing("a\u200bb\u2060c\n\t\u3000\xa0", fonts.files("zh")) == ()

    def test_every_language_has_fonts(self):
        for lang in ("zh", "en", "zh-Hant", "ja", "ko"):
            assert glyphs.missing("Guide 2026", fonts.files(lang)) == ()
        assert fonts.missing(["zh", "en", "ja"]) == ()


class TestColours:
    def test_every_token_has_a_twin_within_the_press(self):
        found = colours.tokens("#0b4f6c", "#c8102e", ["a", "b", "c"])
        assert {"ink", "paper", "primary", "accent", "sector-a", "sector-c-far"} <= found.keys()
        for twin in found.values():
            assert len(twin["rgb"]) == 7
            assert all(0 <= part <= 100 for part in twin["cmyk"])
            assert sum(twin["cmyk"]) <= 300

    def test_text_is_black_alone(self):
        found = colours.tokens("#0b4f6c", "#c8102e", [])
        for name in ("ink", "muted", "rule", "mist"):
            assert found[name]["cmyk"][:3] == [0, 0, 0]
        assert found["ink"]["cmyk"] == [0, 0, 0, 100]

    def test_paper_takes_no_ink_and_black_most(self):
        assert separation((1.0, 1.0, 1.0)) == (0, 0, 0, 0)
        assert separation((0.0, 0.0, 0.0))[3] == 1
        assert sum(separation((0.0, 0.0, 0.0))) <= 3.0001

    @pytest.mark.parametrize(
        ("colour", "leading"), [((0, 0.6, 0.9), 0), ((0.9, 0, 0.5), 1), ((1, 0.93, 0), 2)]
    )
    def test_a_pure_ink_is_found_again(self, colour, leading):
        inks = separation(colour)
        assert max(range(4), key=lambda at: inks[at]) == leading


class TestCodes:
    def test_rows_make_the_matrix(self):
        address = "https://invest.example/zh/projects/tea.html?edition=guide"
        code = codes.qr(address)
        drawn = []
        for start, *runs in code["rows"]:
            row = [False] * start
            for at, run in enumerate(runs):
                row += [at % 2 == 0] * run
            drawn.append(row + [False] * (code["size"] - len(row)))
        matrix = segno.make_qr(address, error="m", mask=2).matrix
        assert drawn == [[bool(cell) for cell in row] for row in matrix]


class TestDrawing:
    def test_ridges_stay_on_the_sheet_and_never_change(self):
        sectors = [[5.8, 2.4], [3.2], [], [0.9, 1.1, 12.0]]
        paths = drawing.ridges("云岭区", sectors)
        assert paths == drawing.ridges("云岭区", sectors)
        assert len(paths) == 6
        for path in paths:
            assert all(-0.03 <= x <= 1.03 and 0 <= y <= 1 for x, y in path)

    def test_an_empty_library_has_a_cover_too(self):
        assert len(drawing.ridges("x", [])) == 6


class TestWidths:
    def test_han_is_twice_as_wide(self):
        assert width("云岭") == 4
        assert width("ab") == 2

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("cleared", "Cleared"),
            ("wholly owned, joint venture", "Wholly owned, joint venture"),
            ("approved, not yet open", "Approved, not yet open"),
            ("kWh", "kWh"),
            ("https://a.example", "https://a.example"),
            ("li@a.example", "li@a.example"),
            ("净地", "净地"),
            ("", ""),
        ],
    )
    def test_a_value_that_stands_alone_begins_with_a_capital(self, text, expected):
        assert opened(text) == expected


@pytest.fixture
def voice(library):
    return Voice(library.guide(), "en")


def rows(*rows):
    return tuple(tuple(c if isinstance(c, Cell) else Cell(c) for c in row) for row in rows)


class TestTables:
    def test_a_small_table_gets_a_column_of_notes(self, voice):
        note = "including VAT; effective October 2026; price list"
        table = Table(
            "t",
            "T",
            (Column("Item"), Column("Price", True)),
            rows(("Power", Cell("1", note)), ("Gas", "2")),
        )
        made = tables.fitted(table, voice, tables.PAGE)
        assert len(made["columns"]) == 3
        assert made["rows"][0]["cells"][2]["text"].lower().startswith("including vat")

    def test_one_note_for_all_stands_under_the_table(self, voice):
        note = "including VAT; effective October 2026; price list"
        columns = tuple(Column(f"c{n}", True) for n in range(4))
        table = Table(
            "t",
            "T",
            columns,
            rows(("a", "1", "2", Cell("3", note)), ("b", "1", "2", Cell("4", note))),
        )
        made = tables.fitted(table, voice, tables.PAGE)
        assert made["note"] == note
        assert all(row["note"] == "" for row in made["rows"])

    def test_a_column_without_anything_goes(self, voice):
        table = Table("t", "T", (Column("A"), Column("B"), Column("C")), rows(("a", "", "c")))
        assert [c["label"] for c in tables.fitted(table, voice, tables.PAGE)["columns"]] == [
            "A",
            "C",
        ]

    def test_nothing_of_a_wide_table_is_lost(self, voice):
        columns = tuple(Column(f"Heading {n}") for n in range(20))
        table = Table(
            "t", "T", columns, rows(*[[f"value {r}-{n}" for n in range(20)] for r in range(3)])
        )
        made = tables.fitted(table, voice, tables.PAGE)
        assert len(made["columns"]) < 20
        said = " ".join(
            [made["note"]]
            + [row["note"] for row in made["rows"]]
            + [cell["text"] for row in made["rows"] for cell in row["cells"]]
        ).lower()
        assert all(f"value {r}-{n}" in said for r in range(3) for n in range(20))

    def test_widths_fill_the_measure_at_most(self, voice):
        columns = (Column("Code"), Column("Text"), Column("Amount", True))
        table = Table("t", "T", columns, rows(("A-1", "long words " * 30, "CNY 580 million")))
        shares = [column["share"] for column in tables.fitted(table, voice, tables.PAGE)["columns"]]
        assert shares[1] > shares[0]
        assert shares[2] >= width("CNY 580 million")


def measured(parts, room=600.0, densities=1):
    return {
        "id": "p", "room": room, "line": 14.0, "head": 60.0, "foot": 60.0, "seal": 60.0,
        "online-line": 9,
        "densities": [
            {"index": index, "line": 14.0, "side-line": 11.0, "opening": 40.0, "figures": 80.0,
             "parts": [{**part, "wide": part["wide"] * (1 - 0.2 * index)} for part in parts]}
            for index in range(densities)
        ],
    }  # fmt: skip


def part(at="main", wide=50.0, slim=0.0, rank=0, label="L"):
    return {"at": at, "wide": wide, "slim": slim, "rank": rank, "label": label}


class TestPlans:
    def test_the_loosest_setting_that_holds_all(self):
        assert plan(measured([part()], densities=3), pictured=False).density == 0
        assert plan(measured([part(wide=430)], densities=3), pictured=False).density == 1

    def test_facts_fill_the_band_and_the_rest_goes_under_the_text(self):
        found = plan(
            measured([part("side", 30, 200), part("side", 30, 200), part("side", 30, 300)]), False
        )
        assert found.side == (0, 1)
        assert found.main == (2,)

    def test_parts_give_way_by_their_rank_and_are_named(self):
        parts = [
            part(wide=200),
            part(wide=150, rank=2, label="Risks"),
            part(wide=150, rank=9, label="Events"),
        ]
        found = plan(measured(parts), pictured=False)
        assert found.main == (0, 1)
        assert found.online == ("Events",)
        assert found.over == 0

    def test_spare_parts_make_nothing_tighter(self):
        parts = [part(wide=300), part(wide=150, rank=SPARE, label="By rule")]
        found = plan(measured(parts, densities=3), pictured=False)
        assert (found.density, found.main, found.online) == (0, (0,), ("By rule",))
        roomy = plan(measured(parts, room=800.0, densities=3), pictured=False)
        assert (roomy.density, roomy.main) == (0, (0, 1))

    def test_the_picture_goes_before_what_matters_more(self):
        found = plan(measured([part(wide=330), part(wide=20, rank=1)]), pictured=True)
        assert found.picture == 0
        assert found.online == ()

    def test_the_picture_takes_what_is_left_up_to_a_limit(self):
        assert plan(measured([part(wide=200)]), pictured=True).picture > 96
        assert plan(measured([], room=2000.0), pictured=True).picture == 222

    def test_what_never_fits_runs_on(self):
        found = plan(measured([part(wide=900)]), pictured=True)
        assert found.over > 0
        assert found.main == (0,)


class TestEarlyPlans:
    """What the settings measured so far settle is the same that all of them do."""

    def test_a_page_that_fits_waits_for_nothing(self):
        for early, last in ((early_plan, plan), (early_spread, spread)):
            found = early(measured([part()]), pictured=True)
            assert found == last(measured([part()], densities=3), pictured=True)

    def test_a_full_page_waits_for_the_next_setting(self):
        assert early_plan(measured([part(wide=430)]), pictured=False) is None
        assert early_spread(measured([part(wide=430)]), pictured=False) is None
        found = early_plan(measured([part(wide=430)], densities=2), pictured=False)
        assert found == plan(measured([part(wide=430)], densities=3), pictured=False)

    def test_two_pages_are_settled_by_the_readable_settings(self):
        parts = [part(wide=150)] * 6
        assert early_spread(measured(parts), pictured=False) is None
        found = early_spread(measured(parts, densities=2), pictured=False)
        assert found == spread(measured(parts, densities=3), pictured=False)
        assert early_spread(measured([part(wide=150)] * 40, densities=2), pictured=False) is None


class TestSpreads:
    def test_what_fits_takes_one_page(self):
        found = spread(measured([part(wide=200)], densities=3), pictured=True)
        assert found.pages == 1
        assert found == plan(measured([part(wide=200)], densities=3), pictured=True)

    def test_the_rest_goes_onto_a_second_page_and_nothing_is_left_out(self):
        parts = [part("side", 30, 250), part("side", 30, 250), *[part(wide=150) for _ in range(5)]]
        found = spread(measured(parts, densities=3), pictured=True)
        assert found.pages == 2
        assert found.online == ()
        assert found.side == (0,)
        assert found.second_side == (1,)
        assert found.main + found.second_main == (2, 3, 4, 5, 6)
        assert found.picture >= 96
        assert found.over == 0

    def test_the_smallest_type_is_for_what_two_pages_cannot_hold(self):
        assert spread(measured([part(wide=150)] * 6, densities=3), pictured=False).density == 0
        assert spread(measured([part(wide=150)] * 8, densities=3), pictured=False).density > 0
        assert spread(measured([part(wide=150)] * 40, densities=3), pictured=False).over > 0


class TestIndexes:
    def test_chinese_names_stand_by_pinyin(self):
        names = ["种苗", "茶叶", "机械", "安防", "石墨"]
        ordered = sorted(names, key=lambda name: indexes.name_key(name, "zh"))
        assert ordered == ["安防", "茶叶", "机械", "石墨", "种苗"]

    def test_english_names_by_alphabet(self):
        names = ["tea", "Éclair", "Apple", "fastener"]
        ordered = sorted(names, key=lambda name: indexes.name_key(name, "en"))
        assert ordered == ["Apple", "Éclair", "fastener", "tea"]


@pytest.mark.parametrize(
    ("name", "lang", "letter"),
    [
        ("云岭", "zh", "Y"),
        ("年产3万吨", "zh", "N"),
        ("座", "zh", "Z"),
        ("AI 应用", "zh", "A"),
        ("3万吨", "zh", ""),
        ("龘", "zh", ""),
        ("Écluse", "en", "E"),
        ("3D printing", "en", ""),
    ],
)
def test_a_name_stands_under_its_letter(name, lang, letter):
    assert indexes.initial(name, lang) == letter
