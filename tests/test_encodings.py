"""Which encoding bytes look like: told where it can be told, and never guessed."""

import pytest

from guide.encodings import is_damaged, likely, other_kind

SIMPLIFIED = (
    "茶叶",
    "标题: 茶叶精制加工项目\n总投资: 9600万元\n",
    "  zh: 云岭区投资促进中心，位于高新区标准厂房园区内，邻近国道出入口。\n",
    "联系人：王敏，电话：0555-1234567",
    "鼓励类，享受西部大开发税收优惠；按实际贡献奖励。",
)
TRADITIONAL = (
    "茶葉",
    "標題: 茶葉精製加工項目\n總投資: 9600萬元\n",
    "  zh: 雲嶺區投資促進中心，位於高新區標準廠房園區內，鄰近國道出入口。\n",
    "聯絡人：王敏，電話：0555-1234567",
    "鼓勵類，享受西部大開發稅收優惠；按實際貢獻獎勵。",
)


@pytest.mark.parametrize("text", SIMPLIFIED)
@pytest.mark.parametrize("codec", ["gbk", "gb18030"])
def test_gbk(text, codec):
    assert likely(text.encode(codec)) == ("gb18030", "GBK/GB18030")


@pytest.mark.parametrize("text", TRADITIONAL)
@pytest.mark.parametrize("codec", ["big5", "cp950", "big5hkscs"])
def test_big5(text, codec):
    assert likely(text.encode(codec)) == ("big5hkscs", "Big5")


def test_western():
    assert likely("title: café crème, 5 €".encode("cp1252")) == ("cp1252", "Windows-1252")


@pytest.mark.parametrize(
    "data", [b"", b"title: tea", b"\xff\xff\xff", bytes(range(256)), b"\xed\xa0\xbd", b"\x80" * 9]
)
def test_what_cannot_be_told_is_not_guessed(data):
    assert likely(data) is None


@pytest.mark.parametrize("text", SIMPLIFIED[1:] + TRADITIONAL[1:])
def test_damaged(text):
    data = text.encode()
    middle = data.index(text[-4].encode())
    for damaged in (data[: middle + 1], data[: middle + 1] + b"\xff" + data[middle + 2 :]):
        assert is_damaged(damaged)
    assert not is_damaged(text.encode("gb18030"))
    assert not is_damaged(text.encode("big5hkscs", "ignore"))


def test_other_kinds():
    assert other_kind(b"PK\x03\x04\x14\0") == "Word, Excel, ZIP"
    assert other_kind(b"%PDF-1.7") == "PDF"
    assert other_kind(b"title: tea") is None
