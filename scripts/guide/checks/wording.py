"""Wording: no boasts, no promises of returns, no public booklet marked internal."""

import re
from collections.abc import Iterator

from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    warning,
)
from guide.model.base import Step
from guide.problems import Label

_BOASTS = re.compile(
    "最佳|最好|最优|最大|最强|最先进|最高级|唯一|第一品牌|全国第一|世界第一|全球领先|国际领先|国内领先|世界一流"
    "|顶级|首选之地|绝对|万能|独一无二|史无前例"
)
_ENGLISH_BOASTS = re.compile(
    r"\b(world[- ]class|second to none|unrivalled|unrivaled|best in (?:China|the world)"
    r"|number one|the best place|unique opportunity|once-in-a-lifetime|unparalleled)\b",
    re.IGNORECASE,
)
# 国家级 is fine inside an official name, such as 国家级经济技术开发区.
_NATIONAL = re.compile(
    "国家级(?!(?:经济|高新|新区|开发区|自由|综合|农业|风景|自然|森林|非物质|文物|企业|专精|绿色|示范))"
)
_PROMISES = re.compile('保证收益|稳赚|零风险(?![”"」])|无风险|保本|包赚|必定升值')


def _found(scope: Scope, tag: str, *patterns: re.Pattern[str]) -> Iterator[Finding]:
    for pattern in patterns:
        for kind, id, path, match in scope.matching(tag, pattern):
            yield Finding(kind, id, path, {"text": match[0], **_clause(scope, kind, id, path)})


def _clause(scope: Scope, kind: str, id: str, path: tuple[Step, ...]) -> dict[str, Label]:
    """The number of the clause that says it, where it stands in one."""
    match kind, path:
        case "policies", ("clauses", int(at), *_):
            number = scope.library.policies[id].clauses[at].number
            return {"clause": Label("words", "clause-join", number)}
    return {}


@warning
@alone
def boast(scope: Scope) -> Iterator[Finding]:
    """Advertising law: no absolute superlatives; 国家级 only within official names."""
    yield from _found(scope, "zh", _BOASTS, _NATIONAL)
    yield from _found(scope, "en", _ENGLISH_BOASTS)


@warning
@alone
def promised_return(scope: Scope) -> Iterator[Finding]:
    """No text promises a return or the absence of risk."""
    yield from _found(scope, "zh", _PROMISES)


@warning
@alone
def marked_internal(scope: Scope) -> Iterator[Finding]:
    """What the public reads is not marked as internal material."""
    yield from _found(scope, "zh", re.compile("内部资料|内部文件|注意保密"))
