/* Saving tours for offline: the store. The block on a tour's page (offline-block.js) and the page of saved tours
   (saved-list.js) show it.
   Each version of a tour has a cache of its own. When saving begins, the list is put beside the files; a tour counts as
   saved only when every file of its list has been read back and its SHA-256 compared; only then its state is put there
   and the older version is deleted. What is removed gets a mark first and can be taken back for UNDO milliseconds; then
   it is deleted, at the latest when the store is next loaded. */
(function () {
  "use strict";
  const site = window.redroutes;
  const ROOT = new URL(`${site.root.dataset.assets}../`, location.href).href, PATH = new URL(ROOT).pathname;
  const NAME = /^redroutes-tour-(.+)-([0-9a-f]{16}) (.+)$/;
  const PARALLEL = 4, TIMEOUT = 30000, WORKER_TIMEOUT = 10000, UNDO = 20000;
  const LANGUAGE = /^en/.test(site.root.lang) ? "en-GB" : site.root.lang;

  /* --- words ---------------------------------------------------------------------------------------------------- */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const sizeOf = (bytes) => bytes < 999500 ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0KB` : bytes < 999500000 ? `${(bytes / 1e6).toFixed(1)}\u00a0MB` : `${(bytes / 1e9).toFixed(1)}\u00a0GB`;
  const join = (one, two) => one ? one + (/[\u3000-\u9fff]$/.test(one) ? "" : " ") + two : two; // no gap after 。
  const dayOf = (iso) => new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long" }).format(new Date(iso));

  /* --- the store -------------------------------------------------------------------------------------------------- */
  const isSupported = () => Boolean(navigator.serviceWorker && window.caches && window.crypto && crypto.subtle && /^http/.test(location.protocol));
  const cacheName = (id, version) => `redroutes-tour-${id}-${version} ${PATH}`;
  const besideUrl = (id, name) => `${ROOT}tours/${id}/offline-${name}.json`; // begun, state, removed
  const putJson = (cache, url, data) => cache.put(url, new Response(JSON.stringify(data), { headers: { "Content-Type": "application/json" } }));
  async function ourCaches(id) { // those with the mark of removal as well
    const names = (await caches.keys()).map((name) => NAME.exec(name)).filter((found) => found && found[3] === PATH);
    return names.filter((found) => !id || found[1] === id).map((found) => ({ name: found[0], id: found[1], version: found[2] }));
  }
  async function read(row, name) { // what is noted beside the files; undefined where nothing is
    const answer = await (await caches.open(row.name)).match(besideUrl(row.id, name));
    return answer ? answer.json() : undefined;
  }
  async function liveCaches(id) {
    const rows = await ourCaches(id), removed = await Promise.all(rows.map((row) => read(row, "removed")));
    return rows.filter((_, i) => !removed[i]);
  }
  async function newest(name, when) { // what is noted under a name for each tour, the latest of its versions
    const tours = new Map();
    for (const row of await liveCaches()) {
      const found = await read(row, name), other = tours.get(row.id);
      if (found && (!other || other[when] < found[when])) tours.set(row.id, Object.assign(found, { cache: row.name }));
    }
    return tours;
  }
  async function savedTours() { // the newest whole version of each tour
    return Array.from((await newest("state", "saved")).values());
  }
  async function present(tour) {
    return new Set((await (await caches.open(tour.cache)).keys()).map((request) => request.url));
  }
  async function countMissing(tour) { // browsers may delete what was stored
    const urls = await present(tour);
    return tour.files.filter((file) => !urls.has(ROOT + file[0])).length;
  }
  async function halfTours() { // begun and broken off, of which no whole version is there
    const whole = await newest("state", "saved"), half = [];
    for (const tour of (await newest("begun", "begun")).values()) {
      if (whole.has(tour.id)) continue;
      const urls = await present(tour), here = tour.files.filter((file) => urls.has(ROOT + file[0]));
      half.push(Object.assign(tour, { count: here.length, got: here.reduce((sum, file) => sum + file[1], 0) }));
    }
    return half;
  }

  /* --- removing, and taking it back -------------------------------------------------------------------------------- */
  const doomed = new Set(); // names of the caches that go when this page is left
  function keep(key, value) { // null: no longer
    try { if (value === null) localStorage.removeItem(site.key(key)); else localStorage.setItem(site.key(key), value); } catch (e) { /* private mode */ }
  }
  async function remove(id) {
    keep("removed", "1"); // the next page that is opened loads this script, which deletes what is left
    for (const row of await ourCaches(id)) {
      await putJson(await caches.open(row.name), besideUrl(row.id, "removed"), { removed: Date.now() });
      doomed.add(row.name);
    }
    setTimeout(purgeOld, UNDO + 100);
    tell();
  }
  async function restore(id) {
    for (const row of await ourCaches(id)) {
      doomed.delete(row.name);
      await (await caches.open(row.name)).delete(besideUrl(row.id, "removed"));
    }
    tell();
  }
  async function purge(isOld) { // for good
    let left = 0, isChanged = false;
    for (const row of await ourCaches()) {
      const mark = await read(row, "removed");
      if (mark && isOld(mark, row)) isChanged = (await caches.delete(row.name)) || isChanged;
      else if (mark) left += 1;
    }
    if (!left) keep("removed", null);
    const isOurs = (name) => name.startsWith("redroutes-") && name.endsWith(` ${PATH}`); // of a tour, or of the planning page
    if (!isChanged || (await caches.keys()).some(isOurs)) return;
    const registration = await navigator.serviceWorker.getRegistration(ROOT);
    if (registration && registration.scope === ROOT) await registration.unregister();
  }
  const purgeOld = () => purge((mark) => Date.now() - mark.removed >= UNDO).catch(() => {});

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
  function withSound(list, isWanted) { // the list with its recordings, each in the form that this browser plays
    if (!isWanted || !list.recordings) return list;
    const player = document.createElement("audio");
    const rows = list.recordings.map((forms) => (forms.find((form) => player.canPlayType(form[3])) || forms[forms.length - 1]).slice(0, 3));
    return Object.assign({}, list, { sound: true, files: list.files.concat(rows), bytes: list.bytes + rows.reduce((sum, row) => sum + row[1], 0) });
  }
  function changes(tour, newest) { // what an update would fetch
    const old = bySha(tour), list = withSound(newest, tour.sound), files = list.files.filter((file) => !old.has(file[2]));
    return { n: files.length, size: sizeOf(files.reduce((sum, file) => sum + file[1], 0)) };
  }
  async function otherVersions(list) { // what of them is stored, whole or half: digest -> where
    const files = new Map();
    for (const row of await liveCaches(list.id)) {
      if (row.version === list.version) continue;
      const tour = (await read(row, "state")) || (await read(row, "begun"));
      if (tour) bySha(Object.assign(tour, { cache: row.name })).forEach((place, sha) => files.set(sha, place));
    }
    return files;
  }
  async function save(list, report) {
    const cache = await caches.open(cacheName(list.id, list.version));
    if (!(await cache.match(besideUrl(list.id, "state")))) await putJson(cache, besideUrl(list.id, "begun"), Object.assign({ begun: new Date().toISOString() }, list));
    const older = await otherVersions(list), here = new Set((await cache.keys()).map((request) => request.url));
    const queue = list.files.filter((file) => !here.has(ROOT + file[0]));
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
    const state = { id: list.id, version: list.version, bytes: list.bytes, names: list.names, files: list.files, sound: Boolean(list.sound), saved: new Date().toISOString() };
    await putJson(cache, besideUrl(list.id, "state"), state);
    await cache.delete(besideUrl(list.id, "begun"));
    for (const row of await ourCaches(list.id)) if (row.version !== list.version) await caches.delete(row.name);
  }
  async function saveAlone(list, report) { // one window at a time
    const rest = await (navigator.storage && navigator.storage.estimate ? navigator.storage.estimate().catch(() => ({})) : {});
    if (rest.quota && rest.quota - rest.usage < list.bytes) throw new Trouble("full", { size: sizeOf(list.bytes) });
    await purge((_, row) => row.id === list.id); // removed a moment ago, and wanted again
    try { await startWorker(); } catch (error) { throw new Trouble("blocked"); }
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {}); // may ask the reader: not waited for
    if (!navigator.locks) return save(list, report);
    return navigator.locks.request(cacheName(list.id, ""), { ifAvailable: true }, (lock) => {
      if (!lock) throw new Trouble("busy");
      return save(list, report);
    });
  }

  async function begin(list, report) { // resolves when the tour is saved; throws Trouble, whose kind is the word for the reader
    try { await saveAlone(list, report); } catch (error) {
      const kind = error instanceof Trouble ? error.kind : isQuota(error) ? "full" : "blocked";
      throw Object.assign(new Trouble(kind, Object.assign({ size: sizeOf(list.bytes) }, error.values)), { cause: error });
    } finally { tell(); }
  }

  /* --- other windows and pages ------------------------------------------------------------------------------------- */
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`redroutes-offline ${PATH}`) : null;
  function tell() {
    if (channel) channel.postMessage("changed");
    return note();
  }
  function whenTold(action) { if (channel) channel.addEventListener("message", action); }
  async function note() { // the start page lists what is saved before anything is drawn: a key answers at once, a cache does not
    const tours = (await savedTours()).map((tour) => [tour.id, tour.names]);
    keep("saved", tours.length ? JSON.stringify(tours) : null);
  }

  site.offlineStore = {
    begin, bySha, changes, countMissing, dayOf, fetchList, fill, halfTours, hasWorker, isSupported, join, remove, restore, savedTours, sizeOf, startWorker,
    undoTime: UNDO, whenTold, withSound, root: ROOT
  };
  if (isSupported()) {
    purgeOld().then(note).then(() => setTimeout(purgeOld, UNDO)).catch(() => {}); // another page may have left some with time to take back
    window.addEventListener("pagehide", () => { doomed.forEach((name) => { caches.delete(name); }); });
  }
})();
