/* The page of saved tours: each with its state and what can be done with it.
   Whole: to open or remove. Half, or some files gone: to go on or remove. Older than the site's: to update. */
(function () {
  "use strict";
  const site = window.redroutes;
  function make(tag, text, attributes) {
    const item = Object.assign(document.createElement(tag), attributes);
    item.textContent = text;
    return item;
  }
  function setUp(box, store) {
    const words = JSON.parse(box.querySelector("script").textContent), list = box.querySelector("ul"), status = box.querySelector("[role=status]");
    const room = box.querySelector("[data-room]"), all = box.querySelector("[data-all]"), back = box.querySelector("[data-undo]");
    const language = box.dataset.language, home = new URL(box.dataset.root, location.href).href, { fill, sizeOf, join } = store;
    const lists = new Map(); // what the site has now, asked once for each tour
    let busy = 0, forget = 0, asking = 0;
    const nameOf = (tour) => tour.names[language] || Object.values(tour.names)[0];

    /* --- one row ---------------------------------------------------------------------------------------------------- */
    function button(tour, word, act) {
      const item = make("button", word, { type: "button" });
      item.setAttribute("aria-label", `${word} ${nameOf(tour)}`);
      item.addEventListener("click", act);
      return item;
    }
    function makeRow(tour) {
      const item = make("li", ""), row = { tour, item, text: make("p", "", { className: "quiet" }), bar: make("progress", "", { hidden: true }), actions: make("p", "", { className: "actions" }) };
      row.bar.setAttribute("aria-label", nameOf(tour));
      item.append(make("a", nameOf(tour), { href: `${home}tours/${tour.id}/` }), row.text, row.bar, row.actions);
      return row;
    }
    function fillRow(row, state, text, buttons) {
      const focused = row.actions.contains(document.activeElement);
      row.item.dataset.state = state; row.text.textContent = text; row.bar.hidden = state !== "busy";
      row.actions.replaceChildren(...buttons);
      if (focused && row.actions.firstChild) row.actions.firstChild.focus();
    }
    async function showRow(row) { // what is here first, then what the site has
      await drawRow(row, undefined);
      if (!lists.has(row.tour.id)) lists.set(row.tour.id, store.fetchList(`${store.root}tours/${row.tour.id}/offline.json`).catch(() => undefined));
      const now = await lists.get(row.tour.id);
      if (now === undefined) lists.delete(row.tour.id); // asked again when the connection is back
      if (now && row.item.isConnected && !/ask|busy/.test(row.item.dataset.state)) await drawRow(row, now);
    }
    async function drawRow(row, now) {
      const { tour } = row, open = make("a", words.open, { href: `${home}tours/${tour.id}/` }), drop = button(tour, words.remove, () => ask(row));
      open.setAttribute("aria-label", `${words.open} ${nameOf(tour)}`);
      const goOn = (word) => button(tour, word, () => save(row));
      if (!tour.saved) {
        const text = fill(words.half, { n: tour.count, m: tour.files.length, got: sizeOf(tour.got), size: sizeOf(tour.bytes) });
        return fillRow(row, "half", text, [goOn(words.go_on), drop]);
      }
      const missing = await store.countMissing(tour), kept = fill(words.kept, { date: store.dayOf(tour.saved), size: sizeOf(tour.bytes) });
      if (missing) return fillRow(row, "gone", fill(words.gone_short, { n: missing }), [goOn(words.go_on), open, drop]);
      if (now && now.version !== tour.version) return fillRow(row, "outdated", join(kept, fill(words.newer, store.changes(tour, now))), [goOn(words.update), open, drop]);
      return fillRow(row, "whole", now ? join(kept, words.current) : kept, [open, drop]);
    }
    function ask(row) {
      const stay = button(row.tour, words.keep, () => showRow(row).catch(fail));
      fillRow(row, "ask", fill(words.ask, { name: nameOf(row.tour), size: sizeOf(row.tour.got || row.tour.bytes) }), [button(row.tour, words.remove, () => drop([row.tour])), stay]);
    }
    async function save(row) { // with the site's newest list; an update copies what has not changed
      busy += 1;
      fillRow(row, "busy", words.working, []);
      row.bar.removeAttribute("value");
      try {
        const found = await store.fetchList(`${store.root}tours/${row.tour.id}/offline.json`), now = found && store.withSound(found, row.tour.sound);
        if (!now) throw Object.assign(new Error("gone"), { kind: "no_longer" });
        row.bar.max = now.bytes;
        await store.begin(now, (count, bytes) => {
          if (count < 0) { row.text.textContent = words.checking; return; }
          row.bar.value = bytes;
          row.text.textContent = fill(words.progress, { n: count, m: now.files.length, size: sizeOf(bytes) });
        });
        busy -= 1; lists.delete(row.tour.id);
        await draw(fill(words.done, { name: nameOf(row.tour) }));
      } catch (error) {
        busy -= 1;
        const text = fill(words[error.kind] || words.later, Object.assign({ size: sizeOf(row.tour.bytes) }, error.values));
        fillRow(row, "failed", text, [button(row.tour, words.again, () => save(row)), button(row.tour, words.remove, () => ask(row))]);
      }
    }

    /* --- removing --------------------------------------------------------------------------------------------------- */
    async function drop(tours) {
      for (const tour of tours) await store.remove(tour.id);
      all.dataset.asked = "";
      await draw(fill(words.removed, { name: tours.map(nameOf).join(words.comma) }));
      back.hidden = false;
      back.querySelector("button").onclick = () => restore(tours);
      clearTimeout(forget);
      forget = setTimeout(() => { back.hidden = true; draw().catch(fail); }, store.undoTime);
      back.querySelector("button").focus();
    }
    async function restore(tours) {
      clearTimeout(forget); back.hidden = true;
      for (const tour of tours) await store.restore(tour.id);
      await draw(fill(words.restored, { name: tours.map(nameOf).join(words.comma) }));
      status.tabIndex = -1;
      status.focus();
    }
    function askAll(tours) {
      const isAsked = all.dataset.asked === "yes", first = all.querySelector("button");
      if (isAsked) { drop(tours).catch(fail); return; }
      all.dataset.asked = "yes"; first.textContent = fill(words.remove_all_ask, { n: tours.length });
      clearTimeout(asking);
      asking = setTimeout(() => { all.dataset.asked = ""; first.textContent = words.remove_all; }, 8000);
    }

    /* --- the whole ---------------------------------------------------------------------------------------------------- */
    async function draw(note) {
      if (busy) return;
      const whole = await store.savedTours(), tours = whole.concat(await store.halfTours()), rows = tours.map(makeRow);
      await Promise.all(rows.map((row) => drawRow(row, undefined)));
      list.replaceChildren(...rows.map((row) => row.item));
      status.textContent = [note, tours.length ? "" : words.none].filter(Boolean).join(" ");
      all.hidden = tours.length < 2;
      all.querySelector("button").textContent = words.remove_all;
      all.querySelector("button").onclick = () => askAll(tours);
      await showRoom(tours);
      await Promise.all(rows.map(showRow));
    }
    async function showRoom(tours) {
      const ours = tours.reduce((sum, tour) => sum + (tour.got === undefined ? tour.bytes : tour.got), 0);
      const rest = navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate().catch(() => ({})) : {};
      const used = rest.usage > ours ? fill(words.room, { used: sizeOf(rest.usage) }) : "", free = rest.quota ? fill(words.free, { free: sizeOf(rest.quota - (rest.usage || 0)) }) : "";
      room.textContent = tours.length ? join(join(fill(words.tours_size, { size: sizeOf(ours) }), used), free) : "";
    }
    const fail = () => { status.textContent = words.blocked; };
    if (!store.isSupported()) { status.textContent = words.unsupported; return; }
    store.whenTold(() => { if (!list.querySelector("[data-state=ask]")) draw(status.textContent).catch(fail); });
    window.addEventListener("pageshow", (event) => { if (event.persisted) { back.hidden = true; draw().catch(fail); } }); // what was removed is gone
    draw().catch(fail);
  }
  function showHelp() { // Safari on iOS has no offer to install; a line says how
    const isIos = /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
    const help = document.querySelector(".install-ios");
    if (help && isIos && !navigator.standalone) help.hidden = false;
  }
  site.savedList = function (boxes) {
    showHelp();
    site.load("offline").then(() => boxes.forEach((box) => setUp(box, site.offlineStore)), () => {});
  };
})();
