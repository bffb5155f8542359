"""The units: a closed table of ids, what each measures, its exact factor, and its spellings.

A quotient such as `t/h` or `kWh/m2/year` is made of the table's units and needs no row.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

# dimension and base, then rows: id, factor to the base, spellings (separated by |) beside the id
# and each locale's labels. Units with another base are not converted: a month has no fixed days.
_TABLE: Final = """
# area m2
m2 1 平方米|平米|平方|sqm|sq m|sq. m|square metre|square metres|square meter|square meters|m^2
mm2 1/1000000 平方毫米
cm2 1/10000 平方厘米
ha 10000 公顷|hectare|hectares
km2 1000000 平方公里|平方千米|sq km|sqkm|square kilometre|square kilometres|square kilometers|km^2
mu 2000/3 亩|市亩|mou

# length m
nm 1/1000000000 纳米
um 1/1000000 微米|μm
mm 1/1000 毫米|millimetre|millimetres|millimeters
cm 1/100 厘米|公分|centimetre|centimetres|centimeters
m 1 米|公尺|metre|metres|meter|meters
km 1000 公里|千米|kilometre|kilometres|kilometer|kilometers|kms
nmi 1852 海里|nautical mile|nautical miles

# volume m3
mL 1/1000000 毫升|ml|millilitre|millilitres
L 1/1000 升|litre|litres|liter|liters
m3 1 立方米|立方|立米|cubic metre|cubic metres|cubic meter|cubic meters|cbm|m^3
# gas-volume Nm3
Nm3 1 标准立方米|标方|标立方米

# mass kg
mg 1/1000000 毫克
g 1/1000 克|gram|grams
kg 1 公斤|千克|kilogram|kilograms|kilo|kilos|kgs
jin 1/2 斤|市斤
t 1000 T|吨|公吨|tonne|tonnes|ton|tons|metric ton|metric tons|metric tonnes
kt 1000000 千吨
# coal-equivalent tce
tce 1 吨标准煤|吨标煤
# carbon tCO2e
tCO2e 1 吨二氧化碳当量|tCO2

# time s
s 1 秒|second|seconds|sec
min 60 分钟|minute|minutes|mins
h 3600 小时|hour|hours|hr|hrs
d 86400 天|日|day|days
week 604800 周|星期|weeks|wk
# time month
month 1 月|个月|months|mth
quarter 3 季度|个季度|quarters
year 12 年|years|yr|yrs
# time working-day
working-day 1 个工作日|工作日|working day|working days|workday|workdays|business days

