/* A record's data -> its faults, worded as the checker words them, as far as a browser can see: form, languages, dates, references. What needs all records at once, the sources' words or the glossary is left to the check of the change. Held against the checker by the cases of tests/cases and tests/office. */
(function () {
  "use strict";
  const site = window.redroutes, { make, told, meant, show } = site.editWords, typed = site.editTyped;
  const CHOICE = "\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}";
  const HIDDEN = new RegExp(`[\\0-\\t\\v-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufeff\\uffa0\\ufff0-\\uffff\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{10ffff}]|\\p{Cs}|(?:^|(?<=[${CHOICE}\\s]))[${CHOICE}]`, "u");
  const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/gu, LATIN = /[A-Za-z\u00c0-\u024f]{2,}/g;
  const WEB = /^https?:\/\/((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])(?!0x)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?::[1-9][0-9]{0,4})?(?:[/?#][^\s<>"'\x60\\\x00-\x20\x7f-\x9f]*)?$/;
  const NUMBERED = /^https?:\/\/(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[1-9][0-9]{0,4})?(?:[/?#][^\s<>"'\x60\\\x00-\x20\x7f-\x9f]*)?$/, END_MARKS = /[。，、；：！？）》”’」』]+$/;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/, FACT = /^([a-z0-9]+(-[a-z0-9]+)*\.)?F[1-9][0-9]{0,2}$/, SOURCE = /^S[1-9][0-9]{0,2}$/, LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
  const HINTS = [["^S[1-9]", "source"], ["F[1-9]", "fact"], ["^[a-z0-9]+(-", "id"], ["unknown)$", "loose-date"], ["^[0-9]{4}-", "day"], ["^[A-Z]{2}", "country"], ["^https", "https"]];
  const BETWEEN = ["ja", "ko", "vi", "za"], OPEN_TO_ALL = ["street", "unknown"], MAX_TEXT = 20000, MAX_LINE = 2000, MAX_ID = 64;
  const AROUND = " \\t\\u3000\\u00a0\"'“”‘’《》〈〉<>「」『』【】()（）", REMARK = /\s*（(?:[^（）]*）|[^（）\x00-\x7f]*)[。，；]*$/, LABEL = /^[^\x00-\x7f]{1,8}[:：]\s*/;
  const withoutEnd = (url) => { const plain = url.replace(END_MARKS, ""); return plain.includes("（") ? url.replace(REMARK, "") : plain; };
  function withoutAround(url) { // a bracket at the end stays where it closes one of the address
    let text = url.replace(new RegExp(`^[${AROUND}]+|[${AROUND}]+$`, "g"), ""), end = url.indexOf(text) + text.length;
    for (; url[end] === ")" && text.split("(").length > text.split(")").length; end += 1) text += ")";
    return text;
  }
  function rightUrl(url) { // the address that was meant by one with signs of a Chinese keyboard, quotes or words around it
    let text = withoutAround(url.trim()).replace(LABEL, "").replace(/：\/\//g, "://").replace(/．/g, ".");
    text = text.replace(/^[hｈ][tｔ][tｔ][pｐ]([sｓ]?)/, "http$1").replace("httpｓ", "https").replace(/^(https?):\/+(?=[^/])/, "$1://");
    text = withoutEnd(text.replace(REMARK, ""));
    return text !== url && WEB.test(text) ? text : null;
  }
  const NAMES = { zh: ["中文", "汉语", "汉字", "简体", "简体中文", "cn", "ch", "chn", "chinese"], en: ["英文", "英语", "eng", "english"] };
  function meantLanguage(key, known) { // zh for 中文, cn, ZH and zh-CN
    const plain = key.normalize("NFKC").trim().toLowerCase(), main = plain.split(/[-_]/)[0];
    const found = known.filter((one) => [plain, main].includes(one.toLowerCase()) || (NAMES[one.split("-")[0]] || []).includes(plain));
    return found.length === 1 ? found[0] : null;
  }
  const quoted = (text) => text.includes('"') && !text.includes("'") ? `'${text}'` : `"${text}"`;
  const isFields = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const count = (text, pattern) => (text.match(pattern) || []).length, lengthOf = (text) => Array.from(text).length;
  const paragraphs = (text) => text.trim().split(/\n[ \t]*\n\s*/).filter((part) => part.trim());

  class Check {
    constructor(form, env) { this.form = form; this.env = env; this.faults = []; this.references = []; this.cited = []; this.found = []; this.days = []; this.spoken = []; this.isFormed = true; }
    add(loc, code, message, hint) { this.faults.push({ loc: loc, code: code, message: message, hint: hint || null }); }
    misformed(loc, code, message, hint) { this.isFormed = false; this.add(loc, code, message, hint); }
    tell(loc, code, key, values) { this.add(loc, code, ...told(this.env.messages, key, values)); }

    record(name, data, loc) {
      const fields = this.form.types[name], names = fields.map((field) => field.n);
      Object.keys(data).filter((key) => !names.includes(key)).forEach((key) => this.misformed([...loc, key], "unknown-field", make("form.unknown-field", { name: key }), meant(key, names)));
      fields.forEach((field) => {
        const here = [...loc, field.n];
        if (field.n in data) this.value(field, data[field.n], here);
        else if (field.q) this.misformed(here, "missing-field", ...told(this.env.messages, "form.missing-field", { name: field.n }));
      });
      if (isFields(data) && names.includes("url") && typeof data.url === "string") this.url(data, [...loc, "url"], data.link !== false);
      ["sources", "openness_sources"].forEach((key) => { if (Array.isArray(data[key])) this.cited.push([[...loc, key], data[key], data, name]); });
    }
    value(type, value, loc) { this[{ int: "number", day: "line", date: "line", lines: "line", source: "line", fact: "line", id: "line" }[type.t] || type.t](type, value, loc); }
    rightText(type, value) { // a number that only lacks its quotes, or of which a spreadsheet has made one
      if (type && (type.t === "day" || type.t === "date")) return new RegExp(type.p, "u").test(String(value)) ? null : typed.readDate(value, type.t === "date");
      const found = type && type.p === typed.PHONE.source ? typed.readPhone(value) : null;
      return found && !found[1] ? found[0] : null;
    }
    isOf(wanted, isRight, value, loc, type) {
      if (isRight) return true;
      const write = (right) => make("typed.write", { right: right });
      let hint = make(`form.hint.type-${wanted}`);
      if (type && type.t === "texts" && typeof value === "string") hint = make("form.hint.type-texts", { right: `${count(value, HAN) ? "zh" : "en"}: ${quoted(Array.from(value).slice(0, 40).join(""))}` });
      if (wanted === "text" && (typeof value === "number" || typeof value === "boolean")) hint = write(`"${this.rightText(type, value) || value}"`);
      if (wanted === "flag" && /^(true|false)$/.test(value)) hint = write(value);
      if ((wanted === "whole" || wanted === "number") && typeof value === "string") { const right = typed.readNumber(value, wanted === "whole", loc.filter((part) => typeof part === "string").pop()); if (right !== null) hint = write(String(right)); }
      if (wanted === "list" && typeof value === "string" && value.trim()) hint = write(`[${value.split(/[\s,，、;；和]+/).filter(Boolean).join(", ")}]`);
      this.misformed(loc, "wrong-type", make("form.wrong-type", { wanted: make(`form.type.${wanted}`), found: show(value) }), hint);
      return false;
    }
    /* --- single values --- */
    flag(type, value, loc) { this.isOf("flag", typeof value === "boolean", value, loc); }
    choice(type, value, loc) {
      const known = type.c.map(([one]) => one);
      if (!known.includes(value)) this.misformed(loc, "wrong-value", make("form.choice", { value: show(value) }), meant(String(value), known));
    }
    number(type, value, loc) {
      const isWhole = type.t === "int";
      if (!this.isOf(isWhole ? "whole" : "number", typeof value === "number" && (!isWhole || Number.isInteger(value)), value, loc)) return;
      if (type.lo !== undefined && value < type.lo) this.misformed(loc, "wrong-value", ...told(this.env.messages, "form.small", { value: show(value), limit: type.lo }));
      else if (type.hi !== undefined && value > type.hi) this.misformed(loc, "wrong-value", ...told(this.env.messages, "form.large", { value: show(value), limit: type.hi }));
    }
    line(type, value, loc) {
      if (!this.isOf("text", typeof value === "string", value, loc, type)) return;
      const fault = this.faultOf(type, value);
      if (fault) this.misformed(loc, HIDDEN.test(value) ? "unsafe-text" : "wrong-value", ...fault);
      else if (type.t === "id" || type.t === "fact") this.references.push([loc, type, value]);
      else if (type.t === "day" && loc[0] !== "checked") this.days.push([loc, value]);
      else if (type.n === "language" && type.p === LANGUAGE.source) this.spoken.push([loc, value]);
    }
    faultOf(type, value) { // what is wrong with the form of a text, and what would be right
      const messages = this.env.messages, pattern = { id: ID.source, fact: FACT.source, source: SOURCE.source }[type.t] || type.p, most = type.t === "id" ? MAX_ID : type.m || (pattern ? 0 : type.t === "lines" ? MAX_TEXT : MAX_LINE);
      if (!pattern && !value) return told(messages, "form.empty");
      if (most && lengthOf(value) > most) return told(messages, "form.long", { n: most });
      if (pattern && new RegExp(pattern, "u").test(value)) return null;
      if (HIDDEN.test(value) || (!pattern && (!value.trim() || (type.t !== "lines" && value.includes("\n"))))) return this.unreadable(value);
      if (!pattern) return null;
      if (pattern === typed.PHONE.source) return this.phone(value);
      const key = (HINTS.find(([start]) => pattern.includes(start)) || ["", ""])[1], right = type.t === "day" || type.t === "date" ? typed.readDate(value, type.t === "date") : null;
      return [make("form.wrong-form", { value: show(value) }), right ? make("typed.write", { right: right === "unknown" ? right : `"${right}"` }) : key ? make(`form.pattern.${key}`) : make("form.hint.pattern", { pattern: pattern })];
    }
    phone(value) {
      if (typed.isShortened(value)) return told(this.env.messages, "typed.shortened", { text: value });
      const message = make("form.phone", { value: show(value) }), found = typed.readPhone(value), digits = value.replace(/\D/g, "");
      if (found) return [message, found[1] ? make("typed.phone-extension", { right: `"${found[0]}"`, extension: found[1] }) : make("typed.write", { right: `"${found[0]}"` })];
      const first = typed.readFirstPhone(value);
      if (first) return [message, make("typed.phone-several", { right: `"${first}"` })];
      if (typed.isNoPhone(value)) return [message, make("typed.phone-none")];
      if (/^[2-8]\d{6,7}$/.test(digits)) return [message, make("typed.phone-area", { digits: digits })];
      const kept = value.replace(/[^0-9+]/g, ""), right = kept.startsWith("+860") ? `+86${kept.slice(4).replace(/^0+/, "")}` : kept;
      return [message, typed.PHONE.test(right) ? make("form.hint.phone-right", { right: right }) : make("form.hint.phone")];
    }
    unreadable(value) {
      const found = HIDDEN.exec(value), messages = this.env.messages;
      if (found) {
        const start = Math.max(found.index - 20, 0), name = `U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
        const right = value.slice(start, found.index + found[0].length + 20).replace(new RegExp(HIDDEN.source, "gu"), (sign) => "\t\r".includes(sign) ? " " : "");
        return told(messages, "form.hidden", { name: name, right: right.trim().split(/\s+/).join(" ") });
      }
      if (!value.trim()) return told(messages, "form.blank");
      return told(messages, "form.line-break", { right: Array.from(value.trim().split(/\s+/).join(" ")).slice(0, 80).join("") });
    }
    url(data, loc, isLinked) {
      const url = data.url, source = data.strength !== undefined, meantUrl = rightUrl(url);
      if (!WEB.test(url) && (!source || isLinked || !NUMBERED.test(url))) {
        const shown = Array.from(url).slice(0, 60).join(""), [message, hint] = told(this.env.messages, "source.url", { url: shown });
        if (!NUMBERED.test(url)) this.add(loc, "bad-url", message, meantUrl ? make("source.hint.url-https", { right: meantUrl }) : WEB.test(`https://${url}`) ? make("source.hint.url-https", { right: `https://${url}` }) : hint);
      } else if (END_MARKS.test(url)) this.tell(loc, "bad-url", "source.url-end", { url: Array.from(url).slice(-60).join(""), right: withoutEnd(url) });
    }
    /* --- values in values --- */
    list(type, value, loc) {
      if (!this.isOf("list", Array.isArray(value), value, loc)) return;
      const limit = (key, n) => this.misformed(loc, "wrong-value", ...told(this.env.messages, `form.${key}`, { limit: n, n: value.length }));
      if (type.lo !== undefined && value.length < type.lo) limit("few", type.lo);
      if (type.hi !== undefined && value.length > type.hi) limit("many", type.hi);
      value.forEach((one, n) => this.value(type.of, one, [...loc, n]));
    }
    map(type, value, loc) {
      if (!this.isOf("fields", isFields(value), value, loc)) return;
      Object.entries(value).forEach(([key, one]) => this.value(type.of, one, [...loc, key]));
    }
    fields(type, value, loc) { if (this.isOf("fields", isFields(value), value, loc)) this.record(type.of, value, loc); }
    texts(type, value, loc) {
      if (!this.isOf("fields", isFields(value), value, loc, type)) return;
      const own = type.f || [], languages = Object.entries(value).filter(([key]) => key !== "made_from" && key !== "missing" && !own.some((field) => field.n === key));
      own.filter((field) => field.n in value).forEach((field) => this.value(field, value[field.n], [...loc, field.n]));
      languages.forEach(([key, text]) => this.line({ t: "lines" }, text, [...loc, key]));
      this.found.push([loc, value, languages]);
    }

    /* --- what is only looked at where the form is right, as the checker does --- */
    languages() {
      const known = this.env.languages.map(([id]) => id), first = known[0];
      this.spoken.filter(([, key]) => !known.includes(key)).forEach(([loc, key]) => this.add(loc, "unknown-language", make("language.unknown", { language: key }), meant(key, known)));
      this.found.forEach(([loc, value, texts]) => {
        const has = texts.map(([key]) => key), missing = Array.isArray(value.missing) ? value.missing : [];
        has.filter((key) => !known.includes(key)).forEach((key) => { const right = meantLanguage(key, known); this.add([...loc, key], "unknown-language", make("language.unknown", { language: key }), right ? make("typed.write", { right: right }) : meant(key, known)); });
        if (!has.length) { this.tell(loc, "missing-translation", "language.none", { first: first }); return; }
        known.forEach((key) => {
          if (!has.includes(key) && !missing.includes(key)) this.tell(loc, "missing-translation", "language.missing", { language: key });
          if (has.includes(key) && missing.includes(key)) this.tell([...loc, "missing"], "missing-translation", "language.declared", { language: key });
        });
        texts.filter(([key, text]) => known.includes(key) && typeof text === "string").forEach(([key, text]) => {
          const han = count(text, HAN), latin = count(text, LATIN), isHan = /^(zh|yue|lzh|wuu)(-|$)/.test(key);
          if (isHan ? !han && latin >= 3 : !BETWEEN.includes(key.split("-")[0]) && han > 2 * latin) this.tell([...loc, key], "wrong-script", `language.${isHan ? "no-chinese" : "chinese"}`, { language: key });
        });
      });
    }
    refer(data) {
      const own = this.home(data), seen = new Set();
      this.references.forEach(([loc, type, value]) => {
        if (type.t === "id") this.id(loc, type.of, value); else this.fact(loc, value, own);
        if (typeof loc[loc.length - 1] !== "number") return;
        const key = JSON.stringify([loc.slice(0, -1), value]);
        if (type.t === "id" && seen.has(key)) this.tell(loc, "repeated-reference", "reference.repeated", { id: value });
        seen.add(key);
      });
      (data.facts || []).forEach((fact, n, all) => { if (all.findIndex((one) => one.id === fact.id) < n) this.tell(["facts", n, "id"], "duplicate-id", "reference.twice", { id: fact.id }); });
    }
    home(data) { return "position" in data ? this.env.facts[data.position] || null : (data.facts || []).map((fact) => fact.id); } // null where it is not known here
    id(loc, kind, value) {
      const known = this.env.ids[kind] || [], noun = this.env.nouns[kind];
      if (!known.includes(value)) this.add(loc, `unknown-${noun}`, make(`reference.unknown.${noun}`, { id: value }), meant(value, known));
      if (kind === this.env.kind && value === this.env.id) this.tell(loc, "self-reference", "reference.self", { id: value });
    }
    fact(loc, value, own) {
      const at = value.lastIndexOf("."), place = at < 0 ? "" : value.slice(0, at), name = value.slice(at + 1), positions = this.env.ids.positions || [];
      if (place && !positions.includes(place)) { this.add(loc, "unknown-position", make("reference.unknown.position", { id: place }), meant(place, positions)); return; }
      const known = !place ? own : place === this.env.id && this.env.kind === "positions" ? own : this.env.facts[place] || null;
      if (known && !known.includes(name)) this.add(loc, "unknown-fact", make("reference.unknown-fact", { id: value }), meant(name, known));
    }
    cite(data) {
      const sources = isFields(data.sources) ? data.sources : {}, used = new Set();
      this.cited.forEach(([loc, keys, value, name]) => {
        keys.forEach((key, n) => { used.add(key); if (!(key in sources)) this.add([...loc, n], "unknown-source", make("source.unknown", { key: key }), meant(key, Object.keys(sources))); });
        const strengths = keys.filter((key) => key in sources).map((key) => (sources[key] || {}).strength), hasMark = this.form.types[name].some((field) => field.n === "confirmed");
        const what = strengths.length && value.confirmed !== false && (strengths.every((one) => one === "weak") ? "weak" : ["Fact", "Designation"].includes(name) && strengths.every((one) => one === "weak" || one === "listing") ? "listings" : "");
        if (what) this.add(loc, "weak-source", make(`source.${what}`), make(`source.hint.better${hasMark ? "-unconfirmed" : ""}`));
      });
      Object.keys(sources).filter((key) => !used.has(key)).forEach((key) => this.tell(["sources", key], "unused-source", "source.unused", { key: key }));
      (data.quiz || []).forEach((one, n) => { if (!(one.sources || []).length && !(one.facts || []).length) this.tell(["quiz", n], "unsourced", "reference.answer"); });
      if ("openness" in data && !(data.openness_sources || []).length && !OPEN_TO_ALL.includes(data.openness)) this.tell(["openness"], "unsourced", "source.openness", { openness: data.openness });
    }
    dates(data) {
      this.days.filter(([, day]) => !typed.exists(day)).forEach(([loc, day]) => this.tell(loc, "bad-date", "day.no-day", { text: day }));
      if (typeof data.checked !== "string") return;
      if (!typed.exists(data.checked)) this.tell(["checked"], "bad-date", "day.no-day", { text: data.checked });
      else if (data.checked > this.env.today) this.tell(["checked"], "bad-date", "day.future", { text: data.checked });
    }
    story(data) {
      if (!isFields(data.story) || !this.form.types[this.form.root].some((field) => field.n === "story_facts")) return;
      const lists = (data.story_facts || []).length;
      if (!lists) { this.tell(["story"], "story-facts", "source.story-none"); return; }
      this.env.languages.forEach(([key]) => {
        const n = typeof data.story[key] !== "string" ? lists : paragraphs(data.story[key]).length;
        if (n !== lists) this.tell(["story_facts"], "story-facts", "source.story-count", { n: n, language: key, lists: lists });
      });
    }
  }
  /* env: { messages, languages, ids, nouns, facts, kind, id, today, isDraft }; facts: numbers of the facts of other positions, as far as they are known here */
  function check(form, data, env) {
    const one = new Check(form, env);
    one.record(form.root, data, []);
    if (one.isFormed || env.isDraft) { // the checker looks no further where the form is wrong; who types wants to know all at once
      one.languages(); one.refer(data); one.cite(data); one.dates(data); one.story(data);
    }
    return one.faults;
  }
  const CODES = ["unknown-field", "missing-field", "wrong-type", "wrong-value", "unsafe-text", "unknown-language", "missing-translation", "wrong-script", "bad-date", "unknown-source", "unused-source", "weak-source", "unsourced", "bad-url", "story-facts", "repeated-reference", "self-reference", "duplicate-id", "unknown-fact", "unknown-position", "unknown-tour", "unknown-template", "unknown-lesson", "unknown-programme", "unknown-town", "unknown-station"];
  site.editCheck = { check: check, CODES: CODES, isId: (text) => ID.test(text) && text.length <= MAX_ID && !/^(con|prn|aux|nul|(com|lpt)\d)$/.test(text), LANGUAGE: LANGUAGE };
})();
