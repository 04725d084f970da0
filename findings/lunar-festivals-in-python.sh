#!/usr/bin/env bash
# Feasts by the moon in Python: Mid-Autumn of 1978 a day early, and from 2025 to 2029 no New Year's Eve at all.
#
# By GB/T 33661-2017 the day of the new moon, by Beijing time, is the first of a month. In July 1933 the moon was new at
# 00:03 and in September 1978 at 00:09. lunardate 0.3.0 begins both months the day before, as by the local time of Beijing,
# 14 minutes behind, and one of 1954 a day late, where the moon was new at 20:31. So 90 days are one off, Mid-Autumn 1978
# among them. zhdate 0.1, borax 4.1.3 and lunar_python 1.4.8 have all three as the moon has them. cnlunar 0.2.5 has the
# months right, but knows New Year's Eve, 除夕, as the 30th of the twelfth month: from 2025 to 2029 that month has 29 days,
# and of its last day it says 华严菩萨诞 alone. No error, no warning from either.
#
# Hit: birthdays and dates of history turned from one calendar into the other, lists of feasts, closing days. A test with
# 2024 passes. Instead: lunar_python or borax, and New Year's Eve as the day before the first of the first month.
#
# Seen: new moon and first of the month by each; the day before New Year by cnlunar and lunar_python. The script fails if
# a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install lunardate==0.3.0 zhdate==0.1 borax==4.1.3 \
  lunar_python==1.4.8 cnlunar==0.2.5 astronomy-engine==2.1.19

cat >ask.py <<'PY'
from datetime import date, datetime, timedelta
import astronomy
import borax.calendars.lunardate, cnlunar, lunardate, lunar_python, zhdate
def moon(day):
    near = astronomy.Time.Make(day.year, day.month, day.day, 0, 0, 0).AddDays(-3)
    return astronomy.SearchMoonPhase(0, near, 10).Utc() + timedelta(hours=8)
def read(day):
    solar = lunar_python.Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return {
        "lunardate": lunardate.LunarDate.from_solar_date(day.year, day.month, day.day).day,
        "zhdate": zhdate.ZhDate.from_datetime(datetime(day.year, day.month, day.day)).lunar_day,
        "borax": borax.calendars.lunardate.LunarDate.from_solar(day).day,
        "lunar_python": solar.getDay(),
    }
for day in (date(1933, 7, 23), date(1954, 11, 25), date(1978, 9, 3)):
    assert moon(day).date() == day
    print(f"{moon(day):%Y-%m-%d %H:%M}", *(f"{name} {number}" for name, number in read(day).items()))
alone = []
for day in (date(1930, 1, 1) + timedelta(n) for n in range(50 * 366)):
    own, *others = read(day).values()
    assert len(set(others)) == 1
    if own != others[0]:
        alone.append(day)
print("lunardate alone:", len(alone), "days in", *sorted({day.year for day in alone}), "Mid-Autumn:", date(1978, 9, 16) in alone,
      lunardate.LunarDate(1978, 8, 15).to_solar_date())
for year, month, number in ((2024, 2, 9), (2025, 1, 28), (2026, 2, 16), (2027, 2, 5), (2028, 1, 25), (2029, 2, 12), (2030, 2, 2)):
    day = cnlunar.Lunar(datetime(year, month, number, 12))
    other = lunar_python.Solar.fromYmd(year, month, number).getLunar().getFestivals()
    print(year, day.lunarMonthCn, day.lunarDayCn, day.get_otherLunarHolidays(), *other)
PY
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python ask.py)"
printf '%s\n' "$seen"
[ "$seen" = "1933-07-23 00:03 lunardate 2 zhdate 1 borax 1 lunar_python 1
1954-11-25 20:31 lunardate 30 zhdate 1 borax 1 lunar_python 1
1978-09-03 00:09 lunardate 2 zhdate 1 borax 1 lunar_python 1
lunardate alone: 90 days in 1933 1954 1978 Mid-Autumn: True 1978-09-16
2024 腊月大 三十 除夕 除夕
2025 腊月小 廿九 华严菩萨诞 除夕
2026 腊月小 廿九 华严菩萨诞 除夕
2027 腊月小 廿九 华严菩萨诞 除夕
2028 腊月小 廿九 华严菩萨诞 除夕
2029 腊月小 廿九 华严菩萨诞 除夕
2030 腊月大 三十 除夕 除夕" ]
echo "as described"
