/* The inputs of a form, by the type of a value: each shows the value at a place of the record and puts what is typed back there. */
(function () {
  "use strict";
  const site = window.redroutes, { make, button } = site.editDom, { typeAt } = site.editChanges;
  const FEW = 2; // entries that are shown open
  let count = 0;
  const lines = (text) => Math.min(18, Math.max(2, String(text).split("\n").reduce((sum, line) => sum + Math.ceil((line.length + (line.match(/[^\x00-\u2fff]/g) || []).length + 1) / 34), 0)));
  const isEmpty = (value) => value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);
  /* a value that is empty goes, where the record can do without it */
  const put = (editor, loc, value) => editor.set(loc, isEmpty(value) && typeof loc[loc.length - 1] !== "number" ? undefined : value);
  const redraw = (editor, loc) => { editor.follow(); site.editForm.redraw(editor, loc[0]); };
  function labelled(editor, type, loc, input, name) { // an input with its label, its help and a place for its faults
    count += 1;
    input.id = `in-${count}`;
    const label = make("label", name, { htmlFor: input.id }), box = make("div", "", { className: "input" }, label, input);
    box.dataset.loc = JSON.stringify(loc);
    if (type.q) label.append(make("span", ` ${editor.words.required}`, { className: "quiet" }));
    return box;
  }
  function helpOf(editor, type) {
    const example = type.e && !/[{[]|\.\.\./.test(type.e) && type.t !== "choice" && type.t !== "flag" ? editor.say("example", { example: type.e }) : "";
    const help = type.h && type.h !== type.l ? type.h : "";
    return [example && help && !/[。.?？]$/.test(help) ? help + editor.words.stop : help, example].filter(Boolean).join(" ");
  }
  function described(editor, type, box) {
    const text = helpOf(editor, type), input = box.querySelector("input, select, textarea");
    if (!text) return box;
    const help = make("p", text, { className: "quiet help", id: `help-${count}` });
    box.insertBefore(help, box.children[1]);
    if (input) input.setAttribute("aria-describedby", help.id);
    return box;
  }
  function typedInput(editor, type, loc, name, tag, properties, read) {
    const input = make(tag, "", Object.assign({ autocomplete: "off", spellcheck: false }, properties)), box = labelled(editor, type, loc, input, name);
    input.addEventListener("input", () => { put(editor, loc, read(input.value)); if (tag === "textarea") input.rows = lines(input.value); });
    return described(editor, type, box);
  }
  const text = (value) => value === undefined || value === null ? "" : String(value);
  const inputs = {
    line(editor, type, loc, name) {
      const value = text(editor.at(loc)), isLong = value.length > 40 && !type.p;
      const box = isLong ? typedInput(editor, type, loc, name, "textarea", { value: value, rows: lines(value) }, site.editLines.onOneLine) : typedInput(editor, type, loc, name, "input", { type: "text", value: value, inputMode: type.p === site.editTyped.PHONE.source ? "tel" : "text" }, site.editLines.onOneLine);
      if (loc[loc.length - 1] === "rule") hoursBelow(editor, loc, box);
      return box;
    },
    lines(editor, type, loc, name) { const value = text(editor.at(loc)); return typedInput(editor, type, loc, name, "textarea", { value: value, rows: lines(value) }, (typed) => site.editLines.tidy(typed, value.endsWith("\n"))); },
    day(editor, type, loc, name) { const value = text(editor.at(loc)), isDay = !value || site.editTyped.exists(value); return typedInput(editor, type, loc, name, "input", { type: isDay ? "date" : "text", value: value }, (typed) => typed); },
    date(editor, type, loc, name) { return inputs.line(editor, type, loc, name); },
    number(editor, type, loc, name) {
      return typedInput(editor, type, loc, name, "input", { type: "text", inputMode: "decimal", value: text(editor.at(loc)) }, (typed) => {
        const number = site.editTyped.readNumber(typed, type.t === "int", type.n);
        return typed.trim() === "" ? "" : number === null ? typed : number;
      });
    },
    int(editor, type, loc, name) { return inputs.number(editor, type, loc, name); },
    select(editor, type, loc, name, options, read) {
      const input = make("select"), value = editor.at(loc), shown = value === undefined || value === null ? "" : String(value);
      options = [["", type.q && shown ? "" : editor.words.unsaid], ...options].filter(([one, word]) => one || word);
      if (shown && !options.some(([one]) => one === shown)) options.push([shown, shown]);
      options.forEach(([one, word]) => input.append(new Option(word, one, false, one === shown)));
      input.addEventListener("change", () => { put(editor, loc, read(input.value)); editor.follow(); });
      return described(editor, type, labelled(editor, type, loc, input, name));
    },
    choice(editor, type, loc, name) { return inputs.select(editor, type, loc, name, type.c, (typed) => typed); },
    flag(editor, type, loc, name) { return inputs.select(editor, type, loc, name, [["true", editor.words.yes], ["false", editor.words.no]], (typed) => typed === "" ? "" : typed === "true"); },
    id(editor, type, loc, name) { return inputs.select(editor, type, loc, name, editor.base.records[type.of] || [], (typed) => typed); },
    source(editor, type, loc, name) { return inputs.line(editor, type, loc, name); },
    fact(editor, type, loc, name) { return inputs.line(editor, type, loc, name); },
    texts(editor, type, loc, name) {
      const box = group(editor, type, loc, name), row = make("div", "", { className: "languages-row" });
      editor.base.languages.forEach(([id, tag, language]) => {
        const one = inputs.lines(editor, { t: "lines" }, [...loc, id], language), area = one.querySelector("textarea");
        area.lang = tag; area.spellcheck = true; row.append(one);
      });
      box.append(row, ...(type.f || []).map((field) => inputOf(editor, field, [...loc, field.n])), make("p", "", { className: "stale", hidden: true }));
      return box;
    },
    fields(editor, type, loc, name, isBare) {
      const box = group(editor, type, loc, isBare ? "" : name), fields = editor.form.form.types[type.of], value = editor.at(loc) || {};
      fields.filter((field) => field.q || field.n in value).forEach((field) => box.append(inputOf(editor, field, [...loc, field.n])));
      const more = fields.filter((field) => !field.q && !(field.n in value));
      if (more.length) box.append(adder(editor, more, (field) => { editor.set([...loc, field.n], begin(editor, field)); redraw(editor, loc); }));
      return box;
    },
    list(editor, type, loc, name) {
      const of = type.of, value = editor.at(loc) || [];
      if (of.t === "choice") return ticks(editor, type, loc, name);
      if (of.t === "source" || of.t === "fact") return chips(editor, type, loc, name);
      const box = group(editor, type, loc, name);
      value.forEach((one, n) => box.append(entry(editor, type, loc, n, value.length, name)));
      box.append(make("p", "", { className: "actions" }, button(editor.words.add, () => { editor.set([...loc, value.length], begin(editor, of, loc)); redraw(editor, loc); }, `${editor.words.add}${editor.words.colon}${name}`)));
      return box;
    },
    map(editor, type, loc, name) {
      const box = group(editor, type, loc, name), value = editor.at(loc) || {}, isSource = /^\^S/.test(type.p || "");
      Object.keys(value).forEach((key) => {
        const title = isSource ? key : (editor.base.languages.find(([id]) => id === key) || [key, key, key])[2];
        const tools = () => make("p", "", { className: "actions" }, button(editor.words.remove, () => { put(editor, loc, Object.fromEntries(Object.entries(editor.at(loc)).filter(([other]) => other !== key))); redraw(editor, loc); }, `${editor.words.remove}${editor.words.colon}${title}`));
        box.append(folded(editor, type.of, [...loc, key], title, tools, isSource && Object.keys(value).length > FEW));
      });
      const keys = isSource ? [next("S", Object.keys(value))] : editor.base.languages.map(([id]) => id).filter((id) => !(id in value));
      keys.forEach((key) => box.append(make("p", "", { className: "actions" }, button(`${editor.words.add}${editor.words.colon}${isSource ? key : editor.base.languages.find(([id]) => id === key)[2]}`, () => { editor.set([...loc, key], begin(editor, type.of, loc)); redraw(editor, loc); }))));
      return box;
    },
  };
  function group(editor, type, loc, name) {
    const box = make("div", "", { className: "group" });
    box.dataset.loc = JSON.stringify(loc);
    if (!name) return box;
    box.setAttribute("role", "group"); box.setAttribute("aria-label", name);
    if (loc.length > 1) box.append(make("p", name, { className: "group-name" }));
    const help = helpOf(editor, type);
    if (help && !Number.isInteger(loc[loc.length - 1])) box.append(make("p", help, { className: "quiet help" }));
    return box;
  }
  function adder(editor, fields, act, label) { // what else can be said here, one of it
    const input = make("select", "", {}, new Option(label || editor.words.add_field, ""));
    fields.forEach((field) => input.append(new Option(field.l, field.n)));
    input.setAttribute("aria-label", label || editor.words.add_field);
    input.addEventListener("change", () => { if (input.value) act(fields.find((field) => field.n === input.value)); });
    return make("p", "", { className: "adder" }, input);
  }
  /* an entry with its tools; of many each opens by itself, and is drawn only then */
  function folded(editor, type, loc, title, tools, isFolded) {
    const isBare = type.t === "fields", draw = (box) => box.append(inputOf(editor, type, loc, title, isBare), tools());
    if (!isFolded) { const box = make("div", "", { className: "entry" }, isBare ? make("p", title, { className: "key" }) : null); draw(box); return box; }
    const box = make("details", "", { className: "entry" }, make("summary", "", {}, make("b", title), make("span", site.editForm.shortOf(editor, type, editor.at(loc)), { className: "quiet short" })));
    box.dataset.loc = JSON.stringify(loc);
    box.unfold = () => { if (box.children.length === 1) { draw(box); site.editForm.showFaults(editor); } };
    box.addEventListener("toggle", () => { if (box.open) box.unfold(); });
    return box;
  }
  function entry(editor, type, loc, n, length, name) { // one of a list, with what moves and removes it
    const title = `${name} ${n + 1}`, move = (to) => { const all = editor.at(loc).slice(), [one] = all.splice(n, 1); all.splice(to, 0, one); editor.set(loc, all); redraw(editor, loc); };
    const tools = () => {
      const line = make("p", "", { className: "actions" });
      if (n) line.append(button("↑", () => move(n - 1), `${editor.words.up}${editor.words.colon}${title}`));
      if (n < length - 1) line.append(button("↓", () => move(n + 1), `${editor.words.down}${editor.words.colon}${title}`));
      line.append(button(editor.words.remove, () => { put(editor, loc, editor.at(loc).filter((_, m) => m !== n)); redraw(editor, loc); }, `${editor.words.remove}${editor.words.colon}${title}`));
      return line;
    };
    return folded(editor, type.of, [...loc, n], title, tools, type.of.t === "fields" && length > FEW && Object.keys(editor.at([...loc, n]) || {}).length > 1);
  }
  function optionsOf(editor, of) {
    if (of.t === "choice") return of.c;
    if (of.t === "id") return editor.base.records[of.of] || [];
    if (of.t === "source") return Object.entries(editor.data.sources || {}).map(([key, source]) => [key, `${key} ${source.title || ""}`]);
    const facts = editor.data.facts || editor.factTexts[editor.data.position] || [];
    return facts.map((fact) => [fact.id, `${fact.id} ${(fact.text || {})[editor.language] || Object.values(fact.text || {})[0] || ""}`]);
  }
  function ticks(editor, type, loc, name) { // several of few: boxes to tick; what else stands there stays, and more can be typed
    const box = group(editor, type, loc, name), options = optionsOf(editor, type.of), chosen = () => editor.at(loc) || [];
    chosen().filter((one) => !options.some(([key]) => key === one)).forEach((one) => options.push([one, one]));
    options.forEach(([key, word]) => {
      count += 1;
      const input = make("input", "", { type: "checkbox", checked: chosen().includes(key), id: `in-${count}` });
      input.addEventListener("change", () => {
        const all = chosen().filter((one) => one !== key);
        put(editor, loc, input.checked ? [...all, key] : all); editor.follow();
      });
      box.append(make("p", "", { className: "tick" }, input, make("label", word.length > 90 ? `${word.slice(0, 88)}…` : word, { htmlFor: input.id })));
    });
    return box;
  }
  function chips(editor, type, loc, name) { // some of many: those chosen, each to tap away, and a list to choose more from
    const box = group(editor, type, loc, name), options = optionsOf(editor, type.of), chosen = editor.at(loc) || [], line = make("p", "", { className: "actions chosen" });
    const change = (all) => { put(editor, loc, all); redraw(editor, loc); }, word = (key) => (options.find(([one]) => one === key) || [key, key])[1];
    chosen.forEach((key, n) => line.append(button(`${key} ✕`, () => change(chosen.filter((_, m) => m !== n)), `${editor.words.remove}${editor.words.colon}${word(key)}`)));
    if (chosen.length) box.append(line);
    const left = options.filter(([key]) => !chosen.includes(key)).map(([key, text]) => ({ n: key, l: text.length > 60 ? `${text.slice(0, 58)}…` : text }));
    if (left.length) box.append(adder(editor, left, (field) => change([...chosen, field.n]), `${editor.words.choose}${editor.words.colon}${name}`));
    if (type.of.t === "source" && !options.length) box.append(make("p", editor.words.no_source, { className: "quiet" }));
    if (type.of.t === "fact") {
      const other = make("input", "", { type: "text", placeholder: editor.words.other_fact, autocomplete: "off" });
      other.setAttribute("aria-label", editor.words.other_fact);
      other.addEventListener("change", () => { if (other.value.trim()) change([...chosen, other.value.trim()]); });
      box.append(make("p", "", { className: "adder" }, other));
    }
    return box;
  }
  function hoursBelow(editor, loc, box) { // the rule in words, or the rule that a notice would be
    const line = make("p", "", { className: "hours-words" }), input = box.querySelector("input, textarea");
    line.setAttribute("role", "status");
    const draw = () => {
      const value = input.value.trim(), words = value && site.editHours.inWords(value, editor.base.hours), right = value && !words && site.editHours.fromNotice(value);
      line.textContent = !value ? "" : words ? editor.say("hours_read", { words: words }) : right ? "" : /[^ -~]/.test(value) ? editor.words.hours_words : editor.words.hours_unread;
      if (right) line.append(button(editor.say("hours_write", { rule: right, words: site.editHours.inWords(right, editor.base.hours) }), () => { input.value = right; put(editor, loc, right); draw(); }));
    };
    input.addEventListener("input", draw);
    box.append(line);
    draw();
  }
  const next = (letter, keys) => `${letter}${Math.max(0, ...keys.map((key) => +key.slice(1) || 0)) + 1}`;
  /* what a new value begins with: nothing is decided for the editor but a free number */
  function begin(editor, type, loc) {
    if (type.t === "fields") {
      const value = {};
      if (type.of === "Fact") value.id = next("F", (editor.at(loc) || []).map((one) => one.id || ""));
      return value;
    }
    if (type.t === "list") return [];
    return type.t === "map" || type.t === "texts" ? {} : type.t === "flag" ? false : "";
  }
  function inputOf(editor, type, loc, name, isBare) { return inputs[type.t](editor, type, loc, name || type.l || "", isBare); }
  site.editInputs = { inputOf: inputOf, begin: begin, adder: adder, typeAt: typeAt };
})();
