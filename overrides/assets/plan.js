/* Planning an activity: the plan and its history, kept on this device; the form; what is drawn is in plan-view.js, what goes out in plan-out.js, how a link carries a plan in plan-link.js. */
(function () {
  "use strict";
  const site = window.redroutes, DAY = 1440, KEY = site.key("plans"), STEPS = 100, MOST_WORDS = 600, MOST_TEXT = 2000, KNOWN = { m: "materials", b: "preparation", w: "afterwards", r: "rain", o: "older", d: "roles" };
  const pad = (n) => String(n).padStart(2, "0");
  const dayNumber = (text) => Date.parse(`${text}T00:00:00Z`) / 864e5, dayText = (n) => new Date(n * 864e5).toISOString().slice(0, 10);

  function readStore() {
    try { const kept = JSON.parse(localStorage.getItem(KEY)); return kept && typeof kept.all === "object" && kept.all && !Array.isArray(kept.all) ? kept : { now: "", all: {} }; } catch (e) { return { now: "", all: {} }; }
  }
  function writeStore(kept) { try { localStorage.setItem(KEY, JSON.stringify(kept)); return true; } catch (e) { return false; } }
  /* what another program or another version has left under our name is not opened, and not deleted either */
  const isPlan = (one) => Boolean(one) && one.v === 1 && typeof one.t === "string" && site.planLink.isDay(one.d) && Array.isArray(one.q) && Array.isArray(one.i) && Boolean(one.r);
  const plansIn = (kept) => Object.entries(kept.all).filter(([, one]) => isPlan(one));
  let made = 0;
  const newId = () => { made += 1; return Date.now().toString(36) + made.toString(36) + Math.floor(Math.random() * 1296).toString(36); };

  function Planner(box, base, places, link) {
    const words = JSON.parse(box.querySelector("script").textContent), rules = site.planRules, form = box.querySelector("form"), status = box.querySelector("[role=status]");
    const fill = (text, values) => text.replace(/\\n/g, "\n").replace(/{(\w+)}/g, (_, name) => values[name]);
    const district = { book: base.book, calendar: base.calendar, ways: base.ways, fixed: base.fixed, places: Object.assign(Object.create(null), Object.fromEntries(places.map((place) => [place.id, place]))) };
    const templates = Object.assign(Object.create(null), Object.fromEntries(base.templates.map((one) => [one.id, one]))), details = {};
    let id = "", plan = null, past = [], future = [];
    const loaded = { 0: true }, about = {};
    const shows = Object.fromEntries(base.book.rules.filter((rule) => rule[5]).map((rule) => [rule[0], rule[5]]));
    const self = { box: box, words: words, base: base, district: district, templates: templates, fill: fill, dayText: dayText, dayNumber: dayNumber, MOST_WORDS: MOST_WORDS, MOST_TEXT: MOST_TEXT };

    /* minutes by which the clocks of the district are ahead of UTC at a moment, whatever the phone's say */
    const ahead = (moment) => box.dataset.ahead === "" ? site.hours.clockAt(moment * 6e4, box.dataset.zone) - moment : +box.dataset.ahead;
    self.now = () => { const moment = Math.floor(Date.now() / 6e4); return moment + ahead(moment); };
    self.utc = (minute) => minute - ahead(minute - ahead(minute));
    self.today = () => Math.floor(self.now() / DAY);
    self.plan = () => plan;
    self.id = () => id;
    self.say = site.makeTeller(status);
    self.template = () => templates[plan.t];
    self.variant = () => self.template().variants.find((one) => one.id === plan.a) || self.template().variants[0];
    self.details = () => details[plan.t];
    self.start = () => dayNumber(plan.d) * DAY + plan.s;
    /* a minute by the clock; behind midnight with the day, counted from that of the plan or from another */
    self.time = function (minute, first) {
      const text = `${Math.floor(minute % DAY / 60)}:${pad(minute % 60)}`, days = Math.floor(minute / DAY) - (first === undefined ? plan ? dayNumber(plan.d) : 0 : first);
      return days < 1 ? text : fill(days < 2 ? words.next_day : words.later_day, { time: text, n: days + 1 });
    };
    self.clock = (minute, sure) => sure ? self.time(minute) : fill(words.earliest, { time: self.time(minute) });
    self.day = (text) => new Date(`${text}T00:00:00Z`).toLocaleDateString(words.locale, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
    self.weekday = (text) => words.weekdays.split(",")[new Date(`${text}T00:00:00Z`).getUTCDay()];
    self.longDay = (text) => fill(words.long_day, { day: self.day(text), weekday: self.weekday(text) });
    /* as format_distance of the build: to the nearest 50 metres, from 950 on in kilometres */
    self.distance = (metres) => metres < 950 ? fill(words.metres, { n: Math.max(50, Math.round(metres / 50) * 50) }) : fill(words.kilometres, { n: (metres / 1000).toFixed(1) });
    self.finding = (one) => fill(base.rules[one.rule], { n: /_m$/.test(shows[one.rule] || "") ? self.distance(one.value) : one.value });
    /* the nearest of the stations that count, by name */
    self.stationOf = function (place) {
      const far = (one) => rules.distance(place.point, one), best = self.ask().stations.slice().sort((a, b) => far(a) - far(b))[0];
      return best ? best[2] : "";
    };
    self.ask = function () {
      const line = base.lines.find((one) => one.id === plan.l);
      return Object.assign({}, self.template().ask, { people: plan.n, older: plan.o, wheels: plan.w, days_left: dayNumber(plan.d) - self.today(), stations: (line ? [line] : base.lines).flatMap((one) => one.stations) });
    };
    self.judged = () => rules.judgePlan(district, plan.i, self.start(), self.ask());
    self.offers = function () {
      const last = district.places[plan.q[plan.q.length - 1]], numbers = base.book.numbers, times = rules.schedule(plan.i, self.start());
      /* the first place for the whole agenda; a further one for a visit behind everything that is planned */
      const begin = last && times.length ? times[times.length - 1].end + numbers.slack_minutes : self.start(), minutes = last ? numbers.visit_minutes : self.variant().steps.reduce((sum, one) => sum + one, 0);
      return rules.rankPlaces(district, self.ask(), begin, begin + minutes, last).filter((one) => !plan.q.includes(one.place));
    };
    self.name = () => plan.h || self.template().name;

    function keep() {
      const kept = readStore();
      if (base.where) plan.x = [...new Set(plan.q.map((name) => district.places[name].piece))];
      kept.now = id; kept.all[id] = plan;
      if (!writeStore(kept)) { self.say(words.blocked); return; }
      if (location.search) try { history.replaceState(null, "", location.pathname); } catch (e) { /* file:// */ }
    }
    /* Drawn a moment later, so that the focus has moved on; not while a finger is down, or its button would be gone before the click. */
    let waiting = 0, isDown = false, held = 0;
    const early = []; /* what was filled in before there was a plan */
    function drawNow() { waiting = 0; if (!plan) return; early.splice(0).forEach(self.change); if (isDown) draw(); else { showForm(); site.planView.draw(self); } }
    function draw() { if (!waiting) waiting = setTimeout(drawNow, isDown ? 30 : 0); }
    /* Nothing is drawn anew under a finger, nor before its tap counts: on a slow phone the click comes long after the finger is up. */
    const release = (wait) => { clearTimeout(held); held = setTimeout(() => { isDown = false; }, wait); };
    document.addEventListener("pointerdown", () => { clearTimeout(held); isDown = true; }, true);
    document.addEventListener("pointerup", () => release(1500), true);
    ["click", "pointercancel"].forEach((name) => document.addEventListener(name, () => release(0), true));
    /* every change goes through here: it can be undone */
    /* what nobody needs on a first look comes with the first touch or key, so that it is there when the network is gone */
    let rest = null;
    const loadRest = self.loadRest = () => rest || (rest = Promise.all(["plan-out", "plan-run", "plan-year", "plan-paper", "plan-word", "plan-save"].map(site.load)).then(() => { site.planYear.begin(self); site.planSave.begin(self); draw(); }, () => { rest = null; }));
    ["pointerdown", "keydown", "scroll"].forEach((name) => document.addEventListener(name, loadRest, { once: true, passive: true }));
    box.querySelector("[data-year]").addEventListener("toggle", loadRest);
    self.change = function (make) {
      if (!plan) { early.push(make); return; }
      const before = JSON.stringify(plan), next = JSON.parse(before);
      make(next);
      if (JSON.stringify(next) === before) return;
      past.push(before); if (past.length > STEPS) past.shift();
      future = []; plan = next;
      keep(); draw(); loadRest().then(() => site.planSave && site.planSave.keep(self));
    };
    self.compose = function (next) {
      const one = templates[next.t], variant = one.variants.find((v) => v.id === next.a) || one.variants[0];
      next.a = variant.id;
      next.i = rules.compose(variant.steps, next.q, base.ways, base.book.numbers);
    };
    /* whether so many more items go in, and places: a link that carries more is not opened */
    function hasRoom(items, more) {
      const has = plan.i.length + items <= link.MOST_ITEMS && plan.q.length + (more || 0) <= link.MOST_PLACES;
      if (!has) self.say(fill(words.full, { items: link.MOST_ITEMS, places: link.MOST_PLACES }));
      return has;
    }
    self.addPlace = (place) => hasRoom(plan.q.length ? 3 : 0, 1) && self.change((next) => {
      const last = next.q[next.q.length - 1], numbers = base.book.numbers;
      loadAbout([place]).then(draw);
      next.q.push(place);
      if (!last) { next.i.forEach((item) => { if (item.k === "step" || item.k === "own") item.p = place; }); return; }
      const way = base.ways[`${last}|${place}`];
      next.i.push({ k: "way", m: way === undefined ? null : way, p: null, to: place }, { k: "slack", m: numbers.slack_minutes, p: null }, { k: "visit", m: numbers.visit_minutes, p: place });
    });
    function putLesson(next, place, lesson) {
      const last = next.i.map((item) => item.p).lastIndexOf(place), at = last < 0 ? next.i.length : next.i[last].k === "step" ? last : last + 1;
      next.i.splice(at, 0, { k: "lesson", id: lesson[0], m: lesson[2], p: place });
    }
    self.addLesson = (place, lesson) => hasRoom(1) && self.change((next) => putLesson(next, place, lesson));
    self.dropPlace = (place) => self.change((next) => { next.i = rules.without(next.i, place, next.q, base.ways); next.q = next.q.filter((one) => one !== place); });
    self.move = (index, by) => self.change((next) => { const [item] = next.i.splice(index, 1); next.i.splice(Math.max(0, index + by), 0, item); });
    self.dropItem = (index) => self.change((next) => { next.i.splice(index, 1); });
    self.longer = (index, by) => self.change((next) => { const item = next.i[index]; item.m = Math.min(600, Math.max(1, (item.m || 0) + by)); });
    self.rename = (index, text) => self.change((next) => { if (text.trim()) next.i[index].t = text.trim().slice(0, 80); else delete next.i[index].t; });
    /* the words of a step: b its text, y what is said; as the template has them they are not kept */
    self.retext = (index, key, text, own) => self.change((next) => { const said = text.trim().slice(0, MOST_WORDS); if (said === own) delete next.i[index][key]; else next.i[index][key] = said; });
    const joined = (role) => role.join(words.role_colon), by = (day, days) => fill(words.by, { day: self.day(dayText(dayNumber(day) - days)) }) + words.by_gap;
    /* another day: dates before which something is to be done move along in lines that the reader has changed, too */
    function moveTo(next, day) {
      const days = details[next.t] ? [...new Set(details[next.t].preparation.map((one) => one[1]))].filter((one) => one !== null) : [], from = next.d;
      const moved = (line) => { const known = days.find((one) => line.startsWith(by(from, one))); return known === undefined ? line : by(day, known) + line.slice(by(from, known).length); };
      if (next.e && next.e.b !== undefined) next.e.b = next.e.b.split("\n").map(moved).join("\n");
      next.d = day;
    }
    /* the lines of a part of the sheet: what the reader has made of them, else the template's */
    self.usual = function (key) {
      const found = details[plan.t] ? details[plan.t][KNOWN[key]] : [];
      if (key === "b") return found.map(([text, days]) => days === null ? text : by(plan.d, days) + text);
      return key === "d" ? found.map(joined) : [].concat(found);
    };
    self.lines = (key) => plan.e && plan.e[key] !== undefined ? plan.e[key].split("\n").filter(Boolean) : self.usual(key);
    self.isEdited = (key) => Boolean(plan.e && plan.e[key] !== undefined);
    self.setLines = (key, text) => self.change((next) => {
      const said = text === null ? null : text.split("\n").map((line) => line.trim()).filter(Boolean).join("\n").slice(0, MOST_TEXT), edited = Object.assign({}, next.e);
      if (said === null || said === self.usual(key).join("\n")) delete edited[key]; else edited[key] = said;
      if (Object.keys(edited).length) next.e = edited; else delete next.e;
    });
    self.roles = () => self.lines("d").map((line) => { const at = line.indexOf(words.role_colon); return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + words.role_colon.length)]; });
    /* where the group is at the end */
    self.addItem = () => hasRoom(1) && self.change((next) => { const last = next.i.filter((item) => item.p).pop(); next.i.push({ k: "own", m: 10, p: last ? last.p : next.q[0] || null }); });
    self.setRole = (index, text) => self.change((next) => { next.r[index] = text.slice(0, 40); });
    /* all names, of all plans of this device, at once; not to be undone */
    self.forgetNames = function () {
      const kept = readStore();
      plansIn(kept).map(([, one]) => one).concat(plan).forEach((one) => { one.r = {}; if (one.z) { one.z.u = ""; one.z.y.forEach((row) => { row[1] = ""; }); } });
      past = []; future = [];
      const isKept = writeStore(kept);
      draw(); self.say(isKept ? words.forgotten : words.blocked);
    };
    self.undo = () => { if (past.length) { future.push(JSON.stringify(plan)); plan = JSON.parse(past.pop()); keep(); loadDetails(); } };
    self.redo = () => { if (future.length) { past.push(JSON.stringify(plan)); plan = JSON.parse(future.pop()); keep(); loadDetails(); } };
    self.canUndo = () => past.length > 0;
    self.canRedo = () => future.length > 0;

    /* a new plan is kept with its first change, so that opening the page leaves nothing on the device */
    function begin(next, name, isNew) {
      return self.loadPieces(next).then(() => {
        const has = (place) => district.places[place] !== undefined;
        next.q = next.q.filter(has); next.i.forEach((item) => { if (item.p && !has(item.p)) item.p = null; });
        id = name || newId(); plan = next; past = []; future = [];
        if (!isNew) { keep(); loadRest(); }
        return loadDetails();
      });
    }
    self.fresh = function () {
      let day = self.today() + 1;
      while (new Date(day * 864e5).getUTCDay() !== 6) day += 1;
      const asked = new URLSearchParams(location.search), one = templates[asked.get("template")] || templates["theme-party-day"] || base.templates[0], wanted = asked.get("day") || "";
      if (link.isDay(wanted)) day = dayNumber(wanted);
      const next = self.make({ template: one.id, places: [...new Set(asked.getAll("place"))].filter((name) => district.places[name]).slice(0, link.MOST_PLACES), day: day, start: base.book.numbers.year_start, title: (asked.get("title") || "").slice(0, 60) });
      asked.getAll("lesson").forEach((lesson) => {
        const place = next.q.find((name) => (district.places[name].lessons || []).some((row) => row[0] === lesson));
        if (place) putLesson(next, place, district.places[place].lessons.find((row) => row[0] === lesson));
      });
      return next;
    };
    self.make = function (wish) {
      const one = templates[wish.template], next = { v: 1, t: one.id, a: one.variants[0].id, d: dayText(wish.day), s: wish.start, n: plan ? plan.n : 20, o: plan ? plan.o : false, w: plan ? plan.w : false, h: wish.title, l: "", q: wish.places, i: [], r: {} };
      self.compose(next);
      return next;
    };
    self.keepAll = function (plans) {
      const kept = readStore();
      /* a second tap keeps none twice */
      const present = new Set(plansIn(kept).map(([, one]) => JSON.stringify(one)));
      plans.filter((one) => !present.has(JSON.stringify(one))).forEach((one) => { kept.all[newId() + one.d.replace(/-/g, "")] = one; });
      if (!writeStore(kept)) self.say(words.blocked); else { draw(); self.say(words.year_kept); }
    };
    self.create = () => begin(self.fresh(), "", true);
    self.open = (name) => begin(readStore().all[name], name);
    /* the same weekday of the next month: the first Friday, the third Saturday, else the last */
    function nextMonth(text) {
      const from = new Date(`${text}T00:00:00Z`), nth = Math.ceil(from.getUTCDate() / 7), month = from.getUTCMonth() + 1;
      const first = new Date(Date.UTC(from.getUTCFullYear(), month, 1)), wait = (from.getUTCDay() - first.getUTCDay() + 7) % 7;
      const at = (n) => new Date(Date.UTC(from.getUTCFullYear(), month, 1 + wait + (n - 1) * 7));
      return (at(nth).getUTCMonth() === month % 12 ? at(nth) : at(nth - 1)).toISOString().slice(0, 10);
    }
    self.duplicate = () => { const day = nextMonth(plan.d), next = Object.assign(JSON.parse(JSON.stringify(plan)), { z: undefined }); if (link.isDay(day)) moveTo(next, day); return begin(next); };
    let gone = null;
    self.canBringBack = () => gone !== null;
    self.bringBack = function () {
      const kept = readStore();
      kept.all[gone[0]] = gone[1]; gone = null;
      if (!writeStore(kept)) self.say(words.blocked);
      draw();
    };
    self.remove = function (name) {
      const kept = readStore();
      if (!kept.all[name]) return; /* a second tap, before the list was drawn */
      gone = [name, kept.all[name]];
      delete kept.all[name];
      const left = plansIn(kept).map(([one]) => one);
      if (kept.now === name) kept.now = left[0] || "";
      writeStore(kept);
      if (!left.length && site.planSave) site.planSave.remove(self);
      if (name !== id) { draw(); return; }
      if (kept.now) self.open(kept.now); else self.create();
    };
    self.kept = () => plansIn(readStore());
    /* calls act with a planner of each kept plan, whose details are fetched before; the open plan stays as it is */
    self.withEach = function (all, act) {
      const wanted = [...new Set(all.map(([, one]) => one.t))].filter((one) => !details[one]);
      const more = all.map(([, one]) => self.loadPieces(one)).concat(wanted.map((one) => getJson(`${box.dataset.url}templates/${one}.json`).then((data) => { details[one] = data; })));
      return Promise.all(more).then(() => {
        const held = [plan, id], made = all.map(([name, one]) => { plan = one; id = name; try { return act(self); } finally { [plan, id] = held; } });
        return Promise.all(made);
      });
    };
    /* names and what was recorded afterwards stay on the device */
    self.link = () => link.write(Object.assign({}, plan, { r: {}, z: undefined })).then((text) => `${location.href.split(/[?#]/)[0]}#p=${text}`);

    /* a large district comes in pieces: those of a town, or those of the first places that the template names */
    function addPiece(number) {
      if (loaded[number] !== undefined) return Promise.resolve();
      loaded[number] = true;
      return getJson(`${box.dataset.url}places/${number}.json`).then((more) => { more.forEach((place) => { district.places[place.id] = Object.assign(place, { piece: number }); }); }, () => { delete loaded[number]; self.say(words.failed); });
    }
    const FIRST = 2;
    self.loadTown = (town) => Promise.all((base.towns[town] || ["", []])[1].map(addPiece)).then(draw);
    function loadNamed(template) {
      if (!base.where) return Promise.resolve();
      const ask = templates[template].ask, numbers = [...new Set([...ask.named, ...ask.told].map((name) => base.where[name]))];
      return Promise.all(numbers.slice(0, FIRST).map(addPiece));
    }
    /* the pieces that a plan needs: x, where it was made, and those of places that the base names */
    self.loadPieces = (next) => Promise.all(!base.where ? [] : [...(next.x || []), ...next.q.map((name) => base.where[name])].filter((number) => Number.isInteger(number) && number >= 0 && number < base.pieces).map(addPiece)).then(() => loadAbout(next.q));
    /* address, telephone, ways and the like of places: fetched with the first place that is chosen, a piece at a time */
    function loadAbout(names) {
      const numbers = [...new Set(names.filter((name) => district.places[name]).map((name) => district.places[name].piece || 0))].filter((number) => !about[number]);
      return Promise.all(numbers.map((number) => {
        about[number] = true;
        return getJson(`${box.dataset.url}about/${number}.json`).then((found) => { Object.entries(found).forEach(([name, said]) => { if (district.places[name]) Object.assign(district.places[name], said); }); }, () => { delete about[number]; self.say(words.failed); });
      }));
    }
    self.pieces = () => Object.keys(loaded);
    self.loadPlaces = (names) => base.where ? Promise.all(names.map((name) => base.where[name]).filter((number) => number !== undefined).map(addPiece)) : Promise.resolve();
    function loadDetails() {
      draw();
      const wanted = plan.t;
      if (base.where) loadNamed(wanted).then(draw);
      if (details[wanted]) return Promise.resolve();
      return getJson(`${box.dataset.url}templates/${wanted}.json`).then((data) => { details[wanted] = data; if (plan.t === wanted) draw(); }, () => self.say(words.failed));
    }
    function options(select, rows, value) {
      if (select.dataset.rows !== JSON.stringify(rows)) {
        select.dataset.rows = JSON.stringify(rows);
        select.textContent = "";
        rows.forEach(([key, text]) => select.add(new Option(text, key)));
      }
      select.value = value;
    }
    function setFields() {
      const set = (name, value) => { if (form.elements[name] !== document.activeElement) form.elements[name].value = value; };
      set("d", plan.d); set("s", `${pad(Math.floor(plan.s / 60))}:${pad(plan.s % 60)}`); set("n", plan.n); set("h", plan.h);
    }
    function showForm() {
      const field = form.elements;
      if (base.towns && !field.town.options.length) { base.towns.forEach((one, i) => field.town.add(new Option(one[0], i))); field.town.selectedIndex = -1; field.town.closest("p").hidden = false; }
      options(field.t, base.templates.map((one) => [one.id, one.name]), plan.t);
      options(field.a, self.template().variants.map((one) => [one.id, one.name]), plan.a);
      options(field.l, [["", field.l.options[0].text], ...base.lines.filter((one) => one.stations.length).map((one) => [one.id, one.name])], plan.l);
      setFields();
      field.o.checked = plan.o; field.w.checked = plan.w;
    }
    function readForm(e) {
      const field = form.elements, name = e.target.name;
      if (name === "town") { self.loadTown(field.town.value); return; }
      if (name === "g") { self.speak(field.g.value); return; }
      const asMade = (one) => { const fresh = JSON.parse(JSON.stringify(one)); self.compose(fresh); return JSON.stringify(fresh.i) === JSON.stringify(one.i); };
      const lost = plan && (name === "a" || name === "t") && !(asMade(plan) && (name === "a" || !plan.e && !Object.values(plan.r).join("")));
      self.change((next) => {
        if (name === "t" || name === "a") { if (name === "t") { delete next.e; next.r = {}; } next.t = field.t.value; next.a = field.a.value; self.compose(next); }
        if (name === "d" && link.isDay(field.d.value)) moveTo(next, field.d.value);
        if (name === "s" && /^\d\d:\d\d/.test(field.s.value)) next.s = +field.s.value.slice(0, 2) * 60 + +field.s.value.slice(3, 5);
        if (name === "n" && Number.isInteger(+field.n.value) && field.n.value >= 1 && field.n.value <= 2000) next.n = +field.n.value;
        if (name === "l") next.l = field.l.value;
        if (name === "h") next.h = field.h.value.slice(0, 60);
        next.o = field.o.checked; next.w = field.w.checked;
      });
      if (lost) self.say(words.recomposed);
      if (name === "t") loadDetails();
    }
    /* what cannot be used gives way, with a word, to what was there before */
    let before = {}, note = "";
    function restore(e) {
      const name = e.target.name, field = form.elements;
      if (!plan || !["d", "s", "n"].includes(name)) return;
      const right = { d: link.isDay(field.d.value), s: /^\d\d:\d\d/.test(field.s.value), n: Number(field.n.value) === plan.n }[name];
      if (!right && before[name] !== undefined) self.change((next) => { next[name] = before[name]; });
      const shown = { d: self.day(plan.d), s: self.time(plan.s), n: plan.n }[name];
      if (!right) self.say(note = fill(name === "n" ? words.not_people : words.not_taken, { field: e.target.labels[0].textContent, kept: shown }));
      else if (note && status.textContent === note) self.say("");
      setFields();
    }
    form.addEventListener("focusin", () => { if (plan) before = { d: plan.d, s: plan.s, n: plan.n }; });
    form.addEventListener("focusout", restore);
    form.addEventListener("input", readForm);
    form.addEventListener("submit", (e) => e.preventDefault());
    document.addEventListener("keydown", (e) => {
      if (!(e.ctrlKey || e.metaKey) || /^(INPUT|TEXTAREA)$/.test(e.target.tagName)) return;
      if (e.key === "z" || e.key === "y") { e.preventDefault(); if (e.key === "y" || e.shiftKey) self.redo(); else self.undo(); }
    });
    /* the same plan in another language: this device's plans are shared; where nothing can be kept the link carries it */
    self.speak = (address) => Promise.resolve(keep()).then(() => readStore().all[id] ? address : self.link().then((text) => address + text.slice(text.indexOf("#")))).then((to) => { location.href = to; });
    /* a kept plan that is the same but for names and the record */
    function findSame(next) {
      const text = JSON.stringify(next);
      const same = self.kept().find(([, one]) => { try { return JSON.stringify(link.check(Object.assign({}, one, { r: {} }), templates, district.places)) === text; } catch (e) { return false; } });
      return same && same[0];
    }
    function openLink() {
      /* messengers write = as %3D and hang 。 or &from=... behind */
      const text = /^#p(?:=|%3D)([\w.-]*)/i.exec(location.hash);
      if (!text) return Promise.resolve(false);
      return link.read(text[1], templates, district.places, self.loadPieces).then((found) => {
        try { history.replaceState(null, "", location.pathname + location.search); } catch (e) { /* file:// */ }
        const same = found.plan && findSame(found.plan);
        if (found.plan) return (same ? self.open(same) : begin(found.plan)).then(() => { self.say([words.opened, found.gone ? fill(words.places_gone, { n: found.gone }) : ""].filter(Boolean).join(" ")); return true; });
        self.say(words[found.fault]);
        return false;
      });
    }
    window.addEventListener("hashchange", openLink);
    self.begin = () => openLink().then((opened) => {
      if (opened) return;
      const kept = readStore(), asked = new URLSearchParams(location.search);
      if (["template", "place", "title", "day"].some((name) => asked.has(name)) || !isPlan(kept.all[kept.now]) || !templates[kept.all[kept.now].t]) { const note = status.textContent; return self.create().then(() => { if (note) self.say(note); }); } return self.open(kept.now);
    });
    return self;
  }
  const getJson = (url) => fetch(`${url}?v=${site.root.dataset.version}`).then((answer) => { if (!answer.ok) throw new Error(url); return answer.json(); });
  site.plan = function (boxes) {
    const box = boxes[0], words = JSON.parse(box.querySelector("script").textContent), status = box.querySelector("[role=status]");
    box.hidden = false;
    status.textContent = words.loading;
    Promise.all([getJson(`${box.dataset.url}base.json`), getJson(`${box.dataset.url}places/0.json`), site.load("plan-rules"), site.load("plan-view"), site.load("plan-link")]).then(([base, places]) => {
      status.textContent = "";
      const planner = Planner(box, base, places, site.planLink);
      site.planner = planner;
      return planner.begin();
    }).catch((e) => { status.textContent = words.failed; throw e; });
  };
})();
