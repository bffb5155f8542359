"""What the checks found in each document before, and whether that still holds.

It stands in the user's cache folder as JSON, under hashes of all that those checks may read. It may
be deleted at any time; what is not as it was written there is no memory.
"""

import hashlib
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guide import LIBRARY, cache
from guide.cache.look import program
from guide.checks.internal import secrets_of
from guide.checks.likeness import people_of
from guide.checks.registry import Scope
from guide.load.memory import place
from guide.load.packing import packed, unpacked
from guide.model.records import Outline
from guide.problems import Problem

Key = tuple[str, str]

_KIND = "verdicts"
_MOST = 8
# What every document may be held against.
_COMMON = ("guide", "place", "sectors", "terms")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks of one document at a time found in it.

    `named` are the records and `files` the files that it names; `shared` are hashes of the keys
    that it may share with others, and of what it says under them, eight bytes each. `waived` are
    the checks of which its waivers acknowledge a finding, `waivers` tells whether it has any.
    """

    named: tuple[Key, ...]
    files: tuple[str, ...]
    shared: bytes
    problems: tuple[Problem, ...]
    waived: tuple[str, ...] = ()
    waivers: bool = False


class Verdicts:
    """The verdicts of former runs that still hold."""

    def __init__(self, scope: Scope) -> None:
        self._scope, self._library = scope, scope.library
        self._names: dict[str, str] = {}
        self._before = self._recalled()

    def of(self, key: Key) -> Verdict | None:
        """What was found in a record, if nothing changed that it depends on."""
        said = self._before["records"].get("/".join(key))
        if said is None:
            return None
        digest, named, files, shared, problems = said
        verdict = Verdict(
            tuple(map(_key, named)), tuple(files), b64decode(shared), tuple(map(unpacked, problems))
        )
        return verdict if self._digest(key, verdict) == digest else None

    def over(self, name: str, kinds: Iterable[str]) -> list[Problem] | None:
        """What a check of whole collections found, if none of their records changed."""
        digest, problems = self._before["over"].get(name, (None, ()))
        now = self._digest_over(kinds)
        return list(map(unpacked, problems)) if now and now == digest else None

    def keep(
        self,
        verdicts: Mapping[Key, Verdict],
        over: Mapping[str, tuple[Iterable[str], list[Problem]]],
    ) -> None:
        """Remember what was found now, in place of what was found before."""
        if not self._basis:
            return
        memory: dict[str, Any] = {"basis": self._basis, "records": {}, "over": {}}
        for key, verdict in verdicts.items():
            digest = self._digest(key, verdict)
            problems = _packed(verdict.problems)
            # What a waiver acknowledges is looked for each time: few records have one.
            if digest and problems is not None and not verdict.waivers:
                named = ["/".join(each) for each in verdict.named]
                shared = b64encode(verdict.shared).decode()
                memory["records"]["/".join(key)] = [
                    *(digest, named, list(verdict.files), shared, problems)
                ]
        for name, (kinds, found) in over.items():
            digest, problems = self._digest_over(kinds), _packed(found)
            if digest and problems is not None:
                memory["over"][name] = [digest, problems]
        if memory != self._before:
            data = json.dumps(memory, ensure_ascii=True, separators=(",", ":")).encode()
            cache.keep(_KIND, place(self._library.root), data, most=_MOST)

    def _recalled(self) -> dict[str, Any]:
        data = cache.kept(_KIND, place(self._library.root)) if self._basis else None
        memory: dict[str, Any] = json.loads(data) if data else {}
        if memory.get("basis") != self._basis:
            return {"basis": self._basis, "records": {}, "over": {}}
        return memory

    @cached_property
    def _basis(self) -> str:
        """The hash of what every document may be held against; empty where that is unknown."""
        made_by = program()
        if made_by is None:
            return ""
        digest = hashlib.sha256(f"{made_by}\0{self._library.date}\0".encode())
        for kind in _COMMON:
            tree = self._library.trees.get((kind, ""))
            digest.update(f"{kind}\0{tree.source if tree else ''}\0".encode())
        for each in (self._scope.once(people_of), self._scope.once(secrets_of)):
            digest.update(repr(each).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _digest(self, key: Key, verdict: Verdict) -> str:
        """The hash of all that a verdict depends on; empty where a record is of no file."""
        own = self._library.outline(*key)
        if not isinstance(own, Outline) or not own.digest:
            return ""
        parts = [self._basis, *key, own.digest]
        for kind, id in verdict.named:
            named = self._library.outline(kind, id)
            if named is None:
                # What is not there may be meant by a name that is.
                parts.append(self._names_of(kind))
            elif isinstance(named, Outline) and named.digest:
                parts.append(named.digest)
            else:
                return ""
        parts += (_stamp(self._library.root / LIBRARY / file) for file in verdict.files)
        return _hash(parts)

    def _digest_over(self, kinds: Iterable[str]) -> str:
        parts = [self._basis]
        for kind in kinds:
            parts += [kind, self._names_of(kind)]
            for id in self._library.collection(kind):
                outline = self._library.outline(kind, id)
                if not isinstance(outline, Outline) or not outline.digest:
                    return ""
                parts += [id, outline.digest]
        return _hash(parts)

    def _names_of(self, kind: str) -> str:
        if kind not in self._names:
            self._names[kind] = _hash(sorted(self._library.names[kind]))
        return self._names[kind]


def _packed(problems: Iterable[Problem]) -> list[Any] | None:
    try:
        return [packed(problem) for problem in problems]
    except TypeError:
        return None


def _key(text: str) -> Key:
    kind, _, id = text.partition("/")
    return kind, id


def _hash(parts: Iterable[str]) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _stamp(file: os.PathLike[str]) -> str:
    try:
        seen = os.lstat(file)
    except (OSError, ValueError):
        return ""
    return f"{seen.st_mode} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
