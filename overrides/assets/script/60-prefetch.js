/* On a stop reached from a tour the next stop's page is fetched beforehand, when this page is whole and idle: one page,
   and none where the network is slow or the reader has asked to save data. */
(function () {
  "use strict";
  var net = navigator.connection || {}, tour = new URLSearchParams(location.search).get("tour");
  if (!tour || !navigator.onLine || net.saveData || (net.effectiveType || "4g") !== "4g" || location.protocol.indexOf("http")) return;
  function ask() {
    window.redroutes.all("nav.steps").forEach(function (steps) {
      var next = steps.dataset.tour === tour && steps.querySelector("a[rel=next]"), link = document.createElement("link");
      if (!next) return;
      link.rel = "prefetch"; link.href = next.href;
      document.head.appendChild(link);
    });
  }
  window.addEventListener("load", function () { (window.requestIdleCallback || setTimeout)(ask); });
})();
