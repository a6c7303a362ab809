"""Prints what Python 3.11 makes of format specifications, round and strftime: the rows of python.jsonl.

Each row is [kind, value, specification or digits, result]; the result is null where Python raises ValueError.
"""

import json
import random
from datetime import date, datetime, time, timedelta, timezone

random.seed(11)

INTS = [0, 1, -1, 7, 42, -42, 255, 1000, 999_999, 1_234_567, -1_234_567, 2**40, 2**62, -(2**62)]
FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.5, 2.5, 0.1, 1 / 3, 2 / 3, 2.675, 1e-5, 1.5e-7, 123.456, -123.456, 999.995, 1234567.891, 1e15, 1e16,
    1.5e16, 123456789012345680.0, 1e22, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 0.045, 99.5, 0.00012345,
    9.9999, 0.999, 100.0,
]


def specification():
    align = random.choice(["", "", "", "<", ">", "^", "=", "*<", "_>", "x^", "0=", "é>"])
    sign = random.choice(["", "", "", "+", "-", " "])
    z = random.choice([""] * 9 + ["z"])
    alternate = random.choice([""] * 5 + ["#"])
    zero = random.choice(["", "", "", "0"])
    width = random.choice(["", "", "3", "8", "12", "20"])
    group = random.choice(["", "", "", ",", "_"])
    precision = random.choice(["", "", ".0", ".1", ".2", ".3", ".6", ".10"])
    kind = random.choice(list("bcdoxXneEfFgG%") + [""] * 5 + ["f", "d", "g", "%"])
    return align + sign + z + alternate + zero + width + group + precision + kind


def row(kind, value, spec, result):
    print(json.dumps([kind, value, spec, result], ensure_ascii=False))


def formatted(value, spec):
    try:
        return format(value, spec)
    except (ValueError, OverflowError):
        return None


for spec in ["", "d", ",d", ",", "_", "05d", "+d", "x", "#x", "X", "#X", "b", "#b", "o", "#o", "e", ".2f", ",.2f", ".0%", "%", "g", "n", "08b", "_b", "_x", "c"]:
    for value in INTS:
        if spec != "c" or 0 <= value < 0x110000:
            row("int", str(value), spec, formatted(value, spec))
for spec in ["", "f", ".0f", ".1f", ".2f", ",.2f", "_.1f", "e", ".3e", "E", "g", ".3g", "G", "%", ".0%", ".1%", "n", ".2", ".5", "+.1f", " .1f", "010.2f", ">10", "<10.1f", "^11.2f", "*^12", "#.0f", "#g", "z.1f", "012,.2f", "=+12.2f"]:
    for value in FLOATS:
        row("float", repr(value), spec, formatted(value, spec))
for _ in range(900):
    spec = specification()
    value = random.choice(INTS)
    if spec.endswith("c") and not 0 <= value < 0x110000:
        continue
    row("int", str(value), spec, formatted(value, spec))
    value = random.choice(FLOATS + [random.uniform(-1000, 1000), random.uniform(-1, 1) * 10 ** random.randint(-12, 18)])
    spec = specification()
    row("float", repr(value), spec, formatted(value, spec))

for value in FLOATS[:23] + [2.5, 3.5, -2.5, 1.005, 2.675, 1234.5678, 15.0, 25.0, 35.0, 12345.0, -15.0]:
    for digits in [-3, -2, -1, 0, 1, 2, 3, 5, 10, 20]:
        try:
            row("round", repr(value), digits, repr(round(value, digits)))
        except OverflowError:
            row("round", repr(value), digits, None)
for value in FLOATS + [random.uniform(-1, 1) * 10 ** random.randint(-20, 25) for _ in range(200)]:
    row("repr", repr(value), "", repr(value))

MOMENTS = [
    datetime(2024, 6, 1, 8, 45, 7, 123456, timezone.utc), datetime(1999, 12, 31, 23, 59, 59, 0, timezone.utc), datetime(2024, 2, 29, 0, 0, 0, 0, timezone.utc),
    datetime(2021, 1, 1, 12, 0, 0, 5, timezone.utc), datetime(2020, 12, 31, 13, 5, 9, 0, timezone(timedelta(hours=5, minutes=30))),
    datetime(2023, 1, 2, 1, 2, 3, 0, timezone(timedelta(hours=-8))), datetime(2000, 2, 29, 11, 11, 11, 999999, timezone.utc), datetime(2016, 1, 3, 10, 0, 0, 0, timezone.utc),
    datetime(2018, 12, 31, 18, 30, 0, 0, timezone.utc), datetime(1900, 3, 1, 6, 7, 8, 90, timezone.utc),
]
DIRECTIVES = ["%a", "%A", "%w", "%d", "%b", "%B", "%m", "%y", "%Y", "%H", "%I", "%p", "%M", "%S", "%f", "%z", "%j", "%U", "%W", "%c", "%x", "%X", "%%", "%G", "%u", "%V", "%-d", "%-m", "%-H", "%-I", "%-M", "%-S", "%-j", "%e", "%D", "%F", "%T", "%R", "%r", "%h", "%C", "%s", "%k", "%l", "%P", "%n"]
for moment in MOMENTS:
    for directive in DIRECTIVES:
        if directive == "%s" and moment.tzinfo is not timezone.utc:
            continue  # Python takes the local time zone in place of the moment's own
        row("time", moment.isoformat(), directive, moment.strftime(directive))
    row("time", moment.isoformat(), "%d %b %Y, %H:%M Uhr äöü %%", moment.strftime("%d %b %Y, %H:%M Uhr äöü %%"))
for day in [date(2024, 6, 1), date(1999, 12, 31), date(2024, 2, 29)]:
    for directive in ["%Y-%m-%d", "%d. %B %Y", "%A", "%j", "%H:%M", "%V/%G"]:
        row("date", day.isoformat(), directive, day.strftime(directive))
for clock in [time(8, 45), time(0, 0, 1, 5), time(23, 59, 59)]:
    for directive in ["%H:%M", "%I:%M %p", "%S.%f", "%Y"]:
        row("clock", clock.isoformat(), directive, clock.strftime(directive))
