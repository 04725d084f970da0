/* The page on privacy: says how much of the site is kept on this device, and deletes all of it.
   Other sites of the same host keep theirs: only our keys, our caches and our worker are touched. */
(function () {
  "use strict";
  const site = window.redroutes;
  const ROOT = new URL(`${site.root.dataset.assets}../`, location.href).href, PATH = new URL(ROOT).pathname;
  const SHARED = /^(view|speed|edition|kept|guide(\.[^ ]+)?)$/, OWN = /^(edits|answers|plans|saved|removed|stamps|favourites|quiz\.[^ ]+|listening|guide\.[^ ]+)$/;
  const nameOf = (key) => PATH === "/" ? key : key.endsWith(` ${PATH}`) ? key.slice(0, -PATH.length - 1) : ""; // the counterpart of site.key
  const isOurs = (key) => SHARED.test(key) || OWN.test(nameOf(key)) || key.startsWith(PATH); // Material's keys begin with the path of the site
  const isOurCache = (name) => name.startsWith("redroutes-") && name.endsWith(` ${PATH}`);
  const stores = () => ["localStorage", "sessionStorage"].map((name) => { try { return window[name]; } catch (e) { return null; } }).filter(Boolean);
  const keysOf = (store) => Object.keys(store).filter(isOurs);
  async function ourCaches() { return window.caches ? (await caches.keys()).filter(isOurCache) : []; }
  async function ourWorker() {
    const found = navigator.serviceWorker && await navigator.serviceWorker.getRegistration(ROOT);
    return found && found.scope === ROOT ? found : null;
  }
  async function count() {
    const keys = stores().reduce((sum, store) => sum + keysOf(store).length, 0);
    return keys + (await ourCaches()).length + ((await ourWorker()) ? 1 : 0);
  }
  async function deleteAll() {
    stores().forEach((store) => keysOf(store).forEach((key) => store.removeItem(key)));
    for (const name of await ourCaches()) await caches.delete(name);
    const worker = await ourWorker();
    if (worker) await worker.unregister();
    ["theme", "size", "contrast"].forEach((name) => { delete site.root.dataset[name]; });
    return count();
  }
  site.privacy = function (boxes) {
    boxes.forEach((box) => {
      const words = JSON.parse(box.querySelector("script").textContent), status = box.querySelector("[role=status]"), button = box.querySelector("button");
      const show = (number) => { status.textContent = number ? words.kept.replace("{n}", number) : words.nothing; button.disabled = !number; };
      const fail = () => { status.textContent = words.failed; };
      button.addEventListener("click", () => {
        deleteAll().then((left) => {
          if (left) { fail(); return; }
          status.textContent = words.deleted; button.disabled = true; status.focus();
        }).catch(fail);
      });
      box.hidden = false;
      count().then(show).catch(fail);
    });
  };
})();
