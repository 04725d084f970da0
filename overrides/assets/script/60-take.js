/* Short links get their full address, the share button shares or copies the page's address, the calendar form asks
   for its script when it is sent, and what is folded lies open on paper. */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all;

  all("[data-short]", site.main).forEach(function (link) { if (!link.dataset.copy) link.dataset.copy = link.href; });

  function address() {
    var link = document.querySelector('link[rel="canonical"]');
    return link ? link.href : location.href.replace(/[?#].*$/, "");
  }
  function say(button, words) {
    var before = button.dataset.word || (button.dataset.word = button.textContent);
    button.textContent = words;
    setTimeout(function () { button.textContent = before; }, 2500);
  }
  function copy(button) {
    site.copyText(address()).then(function () { say(button, button.dataset.done); }, function () { say(button, button.dataset.failed); });
  }
  all("[data-share]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!navigator.share) return copy(button);
      navigator.share({ title: document.title, url: address() }).catch(function (e) { if (e.name !== "AbortError") copy(button); });
    });
  });

  /* The mark that puts a record on the reader's list; the list's script is fetched at the first tap. */
  function isMarked(key) { var item = site.kept(site.key("favourites"))[key]; return Boolean(item && item.name); }
  all("[data-favourite]").forEach(function (button) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isMarked(button.dataset.favourite)));
    button.addEventListener("click", function () {
      site.load("favourites").then(function () { button.setAttribute("aria-pressed", String(site.favourite(button))); }, function () { /* no signal: nothing is marked */ });
    });
  });

  /* Who comes by the code on a stop's own poster gets the stamp of the place. */
  function arrive() {
    var box = document.querySelector("[data-stamp]");
    if (box && location.hash === "#stamp") site.load("stamps").then(function () { site.showStamp(box); }, function () { /* no signal: it can be scanned again */ });
  }
  window.addEventListener("hashchange", arrive);
  arrive();

  /* The sign behind a paragraph copies the paragraph's address. */
  site.main.addEventListener("click", function (e) {
    var link = e.target.closest(".para a");
    if (!link) return;
    site.copyText(link.href).then(function () { link.textContent = "✓"; setTimeout(function () { link.textContent = "¶"; }, 2000); }, function () { /* the address bar has it */ });
  });

  /* What is folded lies open on paper; browsers that cannot do it by style alone need it open. */
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = all("details:not([open])", site.main);
    opened.forEach(function (box) { box.open = true; });
  });
  window.addEventListener("afterprint", function () { opened.forEach(function (box) { box.open = false; }); opened = []; });

  all("form[data-calendar]").forEach(function (form) {
    form.hidden = false;
    form.addEventListener("submit", function (e) {
      e.preventDefault();
      site.load("calendar").then(function () { site.calendar(form); }, function () { /* no signal: the form stays */ });
    });
  });
})();
