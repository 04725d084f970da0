/* What the single-file tour has in place of site.js: the choice of the language and of the view. */
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };
  var site = window.redroutes = { root: root, main: document.querySelector("main"), all: all, load: function () { return Promise.resolve(); }, key: function (name) { return name; } };
  site.kept = function (name) { // see 10-site.js
    try { var found = JSON.parse(localStorage.getItem(name)); return found && typeof found === "object" && !Array.isArray(found) ? found : {}; } catch (e) { return {}; }
  };
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
    var editions = all(".edition");
    function named(text) { // zh-Hant-stop-3 is of zh-Hant before it is of zh
      return editions.map(function (edition) { return edition.id; }).filter(function (id) { return (text + "-").indexOf(id + "-") === 0; })
        .sort(function (a, b) { return b.length - a.length; })[0];
    }
    return named(location.hash.slice(1)) || named(kept("edition") || "") || own(editions).id;
  }
  /* As short links choose: the first language that the browser asks for and that is there, of its forms the one of the same region, else of the same script. */
  function own(editions) {
    var found;
    function key(tag, parts) { try { tag = String(new Intl.Locale(tag).maximize()); } catch (error) { /* as it is */ } return tag.split("-").slice(0, parts).join("-"); }
    (navigator.languages || []).some(function (tag) {
      return [3, 2, 1].some(function (parts) {
        return found = editions.filter(function (edition) { return key(edition.lang, parts) === key(tag, parts); })[0];
      });
    });
    return found || editions[0];
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