# power W
W 1 瓦|watt|watts
kW 1000 千瓦|kilowatts
MW 1000000 兆瓦|megawatts
GW 1000000000 吉瓦|gigawatts
# peak-power Wp
Wp 1 峰瓦|瓦峰
kWp 1000 千瓦峰|峰千瓦
MWp 1000000 兆瓦峰|峰兆瓦
GWp 1000000000 吉瓦峰
# apparent-power VA
VA 1 伏安
kVA 1000 千伏安
MVA 1000000 兆伏安
# energy Wh
Wh 1 瓦时|瓦·时
kWh 1000 千瓦时|千瓦·时|千瓦小时|度电|kW·h
MWh 1000000 兆瓦时|兆瓦·时
GWh 1000000000 吉瓦时|吉瓦·时
TWh 1000000000000 太瓦时
J 1/3600 焦|焦耳
kJ 5/18 千焦
MJ 2500/9 兆焦
GJ 2500000/9 吉焦
# voltage V
V 1 伏|伏特|volts
kV 1000 千伏|kilovolts
# current A
A 1 安|安培|amps
kA 1000 千安
# charge Ah
Ah 1 安时
# frequency Hz
Hz 1 赫兹|赫
kHz 1000 千赫|千赫兹
MHz 1000000 兆赫|兆赫兹
GHz 1000000000 吉赫|吉赫兹
# force N
N 1 牛|牛顿
kN 1000 千牛
# pressure Pa
Pa 1 帕|帕斯卡
kPa 1000 千帕
MPa 1000000 兆帕
bar 100000 巴
# temperature degC
degC 1 ℃|°C|摄氏度|度C|degrees Celsius|deg C
# sound dB
dB 1 分贝|dB(A)|decibels
# illuminance lx
lx 1 勒克斯|lux
# data-rate bps
kbps 1000 千比特每秒|kbit/s|Kbps
Mbps 1000000 兆比特每秒|mbps|Mbit/s|Mb/s
Gbps 1000000000 吉比特每秒|gbps|Gbit/s|Gb/s
Tbps 1000000000000 太比特每秒|Tbit/s
# data B
MB 1000000 兆字节
GB 1000000000 吉字节
TB 1000000000000 太字节
PB 1000000000000000 拍字节
EB 1000000000000000000 艾字节
# computing FLOPS
TFLOPS 1000000000000 万亿次浮点运算每秒
PFLOPS 1000000000000000 千万亿次浮点运算每秒
EFLOPS 1000000000000000000 百亿亿次浮点运算每秒
# angle degree
degree 1 °|degrees
# containers TEU
TEU 1 标箱|标准箱|个标箱|个标准箱|TEUs|国际标准箱
"""

# Things that are counted: id and spellings. None converts into another.
_COUNTED: Final = """
set 套|sets|成套
piece 件|pieces|pcs|pc
article 只
stick 支|根
slice 片
lump 块
grain 颗|粒
strip 条
item 个|items
unit 台|台套|台(套)|units
vehicle 辆|vehicles|辆车
person 人|persons|people|名|个人
person-time 人次|person-times|visits
household 户|households|户家庭
room 间|rooms|客房|间客房|个房间
bed 张床位|床位|张床|个床位|beds
seat 个座位|座位|席|席位|个席位|个餐位|餐位|seats
storey 层|楼层|层楼|storeys|stories|story|floors|floor
building 栋|幢|buildings
dwelling 套住宅|套住房|套房|dwellings|flats
parking-space 个车位|车位|个停车位|停车位|parking space|parking spaces
workstation 个工位|工位|workstations
berth 个泊位|泊位|berths
firm 家|家企业|户企业|firms|companies|company|enterprise|enterprises
project 个项目|项目|projects
line 条生产线|条产线|生产线|lines|production line|production lines
group 组|groups
batch 批|批次|batches
trip 次|trips|times
service 班|班次|个班次|services
train 列|列车|trains
ship 艘|ships|vessels
aircraft 架|planes
charging-point 个充电桩|充电桩|charging point|charging points|charging pile|charging piles
rack 个机柜|机柜|racks|cabinets
sheet 张板|张板材|sheets
wafer 片晶圆|晶圆|wafers
tablet 片药|药片|tablets
panel 块组件|块面板|panels
head 头|heads
bird 羽|birds
plant 株|棵|plants|trees
bottle 瓶|bottles
can 罐|听|cans
box 箱|盒|boxes|cartons
bag 袋|包|bags
barrel 桶|barrels
pair 双|对|副|pairs
roll 卷|rolls
plot 宗|宗地|个地块|地块|plots
village 个村|村|villages
place 处|处所|places
school 所学校|schools
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `factor` times the `base`, which measures the `dimension`."""

    id: str
    dimension: str
    base: str
    factor: Fraction


UNITS: dict[str, Unit] = {}
SPELLINGS: dict[str, str] = {}


def _add(id_: str, dimension: str, base: str, factor: Fraction, spellings: str) -> None:
    UNITS[id_] = Unit(id_, dimension, base, factor)
    for spelling in (id_, *spellings.split("|")):
        SPELLINGS.setdefault(spelling, id_)


def _read() -> None:
    dimension = base = ""
    for line in filter(None, _TABLE.splitlines()):
        if line.startswith("# "):
            dimension, base = line[2:].split()
        else:
            id_, factor, spellings = line.split(" ", 2)
            _add(id_, dimension, base, Fraction(factor), spellings)
    for line in _COUNTED.split("\n"):
        if line:
            id_, spellings = line.split(" ", 1)
            _add(id_, "count", id_, Fraction(1), spellings)


_read()

# Where a capital makes another unit (ML, Mb, MBps, M), only the exact spelling is read.
CASED: Final = frozenset(("mg", "mL", "MB", "GB", "TB", "PB", "EB", "kbps", "Mbps", "Gbps", "Tbps"))

# Spellings that mean a unit only after a stroke: t/a is tonnes a year, and 元/度 is no heat.
DIVISORS: Final = {
    "a": "year",
    "y": "year",
    "度": "kWh",
    "分": "min",
    "时": "h",
    "季": "quarter",
    "床": "bed",
    "户": "household",
    "project": "project",
}


@cache
def unit_of(id_: str) -> Unit:
    """The unit of a canonical id, quotients included; KeyError for anything else."""
    if id_ in UNITS:
        return UNITS[id_]
    first, *divisors = (UNITS[part] for part in id_.split("/"))
    factor = first.factor
    for divisor in divisors:
        factor /= divisor.factor
    parts = (first, *divisors)
    return Unit(
        id_,
        "/".join(part.dimension for part in parts),
        "/".join(part.base for part in parts),
        factor,
    )
