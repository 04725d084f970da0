/* Holds the stops of a tour against their opening hours, from a day and an hour that the reader names. Loaded when its box is opened. */
(function () {
  "use strict";
  var site = window.redroutes, hours = site.hours, DAY = 1440;

  function read(form) { // the minute of the start, on the clocks of the place
    var date = form.elements[0].value.split("-"), time = form.elements[1].value.split(":");
    return date.length === 3 && time.length > 1 ? Date.UTC(date[0], date[1] - 1, date[2], time[0], time[1]) / 6e4 : NaN;
  }
  function write(form, minute) {
    var text = new Date(minute * 6e4).toISOString();
    form.elements[0].value = text.slice(0, 10);
    form.elements[1].value = text.slice(11, 16);
  }
  /* The next full hour while museums are open, else nine o'clock tomorrow. */
  function begin() {
    var now = hours.clock(), next = Math.floor(now / 60) * 60 + 60, hour = next / 60 % 24;
    return hour >= 8 && hour <= 16 ? next : (Math.floor(now / DAY) + 1) * DAY + 540;
  }
  function settings() { return site.kept("guide"); }
  function keep(form) {
    var query = new URLSearchParams(location.search);
    query.set("start", form.elements[0].value + "T" + form.elements[1].value);
    var text = "?" + query.toString().replace(/%3A/g, ":");
    try { history.replaceState(null, "", text + location.hash); } catch (e) { /* file:// */ }
    site.all(".languages a").forEach(function (a) { a.search = text; });
  }
  /* What a stop says from its arrival to its end: a state and the words for it. */
  /* Minutes of a stay with the script that was chosen in guide mode or here. */
  function stay(stop, form) { var length = form.elements["visit-length"]; return +(length && stop.dataset[length.value] || stop.dataset.minutes); }
  function judge(stop, arrival, minutes) {
    var data = stop.dataset, words = hours.visit;
    if (!data.visit) return "outside" in data ? { is: "outside", text: words.outside } : { is: "unknown", text: words.unknown };
    var now = hours.at(data.visit, hours.days, arrival), leaves = arrival + minutes;
    now.unsure = "unsure" in data;
    if (now.is === "open" && !now.year && !now.unsure && now.end && now.end < leaves) return { is: "short", text: hours.fill(words.short, { time: hours.time(now.end) }), now: now };
    var said = hours.say(now, arrival, words);
    return { is: said[0] === "late" ? "closed" : said[0], text: said[1], now: now, isUnsure: "unsure" in data };
  }
  function mark(stop, text, is) {
    var line = stop.querySelector(".state");
    if (!line) stop.insertBefore(line = document.createElement("p"), stop.querySelector(".details"));
    line.className = "state state-" + (is === "short" ? "soon" : is);
    line.textContent = text;
  }
  function sum(found, isWhole) {
    var lines = ["closed", "short", "ask", "unknown"].map(function (is) {
      var n = found.filter(function (f) { return f.is === is; }).length;
      return n ? hours.fill(hours.counts[is][n === 1 ? 0 : 1], { n: n }) : "";
    });
    if (!lines[0] && !lines[1] && !lines[2]) lines.unshift(hours.visit[isWhole ? "all_open" : "all_early"]);
    else if (!isWhole) lines.push(hours.visit.way);
    return lines.filter(Boolean);
  }
  function notes(found) { // what makes the answer less certain: a make-up working day, a year that is not entered
    var kinds = found.map(function (f) { return f.now; }).filter(Boolean), texts = [];
    if (kinds.some(function (now) { return now.kind > 1; })) texts.push(hours.words.makeup);
    var year = kinds.filter(function (now) { return now.year; })[0];
    if (found.some(function (f) { return f.isUnsure; })) texts.push(hours.words.unsure);
    if (year) texts.push(hours.fill(hours.words.year, year));
    return texts.join(hours.words.and);
  }
  function show(box, form) {
    var start = read(form), isWhole = true, at = start;
    if (isNaN(start)) return;
    var stops = site.all("[data-visit]", site.main), found = stops.map(function (stop, i) {
      var minutes = stay(stop, form), f = judge(stop, at, minutes);
      mark(stop, hours.fill(hours.visit[isWhole ? "arrive" : "earliest"], { time: hours.time(at) }) + hours.colon + f.text, f.is);
      at += minutes + +(stop.dataset.leg || 0);
      if (!stop.dataset.leg && i < stops.length - 1) isWhole = false;
      return f;
    });
    var result = box.querySelector("[role=status]"), more = notes(found);
    result.textContent = "";
    sum(found, isWhole).concat(more || []).forEach(function (text) { result.appendChild(document.createElement("span")).textContent = text; });
    keep(form);
  }
  site.planHours = function (box) {
    var form = box.querySelector("form");
    if (box.dataset.ready) return;
    box.dataset.ready = "yes";
    var asked = /[?&]start=(\d{4}-\d\d-\d\d)T(\d\d)(?::|%3A)(\d\d)/.exec(location.search);
    var typed = [form.elements[0].value, form.elements[1].value]; // before this script was there
    write(form, begin());
    var length = form.elements["visit-length"];
    if (length) {
      length.value = settings().length || "usual";
      length.addEventListener("input", function () {
        var kept = settings();
        kept.length = length.value;
        try { localStorage.setItem("guide", JSON.stringify(kept)); } catch (e) { /* this time only */ }
      });
    }
    if (asked) { form.elements[0].value = asked[1]; form.elements[1].value = asked[2] + ":" + asked[3]; }
    typed.forEach(function (value, i) { if (value) form.elements[i].value = value; });
    form.addEventListener("input", function () { show(box, form); });
    form.addEventListener("submit", function (e) { e.preventDefault(); show(box, form); });
    show(box, form);
  };
})();
