"""`guide publish` as people meet it: choosing, proving, dry runs, locks, each failure in words."""

import contextlib
import json
import os
import shutil
import time

import pytest

from guide import lock as locks
from guide.cli import main
from guide.outputs.manifest import MANIFEST

GUIDE = "projects/guide.yml"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A library whose site is built."""
    from importlib.resources import files  # noqa: PLC0415

    root = tmp_path_factory.mktemp("built") / "library"
    shutil.copytree(str(files("guide") / "starter"), root)
    assert main(["--root", str(root), "--lang", "en", "build", "site"]) == 0
    return root


@pytest.fixture
def root(built, tmp_path):
    shutil.copytree(built, tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def trusting(monkeypatch):
    """Takes the site for proven, which other tests hold: proving builds it once more."""
    monkeypatch.setattr("guide.publish.prove", lambda guide, root, site: [])


def publishes(root, *destinations):
    file = root / GUIDE
    lines = "".join(f"  - {each}\n" for each in destinations)
    file.write_text(f"{file.read_text('utf-8')}\npublish:\n{lines}", "utf-8")


def run(root, capsys, *words, lang="en", form="text"):
    code = main(["--root", str(root), "--lang", lang, "--format", form, "publish", *words])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return code, said.out, said.err


def test_the_only_destination_needs_no_name(root, capsys, tree):
    publishes(root, "{name: web, kind: folder, address: ../www}")
    before = tree(root)
    code, out, err = run(root, capsys, "--dry-run")
    assert code == 0
    assert "+ zh/projects/tea-processing.html\n" in out
    count = len(tree(root / "site")) - 1
    assert f"Would send {count} files" in err
    assert tree(root) == before
    assert not (root.parent / "www").exists()
    code, out, err = run(root, capsys)
    assert (code, out) == (0, "../www\n")
    assert f"Published to web: {count} files sent, 0 deleted, 0 as they were." in err
    assert tree(root.parent / "www") == tree(root / "site")
    line = json.loads((root / ".guide/builds.jsonl").read_text().splitlines()[-1])
    assert (line["published"], line["kind"], line["sent"], line["deleted"]) == (
        *("web", "folder"),
        *(count, 0),
    )
    code, _, err = run(root, capsys, "web", lang="zh")
    assert code == 0
    assert f"web 上已经是这个网站（{count}个文件），什么也不用传。" in err


def test_a_program_reads_the_plan(root, capsys, trusting):
    publishes(root, "{name: web, kind: folder, address: ../www}")
    _, out, _ = run(root, capsys, "--dry-run", form="json")
    plan = json.loads(out)
    assert "index.html" in plan["added"]
    assert plan["bytes"] > 100_000
    assert plan["removed"] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_site_but_the_librarys_own_is_published(root, capsys, lang):
    publishes(root, "{name: web, kind: folder, address: ../www}")
    (root / "site/en/about.html").write_text("by hand")
    code, out, err = run(root, capsys, lang=lang)
    assert code == 1
    assert "[verify-differs]" in out
    assert "[publish-unproven]" in out
    assert ("Nothing was published." if lang == "en" else "什么也没有发布。") in err
    assert not (root.parent / "www").exists()


def test_a_draft_in_the_site_is_not_published(root, capsys):
    """The record became a draft after the build: its page is no part of the site any more."""
    publishes(root, "{name: web, kind: folder, address: ../www}")
    file = root / "projects/agriculture/tea-processing.yml"
    file.write_text(file.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    code, out, _ = run(root, capsys)
    assert code == 1
    assert "zh/projects/tea-processing.html: error" in out
    assert "[verify-extra]" in out
    assert not (root.parent / "www").exists()


def test_nothing_is_published_from_errors(root, capsys):
    publishes(root, "{name: web, kind: folder, address: ../www}")
    (root / "projects/parks/sample-park.yml").write_text("name: [", "utf-8")
    code, out, err = run(root, capsys)
    assert code == 1
    assert "parks/sample-park.yml" in out
    assert "Nothing was published." in err


FAILURES = [
    ("publish-nowhere", [], []),
    ("publish-unknown", ["{name: web, kind: folder, address: ../www}"], ["wev"]),
    (
        "publish-which",
        ["{name: a, kind: zip, address: a.zip}", "{name: b, kind: zip, address: b.zip}"],
        [],
    ),
    ("publish-holds-library", ["{name: web, kind: folder, address: ..}"], []),
    ("publish-holds-library", ["{name: web, kind: folder, address: site/en}"], []),
    ("publish-holds-library", ["{name: web, kind: zip, address: projects/media/x.zip}"], []),
    ("publish-holds-library", ["{name: web, kind: folder, address: dist/web}"], []),
    ("publish-cannot-write", ["{name: web, kind: folder, address: /proc/nowhere}"], []),
    ("publish-cannot-write", ["{name: web, kind: zip, address: /proc/nowhere/x.zip}"], []),
    (
        "publish-no-keys",
        ["{name: web, kind: bucket, address: https://g.oss-cn-beijing.aliyuncs.com}"],
        [],
    ),
    ("publish-no-repository", ["{name: web, kind: git, address: ../nowhere.git}"], []),
    ("publish-ssh", ["{name: web, kind: rsync, address: web@server.example:guide}"], []),
]


@pytest.mark.parametrize(("code", "destinations", "words"), FAILURES)
def test_every_failure_is_worded_in_place(
    root, capsys, trusting, ssh, monkeypatch, tmp_path, code, destinations, words
):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in list(os.environ):
        if name.startswith(("AWS_", "OSS_", "ALIBABA_")):
            monkeypatch.delenv(name)
    ssh.write_text("#!/bin/sh\necho 'Permission denied (publickey).' >&2\nexit 255\n")
    if destinations:
        publishes(root, *destinations)
    for lang, level in (("zh", "错误"), ("en", "error")):
        exit_code, out, err = run(root, capsys, *words, lang=lang)
        assert exit_code == 1, err
        assert out.startswith(GUIDE)
        assert f"{level}: " in out.splitlines()[0]
        assert f"[{code}]" in out.splitlines()[0]
        assert "\n  → " in out
    assert not (root.parent / "www").exists()


def test_the_place_is_the_destinations_own(root, capsys, trusting):
    publishes(
        root,
        "{name: stick, kind: zip, address: dist/x.zip}",
        "{name: web, kind: folder, address: projects}",
    )
    _, out, _ = run(root, capsys, "web")
    lines = (root / GUIDE).read_text("utf-8").splitlines()
    number = next(n for n, text in enumerate(lines, 1) if "name: web" in text)
    assert out.startswith(f"{GUIDE}:{number}:5: error: ")


def test_a_site_that_was_not_built_is_told(starter, capsys):
    publishes(starter, "{name: web, kind: folder, address: ../www}")
    code, out, _ = run(starter, capsys)
    assert code == 1
    assert "[publish-no-site]" in out
    (starter / "site").mkdir()
    (starter / "site" / MANIFEST).write_text("no manifest")
    assert "[publish-no-site]" in run(starter, capsys)[1]


def test_two_publications_at_once_do_not_meet(root, capsys, trusting):
    publishes(root, "{name: web, kind: folder, address: ../www}")
    held = locks.hold(root / ".guide/publish-web.lock")
    code, out, _ = run(root, capsys)
    assert code == 1
    assert "[publish-busy]" in out
    assert f"process {os.getpid()} on" in out
    assert not (root.parent / "www").exists()
    locks.release(held)
    assert run(root, capsys)[0] == 0
    assert not (root / ".guide/publish-web.lock").exists()


def test_several_processes_at_once_bring_one_whole_site(root, capsys, trusting, tree):
    publishes(root, "{name: web, kind: folder, address: ../www}")
    numbers = []
    for _ in range(4):
        number = os.fork()
        if not number:
            with contextlib.suppress(BaseException):
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                os.dup2(1, 2)
                time.sleep(0.01)
                os._exit(main(["--root", str(root), "--lang", "en", "publish"]))
            os._exit(3)
        numbers.append(number)
    codes = [os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) for number in numbers]
    assert 0 in codes
    assert set(codes) <= {0, 1}
    assert tree(root.parent / "www") == tree(root / "site")


def test_somebody_elses_files_give_way_only_when_told(root, capsys, trusting):
    publishes(root, "{name: web, kind: folder, address: ../www}")
    www = root.parent / "www"
    www.mkdir()
    (www / "index.html").write_text("theirs")
    (www / "own.txt").write_text("theirs")
    code, out, _ = run(root, capsys)
    assert code == 1
    assert "2 files that guide did not publish: index.html, own.txt. [publish-not-ours]" in out
    code, _, err = run(root, capsys, "--adopt")
    assert code == 0
    assert "copies are kept in .guide/kept: index.html" in err
    assert (root / ".guide/kept/web/index.html").read_text() == "theirs"
    assert (www / "own.txt").read_text() == "theirs"


def test_no_destination_is_in_any_public_byte(root, tree):
    publishes(root, "{name: secret-name, kind: rsync, address: 'canary@host.canary:/srv/canary'}")
    assert main(["--root", str(root), "--lang", "en", "build", "site"]) == 0
    for path, data in tree(root / "site").items():
        assert b"canary" not in data, path
        assert b"secret-name" not in data, path


def test_a_stick_holds_the_same_bytes_from_any_folder(root, built, capsys, trusting):
    publishes(root, "{name: stick, kind: zip, address: dist/guide.zip}")
    assert run(root, capsys)[0] == 0
    first = (root / "dist/guide.zip").read_bytes()
    other = root.parent / "elsewhere"
    shutil.copytree(root, other)
    (other / "dist/guide.zip").unlink()
    assert run(other, capsys)[0] == 0
    assert (other / "dist/guide.zip").read_bytes() == first
