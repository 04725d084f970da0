/* Saving a tour for offline: the store, and the block on the tour's page. Loaded when the block comes into view.
   Each version of a tour has a cache of its own. A tour counts as saved only when every file of its list has been read
   back and its SHA-256 compared; only then its state is put beside the files and the older version is deleted. */
(function () {
  "use strict";
  const site = window.redroutes;
  const ROOT = new URL(`${site.root.dataset.assets}../`, location.href).href, PATH = new URL(ROOT).pathname;
  const NAME = /^redroutes-tour-(.+)-([0-9a-f]{16}) (.+)$/;
  const PARALLEL = 4, TIMEOUT = 30000, WORKER_TIMEOUT = 10000;
  const LANGUAGE = /^en/.test(site.root.lang) ? "en-GB" : site.root.lang;

  /* --- words ---------------------------------------------------------------------------------------------------- */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const sizeOf = (bytes) => bytes < 999500 ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0KB` : `${(bytes / 1e6).toFixed(1)}\u00a0MB`;
  const join = (one, two) => one ? one + (/[\u3000-\u9fff]$/.test(one) ? "" : " ") + two : two; // no gap after 。
  const dayOf = (iso) => new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long" }).format(new Date(iso));

  /* --- the store -------------------------------------------------------------------------------------------------- */
  const isSupported = () => Boolean(navigator.serviceWorker && window.caches && window.crypto && crypto.subtle && /^http/.test(location.protocol));
  const cacheName = (id, version) => `redroutes-tour-${id}-${version} ${PATH}`;
  const stateUrl = (id) => `${ROOT}tours/${id}/offline-state.json`;
  async function ourCaches(id) {
    const names = (await caches.keys()).map((name) => NAME.exec(name)).filter((found) => found && found[3] === PATH);
    return names.filter((found) => !id || found[1] === id).map((found) => ({ name: found[0], id: found[1], version: found[2] }));
  }
  async function savedTours() { // the newest whole version of each tour
    const tours = new Map();
    for (const row of await ourCaches()) {
      const answer = await (await caches.open(row.name)).match(stateUrl(row.id));
      if (!answer) continue;
      const state = await answer.json(), other = tours.get(row.id);
      if (!other || other.saved < state.saved) tours.set(row.id, Object.assign(state, { cache: row.name }));
    }
    return Array.from(tours.values());
  }
  async function countMissing(tour) { // browsers may delete what was stored
    const urls = new Set((await (await caches.open(tour.cache)).keys()).map((request) => request.url));
    return tour.files.filter((file) => !urls.has(ROOT + file[0])).length;
  }
  async function remove(id) {
    for (const row of await ourCaches(id)) await caches.delete(row.name);
    if (!(await caches.keys()).some((name) => name.startsWith("redroutes-") && name.endsWith(` ${PATH}`))) { // nor the planning page
      const registration = await navigator.serviceWorker.getRegistration(ROOT);
      if (registration && registration.scope === ROOT) await registration.unregister();
    }
    tell();
  }

  /* --- the worker ---------------------------------------------------------------------------------------------- */
  async function startWorker() { // resolves when it answers requests; without it nothing saved can be opened
    const registration = await navigator.serviceWorker.register(`${ROOT}sw.js`, { scope: ROOT, updateViaCache: "none" });
    if (!registration) throw new Error("blocked");
    if (registration.active) return;
    const worker = registration.installing || registration.waiting;
    await new Promise((done, fail) => {
      setTimeout(() => fail(new Error("late")), WORKER_TIMEOUT);
      const look = () => { if (worker.state === "activated") done(); if (worker.state === "redundant") fail(new Error("redundant")); };
      worker.addEventListener("statechange", look);
      look();
    });
  }
  async function hasWorker() {
    const registration = await navigator.serviceWorker.getRegistration(ROOT);
    return Boolean(registration && registration.active && registration.scope === ROOT);
  }

  /* --- fetching and checking --------------------------------------------------------------------------------------- */
  class Trouble extends Error { // kind: the word that tells it to the reader
    constructor(kind, values) { super(kind); this.kind = kind; this.values = values || {}; }
  }
  const isQuota = (error) => /quota/i.test(`${error && error.name} ${error && error.message}`);
  async function digest(bytes) {
    return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (b) => (b + 256).toString(16).slice(1)).join("");
  }
  async function fetchInTime(address, mode) {
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), TIMEOUT);
    try {
      const answer = await fetch(address, { cache: mode, signal: stop.signal });
      return { ok: answer.ok, bytes: await answer.arrayBuffer(), type: answer.headers.get("Content-Type") || "" };
    } finally { clearTimeout(timer); }
  }
  async function fetchList(address) { // null where the site has none; throws without a connection
    const answer = await fetch(address, { cache: "no-cache" });
    if (answer.status >= 500) throw new Error(String(answer.status));
    return answer.ok ? answer.json() : null;
  }
  async function download(file) { // asked twice: a signal comes and goes, and a cache on the way may be stale
    let last;
    for (const mode of ["no-cache", "reload"]) {
      try {
        const got = await fetchInTime(ROOT + file[0], mode);
        if (!got.ok) last = new Trouble("failed");
        else if ((await digest(got.bytes)) === file[2]) return got;
        else last = new Trouble("broken");
      } catch (error) { last = new Trouble("lost"); }
    }
    throw last;
  }
  async function copy(cache, file, before) { // an unchanged file is taken from the older version
    const old = before.get(file[2]), found = old && await (await caches.open(old.cache)).match(old.url);
    if (!found) return null;
    const bytes = await found.arrayBuffer();
    return (await digest(bytes)) === file[2] ? { bytes, type: found.headers.get("Content-Type") || "" } : null;
  }
  async function findBad(cache, files) { // reads everything back; what is wrong is deleted
    const bad = [];
    for (const file of files) {
      const found = await cache.match(ROOT + file[0]);
      if (found && (await digest(await found.arrayBuffer())) === file[2]) continue;
      await cache.delete(ROOT + file[0]);
      bad.push(file);
    }
    return bad;
  }
  function bySha(tour) {
    return new Map((tour ? tour.files : []).map((file) => [file[2], { cache: tour.cache, url: ROOT + file[0] }]));
  }
  async function save(list, report) {
    const cache = await caches.open(cacheName(list.id, list.version));
    const older = bySha((await savedTours()).find((tour) => tour.id === list.id));
    const present = new Set((await cache.keys()).map((request) => request.url));
    const queue = list.files.filter((file) => !present.has(ROOT + file[0]));
    let count = list.files.length - queue.length, bytes = list.bytes - queue.reduce((sum, file) => sum + file[1], 0), stop = null;
    const wrong = { failed: 0, broken: 0 };
    async function work() {
      while (queue.length && !stop) {
        const file = queue.shift();
        try {
          const got = (await copy(cache, file, older)) || (await download(file));
          await cache.put(ROOT + file[0], new Response(got.bytes, { headers: { "Content-Type": got.type } }));
          count += 1; bytes += file[1];
          report(count, bytes);
        } catch (error) {
          if (error.kind in wrong) wrong[error.kind] += 1;
          else stop = error instanceof Trouble ? error : new Trouble(isQuota(error) ? "full" : "blocked");
        }
      }
    }
    await Promise.all(Array.from({ length: PARALLEL }, work));
    if (stop) throw new Trouble(stop.kind, { n: count, m: list.files.length, size: sizeOf(list.bytes) });
    if (wrong.broken || wrong.failed) throw new Trouble(wrong.broken ? "broken" : "failed", { n: wrong.broken + wrong.failed });
    report(-1);
    const bad = await findBad(cache, list.files);
    if (bad.length) throw new Trouble("broken", { n: bad.length });
    if (!(await hasWorker())) throw new Trouble("blocked");
    const state = { id: list.id, version: list.version, bytes: list.bytes, names: list.names, files: list.files, saved: new Date().toISOString() };
    await cache.put(stateUrl(list.id), new Response(JSON.stringify(state), { headers: { "Content-Type": "application/json" } }));
    for (const row of await ourCaches(list.id)) if (row.version !== list.version) await caches.delete(row.name);
  }
  async function saveAlone(list, report) { // one window at a time
    const rest = await (navigator.storage && navigator.storage.estimate ? navigator.storage.estimate().catch(() => ({})) : {});
    if (rest.quota && rest.quota - rest.usage < list.bytes) throw new Trouble("full", { size: sizeOf(list.bytes) });
    try { await startWorker(); } catch (error) { throw new Trouble("blocked"); }
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {}); // may ask the reader: not waited for
    if (!navigator.locks) return save(list, report);
    return navigator.locks.request(cacheName(list.id, ""), { ifAvailable: true }, (lock) => {
      if (!lock) throw new Trouble("busy");
      return save(list, report);
    });
  }

  /* --- other windows ---------------------------------------------------------------------------------------------- */
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`redroutes-offline ${PATH}`) : null;
  function tell() { if (channel) channel.postMessage("changed"); }
  function whenTold(action) { if (channel) channel.addEventListener("message", action); }

  /* --- the block -------------------------------------------------------------------------------------------------- */
  function setUpBlock(block) {
    const words = JSON.parse(block.querySelector("script").textContent), id = block.dataset.tour;
    const status = block.querySelector("[role=status]"), bar = block.querySelector("progress"), actions = block.querySelector(".actions");
    let busy = false;
    function show(name, text, buttons) {
      if (busy && name !== "busy") return;
      const focused = actions.contains(document.activeElement);
      block.dataset.state = name;
      status.textContent = text;
      actions.textContent = "";
      bar.hidden = name !== "busy";
      buttons.forEach((row, index) => {
        const button = document.createElement("button");
        button.type = "button"; button.textContent = row[0];
        if (index === 0 && row[2] !== "plain") button.className = "primary";
        button.addEventListener("click", row[1]);
        actions.appendChild(button);
      });
      if (focused && actions.firstChild) actions.firstChild.focus();
    }
    function hide() {
      const link = document.querySelector("[data-offline-link]");
      block.hidden = true;
      if (link) link.hidden = true;
    }
    const getTour = async () => (await savedTours()).find((tour) => tour.id === id);
    const drop = async () => { await remove(id); await refresh(words.removed); };
    async function refresh(note) { // what is here first, then what the site has
      const tour = await getTour(), say = (text) => join(note, text);
      if (tour) await showTour(tour, null, say);
      let list;
      try { list = await fetchList(block.dataset.offline); } catch (error) { list = undefined; }
      if (busy) return;
      if (tour) await showTour(tour, list, say);
      else if (list) show("none", say(fill(words.size, { size: sizeOf(list.bytes) })), [[words.save, () => begin(list)]]);
      else if (list === null) hide();
      else show("away", say(words.away), [[words.again, () => refresh()]]);
    }
    async function showTour(tour, list, say) {
      const missing = await countMissing(tour), again = list ? [[words.save, () => begin(list)]] : [];
      const isRunning = (await hasWorker()) || (await startWorker().then(() => true, () => false));
      const kept = fill(words.kept, { date: dayOf(tour.saved), size: sizeOf(tour.bytes) });
      if (missing || !isRunning) {
        show("gone", missing ? fill(words.gone, { n: missing }) : words.blocked, again.concat([[words.remove, drop, "plain"]]));
      } else if (list && list.version !== tour.version) {
        const old = bySha(tour), changed = list.files.filter((file) => !old.has(file[2]));
        const size = sizeOf(changed.reduce((sum, file) => sum + file[1], 0));
        show("saved", say(join(kept, fill(words.newer, { n: changed.length, size }))), [[words.update, () => begin(list)], [words.remove, drop]]);
      } else show("saved", say(kept), [[words.remove, drop, "plain"]]);
    }
    async function begin(list) {
      if (busy) return;
      busy = true;
      show("busy", words.working, []);
      bar.max = list.bytes; bar.removeAttribute("value");
      let tenth = -1;
      function report(count, bytes) { // the bar moves with each file, the words with each tenth: they are read aloud
        if (count < 0) { status.textContent = words.checking; return; }
        bar.value = bytes;
        const now = Math.floor(10 * bytes / list.bytes);
        if (now !== tenth) status.textContent = fill(words.progress, { n: count, m: list.files.length, size: sizeOf(bytes) });
        tenth = now;
      }
      try {
        await saveAlone(list, report);
        busy = false; tell();
        await refresh(words.done);
      } catch (error) {
        busy = false;
        const kind = error instanceof Trouble ? error.kind : isQuota(error) ? "full" : "blocked";
        const values = Object.assign({ size: sizeOf(list.bytes) }, error.values);
        show("failed", fill(words[kind], values), [[words.again, () => retry()]]);
      }
    }
    async function retry() { // with the newest list: the site may have changed meanwhile
      if (busy) return;
      try { const list = await fetchList(block.dataset.offline); if (list) return void begin(list); } catch (error) { /* still away */ }
      await refresh();
    }
    whenTold(() => { if (!busy) refresh().catch(() => {}); });
    if (!isSupported()) { show("unsupported", window.isSecureContext ? words.unsupported : words.insecure, []); return; }
    refresh().catch(() => show("unsupported", words.blocked, []));
  }

  site.offlineStore = { isSupported, savedTours, countMissing, remove, whenTold, fill, sizeOf, dayOf, root: ROOT };
  site.offline = setUpBlock;
})();
