/* Saving for offline and installing: this part waits; the rest is fetched when its block comes into view, or at once
   where a worker is at work, for then something is saved and its state must be shown. */
(function () {
  "use strict";
  var site = window.redroutes, block = document.querySelector("[data-offline]"), asked = false;
  var link = document.querySelector("[data-offline-link]");
  function hide() { block.hidden = link.hidden = true; } // an old browser, or no connection: the page works without it
  function begin() {
    if (asked) return;
    asked = true;
    Promise.all([site.load("offline"), site.load("offline-block")]).then(function () { site.offlineBlock(block); }).catch(hide);
  }
  function setUpBlock() {
    if (!block || !/^http/.test(location.protocol)) return;
    block.hidden = link.hidden = false;
    link.addEventListener("click", begin);
    if (!("IntersectionObserver" in window) || (navigator.serviceWorker && navigator.serviceWorker.controller)) return begin();
    var watch = new IntersectionObserver(function (seen) {
      if (seen.some(function (s) { return s.isIntersecting; })) { watch.disconnect(); begin(); }
    }, { rootMargin: "200px" });
    watch.observe(block);
  }

  /* The start page lists the saved tours, which open without a signal; nothing is loaded for it. What was removed on a
     page that was left before it could be deleted is deleted now. */
  function setUpSaved() {
    var list = document.querySelector("[data-saved]"), tours = [];
    try { tours = JSON.parse(localStorage.getItem(site.key("saved"))) || []; if (localStorage.getItem(site.key("removed"))) site.load("offline").catch(function () {}); } catch (e) { return; }
    tours = Array.isArray(tours) ? tours.filter(function (tour) { return tour && tour[1] && typeof tour[1] === "object"; }) : [];
    if (!list || !tours.length) return;
    tours.slice(0, 3).forEach(function (tour) {
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = list.dataset.saved + tour[0] + "/"; link.textContent = tour[1][list.dataset.language] || tour[1][Object.keys(tour[1])[0]];
      item.appendChild(link); list.insertBefore(item, list.lastElementChild);
    });
    list.hidden = false;
  }

  /* The browser offers to install the site when it likes; the button shows only after it has offered. */
  function setUpInstall() {
    var boxes = site.all(".install");
    window.addEventListener("beforeinstallprompt", function (offer) {
      offer.preventDefault();
      boxes.forEach(function (box) {
        box.hidden = false;
        box.querySelector("button").onclick = function () {
          boxes.forEach(function (b) { b.hidden = true; });
          offer.prompt();
        };
      });
    });
    window.addEventListener("appinstalled", function () { boxes.forEach(function (b) { b.hidden = true; }); });
  }
  setUpBlock(); setUpSaved(); setUpInstall();
})();
