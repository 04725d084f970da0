/* Stamps: which places somebody has been at, kept on this device alone. One is given for arriving by the QR code of a
   stop's own poster, whose address ends in #stamp, or for standing within the place in guide mode. The first day counts. */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all;
  function readAll() { return site.kept(site.key("stamps")); }
  function write(stamps) { try { localStorage.setItem(site.key("stamps"), JSON.stringify(stamps)); return true; } catch (e) { return false; } }
  function isStamp(one) { return Boolean(one && /^\d{4}-\d\d-\d\d$/.test(one.day) && one.name && typeof one.name === "object"); } // others may have left more under our name
  function read() {
    var found = readAll(), stamps = {};
    Object.keys(found).forEach(function (place) { if (/^[a-z0-9-]+$/.test(place) && isStamp(found[place])) stamps[place] = found[place]; });
    return stamps;
  }
  function fill(words, values) { return words.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }
  function today() { var d = new Date(); return d.getFullYear() + "-" + ("0" + (d.getMonth() + 1)).slice(-2) + "-" + ("0" + d.getDate()).slice(-2); }
  function inWords(day) {
    var p = day.split("-");
    return new Intl.DateTimeFormat(/^en/.test(site.root.lang) ? "en-GB" : site.root.lang, { dateStyle: "long" }).format(new Date(p[0], p[1] - 1, p[2]));
  }

  /* Gives a place its stamp: {day, isNew, isKept}; one that the browser cannot keep is not told of. The name in the page's language is kept for places on no tour. */
  site.stamp = function (place, name, language) {
    var stamps = readAll(), isNew = !isStamp(stamps[place]), own = isNew ? (stamps[place] = { day: today(), name: {} }) : stamps[place];
    own.name[language] = name;
    return { day: inWords(own.day), isNew: isNew, isKept: write(stamps) || !isNew };
  };

  /* Standing at a stop in guide mode: a line below what is told there, and a word in the bar that says where one is. */
  site.stampStop = function (stop, words, say) {
    var got = site.stamp(stop.dataset.place, stop.querySelector("h2").textContent, stop.closest("[lang]").lang.split("-")[0]), line = stop.querySelector(".guide-stamp");
    if (!got.isKept) return;
    if (!line) { line = document.createElement("p"); line.className = "guide-stamp quiet"; stop.append(line); }
    line.textContent = fill(words, { day: got.day });
    if (!got.isNew) return;
    say(line.textContent);
    document.querySelector(".guide-here span").append(" " + line.textContent);
  };

  /* The line on a place's own page, shown by its anchor before any script runs. */
  site.showStamp = function (box) {
    var words = JSON.parse(box.querySelector("script").textContent), article = box.closest("article");
    var got = site.stamp(box.dataset.stamp, document.querySelector("h1").textContent.trim(), box.dataset.language);
    if (!got.isKept) return;
    box.querySelector("[role=status]").textContent = fill(words[got.isNew ? "got" : "had"], { day: got.day });
    article.dataset.stamped = "true";
    // The mark leaves the address bar: who copies the address from there hands on no stamp.
    try { history.replaceState(null, "", location.pathname + location.search); } catch (e) { /* file:// */ }
  };

  /* The page of stamps. */
  function setUp(page) {
    var words = JSON.parse(page.querySelector(":scope > script").textContent), language = page.dataset.language, certificate = page.querySelector(".certificate");
    var sum = page.querySelector("[data-sum]"), asked = new URLSearchParams(location.search).get("tour");
    function draw() {
      var stamps = read(), left = Object.assign({}, stamps);
      all("section[data-tour]", page).forEach(function (tour) {
        var items = all("[data-place]", tour), got = items.filter(function (item) { return stamps[item.dataset.place]; });
        items.forEach(function (item) {
          var stamp = stamps[item.dataset.place];
          item.classList.toggle("stamped", Boolean(stamp));
          item.querySelector("[data-day]").textContent = stamp ? inWords(stamp.day) : "";
          delete left[item.dataset.place];
        });
        var button = tour.querySelector("[data-certificate]");
        button.hidden = !got.length;
        button.onclick = function () { show(tour, got, items.length); };
      });
      var others = page.querySelector(".others"), list = others.querySelector("ul");
      list.textContent = "";
      Object.keys(left).forEach(function (place) {
        var item = document.createElement("li"), seal = document.createElement("span"), link = document.createElement("a"), names = left[place].name;
        seal.className = "seal"; item.className = "stamped"; seal.setAttribute("aria-hidden", "true");
        link.href = "../positions/" + place + "/"; link.textContent = names[language] || names[Object.keys(names)[0]];
        item.append(seal, link, " " + inWords(left[place].day)); list.append(item);
      });
      others.hidden = !list.firstChild;
      var n = Object.keys(stamps).length;
      sum.textContent = n ? fill(words.count, { n: n }) : words.none;
    }
    function show(tour, got, total) {
      var name = certificate.querySelector("input"), stamps = read(), list = certificate.querySelector("ol");
      var days = got.map(function (item) { return stamps[item.dataset.place].day; }).sort();
      certificate.querySelector("[data-text]").textContent = fill(words.certificate_text, { tour: tour.querySelector("h2").textContent.trim(), n: got.length, m: total, day: inWords(days[days.length - 1]) });
      list.textContent = "";
      got.forEach(function (item) { list.append(item.cloneNode(true)); });
      name.oninput = function () { certificate.querySelector("[data-visitor]").textContent = name.value; };
      certificate.hidden = false; page.classList.add("certified");
      certificate.querySelector("h2").focus({ preventScroll: true }); window.scrollTo(0, 0);
      certificate.querySelector("[data-back]").onclick = function () {
        certificate.hidden = true; page.classList.remove("certified");
        tour.querySelector("[data-certificate]").focus();
      };
    }
    draw();
    window.addEventListener("storage", draw);
    var wished = asked && all("section[data-tour]", page).filter(function (tour) { return tour.dataset.tour === asked; })[0];
    if (wished && !wished.querySelector("[data-certificate]").hidden) wished.querySelector("[data-certificate]").click();
    else if (wished) wished.scrollIntoView();
  }
  site.stamps = function (pages) { pages.forEach(setUp); };
})();
