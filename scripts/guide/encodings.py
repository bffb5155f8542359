"""What bytes that are not UTF-8 look like: another encoding, or no text at all."""

import re

# The codec, its name for people, and the bytes of the characters that everybody uses: level 1 of
# the two standards, where nearly all of any real text stands.
_HAN = (
    ("gb18030", "GBK/GB18030", re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")),
    ("big5hkscs", "Big5", re.compile(rb"(?:[\xa1-\xa3]|[\xa4-\xc6])[\x40-\x7e\xa1-\xfe]")),
)
_ENOUGH = 0.7
_WESTERN = ("cp1252", "Windows-1252")
_PAIR = re.compile(rb"[\x81-\xfe][\x30-\xfe]")
_LONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")

# How files begin that people rename by mistake.
_BEGINNINGS = (
    (b"PK\x03\x04", "Word, Excel, ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97, Excel 97"),
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)


def likely(data: bytes) -> tuple[str, str] | None:
    """The codec and the common name of an encoding that bytes are likely to be in; None if none is.

    Two encodings of Chinese have much the same bytes: the one counts in which more of the
    characters are common.
    """
    found = []
    for codec, name, common in _HAN:
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        pairs = _PAIR.findall(data)
        share = sum(common.fullmatch(pair) is not None for pair in pairs) / max(1, len(pairs))
        found.append((share, codec, name))
    best = max(found, key=lambda each: each[0], default=None)
    if best is not None and best[0] >= _ENOUGH:
        return best[1:]
    high = sum(byte > 0x7F for byte in data)
    return _WESTERN if high and len(_LONE.findall(data)) == high else None


def is_damaged(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for some that were cut or changed."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return sum(each > "\x7f" for each in text) > 3 * bad


def other_kind(data: bytes) -> str | None:
    """What kind of file bytes are whose beginning is not that of a text."""
    return next((name for start, name in _BEGINNINGS if data.startswith(start)), None)
