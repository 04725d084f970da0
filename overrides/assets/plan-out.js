/* A plan goes out: link, message, telephone script, calendar file, table; the Word document is plan-word.js. All are made on the device. */
(function () {
  "use strict";
  const site = window.redroutes, TYPES = { ics: "text/calendar;charset=utf-8", csv: "text/csv;charset=utf-8", zip: "application/zip", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" };
  function save(data, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: TYPES[name.split(".").pop()] }));
    link.download = name;
    document.body.appendChild(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
  const placesOf = (planner) => planner.plan().q.map((name) => planner.district.places[name]);
  function rowsOf(planner) {
    const times = planner.judged().times;
    return planner.plan().i.map((item, i) => ({ begin: times[i].begin, end: times[i].end, sure: times[i].sure, sureEnd: times[i].sure_end, minutes: item.m, kind: item.k, title: site.planView.titleOf(planner, item), place: item.p && planner.district.places[item.p] ? planner.district.places[item.p].name : "" }));
  }
  const clockOf = (planner, row) => planner.clock(row.begin, row.sure);
  function facts(planner) {
    const plan = planner.plan(), rows = rowsOf(planner), last = rows[rows.length - 1], places = placesOf(planner), words = planner.words;
    return {
      title: planner.name(), day: planner.longDay(plan.d), start: planner.time(planner.start()), end: last ? planner.clock(last.end, last.sureEnd) : planner.time(planner.start()),
      place: places.map((one) => one.name).join(" · ") || words.place_unknown, address: places.map((one) => one.address || words.address_unknown).join(" · "), n: plan.n,
      agenda: rows.filter((row) => row.kind !== "slack").map((row) => `${clockOf(planner, row)} ${row.title}`).join("\n"), materials: planner.details() ? planner.lines("m").join(planner.words.record_semicolon) : ""
    };
  }
  /* what is not known yet leaves no empty line */
  const message = (planner) => planner.fill(planner.words.message, facts(planner)).replace(/\n{2,}/g, "\n");
  /* when the group is at a place, from its first item there to its last */
  function stayOf(planner, name) {
    const there = rowsOf(planner).filter((_, i) => planner.plan().i[i].p === name), last = there[there.length - 1];
    return last ? { sure: there[0].sure, start: planner.time(there[0].begin), end: planner.clock(last.end, last.sureEnd), minutes: last.end - there[0].begin } : { sure: true };
  }
  function script(planner) {
    const words = planner.words, plan = planner.plan(), ask = planner.ask(), lines = placesOf(planner).flatMap((place) => {
      const stay = stayOf(planner, place.id), call = planner.fill(stay.sure ? words.script : words.script_way, Object.assign(facts(planner), { place: place.name }, stay));
      return [place.phone ? `${words.phone}${words.colon}${place.phone[1]}` : words.phone_unknown, call];
    });
    lines.push(planner.fill(words.script_open, { n: plan.n }));
    (ask.activities || []).forEach((one) => lines.push(words[`script_${one}`]));
    if (plan.o) lines.push(words.script_seats);
    if (plan.w) lines.push(words.script_wheels);
    return lines.concat(words.script_book, words.script_name).join("\n");
  }
  const escapeIcs = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  function fold(line) { // at 75 octets, never inside a character
    const parts = []; let part = "", size = 0;
    for (const c of line) { const n = new TextEncoder().encode(c).length; if (size + n > 74) { parts.push(part); part = " "; size = 1; } part += c; size += n; }
    return parts.concat(part).join("\r\n");
  }
  const HEAD_ICS = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//redroutes//plan//EN", "CALSCALE:GREGORIAN"];
  const join = (lines) => [...HEAD_ICS, ...lines, "END:VCALENDAR"].map(fold).join("\r\n") + "\r\n";
  const calendar = (planner) => join(event(planner));
  function event(planner) {
    const known = facts(planner), rows = rowsOf(planner), words = planner.words;
    const stamp = (minute) => `${new Date(planner.utc(minute) * 6e4).toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
    const start = planner.start(), end = rows.length ? rows[rows.length - 1].end : start, where = placesOf(planner).flatMap((one) => [one.name, one.address]).filter(Boolean).join(words.day_gap), alarm = (when, text) => ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escapeIcs(planner.fill(text, known))}`, `TRIGGER:${when}`, "END:VALARM"];
    /* a plan that moves keeps its UID; DTEND must lie behind DTSTART (RFC 5545) */
    const now = new Date();
    return ["BEGIN:VEVENT", `UID:${planner.id()}@plan.redroutes`, `SEQUENCE:${Math.floor(now / 6e4)}`, `DTSTAMP:${now.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`, `DTSTART:${stamp(start)}`, ...(end > start ? [`DTEND:${stamp(end)}`] : []), `SUMMARY:${escapeIcs(known.title)}`, ...(where ? [`LOCATION:${escapeIcs(where)}`] : []), `DESCRIPTION:${escapeIcs(message(planner))}`, ...alarm("-P7D", words.alarm_week), ...alarm("-P1D", words.alarm_day), "END:VEVENT"];
  }
  const cell = (value) => { const text = String(value), safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text; return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, "\"\"")}"` : safe; };
  const table = (planner) => "\uFEFF" + [planner.words.csv_head, ...rowsOf(planner).map((row) => [clockOf(planner, row), planner.clock(row.end, row.sureEnd), row.title, row.place, row.minutes === null ? "" : row.minutes].map(cell).join(","))].join("\r\n") + "\r\n";

  function byHand(planner, button, text, given) {
    const area = given || site.planView.make("textarea", "", { value: text, readOnly: true });
    if (!given) { area.setAttribute("aria-label", button.textContent); button.parentNode.after(area); }
    area.focus(); area.select();
    planner.say(planner.words.copy_failed);
  }
  function draw(planner) {
    const box = planner.box.querySelector("[data-out]"), words = planner.words, view = site.planView, file = (ending) => `${planner.plan().t}-${planner.plan().d}.${ending}`;
    const done = (button) => { const text = button.textContent; button.textContent = words.copied; setTimeout(() => { button.textContent = text; }, 2000); };
    /* where the browser does not let the page copy, the text is there to be copied by hand */
    const copy = (button, text, area) => site.copyText(text).then(() => done(button), () => byHand(planner, button, text, area));
    const held = box.querySelector("details[open]") ? Array.from(box.querySelectorAll("details")).map((one) => one.open) : [];
    box.textContent = "";
    const link = view.button(words.link, () => planner.link().then((text) => copy(link, text)));
    box.append(view.make("p", "", { className: "actions" }, link, view.button(words.calendar, () => save(calendar(planner), file("ics"))), view.button(words.table, () => save(table(planner), file("csv"))), view.button(words.word, () => save(site.planWord.word(planner), file("docx")))));
    [[words.text, message(planner)], [words.call, script(planner)]].forEach(([title, text], i) => {
      const area = view.make("textarea", "", { value: text, readOnly: true }), button = view.button(words.copy, () => copy(button, text, area), `${words.copy}: ${title}`);
      area.setAttribute("aria-label", title);
      const part = view.make("details", "", { open: Boolean(held[i]) }, view.make("summary", title), area, view.make("p", "", { className: "actions" }, button));
      box.append(part);
    });
    const code = view.make("details", "", {}, view.make("summary", words.code), view.make("div", "", {}), view.make("p", words.code_note, { className: "quiet" }));
    code.children[1].dataset.code = "";
    code.addEventListener("toggle", () => { if (code.open) fillCode(planner, code); });
    code.open = Boolean(held[2]);
    box.append(code);
  }
  /* The link as a QR code, where a camera can still read it: at most CODE_MOST characters, that is version 25 of 40. */
  const CODE_MOST = 900, QUIET = 4, SVG = "http://www.w3.org/2000/svg";
  function drawCode(link) {
    const code = window.qrcode(0, "M");
    code.addData(link, "Byte"); code.make();
    const side = code.getModuleCount(), picture = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    let d = "";
    for (let row = 0; row < side; row += 1) for (let column = 0; column < side; column += 1) if (code.isDark(row, column)) d += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    picture.setAttribute("viewBox", `0 0 ${side + 2 * QUIET} ${side + 2 * QUIET}`); picture.setAttribute("role", "img"); path.setAttribute("d", d);
    picture.append(path);
    return picture;
  }
  /* the picture of the open plan's link; none where the plan is too long for it */
  const makeCode = (planner) => Promise.all([planner.link(), site.load("qrcode")]).then(([link]) => link.length > CODE_MOST ? null : drawCode(link));
  function fillCode(planner, part) {
    const words = planner.words, place = part.querySelector("[data-code]");
    makeCode(planner).then((picture) => {
      place.textContent = "";
      if (!picture) { place.textContent = words.code_long; return; }
      picture.setAttribute("aria-label", words.code);
      place.append(picture);
    }).catch(() => { place.textContent = words.failed; });
  }
  /* the first role by its own name: a host here, a speaker or a guide there */
  function leader(planner) {
    const role = planner.roles()[0], name = role ? role[0].split(/[(（,，]/)[0].trim() : "";
    return [name, planner.plan().r[0] || ""];
  }
  /* the host where the first role is one, to be filled in by hand where not */
  const hostOf = (planner) => leader(planner)[0] === planner.words.head_host ? leader(planner)[1] : "";
  site.planOut = { draw: draw, leader: leader, hostOf: hostOf, byHand: byHand, message: message, script: script, calendar: calendar, table: table, event: event, join: join, save: save, facts: facts, rows: rowsOf, clock: clockOf, makeCode: makeCode };
})();
