/* While an activity runs: what was planned against what is, one tap an item. Afterwards: who came, what was agreed, the record. All of it stays on the device; a link carries none of it. */
(function () {
  "use strict";
  const site = window.redroutes, MOST = 8, DAY = 1440, RECORD = { zh: 200, other: 480 };
  const state = (plan) => plan.z || { b: [], c: null, u: "", y: [] };
  const change = (planner, make) => planner.change((next) => { next.z = state(next); make(next.z, next); });

  function rows(planner) {
    const times = planner.judged().times, run = state(planner.plan());
    return planner.plan().i.map((item, i) => ({ title: site.planView.titleOf(planner, item), planned: times[i].begin, actual: run.b[i], minutes: item.m }));
  }
  const isDone = (planner) => state(planner.plan()).b.length > planner.plan().i.length;
  /* one tap: the next item begins; after the last, the end */
  const next = (planner) => change(planner, (run, plan) => { if (run.b.length <= plan.i.length) run.b.push(planner.now()); });
  function late(planner) { // minutes behind the plan at the item that runs
    const run = state(planner.plan()), all = rows(planner), at = run.b.length - 1;
    return at < 0 || at >= all.length ? null : run.b[at] - all[at].planned;
  }
  /* when it was really held; nothing before it has begun */
  function held(planner) {
    const plan = planner.plan(), run = state(plan);
    if (!run.b.length) return null;
    const first = Math.floor(run.b[0] / DAY), text = planner.dayText(first);
    return { isOther: text !== plan.d, day: planner.longDay(text), start: planner.time(run.b[0], first), end: isDone(planner) ? planner.time(run.b[plan.i.length], first) : "" };
  }
  function record(planner) {
    const words = planner.words, plan = planner.plan(), run = state(plan), known = site.planOut.facts(planner), zh = planner.box.dataset.language === "zh", was = held(planner);
    const last = site.planOut.rows(planner).pop(), end = was && was.end || (last && last.sureEnd ? known.end : ""), start = was ? was.start : known.start;
    /* a record tells no end that nobody knows */
    const bounds = { day: was ? was.day : known.day, time: end ? planner.fill(words.record_times, { start: start, end: end }) : planner.fill(words.record_from, { start: start }) };
    const at = plan.q.length ? planner.fill(words.record_at, { place: plan.q.map((name) => planner.district.places[name].name).join(words.record_comma) }) : "";
    const agreed = run.y.filter((row) => row[0]).map((row) => row[0] + (row[1] ? planner.fill(words.record_who, { who: row[1] }) : "") + (row[2] ? planner.fill(words.record_until, { until: row[2] }) : "")).join(words.record_semicolon);
    const steps = plan.i.filter((item) => !["way", "slack"].includes(item.k)).map((item) => site.planView.titleOf(planner, item));
    const most = zh ? RECORD.zh : RECORD.other, between = steps.some((one) => /[,，、]/.test(one)) ? words.record_semicolon : words.record_comma;
    const write = (n) => planner.fill(words.record, Object.assign({}, known, bounds, { at: at, m: run.c === null ? plan.n : run.c, absent: run.u ? planner.fill(words.record_absent, { names: run.u }) : "", order: steps.length ? planner.fill(words.record_order, { steps: steps.slice(0, n).join(between) + (n < steps.length ? words.record_more : "") }) : "", agreed: agreed ? planner.fill(words.record_decided, { agreed: agreed }) : "" }));
    let n = steps.length;
    while (n > 1 && write(n).length > most) n -= 1;
    return write(n);
  }
  function field(label, value, act, attributes) {
    const input = site.planView.make("input", "", Object.assign({ type: "text", value: value, autocomplete: "off" }, attributes));
    input.setAttribute("aria-label", label);
    input.addEventListener("change", () => act(input.value));
    return site.planView.make("label", "", {}, site.planView.make("span", label, { className: "quiet" }), input);
  }
  function drawRun(planner, box) {
    const view = site.planView, words = planner.words, run = state(planner.plan()), all = rows(planner), at = run.b.length - 1;
    const text = at < 0 ? words.run_ready : at >= all.length ? words.run_done : planner.fill(words.run_now, { title: all[at].title, planned: planner.time(all[at].planned), actual: planner.time(run.b[at]) });
    box.append(view.make("p", text, { className: "running" }));
    const behind = late(planner);
    const was = held(planner);
    if (was && was.isOther && Math.abs(run.b[0] - planner.start()) > DAY / 2) box.append(view.make("p", planner.fill(words.run_other, { day: was.day }), { className: "quiet" }));
    else if (behind !== null) box.append(view.make("p", behind > 0 ? planner.fill(words.run_late, { n: behind }) : behind < 0 ? planner.fill(words.run_early, { n: -behind }) : words.run_even, { className: "quiet" }));
    if (!isDone(planner)) box.append(view.make("p", "", { className: "actions" }, view.button(at < 0 ? words.run_start : at === all.length - 1 ? words.run_end : planner.fill(words.run_next, { title: all[at + 1].title }), () => next(planner), words.run_tap)));
  }
  function drawAfter(planner, box) {
    const view = site.planView, words = planner.words, plan = planner.plan(), run = state(plan);
    box.append(field(words.came, run.c === null ? plan.n : run.c, (text) => change(planner, (z) => { z.c = Math.max(0, Math.min(2000, Math.floor(+text) || 0)); }), { type: "number", min: 0, max: 2000 }));
    box.append(field(words.absent, run.u, (text) => change(planner, (z) => { z.u = text.slice(0, 200); }), { maxLength: 200 }));
    run.y.concat(run.y.length < MOST ? [["", "", ""]] : []).forEach((row, i) => {
      const set = (column) => (text) => change(planner, (z) => { z.y[i] = z.y[i] || ["", "", ""]; z.y[i][column] = text.slice(0, 120); if (!z.y[i].join("")) z.y.splice(i, 1); });
      box.append(view.make("div", "", { className: "agreed" }, ...[words.agreed_what, words.agreed_who, words.agreed_until].map((label, column) => field(`${label} ${i + 1}`, row[column], set(column), { maxLength: 120 }))));
    });
    const area = view.make("textarea", "", { value: record(planner), readOnly: true }), copy = view.button(words.copy, () => site.copyText(area.value).then(() => { copy.textContent = words.copied; }, () => site.planOut.byHand(planner, copy, area.value, area)), `${words.copy}: ${words.record_title}`);
    area.setAttribute("aria-label", words.record_title);
    box.append(view.make("p", words.record_title), area, view.make("p", "", { className: "actions" }, copy, view.button(words.folder, () => site.planWord.saveFolder(planner)), view.button(words.forget, planner.forgetNames)), view.make("p", words.names_note, { className: "quiet" }));
  }
  function draw(planner) {
    const box = planner.box.querySelector("[data-run]"), view = site.planView, words = planner.words, open = Array.from(box.querySelectorAll("details")).map((one) => one.open);
    const run = view.make("details", "", { open: Boolean(open[0]) }, view.make("summary", words.run)), after = view.make("details", "", { open: Boolean(open[1]) }, view.make("summary", words.after));
    drawRun(planner, run); drawAfter(planner, after);
    box.textContent = "";
    box.append(run, after);
  }
  site.planRun = { draw: draw, record: record, rows: rows, state: state, held: held, next: next };
})();
