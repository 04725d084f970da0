/* The block on a tour's page that saves it for offline. Loaded with the store, offline.js, when the block comes into view. */
(function () {
  "use strict";
  const site = window.redroutes;
  function setUpBlock(block) {
    const store = site.offlineStore, { fill, sizeOf, join } = store;
    const words = JSON.parse(block.querySelector("script").textContent), id = block.dataset.tour;
    const status = block.querySelector("[role=status]"), bar = block.querySelector("progress"), actions = block.querySelector(".actions");
    const choice = block.querySelector(".with-sound"), sound = choice.querySelector("input");
    let busy = false, offered = false; // are there recordings that can be taken along?
    function show(name, text, buttons) {
      if (busy && name !== "busy") return;
      const focused = actions.contains(document.activeElement);
      block.dataset.state = name;
      status.textContent = text;
      actions.textContent = "";
      bar.hidden = name !== "busy";
      choice.hidden = name !== "none" || !offered;
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
    const getTour = async () => (await store.savedTours()).find((tour) => tour.id === id);
    let forget = 0; // the time after which a removal can no longer be taken back
    function ask() { // once more: without a signal a tour cannot be fetched again
      show("ask", words.ask, [[words.remove, drop, "plain"], [words.keep, () => refresh()]]);
    }
    async function drop() {
      await store.remove(id);
      show("removed", words.removed, [[words.undo, takeBack, "plain"]]);
      clearTimeout(forget);
      forget = setTimeout(() => { if (block.dataset.state === "removed") refresh(words.removed); }, store.undoTime);
    }
    async function takeBack() {
      clearTimeout(forget);
      await store.restore(id);
      await refresh(words.restored);
    }
    const soundSize = (list) => sizeOf(store.withSound(list, true).bytes - list.bytes);
    const getHalf = async () => (await store.halfTours()).find((tour) => tour.id === id);
    async function refresh(note) { // what is here first, then what the site has
      const tour = await getTour(), say = (text) => join(note, text);
      if (tour) await showTour(tour, null, say);
      let list;
      try { list = await store.fetchList(block.dataset.offline); } catch (error) { list = undefined; }
      if (busy) return;
      if (tour) await showTour(tour, list, say);
      else if (list) {
        const half = await getHalf(), size = sizeOf(list.bytes);
        offered = Boolean(list.recordings);
        if (offered) choice.querySelector("span").textContent = fill(words.sound, { n: list.recordings.length, size: soundSize(list) });
        if (!half) show("none", say(fill(words.size, { size })), [[words.save, () => begin(store.withSound(list, sound.checked))]]);
        else show("half", say(fill(words.half, { n: half.count, m: half.files.length })), [[words.go_on, () => begin(store.withSound(list, half.sound))], [words.remove, drop]]);
      } else if (list === null) hide();
      else show("away", say(words.away), [[words.again, () => refresh()]]);
    }
    async function showTour(tour, list, say) {
      const missing = await store.countMissing(tour), again = list ? [[words.save, () => begin(store.withSound(list, tour.sound))]] : [];
      const isRunning = (await store.hasWorker()) || (await store.startWorker().then(() => true, () => false));
      const kept = fill(words.kept, { date: store.dayOf(tour.saved), size: sizeOf(tour.bytes) });
      if (missing || !isRunning) {
        show("gone", missing ? fill(words.gone, { n: missing }) : words.blocked, again.concat([[words.remove, ask, "plain"]]));
      } else if (list && list.version !== tour.version) {
        const newer = fill(words.newer, store.changes(tour, list));
        show("saved", say(join(kept, newer)), [[words.update, () => begin(store.withSound(list, tour.sound))], [words.remove, ask]]);
      } else if (list && list.recordings && !tour.sound) {
        const more = fill(words.add_sound, { size: soundSize(list) });
        show("saved", say(kept), [[more, () => begin(store.withSound(list, true)), "plain"], [words.remove, ask]]);
      } else show("saved", say(kept), [[words.remove, ask, "plain"]]);
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
        await store.begin(list, report);
        busy = false;
        await refresh(words.done);
      } catch (error) {
        busy = false;
        show("failed", fill(words[error.kind] || words.blocked, Object.assign({ size: sizeOf(list.bytes) }, error.values)), [[words.again, () => retry()]]);
      }
    }
    async function retry() { // with the newest list: the site may have changed meanwhile
      if (busy) return;
      try { const list = await store.fetchList(block.dataset.offline), half = (await getTour()) || (await getHalf()); if (list) return void begin(store.withSound(list, half && half.sound)); } catch (error) { /* still away */ }
      await refresh();
    }
    store.whenTold(() => { if (!busy && !/ask|removed/.test(block.dataset.state)) refresh().catch(() => {}); });
    if (!store.isSupported()) { show("unsupported", window.isSecureContext ? words.unsupported : words.insecure, []); return; }
    refresh().catch(() => show("unsupported", words.blocked, []));
  }
  site.offlineBlock = setUpBlock;
})();
