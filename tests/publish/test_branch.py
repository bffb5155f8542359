"""A Git branch: one commit more; history and others' files are kept, no work tree is touched."""

import os
import subprocess

import pytest

from guide.outputs.manifest import MANIFEST
from guide.publish import PublishError
from guide.publish.branch import NO_JEKYLL, Branch

HOOK = ("GIT_WORK_TREE", "GIT_INDEX_FILE")
NAMES = ["-rf.html", "a b.html", "图片/项 目.html", 'a"b.html', "a\tb.html", ".x/y.html"]


def git(folder, *words, given=b""):
    """What git says in a folder, whatever hook we pretend to run in."""
    env = {name: value for name, value in os.environ.items() if name not in HOOK}
    command = ["git", "-C", str(folder), *words]
    return subprocess.run(command, input=given, capture_output=True, check=True, env=env).stdout


@pytest.fixture
def repository(request, tmp_path, monkeypatch):
    """A bare repository that leaves objects out where asked for, or does not know how to."""
    filters = getattr(request, "param", "true")
    folder = tmp_path / "pages.git"
    git(tmp_path, "init", "--quiet", "--bare", "pages.git")
    git(folder, "config", "uploadpack.allowFilter", filters)
    # Settings of the user's own that would change bytes, sign or run something.
    home = tmp_path / "home"
    (home / "hooks").mkdir(parents=True)
    hook = home / "hooks/pre-push"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    (home / ".gitattributes").write_text("* text eol=crlf\n")
    (home / ".gitconfig").write_text(
        f"[core]\nautocrlf = true\nhooksPath = {home}/hooks\n"
        f"attributesFile = {home}/.gitattributes\n"
        "[commit]\ngpgSign = true\n[user]\nname = Somebody\nemail = somebody@example.com\n"
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))  # as inside a hook
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index of somebody"))
    return folder


def bring(site, repository, *, adopt=False, go=True):
    with Branch(site, repository.parent, str(repository), "gh-pages") as branch:
        plan = branch.plan(adopt=adopt)
        if plan and go:
            branch.carry_out("Guide of 2026-11-22", "guide@invest.example")
        return plan


