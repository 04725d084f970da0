/* What the single-file tour has in place of site.js: the choice of the language and of the view. */
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };
  var site = window.redroutes = { root: root, main: document.querySelector("main"), all: all, load: function () { return Promise.resolve(); }, key: function (name) { return name; } };
  function keep(key, value) { try { localStorage.setItem(key, value); } catch (e) { /* this time only */ } }
  function kept(key) { try { return localStorage.getItem(key); } catch (e) { return null; } }

  var usual = root.dir;
  function choose(id) {
    all(".edition").forEach(function (edition) {
      edition.hidden = edition.id !== id;
      if (edition.hidden) return;
      root.lang = edition.lang;
      root.dir = edition.dir || usual;
      document.title = edition.dataset.title;
      all("[data-toggle]").forEach(function (button) { button.textContent = edition.dataset[button.dataset.toggle + "Word"]; });
    });
    all("[data-edition]").forEach(function (link) {
      if (link.dataset.edition === id) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    });
  }
  /* The language of an address such as #en-stop-3; else the one chosen before; else the reader's own. */
  function asked() {
    var ids = all(".edition").map(function (edition) { return edition.id; });
    var wish = [location.hash.slice(1), kept("edition") || ""].concat(navigator.languages || []);
    function begins(tag, id) { return (tag + "-").toLowerCase().indexOf(id.toLowerCase() + "-") === 0; } // zh-Hant-TW is zh-Hant before it is zh
    function whole(tag) { try { return String(new Intl.Locale(tag).maximize()); } catch (error) { return tag; } } // and zh-TW is zh-Hant-TW
    return wish.map(function (tag) {
      return ids.filter(function (id) { return begins(tag, id) || begins(whole(tag), id); }).sort(function (a, b) { return b.length - a.length; })[0];
    }).filter(Boolean)[0] || ids[0];
  }
  function setUpView() {
    all(".file-view").forEach(function (box) { box.hidden = false; });
    all("[data-toggle]").forEach(function (button) {
      var name = button.dataset.toggle, on = name === "theme" ? "dark" : "large";
      function show() { button.setAttribute("aria-pressed", String(root.dataset[name] === on)); }
      button.addEventListener("click", function () {
        if (root.dataset[name] === on) { if (name === "theme") root.dataset.theme = "light"; else delete root.dataset.size; } else root.dataset[name] = on;
        keep("view", JSON.stringify({ theme: root.dataset.theme, size: root.dataset.size }));
        show();
      });
      show();
    });
  }
  site.startFile = function () {
    choose(asked());
    setUpView();
    all("[data-edition]").forEach(function (link) {
      link.addEventListener("click", function (e) {
        e.preventDefault();
        keep("edition", link.dataset.edition);
        choose(link.dataset.edition);
        document.dispatchEvent(new CustomEvent("edition"));
      });
    });
    if (site.guideMode) site.guideMode(all("[data-script='guide-mode']"));
  };
})();
