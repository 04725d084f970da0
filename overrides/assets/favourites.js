/* Favourites: records that a reader has marked, kept on this device, and the page that lists them to take along:
   as a text, as a link that another phone can add, as a plan, on paper. */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all;
  function read() { return site.kept(site.key("favourites")); }
  function write(marked) { try { localStorage.setItem(site.key("favourites"), JSON.stringify(marked)); return true; } catch (e) { return false; } }
  function hasName(item) { return Boolean(item && item.name && typeof item.name === "object"); } // what others have left under our name has none
  function fill(words, values) { return words.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }

  site.favourite = function (button) { // marks the page's record, or takes the mark away
    var marked = read(), key = button.dataset.favourite, isOn = !hasName(marked[key]);
    if (isOn) { marked[key] = { name: {} }; marked[key].name[button.dataset.language] = document.querySelector("h1").textContent.trim(); } else delete marked[key];
    return write(marked) ? isOn : !isOn; // nothing is marked that is not kept
  };

  function setUp(box) {
    var words = JSON.parse(box.querySelector("script").textContent), status = box.querySelector("[role=status]"), list = box.querySelector("ul");
    var tools = box.querySelector("[data-tools]"), undo = box.querySelector("[data-undo]"), offer = box.querySelector("[data-received]");
    var language = box.dataset.language, root = new URL(box.dataset.root, location.href).href, kinds = Object.keys(words.kinds);
    function isKey(key) { return kinds.indexOf(key.split("/")[0]) >= 0 && /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(key); }
    function nameOf(item, key) { return item.name[language] || item.name[Object.keys(item.name)[0]] || key.split("/")[1]; }
    function tell(text) { status.textContent = text; }
    function copy(text, done) { site.copyText(text).then(function () { tell(words[done]); }, function () { tell(words.copy_failed); }); }
    function sorted(marked) { return Object.keys(marked).filter(function (key) { return isKey(key) && hasName(marked[key]); }).sort(function (a, b) { return kinds.indexOf(a.split("/")[0]) - kinds.indexOf(b.split("/")[0]); }); }
    function draw(note) {
      var marked = read(), keys = sorted(marked), places = keys.filter(function (key) { return /^positions\//.test(key); });
      list.textContent = "";
      keys.forEach(function (key) { list.append(row(key, marked[key])); });
      tell([note, keys.length ? "" : words.none].filter(Boolean).join(" "));
      tools.hidden = !keys.length;
      var plan = tools.querySelector("[data-plan]");
      plan.hidden = !places.length;
      plan.search = places.map(function (key) { return "place=" + encodeURIComponent(key.split("/")[1]); }).join("&");
      nameAll(marked, keys);
    }
    function row(key, item) {
      var line = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("p"), actions = document.createElement("p"), button = document.createElement("button");
      link.href = root + key + "/"; link.textContent = nameOf(item, key);
      kind.className = "quiet"; kind.textContent = words.kinds[key.split("/")[0]];
      actions.className = "actions screen"; button.type = "button"; button.textContent = words.remove; button.setAttribute("aria-label", words.remove + " " + link.textContent);
      button.onclick = function () { drop(key, link.textContent); };
      actions.append(button); line.append(link, kind, actions);
      return line;
    }
    function drop(key, name) {
      var marked = read(), item = marked[key];
      delete marked[key];
      if (!write(marked)) return tell(words.not_kept);
      draw(fill(words.removed, { name: name }));
      undo.hidden = false;
      undo.querySelector("button").onclick = function () { // another page may have marked more meanwhile
        var now = read(), isKept;
        now[key] = item; isKept = write(now); undo.hidden = isKept; draw(isKept ? "" : words.not_kept); status.focus();
      };
      undo.querySelector("button").focus();
    }
    /* Names in this language are read from the pages where they are not known: of a link, or of the other language. */
    function nameAll(marked, keys) {
      keys.filter(function (key) { return !marked[key].name[language]; }).forEach(function (key) {
        fetch(root + key + "/").then(function (answer) { return answer.ok ? answer.text() : Promise.reject(new Error(key)); }).then(function (html) {
          var now = read(), heading = new DOMParser().parseFromString(html, "text/html").querySelector("h1");
          if (!hasName(now[key]) || !heading) return;
          now[key].name[language] = heading.textContent.trim(); write(now);
          all("a", list).forEach(function (link) { if (link.href === root + key + "/") link.textContent = now[key].name[language]; });
        }).catch(function () { /* no connection: the name stays as it is */ });
      });
    }
    function unescape(hash) { try { return decodeURIComponent(hash.slice(1)); } catch (e) { return ""; } } // half a sign
    function receive() { // a link from another phone: #positions/a,tours/b
      var marked = read(), keys = unescape(location.hash).split(",").filter(isKey).filter(function (key) { return !hasName(marked[key]); }).slice(0, 100);
      offer.hidden = !keys.length;
      if (!keys.length) return;
      offer.querySelector("button").textContent = fill(words.add, { n: keys.length });
      tell(words.received);
      offer.querySelector("button").onclick = function () {
        var now = read();
        keys.forEach(function (key) { if (!hasName(now[key])) now[key] = { name: {} }; });
        if (!write(now)) return tell(words.not_kept);
        offer.hidden = true; history.replaceState(null, "", location.pathname);
        draw(fill(words.added, { n: keys.length })); status.focus();
      };
    }
    tools.querySelector("[data-text]").onclick = function () {
      var marked = read();
      copy(sorted(marked).map(function (key) { return nameOf(marked[key], key) + "\n" + root + key + "/"; }).join("\n\n"), "copied");
    };
    tools.querySelector("[data-link]").onclick = function () { copy(location.href.split("#")[0] + "#" + sorted(read()).join(","), "link_copied"); };
    draw(); receive();
    window.addEventListener("hashchange", receive);
    window.addEventListener("storage", function () { draw(); });
  }
  site.favourites = function (boxes) { boxes.forEach(setUp); };
})();
