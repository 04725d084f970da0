/* Search without a connection: the saved pages of one language are read and searched by substring. Loaded only then. */
(function () {
  "use strict";
  const NAME = /^redroutes-tour-(.+)-[0-9a-f]{16} (.+)$/, ROOM = 24, ROOM_LATIN = 60;
  let pages = null;

  async function readPages(home, path) { // every saved page of a record, once
    const found = new Map(), kind = /^(?:positions|tours|templates|lessons|programmes|towns)\/[^/]+\/$/;
    for (const name of await caches.keys()) {
      const ours = NAME.exec(name);
      if (!ours || ours[2] !== path) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const url = request.url;
        if (found.has(url) || !url.startsWith(home) || !kind.test(url.slice(home.length))) continue;
        found.set(url, readPage(url, await (await cache.match(request)).text()));
      }
    }
    return Array.from(found.values());
  }
  function readPage(url, html) {
    const main = new DOMParser().parseFromString(html, "text/html").querySelector("main"), heading = main.querySelector("h1");
    main.querySelectorAll("script, style, svg, h1, .steps, .ribbon, .near, .record-foot, .offline, .actions").forEach((item) => item.remove());
    const text = [];
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { const piece = walk.currentNode.data.replace(/\s+/g, " ").trim(); if (piece) text.push(piece); }
    return { url, name: heading ? heading.textContent.trim() : url, text: text.join(" ") };
  }

  /* The text as it is compared, with the place in the original of each of its characters. */
  function foldWithPlaces(text, stream) {
    const places = [];
    let plain = "", at = 0;
    for (const c of text) {
      const folded = stream(c);
      for (let i = 0; i < folded.length; i++) places.push([at, at + c.length]);
      plain += folded;
      at += c.length;
    }
    return { plain, places };
  }
  function hitOf(text, part, stream) { // [from, to] of the first hit in the original, or null
    const folded = foldWithPlaces(text, stream), at = folded.plain.indexOf(part);
    return at < 0 ? null : [folded.places[at][0], folded.places[at + part.length - 1][1]];
  }
  function cut(text, hit, room) { // pieces as the search page draws them: [text, is it the hit?]
    const left = Math.max(0, hit[0] - room), right = Math.min(text.length, hit[1] + Math.round(room * 1.6));
    return [[(left ? "…" : "") + text.slice(left, hit[0]), false], [text.slice(hit[0], hit[1]), true], [text.slice(hit[1], right) + (right < text.length ? "…" : ""), false]];
  }
  function find(page, parts, stream) {
    const name = stream(page.name), text = stream(page.text);
    if (!parts.every((part) => name.includes(part) || text.includes(part))) return null;
    const inName = parts.filter((part) => name.includes(part)), first = parts.find((part) => text.includes(part));
    const isHan = /[\u3400-\u9fff]/.test(page.text.slice(0, 60)), hit = first && !inName.length ? hitOf(page.text, first, stream) : null;
    const nameHit = inName.length ? hitOf(page.name, inName[0], stream) : null;
    return {
      url: page.url, score: inName.length * 1000 + parts.reduce((sum, part) => sum + text.split(part).length - 1, 0),
      name: nameHit ? cut(page.name, nameHit, 999) : [[page.name, false]],
      snippet: hit ? cut(page.text, hit, isHan ? ROOM : ROOM_LATIN) : null
    };
  }

  /* home: root of the language; stream: the folding of search.js. Gives {pages: how many were searched, hits}. */
  window.redroutes.savedSearch = async function (home, query, stream) {
    if (!window.caches) return { pages: 0, hits: [] };
    const site = window.redroutes, path = new URL(`${site.root.dataset.assets}../`, location.href).pathname;
    pages = pages || (await readPages(new URL(home, location.href).href, path));
    const parts = query.slice(0, 200).split(/[\s\u3000，,、;；]+/).map(stream).filter(Boolean);
    const hits = parts.length ? pages.map((page) => find(page, parts, stream)).filter(Boolean) : [];
    hits.sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1));
    return { pages: pages.length, hits };
  };
})();
