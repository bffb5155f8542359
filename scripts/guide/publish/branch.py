"""A branch of a Git repository, such as Pages are served from: one commit more, or none.

Everything happens in a repository of its own beside the user's, which is thrown away: no work tree,
index or hook of anybody is touched. What is on the branch and not ours stays on it.
"""

import os
import re
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST, ManifestError
from guide.publish.failure import PublishError, some
from guide.publish.plan import Plan
from guide.publish.program import Ended, run
from guide.publish.site import Site

# Pages would else run the site through Jekyll, which leaves out names that begin with a dot.
NO_JEKYLL = ".nojekyll"
_FILE, _EMPTY = "100644", b""
_PLAIN = (
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "commit.gpgSign=false",
    "push.gpgSign=false",
)
# Set where the command is called from a hook, and speaking of another repository.
_ELSEWHERE = (
    *("GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"),
    *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX"),
)
_LOGIN = re.compile(
    r"Authentication failed|could not read (Username|Password)|terminal prompts disabled"
    r"|Permission denied \(|Host key verification failed|HTTP (401|403)|error: 40[13]"
)
_ABSENT = re.compile(
    r"does not appear to be a git repository|Repository not found|repository '.*' (not found"
    r"|does not exist)|HTTP 404|not found: did you"
)
_UNREACHABLE = re.compile(
    r"Could not resolve|Failed to connect|Connection (refused|timed out|reset)|unable to access"
    r"|early EOF|hung up unexpectedly|Could not read from remote"
)
_REJECTED = re.compile(r"\[rejected\]|non-fast-forward|fetch first|stale info|cannot lock ref")


