// Judges plans and years with the scripts that browsers run: reads {district, cases: [[items, start, ask], ...], years: {templates, anniversaries, fixed, wishes}} and writes what each gives.
"use strict";
const fs = require("fs");
global.document = { getElementById: () => null };
global.window = { redroutes: { all: () => [] } };
for (const script of process.argv.slice(2)) new Function("window", "document", fs.readFileSync(script, "utf8"))(global.window, global.document);
const { district, cases, years } = JSON.parse(fs.readFileSync(0, "utf8")), rules = global.window.redroutes.planRules;
const judge = ([items, start, ask]) => {
  const end = start + 90, stay = items.find((item) => item.p);
  return { judged: rules.judgePlan(district, items, start, ask), ranked: rules.rankPlaces(district, ask, start, end, stay && district.places[stay.p]), draft: rules.compose(items.map((item) => item.m || 1), Object.keys(district.places).slice(0, items.length), district.ways, district.book.numbers) };
};
const data = years && Object.assign({ district: district }, years);
process.stdout.write(JSON.stringify(years ? years.wishes.map((wish) => global.window.redroutes.planYearRules.suggest(data, wish)) : cases.map(judge)));
