/* What stands at the top of the screen stays there: when the text changes its size, and when the language is switched.
   Both languages have the same elements in the same order; where one has more, the share of the way down holds. */
(function () {
  "use strict";
  var site = window.redroutes, bar = document.querySelector(".bar"), held, kept;
  function items() { return site.all("h1, h2, h3, p, li, dt, summary", site.main); }
  function top(item) { return item.getBoundingClientRect().top; }
  function place(item, at) { if (item) scrollBy({ top: top(item) - at, behavior: "instant" }); }
  function first(list) {
    var edge = Math.max(0, bar.getBoundingClientRect().bottom);
    return scrollY && list.find(function (item) { return top(item) >= edge && (item.checkVisibility ? item.checkVisibility() : item.offsetHeight); });
  }
  document.addEventListener("click", function (e) {
    var link = e.target.closest(".languages a"), list = items(), item = first(list);
    held = item && [item, top(item)];
    try { if (link && item) sessionStorage.place = JSON.stringify([link.pathname, list.indexOf(item) / list.length, held[1]]); } catch (e) { /* private mode */ }
  }, true);
  new MutationObserver(function () { if (held) place(held[0], held[1]); }).observe(site.root, { attributeFilter: ["data-size"] });
  try {
    kept = JSON.parse(sessionStorage.place || "[]");
    delete sessionStorage.place;
    if (kept[0] === location.pathname && !location.hash) place(items()[Math.round(kept[1] * items().length)], kept[2]);
  } catch (e) { /* nothing is kept */ }
})();
