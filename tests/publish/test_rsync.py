"""A server by rsync: the real program on both ends, with a script in the place of ssh."""

import pytest

from guide.outputs.manifest import MANIFEST
from guide.publish import PublishError
from guide.publish.ledger import NEXT
from guide.publish.piecewise import Piecewise
from guide.publish.program import Ended
from guide.publish.rsync import Rsync

HOSTILE = ["-rf.html", "a b.html", "$(x).html", "图片/项 目.html", "`x`.html", "#x.html", ";x.html"]
HOSTILE += ["a\nb.html", "a\tb.html", "*.html", "[x].html", "a'b\"c.html", "\\#012.html"[3:]]


def bring(site, folder, *, adopt=False):
    pieces = Piecewise(site, Rsync(site, f"web@server.example:{folder}"))
    plan = pieces.plan(adopt=adopt)
    if plan:
        pieces.carry_out(plan, lambda path, data: None)
    return plan


def test_a_server_holds_the_site_and_only_changes_follow(ssh, sites, tmp_path, tree, said):
    old, new = sites
    there = tmp_path / "guide"
    bring(old, there)
    assert tree(there) == said(old)
    assert (there / "index.html").stat().st_mode & 0o777 == 0o644
    same = (there / "assets/site.js").stat().st_ino
    plan = bring(new, there)
    assert tree(there) == said(new)
    assert "en/projects/tea-goes.html" in plan.removed
    assert (there / "assets/site.js").stat().st_ino == same
    assert not bring(new, there)


def test_hostile_names(ssh, small, tmp_path, tree, said):
    site = small({"index.html": "x", **dict.fromkeys(HOSTILE, "x")})
    bring(site, tmp_path / "there")
    assert tree(tmp_path / "there") == said(site)
    assert not bring(site, tmp_path / "there")
    later = small({"index.html": "x"}, "later")
    bring(later, tmp_path / "there")
    assert tree(tmp_path / "there") == said(later)


def test_what_is_not_ours_stays(ssh, small, tmp_path):
    site = small({"index.html": "1", "x.html": "x", "y.html": "y"})
    there = tmp_path / "there"
    there.mkdir()
    (there / "own.txt").write_text("theirs")
    (there / "link").symlink_to("/etc/hostname")
    with pytest.raises(PublishError) as error:
        bring(site, there)
    assert error.value.code == "publish-not-ours"
    assert error.value.args_ == {"found": ("link", "own.txt"), "count": 2}
    bring(site, there, adopt=True)
    (there / "x.html").write_text("edited by hand")
    (there / "index.html").write_text("edited as well")
    plan = bring(small({"index.html": "2"}, "later"), there)
    assert plan.kept == ("x.html",)
    assert plan.removed == ("y.html",)
    assert sorted(path.name for path in there.iterdir()) == sorted(
        [MANIFEST, "index.html", "link", "own.txt", "x.html"]
    )
    assert (there / "index.html").read_text() == "2"


def test_a_cut_run_is_taken_up(ssh, small, tmp_path, tree, said):
    site = small({"index.html": "1", "x.html": "x"})
    store = Rsync(site, f"server:{tmp_path}/there")
    pieces = Piecewise(site, store)
    plan = pieces.plan()
    real, store.put = store.put, lambda paths: (_ for _ in ()).throw(OSError("cut"))
    with pytest.raises(OSError, match="cut"):
        pieces.carry_out(plan, lambda path, data: None)
    assert list(tree(tmp_path / "there")) == [NEXT]
    store.put = real
    bring(site, tmp_path / "there")
    assert tree(tmp_path / "there") == said(site)


@pytest.mark.parametrize(
    ("complaint", "code", "problem"),
    [
        ("web@server: Permission denied (publickey,password).", 255, "publish-ssh"),
        ("Host key verification failed.", 255, "publish-ssh"),
        ("ssh: Could not resolve hostname server: Name unknown", 255, "publish-unreachable"),
        ("ssh: connect to host server port 22: Connection refused", 255, "publish-unreachable"),
        ("bash: line 1: rsync: command not found", 127, "publish-no-program-there"),
        ("client_loop: send disconnect: Broken pipe", 12, "publish-unreachable"),
        ("rsync: write failed: No space left on device (28)", 11, "publish-full"),
        ("rsync: mkdir failed: Permission denied (13)", 3, "publish-denied"),
    ],
)
def test_every_failure_has_its_words(ssh, small, complaint, code, problem):
    ssh.write_text(f"#!/bin/sh\necho '{complaint}' >&2\nexit {code}\n")
    with pytest.raises(PublishError) as error:
        bring(small({"index.html": "x"}), "/srv/guide")
    assert error.value.code == problem, error.value.args_
    assert complaint in error.value.args_["reason"]


def test_an_unknown_failure_is_passed_on(small):
    store = Rsync(small({"index.html": "x"}), "server:/srv/guide")
    with pytest.raises(PublishError) as error:
        store._refuse(Ended(1, b"", "rsync: something else\n\n"))
    assert error.value.code == "publish-program-failed"
    assert error.value.args_["reason"] == "rsync: something else"


def test_a_machine_without_rsync_is_told(small, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(PublishError) as error:
        bring(small({"index.html": "x"}), "/srv/guide")
    assert error.value.code == "publish-no-program"
    assert error.value.args_ == {"program": "rsync"}
