"""A bucket as a store: objects with their types, cache headers and hashes, several at a time."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import urlsplit

from guide.outputs import manifest
from guide.outputs.manifest import MANIFEST, ManifestError
from guide.publish.keys import keys
from guide.publish.s3 import Bucket, sha256
from guide.publish.serving import cache_control, compressed, content_type
from guide.publish.site import Site

T = TypeVar("T")

_HASH = "x-amz-meta-sha256"
_AT_ONCE = 8
# OSS and COS name their region in the address; where no region matters, this one is said.
_REGIONS = re.compile(
    r"\.oss-([a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com|\.cos\.([a-z0-9-]+)\.myqcloud\.com"
)
_ANY_REGION = "us-east-1"


def region(address: str, named: str | None) -> str:
    """The region with which requests to a bucket's address are signed."""
    found = _REGIONS.search(address)
    return named or (next(filter(None, found.groups())) if found else _ANY_REGION)


class Objects:
    """The objects of a bucket below a prefix."""

    def __init__(
        self, site: Site, address: str, prefix: str = "", named: str | None = None
    ) -> None:
        self.site = site
        self.prefix = f"{prefix}/" if prefix else ""
        own = keys(urlsplit(address).hostname or "")
        self.bucket = Bucket(address, region(address, named), own, connections=_AT_ONCE)
        self._modified: dict[str, str] = {}

    def paths(self) -> Collection[str]:
        cut = len(self.prefix)
        self._modified = {
            each.key[cut:]: each.modified
            for each in self.bucket.list(self.prefix)
            if each.key[cut:] and not each.key.endswith("/")  # consoles make empty "folders"
        }
        return self._modified.keys()

    def read(self, paths: Collection[str]) -> Mapping[str, bytes]:
        found = self._at_once(lambda path: self.bucket.get(self.prefix + path), paths)
        return {p: data for p, data in zip(paths, found, strict=True) if data is not None}

    def same(self, digests: Mapping[str, str]) -> set[str]:
        """What was written before the manifest is what the manifest says; others are asked."""
        known = self._settled()
        doubtful = [path for path in digests if path not in known]
        heads = self._at_once(lambda path: self.bucket.head(self.prefix + path), doubtful)
        known |= {p: head.get(_HASH, "") for p, head in zip(doubtful, heads, strict=True)}
        return {path for path, digest in digests.items() if known[path] == digest}

    def put(self, paths: Sequence[str]) -> None:
        self._at_once(lambda path: self.write(path, self.site.read(path)), paths)

    def write(self, path: str, data: bytes) -> None:
        headers = {"Content-Type": content_type(path), "Cache-Control": cache_control(path)}
        headers[_HASH] = sha256(data)
        folded = compressed(path, data)
        if folded is not None:
            headers["Content-Encoding"] = "gzip"
        self.bucket.put(self.prefix + path, data if folded is None else folded, headers)

    def delete(self, paths: Sequence[str]) -> None:
        self._at_once(lambda path: self.bucket.delete(self.prefix + path), paths)

    def _settled(self) -> dict[str, str]:
        """The hashes of the objects that nobody wrote since a publication was complete.

        Servers tell seconds: what was written in the manifest's own second is in doubt.
        """
        written = self._modified.get(MANIFEST)
        data = self.read([MANIFEST]).get(MANIFEST) if written else None
        if written is None or data is None:
            return {}
        try:
            digests = manifest.parse(data)
        except ManifestError:
            return {}
        return {p: d for p, d in digests.items() if self._modified.get(p, "~") < written}

    def _at_once(self, work: Callable[[str], T], paths: Iterable[str]) -> list[T]:
        """Do the same with several objects at a time; the first failure ends it."""
        pool = ThreadPoolExecutor(_AT_ONCE)
        try:
            return list(pool.map(work, paths))
        finally:
            pool.shutdown(cancel_futures=True)
