/* Search without a connection: the saved pages of one language are read and searched by substring. Loaded only then. */
(function () {
  "use strict";
  const NAME = /^redroutes-tour-(.+)-[0-9a-f]{16} (.+)$/, ROOM = 24, ROOM_LATIN = 60, LETTER = /[a-z0-9\u00df-\u024f]/;
  let pages = null;

  async function readPages(home, path) { // every saved page of a record, once
    const found = new Map(), address = /^[a-z-]+\/[^/]+\/$/; // kind and id; the pages of another language's folder hold no record
    for (const name of await caches.keys()) {
      const ours = NAME.exec(name);
      if (!ours || ours[2] !== path) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const url = request.url;
        if (found.has(url) || !url.startsWith(home) || !address.test(url.slice(home.length))) continue;
        found.set(url, readPage(url, await (await cache.match(request)).text()));
      }
    }
    return Array.from(found.values()).filter(Boolean);
  }
  function readPage(url, html) { // null for a page that is no record's
    const main = new DOMParser().parseFromString(html, "text/html").querySelector("main"), heading = main.querySelector("h1");
    if (!main.querySelector("article[data-id]")) return null;
    main.querySelectorAll("script, style, svg, h1, .steps, .ribbon, .near, .record-foot, .sources, .offline, .actions").forEach((item) => item.remove());
    const text = [];
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { const piece = walk.currentNode.data.replace(/\s+/g, " ").trim(); if (piece) text.push(piece); }
    return { url, name: heading ? heading.textContent.trim() : url, text: text.join(" ") };
  }

  /* The text as it is compared, with the place in the original of each of its characters. Only between two words in
     letters a gap stays: "for the" is no "fort", and Chinese is found across its punctuation. */
  const known = new Map();
  function fold(text, stream) {
    const places = [];
    let plain = "", at = 0, isGap = false;
    for (const c of text) {
      if (!known.has(c)) known.set(c, stream(c));
      const folded = known.get(c);
      if (folded) {
        if (isGap && LETTER.test(folded) && LETTER.test(plain.slice(-1))) { plain += " "; places.push([at, at]); }
        for (let i = 0; i < folded.length; i++) places.push([at, at + c.length]);
        plain += folded;
      }
      isGap = !folded;
      at += c.length;
    }
    return { plain, places };
  }
  function placesOf(folded, part) { // where a part begins; a word in letters only at a word's beginning
    const found = [];
    for (let at = folded.plain.indexOf(part); at >= 0; at = folded.plain.indexOf(part, at + part.length)) {
      if (!(LETTER.test(part[0]) && at && LETTER.test(folded.plain[at - 1]))) found.push(at);
    }
    return found;
  }
  function hitOf(folded, part) { // [from, to] of the first hit in the original
    const at = placesOf(folded, part)[0];
    return [folded.places[at][0], folded.places[at + part.length - 1][1]];
  }
  function cut(text, hit, room) { // pieces as the search page draws them: [text, is it the hit?]
    const left = Math.max(0, hit[0] - room), right = Math.min(text.length, hit[1] + Math.round(room * 1.6));
    return [[(left ? "…" : "") + text.slice(left, hit[0]), false], [text.slice(hit[0], hit[1]), true], [text.slice(hit[1], right) + (right < text.length ? "…" : ""), false]];
  }
  function find(page, parts, stream) {
    page.folded = page.folded || { name: fold(page.name, stream), text: fold(page.text, stream) };
    const { name, text } = page.folded;
    const inName = parts.filter((part) => placesOf(name, part).length), counts = parts.map((part) => placesOf(text, part).length);
    if (!parts.every((part, i) => counts[i] || inName.includes(part))) return null;
    const first = inName.length ? undefined : parts.find((_, i) => counts[i]), isHan = /[\u3400-\u9fff]/.test(page.text.slice(0, 60));
    return {
      url: page.url, score: inName.length * 1000 + counts.reduce((sum, n) => sum + n, 0),
      name: inName.length ? cut(page.name, hitOf(name, inName[0]), 999) : [[page.name, false]],
      snippet: first ? cut(page.text, hitOf(text, first), isHan ? ROOM : ROOM_LATIN) : null
    };
  }

  /* home: root of the language; stream: the folding of search.js. Gives {pages: how many were searched, hits}. */
  window.redroutes.savedSearch = async function (home, query, stream) {
    if (!window.caches) return { pages: 0, hits: [] };
    const site = window.redroutes, path = new URL(`${site.root.dataset.assets}../`, location.href).pathname;
    pages = pages || (await readPages(new URL(home, location.href).href, path));
    const parts = query.slice(0, 200).split(/[\s\u3000，,、;；]+/).map((part) => fold(part, stream).plain).filter(Boolean);
    const hits = parts.length ? pages.map((page) => find(page, parts, stream)).filter(Boolean) : [];
    hits.sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1));
    return { pages: pages.length, hits };
  };
})();
