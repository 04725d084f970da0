/* What leaves the page: the changes in words, the whole text for the repository, a file, one text for WeChat or a mail; and such a text read again. */
(function () {
  "use strict";
  const site = window.redroutes, { make, button } = site.editDom;
  const MOST = 60;
  const shorten = (text) => { const signs = Array.from(text.split(/\s+/).join(" ")); return signs.length > MOST ? `${signs.slice(0, MOST).join("")}…` : signs.join(""); };
  function placeInWords(editor, form, loc) { // 电话 · 号码; 事实 3 · 文字 · 中文
    const words = [];
    let type = { t: "fields", of: form.root };
    loc.forEach((part) => {
      const above = type, beside = type && type.t === "texts" ? (type.f || []).find((field) => field.n === part) : null, isText = type && type.t === "texts" && !beside;
      type = beside || above && (above.t === "list" || above.t === "map" ? above.of : above.t === "fields" ? form.types[above.of].find((field) => field.n === part) : null);
      if (typeof part === "number") words.push(`${words.pop() || ""} ${part + 1}`.trim());
      else if (isText) words.push((editor.base.languages.find(([id]) => id === part) || [part, part, part])[2]);
      else words.push(type && (beside || above.t === "fields") ? type.l : part);
    });
    return words.join(" · ");
  }
  function valueInWords(editor, form, loc, value) {
    if (value === undefined) return editor.words.nothing;
    const type = site.editChanges.typeAt(form, loc), text = type ? site.editForm.shortOf(Object.assign(Object.create(editor), { form: { form: form } }), type, value) : String(value);
    return shorten(text) || editor.words.nothing;
  }
  const changeInWords = (editor, form, change) => editor.say("change", { place: placeInWords(editor, form, change.loc), old: valueInWords(editor, form, change.loc, change.old), value: valueInWords(editor, form, change.loc, change.value) });
  function textOf(editor) { // { text } or { error }
    try { return { text: site.editChanges.write(editor.form.form, editor.text, editor.original, editor.data) }; } catch (error) {
      return { error: editor.say(error.key === "comment" ? "would_lose_comment" : "cannot_write", { place: error.loc ? placeInWords(editor, editor.form.form, error.loc) : "" }) };
    }
  }
  const encode = (path) => path.split("/").map(encodeURIComponent).join("/");
  function addressOf(editor) { // where the text belongs: the page of the repository on which this file is edited or begun
    const path = editor.path(), at = path.lastIndexOf("/"), folder = path.slice(0, Math.max(at, 0)), name = path.slice(at + 1);
    return editor.isNew ? editor.base.new.replace("{folder}", encode(folder)).replace("{name}", encode(name)).replace("{path}", encode(path)) : editor.base.edit.replace("{path}", encode(path));
  }
  function copied(editor, item, text) { return site.copyText(text).then(() => { item.textContent = editor.words.copied; setTimeout(() => { item.textContent = item.dataset.word; }, 2500); return true; }, () => { showText(editor, text); return false; }); }
  function showText(editor, text) { // where the clipboard is not to be had: the text itself, marked
    const area = editor.parts.out.querySelector("textarea") || make("textarea", "", { readOnly: true, rows: 8 });
    area.value = text; area.setAttribute("aria-label", editor.words.whole_text);
    editor.parts.out.append(area); area.focus(); area.select();
  }
  function tool(editor, word, act) { const item = button(editor.words[word], () => act(item)); item.dataset.word = editor.words[word]; return item; }
  function download(editor, text) {
    const link = make("a", "", { href: URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" })), download: `${editor.id}.yml` });
    document.body.append(link); link.click(); link.remove(); setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  /* --- one text for the editor ---------------------------------------------------------------------------------------------------- */
  async function letter(editor, names) {
    const drafts = editor.drafts(), parts = [];
    for (const name of names) {
      const draft = drafts[name], [kind] = name.split("/"), form = (await editor.formOf(kind)).form, changes = site.editChanges.find(draft.n ? {} : site.editYaml.dataOf(draft.t), draft.d);
      parts.push([`${editor.nameOf(name)} (${name})`, ...(draft.n ? [editor.words.new_record] : changes.map((change) => `· ${changeInWords(editor, form, change)}`)), site.editLetter.block(name, draft, changes)].join("\n"));
    }
    return [editor.say("letter_head", { site: editor.base.site }), ...parts, editor.say("letter_foot", { page: editor.base.page ? new URL(location.pathname, location.href).href : location.href.split("?")[0] })].join("\n\n");
  }
  async function paste(editor, text) {
    const found = site.editLetter.read(text), list = editor.parts.pasted;
    list.textContent = "";
    if (!found.length) { list.append(make("p", editor.words.paste_none, { className: "fault" })); return; }
    for (const part of found) await pasteOne(editor, part, list, found.length === 1);
    if (found.length > 1) editor.drawStart();
  }
  async function pasteOne(editor, part, list, isOnly) {
    const box = make("div", "", { className: "pasted" }, make("p", editor.nameOf(part.name), { className: "key" }));
    list.append(box);
    if (!part.isWhole) { box.append(make("p", editor.words.paste_cut, { className: "fault" })); return; }
    if (part.base === "new") {
      const [kind, id] = part.name.split("/"), isThere = (editor.base.records[kind] || []).some(([one]) => one === id);
      if (isThere || !site.editCheck.isId(id || "")) { box.append(make("p", editor.words.paste_there, { className: "fault" })); return; }
      if (!editor.drafts()[part.name]) await editor.begin(kind, id);
    }
    if (!(await editor.show(part.name))) { box.append(make("p", editor.parts.status.textContent, { className: "fault" })); return; }
    const isOld = part.base !== "new" && part.base !== site.editLetter.digest(editor.text), left = site.editLetter.apply(editor, part.changes);
    editor.keep(); site.editForm.draw(editor); editor.check();
    showLeft(editor, part, left, isOld, isOnly);
    if (!isOnly) { box.append(make("p", editor.say("pasted", { n: part.changes.length - left.length, all: part.changes.length }))); editor.leave(); }
  }
  function showLeft(editor, part, left, isOld, isOnly) { // what did not fit any more: nothing is lost, each can be taken all the same
    const box = editor.parts.left;
    if (isOnly || left.length) box.textContent = "";
    box.append(make("p", editor.say("pasted", { n: part.changes.length - left.length, all: part.changes.length }), { className: "pasted" }));
    if (isOld) box.append(make("p", editor.words.paste_old, { className: "notice" }));
    left.forEach((change) => {
      const one = make("div", "", { className: "entry" }, make("p", editor.say("left", { place: placeInWords(editor, editor.form.form, change.l), now: valueInWords(editor, editor.form.form, change.l, editor.at(change.l)), value: valueInWords(editor, editor.form.form, change.l, change.v) })));
      one.append(make("p", "", { className: "actions" }, button(editor.words.take, () => { if (site.editLetter.take(editor, change)) { one.remove(); editor.keep(); site.editForm.draw(editor); editor.check(); } })));
      box.append(one);
    });
  }
  /* --- drawn with every change ------------------------------------------------------------------------------------------------------- */
  function draw(editor) {
    const box = editor.parts.out, changes = editor.changes(), faults = editor.faults || [], list = make("ul", "", { className: "plain changes" }), result = textOf(editor);
    box.textContent = "";
    if (editor.newer) box.append(make("div", "", { className: "notice" }, make("p", editor.words.newer), make("p", "", { className: "actions" }, button(editor.words.rebase, () => showLeft(editor, { changes: changes }, editor.rebase(), true, true)))));
    box.append(make("h3", editor.isNew ? editor.words.new_record : editor.say("n_changes", { n: changes.length })));
    if (!editor.isNew) changes.forEach((change) => list.append(make("li", changeInWords(editor, editor.form.form, change))));
    box.append(list);
    box.append(make("h3", faults.length ? editor.say("faults", { n: faults.length }) : editor.words.no_faults));
    const wrong = make("ul", "", { className: "plain" });
    faults.forEach((fault) => wrong.append(make("li", "", {}, button(`${placeInWords(editor, editor.form.form, fault.loc)}${editor.words.colon}${site.editForm.faultText(editor, fault)}`, () => site.editForm.reveal(editor, fault.loc)))));
    box.append(wrong, make("p", editor.words.also_looked_at, { className: "quiet" }));
    if (!editor.isNew && !changes.length) return;
    if (result.error) box.append(make("p", result.error, { className: "fault" }));
    else drawTools(editor, box, result.text);
    box.append(make("h3", editor.words.to_editor), make("p", editor.words.to_editor_note, { className: "quiet" }), make("p", "", { className: "actions" }, tool(editor, "copy_letter", (item) => letter(editor, [editor.name()]).then((text) => copied(editor, item, text)))));
    box.append(make("p", "", { className: "actions" }, dropper(editor)));
  }
  function drawTools(editor, box, text) {
    const actions = make("p", "", { className: "actions" }), address = editor.base[editor.isNew ? "new" : "edit"] ? addressOf(editor) : "";
    if (address) {
      const host = new URL(address).host, link = make("a", editor.say("open_host", { host: host }), { href: address, target: "_blank", rel: "noreferrer" });
      box.append(make("h3", editor.words.yourself), make("p", editor.say(editor.isNew ? "how_new" : "how_edit", { host: host, path: editor.path() }), { className: "quiet" }));
      actions.append(tool(editor, "copy_text", (item) => copied(editor, item, text).then((is) => { if (is) window.open(address, "_blank", "noopener"); })), link);
    } else actions.append(tool(editor, "copy_text_alone", (item) => copied(editor, item, text)));
    actions.append(tool(editor, "download", () => download(editor, text)));
    box.append(actions);
  }
  function dropper(editor) { // two taps: the first asks
    const item = button(editor.words.drop, () => { if (item.dataset.sure) editor.drop(); else { item.dataset.sure = "yes"; item.textContent = editor.words.drop_sure; } });
    return item;
  }
  function copyAll(editor, item) {
    item.dataset.word = item.dataset.word || item.textContent;
    return letter(editor, Object.keys(editor.drafts())).then((text) => copied(editor, item, text));
  }
  site.editOut = { draw: draw, copyAll: copyAll, textOf: textOf, letter: letter, paste: paste, addressOf: addressOf };
})();
