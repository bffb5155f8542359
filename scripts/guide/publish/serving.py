"""How a file is served: its type, for how long it may be kept, and whether it is compressed."""

import gzip
import re

_TEXTS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "csv": "text/csv",
    "ics": "text/calendar",
    "vcf": "text/vcard",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "svg": "image/svg+xml",
    "md": "text/markdown",
}
_OTHERS = {
    "json": "application/json",  # UTF-8 by definition
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "woff2": "font/woff2",
    "mp4": "video/mp4",
}
# A name that holds the hash of what it names: other bytes would have another name.
_HASHED = re.compile(r"(.*[/-])?[0-9a-f]{20}\.[a-z0-9]+")
# What browsers alone ask for, and all of them unfold. Open data, feeds and calendars are fetched by
# programs that may not.
_FOR_BROWSERS = frozenset({"html", "css", "js", "svg"})
_WORTH_IT = 1024


def content_type(path: str) -> str:
    """The media type of a file, with its charset where it is text."""
    ending = _ending(path)
    if ending in _TEXTS:
        return f"{_TEXTS[ending]}; charset=utf-8"
    return _OTHERS.get(ending, "application/octet-stream")


def cache_control(path: str) -> str:
    """Five minutes for what keeps its name when it changes, a year for what does not."""
    if _HASHED.fullmatch(path):
        return "public, max-age=31536000, immutable"
    return "public, max-age=300"


def compressed(path: str, data: bytes) -> bytes | None:
    """The file as gzip, the same bytes each time; None where it is better left as it is."""
    if _ending(path) not in _FOR_BROWSERS or len(data) < _WORTH_IT:
        return None
    return gzip.compress(data, mtime=0)


def _ending(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower()
