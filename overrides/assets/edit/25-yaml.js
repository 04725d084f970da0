/* A value of a record -> its text with that value alone replaced: order, comments, quotes and line breaks stay. The same as redroutes/editing, and held against it by the shared cases of tests/editing. Where values stand comes from yaml.js. */
(function () {
  "use strict";
  const site = window.redroutes, STEP = "  ", REMOVED = { isRemoved: true };
  const FIRST = "-?:,[]{}#&*!|>'\"%@\x60=<~", INSIDE = /: |:$| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]/, IN_FLOW = /[,[\]{}]|:(?=[,[\]{}"'])/;
  const INT = /^-?(0|[1-9][0-9]*)$/, FLOAT = /^-?(0|[1-9][0-9]*)\.[0-9]+$/, NULLS = ["", "~", "null", "Null", "NULL"];
  const AMBIGUOUS = /^(yes|no|on|off|y|n|true|false|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?|[-+]?0[0-9_]+|0[xob][0-9a-f_]+|[-+]?[0-9][0-9]*_[0-9_]*(\.[0-9]*)?|\+[0-9]+|[-+]?[0-9.]+e[-+]?[0-9]+|[-+]?\.[0-9]+|[-+]?[0-9]+\.|[-+]?\.(inf|nan))$/i;
  const ESCAPED = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0" };
  const QUOTES = { QUOTE_DOUBLE: '"', QUOTE_SINGLE: "'" };
  const isList = Array.isArray, isFields = (value) => value !== null && typeof value === "object" && !isList(value);
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  class EditError extends Error { constructor(loc, key) { super(`${loc.join(".")}: ${key}`); this.loc = loc; this.key = key; } }

  /* --- reading: what an unquoted value means, as our reader has it -------------------------------------------------- */
  function toValue(text) {
    if (text === "true" || text === "false") return text === "true";
    if ((INT.test(text) && text.length < 19) || (FLOAT.test(text) && text.length < 30)) return Number(text);
    return NULLS.includes(text) ? null : text;
  }
  function toData(node, text) {
    if (window.YAML.isMap(node)) return Object.fromEntries(node.items.map((pair) => [String(pair.key.value), toData(pair.value, text)]));
    if (window.YAML.isSeq(node)) return node.items.map((one) => toData(one, text));
    if (!node) return null;
    if (node.type === "PLAIN") return toValue(joined(node, String(node.value || ""), text));
    return node.type === "BLOCK_LITERAL" ? node.value : joined(node, String(node.value), text);
  }
  const joined = (node, value, text) => site.editLines.join(value, text.slice(node.range[0], node.range[1]), QUOTES[node.type], node.type === "BLOCK_FOLDED");
  function compose(text) {
    const document = window.YAML.parseDocument(text, { schema: "failsafe", prettyErrors: true });
    if (document.errors.length) throw document.errors[0];
    return document.contents;
  }
  function dataOf(text) { const now = toUnix(text), root = compose(now); return root ? toData(root, now) : {}; }
  /* line ends of Windows, where a file has no others; they are put back when it is written */
  const isWindows = (text) => text.includes("\r\n") && !/(^|[^\r])\n/.test(text), toUnix = (text) => isWindows(text) ? text.replace(/\r\n/g, "\n") : text;

  /* --- writing: a value -> its YAML ---------------------------------------------------------------------------------- */
  const isAmbiguous = (text) => [AMBIGUOUS, INT, FLOAT].some((pattern) => pattern.test(text));
  function isPlain(text, inFlow) {
    if (!text || text !== text.trim() || FIRST.includes(text[0]) || INSIDE.test(text) || (inFlow && IN_FLOW.test(text))) return false;
    return !text.startsWith("...") && toValue(text) === text && !isAmbiguous(text);
  }
  function escapeSign(sign) {
    if (ESCAPED[sign]) return ESCAPED[sign];
    if (sign === "\u3000" || sign === " " || !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{NChar}]/u.test(sign)) return sign;
    const code = sign.codePointAt(0), hex = (length) => code.toString(16).padStart(length, "0");
    return code > 0xffff ? `\\U${hex(8)}` : code > 0xff ? `\\u${hex(4)}` : `\\x${hex(2)}`;
  }
  function writeScalar(value, style, inFlow) {
    if (typeof value !== "string") return String(value);
    if (style === "'" && !/[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(value)) return `'${value.replace(/'/g, "''")}'`;
    if (style !== '"' && isPlain(value, inFlow)) return value;
    return `"${Array.from(value, escapeSign).join("")}"`;
  }
  function isLiteral(value) {
    const body = value.replace(/\n$/, "");
    return Boolean(body.trim()) && !body.endsWith("\n") && !" \n\t".includes(body[0]) && !/[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/.test(body);
  }
  function writeLiteral(value, indent) {
    return [value.endsWith("\n") ? "|" : "|-", ...value.replace(/\n$/, "").split("\n").map((line) => line ? indent + line : "")];
  }
  function writeFlow(value) {
    if (isFields(value)) return `{${Object.entries(value).map(([key, child]) => `${writeScalar(key, null, true)}: ${writeFlow(child)}`).join(", ")}}`;
    return isList(value) ? `[${value.map(writeFlow).join(", ")}]` : writeScalar(value, null, true);
  }
  const writeFields = (value, indent) => Object.entries(value).flatMap(([key, child]) => writeField(key, child, indent));
  function writeField(key, value, indent) {
    const [first, ...rest] = writeValue(value, indent);
    return [`${indent}${writeScalar(key, null, false)}:${first}`, ...rest];
  }
  function writeItem(value, indent) {
    if (isFields(value) && Object.keys(value).length) {
      const [first, ...rest] = writeFields(value, indent + STEP);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    }
    const [first, ...rest] = isList(value) ? [` ${writeFlow(value)}`] : writeValue(value, indent);
    return [`${indent}-${first}`, ...rest];
  }
  function writeValue(value, indent) {
    if (isFields(value) && Object.keys(value).length) return ["", ...writeFields(value, indent + STEP)];
    if (isList(value) && value.some((one) => one && typeof one === "object")) return ["", ...value.flatMap((one) => writeItem(one, indent + STEP))];
    if (value && typeof value === "object") return [` ${writeFlow(value)}`];
    if (typeof value === "string" && value.includes("\n") && isLiteral(value)) {
      const [bar, ...lines] = writeLiteral(value, indent + STEP);
      return [` ${bar}`, ...lines];
    }
    return [` ${writeScalar(value, null, false)}`];
  }
  const ordered = (data, names) => Object.fromEntries([...names, ...Object.keys(data)].filter((name) => name in data).map((name) => [name, data[name]]));
  const writeRecord = (data, order) => `${writeFields(ordered(data, order([])), "").join("\n")}\n`;

  /* --- where values stand ---------------------------------------------------------------------------------------------- */
  class Tree {
    constructor(text) { this.text = text; this.root = compose(text); }
    find(loc) { return loc.reduce((node, part) => childOf(node, part), this.root) || null; }
    raw(node) { return this.text.slice(startOf(node), this.end(node)); }
    end(node) {
      if (isCollection(node) && !node.flow && node.items.length) {
        const last = node.items[node.items.length - 1], isPair = window.YAML.isMap(node), key = isPair ? last.key : last, value = isPair ? last.value : last;
        const inner = value ? this.end(value) : 0;
        return inner > startOf(key) ? inner : key.range[1] + 1;
      }
      if (isBlock(node)) return startOf(node) + this.text.slice(startOf(node), node.range[1]).replace(/[ \n]+$/, "").length;
      return node.range[1];
    }
    lineStart(at) { return this.text.lastIndexOf("\n", at - 1) + 1; }
    lineEnd(at) { const end = this.text.indexOf("\n", at); return end < 0 ? this.text.length : end; }
    column(node) { return startOf(node) - this.lineStart(startOf(node)); }
    isFirstOnLine(at) { return !this.text.slice(this.lineStart(at), at).trim(); }
    dash(list, index) {
      const column = this.column(list);
      let at = this.lineStart(startOf(list.items[index]));
      while (this.text[at + column] !== "-" || /[^ -]/.test(this.text.slice(at, at + column))) at = this.lineStart(at - 1);
      return at + column;
    }
  }
  const isCollection = (node) => window.YAML.isMap(node) || window.YAML.isSeq(node);
  const isBlock = (node) => node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  const startOf = (node) => node.range[0];
  const pairOf = (node, key) => window.YAML.isMap(node) ? node.items.findIndex((pair) => String(pair.key.value) === key) : -1;
  function childOf(node, part) {
    if (typeof part === "number") return window.YAML.isSeq(node) ? node.items[part] : null;
    const at = pairOf(node, part);
    return at < 0 ? null : node.items[at].value;
  }

  /* --- one change: which characters go, and what stands in their place ---------------------------------------------------- */
  const splice = (start, end, words) => ({ start: start, end: end, words: words });
  function applySplices(text, splices) {
    return splices.slice().sort((a, b) => b.start - a.start || b.end - a.end).reduce((now, one) => now.slice(0, one.start) + one.words + now.slice(one.end), text);
  }
  function replaceScalar(tree, node, value, indent, inFlow) {
    const start = startOf(node), end = tree.end(node);
    if (typeof value !== "string") return splice(start, end, writeScalar(value, null, inFlow));
    const hasRoom = isBlock(node) || !tree.text.slice(end, tree.lineEnd(end)).trim();
    if (!inFlow && isLiteral(value) && hasRoom && (isBlock(node) || value.includes("\n"))) return replaceBlock(tree, node, value, indent);
    const blank = start === end && ":-".includes(tree.text[start - 1]) ? " " : "", style = QUOTES[node.type];
    return splice(start, end, blank + writeScalar(value, style || null, inFlow));
  }
  function replaceBlock(tree, node, value, indent) {
    const start = startOf(node), end = tree.end(node), isBar = node.type === "BLOCK_LITERAL";
    const old = isBar ? tree.text.slice(start, end).split("\n").slice(1) : [], first = old.find((line) => line.trim());
    const depth = first === undefined ? indent + STEP.length : first.length - first.trimStart().length;
    const [bar, ...lines] = writeLiteral(value, " ".repeat(depth)), there = isBar ? tree.text.slice(start, tree.lineEnd(start)) : "";
    const isKept = there.startsWith(bar) && ["", "#"].includes(there.slice(bar.length).trimStart().slice(0, 1));
    return splice(start, end, [isKept ? there : bar, ...site.editLines.keep(old, lines, depth)].join("\n"));
  }
  function replaceWithBlock(tree, key, node, value, indent) {
    if (!key) return splice(startOf(node), tree.end(node), writeFlow(value));
    return splice(key.range[1] + 1, tree.end(node), writeValue(value, " ".repeat(indent)).join("\n"));
  }
  function insertField(tree, fields, key, value, order) {
    const names = fields.items.map((pair) => String(pair.key.value)), place = placeAmong(names, key, order);
    if (fields.flow) return insertInBrackets(tree, fields, fields.items.map((pair) => [startOf(pair.key), tree.end(pair.value)]), place, `${writeFlow(key)}: ${writeFlow(value)}`);
    const column = tree.column(fields.items[0].key), lines = writeField(key, value, " ".repeat(column));
    if (!place) { const at = startOf(fields.items[0].key); return splice(at, at, `${lines.join("\n").trimStart()}\n${" ".repeat(column)}`); }
    const before = fields.items[place - 1];
    return insertBelow(tree, Math.max(before.value ? tree.end(before.value) : 0, before.key.range[1] + 1), lines);
  }
  function appendItem(tree, list, value, indent) {
    const items = list.items;
    if (list.flow) {
      if (!items.length && value && typeof value === "object" && tree.raw(list) === "[]") {
        const at = startOf(list), start = tree.text[at - 1] === " " ? at - 1 : at;
        return splice(start, list.range[1], `\n${writeItem(value, " ".repeat(indent + STEP.length)).join("\n")}`);
      }
      return insertInBrackets(tree, list, items.map((one) => [startOf(one), tree.end(one)]), items.length, writeFlow(value));
    }
    const pad = " ".repeat(tree.column(list)), last = items[items.length - 1], inBrackets = isCollection(last) && last.flow;
    return insertBelow(tree, tree.end(last), inBrackets ? [`${pad}- ${writeFlow(value)}`] : writeItem(value, pad));
  }
  function removeField(tree, fields, index) {
    const spans = fields.items.map((pair) => [startOf(pair.key), Math.max(pair.value ? tree.end(pair.value) : 0, pair.key.range[1] + 1)]);
    if (fields.flow) return removeInBrackets(spans, index);
    const [start, end] = spans[index];
    return tree.isFirstOnLine(start) ? removeLines(tree, start, end) : splice(start, spans[index + 1][0], "");
  }
  function removeItem(tree, list, index) {
    if (list.flow) return removeInBrackets(list.items.map((one) => [startOf(one), tree.end(one)]), index);
    const dash = tree.dash(list, index);
    return tree.isFirstOnLine(dash) ? removeLines(tree, dash, Math.max(tree.end(list.items[index]), dash + 1)) : splice(dash, tree.dash(list, index + 1), "");
  }
  function placeAmong(names, key, order) {
    const at = order.indexOf(key);
    if (at >= 0) {
      for (const other of order.slice(0, at).reverse()) if (names.includes(other)) return names.indexOf(other) + 1;
      for (const other of order.slice(at + 1)) if (names.includes(other)) return names.indexOf(other);
    }
    return names.length;
  }
  function insertInBrackets(tree, node, spans, place, words) {
    if (!spans.length) return splice(startOf(node) + 1, node.range[1] - 1, words);
    if (!place) return splice(spans[0][0], spans[0][0], `${words}, `);
    return splice(spans[place - 1][1], spans[place - 1][1], `, ${words}`);
  }
  function insertBelow(tree, end, lines) { const at = tree.lineEnd(end); return splice(at, at, lines.map((line) => `\n${line}`).join("")); }
  function removeLines(tree, start, end) { return splice(tree.lineStart(start), Math.min(tree.lineEnd(end) + 1, tree.text.length), ""); }
  function removeInBrackets(spans, index) {
    if (index + 1 < spans.length) return splice(spans[index][0], spans[index + 1][0], "");
    return index ? splice(spans[index - 1][1], spans[index][1], "") : splice(spans[index][0], spans[index][1], "");
  }

  /* --- changes of values -> the text with these changes and no others ------------------------------------------------------- */
  function expand(tree, edit) {
    const [loc, value] = edit, node = tree.find(loc);
    if (!(window.YAML.isSeq(node) && !node.flow && isList(value) && value.length)) return [edit];
    const old = toData(node, tree.text), numbers = Array.from({ length: Math.max(old.length, value.length) }, (_, n) => n);
    return numbers.flatMap((n) => n >= value.length ? [[[...loc, n], REMOVED]] : n >= old.length || !same(old[n], value[n]) ? [[[...loc, n], value[n]]] : []);
  }
  function indentOf(tree, loc) {
    let indent = 0, node = tree.root;
    for (const part of loc) {
      if (isCollection(node)) {
        if (node.flow) return [indent, true];
        indent = tree.column(window.YAML.isMap(node) ? node.items[0].key : node);
      }
      node = childOf(node, part);
    }
    return [indent, false];
  }
  function replace(tree, [loc, value]) {
    const node = tree.find(loc), [indent, inFlow] = indentOf(tree, loc), isSingle = window.YAML.isScalar(node);
    if (isSingle && (value === null || typeof value !== "object")) return replaceScalar(tree, node, value, indent, inFlow);
    const parent = tree.find(loc.slice(0, -1)), at = loc.length ? pairOf(parent, String(loc[loc.length - 1])) : -1, key = at < 0 ? null : parent.items[at].key;
    if (inFlow || isSingle || isFields(value)) {
      if (!isSingle && site.editLists.hasComment(tree, node)) throw new EditError(loc, "comment");
      return replaceWithBlock(tree, inFlow ? null : key, node, value, indent);
    }
    if (!window.YAML.isSeq(node) || !isList(value)) throw new EditError(loc, "form");
    if (!node.flow) return replaceWithBlock(tree, key, node, value, indent);
    if (site.editLists.hasComment(tree, node)) throw new EditError(loc, "comment");
    return replaceWithBlock(tree, null, node, value, 0);
  }
  function gather(tree, edits) { // new values that stand in the same new list or field, as one
    const whole = new Map();
    edits.forEach(([loc, value]) => {
      const depth = loc.findIndex((_, n) => !tree.find(loc.slice(0, n + 1))) + 1, top = JSON.stringify(loc.slice(0, depth));
      whole.set(top, setValue(whole.get(top), loc.slice(depth), value));
    });
    return Array.from(whole, ([loc, value]) => [JSON.parse(loc), value]);
  }
  function insert(tree, [loc, value], order) {
    const parent = tree.find(loc.slice(0, -1)), last = loc[loc.length - 1];
    if (typeof last === "number" && window.YAML.isSeq(parent)) {
      if (last !== parent.items.length) throw new EditError(loc, "place");
      return appendItem(tree, parent, value, indentOf(tree, loc.slice(0, -1))[0]);
    }
    if (typeof last === "string" && window.YAML.isMap(parent)) return insertField(tree, parent, last, value, order(loc.slice(0, -1)));
    throw new EditError(loc, "place");
  }
  function remove(tree, loc) {
    const parent = tree.find(loc.slice(0, -1)), last = loc[loc.length - 1];
    if (parent.items.length === 1) throw new EditError(loc, "last");
    return window.YAML.isSeq(parent) ? removeItem(tree, parent, last) : removeField(tree, parent, pairOf(parent, String(last)));
  }
  function setValue(data, loc, value) {
    if (!loc.length) return value === undefined ? value : JSON.parse(JSON.stringify(value));
    const [part, ...rest] = loc, isGone = !rest.length && value === REMOVED;
    if (typeof part === "number") {
      const entries = (data || []).slice();
      if (isGone) { entries.splice(part, 1); return entries; }
      while (entries.length <= part) entries.push(null);
      entries[part] = setValue(entries[part], rest, value);
      return entries;
    }
    const fields = Object.assign({}, data);
    if (isGone) delete fields[part]; else fields[part] = setValue(fields[part], rest, value);
    return fields;
  }
  function isMeant(found, wanted) {
    if (isList(found) && isList(wanted)) return found.length === wanted.length && found.every((one, n) => isMeant(one, wanted[n]));
    if (isFields(found) && isFields(wanted)) return Object.keys(found).length === Object.keys(wanted).length && Object.keys(found).every((key) => key in wanted && isMeant(found[key], wanted[key]));
    return found === wanted;
  }
  const sortKey = (loc) => loc.map((part) => typeof part === "number" ? part : -1);
  function byPlace([a], [b]) {
    const one = sortKey(a), other = sortKey(b);
    for (let n = 0; n < Math.min(one.length, other.length); n += 1) if (one[n] !== other[n]) return one[n] - other[n];
    return one.length - other.length;
  }
  /* edits: [loc, value] each, loc like ["facts", 7, "text", "zh"]; all name places as they are before the first of them. order(loc) has the names of the fields at a place in their usual order. */
  function editText(text, edits, order) {
    if (isWindows(text)) return editText(toUnix(text), edits, order).replace(/\n/g, "\r\n");
    let wanted = dataOf(text);
    const before = new Tree(text), known = edits.filter(([loc, value]) => value !== REMOVED || before.find(loc)).sort(byPlace), [moved, left] = site.editLists.rearrange(text, edits), tree = new Tree(moved);
    text = moved;
    const single = left.filter(([loc, value]) => value !== REMOVED || tree.find(loc)).flatMap((edit) => expand(tree, edit)).sort(byPlace);
    const removals = single.filter(([, value]) => value === REMOVED).reverse(), changes = single.filter(([, value]) => value !== REMOVED);
    text = applySplices(text, changes.filter(([loc]) => tree.find(loc)).map((edit) => replace(tree, edit)));
    gather(tree, changes.filter(([loc]) => !tree.find(loc))).forEach((edit) => { text = applySplices(text, [insert(new Tree(text), edit, order)]); });
    removals.forEach(([loc]) => { text = applySplices(text, [remove(new Tree(text), loc)]); });
    [...known.filter(([, value]) => value !== REMOVED), ...known.filter(([, value]) => value === REMOVED).reverse()].forEach(([loc, value]) => { wanted = setValue(wanted, loc, value); });
    if (!isMeant(dataOf(text), wanted)) throw new EditError([], "meant");
    return text;
  }
  site.editYaml = { REMOVED: REMOVED, EditError: EditError, dataOf: dataOf, editText: editText, setValue: setValue, writeRecord: writeRecord, same: same, Tree: Tree, isMeant: isMeant, isFields: isFields, isCollection: isCollection, isBlock: isBlock, toData: toData, writeFlow: writeFlow, writeItem: writeItem };
})();
