"""What can keep a site from being published: a value with the code of its sentence."""

from collections.abc import Collection


class PublishError(Exception):
    """Nothing more is sent; `code` is that of a problem, `args_` fill its sentence."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code, args)
        self.code, self.args_ = code, args


def some(names: Collection[str], most: int = 6) -> tuple[str, ...]:
    """The first of some names, for a sentence."""
    listed = sorted(names)
    return (*listed[:most], *(["…"] if len(listed) > most else []))
