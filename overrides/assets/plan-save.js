/* Once a plan is kept on this device, this page is kept beside it, so that it opens without a network. The list of files is made in the build; each is compared with its digest by the browser. The service worker gives them back (sw.js). */
(function () {
  "use strict";
  const site = window.redroutes, PARALLEL = 4, WORKER = "sw.js";
  const ROOT = new URL(`${site.root.dataset.assets}../`, location.href).href, PATH = new URL(ROOT).pathname;
  const isSupported = () => Boolean(navigator.serviceWorker && window.caches && window.crypto && crypto.subtle && /^http/.test(location.protocol));
  const language = (planner) => planner.box.dataset.language;
  const of = (planner) => planner.page || "plan"; // the page for editing is kept in the same way
  const cacheName = (planner, version) => `redroutes-${of(planner)}-${language(planner)}-${version} ${PATH}`;
  const stateUrl = (planner) => `${ROOT}${of(planner)}/${language(planner)}/offline-state.json`;
  const isOurs = (name) => name.startsWith("redroutes-") && name.endsWith(` ${PATH}`);
  const ofPlan = (planner) => async () => (await caches.keys()).filter((name) => isOurs(name) && name.startsWith(`redroutes-${of(planner)}-${language(planner)}-`));
  const show = (planner, text) => { const line = planner.box.querySelector("[data-saved]"); line.hidden = !text; line.textContent = text; };
  const base64 = (hex) => btoa(hex.match(/../g).map((two) => String.fromCharCode(parseInt(two, 16))).join(""));

  async function fetchFile(cache, [address, , sha]) {
    const answer = await fetch(ROOT + address, { cache: "no-cache", integrity: `sha256-${base64(sha)}` });
    if (!answer.ok) throw new Error(address);
    await cache.put(ROOT + address, answer);
  }
  async function startWorker() {
    const registration = await navigator.serviceWorker.register(ROOT + WORKER, { scope: ROOT, updateViaCache: "none" });
    if (!registration.active) await navigator.serviceWorker.ready;
  }
  async function save(planner) {
    const answer = await fetch(`${planner.box.dataset.url}offline.json`, { cache: "no-cache" });
    if (!answer.ok) return false;
    const list = await answer.json(), wanted = list.files.concat(planner.pieces().flatMap((piece) => list.pieces[piece] || []));
    await startWorker();
    const cache = await caches.open(cacheName(planner, list.version)), present = new Set((await cache.keys()).map((request) => request.url));
    const queue = wanted.filter((file) => !present.has(ROOT + file[0]));
    await Promise.all(Array.from({ length: PARALLEL }, async () => { while (queue.length) await fetchFile(cache, queue.shift()); }));
    await cache.put(stateUrl(planner), new Response(JSON.stringify({ version: list.version }), { headers: { "Content-Type": "application/json" } }));
    for (const name of await ofPlan(planner)()) if (name !== cacheName(planner, list.version)) await caches.delete(name);
    return true;
  }
  async function isSaved(planner) {
    for (const name of await ofPlan(planner)()) if (await (await caches.open(name)).match(stateUrl(planner))) return true;
    return false;
  }
  /* one at a time; what does not come this time comes with the next change */
  let running = null, done = "";
  function keep(planner) {
    const pieces = planner.pieces().join();
    if (!isSupported() || navigator.onLine === false || running || done === pieces || !planner.kept().length) return running || Promise.resolve();
    running = save(planner).then(() => { done = pieces; }).catch(() => {}).then(() => isSaved(planner)).then((is) => { show(planner, is ? planner.words.page_saved : planner.words.page_unsaved); }).catch(() => {}).then(() => { running = null; });
    return running;
  }
  async function removeAll(page) {
    for (const name of (await caches.keys()).filter((one) => isOurs(one) && one.startsWith(`redroutes-${page}-`))) await caches.delete(name);
    if ((await caches.keys()).some(isOurs)) return;
    const registration = await navigator.serviceWorker.getRegistration(ROOT);
    if (registration && registration.scope === ROOT) await registration.unregister();
  }
  /* with the last plan its page goes, and the worker where nothing else is saved */
  const remove = (planner) => { show(planner, ""); done = ""; return isSupported() ? removeAll(of(planner)).catch(() => {}) : Promise.resolve(); };
  site.planSave = { begin: keep, keep: keep, remove: remove };
})();
