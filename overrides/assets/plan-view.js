/* Draws a plan: places with their reasons, the run sheet with what is to be minded at the line that it concerns, the buttons. Everything is set as text, nothing as markup. */
(function () {
  "use strict";
  const site = window.redroutes, OFFERS = 5;
  let shown = OFFERS;
  function make(tag, text, attributes, ...children) {
    const item = Object.assign(document.createElement(tag), attributes);
    if (text) item.textContent = text;
    children.forEach((child) => { if (child) item.append(child); });
    return item;
  }
  const button = (text, act, label) => { const item = make("button", text, { type: "button" }); if (label) item.setAttribute("aria-label", label); item.addEventListener("click", act); return item; };
  const finding = (planner, one) => make("span", planner.finding(one), { className: `finding finding-${one.level}` });
  const findings = (planner, found) => found.length ? make("p", "", { className: "findings" }, ...found.map((one) => finding(planner, one))) : "";
  const ORDER = ["bad", "warn", "doubt", "good"];
  const sorted = (found) => found.slice().sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));

  /* a step of the template; none where the template has changed since the plan was made */
  function stepOf(planner, item) {
    const details = planner.details();
    return (details && item.k === "step" && (details.variants[planner.variant().id] || [])[item.n]) || null;
  }
  function titleOf(planner, item) {
    const places = planner.district.places, words = planner.words;
    if (item.t) return item.t;
    if (item.k === "step") return (stepOf(planner, item) || { title: "…" }).title;
    if (item.k === "lesson") { const lesson = ((places[item.p] || {}).lessons || []).find((one) => one[0] === item.id); return lesson ? lesson[1] : item.id; }
    if (item.k === "way") return planner.fill(words.way, { place: item.to && places[item.to] ? places[item.to].name : "" });
    if (item.k === "visit") return planner.fill(words.visit, { place: places[item.p] ? places[item.p].name : "" });
    return item.k === "slack" ? words.slack : words.own_name;
  }
  function drawChosen(planner) {
    const list = planner.box.querySelector("[data-chosen]"), plan = planner.plan(), places = planner.district.places;
    list.textContent = "";
    if (!plan.q.length) list.append(make("li", planner.words.none, { className: "quiet" }));
    plan.q.forEach((name) => {
      const place = places[name], link = make("a", place.name, { href: `${planner.box.dataset.root}positions/${name}/` });
      const lessons = (place.lessons || []).filter((one) => !plan.i.some((item) => item.id === one[0])).map((one) => { const text = planner.fill(planner.words.add_lesson, { name: one[1], n: one[2] }); return button(text, () => planner.addLesson(name, one)); });
      list.append(make("li", "", {}, link, make("p", "", { className: "actions" }, ...lessons, button(planner.words.remove, () => planner.dropPlace(name), `${planner.words.remove} ${place.name}`))));
    });
  }
  function drawOffers(planner) {
    const box = planner.box.querySelector("[data-fit]"), list = box.querySelector("[data-offers]"), offers = planner.offers(), words = planner.words, has = planner.plan().q.length > 0;
    if (!box.dataset.ready) { box.dataset.ready = "yes"; box.open = !has; box.querySelector("[data-more]").addEventListener("click", () => { shown += OFFERS; drawOffers(site.planner); }); }
    list.textContent = "";
    offers.slice(0, shown).forEach((offer) => {
      const place = planner.district.places[offer.place], word = has ? words.add : words.take;
      const row = make("li", "", {}, make("b", place.name), make("span", ` ${offer.fits ? words.fits : words.not_fit}`, { className: "quiet" }));
      row.append(findings(planner, sorted(offer.findings).reverse()));
      if (offer.findings.some((one) => one.rule === "near-station")) row.append(make("p", planner.fill(words.station, { name: planner.stationOf(place) }), { className: "quiet" }));
      row.append(make("p", "", { className: "actions" }, button(word, () => { box.open = false; planner.addPlace(offer.place); }, `${word} ${place.name}`)));
      list.append(row);
    });
    box.querySelector("[data-more]").hidden = offers.length <= shown;
  }
  const wordsOf = (item, key, own) => item[key] === undefined ? own || "" : item[key];
  function area(value, name, act, label, most) {
    const item = make("textarea", "", { value: value, maxLength: most });
    item.setAttribute("aria-label", name);
    item.addEventListener("change", () => act(item.value));
    return label ? make("label", "", {}, make("span", label, { className: "quiet" }), item) : item;
  }
  function drawItem(planner, item, index, time, found) {
    const words = planner.words, step = stepOf(planner, item), title = titleOf(planner, item);
    const clock = make("span", planner.clock(time.begin, time.sure), { className: "clock" });
    const length = make("span", item.m === null ? ` ${words.unknown_minutes}` : ` ${planner.fill(words.minutes, { n: item.m })}`, { className: "quiet" });
    const body = make("div", "", {}, make("h3", title, {}, length));
    const text = wordsOf(item, "b", step && step.text), say = wordsOf(item, "y", step && step.say);
    if (text) body.append(make("p", text));
    if (say) body.append(make("p", "", { className: "say" }, make("b", words.says + words.says_gap), say));
    body.append(findings(planner, found));
    const name = make("input", "", { type: "text", value: title, maxLength: 80 });
    name.setAttribute("aria-label", `${words.rename} ${title}`);
    name.addEventListener("change", () => planner.rename(index, name.value === titleOf(planner, Object.assign({}, item, { t: "" })) ? "" : name.value));
    const edit = make("details", "", { className: "screen" }, make("summary", words.edit), name, make("p", "", { className: "edit" }, button("−5", () => planner.longer(index, -5), `${words.less}: ${title}`), button("+5", () => planner.longer(index, 5), `${words.longer}: ${title}`), button("↑", () => planner.move(index, -1), `${words.up}: ${title}`), button("↓", () => planner.move(index, 1), `${words.down}: ${title}`), button(words.remove, () => planner.dropItem(index), `${words.remove}: ${title}`)));
    if (step) [["b", step.text, text, words.edit_text], ["y", step.say || "", say, words.edit_say]].forEach(([key, own, now, label]) => edit.lastChild.before(area(now, `${label}: ${title}`, (value) => planner.retext(index, key, value, own), label, planner.MOST_WORDS)));
    edit.firstChild.setAttribute("aria-label", `${words.edit}: ${title}`);
    edit.dataset.item = index;
    body.append(edit);
    return make("li", "", { className: "agenda-item" }, clock, body);
  }
  function drawPlace(planner, name) {
    const place = planner.district.places[name], words = planner.words, row = make("div", "", { className: "place" }, make("h3", place.name));
    row.append(make("p", place.address || words.address_unknown));
    const phone = place.phone ? make("p", `${words.phone} `, {}, make("a", place.phone[1], { href: `tel:${place.phone[0]}` })) : make("p", words.phone_unknown, { className: "quiet" });
    row.append(phone);
    const there = (place.metro || []).map(([name, text]) => `${planner.fill(words.metro_to, { name: name })}${text ? words.colon + text : ""}`).concat(place.directions || [], place.access || []);
    if (there.length) row.append(make("p", "", {}, make("b", words.way_there)), list(there, "dashes"));
    const bookBy = place.books && place.days_ahead !== undefined ? planner.fill(words.book_by, { day: planner.day(planner.dayText(planner.dayNumber(planner.plan().d) - place.days_ahead)) }) : "";
    if (place.booking) row.append(make("p", [words.booking, place.booking, place.say, bookBy].filter(Boolean).join(" ")));
    (place.known || []).forEach((text) => row.append(make("p", text)));
    (place.notices || []).forEach((text) => row.append(make("p", "", {}, make("span", text, { className: "finding finding-warn" }))));
    return row;
  }
  const section = (title, ...children) => make("section", "", {}, make("h2", title), ...children);
  const list = (items, className) => make("ul", "", { className: className || "checks" }, ...items.map((text) => make("li", text)));
  function table(head, rows) {
    const item = make("table", "", { className: "form-lines" }), top = item.insertRow();
    head.forEach((text) => top.append(make("th", text)));
    for (let n = 1; n <= rows; n += 1) { const row = item.insertRow(); head.forEach((_, i) => { row.insertCell().textContent = i ? "" : n; }); }
    return item;
  }
  function drawRoles(planner) {
    const box = make("dl", "", { className: "roles" }), plan = planner.plan();
    planner.roles().forEach(([role, task], index) => {
      const name = make("input", "", { type: "text", value: plan.r[index] || "", maxLength: 40, autocomplete: "off" });
      name.setAttribute("aria-label", `${planner.words.who}: ${role}`);
      name.addEventListener("change", () => planner.setRole(index, name.value));
      box.append(make("dt", role), make("dd", "", {}, name, make("span", task, { className: "quiet" })));
    });
    return box;
  }
  /* a part of the sheet whose lines the reader may change, move and take out; what is empty is not printed */
  function part(planner, key, title, fill) {
    const words = planner.words, lines = planner.lines(key), usual = planner.usual(key);
    if (!lines.length && !usual.length) return "";
    const edit = make("details", "", { className: "screen" }, make("summary", words.edit), area(lines.join("\n"), `${words.edit_lines}: ${title}`, (text) => planner.setLines(key, text), words.edit_lines, planner.MOST_TEXT));
    edit.firstChild.setAttribute("aria-label", `${words.edit}: ${title}`);
    edit.dataset.item = key;
    if (planner.isEdited(key)) edit.append(make("p", "", { className: "actions" }, button(words.restore, () => planner.setLines(key, null), `${words.restore}: ${title}`)));
    const box = section(title, lines.length ? fill(lines) : make("p", words.taken_out, { className: "quiet" }), edit);
    if (!lines.length) box.className = "screen";
    return box;
  }
  const paragraphs = (lines) => make("div", "", {}, ...lines.map((text) => make("p", text)));
  function drawSheet(planner) {
    const sheet = planner.box.querySelector(".run-sheet"), plan = planner.plan(), words = planner.words, judged = planner.judged(), details = planner.details();
    const end = judged.times[judged.times.length - 1];
    const open = Array.from(sheet.querySelectorAll("details[open]")).map((one) => one.dataset.item);
    sheet.textContent = "";
    const hours = planner.time(planner.start()) + (end ? `–${planner.clock(end.end, end.sure_end)}` : "");
    sheet.append(make("h2", planner.name()), make("p", `${planner.longDay(plan.d)} · ${hours} · ${plan.q.map((name) => planner.district.places[name].name).join(" · ") || words.place_unknown} · ${words.head_people} ${plan.n}`, { className: "head" }));
    sheet.append(findings(planner, sorted(judged.aboutPlan)));
    const agenda = make("ol", "", { className: "agenda" });
    plan.i.forEach((item, index) => {
      const stay = judged.stays.findIndex((one) => one.first === index), found = stay < 0 ? [] : sorted(judged.aboutStays[stay]).filter((one) => one.level !== "good");
      agenda.append(drawItem(planner, item, index, judged.times[index], found));
    });
    sheet.append(section(words.agenda, agenda, make("p", "", { className: "actions screen" }, button(words.own_item, planner.addItem))));
    plan.q.forEach((name) => sheet.append(drawPlace(planner, name)));
    if (details) {
      sheet.append(part(planner, "d", words.roles, () => drawRoles(planner)), part(planner, "m", planner.fill(words.materials, { n: plan.n }), (lines) => list(lines)), part(planner, "b", words.preparation, (lines) => list(lines)), part(planner, "r", words.rain, paragraphs));
      if (plan.o || plan.w) sheet.append(part(planner, "o", words.older, paragraphs));
      sheet.append(part(planner, "w", words.afterwards, (lines) => list(lines)));
    }
    const forms = section(words.attendance, table([words.number, words.who, words.signature], plan.n));
    forms.className = "paper-only";
    const agreed = section(words.agreed, table([words.number, "", "", ""], 6));
    agreed.className = "paper-only";
    sheet.append(forms, agreed);
    open.forEach((index) => { const one = index && sheet.querySelector(`details[data-item="${index}"]`); if (one) one.open = true; });
  }
  function drawTools(planner) {
    const box = planner.box.querySelector("[data-tools]"), words = planner.words, focus = document.activeElement, held = box.contains(focus) ? Array.from(box.children).indexOf(focus) : -1;
    box.textContent = "";
    const undo = button(words.undo, planner.undo), redo = button(words.redo, planner.redo);
    undo.disabled = !planner.canUndo(); redo.disabled = !planner.canRedo();
    const print = (which) => planner.loadRest().then(() => site.planPaper.print(planner, which));
    box.append(undo, redo, button(words.print, () => print("sheet")), button(words.print_card, () => print("card")), button(words.print_forms, () => print("forms")), button(words.new, planner.create), button(words.duplicate, planner.duplicate));
    if (held >= 0) box.children[held].focus();
  }
  /* the list stands far below: the sheet comes into view, and the keyboard with it */
  function show(planner) {
    const sheet = planner.box.querySelector(".run-sheet");
    sheet.tabIndex = -1; sheet.focus({ preventScroll: true }); sheet.scrollIntoView();
  }
  function drawKept(planner) {
    const box = planner.box.querySelector("[data-plans]"), words = planner.words;
    box.textContent = "";
    const gone = planner.box.querySelector("[data-gone]");
    gone.textContent = "";
    if (planner.canBringBack()) gone.append(words.deleted, " ", button(words.undo, planner.bringBack, `${words.undo}: ${words.delete}`));
    planner.kept().forEach(([id, plan]) => {
      const has = planner.templates[plan.t] !== undefined, title = planner.fill(words.kept_name, { name: plan.h || (has ? planner.templates[plan.t].name : plan.t), day: planner.day(plan.d) }), name = has ? title : `${title} ${words.template_gone}`;
      const actions = make("span", "", { className: "actions" }, id === planner.id() || !has ? null : button(words.open, () => planner.open(id).then(() => show(planner)), `${words.open} ${name}`), button(words.delete, () => planner.remove(id), `${words.delete} ${name}`));
      box.append(make("li", "", {}, id === planner.id() ? make("b", name) : name, actions));
    });
  }
  function draw(planner) {
    const active = document.activeElement, label = active && planner.box.contains(active) && active.getAttribute("aria-label");
    drawChosen(planner); drawOffers(planner); drawSheet(planner); drawTools(planner); drawKept(planner);
    if (site.planOut) site.planOut.draw(planner);
    if (site.planRun && site.planOut) site.planRun.draw(planner);
    if (label && document.activeElement !== active) { const again = planner.box.querySelector(`[aria-label="${CSS.escape(label)}"]`); if (again) { again.focus({ preventScroll: true }); if (again.select) again.select(); } }
  }
  site.planView = { draw: draw, make: make, button: button, section: section, list: list, table: table, titleOf: titleOf };
})();
