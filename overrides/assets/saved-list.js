/* The page of saved tours: each with its day and size, to open or to remove. */
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
    const room = box.querySelector("[data-room]"), all = box.querySelector("[data-all]");
    const language = box.dataset.language, home = new URL(box.dataset.root, location.href).href;
    const nameOf = (tour) => tour.names[language] || Object.values(tour.names)[0];
    async function row(tour) {
      const missing = await store.countMissing(tour), item = make("li", "");
      item.appendChild(make("a", nameOf(tour), { href: `${home}tours/${tour.id}/` }));
      const kept = store.fill(words.kept, { date: store.dayOf(tour.saved), size: store.sizeOf(tour.bytes) });
      item.appendChild(make("p", missing ? store.fill(words.gone_short, { n: missing }) : kept, { className: "quiet" }));
      const actions = make("p", "", { className: "actions" }), button = make("button", words.remove, { type: "button" });
      button.setAttribute("aria-label", `${words.remove} ${nameOf(tour)}`);
      button.addEventListener("click", () => drop([tour]));
      actions.appendChild(make("a", words.open, { href: `${home}tours/${tour.id}/` }));
      actions.appendChild(button);
      item.appendChild(actions);
      return item;
    }
    async function drop(tours) {
      for (const tour of tours) await store.remove(tour.id);
      await draw(store.fill(words.removed, { name: tours.map(nameOf).join(", ") }));
      status.tabIndex = -1;
      status.focus();
    }
    async function draw(note) {
      const tours = await store.savedTours(), rows = await Promise.all(tours.map(row));
      list.textContent = "";
      rows.forEach((item) => list.appendChild(item));
      status.textContent = [note, tours.length ? "" : words.none].filter(Boolean).join(" ");
      status.hidden = !status.textContent;
      all.hidden = tours.length < 2;
      all.querySelector("button").onclick = () => drop(tours);
      const rest = tours.length && navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate() : {};
      room.textContent = rest.usage ? store.fill(words.room, { used: store.sizeOf(rest.usage) }) : "";
    }
    const fail = () => { status.hidden = false; status.textContent = words.blocked; };
    box.hidden = false;
    if (!store.isSupported()) { fail(); return; }
    store.whenTold(() => { draw().catch(fail); });
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