def held(repository, commit="gh-pages"):
    """The files of a commit."""
    found = {}
    for entry in git(repository, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")[:-1]:
        kept, _, path = entry.partition(b"\t")
        found[path.decode()] = kept.split()[2]
    said = git(repository, "cat-file", "--batch", given=b"\n".join(found.values()) + b"\n")
    for path in found:
        head, _, rest = said.partition(b"\n")
        size = int(head.split()[2])
        found[path], said = rest[:size], rest[size + 1 :]
    return found


def commits(repository):
    return git(repository, "log", "--format=%an %ae %cn %ce|%s", "gh-pages").decode().splitlines()


def clone_and_change(repository, tmp_path, change):
    """Somebody else commits to the branch."""
    work = tmp_path / "work"
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", str(repository), "work")
    change(work)
    git(work, "add", "--all")
    git(work, "-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "theirs")
    git(work, "-c", "core.hooksPath=/dev/null", "push", "--quiet", "origin", "HEAD:gh-pages")


@pytest.mark.parametrize("repository", ["true", "false"], indirect=True)
def test_one_commit_each_time_and_none_without_a_change(repository, small, said):
    first = small({"index.html": "1\n", "x.html": "x\n"}, "first")
    second = small({"index.html": "2\n", "y.html": "y\n"}, "second")
    assert bring(first, repository, go=False).added == ("index.html", "x.html")
    assert git(repository, "for-each-ref") == b""
    bring(first, repository)
    assert held(repository) == {**said(first), NO_JEKYLL: b""}
    plan = bring(second, repository)
    assert (plan.added, plan.changed, plan.removed) == (("y.html",), ("index.html",), ("x.html",))
    assert held(repository) == {**said(second), NO_JEKYLL: b""}
    assert held(repository, "gh-pages~1") == {**said(first), NO_JEKYLL: b""}
    assert not bring(second, repository)
    name = "Investment Guide guide@invest.example"
    assert commits(repository) == [f"{name} {name}|Guide of 2026-11-22"] * 2
    assert git(repository, "log", "-1", "--format=%ad", "gh-pages").strip().endswith(b"+0000")


def test_a_whole_site(repository, sites, said):
    old, new = sites
    bring(old, repository)
    bring(new, repository)
    assert held(repository) == {**said(new), NO_JEKYLL: b""}


def test_files_of_somebody_else_stay_on_the_branch(repository, small, said, tmp_path):
    first, second = small({"index.html": "1"}, "first"), small({"index.html": "2"}, "second")
    bring(first, repository)
    clone_and_change(
        repository, tmp_path, lambda work: (work / "CNAME").write_text("invest.example")
    )
    bring(second, repository)
    assert held(repository) == {**said(second), NO_JEKYLL: b"", "CNAME": b"invest.example"}
    third = small({"index.html": "3", "CNAME": "ours"}, "third")
    with pytest.raises(PublishError) as error:
        bring(third, repository)
    assert error.value.code == "publish-clash"
    bring(third, repository, adopt=True)
    assert held(repository)["CNAME"] == b"ours"
    assert held(repository, "gh-pages~1")["CNAME"] == b"invest.example"


def test_a_branch_of_somebody_else_is_not_filled(repository, small, tmp_path):
    site = small({"index.html": "1"})
    bring(site, repository)

    def change(work):
        (work / MANIFEST).unlink()

    clone_and_change(repository, tmp_path, change)
    with pytest.raises(PublishError) as error:
        bring(site, repository)
    assert error.value.code == "publish-not-ours"


def test_a_commit_that_comes_in_between_is_not_lost(repository, small, tmp_path):
    first, second = small({"index.html": "1"}, "first"), small({"index.html": "2"}, "second")
    bring(first, repository)
    with Branch(second, tmp_path, str(repository), "gh-pages") as branch:
        branch.plan()
        clone_and_change(repository, tmp_path, lambda work: (work / "x").write_text("x"))
        with pytest.raises(PublishError) as error:
            branch.carry_out("late", "guide@invest.example")
    assert error.value.code == "publish-overtaken"
    assert held(repository)["x"] == b"x"


def test_hostile_names(repository, small, said):
    site = small({"index.html": "x", **dict.fromkeys(NAMES, "x\r\n")})
    bring(site, repository)
    assert held(repository) == {**said(site), NO_JEKYLL: b""}
    assert not bring(site, repository)
    later = small({"index.html": "x"}, "later")
    bring(later, repository)
    assert held(repository) == {**said(later), NO_JEKYLL: b""}
    with pytest.raises(PublishError) as error:
        bring(small({"a\nb.html": "x"}, "newline"), repository)
    assert error.value.code == "publish-name"


def test_what_git_complains_of_has_its_words(repository, small, tmp_path, monkeypatch):
    site = small({"index.html": "1"})
    with pytest.raises(PublishError) as error:
        bring(site, tmp_path / "nowhere.git")
    assert error.value.code == "publish-no-repository"
    monkeypatch.delenv("GIT_WORK_TREE")
    monkeypatch.delenv("GIT_INDEX_FILE")
    desk = tmp_path / "desk"
    git(tmp_path, "init", "--quiet", "-b", "gh-pages", "desk")
    (desk / "mine.txt").write_text("mine")
    git(desk, "add", "mine.txt")
    git(desk, "-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "mine")
    with pytest.raises(PublishError) as error:
        bring(site, desk, adopt=True)
    assert error.value.code == "publish-checked-out"
    assert git(desk, "status", "--porcelain") == b""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(PublishError) as error:
        bring(site, repository)
    assert error.value.args_ == {"program": "git"}


@pytest.mark.parametrize(
    ("complaint", "problem"),
    [
        ("git@host: Permission denied (publickey).", "publish-git-login"),
        ("ssh: Could not resolve hostname host: Name or service not known", "publish-unreachable"),
        ("ssh: connect to host host port 22: Connection refused", "publish-unreachable"),
        ("ERROR: Repository not found.", "publish-no-repository"),
    ],
)
def test_what_a_server_complains_of_has_its_words(small, tmp_path, monkeypatch, complaint, problem):
    script = tmp_path / "ssh"
    script.write_text(f"#!/bin/sh\necho '{complaint}' >&2\nexit 255\n")
    script.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(script))
    site = small({"index.html": "1"})
    with (
        pytest.raises(PublishError) as error,
        Branch(site, tmp_path, "git@host:bureau/guide.git", "gh-pages") as branch,
    ):
        branch.plan()
    assert error.value.code == problem


def test_no_address_runs_a_program(small, tmp_path):
    site = small({"index.html": "1"})
    address = f"ext::sh -c touch% {tmp_path}/ran"
    with pytest.raises(PublishError), Branch(site, tmp_path, address, "gh-pages") as branch:
        branch.plan()
    assert not (tmp_path / "ran").exists()
