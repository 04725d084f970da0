/* The way there: a card for the driver, map links that only some phones know, and "near me", whose script is fetched on a tap. */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all, agent = navigator.userAgent;

  /* As large as fits, and never below 32 px: then it scrolls. */
  function fit(card) {
    var size = 96, text = card.querySelector("div");
    do { card.style.fontSize = size + "px"; size -= 4; } while (size >= 32 && (card.scrollHeight > card.clientHeight || text.scrollWidth > text.clientWidth));
  }
  all("[data-taxi]").forEach(function (opener) {
    var card = site.main.querySelector("dialog.taxi");
    if (!card.showModal) { opener.hidden = true; return; } /* the address stands on the page anyway */
    opener.addEventListener("click", function () { card.showModal(); fit(card); });
    card.querySelector("button").addEventListener("click", function () { card.close(); });
    window.addEventListener("resize", function () { if (card.open) fit(card); });
  });

  /* geo: is answered by Android's map apps; WeChat blocks it. */
  all('a[href^="geo:"]').forEach(function (link) { link.hidden = !/Android/.test(agent) || /MicroMessenger/i.test(agent); });

  all("[data-near]").forEach(function (item) {
    if (!navigator.geolocation || !window.isSecureContext) return;
    var button = item.querySelector("button"), status = item.querySelector("[role=status]");
    item.hidden = false;
    button.addEventListener("click", function () {
      site.load("near").then(function () { site.near(item); }, function () { status.textContent = item.dataset.failed; });
    });
  });
})();
