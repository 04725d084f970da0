/* A list that is given anew as a whole -> its entries in their new order, each with its own lines and comments; what differs inside of an entry that stays is left as smaller edits. The same as redroutes/editing/lists.py. */
(function () {
  "use strict";
  const site = window.redroutes, { REMOVED, EditError, Tree, isMeant, isFields, isCollection, isBlock, toData, writeFlow, writeItem } = site.editYaml;
  const startOf = (node) => node.range[0], isList = Array.isArray;
  /* where the single values of a node stand; of a block the lines below its bar */
  function spansOf(tree, node) {
    if (!node) return [];
    if (window.YAML.isMap(node)) return node.items.flatMap((pair) => [...spansOf(tree, pair.key), ...spansOf(tree, pair.value)]);
    if (window.YAML.isSeq(node)) return node.items.flatMap((one) => spansOf(tree, one));
    return [[isBlock(node) ? tree.lineEnd(startOf(node)) : startOf(node), tree.end(node)]];
  }
  function hasComment(tree, node) {
    let at = startOf(node), found = false;
    spansOf(tree, node).sort((a, b) => a[0] - b[0]).forEach(([start, end]) => { found = found || tree.text.slice(at, start).includes("#"); at = Math.max(at, end); });
    return found || tree.text.slice(at, tree.end(node)).includes("#");
  }
  function differences(old, now, loc) {
    if (isMeant(old, now)) return [];
    if (!isFields(old) || !isFields(now) || !Object.keys(old).some((key) => key in now)) return [[loc, now]];
    const gone = Object.keys(old).filter((key) => !(key in now)).map((key) => [[...loc, key], REMOVED]);
    return [...gone, ...Object.keys(now).flatMap((key) => key in old ? differences(old[key], now[key], [...loc, key]) : [[[...loc, key], now[key]]])];
  }
  function isMovable(tree, edit, edits) {
    const [loc, value] = edit, node = tree.find(loc);
    if (!window.YAML.isSeq(node) || node.flow || !isList(value) || !value.length) return false;
    const old = toData(node, tree.text);
    if (isMeant(old, value) || ![...old, ...value].some((one) => one !== null && typeof one === "object")) return false;
    if (edits.some((other) => other !== edit && loc.every((part, n) => other[0][n] === part))) return false;
    return node.items.every((_, n) => tree.isFirstOnLine(tree.dash(node, n)));
  }
  function shared(old, now) { // how many fields two entries have in common; sources tell none from another, and an id tells most
    if (!isFields(old) || !isFields(now)) return 0;
    if ("id" in old && "id" in now) return old.id === now.id ? 100 : 0;
    return Object.keys(now).filter((key) => key !== "sources" && key in old && isMeant(old[key], now[key])).length;
  }
  function pairEntries(old, now) { // for each new entry the old one that it was
    const found = now.map(() => null), free = old.map((_, n) => n), take = (n, i) => { found[n] = i; free.splice(free.indexOf(i), 1); };
    now.forEach((value, n) => { if (n < old.length && isMeant(old[n], value)) take(n, n); });
    now.forEach((value, n) => { const same = found[n] === null ? free.find((i) => isMeant(old[i], value)) : undefined; if (same !== undefined) take(n, same); });
    now.forEach((value, n) => {
      if (found[n] !== null) return;
      const best = free.reduce((one, i) => one === null || shared(old[i], value) > shared(old[one], value) ? i : one, null);
      if (best !== null && shared(old[best], value)) take(n, best);
    });
    return found;
  }
  function firstLine(tree, at) { // where the comments above the first entry begin
    for (let above; at; at = above) {
      above = tree.lineStart(at - 1);
      if (!/^ *#/.test(tree.text.slice(above, at))) return at;
    }
    return at;
  }
  function cut(tree, node) { // the entries of a list as they stand, and where the first begins and the last ends
    const first = firstLine(tree, tree.lineStart(tree.dash(node, 0)));
    let start = first;
    const entries = node.items.map((item, n) => {
      const dash = tree.dash(node, n), line = tree.lineStart(dash), end = tree.lineEnd(Math.max(tree.end(item), dash + 1)) + 1, gap = tree.text.slice(start, line), rest = gap.replace(/^[\n ]+/, "");
      const comments = rest ? gap.slice(gap.slice(0, gap.length - rest.length).lastIndexOf("\n") + 1) : "", body = tree.text.slice(line, end);
      start = end;
      return { blanks: gap.slice(0, gap.length - comments.length), comments: comments, body: body.endsWith("\n") ? body : `${body}\n`, hasComment: hasComment(tree, item) || tree.text.slice(tree.end(item), end).includes("#") };
    });
    return [entries, first, Math.min(start, tree.text.length)];
  }
  function keepComments(loc, entries, kept) { // those above an entry that goes stand above the next one that stays
    let waiting = "";
    entries.forEach((entry, i) => {
      if (kept.has(i)) { entry.comments = waiting + entry.comments; waiting = ""; return; }
      if (entry.hasComment) throw new EditError(loc, "comment");
      waiting += entry.comments; entry.comments = "";
    });
    if (waiting) entries[entries.length - 1].comments = waiting;
  }
  function rearrangeOne(tree, [loc, value]) {
    const node = tree.find(loc), old = toData(node, tree.text), pairs = pairEntries(old, value), [entries, start, end] = cut(tree, node), kept = new Set(pairs.filter((i) => i !== null));
    keepComments(loc, entries, kept);
    const last = node.items[node.items.length - 1], inBrackets = isCollection(last) && last.flow, pad = " ".repeat(tree.column(node));
    const parts = value.map((one, n) => {
      const body = pairs[n] === null ? `${(inBrackets ? [`${pad}- ${writeFlow(one)}`] : writeItem(one, pad)).join("\n")}\n` : entries[pairs[n]].comments + entries[pairs[n]].body;
      return (n ? entries[Math.min(n, entries.length - 1)].blanks : "") + body;
    });
    const words = [...parts, ...entries.filter((_, i) => !kept.has(i)).map((entry) => entry.comments)].join("");
    const text = tree.text.slice(0, start) + (tree.text[end - 1] === "\n" ? words : words.replace(/\n$/, "")) + tree.text.slice(end);
    return [text, pairs.flatMap((i, n) => i === null ? [] : differences(old[i], value[n], [...loc, n]))];
  }
  function rearrange(text, edits) {
    const left = edits.slice();
    for (;;) {
      const tree = new Tree(text), edit = left.find((one) => isMovable(tree, one, left));
      if (!edit) return [text, left];
      const [now, smaller] = rearrangeOne(tree, edit);
      left.splice(left.indexOf(edit), 1, ...smaller);
      text = now;
    }
  }
  site.editLists = { rearrange: rearrange, hasComment: hasComment };
})();
