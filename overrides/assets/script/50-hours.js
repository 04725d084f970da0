/* Open now. The layout of hours: scripts/redroutes/hours/encode.py; the same reckoning in Python: state.py. Minutes and days count from 1970 by the clocks of the place. */
(function () {
  "use strict";
  var DAY = 1440, AHEAD = 21, site = window.redroutes, box = document.getElementById("hours-data"), data = site.hours = box ? JSON.parse(box.textContent) : {}, words = data.words;
  var fill = data.fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]), utc = (minute) => new Date(minute * 6e4), dayOf = (minute) => Math.floor(minute / DAY);

  /* 1 holiday, 2 make-up working day, 0 neither, -1 not entered */
  var kind = (list, day) => day < list[0] || day > list[1] ? -1 : list[2].some((r) => day >= r[0] && day <= r[1]) ? 1 : list[3].indexOf(day) < 0 ? 0 : 2;
  /* the entry of a day's weekday and that of a public holiday */
  function entries(part, day) {
    var date = utc(day * DAY), number = date.getUTCDate(), text = date.toISOString().slice(0, 10).replace(/-/g, ""), weekday = (date.getUTCDay() + 6) % 7, week = 0;
    var left = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() - number, nth = [Math.ceil(number / 7), -Math.floor(left / 7) - 1];
    part[1].split(",").forEach((row) => {
      var pair = row.split("="), range = pair[0].split("-"), single = pair[0].split("#");
      if (single[1] ? +single[0] === weekday && nth.indexOf(+single[1]) >= 0 : range[1] ? text.slice(-range[1].length) >= range[0] && text.slice(-range[1].length) <= range[1] : row && text.slice(4) >= row.slice(0, 4)) week = pair[1];
    });
    week = part[0].split("|")[week].split(",");
    week.forEach((entry, i) => { if (entry === ".") week[i] = week[i - 1]; });
    return [week[weekday], week[7]];
  }
  /* spans that begin on a day; nothing where nobody knows */
  var read = (entry, day) => entry === "?" ? null : entry.split(" ").filter(Boolean).map((span) => span.split("-").map((m) => +m + day * DAY).concat(day));
  var spans = (part, list, day) => read(entries(part, day)[kind(list, day) === 1 ? 1 : 0], day);
  /* is: open (to end, last entry), late, closed (to next; then: unknown days come first) or ask; year: not entered, though it matters */
  data.at = function (layout, list, minute) {
    var part = layout.split("/"), first = dayOf(minute), day = first - 1, now = { kind: kind(list, first) }, all = [], today, last;
    for (; day < first + AHEAD && ((today = spans(part, list, day)) || day < first); day += 1) {
      if (!today) now.night = (read(entries(part, day)[0], day) || []).some((span) => span[1] > minute);
      all = all.concat(today || []);
    }
    all.some((span) => {
      var here = span[0] <= minute && span[1] > minute;
      last = span[2] * DAY + +part[2];
      if (here && part[2] && span[0] < last && last < span[1]) now.entry = last;
      if (here || now.end >= span[0]) now.end = Math.max(now.end || 0, span[1]);
      else if (span[0] > minute) return now.next = span[0];
    });
    now.is = now.end ? part[3] ? "ask" : minute >= now.entry ? "late" : "open" : day === first || now.night ? "ask" : "closed";
    now.booked = now.end && part[3];
    now.then = day < first + AHEAD;
    if (now.end === day * DAY || now.end >= (first + AHEAD) * DAY) now.end = 0;
    [minute, now.next].forEach((m) => {
      var pair = m && kind(list, dayOf(m)) < 0 && entries(part, dayOf(m));
      if (pair && pair[0] !== pair[1]) now.year = utc(m).getUTCFullYear();
    });
    return now;
  };
  /* Intl only where clocks change: its first use takes a slow phone 50 ms and more. */
  data.clockAt = function (moment, zone) {
    var p = {}, n = "numeric";
    new Intl.DateTimeFormat("en", { timeZone: zone, hour12: false, year: n, month: n, day: n, hour: n, minute: n }).formatToParts(new Date(moment)).forEach((part) => { p[part.type] = part.value; });
    return Date.UTC(p.year, p.month - 1, p.day, p.hour % 24, p.minute) / 6e4;
  };
  data.clock = function () {
    var now = Date.now(), minute;
    if (data.ahead !== undefined) return Math.floor(now / 6e4) + data.ahead;
    minute = data.clockAt(now, data.zone);
    data.shifts = data.clockAt(now + 36e5, data.zone) - minute !== 60; /* minutes left cannot be counted by the clock then */
    return minute;
  };
  data.time = (minute) => utc(minute).toISOString().slice(11, 16).replace(/^0/, "");
  data.opening = function (now, minute, forms) {
    var days = dayOf(now.next) - dayOf(minute), next = utc(now.next), day, key;
    if (!now.next) return forms[now.then ? "then" : "closed"];
    day = days > 6 ? next.toLocaleDateString(words.locale, { month: "long", day: "numeric", timeZone: "UTC" }) : words.weekdays.split(" ")[next.getUTCDay()];
    key = days > 1 ? "later" : days ? "tomorrow" : "today";
    return fill(now.year && forms["likely_" + key] || forms[key], { time: data.time(now.next), day: day });
  };
  /* a state, for its colour, and its words; forms are those of now or of a visit */
  data.say = function (now, minute, forms) {
    var left = (now.entry || now.end) - minute, near = forms === words && !data.shifts && left > 0 && left < 60, is = now.is, key = now.end ? "until" : "open";
    if (is === "closed") return [is, data.opening(now, minute, forms)];
    if (is === "ask") key = now.booked ? "booked" : now.kind === 1 || now.night ? "ask" : "unclear";
    else if (is === "late") key = is;
    else if (now.year || now.unsure) key = (is = "ask") && now.end ? "likely" : "likely_open";
    else if (near) key = (is = "soon") && now.entry ? "entry" : "soon";
    else if (now.entry) key = "both";
    return [is, fill(forms[key], { n: left, time: data.time(now.end || 0), entry: data.time(now.entry || 0) })];
  };
  function sayAll() {
    var minute = data.clock();
    site.all("[data-hours]").forEach((item) => {
      var now = data.at(item.dataset.hours, data.days, minute), said;
      now.unsure = "unsure" in item.dataset;
      said = data.say(now, minute, words);
      var notes = [now.unsure && words.unsure, now.kind > 1 && words.makeup, now.year && fill(words.year, now)].filter(Boolean);
      item.className = "state state-" + (said[0] === "open" && item.dataset.limit || said[0]);
      item.textContent = item.dataset.frame && said[0] !== "ask" ? fill(item.dataset.frame, { now: said[1] }) : said[1];
      if (notes[0]) item.appendChild(document.createElement("small")).textContent = notes.join(words.and);
    });
    site.all("[data-clock]").forEach((item) => { item.textContent = fill(words.clock, { time: data.time(minute) }); });
  }
  function tick() { sayAll(); setTimeout(tick, 6e4 - Date.now() % 6e4); }
  if (!box) return;
  try { tick(); } catch (e) { return; } /* no time zones here: the words of the rule remain */
  document.addEventListener("visibilitychange", sayAll);
  site.all("[data-plan]").forEach((plan) => {
    plan.hidden = false;
    plan.ontoggle = () => site.load("plan-hours").then(() => site.planHours(plan), () => { plan.lastElementChild.textContent = data.visit.failed; });
    plan.open = /[?&]start=/.test(location.search);
  });
})();
