// Reads links as browsers do: reads {templates, places, links: [...]} and writes for each {ms, found} or {ms, error}.
"use strict";
const fs = require("fs");
const window = { redroutes: {}, CompressionStream };
new Function("window", fs.readFileSync(process.argv[2], "utf8"))(window);
const { templates, places, plans, links } = JSON.parse(fs.readFileSync(0, "utf8")), link = window.redroutes.planLink;
async function read(text) {
  const begin = process.cpuUsage(), heap = process.memoryUsage().arrayBuffers;
  const used = () => { const { user, system } = process.cpuUsage(begin); return (user + system) / 1000; }; // of the processor: a busy machine makes no link slow
  const end = (more) => Object.assign({ ms: used(), bytes: Math.max(0, process.memoryUsage().arrayBuffers - heap) }, more);
  try { return end({ found: await link.read(text, templates, places) }); } catch (error) { return end({ error: String(error) }); }
}
(async () => {
  const found = [];
  for (const plan of plans || []) found.push(await link.write(plan));
  for (const text of links || []) found.push(await read(text));
  process.stdout.write(JSON.stringify(found));
})();
