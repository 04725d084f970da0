/* The page on which records are edited: opens a record or begins one, keeps drafts on this device, and hands each change on. The scripts of an open record are those in edit/, joined as edit-record.js. */
(function () {
  "use strict";
  const site = window.redroutes, KEY = window.redroutes.key("edits"), WAIT = 250;
  const PARTS = ["yaml", "plan-save", "edit-record"]; // fetched with the first record that is opened
  const ROOT = new URL(`${site.root.dataset.assets}../`, location.href).href;
  const kept = () => site.kept(KEY);
  const write = (drafts) => { try { if (Object.keys(drafts).length) localStorage.setItem(site.key("edits"), JSON.stringify(drafts)); else localStorage.removeItem(KEY); return true; } catch (e) { return false; } };
  const clone = (value) => JSON.parse(JSON.stringify(value));
  function make(tag, text, properties, ...children) {
    const item = Object.assign(document.createElement(tag), properties || {});
    if (text) item.textContent = text;
    item.append(...children.filter(Boolean));
    return item;
  }
  const button = (text, act, label) => { const item = make("button", text, { type: "button" }); if (label) item.setAttribute("aria-label", label); item.addEventListener("click", act); return item; };
  site.editDom = { make: make, button: button };

  class Editor {
    constructor(box) {
      this.box = box; this.words = JSON.parse(box.querySelector("script").textContent); this.language = box.dataset.language; this.forms = {}; this.facts = {}; this.factTexts = {};
      this.parts = Object.fromEntries(site.all("[data-part]", box).map((part) => [part.dataset.part, part]));
    }
    say(key, values) { return this.words[key].replace(/\{(\w+)\}/g, (_, name) => values && name in values ? values[name] : ""); }
    tell(text) { this.teller = this.teller || site.makeTeller(this.parts.status); this.teller(text || ""); }
    async get(path, isText) {
      const answer = await fetch(ROOT + path, { cache: "no-cache" }); // never the copy of an hour ago
      if (!answer.ok) throw new Error(path);
      return isText ? answer.text() : answer.json();
    }
    async source(kind, id) { // a record's file as it is now; on a larger site a few stand together, by a hash of their ids
      if (this.isCommon(kind)) return this.get(`data/records/${kind}.yml`, true);
      const files = this.base.sources[kind], hash = Array.from(id).reduce((value, c) => Math.imul(value ^ c.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
      const text = (await this.get(`data/records/${kind}/${files ? hash % files : id}.json`))[id];
      if (text === undefined) throw new Error(id);
      return text;
    }
    async formOf(kind) { return this.forms[kind] || (this.forms[kind] = await this.get(`edit/${this.language}/${kind}.json`)); }
    isCommon(kind) { return this.base.kinds.some(([id,, isOne]) => id === kind && isOne); }
    path() { return this.isCommon(this.kind) ? `${this.kind}.yml` : `${this.kind}/${this.id}.yml`; }
    name() { return this.isCommon(this.kind) ? this.kind : `${this.kind}/${this.id}`; }
    title() {
      const name = this.data && this.data.name;
      return (name && (name[this.language] || Object.values(name).find((one) => typeof one === "string"))) || this.base.kinds.find(([id]) => id === this.kind)[1] || this.id;
    }
    /* --- a record ---------------------------------------------------------------------------------------------------- */
    load() { return this.loaded || (this.loaded = Promise.all(PARTS.slice(0, 2).map(site.load)).then(() => site.load(PARTS[2])).catch((error) => { this.loaded = null; throw error; })); }
    async open(record) {
      this.settleTyped();
      const [kind, id] = record.split("/"), draft = kept()[record];
      if (!this.base.kinds.some(([known]) => known === kind) || (!id && !this.isCommon(kind))) { this.tell(this.say("no_record")); return false; }
      try {
        await this.load();
        this.form = await this.formOf(kind);
        this.text = draft ? draft.t : await this.source(kind, id);
      } catch (error) { this.tell(this.say("not_here")); return false; }
      Object.assign(this, { kind: kind, id: id || kind, isNew: Boolean(draft && draft.n), original: draft && draft.n ? {} : site.editYaml.dataOf(this.text) });
      this.data = draft ? draft.d : clone(this.original);
      this.settle();
      if (draft) this.saver().keep(); // what did not come the last time comes now
      if (draft && !draft.n) this.compareBase();
      return true;
    }
    async begin(kind, id) {
      this.settleTyped();
      try { await this.load(); } catch (error) { this.tell(this.say("not_here")); return; }
      if (!site.editCheck.isId(id)) { this.tell(site.editWords.say(this.base.messages, site.editWords.make("new.no-id", { id: id }))); return; }
      if (this.base.records[kind].some(([one]) => one === id) || kept()[`${kind}/${id}`]) { await this.show(`${kind}/${id}`); return; }
      this.form = await this.formOf(kind);
      Object.assign(this, { kind: kind, id: id, isNew: true, text: "", original: {}, data: {} });
      this.settle(); this.keep(); this.mark();
    }
    async show(record) { if (await this.open(record)) { this.mark(); return true; } return false; }
    settle() { // a record is there: draw everything
      this.tell("");
      this.parts.start.hidden = true; this.parts.record.hidden = false;
      this.learnFacts().then(() => { site.editForm.draw(this); this.check(); });
    }
    mark() {
      try { history.replaceState(null, "", `?record=${this.name()}`); } catch (e) { /* the address stays */ }
      site.all(".languages a").forEach((link) => { link.search = `?record=${this.name()}`; });
      this.parts.record.querySelector("h2").focus();
    }
    leave() {
      this.settleTyped();
      try { history.replaceState(null, "", location.pathname); } catch (e) { /* the address stays */ }
      this.parts.start.hidden = false; this.parts.record.hidden = true; this.data = null;
      site.all(".languages a").forEach((link) => { link.search = ""; });
      this.drawStart(); this.parts.start.querySelector("h2").focus();
    }
    async learnFacts() { // a lesson names facts of its position
      const place = this.data.position;
      if (typeof place !== "string" || this.facts[place] || !(this.base.records.positions || []).some(([id]) => id === place)) return;
      try {
        const facts = site.editYaml.dataOf(await this.source("positions", place)).facts || [];
        this.facts[place] = facts.map((fact) => fact.id); this.factTexts[place] = facts;
      } catch (e) { /* without a connection its facts are not known here, and the check of the change looks at them */ }
    }
    async compareBase() { // whether the record has changed since the draft was begun
      try { const now = await this.source(this.kind, this.id); if (now !== this.text) { this.newer = now; site.editOut.draw(this); } } catch (e) { /* without a connection nobody knows */ }
    }
    rebase() { // the draft's changes on the record as it is now
      const changes = site.editChanges.find(this.original, this.data), text = this.newer;
      this.newer = null; this.text = text; this.original = site.editYaml.dataOf(text); this.data = clone(this.original);
      const left = site.editLetter.apply(this, changes.map((change) => ({ l: change.loc, v: change.value, o: site.editLetter.digest(change.old) })));
      this.keep(); site.editForm.draw(this); this.check();
      return left;
    }
    /* --- a change ------------------------------------------------------------------------------------------------------ */
    at(loc) { return loc.reduce((value, part) => value === undefined || value === null ? undefined : value[part], this.data); }
    set(loc, value) {
      this.data = site.editYaml.setValue(this.data, loc, value === undefined ? site.editYaml.REMOVED : value);
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.follow(), WAIT);
    }
    settleTyped() { if (this.waiting && this.data) this.keep(); clearTimeout(this.waiting); this.waiting = null; } // what was typed just now, before something else is shown
    follow() { clearTimeout(this.waiting); this.waiting = null; if (!this.data) return; this.keep(); if (this.data.position) this.learnFacts().then(() => this.check()); else this.check(); }
    check() {
      if (!this.data) return;
      this.faults = site.editCheck.check(this.form.form, this.data, this.env());
      site.editForm.showFaults(this); site.editOut.draw(this); site.editPreview.draw(this);
    }
    env() {
      const now = new Date(), two = (n) => String(n).padStart(2, "0");
      return { isDraft: true, messages: this.base.messages, languages: this.base.languages, nouns: this.base.nouns, facts: this.facts, kind: this.kind, id: this.id, ids: Object.fromEntries(Object.entries(this.base.records).map(([kind, rows]) => [kind, rows.map(([id]) => id)])), today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` };
    }
    changes() { return site.editChanges.find(this.original, this.data); }
    keep() {
      const drafts = kept(), name = this.name(), isChanged = this.isNew || this.changes().length > 0;
      if (isChanged) drafts[name] = { t: this.text, d: this.data, n: this.isNew ? 1 : 0 }; else delete drafts[name];
      this.tell(write(drafts) ? "" : this.say("not_kept"));
      if (isChanged) this.saver().keep(); else if (!Object.keys(drafts).length) this.saver().remove();
    }
    drop() { this.waiting = clearTimeout(this.waiting); const drafts = kept(); delete drafts[this.name()]; write(drafts); if (!Object.keys(drafts).length) this.saver().remove(); this.leave(); }
    saver() { // this page with its data, kept beside the drafts as the planning page is beside plans
      const page = { page: "edit", box: this.box, words: this.words, pieces: () => ["all"], kept: () => Object.keys(kept()) };
      return { keep: () => site.planSave.keep(page), remove: () => site.planSave.remove(page) };
    }
    drafts() { return kept(); }
    /* --- the start ------------------------------------------------------------------------------------------------------- */
    drawStart() {
      const list = this.parts.drafts.querySelector("ul"), names = Object.keys(kept());
      list.textContent = "";
      names.forEach((name) => list.append(make("li", "", {}, button(this.nameOf(name), () => this.show(name)))));
      this.parts.drafts.hidden = !names.length;
      this.find();
    }
    nameOf(record) { const [kind, id] = record.split("/"), found = (this.base.records[kind] || []).find(([one]) => one === id); return `${this.base.kinds.find(([one]) => one === kind)[1]}${this.words.colon}${found ? found[1] : id || ""}`; }
    find() {
      const form = this.parts.start.querySelector("form"), kind = form.elements.kind.value, query = form.elements.q.value.trim().toLowerCase(), list = this.parts.found, most = 8;
      const rows = this.isCommon(kind) ? [[kind, this.base.kinds.find(([one]) => one === kind)[1]]] : this.base.records[kind].filter(([id, name]) => !query || name.toLowerCase().includes(query) || id.includes(query));
      list.textContent = "";
      rows.slice(0, most).forEach(([id, name]) => list.append(make("li", "", {}, button(name, () => this.show(this.isCommon(kind) ? kind : `${kind}/${id}`)))));
      if (rows.length > most) list.append(make("li", this.say("more", { n: rows.length - most }), { className: "quiet" }));
      this.parts.start.querySelector("[data-new]").hidden = this.isCommon(kind);
    }
    async start() {
      this.base = await this.get(`edit/${this.language}/base.json`);
      const form = this.parts.start.querySelector("form"), fresh = this.parts.start.querySelector("[data-new]");
      this.base.kinds.forEach(([id, name]) => form.elements.kind.append(new Option(name, id)));
      form.addEventListener("input", () => this.find());
      form.addEventListener("submit", (event) => event.preventDefault());
      fresh.addEventListener("submit", (event) => { event.preventDefault(); this.begin(form.elements.kind.value, fresh.elements.id.value.trim()); });
      const { drafts, paste, back } = this.parts, all = drafts.querySelector("[data-all]");
      all.addEventListener("click", () => this.load().then(() => site.editOut.copyAll(this, all)));
      paste.addEventListener("submit", (event) => { event.preventDefault(); this.load().then(() => site.editOut.paste(this, paste.elements.letter.value)); });
      back.addEventListener("click", () => { this.parts.left.textContent = ""; this.leave(); });
      window.addEventListener("pagehide", () => this.settleTyped());
      this.drawStart();
      this.box.hidden = false;
      const asked = new URLSearchParams(location.search).get("record");
      if (asked) await this.show(asked);
      this.parts.status.dataset.ready = "yes";
    }
  }
  site.edit = function ([box]) {
    const editor = site.editor = new Editor(box);
    editor.start().catch(() => { box.hidden = false; editor.tell(editor.say("not_here")); });
  };
})();
