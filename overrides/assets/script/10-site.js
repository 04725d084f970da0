/* Small helpers for pages that work without them: view settings, copy, print, filters, the chosen tour's ribbon.
   A classic deferred script, not a module: modules do not load from file://, and the site is handed on as a zip. */
(function () {
  "use strict";
  var root = document.documentElement, main = document.getElementById("content");
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };

  function readView() { return kept("view"); }
  function keepView(view) { try { localStorage.setItem("view", JSON.stringify(view)); } catch (e) { /* private mode: this page only */ } }

  /* Light, size and contrast are chosen in the menu; the button in the bar goes through the three sizes, one a tap.
     An empty value is the system's choice, or the normal size. */
  var SIZES = ["", "large", "largest"], VIEW = { theme: ["", "light", "dark"], size: SIZES, contrast: ["", "more"] };
  function setView(name, value) {
    var view = readView();
    if (value) { root.dataset[name] = value; view[name] = value; } else { delete root.dataset[name]; delete view[name]; }
    keepView(view); showView();
  }
  function showView() {
    var step = document.querySelector(".aa");
    Object.keys(VIEW).forEach(function (name) {
      all("[data-" + name + "-value]").forEach(function (b) {
        b.setAttribute("aria-pressed", String(b.getAttribute("data-" + name + "-value") === (root.dataset[name] || "")));
      });
    });
    if (step) step.setAttribute("aria-label", step.textContent + ": " + step.dataset.sizes.split("|")[Math.max(0, SIZES.indexOf(root.dataset.size || ""))]);
  }
  function setUpView() {
    all(".view, .aa").forEach(function (item) { item.hidden = false; });
    all(".view").forEach(drawView);
    all(".aa").forEach(function (b) {
      b.addEventListener("click", function () { setView("size", SIZES[(SIZES.indexOf(root.dataset.size || "") + 1) % SIZES.length]); });
    });
    showView();
  }

  /* The box has the words of its buttons alone: they do nothing without script. */
  function drawView(box) {
    var words = box.dataset.words.split("|");
    Object.keys(VIEW).forEach(function (name) {
      var label = document.createElement("p"), group = document.createElement("div");
      label.id = "view-" + name; label.textContent = words.shift();
      group.setAttribute("role", "group"); group.setAttribute("aria-labelledby", label.id);
      VIEW[name].forEach(function (value) {
        var button = document.createElement("button");
        button.type = "button"; button.textContent = words.shift();
        button.setAttribute("data-" + name + "-value", value);
        button.addEventListener("click", function () { setView(name, value); });
        group.appendChild(button);
      });
      box.appendChild(label); box.appendChild(group);
    });
  }

  function setUpMenu() {
    all(".menu").forEach(setUpSheet);
  }
  function setUpSheet(menu) {
    document.addEventListener("click", function (e) { if (menu.open && !menu.contains(e.target)) menu.open = false; });
    document.addEventListener("keydown", function (e) {
      if (e.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  }

  function copyText(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text).catch(function () { return copyOldWay(text); });
    return copyOldWay(text);
  }
  function copyOldWay(text) {
    return new Promise(function (done, fail) {
      var area = document.createElement("textarea");
      area.value = text; area.style.position = "fixed"; area.style.opacity = "0";
      document.body.appendChild(area); area.select();
      var ok = document.execCommand("copy"); area.remove();
      if (ok) done(); else fail();
    });
  }

  /* Says a text in a status line; where that is off the screen, at the foot of it, too, until the next tap or key. */
  function makeTeller(line) {
    var foot = document.createElement("p");
    foot.className = "foot"; foot.setAttribute("aria-hidden", "true"); line.after(foot);
    ["pointerdown", "keydown"].forEach(function (name) { document.addEventListener(name, function () { foot.textContent = ""; }, true); });
    return function (text) {
      line.textContent = text;
      var at = line.getBoundingClientRect();
      foot.textContent = at.bottom < 0 || at.top > innerHeight ? text : "";
    };
  }

  function setUpCopy() {
    all("[data-copy]", main).forEach(function (item) {
      var button = document.createElement("button");
      button.type = "button"; button.className = "copy"; button.textContent = main.dataset.copy;
      button.addEventListener("click", function () {
        copyText(item.dataset.copy).then(function () {
          button.textContent = main.dataset.copied;
          setTimeout(function () { button.textContent = main.dataset.copy; }, 2000);
        }, function () { getSelection().selectAllChildren(item); });
      });
      while (item.nextElementSibling && item.nextElementSibling.matches("sup, .flag")) item = item.nextElementSibling;
      item.after(" ", button);
    });
  }

  function setUpPrint() {
    all('[data-action="print"]').forEach(function (b) {
      b.hidden = false;
      b.addEventListener("click", function () { window.print(); });
    });
  }

  /* A stop reached from a tour shows that tour's ribbon and only its previous and next stop;
     links to the same page in another language keep the tour. */
  function setUpRibbons() {
    var tour = new URLSearchParams(location.search).get("tour");
    if (!tour || !all("[data-tour]", main).some(function (n) { return n.dataset.tour === tour; })) return;
    all("nav[data-tour]", main).forEach(function (n) { n.hidden = n.dataset.tour !== tour; });
    all(".languages a").forEach(function (a) { a.search = "?tour=" + encodeURIComponent(tour); });
  }

  function setUpFilters() {
    var form = document.getElementById("filters");
    if (!form) return;
    var cards = all(".card", main), groups = all(".group", main), none = document.getElementById("none");
    var count = document.getElementById("count"), whole = count.textContent;
    var asked = new URLSearchParams(location.search);
    form.hidden = false;
    all("[name]", form).forEach(function (field) { if (asked.has(field.name)) field.value = asked.get(field.name); });
    var reset = form.querySelector("[type=reset]");
    function apply() {
      var choice = {}, query = new URLSearchParams(), found = 0;
      all("[name]", form).forEach(function (field) {
        if (field.value) { choice[field.name] = field.value; query.set(field.name, field.value); }
      });
      var words = (choice.q || "").toLowerCase().split(/\s+/).filter(Boolean);
      cards.forEach(function (card) {
        var text = card.dataset.names || "";
        var fits = words.every(function (w) { return text.indexOf(w) >= 0; }) &&
          ["town", "kind", "audience", "openness"].every(function (name) {
            return !choice[name] || (card.dataset[name] || "").split(" ").indexOf(choice[name]) >= 0;
          });
        card.hidden = !fits; if (fits) found += 1;
      });
      groups.forEach(function (g) {
        var shown = all(".card:not([hidden])", g).length, number = g.querySelector("[data-count]");
        g.hidden = !shown;
        if (number) number.textContent = shown;
      });
      none.hidden = found > 0;
      var isChosen = Object.keys(choice).length > 0;
      reset.hidden = !isChosen;
      all("select", form).forEach(function (field) { field.classList.toggle("chosen", !!field.value); });
      count.textContent = isChosen ? count.dataset[found === 1 ? "one" : "other"].replace("{n}", found) : whole;
      try { history.replaceState(null, "", isChosen ? "?" + query : location.pathname); } catch (e) { /* file:// */ }
    }
    form.addEventListener("input", apply);
    form.addEventListener("reset", function () { setTimeout(apply, 0); });
    form.addEventListener("submit", function (e) { e.preventDefault(); apply(); });
    apply();
  }

  /* Other scripts of assets/ are fetched when they are needed, once each. An element that needs one names it in
     data-script; the script puts a function of that name (in camelCase) into window.redroutes, which is called with
     all elements that asked for it. */
  var loading = {};
  function load(name) {
    return loading[name] || (loading[name] = new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = root.dataset.assets + name + ".js?v=" + root.dataset.version;
      script.onload = done;
      script.onerror = function () { delete loading[name]; fail(new Error(name)); };
      document.head.appendChild(script);
    }));
  }
  /* Sites in folders of one host share its storage: what belongs to one site's records has the site's folder behind its
     name. The reader's views and ways of using the site are kept once. */
  var folder = new URL(root.dataset.assets + "../", location.href).pathname;
  function key(name) { return folder === "/" ? name : name + " " + folder; }
  /* What is kept under a name: a table. Another program on this host, or another version, may have left anything there. */
  function kept(name) {
    try { var found = JSON.parse(localStorage.getItem(name)); return found && typeof found === "object" && !Array.isArray(found) ? found : {}; } catch (e) { return {}; }
  }
  var site = window.redroutes = { root: root, main: main, all: all, load: load, key: key, kept: kept, copyText: copyText, makeTeller: makeTeller, readView: readView, keepView: keepView };
  function setUpScripts() {
    var wanted = {};
    all("[data-script]").forEach(function (item) { (wanted[item.dataset.script] = wanted[item.dataset.script] || []).push(item); });
    Object.keys(wanted).forEach(function (name) {
      load(name).then(function () {
        site[name.replace(/-(\w)/g, function (_, letter) { return letter.toUpperCase(); })](wanted[name]);
      }, function () { delete root.dataset.page; /* the page works without it, as it does where script is off */ });
    });
  }

  /* Search costs nothing until a box is used: then its two scripts are fetched, and the query already typed is kept. */
  function loadFind() { return Promise.all([load("search"), load("find")]); }
  function setUpFind() {
    all("form[data-find]").forEach(function (form) {
      function begin() { loadFind().then(function () { window.redroutesFind(form); }, function () { /* the form still submits */ }); }
      if (form.hasAttribute("data-page")) begin(); else form.addEventListener("focusin", begin);
    });
    all("details.find").forEach(function (box) {
      box.addEventListener("toggle", function () { if (box.open) box.querySelector("input").focus(); });
    });
  }

  /* "Still right?": fetched with the first tap. */
  function setUpStill() {
    all("[data-still]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { load("still").then(function () { site.still(button); }, function () { button.disabled = true; }); });
    });
  }

  setUpStill(); setUpFind(); setUpView(); setUpMenu(); setUpCopy(); setUpPrint(); setUpRibbons(); setUpFilters(); setUpScripts();
})();
