"""Loading: what a library folder becomes, and that nothing typed ends in a traceback."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.checks import examine
from guide.load import load
from guide.load.bind import bind, closest
from guide.load.internal import load_internal
from guide.model.guide import COLLECTIONS
from guide.report import as_text
from guide.tree import parse


def test_the_starter(starter):
    library, problems = load(starter)
    assert problems == []
    assert list(library.projects) == ["tea-processing"]
    assert library.projects["tea-processing"].sector == "agriculture"
    assert library.projects["tea-processing"].id == "tea-processing"
    guide = library.guide()
    assert guide.sector("agriculture").name["en"] == "Agriculture"
    assert guide.township("chashan").name["zh"] == "茶山乡"


def test_all_problems_come_at_once(starter):
    file = starter / "projects" / "agriculture" / "tea-processing.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("total: 9600万元", "total: 9600").replace("jobs: 110", "jobs: many")
    file.write_text(text.replace("offer: seeking", "offer: selling"), encoding="utf-8")
    _, problems = load(starter)
    assert len(problems) == 3


def test_drafts_and_withdrawn_records_are_not_in_the_guide(starter):
    folder = starter / "projects" / "agriculture"
    published = (folder / "tea-processing.yml").read_text(encoding="utf-8")
    for status in ("draft", "withdrawn", "archived"):
        text = published.replace("status: published ", f"status: {status} ")
        (folder / f"tea-{status}.yml").write_text(text, encoding="utf-8")
    library, _ = load(starter)
    guide = library.guide()
    assert set(library.projects) == {"tea-processing", "tea-draft", "tea-withdrawn", "tea-archived"}
    assert set(guide.projects) == {"tea-processing", "tea-archived"}
    assert set(guide.withdrawn["projects"]) == {"tea-withdrawn"}


def test_old_ids_lead_on(starter):
    file = starter / "projects" / "agriculture" / "tea-processing.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text("formerly: [old-tea]\n" + text, encoding="utf-8")
    library, _ = load(starter)
    assert library.guide().moved["projects"] == {"old-tea": "tea-processing"}


def test_a_typo_does_not_make_every_reference_a_problem(starter):
    file = starter / "projects" / "parks" / "sample-park.yml"
    file.write_text(file.read_text("utf-8").replace("level: county", "level: conty"), "utf-8")
    _, problems = examine(starter)
    assert [problem.code for problem in problems] == ["unknown-value"]


def test_a_broken_sector_list_is_one_problem(starter):
    (starter / "projects" / "sectors.yml").write_text("- id: agriculture\n", encoding="utf-8")
    _, problems = load(starter)
    assert {problem.place.file for problem in problems} == {"projects/sectors.yml"}


def test_the_internal_folder_may_be_absent(starter):
    internal, problems = load_internal(starter)
    assert problems == []
    assert not internal.projects


def test_did_you_mean():
    assert closest("higlight", ["highlight", "title"]) == "highlight"
    assert closest("zzz", ["highlight"]) == ""


NODES = st.recursive(
    st.sampled_from(
        ["", "1", "no", "x", "5.8亿元", "2026-11-22", "{", "&a", "中文", "-", "1:1", "≥3"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abz_", max_size=3), inner),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", COLLECTIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_in_a_record_ends_in_a_traceback(kind, data, tmp_path_factory):
    names = sorted(info.alias or name for name, info in COLLECTIONS[kind].model_fields.items())
    value = data.draw(st.dictionaries(st.sampled_from(names), NODES, max_size=8))
    text = yaml.safe_dump(value, allow_unicode=True)
    tree, problems = parse("x.yml", text)
    if tree is not None:
        _, found = bind(COLLECTIONS[kind], tree)
        problems = [*problems, *found]
    for lang in ("zh", "en"):
        as_text(problems, tmp_path_factory.getbasetemp(), [lang])


def speaking(root, languages, *more):
    """A library in these languages; `more` are further lines of guide.yml."""
    file = root / "projects" / "guide.yml"
    text = file.read_text(encoding="utf-8")
    lines = "\n".join((f"languages: {languages}", *more))
    file.write_text(text.replace("languages: [zh, en]", lines), encoding="utf-8")
    return root


def test_a_converted_language_needs_its_converter(starter, monkeypatch):
    monkeypatch.setattr("guide.load.available", lambda: False)
    library, problems = load(speaking(starter, "[zh, en, zh-Hant]"))
    assert library is None
    (problem,) = problems
    assert problem.code == "converter-missing"
    assert (problem.place.line, problem.place.width) == (19, len("zh-Hant"))
    assert "investment-guide[traditional]" in as_text(problems, starter, ("zh", "en"))


@pytest.mark.parametrize(
    ("lines", "tag", "said"),
    [((), "zh-Hant-HK", "茶葉"), (("zh_hant: tw",), "zh-Hant-TW", "茶葉")],
)
def test_one_line_switches_traditional_chinese_on(starter, lines, tag, said):
    library, problems = examine(speaking(starter, "[zh, en, zh-Hant]", *lines))
    assert problems == []
    guide = library.guide()
    assert guide.languages == ("zh", "en", tag)
    assert guide.converters[tag]("茶叶") == said


def test_a_term_has_the_last_word_in_traditional_characters(starter):
    terms = starter / "projects" / "terms.yml"
    term = "{zh: 茶山乡, en: Chashan, zh-Hant: 茶山鄕, kind: place, status: house-style}"
    terms.write_text(f"- {term}\n", encoding="utf-8")
    guide = load(speaking(starter, "[zh, en, zh-Hant]"))[0].guide()
    assert guide.converters["zh-Hant-HK"]("茶山乡的乡村") == "茶山鄕的鄉村"
