/* Sentences of the checker's catalogue with their values put in, and what is likely meant: as redroutes/messages and did_you_mean have them. A message: { k: key, v: values }; a value is a text, a number, a message or a list of these. */
(function () {
  "use strict";
  const site = window.redroutes, MOST = 12, CUTOFF = 0.6;
  const make = (key, values) => ({ k: key, v: values || {} });
  function say(catalogue, message) {
    if (message === null || message === undefined) return "";
    if (Array.isArray(message)) return message.map((one) => say(catalogue, one)).join(catalogue["joined.comma"]);
    if (typeof message !== "object") return String(message);
    const n = message.v.n, one = `${message.k}.one`;
    const phrase = catalogue[message.k] || (n === 1 && catalogue[one]) || catalogue[`${message.k}.other`] || message.k;
    return phrase.replace(/\{(\w+)[^}]*\}/g, (_, name) => say(catalogue, message.v[name]));
  }
  /* a message with the hint of the same name, where the catalogue has one */
  function told(catalogue, key, values) {
    const at = key.lastIndexOf("."), hint = `${key.slice(0, at)}.hint${key.slice(at)}`;
    return [make(key, values), catalogue[hint] || catalogue[`${hint}.other`] ? make(hint, values) : null];
  }
  /* how like two texts are, 0 to 1: twice what their longest common parts have, of what both have (Ratcliff and Obershelp) */
  function common(a, b) {
    let best = [0, 0, 0], before = [];
    for (let i = 0; i < a.length; i += 1) {
      const row = [];
      for (let j = 0; j < b.length; j += 1) if (a[i] === b[j]) { row[j] = (before[j - 1] || 0) + 1; if (row[j] > best[2]) best = [i - row[j] + 1, j - row[j] + 1, row[j]]; }
      before = row;
    }
    const [i, j, size] = best;
    return size ? size + common(a.slice(0, i), b.slice(0, j)) + common(a.slice(i + size), b.slice(j + size)) : 0;
  }
  const likeness = (a, b) => a.length + b.length ? 2 * common(a, b) / (a.length + b.length) : 1;
  function meant(value, allowed) {
    const choices = Array.from(new Set(allowed)).sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
    let best = null;
    for (const choice of choices) {
      const found = likeness(choice, value);
      if (found >= CUTOFF && (!best || found > best[0] || (found === best[0] && choice > best[1]))) best = [found, choice];
    }
    if (best) return make("hint.mean", { value: best[1] });
    return choices.length ? make("hint.allowed", { choices: choices.slice(0, MOST), more: choices.length > MOST ? " ..." : "" }) : null;
  }
  function show(value) { // a value as an editor would name it
    if (value === null || value === undefined) return make("value.nothing");
    if (typeof value === "boolean") return make("value.word", { value: String(value) });
    if (typeof value === "number") return make("value.number", { value: value });
    if (typeof value === "string") { const signs = Array.from(value); return make("value.text", { value: signs.length <= 60 ? value : `${signs.slice(0, 57).join("")}...` }); }
    return make(Array.isArray(value) ? "value.list" : "value.fields");
  }
  site.editWords = { make: make, say: say, told: told, meant: meant, show: show };
})();
