"""Whatever bytes stand in a file of a library, the answer is problems with places."""

import time

from hypothesis import given
from hypothesis import strategies as st

from guide.edit.writing import mapping
from guide.load import bind_record
from guide.model.guide import COLLECTIONS
from guide.report import as_text
from guide.tree import decode, parse

VALUES = (
    *(None, "", "null", "~", "yes", "-", "0", "-1", "1e999", "9" * 80, "½", "٣", "1:1", "12:30:45"),
    *(
        "5.8亿元",
        "5.8 亿",
        "10–25万元/亩",
        "25–10万元/亩",
        "‰5",
        "100%",
        "元",
        "CNY",
        "US$ 5 bn",
        "½亩",
    ),
    *("2026-02-29", "9999-12-31", "0001-01-01", "2026-13", "2026-11-22T10:00", "二〇二六年"),
    *([], {}, [[]], [{}], {"zh": "x"}, {"en": "x", "zh": "y", "ja": "z"}, {"": ""}, [None], True),
    *("media/../x.jpg", "javascript:x", "https://a.example", "//x", "CON", "a b", "{0}", "{text}"),
)
KEYS = (
    "zh",
    "en",
    "id",
    "kind",
    "status",
    "title",
    "from",
    "to",
    "amount",
    "range",
    "",
    "<b>",
    "0",
)


def branches(node, path=()):
    """Every place of a tree of plain data."""
    yield path
    items = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, each in items:
        yield from branches(each, (*path, key))


def grafted(node, path, how, value, key):
    """The tree with one place replaced, removed, doubled, renamed or wrapped."""
    if not path:
        return value if how == "replace" else node
    if isinstance(node, dict):
        if len(path) > 1:
            return {
                k: grafted(v, path[1:], how, value, key) if k == path[0] else v
                for k, v in node.items()
            }
        if how == "remove":
            return {k: v for k, v in node.items() if k != path[0]}
        if how == "rename":
            return {key if k == path[0] else k: v for k, v in node.items()}
        new = {"replace": value, "wrap": [node[path[0]]], "double": {key: node[path[0]]}}[how]
        return {**node, path[0]: new}
    if len(path) > 1:
        return [
            grafted(v, path[1:], how, value, key) if i == path[0] else v for i, v in enumerate(node)
        ]
    if how == "remove":
        return [v for i, v in enumerate(node) if i != path[0]]
    if how in ("double", "rename"):
        return [*node, node[path[0]]]
    return [([v] if how == "wrap" else value) if i == path[0] else v for i, v in enumerate(node)]


def answered(root, kind, data):
    text, problems = decode("x.yml", data)
    if not problems:
        tree, problems = parse("x.yml", text)
        if tree is not None:
            record, found = bind_record(kind, "x", "agriculture", tree)
            problems += found
            assert record is not None or problems
    as_text(problems, root, ["en"])
    for problem in problems:
        assert problem.place.file == "x.yml"
        assert problem.place.line >= 0
    return bool(problems)


def sources(starter):
    """Each record of the starter: kind, bytes, plain data."""
    found = []
    for file in sorted(starter.glob("projects/*/*.yml")):
        kind = file.parent.name if file.parent.name in COLLECTIONS else "projects"
        data = file.read_bytes()
        plain = parse("x.yml", decode("x.yml", data)[0])[0].plain()
        found.append((kind, data, plain, list(branches(plain))))
    return found


def test_mutated_trees(starter, fuzz):
    records, started, count, unsound = sources(starter), time.process_time(), 0, 0
    value = st.one_of(st.sampled_from(VALUES), fuzz["hostile"])
    ways = st.sampled_from(("replace", "replace", "remove", "rename", "double", "wrap"))

    @fuzz["trials"](2500)
    @given(st.data(), st.sampled_from(range(len(records))))
    def damage(data, number):
        nonlocal count, unsound
        kind, _, plain, places = records[number]
        for _ in range(data.draw(st.integers(1, 2))):
            path = data.draw(st.sampled_from(places))
            how, new, key = data.draw(ways), data.draw(value), data.draw(st.sampled_from(KEYS))
            try:
                plain = grafted(plain, path, how, new, key)
            except (KeyError, IndexError, TypeError):
                continue  # the first graft took the place away
        if not isinstance(plain, dict):
            plain = {"x": plain}
        written = mapping(without_nothing(plain), 0)
        count += 1
        unsound += answered(starter, kind, written.encode("utf-8", "surrogatepass"))

    damage()
    assert unsound > count / 4
    fuzz["tried"](count, "damaged trees of records", started)


def without_nothing(node):
    """None cannot be written: it is an empty text."""
    if isinstance(node, dict):
        return {key: without_nothing(each) for key, each in node.items()}
    if isinstance(node, list):
        return [without_nothing(each) for each in node]
    return "" if node is None else node


def test_mutated_bytes(starter, fuzz):
    records, started, count = sources(starter), time.process_time(), 0
    piece = st.one_of(
        st.binary(min_size=1, max_size=4),
        st.sampled_from(
            [b"\t", b": ", b"- ", b"{", b"}", b"[", b"&a ", b"*a", b"!!x ", b"---\n", b"|", b">"]
        ),
        st.sampled_from(["：", "\ufeff", "\u2028", "茶", "\u202e"]).map(str.encode),
    )

    @fuzz["trials"](2500)
    @given(st.data(), st.sampled_from(range(len(records))))
    def damage(data, number):
        nonlocal count
        kind, source, *_ = records[number]
        for _ in range(data.draw(st.integers(1, 3))):
            at = data.draw(st.integers(0, max(0, len(source) - 1)))
            cut = data.draw(st.sampled_from((0, 0, 1, 3, 40)))
            source = source[:at] + data.draw(piece) + source[at + cut :]
        count += 1
        answered(starter, kind, source)

    damage()
    fuzz["tried"](count, "files of damaged bytes", started)
