/* A year's plan: twelve Theme Party Days on a fairly fixed day, each with a template, a place and an anniversary, by the same rules; out of it twelve plans and one calendar file. */
(function () {
  "use strict";
  const site = window.redroutes, DAY = 1440, LAST = 5, FAMILIES = ["activity", "party-class", "ceremony"], SUITS = ["named-by-template", "kind-suits", "lesson-here"];
  /* the nth weekday of a month as a day number; 5 is the last one */
  function nthDay(year, month, weekday, nth) {
    const first = Date.UTC(year, month, 1) / 864e5, wait = (weekday - new Date(first * 864e5).getUTCDay() + 7) % 7, length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const at = first + wait + (nth - 1) * 7;
    return at < first + length ? at : at - 7;
  }
  const isOff = (calendar, day) => calendar[2].some((r) => day >= r[0] && day <= r[1]);
  /* the day of a month; where it is a public holiday, the same weekday of another week, the nearest first */
  function chooseDay(calendar, year, month, weekday, nth) {
    const wanted = nthDay(year, month, weekday, nth);
    const others = [0, 7, -7, 14, -14, 21, -21, 28, -28].map((step) => wanted + step).filter((day) => new Date(day * 864e5).getUTCMonth() === month);
    const free = others.find((day) => !isOff(calendar, day));
    return free === undefined ? wanted : free;
  }
  const dayOf = (year, text) => Date.parse(`${year}-${text}T00:00:00Z`) / 864e5;
  function fits(planner, template, place, day, start) {
    const plan = planner.plan(), minutes = template.variants[0].steps.reduce((sum, one) => sum + one, 0), begin = day * DAY + start;
    const ask = Object.assign({}, template.ask, { people: plan.n, older: plan.o, wheels: plan.w, days_left: day - planner.today(), stations: [] });
    const found = site.planRules.judgeStay(planner.district, planner.district.places[place], ask, begin, begin + minutes, null);
    return { ok: found.every((one) => one.level !== "bad"), suits: found.some((one) => SUITS.includes(one.rule)), score: found.reduce((sum, one) => sum + one.weight, 0) };
  }
  function suggest(planner, wish) {
    const { year, weekday, nth, start } = wish, base = planner.base, used = {}, usedTemplates = {};
    const pool = base.templates.filter((one) => FAMILIES.includes(one.kind));
    return Array.from({ length: 12 }, (_, month) => {
      const day = chooseDay(base.calendar, year, month, weekday, nth);
      const near = base.anniversaries.filter((one) => +one.day.slice(0, 2) === month + 1).sort((a, b) => Math.abs(dayOf(year, a.day) - day) - Math.abs(dayOf(year, b.day) - day))[0];
      let best = null;
      const look = (isSuited) => pool.forEach((template) => {
        const places = near ? near.places : [...new Set([...(template.ask.named || []), ...(template.ask.told || [])])];
        places.filter((place) => planner.district.places[place]).forEach((place) => {
          const found = fits(planner, template, place, day, start), score = found.score - 30 * (used[place] || 0) - 40 * (usedTemplates[template.id] || 0);
          if (found.ok && (!isSuited || found.suits) && (!best || score > best.score)) best = { template: template.id, place: place, score: score };
        });
      });
      look(true);
      if (!best) look(false);
      if (best) { used[best.place] = (used[best.place] || 0) + 1; usedTemplates[best.template] = (usedTemplates[best.template] || 0) + 1; }
      return { day: day, moved: day !== nthDay(year, month, weekday, nth), anniversary: near || null, template: best ? best.template : pool[0].id, place: best ? best.place : "" };
    });
  }
  const plansOf = (planner, rows, start) => rows.map((row) => planner.make({ template: row.template, places: row.place ? [row.place] : [], day: row.day, start: start, title: "" }));

  function draw(planner, box) {
    const view = site.planView, words = planner.words, form = box.querySelector("form"), list = box.querySelector("ol"), field = form.elements;
    const read = () => ({ year: Math.min(2099, Math.max(2020, Math.floor(+field.year.value) || 0)), weekday: +field.weekday.value, nth: +field.nth.value, start: +field.at.value.slice(0, 2) * 60 + +field.at.value.slice(3, 5) || 0 });
    let rows = [];
    function show() {
      planner.loadPlaces(planner.base.anniversaries.flatMap((one) => one.places)).then(fillList);
    }
    function fillList() {
      rows = suggest(planner, read());
      list.textContent = "";
      rows.forEach((row) => {
        const text = planner.dayText(row.day), place = planner.district.places[row.place];
        const item = view.make("li", "", {}, view.make("b", `${planner.day(text)} ${planner.weekday(text)}`), view.make("p", `${planner.templates[row.template].name} · ${place ? place.name : words.place_unknown}`));
        if (row.anniversary) item.append(view.make("p", planner.fill(words.year_day, { day: planner.day(`${row.anniversary.year}-${row.anniversary.day}`.padStart(10, "0")), name: row.anniversary.name }), { className: "quiet" }));
        if (row.moved) item.append(view.make("p", "", {}, view.make("span", words.year_moved, { className: "finding finding-warn" })));
        list.append(item);
      });
    }
    form.addEventListener("input", show);
    form.addEventListener("submit", (e) => e.preventDefault());
    const buttons = box.querySelectorAll("[data-year-out] button");
    buttons[0].addEventListener("click", () => planner.keepAll(plansOf(planner, rows, read().start)));
    buttons[1].addEventListener("click", () => planner.withEach(plansOf(planner, rows, read().start).map((plan, i) => [`year-${i}`, plan]), (one) => site.planOut.event(one)).then((events) => site.planOut.save(site.planOut.join(events.flat()), `${read().year}.ics`)));
    show();
    return { rows: () => rows, read: read };
  }
  function begin(planner) {
    const box = planner.box.querySelector("[data-year]"), form = box.querySelector("form"), names = planner.words.weekdays.split(",");
    const field = form.elements;
    names.forEach((name, day) => field.weekday.add(new Option(name, day)));
    planner.words.year_nth.split(",").forEach((name, i) => field.nth.add(new Option(name, i + 1)));
    field.weekday.value = 5; field.nth.value = 1;
    field.year.value = new Date(planner.today() * 864e5).getUTCFullYear() + 1;
    let drawn = null;
    const show = () => { if (box.open && !drawn) drawn = draw(planner, box); };
    box.addEventListener("toggle", show);
    show();
  }
  site.planYear = { begin: begin, suggest: suggest, nthDay: nthDay, chooseDay: chooseDay, LAST: LAST };
})();
