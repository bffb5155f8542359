"""File by file: the order, what a visitor meets after every single step, resuming, strangers."""

import random

import pytest

from guide.outputs.manifest import MANIFEST
from guide.publish import PublishError
from guide.publish.piecewise import NEXT, Piecewise

STRANGE = {"verify-owner.txt": b"theirs", "en/own.html": b"theirs too"}


class Dead(Exception):  # noqa: N818  a power cut is no error of the program
    """The power went off."""


class Memory:
    """A store in memory that writes down what is done to it, and dies after a number of steps."""

    def __init__(self, site, held=(), steps=None):
        self.site, self.held, self.steps, self.done = site, dict(held), steps, []

    def _step(self, *what):
        if self.steps is not None and len(self.done) >= self.steps:
            raise Dead
        self.done.append(what)

    def paths(self):
        return list(self.held)

    def read(self, paths):
        return {path: self.held[path] for path in paths if path in self.held}

    def same(self, digests):
        import hashlib  # noqa: PLC0415

        return {p for p, d in digests.items() if hashlib.sha256(self.held[p]).hexdigest() == d}

    def put(self, paths):
        for path in paths:
            self.write(path, self.site.read(path))

    def write(self, path, data):
        self._step("put", path)
        self.held[path] = data

    def delete(self, paths):
        for path in paths:
            self._step("delete", path)
            self.held.pop(path, None)


def bring(site, held=(), steps=None, *, adopt=False, keep=lambda path, data: None):
    """Publish to a store; the store afterwards, and the plan."""
    store = Memory(site, held, steps)
    pieces = Piecewise(site, store)
    plan = pieces.plan(adopt=adopt)
    try:
        if plan:
            pieces.carry_out(plan, keep)
    except Dead:
        pass
    return store, plan


def test_the_second_time_only_what_changed_is_sent(sites, said):
    old, new = sites
    store, first = bring(old)
    assert store.held == said(old)
    assert set(first.added) == old.files.keys() - {MANIFEST}
    store, plan = bring(new, store.held)
    assert store.held == said(new)
    assert "en/projects/tea-comes.html" in plan.added
    assert "en/projects/tea-goes.html" in plan.removed
    assert "en/projects/tea-processing.html" in plan.changed
    differing = {p for p in old.files.keys() & new.files.keys() if old.files[p] != new.files[p]}
    assert set(plan.changed) == differing - {MANIFEST}
    _, plan = bring(new, store.held)
    assert not plan
    assert plan.same == len(new.files) - 1


def test_the_order_is_new_then_changed_then_entries_then_deleted(sites, said):
    old, new = sites
    store, plan = bring(new, said(old))
    steps = [(what, path) for what, path in store.done if path not in (MANIFEST, NEXT)]
    kinds = [
        "delete" if w == "delete" else "add" if p in plan.added else "change" for w, p in steps
    ]
    assert kinds == sorted(kinds, key=["add", "change", "delete"].index)
    added = [path.endswith(".html") for what, path in steps if path in plan.added]
    assert added == sorted(added)
    changed = [path for _, path in steps if path in plan.changed]
    entries = [path.endswith(("index.html", "404.html")) for path in changed]
    assert any(entries)
    last = [p for p in changed if p.endswith(("index.html", "404.html", "sitemap.xml"))]
    assert changed[-len(last) :] == last
    record = changed.index("en/projects/tea-processing.html")
    assert (
        record < changed.index("assets/catalogue.en.js") < changed.index("en/projects/index.html")
    )
    assert store.done[0] == ("put", NEXT)
    assert store.done[-1] == ("delete", NEXT)
    manifest_at = store.done.index(("put", MANIFEST))
    assert all(what == "put" for what, _ in store.done[: manifest_at + 1])
    assert all(what == "delete" for what, _ in store.done[manifest_at + 1 :])


def test_a_visitor_meets_no_half_site_whenever_it_dies(sites, visitor, figure, said):
    """After each single step: every link leads somewhere, every page is wholly old or new."""
    old, new = sites
    before, after = said(old), said(new)
    total = len(bring(new, before | STRANGE)[0].done)
    for steps in range(total + 1):
        store, _ = bring(new, before | STRANGE, steps)
        assert len(store.done) == steps
        pages = visitor.sees(store.held.get)
        assert {"en/projects/tea-processing.html", "zh/index.html"} <= pages
        for path in pages:
            assert store.held[path] in (before.get(path), after.get(path)), path
        store, _ = bring(new, store.held)  # the next run mends it
        assert store.held == after | STRANGE, steps
    figure(f"{total + 1} deaths of a publication, one after each step: no link led nowhere")


