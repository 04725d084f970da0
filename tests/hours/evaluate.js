// The open intervals of rules over a time, by opening_hours.js: reads {rules, from, to} and writes, for each rule,
// [[begin, end], ...] in minutes from 1970, or a text: why it was refused. Runs with TZ=UTC.
"use strict";
const fs = require("fs");
const opening_hours = require("opening_hours");
const { rules, from, to } = JSON.parse(fs.readFileSync(0, "utf8"));
const minutes = (date) => Math.round(date.getTime() / 6e4);
console.warn = console.log = () => {};
const found = rules.map((rule) => {
  try {
    const rows = new opening_hours(rule, null, { warnings_severity: 0 }).getOpenIntervals(new Date(from), new Date(to));
    return rows.filter((row) => !row[2]).map((row) => [minutes(row[0]), minutes(row[1])]);
  } catch (error) {
    return String(error).split("\n")[0];
  }
});
process.stdout.write(JSON.stringify(found));
