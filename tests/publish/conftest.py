"""Two builds of one library, visitors who follow every link, and stores that can be watched."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from itertools import count
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
import requests

from guide.cli import main
from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST
from guide.publish import open_site, s3

STARTER = Path(str(files("guide"))) / "starter"
TEA = "projects/agriculture/tea-processing.yml"
_NUMBERS = count()
_LINK = re.compile(rb"""(?:href|src)="([^"]+)\"""")


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """An old and a new site: a project came, one went, one changed."""
    base = tmp_path_factory.mktemp("sites")
    root = base / "library"
    shutil.copytree(STARTER, root)
    text = (root / TEA).read_text("utf-8")

    def project(name):
        mine = text.replace("茶叶精制", f"茶叶精制{name}").replace("Tea Ref", f"Tea {name} Ref")
        (root / f"projects/agriculture/tea-{name}.yml").write_text(mine, "utf-8")

    built = []
    project("goes")
    for name in ("old", "new"):
        assert main(["--root", str(root), "--lang", "en", "build", "site"]) == 0
        shutil.copytree(root / "site", base / name)
        built.append(open_site(base / name))
        (root / "projects/agriculture/tea-goes.yml").unlink(missing_ok=True)
        project("comes")
        (root / TEA).write_text(text.replace("jobs: 110", "jobs: 111"), "utf-8")
    return tuple(built)


@pytest.fixture
def small(tmp_path):
    """Makes a site of a few files: path → text."""

    def made(contents, name="site"):
        folder = tmp_path / name
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in contents.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
        digests = {p: hashlib.sha256(t.encode()).hexdigest() for p, t in contents.items()}
        (folder / MANIFEST).write_bytes(manifest.dump(digests))
        return open_site(folder)

    return made


class Visitor:
    """Follows every link from the entry and the page for lost ones; `get` gives bytes or None."""

    def __init__(self):
        self._links = {}

    def sees(self, get):
        """The pages that were reached; whatever a page leads to must be there."""
        ahead, seen = ["index.html", "404.html"], set()
        while ahead:
            page = ahead.pop()
            if page in seen:
                continue
            seen.add(page)
            data = get(page)
            assert data is not None, page
            if page.endswith(".html"):
                ahead += [link for link in self.links(page, data) if link not in seen]
        return seen

    def links(self, page, data):
        key = page, hashlib.sha256(data).digest()
        if key not in self._links:
            found = set()
            for link in _LINK.findall(data):
                address = urldefrag(urljoin(f"http://site/{page}", link.decode()))[0]
                parts = urlsplit(address)
                if parts.netloc == "site" and parts.path != "/":
                    found.add(unquote(parts.path[1:]))
            self._links[key] = found
        return self._links[key]


@pytest.fixture(scope="session")
def visitor():
    return Visitor()


class Server:
    """The server, its log, and a bucket of each test's own."""

    def __init__(self, folder):
        self.log, self.faults = folder / "log", folder / "faults"
        script = Path(__file__).with_name("s3_server.py")
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", script, self.log], stdout=subprocess.PIPE, text=True
        )
        self.base = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"

    def new(self):
        self.address = f"{self.base}/bucket-{next(_NUMBERS)}"
        assert requests.post(self.address, timeout=30).status_code == 200
        self.log.write_text("")
        self.faults.unlink(missing_ok=True)

    def done(self):
        """What signed requests did, as (method, path in the bucket, headers)."""
        start = self.address.removeprefix(self.base) + "/"
        lines = [json.loads(line) for line in self.log.read_text().splitlines()]
        self.log.write_text("")
        return [(m, p.removeprefix(start), h, size) for m, p, h, size in lines]

    def fail(self, method, end, status, code, times=99):
        self.faults.write_text(json.dumps([[method, end, status, code, times]]))

    def get(self, path):
        """What a visitor gets; requests unfolds what is compressed, as a browser does."""
        said = requests.get(f"{self.address}/{path}", timeout=30)
        return said.content if said.status_code == 200 else None

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="session")
def _server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("s3"))
    try:
        yield server
    finally:
        server.close()


@pytest.fixture
def server(_server, monkeypatch):
    """A real S3 server that holds signatures against botocore's."""
    _server.new()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIATEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret of a test")
    monkeypatch.setattr(s3, "RETRIES", s3.RETRIES.new(backoff_factor=0))
    return _server


@pytest.fixture
def ssh(tmp_path, monkeypatch):
    """Stands for ssh: runs here what rsync wants run on the server; a path for its words."""
    script = tmp_path / "ssh"
    script.write_text(
        '#!/bin/sh\nwhile [ "${1#-}" != "$1" ]; do\n'
        '  case $1 in -l) shift 2 ;; *) shift ;; esac\ndone\nshift\nexec sh -c "$*"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(script))
    return script


@pytest.fixture
def tree():
    """Gives the files below a folder."""

    def held(folder):
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    return held


@pytest.fixture
def said():
    """Gives what a site says, by path."""
    return lambda site: {path: site.read(path) for path in site.files}
