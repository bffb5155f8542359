"""The one exception of this package: what a person typed wrong, as a code and its arguments."""

from collections.abc import Mapping


class QuantityError(ValueError):
    """A text that is no quantity, or not the one wanted.

    `code` is the key of the sentence in each locale's `problems`; `args_` fill its placeholders.
    Every argument is text, a number, or a value that `show` can put into the reader's language.
    """

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code = code
        self.args_: Mapping[str, object] = {
            key: excerpt(value) if isinstance(value, str) else value for key, value in args.items()
        }

    def __str__(self) -> str:
        told = ", ".join(f"{key}={value!r}" for key, value in self.args_.items())
        return f"{self.code} ({told})" if told else self.code

    def within(self, text: str) -> "QuantityError":
        """The same mistake, found in a part of this text."""
        return QuantityError(self.code, **{**self.args_, "text": text})

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.code, dict(self.args_))


def _again(code: str, args: dict[str, object]) -> QuantityError:
    return QuantityError(code, **args)


def excerpt(text: str, longest: int = 60) -> str:
    """The text fit to stand in a sentence: shortened, and with nothing that cannot be printed."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    if short.isprintable():
        return short
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short)
