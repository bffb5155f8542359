"""Run by test_kills: publications die at random moments, and what visitors then meet is looked at.

Usage: kills.py FOLDER COUNT SEED [ADDRESS OF A BUCKET]. Prints how many died for each kind, and how
many of them in the middle of it.
"""

import contextlib
import functools
import hashlib
import io
import json
import os
import posixpath
import random
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import urllib.request
import zipfile
from datetime import date
from pathlib import Path

from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST
from guide.publish import open_site
from guide.publish.archive import Archive
from guide.publish.branch import NO_JEKYLL, Branch
from guide.publish.bucket import Objects
from guide.publish.folder import Folder
from guide.publish.piecewise import Piecewise
from guide.publish.rsync import Rsync

STRANGE = {"theirs.txt": b"theirs"}
DAY = date(2026, 11, 22)


def site(base, name, pages):
    """A site of some pages that lead to one another and to a picture each."""
    folder = base / name
    for number in pages:
        files = {f"media/{name if number % 3 else 'same'}-{number}.png": name * 40}
        links = "".join(f'<a href="../p/{other}.html"></a>' for other in pages)
        picture = next(iter(files))
        files[f"p/{number}.html"] = f'{links}<img src="../{picture}">{name if number % 2 else ""}'
        entry = "".join(f'<a href="p/{n}.html"></a>' for n in pages) + name
        for path, text in {**files, "index.html": entry, "404.html": name}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
    digests = {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }
    (folder / MANIFEST).write_bytes(manifest.dump(digests))
    return open_site(folder)


def said(of):
    return {path: of.read(path) for path in of.files}


def piecewise(store):
    pieces = Piecewise(store.site, store)
    plan = pieces.plan()
    if plan:
        pieces.carry_out(plan, lambda path, data: None)


def visited(get, old, new):
    """Follow every link from the entry: all is there, each page wholly old or new."""
    ahead, seen = ["index.html", "404.html"], set()
    while ahead:
        path = ahead.pop()
        if path in seen:
            continue
        seen.add(path)
        data = get(path)
        assert data is not None, path
        assert data in (old.get(path), new.get(path)), path
        if path.endswith(".html"):
            links = re.findall(r'(?:href|src)="([^"]+)"', data.decode())
            ahead += [
                posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in links
            ]


def files_of(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def in_folder(base, old, new, make):
    """A kind whose result is a folder here: how to begin anew, publish, look, and compare."""
    there = base / "there"

    def reset():
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(old.folder, there)
        for path, data in STRANGE.items():
            (there / path).write_bytes(data)

    def look():
        def get(path):
            return (there / path).read_bytes() if (there / path).is_file() else None

        visited(get, said(old), said(new))

    def whole():
        left = files_of(there)
        # rsync's receiver, killed as well, leaves a hidden part of a file, which no page leads to
        return {p: d for p, d in left.items() if not re.search(r"(^|/)\.[^/]*\.[A-Za-z0-9]{6}$", p)}

    return reset, lambda: piecewise(make(new, there)), look, whole, {**said(new), **STRANGE}


def folder(base, old, new):
    return in_folder(base, old, new, Folder)


def rsync(base, old, new):
    return in_folder(base, old, new, lambda of, there: Rsync(of, f"server:{there}"))


def archive(base, old, new):
    file = base / "guide.zip"

    def reset():
        file.unlink(missing_ok=True)
        publish(old)

    def publish(of=new):
        made = Archive(of, file, DAY)
        if made.plan():
            made.carry_out()

    def held():
        with zipfile.ZipFile(file) as opened:
            assert opened.testzip() is None
            return {name.removeprefix("guide/"): opened.read(name) for name in opened.namelist()}

    def look():
        assert held() in (said(old), said(new))

    def whole():
        assert [path.name for path in base.iterdir()] == ["guide.zip"]
        return held()

    return reset, publish, look, whole, said(new)


def branch(base, old, new):
    repository = base / "pages.git"

    def git(*words):
        done = subprocess.run(["git", "-C", repository, *words], capture_output=True, check=True)
        return done.stdout

    def publish(of=new):
        with Branch(of, base, str(repository), "gh-pages") as made:
            if made.plan():
                made.carry_out("x", "guide@localhost")

    def reset():
        shutil.rmtree(repository, ignore_errors=True)
        shutil.copytree(kept, repository)

    def held():
        with tarfile.open(fileobj=io.BytesIO(git("archive", "gh-pages"))) as opened:
            files = [member for member in opened if member.isfile()]
            return {member.name: opened.extractfile(member).read() for member in files}

    def look():
        assert len(git("log", "--format=%h", "gh-pages").split()) in (1, 2)
        digests = manifest.parse(git("cat-file", "blob", f"gh-pages:{MANIFEST}"))
        assert digests in [
            {p: d for p, d in of.files.items() if p != MANIFEST} for of in (old, new)
        ]

    kept = base.with_name("kept.git")
    base.mkdir(exist_ok=True)
    subprocess.run(["git", "init", "--quiet", "--bare", repository], check=True)
    publish(old)
    shutil.copytree(repository, kept)
    return reset, publish, look, held, {**said(new), NO_JEKYLL: b""}


def bucket(base, old, new, *, address):
    def publish(of=new):
        piecewise(Objects(of, address))

    def get(path):
        try:
            with urllib.request.urlopen(f"{address}/{path}") as answer:  # noqa: S310
                return answer.read()
        except urllib.error.HTTPError:
            return None

    def look():
        visited(get, said(old), said(new))

    def whole():
        store = Objects(new, address)
        return store.read(store.paths())

    return functools.partial(publish, old), publish, look, whole, said(new)


def ended(number):
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def child(work):
    """Do something in a process of its own, with all that it starts."""
    number = os.fork()
    if number:
        return number
    os.setsid()
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def trial(make, base, sites, chance, count):
    base.mkdir()
    reset, publish, look, whole, wanted = make(base, *sites)
    reset()
    started = time.monotonic()
    assert ended(child(publish)) == 0
    seconds = time.monotonic() - started
    kills = torn = 0
    while kills < count:
        reset()
        number = child(publish)
        time.sleep(chance.uniform(0, seconds))
        os.kill(number, signal.SIGKILL)
        kills += ended(number) == -signal.SIGKILL
        with contextlib.suppress(ProcessLookupError):
            os.killpg(number, signal.SIGKILL)  # a machine that loses power loses all of it
        look()
        for part in base.glob(".*.part"):
            torn += 1
            assert part.is_file()
        torn += any(base.rglob(".guide-manifest.next.json"))
        assert ended(child(publish)) == 0
        assert whole() == wanted, whole().keys() ^ wanted.keys()
    return kills, torn


def run(base, count, seed, address=None):
    sites = site(base, "old", range(8)), site(base, "new", range(3, 11))
    few = site(base, "few", range(4)), site(base, "fewer", range(2, 5))  # each is a request
    makes = {"folder": folder, "rsync": rsync, "archive": archive, "branch": branch}
    if address:
        makes["bucket"] = functools.partial(bucket, address=address)
    told = {
        name: trial(
            make,
            base / name,
            few if name == "bucket" else sites,
            random.Random(f"{seed} {name}"),
            count,
        )
        for name, make in makes.items()
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