def test_what_a_dead_run_brought_is_not_sent_again(sites, said):
    old, new = sites
    _, plan = bring(new, said(old))
    for steps in (5, len(plan.sent) // 2, len(plan.sent)):
        store, _ = bring(new, said(old), steps)
        again, _ = bring(new, store.held)
        brought = {path for what, path in store.done if what == "put" and path in plan.sent}
        sent = {path for what, path in again.done if what == "put" and path in plan.sent}
        assert not brought & sent
        assert brought | sent == set(plan.sent)


def test_what_a_dead_run_brought_is_deleted_where_it_is_no_longer_wanted(small, said):
    first, second = small({"index.html": "1"}, "1"), small({"index.html": "2", "x.html": "x"}, "2")
    third = small({"index.html": "3"}, "3")
    store, _ = bring(first)
    store, _ = bring(second, store.held, 2)
    assert "x.html" in store.held
    store, plan = bring(third, store.held)
    assert plan.removed == ("x.html",)
    assert store.held == said(third)


@pytest.mark.parametrize("seed", range(20))
def test_any_history_of_sites_and_deaths_ends_right(small, seed, said):
    chance = random.Random(seed)
    held = dict(STRANGE)
    adopt = True
    for number in range(8):
        names = chance.sample("abcdefgh", chance.randint(1, 8))
        site = small({f"{n}/{n}.html": str(chance.randint(0, 2)) for n in names}, str(number))
        store, _ = bring(site, held, chance.choice((None, *range(12))), adopt=adopt)
        held, adopt = store.held, NEXT not in store.held and MANIFEST not in store.held
    store, _ = bring(site, held, adopt=adopt)
    assert store.held == said(site) | STRANGE


def test_files_of_somebody_else_are_no_place_of_ours(small, said):
    site = small({"index.html": "ours"})
    with pytest.raises(PublishError) as error:
        bring(site, STRANGE)
    assert error.value.code == "publish-not-ours"
    assert error.value.args_ == {"found": ("en/own.html", "verify-owner.txt"), "count": 2}
    store, _ = bring(site, STRANGE, adopt=True)
    assert store.held == said(site) | STRANGE


def test_a_name_that_is_taken_gives_way_only_when_told_and_leaves_a_copy(small, said):
    site, later = small({"index.html": "1"}), small({"index.html": "1", "own.html": "2"}, "later")
    held = bring(site)[0].held | {"own.html": b"theirs"}
    with pytest.raises(PublishError) as error:
        bring(later, held)
    assert error.value.code == "publish-clash"
    kept = {}
    store, plan = bring(later, held, adopt=True, keep=kept.__setitem__)
    assert plan.taken == ("own.html",)
    assert kept == {"own.html": b"theirs"}
    assert store.held == said(later)


@pytest.mark.parametrize("path", ["en", "index.html/x"])
def test_a_file_where_a_folder_is_wanted_is_never_taken(small, path):
    site = small({"index.html": "1", "en/index.html": "2"})
    with pytest.raises(PublishError) as error:
        bring(site, {path: b"theirs"}, adopt=True)
    assert error.value.code == "publish-in-the-way"


def test_what_somebody_edited_there_is_not_deleted(small, said):
    site, later = small({"index.html": "1", "x.html": "x"}), small({"index.html": "2"}, "later")
    held = bring(site)[0].held | {"x.html": b"edited"}
    store, plan = bring(later, held)
    assert plan.kept == ("x.html",)
    assert store.held == said(later) | {"x.html": b"edited"}


def test_what_somebody_edited_there_is_brought_back(small, said):
    site = small({"index.html": "1", "x.html": "x"})
    store, plan = bring(site, bring(site)[0].held | {"x.html": b"edited"})
    assert plan.changed == ("x.html",)
    assert store.held == said(site)


def test_a_damaged_manifest_is_no_ground_to_delete(small, said):
    site = small({"index.html": "1"})
    held = bring(site)[0].held | {MANIFEST: b'{"format": 1, "files": {"../x": "0"}}'}
    with pytest.raises(PublishError) as error:
        bring(site, held)
    assert error.value.code == "publish-manifest-damaged"
    store, _ = bring(site, held | STRANGE, adopt=True)
    assert store.held == said(site) | STRANGE


def test_another_machine_that_publishes_meanwhile_is_noticed(small, sites, said):
    old, new = sites

    class Shared(Memory):
        def put(self, paths):
            super().put(paths)
            if "en/projects/tea-comes.html" in paths:
                self.held[MANIFEST] = b"of another machine"

    store = Shared(new, said(old))
    pieces = Piecewise(new, store)
    plan = pieces.plan()
    with pytest.raises(PublishError) as error:
        pieces.carry_out(plan, lambda path, data: None)
    assert error.value.code == "publish-overtaken"
    touched = {path for _, path in store.done}
    assert not touched & set(plan.changed)
    assert not touched & set(plan.removed)


def test_a_site_that_changes_meanwhile_is_noticed(small):
    site = small({"index.html": "1", "x.html": "x"})
    (site.folder / "x.html").write_text("no longer")
    with pytest.raises(PublishError) as error:
        bring(site)
    assert error.value.code == "publish-site-changed"
    assert error.value.args_ == {"file": "x.html"}
