/* Changes of records as one text for WeChat or a mail, and back. Words for people come first; below them a block that the page reads again, in letters that no program changes: kind/id, a digest of the record's text, a digest of the block. Each change has a digest of the old value, so that a record that has changed meanwhile loses nothing. */
(function () {
  "use strict";
  const site = window.redroutes, WIDTH = 76;
  /* a mail program may break its first line and put > before each */
  const BLOCK = /\[redroutes-edit[\s>|]+1[\s>|]+([a-z]+(?:\/[a-z0-9-]+)?)[\s>|]+([0-9a-f]{16}|new)[\s>|]+([0-9a-f]{16})[\s>|]+([^\]]+)\]/g;
  /* 64 bits of FNV-1a over UTF-8, from two starts of 32: tells two texts apart, and keeps no secret */
  function digest(value) {
    const bytes = new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value) || "");
    const run = (start) => bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619) >>> 0, start >>> 0).toString(16).padStart(8, "0");
    return run(2166136261) + run(3735928559);
  }
  function toBase64(text) {
    const bytes = new TextEncoder().encode(text);
    let signs = "";
    for (let n = 0; n < bytes.length; n += 4096) signs += String.fromCharCode(...bytes.subarray(n, n + 4096));
    return btoa(signs).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  const fromBase64 = (text) => new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0)));
  const wrap = (text) => text.match(new RegExp(`.{1,${WIDTH}}`, "g")).join("\n");
  /* the block of one record: draft { t: text, n: is new }, changes as edit-changes.js finds them */
  function block(name, draft, changes) {
    const data = changes.map((change) => Object.assign({ l: change.loc, o: digest(change.old) }, "value" in change ? { v: change.value } : {})), payload = toBase64(JSON.stringify(data));
    return `[redroutes-edit 1 ${name} ${draft.n ? "new" : digest(draft.t)} ${digest(payload)}\n${wrap(payload)}]`;
  }
  /* all blocks of a text: { name, base, isWhole, changes } */
  function read(text) {
    return Array.from(text.matchAll(BLOCK), ([, name, base, own, rest]) => {
      const payload = rest.replace(/[^A-Za-z0-9_-]/g, "");
      try {
        if (digest(payload) !== own) throw new Error(name);
        const changes = JSON.parse(fromBase64(payload));
        if (!Array.isArray(changes) || !changes.every((change) => Array.isArray(change.l) && change.l.length && change.l.every((part) => typeof part === "string" || Number.isInteger(part)) && !change.l.includes("__proto__"))) throw new Error(name);
        return { name: name, base: base, isWhole: true, changes: changes };
      } catch (error) { return { name: name, base: base, isWhole: false, changes: [] }; }
    });
  }
  const inOrder = (a, b) => { for (let n = 0; n < Math.min(a.l.length, b.l.length); n += 1) if (a.l[n] !== b.l[n]) return typeof a.l[n] === "number" && typeof b.l[n] === "number" ? a.l[n] - b.l[n] : 0; return a.l.length - b.l.length; };
  /* put changes into the record that is open; those whose old value is no longer there are left over. Places are those before the first change. */
  function apply(editor, changes) {
    const before = editor.data, left = [], at = (loc) => loc.reduce((value, part) => value === undefined || value === null ? undefined : value[part], before), gone = [];
    changes.slice().sort(inOrder).forEach((change) => {
      const now = at(change.l), isThere = "v" in change && site.editYaml.same(now, change.v);
      if (isThere || (!("v" in change) && now === undefined)) return;
      if (digest(now) !== change.o) { left.push(change); return; }
      if ("v" in change) editor.data = site.editYaml.setValue(editor.data, change.l, change.v); else gone.push(change.l);
    });
    gone.reverse().forEach((loc) => { editor.data = site.editYaml.setValue(editor.data, loc, site.editYaml.REMOVED); });
    return left;
  }
  /* take a change although something else stands there now; what was added to a list is added to its end */
  function take(editor, change) {
    const last = change.l[change.l.length - 1], above = change.l.slice(0, -1), list = above.reduce((value, part) => value === undefined ? undefined : value[part], editor.data);
    const loc = typeof last === "number" && Array.isArray(list) && (change.o === digest(undefined) || last > list.length) ? [...above, list.length] : change.l;
    if (typeof last === "number" && !Array.isArray(list)) return false;
    editor.data = site.editYaml.setValue(editor.data, loc, "v" in change ? change.v : site.editYaml.REMOVED);
    return true;
  }
  site.editLetter = { digest: digest, block: block, read: read, apply: apply, take: take };
})();
