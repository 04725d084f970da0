/* A year's plan: twelve Theme Party Days on a fairly fixed day, each with a template, a place and an anniversary, by the same rules; out of it twelve plans and one calendar file. */
(function () {
  "use strict";
  const site = window.redroutes, DAY = 1440, FAMILIES = ["activity", "party-class", "ceremony"], SUITS = ["named-by-template", "kind-suits", "lesson-here"], MOST_PLACES = 12, WEEKS = [0, 7, -7, 14, -14, 21, -21, 28, -28];
  /* --- the rules: pure functions, the twins of scripts/redroutes/planning/year.py --- */
  const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10), monthOf = (day) => new Date(day * 864e5).getUTCMonth() + 1;
  /* the nth weekday of a month as a day number; 5 is the last one */
  function nthDay(year, month, weekday, nth) {
    const first = Date.UTC(year, month - 1, 1) / 864e5, at = first + (weekday - new Date(first * 864e5).getUTCDay() + 7) % 7 + (nth - 1) * 7;
    return monthOf(at) === month ? at : at - 7;
  }
  /* the day of a month; where it is a public holiday, the same weekday of another week, the nearest first */
  function chooseDay(data, wish, month) {
    const wanted = nthDay(wish.year, month, wish.weekday, wish.nth), isOff = (day) => data.district.calendar[2].some((r) => day >= r[0] && day <= r[1]) || data.fixed.includes(iso(day).slice(5));
    const free = WEEKS.map((step) => wanted + step).filter((day) => monthOf(day) === month).find((day) => !isOff(day));
    return free === undefined ? wanted : free;
  }
  function nearestDay(data, year, month, day) {
    let best = null, least = Infinity;
    data.anniversaries.forEach((one, i) => {
      const at = Date.parse(`${year}-${one.day}T00:00:00Z`) / 864e5;
      if (+one.day.slice(0, 2) !== month || isNaN(at) || iso(at).slice(5) !== one.day) return;
      if (Math.abs(at - day) < least) { least = Math.abs(at - day); best = i; }
    });
    return best;
  }
  /* places to look at first, and after them */
  function tiers(template, happened, wish) {
    const ask = template.ask;
    return wish.places.length ? [wish.places.filter((name) => happened.includes(name)), wish.places] : [happened, [...new Set([...(ask.named || []), ...(ask.told || [])])]];
  }
  function best(data, offers, wish, day, used) {
    const numbers = data.district.book.numbers, found = {}, begin = day * DAY + wish.start;
    offers.forEach(([template, place]) => {
      const minutes = template.variants[0].steps.reduce((sum, one) => sum + one, 0), ask = Object.assign({}, template.ask, wish.ask, { stations: [] });
      const judged = site.planRules.judgeStay(data.district, data.district.places[place], ask, begin, begin + minutes, null);
      if (judged.some((one) => one.level === "bad")) return;
      const score = judged.reduce((sum, one) => sum + one.weight, 0) - numbers.year_place_again * (used[`place ${place}`] || 0) - numbers.year_template_again * (used[`template ${template.id}`] || 0);
      const suits = judged.some((one) => SUITS.includes(one.rule));
      if (!found[suits] || score > found[suits].score) found[suits] = { score: score, template: template.id, place: place };
    });
    return found;
  }
  /* where the anniversary happened, else where the template is usually held, in both only a place that suits it; where none does, any that is not shut to it */
  function findOffer(data, pool, happened, wish, day, used) {
    let spare = null;
    for (const tier of [0, 1]) {
      const found = best(data, pool.flatMap((template) => tiers(template, happened, wish)[tier].slice(0, MOST_PLACES).filter((name) => data.district.places[name]).map((place) => [template, place])), wish, day, used);
      if (found.true) return found.true;
      spare = spare || found.false || null;
    }
    return spare;
  }
  /* data: {district, templates, anniversaries, fixed}; wish: {year, weekday, nth, start, ask, templates, places} */
  function suggest(data, wish) {
    const named = data.templates.filter((one) => wish.templates.includes(one.id)), pool = named.length ? named : data.templates.filter((one) => FAMILIES.includes(one.kind)), used = {};
    return Array.from({ length: 12 }, (_, i) => {
      const day = chooseDay(data, wish, i + 1), near = nearestDay(data, wish.year, i + 1, day), happened = near === null ? [] : data.anniversaries[near].places;
      const one = findOffer(data, pool, happened, wish, day, used);
      if (one) [`place ${one.place}`, `template ${one.template}`].forEach((key) => { used[key] = (used[key] || 0) + 1; });
      return { day: day, moved: day !== nthDay(wish.year, i + 1, wish.weekday, wish.nth), anniversary: near, template: one ? one.template : (pool[0] || { id: "" }).id, place: one ? one.place : "" };
    });
  }
  site.planYearRules = { nthDay: nthDay, suggest: suggest };

  /* --- the page --- */
  const dataOf = (planner) => ({ district: planner.district, templates: planner.base.templates, anniversaries: planner.base.anniversaries, fixed: planner.base.fixed });
  function wishOf(planner, wish) {
    const plan = planner.plan();
    return Object.assign({ ask: { people: plan.n, older: plan.o, wheels: plan.w }, templates: [], places: [] }, wish);
  }
  const plansOf = (planner, rows, start) => rows.map((row) => planner.make({ template: row.template, places: row.place ? [row.place] : [], day: row.day, start: start, title: "" }));

  function draw(planner, box) {
    const view = site.planView, words = planner.words, form = box.querySelector("form"), list = box.querySelector("ol"), field = form.elements;
    /* a year or an hour that cannot be used leaves those before */
    const good = { year: new Date(planner.today() * 864e5).getUTCFullYear() + 1, start: planner.base.book.numbers.year_start };
    function read() {
      const year = Number(field.year.value), at = /^(\d\d):(\d\d)/.exec(field.at.value);
      if (Number.isInteger(year) && year >= 2020 && year <= 2099) good.year = year;
      if (at) good.start = at[1] * 60 + +at[2];
      return Object.assign({ weekday: +field.weekday.value, nth: +field.nth.value }, good);
    }
    function restore(e) {
      read();
      const typed = e.target.value;
      field.year.value = good.year; field.at.value = planner.time(good.start).padStart(5, "0");
      if (e.target.value !== typed) planner.say(planner.fill(words.not_taken, { field: e.target.labels[0].textContent, kept: e.target.value }));
    }
    const unentered = view.make("p", "", { className: "findings" });
    list.before(unentered);
    let rows = [];
    function show() {
      planner.loadPlaces(Object.keys(planner.base.where || {})).then(fillList);
    }
    function fillList() {
      rows = suggest(dataOf(planner), wishOf(planner, read()));
      list.textContent = "";
      unentered.textContent = "";
      if (rows.some((row) => site.planRules.dayWord(planner.district, row.day) === "unentered")) unentered.append(view.make("span", planner.fill(words.year_unentered, { year: good.year }), { className: "finding finding-doubt" }));
      rows.forEach((row) => {
        const text = planner.dayText(row.day), place = planner.district.places[row.place];
        const item = view.make("li", "", {}, view.make("b", planner.longDay(text)), view.make("p", `${planner.templates[row.template].name} · ${place ? place.name : words.place_unknown}`));
        const near = row.anniversary === null ? null : planner.base.anniversaries[row.anniversary];
        if (near) item.append(view.make("p", planner.fill(words.year_day, { day: planner.day(`${near.year}-${near.day}`.padStart(10, "0")), name: near.name }), { className: "quiet" }));
        site.planRules.judgeDay(planner.district, row.day).forEach((one) => item.append(view.make("p", "", {}, view.make("span", planner.finding(one), { className: `finding finding-${one.level}` }))));
        if (row.moved) item.append(view.make("p", "", {}, view.make("span", words.year_moved, { className: "finding finding-warn" })));
        list.append(item);
      });
    }
    form.addEventListener("input", show);
    form.addEventListener("focusout", restore);
    form.addEventListener("submit", (e) => e.preventDefault());
    const buttons = box.querySelectorAll("[data-year-out] button");
    buttons[0].addEventListener("click", () => planner.keepAll(plansOf(planner, rows, read().start)));
    buttons[1].addEventListener("click", () => planner.withEach(plansOf(planner, rows, read().start).map((plan, i) => [`${planner.id()}-${plan.d.slice(0, 7)}`, plan]), (one) => site.planOut.event(one)).then((events) => site.planOut.save(site.planOut.join(events.flat()), `${read().year}.ics`)));
    show();
    return { rows: () => rows, read: read };
  }
  function begin(planner) {
    const box = planner.box.querySelector("[data-year]"), form = box.querySelector("form"), names = planner.words.weekdays.split(",");
    const field = form.elements;
    names.forEach((name, day) => field.weekday.add(new Option(name, day)));
    planner.words.year_nth.split(",").forEach((name, i) => field.nth.add(new Option(name, i + 1)));
    const numbers = planner.base.book.numbers;
    field.weekday.value = numbers.year_weekday; field.nth.value = numbers.year_nth; field.at.value = planner.time(numbers.year_start).padStart(5, "0");
    field.year.value = new Date(planner.today() * 864e5).getUTCFullYear() + 1;
    let drawn = null;
    const show = () => { if (box.open && !drawn) drawn = draw(planner, box); };
    box.addEventListener("toggle", show);
    show();
  }
  site.planYear = { begin: begin, suggest: (planner, wish) => suggest(dataOf(planner), wishOf(planner, wish)) };
})();
