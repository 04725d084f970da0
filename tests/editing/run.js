// Runs the scripts of the page for editing under node: reads {edits: [[text, [[loc, value?]], orders]], forms: {kind: {form, env, data: [...]}}, rules: [...], words, notices: [...], pairs: [[form, text, old, now]]} and writes what each gives.
"use strict";
const fs = require("fs");
global.window = { redroutes: { editDom: {} } };
for (const script of process.argv.slice(2)) {
  const text = fs.readFileSync(script, "utf8");
  if (script.endsWith("/yaml.js")) global.window.YAML = new Function(`${text}; return YAML;`)();
  else new Function("window", text)(global.window);
}
const asked = JSON.parse(fs.readFileSync(0, "utf8")), site = global.window.redroutes, yaml = site.editYaml;
const attempt = (make) => { try { return { text: make() }; } catch (error) { return { error: error.key || String(error) }; } };
const edit = ([text, edits, orders]) => attempt(() => yaml.editText(text, edits.map((one) => one.length > 1 ? one : [one[0], yaml.REMOVED]), (loc) => orders[JSON.stringify(loc)] || []));
const check = ({ form, env, data }) => data.map((one) => site.editCheck.check(form, one, env).map((fault) => [fault.loc, fault.code, site.editWords.say(env.messages, fault.message), site.editWords.say(env.messages, fault.hint)]));
const write = ([form, text, now]) => attempt(() => site.editChanges.write(form, text, text ? yaml.dataOf(text) : {}, now));
process.stdout.write(JSON.stringify({
  data: (asked.data || []).map((text) => yaml.dataOf(text)),
  edits: (asked.edits || []).map(edit),
  checks: (asked.checks || []).map(check),
  codes: site.editCheck && site.editCheck.CODES,
  rules: (asked.rules || []).map((rule) => site.editHours.inWords(rule, asked.words)),
  notices: (asked.notices || []).map((text) => site.editHours.fromNotice(text)),
  phones: (asked.phones || []).map((text) => site.editTyped.readPhone(text)),
  numbers: (asked.numbers || []).map(([text, isWhole, name]) => site.editTyped.readNumber(text, isWhole, name)),
  first_phones: (asked.phones || []).map((text) => site.editTyped.readFirstPhone(text)),
  dates: (asked.dates || []).map(([text, isLoose]) => site.editTyped.readDate(text, isLoose)),
  texts: (asked.texts || []).map(write),
}));
