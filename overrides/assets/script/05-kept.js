/* A page that is opened from the disk, as a saved tour or an unpacked zip is: Chromium (156) now and then gives it an empty
   store in place of its own. What was kept goes along with the tab and is put back where it is missing. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  try {
    var kept = JSON.parse(sessionStorage.getItem("kept")) || {};
    Object.keys(kept).forEach(function (key) {
      if (localStorage.getItem(key) !== null) return;
      localStorage.setItem(key, kept[key]);
      if (key === "view") Object.assign(document.documentElement.dataset, JSON.parse(kept.view));
    });
  } catch (e) { /* nothing is kept */ }
  window.addEventListener("pagehide", function () {
    try {
      if (localStorage.length) sessionStorage.setItem("kept", JSON.stringify(localStorage)); else sessionStorage.removeItem("kept");
    } catch (e) { /* this time only */ }
  });
})();
