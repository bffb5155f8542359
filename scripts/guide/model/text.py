"""Text that says the same in every language of the guide."""

from collections.abc import Iterator, Mapping
from typing import Any, Self, TypeVar, overload

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from guide.model.base import fault

T = TypeVar("T")

TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"


class Text(Mapping[str, str]):
    """A short text by language tag, such as `{zh: …, en: …}`. Immutable and hashable.

    A language that is not there raises KeyError: no output falls back in silence.
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = tuple(texts.items())

    def __getitem__(self, tag: str) -> str:
        for key, text in self._texts:
            if key == tag:
                return text
        raise KeyError(tag)

    @overload
    def get(self, key: str, /) -> str | None: ...
    @overload
    def get(self, key: str, /, default: T) -> str | T: ...
    def get(self, tag: str, /, default: object = None) -> object:
        """The text in a language, or `default`: asked so often that no exception is raised."""
        for key, text in self._texts:
            if key == tag:
                return text
        return default

    def __contains__(self, tag: object) -> bool:
        return any(key == tag for key, _ in self._texts)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(self._texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self._texts == other._texts

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self._texts)!r})"

    @classmethod
    def _validate(cls, value: Any) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict):
            raise fault("text-needs-languages")
        for text in value.values():
            if isinstance(text, dict | list):
                raise fault("text-is-nested")
        return cls({key: (text or "").strip() for key, text in value.items()})

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(dict),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "object",
            "patternProperties": {TAG: {"type": ["string", "number"]}},
            "additionalProperties": False,
        }


class LongText(Text):
    """A text of several paragraphs: CommonMark without raw HTML, the same in every language."""

    __slots__ = ()
