"""Eastings and northings of Great Britain's national grid as degrees of WGS-84.

The series are those that Ordnance Survey publishes in "A guide to coordinate systems in Great
Britain"; one shift of seven parameters joins the two ellipsoids, which is good to about 5 m.
"""

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

# Airy 1830 and WGS 84: semi-axes in metres.
_AIRY = (6377563.396, 6356256.909)
_WGS84 = (6378137.0, 6356752.314245)
# The projection: scale on the central meridian, true origin, its false easting and northing.
_SCALE = 0.9996012717
_ORIGIN = (radians(49), radians(-2))
_FALSE = (400_000.0, -100_000.0)
# From OSGB36 to WGS-84: metres, parts per million, seconds of arc.
_SHIFT = (446.448, -125.157, 542.060)
_PPM = -20.4894
_TURN = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))


def degrees_of(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude of a point of the grid, in degrees of WGS-84.

    ValueError for a point outside the grid.
    """
    if not (0 <= easting <= 700_000 and 0 <= northing <= 1_300_000):
        raise ValueError("outside the national grid")
    return _shifted(*_unprojected(easting, northing))


def _unprojected(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude on Airy's ellipsoid, in radians."""
    a, b = _AIRY
    squared = (a * a - b * b) / (a * a)
    east, north = easting - _FALSE[0], northing - _FALSE[1]
    latitude = _ORIGIN[0]
    rest = north
    while abs(rest) > 1e-5:
        latitude += rest / (a * _SCALE)
        rest = north - _arc(latitude)
    s, t = sin(latitude), tan(latitude)
    nu = a * _SCALE / sqrt(1 - squared * s * s)
    rho = a * _SCALE * (1 - squared) / (1 - squared * s * s) ** 1.5
    eta = nu / rho - 1
    sec = 1 / cos(latitude)
    seven = t / (2 * rho * nu)
    eight = t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta - 9 * t**2 * eta)
    nine = t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4)
    ten = sec / nu
    eleven = sec / (6 * nu**3) * (nu / rho + 2 * t**2)
    twelve = sec / (120 * nu**5) * (5 + 28 * t**2 + 24 * t**4)
    thirteen = sec / (5040 * nu**7) * (61 + 662 * t**2 + 1320 * t**4 + 720 * t**6)
    return (
        latitude - seven * east**2 + eight * east**4 - nine * east**6,
        _ORIGIN[1] + ten * east - eleven * east**3 + twelve * east**5 - thirteen * east**7,
    )


def _arc(latitude: float) -> float:
    """The arc of the meridian from the true origin, in metres of the grid."""
    a, b = _AIRY
    n = (a - b) / (a + b)
    apart, together = latitude - _ORIGIN[0], latitude + _ORIGIN[0]
    return (b * _SCALE) * (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * apart
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(apart) * cos(together)
        + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * apart) * cos(2 * together)
        - 35 / 24 * n**3 * sin(3 * apart) * cos(3 * together)
    )


def _shifted(latitude: float, longitude: float) -> tuple[float, float]:
    """From Airy's ellipsoid to that of WGS 84, through the centre of the Earth; in degrees."""
    a, b = _AIRY
    nu = a / sqrt(1 - (a * a - b * b) / (a * a) * sin(latitude) ** 2)
    x = nu * cos(latitude) * cos(longitude)
    y = nu * cos(latitude) * sin(longitude)
    z = nu * b * b / (a * a) * sin(latitude)
    scale = 1 + _PPM / 1e6
    rx, ry, rz = _TURN
    x, y, z = (
        _SHIFT[0] + scale * x - rz * y + ry * z,
        _SHIFT[1] + rz * x + scale * y - rx * z,
        _SHIFT[2] - ry * x + rx * y + scale * z,
    )
    a, b = _WGS84
    squared = (a * a - b * b) / (a * a)
    flat = hypot(x, y)
    found = atan2(z, flat * (1 - squared))
    for _ in range(5):
        nu = a / sqrt(1 - squared * sin(found) ** 2)
        found = atan2(z + squared * nu * sin(found), flat)
    return degrees(found), degrees(atan2(y, x))
