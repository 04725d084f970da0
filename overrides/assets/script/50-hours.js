/* Open now. Layouts, and what they mean: scripts/redroutes/hours. Minutes and days count from 1970 by the clocks of the place. */
(function () {
  "use strict";
  var DAY = 1440, site = window.redroutes, box = document.getElementById("hours-data"), data = site.hours = box ? JSON.parse(box.textContent) : {}, words = data.words;
  var fill = data.fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]), utc = (minute) => new Date(minute * 6e4), dayOf = (minute) => Math.floor(minute / DAY);

  /* 1 holiday, 2 make-up working day, 0 neither, -1 not entered */
  var kind = (list, day) => day < list[0] || day > list[1] ? -1 : list[2].some((r) => day >= r[0] && day <= r[1]) ? 1 : list[3].indexOf(day) < 0 ? 0 : 2;
  /* open spans of a day; nothing where nobody knows */
  function spans(rule, list, day) {
    var part = rule.split("/"), sign = part[2], start = day * DAY, monday = start - (day + 3) % 7 * DAY, off = kind(list, day) === 1;
    if (off && /^[?!]$/.test(sign) || sign === "!" && kind(list, day - 1) === 1) return;
    return (off && sign !== "=" ? sign : part[0].split("|")[part[1][utc(start).getUTCMonth()] || 0]).split(" ").map(
      (span) => span.split("-").map((m) => Math.min(Math.max(+m + monday, start), start + DAY))
    ).filter((span) => span[0] < span[1]);
  }
  /* is: open (to end), closed (to next; then: unknown days come first) or ask; year: not entered, though it matters */
  data.at = function (rule, list, minute) {
    var first = dayOf(minute), day = first, now = { kind: kind(list, first) }, today, all = [];
    for (; day < first + 21 && (today = spans(rule, list, day)); day += 1) all = all.concat(today);
    all.some((span) => {
      if (now.end >= span[0] || span[0] <= minute && span[1] > minute) now.end = span[1];
      else if (span[0] > minute) return now.next = span[0];
    });
    now.is = day === first ? "ask" : now.end ? "open" : "closed";
    now.then = day < first + 21;
    if (now.end === day * DAY) now.end = 0;
    [minute, now.next].some((m) => m && !/=$/.test(rule) && kind(list, dayOf(m)) < 0 && (now.year = utc(m).getUTCFullYear()));
    return now;
  };
  /* Intl only where clocks change: its first use takes a slow phone 50 ms and more. */
  data.clock = function () {
    if (data.ahead !== undefined) return Math.floor(Date.now() / 6e4) + data.ahead;
    var p = {}, n = "numeric";
    new Intl.DateTimeFormat("en", { timeZone: data.zone, hour12: false, year: n, month: n, day: n, hour: n, minute: n }).formatToParts(new Date()).forEach((part) => { p[part.type] = part.value; });
    return Date.UTC(p.year, p.month - 1, p.day, p.hour % 24, p.minute) / 6e4;
  };
  data.time = (minute) => utc(minute).toISOString().slice(11, 16).replace(/^0/, "");
  data.opening = function (now, minute, forms) {
    var days = dayOf(now.next) - dayOf(minute), next = utc(now.next), day;
    if (!now.next) return forms[now.then ? "then" : "closed"];
    day = days > 6 ? next.toLocaleDateString(words.locale, { month: "long", day: "numeric", timeZone: "UTC" }) : words.weekdays.split(" ")[next.getUTCDay()];
    return fill(forms[days > 1 ? "later" : days ? "tomorrow" : "today"], { time: data.time(now.next), day: day });
  };
  function sayAll() {
    var minute = data.clock();
    site.all("[data-hours]").forEach((item) => {
      var now = data.at(item.dataset.hours, data.days, minute), left = now.end - minute, is = left > 0 && left < 60 ? "soon" : now.is;
      var notes = ["unsure" in item.dataset && words.unsure, now.kind > 1 && words.makeup, now.year && fill(words.year, now)].filter(Boolean);
      item.className = "state state-" + is;
      item.textContent = is === "closed" ? data.opening(now, minute, words) : fill(words[left >= 60 ? "until" : is], { n: left, time: data.time(now.end || 0) });
      if (notes[0]) item.appendChild(document.createElement("small")).textContent = notes.join(words.and);
    });
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
