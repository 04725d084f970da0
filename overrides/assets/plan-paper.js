/* What a plan prints beside its run sheet: a card to fold, and the forms for afterwards (attendance, minutes, vote, record). Drawn when they are asked for; everything is set as text. */
(function () {
  "use strict";
  const site = window.redroutes, LINES = 3, MATTERS = 4, BALLOTS = 3;
  const make = (...all) => site.planView.make(...all), list = (items, className) => site.planView.list(items, className);
  const value = (words, fields) => make("dl", "", { className: "known" }, ...fields.filter((one) => one[1]).flatMap(([name, text]) => [make("dt", name), make("dd", text)]));
  function when(planner) {
    const known = site.planOut.facts(planner);
    return [known, `${known.day}${planner.words.day_gap}${known.start}–${known.end}`];
  }

  /* --- the card: A4 across, folded once; outside the back and the cover, inside times and what to bring --- */
  function cover(planner) {
    const words = planner.words, plan = planner.plan(), [known, time] = when(planner);
    return make("section", "", { className: "face cover" }, make("p", planner.template().name, { className: "quiet" }), make("h2", known.title), make("p", time, { className: "when" }), value(words, [[words.head_place, known.place], [words.address, known.address], [words.head_people, String(plan.n)], site.planOut.leader(planner)]));
  }
  function back(planner) {
    const words = planner.words, places = planner.plan().q.map((name) => planner.district.places[name]), box = make("section", "", { className: "face" });
    places.forEach((place) => {
      const metro = (place.metro || []).map(([name, text]) => `${planner.fill(words.metro_to, { name: name })}${text ? words.colon + text : ""}`).concat(place.directions || []);
      box.append(make("h3", place.name), value(words, [[words.phone, place.phone ? place.phone[1] : words.phone_unknown], [words.booking, [place.booking, place.say].filter(Boolean).join(" ")]]), metro.length ? list(metro, "dashes") : "");
    });
    [["r", words.rain], ...(planner.plan().o || planner.plan().w ? [["o", words.older]] : [])].forEach(([key, title]) => { const lines = planner.lines(key); if (lines.length) box.append(make("h3", title), ...lines.map((text) => make("p", text))); });
    return box;
  }
  function inside(planner) {
    const words = planner.words, plan = planner.plan(), box = make("section", "", { className: "inside" }), rows = site.planOut.rows(planner);
    const times = make("table", "", { className: "times" });
    rows.forEach((row) => { const line = times.insertRow(); line.insertCell().textContent = site.planOut.clock(planner, row); line.insertCell().textContent = row.title; });
    box.append(make("h3", words.agenda), times);
    const roles = planner.roles().map(([role], i) => `${role}${words.colon}${plan.r[i] || ""}`);
    [[words.roles, roles, "dashes"], [planner.fill(words.materials, { n: plan.n }), planner.lines("m")], [words.preparation, planner.lines("b")]].forEach(([title, lines, className]) => { if (lines.length) box.append(make("h3", title), list(lines, className)); });
    return box;
  }
  const card = (planner) => [make("div", "", { className: "card-side outside" }, back(planner), cover(planner)), make("div", "", { className: "card-side" }, inside(planner))];

  /* --- the forms --- */
  function form(planner, title, ...children) {
    const [known, time] = when(planner);
    return make("section", "", { className: "form" }, make("h2", title), make("p", `${known.title} · ${time} · ${known.place}`, { className: "quiet" }), ...children);
  }
  function grid(head, rows, className) {
    const item = make("table", "", { className: className || "form-lines" });
    if (head) { const top = item.createTHead().insertRow(); head.forEach((text) => top.append(make("th", text))); }
    const body = item.appendChild(document.createElement("tbody"));
    rows.forEach((row) => { const line = body.insertRow(); row.forEach((text) => { line.insertCell().textContent = text; }); });
    return item;
  }
  const empty = (count, columns) => Array.from({ length: count }, (_, i) => [i + 1, ...Array(columns - 1).fill("")]);
  /* what the head of the minutes says, as far as it is known */
  function minutes(planner) {
    const words = planner.words, plan = planner.plan(), run = site.planRun.state(plan), [known, time] = when(planner), held = site.planRun.held(planner);
    return [[words.head_time, time], [words.held, held ? [held.isOther ? held.day : "", `${held.start}–${held.end}`].filter(Boolean).join(words.day_gap) : ""], [words.head_place, known.place], [words.head_host, site.planOut.hostOf(planner)], [words.recorder, ""], [words.expected, String(plan.n)], [words.came, run.c === null ? "" : String(run.c)], [words.absent, run.u], [words.guests, ""]];
  }
  const voteHead = (planner) => { const words = planner.words; return [words.number, words.vote_matter, words.vote_entitled, words.vote_present, words.vote_for, words.vote_against, words.vote_abstained]; };
  function ballot(planner, number) {
    const words = planner.words;
    return make("div", "", { className: "ballot" }, make("p", planner.fill(words.ballot, { title: planner.name(), n: number })), make("p", `${words.vote_matter}${words.colon}`), make("p", `□ ${words.vote_for}　□ ${words.vote_against}　□ ${words.vote_abstained}`), make("p", words.ballot_note, { className: "quiet" }));
  }
  function forms(planner) {
    const words = planner.words, plan = planner.plan(), run = site.planRun.state(plan), steps = site.planOut.rows(planner).filter((row) => row.kind !== "way" && row.kind !== "slack");
    const spoken = steps.flatMap((row) => [make("h3", row.title), ...Array.from({ length: LINES }, () => make("p", "", { className: "rule" }))]);
    const agreed = grid([words.number, words.agreed_what, words.agreed_who, words.agreed_until], [...run.y.map((row, i) => [i + 1, ...row]), ...empty(Math.max(0, MATTERS - run.y.length), 4)]);
    const all = [
      form(planner, words.attendance, grid([words.number, words.who, words.signature], empty(plan.n, 3))),
      form(planner, words.minutes_title, grid(null, minutes(planner), "form-head"), ...spoken, make("h3", words.agreed), agreed, make("p", words.minutes_signed)),
      form(planner, words.vote_title, make("p", words.vote_note), grid(voteHead(planner), empty(MATTERS, 7)), make("p", words.vote_signed), ...Array.from({ length: BALLOTS }, (_, i) => ballot(planner, i + 1)))
    ];
    if (plan.z) all.push(form(planner, words.record_title, make("p", site.planRun.record(planner)), run.b.length ? grid([words.planned, words.actual, words.agenda], site.planRun.rows(planner).map((row) => [planner.time(row.planned), row.actual === undefined ? "" : planner.time(row.actual), row.title])) : ""));
    return all;
  }

  /* which: sheet, card or forms; afterwards the page prints its run sheet again */
  function show(planner, which) {
    const box = planner.box.querySelector("[data-papers]");
    box.textContent = "";
    box.append(...(which === "card" ? card(planner) : which === "forms" ? forms(planner) : []));
    planner.box.dataset.paper = which;
  }
  /* the code stands on the card's back where a camera can read it there */
  function addCode(planner, picture) {
    const face = planner.box.querySelector(".outside .face");
    if (!picture || !face) return;
    picture.setAttribute("aria-label", planner.words.code);
    face.append(make("div", "", { className: "code" }, picture, make("p", planner.words.code_note, { className: "quiet" })));
  }
  /* Each side of the card has to go on one page: the code moves to the cover, the letters get smaller. What is still too long is printed on more pages, with a word. */
  const MOST_MM = 206, SIZES = [1, 0.94, 0.88, 0.82, 0.76, 0.7];
  function fit(planner) {
    const papers = planner.box.querySelector("[data-papers]"), code = papers.querySelector(".code"), most = MOST_MM * 96 / 25.4;
    papers.dataset.measure = "";
    const fits = (side) => side.offsetHeight <= most;
    const sides = Array.from(papers.children).map((side) => {
      if (code && side.contains(code) && !fits(side)) side.querySelector(".cover").append(code);
      return SIZES.some((size) => { side.style.setProperty("--card", size); return fits(side); });
    });
    delete papers.dataset.measure;
    planner.say(sides.every(Boolean) ? "" : planner.words.card_long);
  }
  function print(planner, which) {
    show(planner, which);
    if (which === "card") return site.planOut.makeCode(planner).then((picture) => addCode(planner, picture), () => {}).then(() => { fit(planner); start(planner); });
    return start(planner);
  }
  function start(planner) {
    window.addEventListener("afterprint", () => show(planner, "sheet"), { once: true });
    window.print();
  }
  site.planPaper = { show: show, print: print, minutes: minutes, voteHead: voteHead };
})();
