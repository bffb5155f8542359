"""The currencies: ISO 4217 code, decimals of the smallest unit, and how people type them."""

from typing import Final

# code, decimals, further spellings (separated by |) beside the code and each locale's label
_TABLE: Final = """
CNY 2 元|人民币|人民币元|圆|¥|RMB|CN¥|yuan|renminbi|Chinese yuan
USD 2 美元|美金|$|US$|USD$|US dollar|US dollars|U.S. dollars|dollar|dollars
HKD 2 港元|港币|港圆|HK$|HKD$|Hong Kong dollar|Hong Kong dollars
MOP 2 澳门元|澳门币|MOP$|Macao pataca|patacas
TWD 2 新台币|新台币元|台币|NT$|New Taiwan dollar|New Taiwan dollars
EUR 2 欧元|€|euro|euros
JPY 0 日元|日圆|円|JP¥|JPY¥|yen|Japanese yen
GBP 2 英镑|£|pound sterling|pounds sterling|British pounds
SGD 2 新加坡元|新元|新币|坡币|S$|SG$|Singapore dollar|Singapore dollars
KRW 0 韩元|韩币|韩圆|₩|won|Korean won
AUD 2 澳元|澳大利亚元|澳币|A$|AU$|Australian dollar|Australian dollars
NZD 2 新西兰元|纽币|NZ$|New Zealand dollar|New Zealand dollars
CAD 2 加元|加拿大元|加币|C$|CA$|Canadian dollar|Canadian dollars
CHF 2 瑞士法郎|瑞郎|Swiss franc|Swiss francs
SEK 2 瑞典克朗|Swedish kronor
NOK 2 挪威克朗|Norwegian kroner
DKK 2 丹麦克朗|Danish kroner
THB 2 泰铢|฿|baht|Thai baht
MYR 2 林吉特|马来西亚林吉特|马币|RM|ringgit
IDR 2 印尼盾|印度尼西亚盾|Rp|rupiah
VND 0 越南盾|₫|dong
PHP 2 菲律宾比索|₱|Philippine pesos
INR 2 印度卢比|₹|Indian rupees
PKR 2 巴基斯坦卢比|Pakistani rupees
BDT 2 孟加拉塔卡|塔卡|৳|taka
LKR 2 斯里兰卡卢比|Sri Lankan rupees
KHR 2 柬埔寨瑞尔|瑞尔|riel
LAK 2 老挝基普|基普|kip
MMK 2 缅元|缅币|kyat
MNT 2 图格里克|蒙古图格里克|tugrik
KZT 2 坚戈|哈萨克斯坦坚戈|₸|tenge
RUB 2 卢布|俄罗斯卢布|₽|roubles|rubles
AED 2 阿联酋迪拉姆|迪拉姆|dirhams
SAR 2 沙特里亚尔|Saudi riyals
QAR 2 卡塔尔里亚尔|Qatari riyals
KWD 3 科威特第纳尔|Kuwaiti dinars
ILS 2 以色列新谢克尔|新谢克尔|₪|shekels
TRY 2 土耳其里拉|₺|Turkish lira
ZAR 2 南非兰特|兰特|rand
EGP 2 埃及镑|Egyptian pounds
NGN 2 奈拉|尼日利亚奈拉|₦|naira
KES 2 肯尼亚先令|Kenyan shillings
BRL 2 巴西雷亚尔|雷亚尔|R$|reais
MXN 2 墨西哥比索|MX$|Mexican pesos
PLN 2 波兰兹罗提|兹罗提|zlotys
CZK 2 捷克克朗|Czech korunas
HUF 2 匈牙利福林|福林|forints
"""

CURRENCIES: Final[dict[str, int]] = {}
SPELLINGS: Final[dict[str, str]] = {}

for _line in _TABLE.strip().splitlines():
    _code, _digits, _names = _line.split(" ", 2)
    CURRENCIES[_code] = int(_digits)
    SPELLINGS.update(dict.fromkeys((_code, *_names.split("|")), _code))


def digits_of(currency: str) -> int:
    """How many decimals the currency's main unit has; KeyError for a code not in the table."""
    return CURRENCIES[currency]
