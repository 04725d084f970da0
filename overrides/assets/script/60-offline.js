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
    site.load("offline").then(function () { site.offline(block); }).catch(hide);
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
  setUpBlock(); setUpInstall();
})();
