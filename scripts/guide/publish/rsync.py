"""A server as a store, reached by rsync over ssh."""

import os
import re
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from guide.outputs import manifest
from guide.publish.failure import PublishError
from guide.publish.program import Ended, run
from guide.publish.site import Site

# Nobody is there to type a password: ssh goes by keys and its agent, or says that it cannot.
_SSH = "ssh -oBatchMode=yes -oConnectTimeout=15"
_FIXED = ("--secluded-args", "--from0", "--files-from=-")
_ESCAPED = re.compile(rb"\\#([0-7]{3})")
_ENTRY = re.compile(rb"([-dlpscbDS])\S{9,}\s+[\d,.]+ \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (.*)")
_PART_OF_PATH = 23  # rsync's code where some files could not be read


class Rsync:
    """The folder of a web server elsewhere."""

    def __init__(self, site: Site, address: str) -> None:
        self.site = site
        self.address = address.rstrip("/") + "/"
        self.host = address.partition(":")[0].rpartition("@")[2]

    def paths(self) -> Collection[str]:
        ended = self._run("--list-only", "--recursive", "--links", "--secluded-args", self.address)
        if ended.code == _PART_OF_PATH and "No such file or directory" in ended.complaint:
            return ()
        self._refuse(ended)
        found = []
        for line in ended.out.splitlines():
            entry = _ENTRY.fullmatch(line)
            if entry and entry[1] != b"d":
                name = entry[2].partition(b" -> ")[0] if entry[1] == b"l" else entry[2]
                found.append(_name(name))
        return found

    def read(self, paths: Collection[str]) -> Mapping[str, bytes]:
        if not paths:
            return {}
        with tempfile.TemporaryDirectory(prefix="guide-publish-") as folder:
            self._fetch(paths, Path(folder))
            files = {path: Path(folder, path) for path in paths}
            return {path: file.read_bytes() for path, file in files.items() if file.is_file()}

    def same(self, digests: Mapping[str, str]) -> set[str]:
        """What the site has too is compared over there; other files are fetched and looked at."""
        files = self.site.files
        common = [path for path, digest in digests.items() if files.get(path) == digest]
        found = set(common) - self._different(common)
        others = digests.keys() - set(common)
        if others:
            with tempfile.TemporaryDirectory(prefix="guide-publish-") as folder:
                self._fetch(others, Path(folder))
                for path in others:
                    file = Path(folder, path)
                    if file.is_file() and manifest.file_digest(file) == digests[path]:
                        found.add(path)
        return found

    def put(self, paths: Sequence[str]) -> None:
        for path in paths:
            self.site.read(path)  # is still what was proven
        self._send(self.site.folder, paths)

    def write(self, path: str, data: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="guide-publish-") as folder:
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            self._send(Path(folder), [path])

    def delete(self, paths: Sequence[str]) -> None:
        """Files that are named and not here are deleted over there, and no others."""
        with tempfile.TemporaryDirectory(prefix="guide-publish-") as folder:
            for path in paths:  # their folders are here: only the files are missing
                Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
            words = (*_FIXED, "--delete-missing-args", f"{folder}/", self.address)
            self._refuse(self._run(*words, given=_listed(paths)))

    def _send(self, folder: Path, paths: Iterable[str]) -> None:
        options = ("--checksum", "--times", "--perms", "--chmod=D755,F644")
        ended = self._run(*options, *_FIXED, f"{folder}/", self.address, given=_listed(paths))
        self._refuse(ended)

    def _fetch(self, paths: Iterable[str], folder: Path) -> None:
        words = (*_FIXED, "--ignore-missing-args", self.address, f"{folder}/")
        self._refuse(self._run(*words, given=_listed(paths)))

    def _different(self, paths: Sequence[str]) -> set[str]:
        if not paths:
            return set()
        words = ("--checksum", "--dry-run", "--out-format=%n", *_FIXED)
        ended = self._run(*words, f"{self.site.folder}/", self.address, given=_listed(paths))
        self._refuse(ended)
        return {_name(line) for line in ended.out.splitlines()}

    def _run(self, *words: str, given: bytes = b"") -> Ended:
        shell = os.environ.get("RSYNC_RSH") or _SSH
        return run(["rsync", *words], env={"RSYNC_RSH": shell}, given=given)

    def _refuse(self, ended: Ended) -> None:
        """Word what rsync or ssh complained of."""
        if ended.code == 0:
            return
        said = ended.complaint
        # What ssh or the other side says comes first, and rsync's own surprise at it after that.
        args = {"host": self.host, "reason": _reason(said) or ended.last, "program": "rsync"}
        if "No space left" in said or "quota exceeded" in said:
            code = "publish-full"
        elif re.search(r"Permission denied \((publickey|password|keyboard)|Host key verif", said):
            code = "publish-ssh"
        elif "command not found" in said or "rsync: not found" in said:
            code = "publish-no-program-there"
        elif "Permission denied" in said or "Read-only file system" in said:
            code = "publish-denied"
            args["key"] = self.address
        elif ended.code in (10, 12, 30, 35, 255):
            code = "publish-unreachable"
        else:
            code = "publish-program-failed"
        raise PublishError(code, **args)


def _reason(complaint: str) -> str:
    lines = [line.strip() for line in complaint.splitlines()]
    own = re.compile(r"rsync( error)?: .*(connection unexpectedly closed|\(code \d+\)).*|")
    return " ".join(line for line in lines if not own.fullmatch(line))[:300]


def _listed(paths: Iterable[str]) -> bytes:
    # With the dot a name that begins with # or ; is no comment.
    return b"".join(b"./" + path.encode() + b"\0" for path in paths)


def _name(written: bytes) -> str:
    """A name as rsync writes it, with octal numbers for what a terminal could not show."""
    raw = _ESCAPED.sub(lambda match: bytes([int(match[1], 8)]), written)
    return raw.decode("utf-8", errors="surrogateescape")