class Branch:
    """A site and the branch that it is published to."""

    def __init__(self, site: Site, root: Path, address: str, branch: str) -> None:
        self.site, self.branch = site, branch
        is_path = ":" not in address
        self.address = str((root / address).absolute()) if is_path else address
        self._folder = tempfile.TemporaryDirectory(prefix="guide-publish-")
        self._index = str(Path(self._folder.name, "guide-index"))
        self._tip = ""
        self._tree = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def plan(self, *, adopt: bool = False) -> Plan:
        """Hold the site against the branch. Raises PublishError for what is not ours."""
        self._git("init", "--quiet", "--bare", "--template=", ".")
        self._git("remote", "add", "origin", self.address)
        there = self._fetched()
        ours = self._ours(there, adopt=adopt)
        files = self.site.files
        wanted = self._objects()
        strange = there.keys() - (ours or {}).keys() - {MANIFEST, NO_JEKYLL}
        if ours is None and strange and not adopt:
            raise PublishError("publish-not-ours", found=some(strange), count=len(strange))
        taken = {p for p in strange & files.keys() if there[p] != (_FILE, wanted[p])}
        if taken and not adopt:
            raise PublishError("publish-clash", found=some(taken), count=len(taken))
        folders = {path[:i] for path in files for i, sign in enumerate(path) if sign == "/"}
        blocked = {p for p in strange if p in folders or any(q in files for q in _above(p))}
        if blocked:
            raise PublishError("publish-in-the-way", found=some(blocked), count=len(blocked))
        removed = ((ours or {}).keys() & there.keys()) - files.keys()
        same = {p for p in files.keys() & there.keys() if there[p] == (_FILE, wanted[p])}
        self._tree = self._written({**wanted, NO_JEKYLL: self._blob(_EMPTY)}, removed)
        before = self._git("rev-parse", f"{self._tip}^{{tree}}").out if self._tip else b""
        return Plan(
            added=tuple(sorted(files.keys() - there.keys() - {MANIFEST})),
            changed=tuple(sorted((files.keys() & there.keys()) - same - {MANIFEST})),
            removed=tuple(sorted(removed)),
            taken=tuple(sorted(taken)),
            same=len(same - {MANIFEST}),
            unfinished=before.decode().strip() != self._tree,
        )

    def carry_out(self, message: str, email: str) -> None:
        """Commit the planned tree and push it; the branch has all of it at once, or nothing."""
        # The history of a public branch names the program and no person or time zone.
        now = f"{int(time.time())} +0000"
        who: dict[str, str] = {}
        for role in ("AUTHOR", "COMMITTER"):
            who |= {f"GIT_{role}_NAME": "Investment Guide", f"GIT_{role}_EMAIL": email}
            who[f"GIT_{role}_DATE"] = now
        parent = ["-p", self._tip] if self._tip else []
        made = self._git("commit-tree", self._tree, *parent, "-m", message, env=who)
        commit = made.out.decode().strip()
        # Without the tip that was looked at, the push is refused: nobody's commit is lost.
        lease = f"--force-with-lease=refs/heads/{self.branch}:{self._tip}"
        self._git(
            *("push", "--quiet", "--no-verify", lease, "origin"),
            f"{commit}:refs/heads/{self.branch}",
        )

    def _fetched(self) -> dict[str, tuple[str, str]]:
        """The branch's files: mode and object by path; {} where there is no such branch."""
        ref = f"refs/heads/{self.branch}"
        if not self._git("ls-remote", "origin", ref).out:
            return {}
        # What the branch's files say is not wanted, only which they are.
        fetch = ("fetch", "--quiet", "--no-tags", "--depth=1", "--filter=blob:none")
        self._git(*fetch, "origin", ref)
        self._tip = self._git("rev-parse", "FETCH_HEAD").out.decode().strip()
        found = {}
        entries = self._git("ls-tree", "-r", "-z", "--full-tree", self._tip).out
        for entry in entries.split(b"\0")[:-1]:
            kept, _, path = entry.partition(b"\t")
            mode, _, name = kept.decode().split()
            found[os.fsdecode(path)] = mode, name
        return found

    def _ours(self, there: Mapping[str, tuple[str, str]], *, adopt: bool) -> dict[str, str] | None:
        if MANIFEST not in there:
            return None
        data = self._git("cat-file", "blob", there[MANIFEST][1]).out
        try:
            return manifest.parse(data)
        except ManifestError:
            if adopt:
                return None
            raise PublishError("publish-manifest-damaged", file=MANIFEST) from None

    def _objects(self) -> dict[str, str]:
        """The site's files as objects of the repository, by path."""
        paths = sorted(self.site.files)
        names = {path: self.site.folder.absolute() / path for path in paths}
        for path in paths:
            self.site.read(path)  # is still what was proven
            if "\n" in path:
                raise PublishError("publish-name", file=path)
        given = "".join(f"{name}\n" for name in names.values()).encode()
        # Exactly the bytes: no line endings and no filters of anybody's attributes.
        made = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", given=given)
        return dict(zip(paths, made.out.decode().split(), strict=True))

    def _blob(self, data: bytes) -> str:
        return self._git("hash-object", "-w", "--stdin", given=data).out.decode().strip()

    def _written(self, objects: Mapping[str, str], removed: set[str]) -> str:
        """The tree of the branch with these objects in it, and without what was removed."""
        env = {"GIT_INDEX_FILE": self._index}
        if self._tip:
            self._git("read-tree", self._tip, env=env)
        lines = [f"0 {'0' * 40}\t{path}".encode() for path in removed]
        lines += [f"{_FILE} {name}\t{path}".encode() for path, name in objects.items()]
        self._git("update-index", "-z", "--index-info", env=env, given=b"\0".join([*lines, b""]))
        # What others put on the branch is not here, and need not be.
        return self._git("write-tree", "--missing-ok", env=env).out.decode().strip()

    def _git(self, *words: str, given: bytes = b"", env: Mapping[str, str] | None = None) -> Ended:
        settings = [part for each in _PLAIN for part in ("-c", each)]
        own = {
            **dict.fromkeys(_ELSEWHERE),
            "GIT_DIR": self._folder.name,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_ALLOW_PROTOCOL": "file:https:ssh",
            "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND")
            or "ssh -oBatchMode=yes -oConnectTimeout=15",
            "GIT_ASKPASS": os.environ.get("GIT_ASKPASS") or "",
            **(env or {}),
        }
        folder = Path(self._folder.name)
        ended = run(["git", *settings, *words], env=own, given=given, cwd=folder)
        if ended.code:
            self._refuse(ended)
        return ended

    def _refuse(self, ended: Ended) -> None:
        said = ended.complaint
        codes: dict[str, Callable[[], bool]] = {
            "publish-full": lambda: "No space left" in said,
            "publish-overtaken": lambda: bool(_REJECTED.search(said)),
            "publish-checked-out": lambda: "checked out branch" in said,
            "publish-git-login": lambda: bool(_LOGIN.search(said)),
            "publish-no-repository": lambda: bool(_ABSENT.search(said)),
            "publish-unreachable": lambda: bool(_UNREACHABLE.search(said)),
        }
        code = next((code for code, holds in codes.items() if holds()), "publish-program-failed")
        args = {"host": self.address, "branch": self.branch, "program": "git"}
        raise PublishError(code, reason=ended.last, **args)


def _above(path: str) -> list[str]:
    return [path[:i] for i, sign in enumerate(path) if sign == "/"]
