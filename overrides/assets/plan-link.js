/* A plan in the fragment of a link: "1z." and zlib, whose checksum tells a damaged link, or "1r.", the text and its CRC-32 where the browser does not compress. What comes out is held against what a plan may be before anybody sees it. */
(function () {
  "use strict";
  const site = window.redroutes, VERSION = 1, MOST_ITEMS = 120, MOST_PLACES = 30, MOST_BYTES = 100000, MOST_WORDS = 600, MOST_TEXT = 2000, PARTS = "mbwrod", KINDS = ["step", "visit", "lesson", "way", "slack", "own"];
  const toText = (bytes) => { let text = ""; bytes.forEach((byte) => { text += String.fromCharCode(byte); }); return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""); };
  const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const TABLE = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k += 1) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
  const crc32 = (bytes) => { let sum = 0xFFFFFFFF; bytes.forEach((byte) => { sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8); }); return (sum ^ 0xFFFFFFFF) >>> 0; };

  function through(bytes, stream) {
    const writer = stream.writable.getWriter(), reader = stream.readable.getReader(), parts = [];
    writer.write(bytes).catch(() => {}); writer.close().catch(() => {});
    let size = 0;
    const next = () => reader.read().then(({ done, value }) => {
      if (done) { const all = new Uint8Array(size); let at = 0; parts.forEach((part) => { all.set(part, at); at += part.length; }); return all; }
      parts.push(value); size += value.length;
      if (size > MOST_BYTES) { reader.cancel().catch(() => {}); throw new Error("too long"); }
      return next();
    });
    return next();
  }
  function write(plan) {
    const bytes = new TextEncoder().encode(JSON.stringify(plan));
    if (!window.CompressionStream) return Promise.resolve(`${VERSION}r.${crc32(bytes).toString(16)}.${toText(bytes)}`);
    return through(bytes, new CompressionStream("deflate")).then((packed) => `${VERSION}z.${toText(packed)}`);
  }
  function unpack(text) {
    const parts = text.split(".");
    if (parts[0].slice(-1) === "r") {
      const bytes = toBytes(parts[2]);
      if (crc32(bytes).toString(16) !== parts[1]) throw new Error("damaged");
      return Promise.resolve(bytes);
    }
    return through(toBytes(parts[1]), new DecompressionStream("deflate"));
  }

  const isWhole = (value, low, high) => Number.isInteger(value) && value >= low && value <= high;
  const isLine = (value, most) => typeof value === "string" && value.length <= most;
  const isDay = (text) => /^20\d\d-\d\d-\d\d$/.test(text) && !isNaN(Date.parse(text)) && new Date(Date.parse(text)).toISOString().slice(0, 10) === text;
  function readItem(item, places, steps) {
    const has = (name) => Object.prototype.hasOwnProperty.call(places, name);
    if (!item || !KINDS.includes(item.k) || !(item.m === null ? item.k === "way" : isWhole(item.m, 0, 1440))) return null;
    if (item.k === "step" && !isWhole(item.n, 0, 1440)) return null;
    if (item.k === "step" && item.n >= steps) throw new Error("gone");
    const made = { k: item.k, m: item.m, p: item.p === null || has(item.p) ? item.p : null };
    if (item.k === "step") made.n = item.n;
    if (item.k === "lesson") { if (!isLine(item.id, 64)) return null; if (!made.p || !(places[made.p].lessons || []).some((one) => one[0] === item.id)) return { k: "own", m: item.m, p: made.p, t: "" }; made.id = item.id; }
    if (item.to !== undefined && has(item.to)) made.to = item.to;
    for (const key of ["b", "y"]) if (item[key] !== undefined) { if (item.k !== "step" || !isLine(item[key], MOST_WORDS)) return null; made[key] = item[key]; }
    if (item.t !== undefined) { if (!isLine(item.t, 80)) return null; made.t = item.t; }
    return made;
  }
  /* A plan that may be opened, or nothing; places that are gone are left out. An error where its template, its variant or a step is not there: the site may have changed since. */
  function check(data, templates, places) {
    const own = (table, name) => typeof name === "string" && Object.prototype.hasOwnProperty.call(table, name);
    if (!data || data.v !== VERSION || !isLine(data.t, 64) || !isLine(data.a, 64) || !isDay(data.d) || !isWhole(data.s, 0, 1439) || !isWhole(data.n, 1, 2000)) return null;
    if (!isLine(data.h, 60) || !isLine(data.l, 64) || !Array.isArray(data.q) || !Array.isArray(data.i) || data.i.length > MOST_ITEMS || data.q.length > MOST_PLACES) return null;
    const variant = own(templates, data.t) && templates[data.t].variants.find((one) => one.id === data.a);
    if (!variant) throw new Error("gone");
    const items = data.i.map((item) => readItem(item, places, variant.steps.length));
    if (items.includes(null)) return null;
    const roles = {};
    for (const [key, text] of Object.entries(data.r || {})) { if (!/^\d{1,2}$/.test(key) || !isLine(text, 40)) return null; roles[key] = text; }
    const parts = {};
    for (const [key, text] of Object.entries(data.e || {})) { if (key.length !== 1 || !PARTS.includes(key) || !isLine(text, MOST_TEXT)) return null; parts[key] = text; }
    return Object.assign({ v: 1, t: data.t, a: data.a, d: data.d, s: data.s, n: data.n, o: data.o === true, w: data.w === true, h: data.h, l: data.l, q: data.q.filter((name) => own(places, name)), i: items, r: roles }, Object.keys(parts).length ? { e: parts } : {});
  }
  function read(text, templates, places, prepare) {
    const version = /^(\d{1,3})[zr]\./.exec(text);
    if (!version) return Promise.resolve({ fault: "damaged" });
    if (+version[1] > VERSION) return Promise.resolve({ fault: "newer" });
    return Promise.resolve().then(() => unpack(text)).then((bytes) => {
      const data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), isList = (list) => Array.isArray(list) && list.length <= MOST_PLACES;
      return prepare && data && isList(data.q) && (data.x === undefined || isList(data.x)) ? prepare(data).then(() => data) : data;
    }).then((data) => {
      const plan = check(data, templates, places);
      if (!plan) return { fault: "damaged" };
      const gone = data.q.length - plan.q.length;
      return gone ? { plan: plan, gone: gone } : { plan: plan };
    }).catch((e) => ({ fault: e.message === "gone" ? "gone" : "damaged" }));
  }
  site.planLink = { MOST_ITEMS: MOST_ITEMS, MOST_PLACES: MOST_PLACES, write: write, read: read, check: check, isDay: isDay, crc32: crc32 };
})();
