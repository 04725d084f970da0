/* "Near me": asks for the position, sorts the list by straight distance on this device, sends nothing anywhere.
   Cards carry their WGS-84 point in data-at; browsers give WGS-84, so nothing is converted. */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all, radian = Math.PI / 180, FAR = 50000;

  function metres(a, b) {
    var half = Math.pow(Math.sin((b[0] - a[0]) * radian / 2), 2) +
      Math.cos(a[0] * radian) * Math.cos(b[0] * radian) * Math.pow(Math.sin((b[1] - a[1]) * radian / 2), 2);
    return 2 * 6371008.8 * Math.asin(Math.min(1, Math.sqrt(half)));
  }
  function words(item, away) {
    var text = away < 950 ? item.dataset.m.replace("{n}", Math.max(50, Math.round(away / 50) * 50))
      : item.dataset.km.replace("{n}", (away / 1000).toFixed(1));
    return item.dataset.distance.replace("{distance}", text);
  }

  /* All cards move into one list, the nearest first; each keeps its town's name, for the town's heading stays behind. */
  function sort(item, here) {
    var cards = all(".card", site.main), list = document.getElementById("by-distance");
    cards.forEach(function (card) {
      var group = card.closest(".group"), heading = group && group.querySelector("h2 a, h3 a");
      if (heading) card.dataset.townName = heading.textContent;
      card.away = card.dataset.at ? metres(here, card.dataset.at.split(",").map(Number)) : Infinity;
    });
    cards.sort(function (a, b) { return a.away === b.away ? 0 : a.away - b.away; });
    if (!list) {
      var section = document.createElement("section"), title = document.createElement("h2");
      title.textContent = item.dataset.title;
      list = document.createElement("ul"); list.className = "cards"; list.id = "by-distance";
      section.append(title, list);
      site.main.querySelector(".group").before(section);
    }
    cards.forEach(function (card) {
      var line = card.querySelector(".distance");
      if (!line) {
        line = document.createElement("p"); line.className = "distance";
        card.querySelector("div").appendChild(line);
      }
      line.textContent = card.away < Infinity ? words(item, card.away) : item.dataset.unknown.replace("{town}", card.dataset.townName || "");
      list.appendChild(card);
    });
    all(".group", site.main).forEach(function (group) { group.hidden = true; });
  }

  /* What was sorted, how many have no location, and that one is far away where that is so. */
  function tell(item) {
    var cards = all(".card", site.main), without = cards.filter(function (card) { return card.away === Infinity; }).length;
    var nearest = cards.length ? cards.reduce(function (least, card) { return Math.min(least, card.away); }, Infinity) : Infinity;
    var parts = [item.dataset.done];
    if (without) parts.push(item.dataset.without.replace("{n}", without).replace("{all}", cards.length));
    if (nearest < Infinity && nearest > FAR) parts.push(item.dataset.far.replace("{distance}", item.dataset.km.replace("{n}", Math.round(nearest / 1000))));
    return parts.join(" ");
  }

  site.near = function (item) {
    var status = item.querySelector("[role=status]");
    status.textContent = item.dataset.asking;
    navigator.geolocation.getCurrentPosition(function (found) {
      var here = [found.coords.latitude, found.coords.longitude];
      sort(item, here);
      status.textContent = tell(item);
      document.dispatchEvent(new CustomEvent("here", { detail: here }));
    }, function (error) {
      status.textContent = item.dataset[error.code === 1 ? "denied" : error.code === 3 ? "timeout" : "failed"];
    }, { enableHighAccuracy: false, timeout: 15000, maximumAge: 60000 });
  };
})();
