// Evaluates cases with the script that browsers run: reads {days, cases: [[layout, minute], ...]} and writes what each gives.
"use strict";
const fs = require("fs");
global.document = { getElementById: () => null };
global.window = { redroutes: { all: () => [] } };
const [script] = process.argv.slice(2);
new Function("window", "document", fs.readFileSync(script, "utf8"))(global.window, global.document);
const { days, cases } = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(([layout, minute]) => global.window.redroutes.hours.at(layout, days, minute))));
