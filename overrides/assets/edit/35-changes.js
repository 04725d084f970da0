/* Two states of a record's data -> the changes that lead from one to the other, as small as they can be: [{ loc, old, value }], value without for what goes. Entries of a list are paired by what they say, so that an entry that goes or comes moves no other. */
(function () {
  "use strict";
  const site = window.redroutes, { same, REMOVED } = site.editYaml;
  const isFields = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const isEmpty = (value) => value !== null && typeof value === "object" && !Object.keys(value).length;
  /* how far two entries are from each other: 0 the same, 1 nothing in common */
  function distance(a, b) {
    if (same(a, b)) return 0;
    if (!isFields(a) || !isFields(b)) return 1.1;
    if (a.id !== undefined && a.id === b.id) return 0.3;
    const keys = Array.from(new Set([...Object.keys(a), ...Object.keys(b)]));
    return 0.4 + 0.7 * keys.filter((key) => !same(a[key], b[key])).length / keys.length;
  }
  /* pairs of indexes [old, new]; null for none: the cheapest way from one list to the other */
  function align(old, now) {
    const cost = Array.from({ length: old.length + 1 }, (_, i) => Array.from({ length: now.length + 1 }, (__, j) => i && j ? 0 : i + j));
    for (let i = 1; i <= old.length; i += 1) for (let j = 1; j <= now.length; j += 1) cost[i][j] = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + distance(old[i - 1], now[j - 1]) * 1.6);
    const pairs = [];
    for (let i = old.length, j = now.length; i || j;) {
      if (i && j && cost[i][j] === cost[i - 1][j - 1] + distance(old[i - 1], now[j - 1]) * 1.6) { i -= 1; j -= 1; pairs.unshift([i, j]); }
      else if (i && cost[i][j] === cost[i - 1][j] + 1) { i -= 1; pairs.unshift([i, null]); }
      else { j -= 1; pairs.unshift([null, j]); }
    }
    return pairs;
  }
  function ofList(old, now, loc, found) {
    if (!old.length || !now.length || !old.some(isFields)) { found.push({ loc: loc, old: old, value: now }); return; }
    const pairs = align(old, now), lastOld = pairs.map(([i]) => i).lastIndexOf(old.length - 1), kept = pairs.filter(([i, j]) => i !== null && j !== null).length;
    if (!kept || pairs.some(([i], n) => i === null && n < lastOld)) { found.push({ loc: loc, old: old, value: now }); return; } // something comes in between: the list as a whole
    let end = old.length;
    pairs.forEach(([i, j]) => {
      if (j === null) found.push({ loc: [...loc, i], old: old[i] });
      else if (i === null) { found.push({ loc: [...loc, end], value: now[j] }); end += 1; }
      else between(old[i], now[j], [...loc, i], found);
    });
  }
  function between(old, now, loc, found) {
    if (same(old, now)) return;
    if (isFields(old) && isFields(now) && !isEmpty(now) && !isEmpty(old)) {
      const gone = Object.keys(old).filter((key) => !(key in now));
      if (gone.length === Object.keys(old).length) { found.push({ loc: loc, old: old, value: now }); return; } // nothing of it stays
      gone.forEach((key) => found.push({ loc: [...loc, key], old: old[key] }));
      Object.keys(now).forEach((key) => { if (key in old) between(old[key], now[key], [...loc, key], found); else found.push({ loc: [...loc, key], value: now[key] }); });
    } else if (Array.isArray(old) && Array.isArray(now)) ofList(old, now, loc, found);
    else found.push({ loc: loc, old: old, value: now });
  }
  function find(old, now) {
    const found = [];
    between(old, now, [], found);
    return found.length === 1 && !found[0].loc.length ? Object.keys(now).map((key) => ({ loc: [key], value: now[key] })) : found;
  }
  /* a value with its fields in the order of the form */
  function arrange(form, type, value) {
    if (type.t === "list" && Array.isArray(value)) return value.map((one) => arrange(form, type.of, one));
    if (type.t === "map" && isFields(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, arrange(form, type.of, one)]));
    if (type.t !== "fields" || !isFields(value)) return value;
    return Object.fromEntries([...form.types[type.of].filter((field) => field.n in value).map((field) => [field.n, arrange(form, field, value[field.n])]), ...Object.entries(value).filter(([key]) => !form.types[type.of].some((field) => field.n === key))]);
  }
  /* what stands at a place of the form */
  function typeAt(form, loc) {
    return loc.reduce((type, part) => {
      if (!type) return null;
      if (type.t === "list" || type.t === "map") return type.of;
      if (type.t === "fields") return form.types[type.of].find((field) => field.n === part) || null;
      return type.t === "texts" ? (type.f || []).find((field) => field.n === part) || { t: type.long ? "lines" : "line" } : null;
    }, { t: "fields", of: form.root });
  }
  const orderAt = (form) => (loc) => { const type = typeAt(form, loc); return type && type.t === "fields" ? form.types[type.of].map((field) => field.n) : []; };
  /* the whole text of a record after its changes */
  function write(form, text, original, data) {
    const order = orderAt(form), root = { t: "fields", of: form.root };
    if (!text) return site.editYaml.writeRecord(arrange(form, root, data), order);
    const edits = find(original, data).map((change) => [change.loc, "value" in change ? arrange(form, typeAt(form, change.loc) || {}, change.value) : REMOVED]);
    return site.editYaml.editText(text, edits, order);
  }
  site.editChanges = { find: find, write: write, typeAt: typeAt, orderAt: orderAt };
})();
