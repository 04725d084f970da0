/* What the page of a record will show first on a phone: names, who can get in, address, hours, telephone, lead and story. The page itself is made by the build, which adds sources, map and all the rest. */
(function () {
  "use strict";
  const site = window.redroutes, { make } = site.editDom;
  function bold(text, box) { // **words**, [words](address): the rest of the markup is the build's
    text.split(/(\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\s]+\))/).forEach((part) => {
      const strong = /^\*\*(.+)\*\*$/.exec(part), link = /^\[(.+)\]\(.+\)$/.exec(part);
      box.append(strong ? make("strong", strong[1]) : link ? make("u", link[1]) : part);
    });
    return box;
  }
  function draw(editor) {
    const box = editor.parts.preview, data = editor.data, languages = editor.base.languages, tag = (id) => languages.find(([one]) => one === id)[1];
    const choose = (texts) => { if (!texts || typeof texts !== "object") return ["", editor.language]; const id = texts[editor.language] ? editor.language : (languages.find(([one]) => texts[one]) || [editor.language])[0]; return [String(texts[id] || ""), id]; };
    const line = (name, texts, properties) => { const [text, id] = choose(texts); return text ? make(name, text, Object.assign({ lang: tag(id) }, properties)) : null; };
    const fields = editor.form.form.types[editor.form.form.root], label = (name) => (fields.find((field) => field.n === name) || { l: name }).l, short = (name) => data[name] === undefined ? "" : site.editForm.shortOf(editor, fields.find((field) => field.n === name), data[name]);
    box.textContent = "";
    const kicker = ["kind", "theme", "family", "form", "town", "setting"].filter((name) => fields.some((field) => field.n === name)).map(short).filter(Boolean).join(" · ");
    const rows = [["address", data.address && data.address.text], ["openness", null]].filter(([name, texts]) => texts || short(name));
    const list = make("dl", "", { className: "strip" });
    const row = (name, value) => list.append(make("div", "", { className: "row" }, make("dt", label(name)), value));
    rows.forEach(([name, texts]) => row(name, texts ? line("dd", texts) || make("dd") : make("dd", short(name))));
    if (data.opening_hours && data.opening_hours.rule) row("opening_hours", make("dd", site.editHours.inWords(String(data.opening_hours.rule), editor.base.hours) || String(data.opening_hours.rule)));
    if (data.phone && data.phone.number) row("phone", make("dd", String(data.phone.number) + (data.phone.extension ? ` ${editor.words.extension} ${data.phone.extension}` : "")));
    box.append(...[kicker && make("p", kicker, { className: "kicker" }), line("p", data.name, { className: "preview-name" }), ...languages.filter(([id]) => id !== editor.language && data.name && data.name[id]).map(([id, one]) => make("p", String(data.name[id]), { className: "other-name", lang: one }))].filter(Boolean));
    if (list.firstChild) box.append(list);
    box.append(...[line("p", data.summary, { className: "lead" })].filter(Boolean));
    const [story, id] = choose(data.story || data.introduction), prose = make("div", "", { className: "prose", lang: tag(id) });
    story.trim().split(/\n[ \t]*\n\s*/).filter(Boolean).forEach((part) => prose.append(bold(part.replace(/\n/g, " "), make("p"))));
    if (prose.firstChild) box.append(prose);
  }
  site.editPreview = { draw: draw };
})();
