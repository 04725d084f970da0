/* The search box of every page (a combobox after the ARIA guide) and the search page. Loaded when a box is first used. */
(function () {
  "use strict";
  /* "sites" is there on a portal, which searches several sites: see portal/search.js, which may arrive after this. */
  var engines = {}, sites;
  function engine(base) { return engines[base] || (engines[base] = window.redroutesSearch(base)); }
  function make(tag, text, attributes) {
    var item = document.createElement(tag);
    if (text) item.textContent = text;
    Object.keys(attributes || {}).forEach(function (name) { item.setAttribute(name, attributes[name]); });
    return item;
  }
  function marked(pieces, into) {
    pieces.forEach(function (piece) { if (piece[0]) into.appendChild(piece[1] ? make("mark", piece[0]) : document.createTextNode(piece[0])); });
    return into;
  }
  function later(action, wait) {
    var timer;
    return function () { clearTimeout(timer); timer = setTimeout(action, wait); };
  }
  function fill(text, values) { return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }

  /* --- the box in the bar and on the home page ------------------------------------------------------------- */
  function combobox(form) {
    var input = form.querySelector("input[type=search]"), words = form.dataset, root = words.root;
    var find = engine(words.index), list = make("ul", "", { role: "listbox", id: input.id + "-list", "aria-label": words.label, class: "options" });
    var status = make("p", "", { class: "quiet", role: "status" }), active = -1, turn = 0;
    list.hidden = true;
    form.appendChild(list);
    form.appendChild(status);
    [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]].forEach(function (a) { input.setAttribute(a[0], a[1]); });
    function options() { return Array.prototype.slice.call(list.children); }
    function close() { list.hidden = true; active = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); }
    function move(step) {
      var all = options();
      if (!all.length) return;
      active = (active + step + all.length + (active < 0 && step < 0 ? 1 : 0)) % all.length;
      all.forEach(function (o, i) { o.setAttribute("aria-selected", String(i === active)); });
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    }
    function show() {
      var query = input.value.trim(), mine = ++turn;
      if (!query) { close(); status.textContent = ""; return; }
      find.search(query).then(function (result) {
        return find.entries(result.numbers.slice(0, 6)).then(function (entries) {
          if (mine !== turn) return;
          list.textContent = ""; active = -1;
          entries.forEach(function (entry, i) {
            var option = make("li", "", { role: "option", id: input.id + "-" + i, "aria-selected": "false" });
            var link = make("a", "", { href: (entry.root || root) + entry.kind + "/" + entry.id + "/", tabindex: "-1" });
            marked(find.marks(entry.name, result.parts), link);
            link.appendChild(make("span", [entry.label, entry.town, entry.site].filter(Boolean).join(" · "), { class: "quiet" }));
            option.appendChild(link); list.appendChild(option);
          });
          offer(query, fill(result.numbers.length && !result.near ? words.all : words.none, { n: result.numbers.length }));
        });
      }).catch(function () {
        if (mine !== turn) return;
        list.textContent = ""; close();
        // Where a worker is at work, something is saved, and the search page can search that.
        if (navigator.serviceWorker && navigator.serviceWorker.controller) offer(query, words.label + " · " + query.slice(0, 40));
        else status.textContent = words.failed;
      });
    }
    function offer(query, text) { // the last option: the search page
      var all = make("li", "", { role: "option", id: input.id + "-all", "aria-selected": "false" });
      all.appendChild(make("a", text, { href: form.action + "?q=" + encodeURIComponent(query), tabindex: "-1" }));
      list.appendChild(all);
      list.hidden = false; input.setAttribute("aria-expanded", "true");
      status.textContent = "";
    }
    input.addEventListener("input", later(show, 60));
    input.addEventListener("keydown", function (e) {
      if (e.isComposing) return;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); if (list.hidden) show(); else move(e.key === "ArrowDown" ? 1 : -1); }
      else if (e.key === "Enter" && active >= 0) { e.preventDefault(); options()[active].querySelector("a").click(); }
      else if (e.key === "Escape" && !list.hidden) { e.preventDefault(); e.stopPropagation(); close(); }
    });
    form.addEventListener("focusout", function (e) { if (!form.contains(e.relatedTarget)) setTimeout(close, 200); });
    if (input.value) show();
  }

  /* --- the search page ------------------------------------------------------------------------------------- */
  var FIRST = 30, SNIPPETS = 2;
  function page(form) {
    var words = JSON.parse(document.getElementById("search-words").textContent);
    var find = engine(form.dataset.index), input = form.querySelector("input[type=search]");
    var box = document.getElementById("results"), status = document.getElementById("search-status");
    var fields = Array.prototype.slice.call(form.querySelectorAll("select, input[type=checkbox], input[type=datetime-local]"));
    var step = FIRST, shown = FIRST, turn = 0, filled = false;
    form.querySelector(".choices-box").hidden = false;

    function address() {
      var query = new URLSearchParams();
      if (input.value.trim()) query.set("q", input.value.trim());
      fields.forEach(function (f) { var v = f.type === "checkbox" ? (f.checked ? "1" : "") : f.value; if (v) query.set(f.name, v); });
      return query;
    }
    function keep() {
      var text = address().toString();
      try { history.replaceState(null, "", text ? "?" + text : location.pathname); } catch (e) { /* file:// */ }
      Array.prototype.slice.call(document.querySelectorAll(".languages a")).forEach(function (a) { a.search = text ? "?" + text : ""; });
    }
    function fillChoices() {
      if (filled) return Promise.resolve();
      return Promise.all([find.start(), sites ? 0 : find.load("facets.json")]).then(function (both) {
        if (filled) return;
        filled = true;
        var lists = sites ? sites.lists(both[0]) : { kind: find.kinds(), town: find.towns(), audience: both[1].audiences, template: both[1].templates };
        var asked = new URLSearchParams(location.search);
        fields.forEach(function (f) {
          (lists[f.name] || []).forEach(function (row) { f.appendChild(make("option", row[1], { value: row[0] })); });
          if (!asked.has(f.name)) return;
          if (f.type === "checkbox") f.checked = true; else f.value = asked.get(f.name);
        });
      });
    }
    function isChosen() { return fields.some(function (f) { return f.type === "checkbox" ? f.checked : f.value; }); }
    function value(name) { var f = form.elements[name]; return f.type === "checkbox" ? f.checked : f.value; }
    function filter(numbers) {
      if (!isChosen()) return Promise.resolve(numbers);
      if (sites) return find.start().then(function (head) { return sites.filter(head, numbers, value); });
      return Promise.all([find.load("facets.json"), find.start()]).then(function (both) {
        var facets = both[0], at = value("at") ? minuteOf(value("at")) : -1;
        var kind = numberIn(find.kinds(), "kind"), town = numberIn(find.towns(), "town");
        var audience = numberIn(facets.audiences, "audience"), template = numberIn(facets.templates, "template");
        return numbers.filter(function (number) {
          var row = facets.rows[number];
          return (kind < 0 || row[5] === kind) && (town < 0 || row[6] === town) &&
            (audience < 0 || (row[0] >> audience) & 1) && (!value("wheelchair") || row[1]) && (!value("large") || row[4]) &&
            (template < 0 || row[3].indexOf(template) >= 0) &&
            (at < 0 || (row[2] >= 0 && isOpen(window.redroutes.hours.at(facets.schedules[row[2]], facets.holidays, at))));
        });
      });
    }
    function numberIn(list, name) { return list.findIndex(function (row) { return row[0] === value(name); }); }
    function isOpen(now) { return now.is === "open" && !now.year; } // of a year that is not entered, nobody knows
    function minuteOf(text) { // a date and time on the clocks of the place -> minutes since 1970, as site.js counts them
      var m = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(text);
      return m ? Date.UTC(m[1], m[2] - 1, m[3], m[4], m[5]) / 6e4 : -1;
    }
    function everything() {
      return find.start().then(function (head) {
        return { numbers: Array.from({ length: head.documents }, function (_, i) { return i; }), parts: [], scores: new Map() };
      });
    }
    function show() {
      var mine = ++turn, query = input.value.trim();
      keep();
      if (!find.stream(query) && !isChosen()) { box.textContent = ""; status.textContent = words.start; return; }
      (find.stream(query) ? find.search(query) : everything()).then(function (result) {
        return filter(result.numbers).then(function (numbers) {
          // a large site keeps names in chunks: fewer results, fewer chunks
          if (find.isLarge()) { step = sites ? 6 : 8; if (shown === FIRST) shown = step; }
          return find.entries(numbers.slice(0, shown)).then(function (entries) {
            if (mine === turn) draw(query, result, numbers, entries);
          });
        });
      }).catch(function () { return showSaved(query, mine); });
    }
    /* Without a connection the index is out of reach: what the reader has saved is searched instead. */
    function showSaved(query, mine) {
      return window.redroutes.load("saved-search").then(function () {
        return window.redroutes.savedSearch(form.dataset.root, query, find.stream);
      }).catch(function () { return { pages: 0, hits: [] }; }).then(function (result) {
        if (mine !== turn) return;
        box.textContent = "";
        status.textContent = result.pages ? fill(words.saved, { n: result.pages, m: result.hits.length }) : words.failed;
        var list = make("ul", "", { class: "hits" });
        result.hits.slice(0, FIRST).forEach(function (hit) {
          var item = make("li");
          item.appendChild(marked(hit.name, make("a", "", { href: hit.url })));
          if (hit.snippet) item.appendChild(marked(hit.snippet, make("p", "", { class: "snippet" })));
          list.appendChild(item);
        });
        if (result.hits.length) box.appendChild(list);
      });
    }
    function draw(query, result, numbers, entries) {
      var groups = new Map(), waiting = [];
      box.textContent = "";
      if (result.near) status.textContent = fill(words.none, { q: query.slice(0, 60) });
      else if (!numbers.length) status.textContent = words.filtered;
      else status.textContent = fill(numbers.length === 1 ? words.one : words.found, { n: numbers.length }) + (result.mended ? " " + fill(words.mended, { q: result.mended }) : "");
      entries.forEach(function (entry) { // groups stand in the order of their best hit
        var group = result.near ? "" : entry.kind;
        if (!groups.has(group)) groups.set(group, []);
        groups.get(group).push(entry);
      });
      var kinds = new Map(find.kinds());
      groups.forEach(function (_, kind) {
        var section = make("section"), list = make("ul", "", { class: "hits" });
        section.appendChild(make("h2", result.near ? words.near : kinds.get(kind)));
        groups.get(kind).forEach(function (entry) {
          var item = make("li"), link = make("a", "", { href: (entry.root || form.dataset.root) + entry.kind + "/" + entry.id + "/" });
          item.appendChild(marked(find.marks(entry.name, result.parts), link));
          item.appendChild(make("p", [entry.label, entry.town, entry.site].filter(Boolean).join(" · "), { class: "quiet" }));
          list.appendChild(item);
          waiting.push([entry, item]);
        });
        section.appendChild(list); box.appendChild(section);
      });
      if (numbers.length > shown) {
        var more = make("button", words.more, { type: "button" });
        more.addEventListener("click", function () { shown += step; show(); });
        box.appendChild(more);
      }
      if (result.near && !entries.length) browse();
      if (result.near) countElsewhere(query);
      else snippets(result, waiting);
    }
    function snippets(result, waiting) {
      if (!result.parts.length) return;
      // Names that show by themselves why they are here need none; the others keep two lines free, so that nothing moves.
      waiting = waiting.filter(function (row) { return find.marks(row[0].name, result.parts).length < 2; });
      waiting.forEach(function (row) { row[2] = row[1].appendChild(make("p", "", { class: "snippet" })); });
      var add = function (row) {
        find.snippet(row[0].number, result.parts).then(function (pieces) {
          if (pieces) marked(pieces, row[2]);
        }, function () { /* without signal the name alone is shown */ });
      };
      waiting.slice(0, SNIPPETS).forEach(add);
      if (!("IntersectionObserver" in window)) return;
      var watch = new IntersectionObserver(function (seen) {
        seen.forEach(function (s) {
          if (!s.isIntersecting) return;
          watch.unobserve(s.target);
          add(waiting.find(function (row) { return row[1] === s.target; }));
        });
      });
      // The rest waits for the reader to scroll: on a weak signal the first lines count.
      window.addEventListener("scroll", function () {
        waiting.slice(SNIPPETS).forEach(function (row) { if (row[1].isConnected) watch.observe(row[1]); });
      }, { once: true, passive: true });
    }
    function browse() {
      var list = make("ul", "", { class: "chips" });
      (sites ? sites.browse(find.head(), form.dataset.index) : find.kinds().map(function (kind) { return [form.dataset.root + kind[0] + "/", kind[1]]; })).forEach(function (row) {
        var item = make("li");
        item.appendChild(make("a", row[1], { href: row[0] }));
        list.appendChild(item);
      });
      box.appendChild(make("p", words.browse));
      box.appendChild(list);
    }
    function countElsewhere(query) {
      words.others.forEach(function (other) {
        engine(other.index).search(query).then(function (result) {
          if (result.near || !result.numbers.length || input.value.trim() !== query) return;
          var line = make("p", "", { class: "elsewhere" });
          line.appendChild(make("a", fill(other.found, { n: result.numbers.length }), { href: other.page + "?q=" + encodeURIComponent(query), lang: other.tag, dir: "auto" }));
          box.appendChild(line);
        }, function () { /* the other language's index is out of reach */ });
      });
    }
    input.value = new URLSearchParams(location.search).get("q") || "";
    form.addEventListener("submit", function (e) { e.preventDefault(); shown = step; show(); });
    input.addEventListener("input", later(function () { shown = step; show(); }, 80));
    var choices = form.querySelector("details");
    choices.addEventListener("toggle", function () { if (choices.open) fillChoices(); });
    if (sites) fillChoices(); // they stand in the head, which each search needs
    fields.forEach(function (f) { f.addEventListener("change", function () { shown = step; show(); }); });
    var asked = new URLSearchParams(location.search), needs = fields.some(function (f) { return asked.has(f.name); });
    (needs ? fillChoices().then(function () { choices.open = true; }) : Promise.resolve()).then(show, show);
  }

  window.redroutesFind = function (form) {
    if (form.dataset.ready) return;
    form.dataset.ready = "yes";
    sites = window.redroutesSites;
    if (form.hasAttribute("data-page")) page(form); else combobox(form);
  };
})();
