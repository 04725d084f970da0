/* Search, loaded when the box is first used. The index is cut into small static files (scripts/redroutes/search);
   only what a query needs is fetched. The folding of text is the counterpart of search/folding.py. */
window.redroutesSearch = function (base) { // base: folder of one language's index, with a slash at its end
  "use strict";
  var cache = {}, head = null, names = [], traditional = {}, folding = null, readings = {}, slips = {};
  var HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u, OTHER = /(?:[^\p{L}\p{N}]|\u0640)+/gu;
  var WIDE = /[\u0370-\u1dff\u2c00-\u{3ffff}]/u, LETTERS = { "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t" };
  var MOST = 2000; // characters of a query that are read
  /* Up to so many chunks all names are loaded. */
  var WHOLE = 8;
  var MANY = 4000; // characters of a posting of many documents

  /* Where documents stand: here in one index; portal/search.js has the counterpart for the indexes of several sites.
     "each" gives the parts of a posting, each with the number at which its steps begin. */
  var places = window.redroutesSites || {
    each: function (posting, add) { add(posting, 0); },
    chunk: function (head, number) { return Math.floor(number / head.chunk); },
    count: function (head) { return Math.ceil(head.documents / head.chunk); },
    names: function (head, chunk) { return load("m" + chunk + ".json").then(function (rows) { return { rows: rows, first: chunk * head.chunk, site: head }; }); },
    text: function (head, number) { return ["d" + Math.floor(number / head.texts) + ".json", number % head.texts]; }
  };

  function load(file) {
    if (!cache[file]) {
      cache[file] = fetch(base + file).then(function (answer) {
        if (!answer.ok) throw new Error(file + " " + answer.status);
        return /\.json$/.test(file) ? answer.json() : answer.text();
      });
      cache[file].catch(function () { delete cache[file]; });
    }
    return cache[file];
  }

  /* --- folding ------------------------------------------------------------------------------------------- */
  function fold(text) {
    text = text.normalize("NFKC").toLowerCase().replace(/[\u00f0-\u0167\u0622-\u06f9\u25cb\u3007\u3400-\u9fff]/g, function (c) { return traditional[c] || LETTERS[c] || (/[\u0660-\u0669\u06f0-\u06f9]/.test(c) ? c.charCodeAt(0) & 15 : c); });
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  }
  function stream(text) { return fold(text).replace(OTHER, ""); }
  function isWide(text) { return WIDE.test(stream(text)); }
  function words(text) { return fold(text).replace(/[\u2018\u2019']s?\b/g, " ").match(/[a-z0-9]+/g) || []; }
  function hash(term) {
    var value = 0x811c9dc5;
    for (var i = 0; i < term.length; i++) value = Math.imul(value ^ term.charCodeAt(i), 0x01000193) >>> 0;
    return value;
  }
  function pairs(text) {
    var list = Array.from(text); // a rare character is two units of UTF-16
    return list.slice(1).map(function (c, i) { return list[i] + c; });
  }

  /* --- postings: document -> weight ------------------------------------------------------------------------ */
  /* A map of many documents. Of a term that most of them have, a Map takes eight times as long to fill and to read. */
  function Hits(documents) { this.of = new Uint8Array(documents); this.list = []; this.size = 0; }
  Hits.prototype = {
    set: function (number, weight) { this.of[number] = weight; this.size = this.list.push(number); },
    get: function (number) { return this.of[number] || undefined; },
    keys: function () { return this.list; },
    forEach: function (use) { for (var i = 0; i < this.list.length; i++) use(this.of[this.list[i]], this.list[i]); }
  };
  function decode(posting) {
    posting = posting || "";
    var found = posting.length > MANY ? new Hits(head.documents) : new Map();
    places.each(posting, function (part, first) {
      for (var number = first, weight = 1, step = -1, i = 0; i <= part.length; i++) {
        var c = part.charCodeAt(i); // of a digit in base 36, a space, or a line between two groups
        if (c >= 48 && c < 123) { step = Math.max(step, 0) * 36 + c - (c < 58 ? 48 : 87); continue; }
        if (step >= 0) found.set(number += step, weight);
        step = -1;
        if (c === 124) { weight++; number = first; }
      }
    }, head);
    return found;
  }
  function intersect(maps) {
    if (!maps.length) return new Map();
    maps.sort(function (a, b) { return a.size - b.size; });
    var found = new Map(), rare = maps.map(function (map) { return 1 + Math.log2(1 + map.size); });
    maps[0].forEach(function (_, number) {
      var weight = 0;
      for (var i = 0; i < maps.length; i++) {
        var one = maps[i].get(number);
        if (one === undefined) return;
        weight += one / rare[i];
      }
      found.set(number, weight / maps.length);
    });
    return found;
  }
  function lookUp(letter, count, terms) {
    terms = Array.from(new Set(terms));
    return Promise.all(terms.map(function (term) {
      return load(letter + (hash(term) % count) + ".json").then(function (shard) { return decode(shard[term]); });
    }));
  }

  /* --- the head, and the names that a query may need --------------------------------------------------------- */
  function start() {
    if (head) return Promise.resolve(head);
    return load("head.json").then(function (data) {
      head = data;
      head.common = head.common || ""; // a browser may still keep the head of a former version
      head.cut = head.cut || [];
      if (!isLarge()) loadNames().catch(function () { /* whoever needs them asks again, and is told */ });
      return head;
    });
  }
  function isLarge() { return places.count(head) > WHOLE; }
  /* The names of a small site: all of them. They are on their way while the query's postings are asked for. */
  function loadNames() { return loadChunks(range(places.count(head))); }
  /* What only some queries need: the folding table for Chinese characters, readings for letters. */
  function prepare(query) {
    return Promise.all([start(), WIDE.test(query) ? loadTable() : 0, /[a-z]/.test(fold(query)) ? loadReadings() : 0]);
  }
  function loadTable() {
    return load("t.json").then(function (table) {
      if (table === folding) return;
      var code = 0;
      folding = table;
      table[0].split(" ").forEach(function (step, i) { traditional[String.fromCharCode(code += parseInt(step, 36))] = table[1][i]; });
      names.forEach(foldName);
    });
  }
  function loadReadings() {
    return load("r.json").then(function (all) {
      Object.keys(all).forEach(function (c) { // ü is typed as v, as yu, or it is folded to u
        readings[c] = [].concat.apply([], all[c].split(" ").map(function (r) { return r.indexOf("v") < 0 ? [r] : [r, r.replace("v", "yu"), r.replace("v", "u")]; }));
      });
    });
  }
  function foldName(entry) { entry.streams = entry.all.map(stream); }
  function range(n) { return Array.from({ length: n }, function (_, i) { return i; }); }
  function loadChunks(numbers) {
    return Promise.all(numbers.map(function (number) {
      return places.names(head, number, load).then(function (chunk) {
        chunk.rows.forEach(function (row, index) {
          var i = chunk.first + index, site = chunk.site;
          if (names[i]) return;
          var all = [row[2]].concat(row[3] ? row[3].split("|") : []);
          names[i] = {
            number: i, kind: site.kinds[row[0]][0], id: row[1], name: row[2], town: row[4] < 0 ? "" : site.towns[row[4]][1],
            townId: row[4] < 0 ? "" : site.towns[row[4]][0], label: row[5], all: all, root: site.root && base + site.root, site: site.name,
            words: all.map(function (n) { return words(n); })
          };
          foldName(names[i]);
        });
      });
    }));
  }
  function chunkOf(number) { return places.chunk(head, number); }
  function loadFor(numbers, most) { return loadChunks(Array.from(new Set(numbers.map(chunkOf))).slice(0, most)); }
  /* Documents that have all terms in their names: 1; 2 where a term is only that of their town or kind (portal). */
  function inAll(maps) {
    var found = new Map();
    if (maps.length) maps[0].forEach(function (_, number) {
      var groups = maps.map(function (map) { return map.get(number) || 9; }), group = Math.max.apply(null, groups);
      if (group < 9) found.set(number, group);
    });
    return found;
  }
  /* The same, asked for in turns: where no document is left, or with "isRead" so few that their names tell, the rest is not asked. */
  function narrow(terms, isRead) {
    var list = Array.from(new Set(terms)), later = list.length > 3 ? list.filter(function (_, i) { return i % 2 || i > 4; }) : [];
    return lookUp("n", head.nameShards, list.filter(function (term) { return later.indexOf(term) < 0; })).then(function (maps) {
      var found = inAll(maps), left = Array.from(found.keys());
      if (!later.length || !left.length) return found;
      if (isRead && new Set(left.map(chunkOf)).size < 3 && left.every(function (n) { return found.get(n) === 1; })) return found;
      return lookUp("n", head.nameShards, later).then(function (more) { return inAll(maps.concat(more)); });
    });
  }
  /* Six of the three neighbouring letters of a reading: those that few names have, where they are enough. */
  function rarest(triples) {
    var common = head.common.split(" "), rare = triples.filter(function (t) { return common.indexOf(t) < 0; });
    return Array.from(new Set(rare.concat(rare.length < 3 ? triples : []))).slice(0, 6);
  }
  function nameCandidates(part) {
    if (!isLarge()) return loadNames().then(function () { return new Map(); });
    var plain = stream(part), letters = plain.replace(/[\u3400-\u9fff]/g, function (c) { return (readings[c] || [c])[0]; });
    var asked = [plain.length > 1 && WIDE.test(plain) ? pairs(plain) : WIDE.test(plain) ? [plain] : words(part)], isRead = !HAN.test(plain);
    if (/^[a-z]+$/.test(letters)) {
      var triples = [];
      for (var i = 0; i + 2 < letters.length; i++) triples.push(letters.slice(i, i + 3));
      if (triples.length) asked.push(rarest(triples).map(function (t) { return "~" + t; }));
      if (letters.length > 1 && letters.length < 12 && !/[iuv]/.test(letters)) asked.push( // with these no syllable begins
        pairs(letters).map(function (p) { return "=" + p; }));
    }
    return Promise.all(asked.map(function (terms) { return narrow(terms, isRead); })).then(function (sets) {
      var all = new Map();
      sets.forEach(function (set) { set.forEach(function (group, number) { all.set(number, Math.min(group, all.get(number) || 9)); }); });
      /* Where no name has the whole, characters may have been left out. */
      var own = Array.from(all.keys()).filter(function (number) { return all.get(number) === 1; });
      if (own.length || plain.length < 3 || !HAN.test(plain)) return loadFor(own, places.most || 8).then(function () { return all; });
      return lookUp("n", head.nameShards, Array.from(plain).filter(function (c) { return WIDE.test(c); })).then(inAll).then(function (some) {
        return loadFor(Array.from(some.keys()), 8).then(function () { return all; });
      });
    });
  }

  /* --- names: exact, beginning, inside, read aloud ---------------------------------------------------------- */
  function readsAs(query, name, from) {
    function eat(k, i) {
      if (k === query.length) return true;
      if (i >= name.length) return false;
      var c = query[k], n = name[i];
      if (c === n && eat(k + 1, i + 1)) return true;
      if (/[0-9]/.test(n) && eat(k, i + 1)) return true; // "changjiang hao" for 长江11号
      if (HAN.test(c)) return false;
      return (readings[n] || []).some(function (reading) {
        var rest = query.slice(k);
        if (rest.indexOf(reading) === 0 && eat(k + reading.length, i + 1)) return true;
        if (reading.indexOf(rest) === 0 && rest.length > 1) return true;
        if (/^[zcs]h/.test(reading) && rest.slice(0, 2) === reading.slice(0, 2) && eat(k + 2, i + 1)) return true;
        return c === reading[0] && eat(k + 1, i + 1);
      });
    }
    return eat(0, from);
  }
  function scoreText(part, text, top) {
    if (!text) return 0;
    if (text === part) return top;
    var at = text.indexOf(part), rest = Math.min(40, text.length - part.length); // of two beginnings the shorter name
    return at === 0 ? top - 150 - rest : at > 0 ? top - 300 - rest : 0;
  }
  function isShortened(part, text) { // people leave characters out: first and last are the name's own, and all are in its order
    if (part.length < 3 || part[0] !== text[0] || part.slice(-1) !== text.slice(-1)) return false;
    for (var i = 0, k = 0; i < text.length; i++) if (text[i] === part[k]) k++;
    return k === part.length;
  }
  function scoreWords(variants, list, top) {
    for (var i = 0; i < list.length; i++) {
      if (variants.some(function (v) { return list[i].indexOf(v) === 0; })) return (i === 0 ? top - 200 : top - 320) - Math.min(40, 4 * list.length);
    }
    return 0;
  }
  function scoreName(part, raw, entry) {
    var best = 0, latin = !WIDE.test(part), variants = latin ? inflections(part) : [];
    entry.streams.forEach(function (text, index) {
      var top = index ? 900 : 1000;
      best = Math.max(best, latin && !WIDE.test(text) ? 0 : scoreText(part, text, top));
      if (!latin && isShortened(part, text)) best = Math.max(best, (index ? 420 : 460) - Math.min(40, text.length));
      if (latin && text === part) best = Math.max(best, top);
      if (latin) best = Math.max(best, scoreWords(variants, entry.words[index], top));
      if (best || part.length < 2 || !/[a-z]/.test(part) || !HAN.test(text)) return;
      for (var i = 0; i < text.length; i++) {
        if (readsAs(part, text, i)) { best = Math.max(best, (i ? 520 : 580) - (index ? 40 : 0) - Math.min(40, text.length)); break; }
      }
    });
    if (!best) best = Math.max(scorePlace(part, latin, variants, entry.town, 400), scorePlace(part, latin, variants, entry.label, 300));
    return best;
  }
  function scorePlace(part, latin, variants, text, top) {
    if (!text) return 0;
    var folded = stream(text);
    if (!latin && part.length > 1 && folded.indexOf(part) >= 0) return top;
    if (latin && part.length > 2 && scoreWords(variants, words(text), 1000)) return top;
    if (latin && part.length > 2 && HAN.test(folded) && readsAs(part, folded, 0)) return top - 20;
    return 0;
  }

  /* --- words: prefix, simple inflection, one slip -------------------------------------------------------------- */
  function inflections(word) {
    var list = [word], add = function (stem) { if (stem.length >= 3) list.push(stem); };
    if (/ies$/.test(word)) { add(word.slice(0, -3) + "y"); add(word.slice(0, -3) + "i"); }
    if (/es$/.test(word)) add(word.slice(0, -2));
    if (/[^s]s$/.test(word)) add(word.slice(0, -1));
    if (/ed$/.test(word)) { add(word.slice(0, -2)); add(word.slice(0, -1)); }
    if (/ing$/.test(word)) { add(word.slice(0, -3)); add(word.slice(0, -3) + "e"); }
    if (/y$/.test(word)) add(word.slice(0, -1) + "ies");
    if (/([a-z])\1(ed|ing)$/.test(word)) add(word.replace(/([a-z])\1(ed|ing)$/, "$1"));
    return list;
  }
  function blocksFor(prefix) {
    var list = [];
    for (var i = 0; i < head.blocks.length; i++) {
      var next = head.blocks[i + 1];
      if (next !== undefined && next <= prefix) continue;
      if (head.blocks[i] > prefix && head.blocks[i].indexOf(prefix) !== 0) break;
      list.push(i);
    }
    return list.slice(0, prefix.length < 2 ? 3 : 6);
  }
  function merge(into, found, factor) {
    found.forEach(function (weight, number) { into.set(number, Math.max(into.get(number) || 0, weight * factor)); });
  }
  function textByWord(word) {
    var variants = inflections(word), wanted = new Set();
    variants.forEach(function (v) { blocksFor(v).forEach(function (b) { wanted.add(b); }); });
    return Promise.all(Array.from(wanted).map(function (b) { return load("w" + b + ".json"); })).then(function (blocks) {
      var found = new Map(), isKnown = false;
      blocks.forEach(function (block) {
        Object.keys(block).forEach(function (term) {
          if (variants.some(function (v) { return term.indexOf(v) === 0; })) {
            var one = intersect([decode(block[term])]);
            merge(found, one, term === word ? 1 : 0.7);
            isKnown = isKnown || term.indexOf(word) === 0 || variants.indexOf(term) >= 0;
          }
        });
      });
      return isKnown ? found : addSlips(word, found);
    });
  }
  /* No word is or begins with this one: what a slip may have meant counts too, below what was found by its stem. */
  function addSlips(word, found) {
    return mend(word).then(function (terms) {
      if (!terms.length) return found;
      return Promise.all(terms.map(postingOf)).then(function (maps) {
        maps.forEach(function (map) { merge(found, intersect([map]), 0.5); });
        terms.forEach(function (term) { slips[word] = slips[word] || term; });
        return found;
      });
    });
  }
  function postingOf(term) {
    var i = head.blocks.length - 1;
    while (i > 0 && head.blocks[i] > term) i--;
    return load("w" + i + ".json").then(function (block) { return decode(block[term]); });
  }
  function isOneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    var i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    var restA = a.slice(i), restB = b.slice(i);
    return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }
  function mend(word) {
    if (word.length < 4 || /\d/.test(word)) return Promise.resolve([]);
    var lengths = (word.length < 5 ? [5] : [word.length - 1, word.length, word.length + 1]) // words of five letters or more
      .filter(function (n) { return head.lengths.indexOf(n) >= 0; });
    return Promise.all([].concat.apply([], lengths.map(listsOf.bind(null, word))).map(load)).then(function (lists) {
      return Array.from(new Set(lists.join(" ").split(" "))).filter(function (term) { return isOneSlip(word, term); })
        .sort(function (a, b) { return a.length - b.length || (a < b ? -1 : 1); }).slice(0, 12);
    });
  }
  /* Files with words of a length. A long list is cut: a slip leaves the first letter as it was, or the last three. */
  function listsOf(word, length) {
    if (head.cut.indexOf(length) < 0) return ["v" + length + ".txt"];
    return ["v" + length + "a" + hash(word[0]) % head.parts + ".txt", "v" + length + "z" + hash(word.slice(-3)) % head.parts + ".txt"];
  }

  /* --- one part of a query: documents that have it, by text ----------------------------------------------------- */
  function textOf(part) {
    if (head.shards || isWide(part)) return lookUpPairs(spread(pairsOf(part))).then(intersect);
    var list = words(part);
    return Promise.all(list.map(textByWord)).then(intersect);
  }
  function pairsOf(part) { return pairs(stream(part)).filter(function (p) { return head.shards || WIDE.test(p); }); }
  function lookUpPairs(list) {
    return head.shards ? lookUp("p", head.shards, list) : Promise.all(Array.from(new Set(list)).map(postingOf));
  }
  /* Neighbouring pairs say nearly the same: every second one and the last find the same documents with half the bytes. */
  function spread(list) {
    if (list.length <= 5) return list;
    var kept = list.filter(function (_, i) { return i % 2 === 0 || i === list.length - 1; });
    if (kept.length <= 8) return kept;
    return range(8).map(function (i) { return kept[Math.floor(i * (kept.length - 1) / 7)]; });
  }

  function splitQuery(query) {
    var parts = query.split(/[\s\u3000,，、;；]+/).filter(function (p) { return stream(p); });
    if (parts.length > 1) { // "song hu" is one name read aloud; a character that stands alone belongs to its neighbours
      var joined = stream(parts.join(""));
      if (head.shards && /^[a-z]+$/.test(joined)) return { parts: parts, joined: joined };
      if (isWide(query) && parts.some(function (p) { return !pairs(stream(p)).length; })) return { parts: parts.slice(0, 12), joined: joined };
    }
    return { parts: parts.slice(0, 12), joined: "" };
  }

  function searchParts(parts) {
    return Promise.all(parts.map(function (part) {
      return Promise.all([nameCandidates(part), textOf(part)]).then(function (both) {
        var found = new Map(), plain = stream(part);
        // Names that were not loaded count as hits of their terms; those that were are looked at closely below.
        both[0].forEach(function (group, number) { if (!names[number]) found.set(number, group === 1 ? 250 : 200); });
        both[1].forEach(function (weight, number) { found.set(number, Math.max(found.get(number) || 0, Math.min(200, 20 + weight * 60))); });
        var meant = slips[words(part)[0]];
        names.forEach(function (entry) {
          var score = scoreName(plain, part, entry) || (meant ? scoreName(meant, meant, entry) * 0.8 : 0);
          if (score) found.set(entry.number, Math.max(score, found.get(entry.number) || 0) + Math.min(2, (found.get(entry.number) || 0) / 100));
        });
        return found;
      });
    })).then(function (maps) {
      if (maps.length < 2) return maps[0] || new Map();
      var result = new Map();
      maps.sort(function (a, b) { return a.size - b.size; });
      maps[0].forEach(function (_, number) {
        var total = 0;
        for (var i = 0; i < maps.length; i++) {
          if (!maps[i].has(number)) return;
          total += maps[i].get(number);
        }
        result.set(number, total / maps.length);
      });
      return result;
    });
  }

  /* Telephone numbers and addresses as a whole: the counterpart of search/exact.py. */
  var SHORT = { rd: "road", st: "street", ave: "avenue", no: "" };
  function findExact(query) {
    if (query.length > 200 || !/[0-9]/.test(fold(query))) return Promise.resolve(new Map());
    var key = HAN.test(query) ? stream(query).replace(/号$/, "") : words(query).map(function (w) { return w in SHORT ? SHORT[w] : w; }).join("");
    return (head.shards ? lookUp("p", head.shards, ["@" + key]) : Promise.all([postingOf("@" + key)])).then(function (maps) {
      var found = new Map();
      maps[0].forEach(function (weight, number) { found.set(number, 880 + 40 * weight); });
      return found;
    });
  }

  /* Nothing has the whole: words that were written without a blank, 磨坊公园, 磨坊1932. */
  function searchApart(parts) {
    return Promise.all(parts.map(divide)).then(function (lists) {
      var apart = [].concat.apply([], lists).slice(0, 12);
      return apart.length > parts.length ? searchParts(apart).then(function (found) { return [found, apart]; }) : [new Map(), parts];
    });
  }
  function divide(part) {
    var plain = stream(part), runs = plain.match(/[a-z]+|[0-9]+|[^a-z0-9]+/g) || [part], list = Array.from(plain);
    if (!WIDE.test(plain) || !head.shards && runs.length > 1) return Promise.resolve(runs);
    if (list.length > 16) return Promise.resolve([part]);
    return lookUpPairs(pairs(plain)).then(function (maps) {
      var of = {}, best = null;
      pairs(plain).forEach(function (p, i) { of[p] = of[p] || maps.shift(); });
      maps = pairs(plain).map(function (p) { return of[p]; });
      // Of all ways to cut the characters into runs of two and more, the one with the fewest cuts, at the rarest pairs.
      function cut(from, cuts, lost) {
        if (best && (cuts.length > best.cuts.length || (cuts.length === best.cuts.length && lost >= best.lost))) return;
        if (intersect(maps.filter(function (_, i) { return cuts.indexOf(i) < 0; })).size) best = { cuts: cuts, lost: lost };
        else if (cuts.length < 3) for (var i = from; i < maps.length - 1; i++) cut(i + 2, cuts.concat(i), lost + maps[i].size);
      }
      cut(1, [], 0);
      if (!best) return [part];
      return best.cuts.concat(list.length).map(function (end, n, ends) { return list.slice(n ? ends[n - 1] + 1 : 0, end + 1).join(""); });
    });
  }

  function rank(found) { // by score, then by number; few scores are those of many documents
    var by = new Map(), numbers = [];
    found.forEach(function (score, number) {
      if (by.has(score)) by.get(score).push(number); else by.set(score, [number]);
    });
    Array.from(by.keys()).sort(function (a, b) { return b - a; }).forEach(function (score) {
      by.get(score).sort(function (a, b) { return a - b; }).forEach(function (number) { numbers.push(number); });
    });
    return numbers;
  }

  /* All documents for a query, best first: {numbers, parts, mended: the words meant instead, near: true if only near names}. */
  function search(query) {
    query = query.slice(0, MOST);
    return prepare(query).then(function () {
      var split = splitQuery(query);
      if (!split.parts.length) return { numbers: [], scores: new Map(), parts: [] };
      return Promise.all([searchParts(split.parts), split.joined ? searchParts([split.joined]) : [], findExact(query)]).then(function (all) {
        all.slice(1).forEach(function (more) { // read together, parts say more than apart
          more.forEach(function (score, number) { all[0].set(number, Math.max(score, all[0].get(number) || 0)); });
        });
        return all[0].size ? [all[0], split.parts] : searchApart(split.parts);
      }).then(function (pair) {
        if (!pair[0].size) return near(pair[1]);
        var meant = pair[1].map(function (part) { return slips[words(part)[0]] || part; });
        var result = { numbers: rank(pair[0]), scores: pair[0], parts: meant };
        if (meant.join(" ") !== pair[1].join(" ")) result.mended = meant.join(" ");
        return result;
      });
    });
  }
  /* Nothing found: the names that share most with the query. */
  function near(parts) {
    var plain = stream(parts.join("")).slice(0, 40), wanted = new Set(pairs(plain).concat(WIDE.test(plain) ? plain.split("") : []));
    var ready = isLarge()
      ? lookUp("n", head.nameShards, Array.from(wanted).slice(0, 12)).then(function (maps) {
          var some = [];
          maps.forEach(function (m) { m.forEach(function (group, n) { if (group === 1) some.push(n); }); });
          return loadFor(some, 6);
        })
      : loadNames();
    return ready.then(function () {
      var found = new Map();
      names.forEach(function (entry) {
        var best = 0;
        entry.streams.forEach(function (text) {
          var own = new Set(pairs(text).concat(WIDE.test(text) ? text.split("") : [])), shared = 0;
          wanted.forEach(function (t) { if (own.has(t)) shared += t.length; });
          best = Math.max(best, shared / (own.size + wanted.size));
        });
        if (best > 0) found.set(entry.number, best);
      });
      return { numbers: rank(found).slice(0, 5), scores: found, parts: [], near: true };
    });
  }

  /* Entries (name, kind, id ...) for document numbers; loads their chunks. */
  function entries(numbers) {
    return loadFor(numbers).then(function () { return numbers.map(function (n) { return names[n]; }); });
  }

  /* A piece of text around the first hit, as [text, isHit] pairs; null where only the name matches. */
  function snippet(number, parts) {
    var place = places.text(head, number);
    return load(place[0]).then(function (documents) {
      var texts = documents[place[1]];
      for (var pass = 0; pass < parts.length; pass++) {
        for (var i = 1; i < texts.length; i++) {
          var hit = findHit(texts[i], parts[pass]);
          if (hit) return cut(texts[i], hit[0], hit[1]);
        }
      }
      return null;
    });
  }
  function findHit(text, part) {
    var isRun = head.shards || isWide(part), variants = isRun ? [stream(part)] : [].concat.apply([], words(part).map(inflections));
    if (isRun) {
      var map = [], plain = "";
      Array.from(text).reduce(function (at, c) {
        var f = stream(c);
        for (var k = 0; k < f.length; k++) { plain += f[k]; map.push([at, at + c.length]); }
        return at + c.length;
      }, 0);
      var found = plain.indexOf(variants[0]);
      if (found < 0 || !variants[0]) return null;
      var end = map[found + variants[0].length - 1][1];
      return [map[found][0], end + /^\p{M}*/u.exec(text.slice(end))[0].length]; // signs above a letter stay with it
    }
    var pattern = /[A-Za-z0-9\u00c0-\u024f]+/g, m;
    while ((m = pattern.exec(text))) {
      var word = fold(m[0]);
      if (variants.some(function (v) { return word.indexOf(v) === 0; })) return [m.index, m.index + m[0].length];
    }
    return null;
  }
  function cut(text, from, to) {
    var room = HAN.test(text.slice(0, 40)) ? 24 : 60;
    var left = Math.max(0, from - room), right = Math.min(text.length, to + room * 1.6);
    return [[(left ? "…" : "") + text.slice(left, from), false], [text.slice(from, to), true], [text.slice(to, right) + (right < text.length ? "…" : ""), false]];
  }

  return {
    search: search, entries: entries, snippet: snippet, start: start, stream: stream, load: load,
    isLarge: isLarge, head: function () { return head; }, kinds: function () { return head.kinds; }, towns: function () { return head.towns; },
    marks: function (text, parts) {
      for (var i = 0; i < parts.length; i++) {
        var hit = findHit(text, parts[i]);
        if (hit) return [[text.slice(0, hit[0]), false], [text.slice(hit[0], hit[1]), true], [text.slice(hit[1]), false]];
      }
      return [[text, false]];
    }
  };
};
