"""Content lines of iCalendar and vCard: escaped, folded at 75 octets, ended by CRLF."""

from collections.abc import Iterable

_LIMIT = 75


def escaped(text: str) -> str:
    """Text as a property's value: backslash, semicolon, comma and line breaks escaped."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\\n".join(map(_printable, lines))


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign >= " " or sign == "\t")


def line(name: str, *values: str) -> str:
    """A property with a text value, or several that belong together (a name, an address)."""
    return f"{name}:{';'.join(map(escaped, values))}"


def folded(text: str) -> str:
    """A content line in pieces of at most 75 octets, cut between characters."""
    pieces: list[str] = []
    piece, size = "", 0
    for sign in text:
        octets = len(sign.encode())
        if size + octets > _LIMIT:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    return "\r\n".join([*pieces, piece])


def document(lines: Iterable[str]) -> bytes:
    """The bytes of a file of content lines."""
    return "".join(f"{folded(each)}\r\n" for each in lines).encode()
