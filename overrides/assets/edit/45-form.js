/* The fields of a record, one below the other; each opens where it is tapped. Faults stand below the input that they are about. */
(function () {
  "use strict";
  const site = window.redroutes, { make, button } = site.editDom;
  const rootOf = (editor) => editor.form.form.types[editor.form.form.root];
  function shortOf(editor, type, value) { // a value on one line
    if (value === undefined || value === null) return "";
    if (type.t === "choice") return (type.c.find(([one]) => one === value) || [value, value])[1];
    if (type.t === "id") return ((editor.base.records[type.of] || []).find(([id]) => id === value) || [value, value])[1];
    if (type.t === "flag") return editor.words[value ? "yes" : "no"];
    if (type.t === "texts") return String(value[editor.language] || Object.values(value).find((one) => typeof one === "string") || "");
    if (type.t === "list") return type.of.t === "choice" || type.of.t === "id" ? value.map((one) => shortOf(editor, type.of, one)).join(editor.words.comma) : ["source", "fact", "line"].includes(type.of.t) ? value.join(editor.words.comma) : editor.say("entries", { n: value.length });
    if (type.t === "map") return editor.say("entries", { n: Object.keys(value).length });
    if (type.t !== "fields" || !value || typeof value !== "object") return String(value === null ? "" : value);
    const field = editor.form.form.types[type.of].find((one) => one.n in value && !["id", "sources", "confirmed"].includes(one.n));
    return field ? shortOf(editor, field, value[field.n]) : "";
  }
  function section(editor, field) {
    const box = make("details", "", { className: "field" }), summary = make("summary", "", {}, make("b", field.l), make("span", "", { className: "quiet short" }), make("span", "", { className: "marks" }));
    const body = make("div", "", { className: "field-body" });
    box.dataset.field = field.n;
    box.append(summary, body);
    box.addEventListener("toggle", () => { if (box.open && !body.firstChild) fill(editor, field, box); });
    return box;
  }
  function fill(editor, field, box) {
    const body = box.querySelector(".field-body"), input = site.editInputs.inputOf(editor, field, [field.n], field.l);
    body.textContent = "";
    body.append(input);
    if (!field.q) body.append(make("p", "", { className: "actions" }, button(editor.words.clear, () => { editor.set([field.n], undefined); editor.follow(); draw(editor); }, `${editor.words.clear}${editor.words.colon}${field.l}`)));
    showFaults(editor);
  }
  function redraw(editor, name) {
    const box = editor.parts.fields.querySelector(`[data-field="${name}"]`), field = rootOf(editor).find((one) => one.n === name);
    if (box && field) fill(editor, field, box);
  }
  function draw(editor) {
    const box = editor.parts.fields, fields = rootOf(editor), open = site.all("[data-field]", box).filter((one) => one.open).map((one) => one.dataset.field);
    editor.parts.record.querySelector("h2").textContent = editor.title();
    box.textContent = "";
    fields.filter((field) => field.q || field.n in editor.data).forEach((field) => box.append(section(editor, field)));
    const more = fields.filter((field) => !field.q && !(field.n in editor.data));
    if (more.length) box.append(site.editInputs.adder(editor, more, (field) => { editor.set([field.n], site.editInputs.begin(editor, field)); editor.follow(); draw(editor); reveal(editor, [field.n]); }));
    site.all("[data-field]", box).forEach((one) => { one.open = open.includes(one.dataset.field); });
  }
  /* --- faults, and what has changed ------------------------------------------------------------------------------------------ */
  const faultText = (editor, fault) => [fault.message, fault.hint].filter(Boolean).map((one) => { const text = site.editWords.say(editor.base.messages, one); return /[。.?？！!]$/.test(text) ? text : text + editor.words.stop; }).join(editor.words.sentence);
  function showFaults(editor) {
    const box = editor.parts.fields, faults = editor.faults || [], changed = new Set(editor.changes().map((change) => change.loc[0]));
    site.all(".fault", box).forEach((line) => line.remove());
    site.all("[aria-invalid]", box).forEach((input) => input.removeAttribute("aria-invalid"));
    faults.forEach((fault) => {
      const place = placeOf(box, fault.loc);
      if (!place) return;
      const input = place.classList.contains("input") ? place.querySelector("input, select, textarea") : null;
      place.append(make("p", faultText(editor, fault), { className: "fault" }, mender(editor, fault)));
      if (input) input.setAttribute("aria-invalid", "true");
    });
    site.all("[data-field]", box).forEach((one) => {
      const field = rootOf(editor).find((other) => other.n === one.dataset.field), n = faults.filter((fault) => fault.loc[0] === field.n).length, marks = one.querySelector(".marks");
      one.querySelector(".short").textContent = shortOf(editor, field, editor.data[field.n]);
      marks.textContent = [changed.has(field.n) ? editor.words.changed : "", n ? editor.say("n_faults", { n: n }) : ""].filter(Boolean).join(editor.words.comma);
      marks.classList.toggle("bad", n > 0);
    });
    showStale(editor);
  }
  function mender(editor, fault) { // one tap does what the hint says, where a value is all that it takes
    const hint = fault.hint || { v: {} }, right = /^"(.*)"$/.exec(hint.v.right || ""), value = right ? right[1] : /^(form\.hint\.phone-right|source\.hint\.url-(https|end))$/.test(hint.k) || hint.v.right === "unknown" ? hint.v.right : "";
    if (!value || !/^(typed\.|form\.hint\.phone-right|source\.hint\.)/.test(hint.k)) return null;
    return button(editor.say("write", { value: hint.v.extension ? `${value} ${editor.words.extension} ${hint.v.extension}` : value }), () => {
      editor.set(fault.loc, value);
      if (hint.v.extension) editor.set([...fault.loc.slice(0, -1), "extension"], hint.v.extension);
      editor.follow(); redraw(editor, fault.loc[0]); reveal(editor, fault.loc);
    });
  }
  function placeOf(box, loc) { // the innermost thing that is drawn for a place
    for (let n = loc.length; n > 0; n -= 1) {
      const found = Array.from(box.querySelectorAll("[data-loc]")).find((one) => one.dataset.loc === JSON.stringify(loc.slice(0, n)));
      if (found) return found;
    }
    return null;
  }
  /* a translation that was made from an older original, or whose original has changed just now */
  function staleOf(editor) {
    const first = editor.base.languages[0][0], found = new Map(), texts = (loc) => JSON.stringify(loc);
    (editor.form.stale[editor.id] || []).forEach((loc) => found.set(texts(loc.slice(0, -1)), [loc.slice(0, -1), loc[loc.length - 1], "stale_before"]));
    const changed = editor.changes().filter((change) => typeof change.loc[change.loc.length - 1] === "string" && typeof change.value === "string"), is = (loc) => changed.some((change) => texts(change.loc) === texts(loc));
    changed.forEach(({ loc }) => {
      const above = loc.slice(0, -1), language = loc[loc.length - 1], type = site.editChanges.typeAt(editor.form.form, above);
      if (!type || type.t !== "texts") return;
      if (language !== first) { found.delete(texts(above)); return; }
      editor.base.languages.slice(1).forEach(([id]) => { if (!is([...above, id]) && (editor.at(above) || {})[id] !== undefined) found.set(texts(above), [above, id, "stale_now"]); });
    });
    return Array.from(found.values());
  }
  function showStale(editor) {
    const box = editor.parts.fields, name = (id) => editor.base.languages.find(([one]) => one === id)[2];
    site.all(".stale", box).forEach((line) => { line.hidden = true; });
    staleOf(editor).forEach(([loc, language, key]) => {
      const place = Array.from(box.querySelectorAll(".group[data-loc]")).find((one) => one.dataset.loc === JSON.stringify(loc)), line = place && place.querySelector(".stale");
      if (line) { line.hidden = false; line.textContent = editor.say(key, { first: editor.base.languages[0][2], language: name(language) }); }
    });
  }
  function reveal(editor, loc) { // open the field of a place and go to its input
    const box = editor.parts.fields.querySelector(`[data-field="${loc[0]}"]`);
    if (!box) return;
    if (!box.open) { box.open = true; fill(editor, rootOf(editor).find((one) => one.n === loc[0]), box); }
    loc.forEach((_, n) => { const one = Array.from(box.querySelectorAll("details[data-loc]")).find((item) => item.dataset.loc === JSON.stringify(loc.slice(0, n + 1))); if (one && !one.open) { one.open = true; one.unfold(); } });
    const place = placeOf(editor.parts.fields, loc) || box, input = place.querySelector("input, select, textarea, button") || box.querySelector("summary");
    place.scrollIntoView({ block: "center" });
    input.focus();
  }
  site.editForm = { draw: draw, redraw: redraw, showFaults: showFaults, reveal: reveal, shortOf: shortOf, faultText: faultText, staleOf: staleOf };
})();
