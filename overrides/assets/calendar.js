/* The reader's day and hour + the event that the page carries -> a calendar file to open. Loaded when it is asked for. */
(function () {
  "use strict";
  function pad(n) { return (n < 10 ? "0" : "") + n; }
  function stamp(time) {
    return time.getUTCFullYear() + pad(time.getUTCMonth() + 1) + pad(time.getUTCDate()) + "T" +
      pad(time.getUTCHours()) + pad(time.getUTCMinutes()) + "00Z";
  }

  /* Milliseconds by which a zone is ahead of UTC at a moment. */
  function ahead(zone, moment) {
    var parts = {};
    new Intl.DateTimeFormat("en-US", { timeZone: zone, hour12: false, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" })
      .formatToParts(moment).forEach(function (part) { parts[part.type] = Number(part.value); });
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour % 24, parts.minute) - moment.getTime();
  }
  /* The moment at which clocks of a zone show a day and time; tried twice, for clocks may change in between. */
  function momentOf(zone, day, time) {
    var d = day.split("-").map(Number), t = time.split(":").map(Number);
    var wanted = Date.UTC(d[0], d[1] - 1, d[2], t[0], t[1]);
    var guess = new Date(wanted - ahead(zone, new Date(wanted)));
    return new Date(wanted - ahead(zone, guess));
  }

  function makeEvent(form) {
    var start = momentOf(form.dataset.timezone, form.elements.day.value, form.elements.time.value);
    var end = new Date(start.getTime() + form.dataset.minutes * 60000);
    var times = { start: stamp(start), end: stamp(end) };
    return form.querySelector("script").textContent
      .replace(/\\\\|\\u003c/g, function (found) { return found.length > 2 ? "<" : found; }) // "\\\\u003c" was written in a text
      .replace(/^\n/, "").replace(/\r?\n/g, "\r\n")
      .replace(/^(UID:|DTSTART:|DTEND:)@@(start|end)@@/gm, function (_, name, which) { return name + times[which]; });
  }
  window.redroutes.calendar = function (form) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([makeEvent(form)], { type: "text/calendar;charset=utf-8" }));
    link.download = form.dataset.calendar + ".ics";
    document.body.appendChild(link); link.click(); link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  };
})();
