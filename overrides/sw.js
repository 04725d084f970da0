/* The service worker: gives back what a reader has asked to be saved (assets/offline.js stores it), and nothing else.
   It stores nothing by itself. A page comes from the network; from the saved copy where the network fails or is slow.
   To switch it off for all readers, put sw-off.js in its place: docs/contribute/publishing says how. */
"use strict";
const SITE = "@@site@@"; // the build puts the site's languages and words here
const ROOT = new URL("./", self.location).href;
const PATH = new URL(ROOT).pathname;
const NAME = /^redroutes-(?:tour|plan|edit)-(.+)-[0-9a-f]{16} (.+)$/; // "redroutes-tour-<id>-<version> <path of the site>", or plan-<language>, edit-<language>
const PATIENCE = 3000; // milliseconds that a page may take before the saved copy is shown
const PATIENCE_SEARCH = 8000; // the index has no saved copy; after this the saved pages are searched

self.addEventListener("install", () => { self.skipWaiting(); });
self.addEventListener("activate", (event) => { event.waitUntil(self.clients.claim()); });
self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  if (request.mode !== "navigate" && request.cache === "reload") return; // saving asks again, past any copy
  const url = new URL(request.url), path = url.pathname.slice(PATH.length);
  if (request.mode === "navigate") event.respondWith(answerPage(request, url));
  else if (/^assets\//.test(path) && url.searchParams.has("v")) event.respondWith(answerAsset(request, url));
  else if (/^(assets|media)\/|\.webmanifest$/.test(path)) event.respondWith(networkFirst(request, async () => partOf(request, await findMedia(url))));
  else if (/^(plan|edit)\/.+\.json$/.test(path)) event.respondWith(networkFirst(request, () => find(url, bare(url))));
  else if (/^search\/.+\.(json|txt)$/.test(path)) event.respondWith(within(fetch(request), PATIENCE_SEARCH));
});

/* --- what is saved -------------------------------------------------------------------------------------------- */
async function tourCaches(first) { // names of our caches, those of one tour first
  const names = (await caches.keys()).map((name) => NAME.exec(name)).filter((found) => found && found[2] === PATH);
  return names.sort((a, b) => (b[1] === first) - (a[1] === first)).map((found) => found[0]);
}
function tourOf(url) {
  return url.searchParams.get("tour") || (/\/tours\/([^/]+)\//.exec(url.pathname) || [])[1];
}
function bare(url) { // the address under which a file is stored: no query, no index.html
  return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}
async function find(url, address, options) {
  for (const name of await tourCaches(tourOf(url))) {
    const found = await (await caches.open(name)).match(address, options);
    if (found) return found;
  }
  return undefined;
}
async function findMedia(url) { // of a picture one width is saved: it stands in for the others
  const found = await find(url, bare(url)), picture = !found && /^(.+-[0-9a-f]{10}-)\d+\.(webp|jpg)$/.exec(bare(url));
  if (!picture) return found;
  return (await find(url, `${picture[1]}800.webp`)) || find(url, `${picture[1]}480.webp`);
}
async function partOf(request, found) { // players ask for parts of a recording; what is saved is whole
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") || "");
  if (!found || !range) return found;
  const data = await found.arrayBuffer(), size = data.byteLength, start = Number(range[1]), end = Math.min(range[2] ? Number(range[2]) : size, size - 1);
  if (start > end) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${size}` } });
  const headers = { "Content-Type": found.headers.get("Content-Type") || "", "Content-Range": `bytes ${start}-${end}/${size}`, "Accept-Ranges": "bytes" };
  return new Response(data.slice(start, end + 1), { status: 206, headers });
}
async function findPage(url) {
  const found = await find(url, bare(url));
  if (found || /(\/|\.[a-z0-9]+)$/.test(url.pathname)) return found;
  const whole = `${url.origin}${url.pathname}/`; // its links are only right with the slash
  return (await find(url, whole)) && Response.redirect(whole + url.search);
}

/* --- answers ---------------------------------------------------------------------------------------------------- */
async function answerPage(request, url) {
  try { return await networkFirst(request, () => findPage(url)); } catch (error) { return awayPage(url); }
}
async function answerAsset(request, url) { // its address changes with its content; an older one is better than none
  return (await find(url, request.url)) || networkFirst(request, () => find(url, request.url, { ignoreSearch: true }));
}
async function networkFirst(request, look) {
  let broken;
  const network = fetch(request).then((answer) => {
    if (answer.status < 500) return answer;
    broken = answer;
    throw new Error(String(answer.status));
  });
  network.catch(() => {});
  const late = new Promise((done) => { setTimeout(done, PATIENCE); });
  const answer = (await Promise.race([network, late]).catch(() => undefined)) || (await look());
  if (answer) return answer;
  return network.catch((error) => { if (broken) return broken; throw error; }); // nothing saved: as long as it takes
}
function within(promise, time) {
  return Promise.race([promise, new Promise((_, fail) => { setTimeout(() => fail(new Error("late")), time); })]).catch(() => Response.error());
}

/* --- the page for what is not saved ------------------------------------------------------------------------------ */
async function savedTours() {
  const states = new Map();
  for (const name of await tourCaches()) {
    const id = NAME.exec(name)[1], cache = await caches.open(name), answer = await cache.match(`${ROOT}tours/${id}/offline-state.json`);
    if (answer && !(await cache.match(`${ROOT}tours/${id}/offline-removed.json`))) states.set(id, await answer.json());
  }
  return Array.from(states.values());
}
function text(value) {
  return String(value).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
}
function turned(language) { return language.dir ? ` dir="${language.dir}"` : ""; } // only on sites with a language from right to left
function section(language, index, tours, url) {
  const words = language.words, root = ROOT + language.folder, level = index ? "h2" : "h1";
  const links = tours.map((tour) => `<li><a href="${text(`${root}tours/${tour.id}/`)}">${text(tour.names[language.id] || Object.values(tour.names)[0])}</a></li>`).join("");
  const list = links ? `<p class="quiet">${text(words.tours)}</p><ul>${links}</ul>` : `<p>${text(words.none)}</p>`;
  const manage = links ? ` <a class="button" href="${text(`${root}saved/`)}">${text(words.saved)}</a>` : "";
  return `<section lang="${text(language.tag)}"${turned(language)}><${level}>${text(words.title)}</${level}><p>${text(words.text)}</p>${list}<p><a class="button" href="${text(url.href)}">${text(words.again)}</a>${manage}</p></section>`;
}
const LOOK = "body{margin:0 auto;max-width:680px;padding:24px 20px 48px;background:#fbf8f3;color:#1f1b18;font:17px/1.7 system-ui,sans-serif}" +
  "h1,h2{line-height:1.3;font-size:1.5em;margin:0 0 12px}h1::before{content:'';display:block;width:36px;height:3px;background:#a8201a;margin-bottom:16px}" +
  "section+section{border-top:1px solid #b9afa3;margin-top:32px;padding-top:28px}a{color:#a8201a}ul{list-style:none;padding:0}li a{display:block;padding:11px 0;border-bottom:1px solid #b9afa3}" +
  ".button{box-sizing:border-box;display:inline-flex;align-items:center;min-height:44px;padding:8px 16px;margin:0 8px 8px 0;border:1px solid;border-radius:8px;text-decoration:none}.quiet{opacity:.8;margin-bottom:0}" +
  "[data-size=large] body{font-size:22px}[data-size=large] .button{min-height:60px}[data-theme=dark]{color-scheme:dark}[data-theme=dark] body{background:#15120f;color:#efe8de}[data-theme=dark] a{color:#ff8b7b}[data-theme=dark] h1::before{background:#ff8b7b}";
const VIEW = "(function(d){try{var v=JSON.parse(localStorage.getItem('view')||'{}');v.theme=v.theme||(matchMedia('(prefers-color-scheme:dark)').matches?'dark':'');" +
  "if(v.theme)d.dataset.theme=v.theme;if(v.size)d.dataset.size=v.size}catch(e){}})(document.documentElement)";
async function digest(code) { // as a policy names a script or a style sheet
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code)));
  return `'sha256-${btoa(String.fromCharCode(...bytes))}'`;
}
async function awayPage(url) {
  const path = url.pathname.slice(PATH.length), tours = await savedTours();
  const own = SITE.languages.find((language) => language.folder && path.startsWith(language.folder)) || SITE.languages[0];
  const languages = [own, ...SITE.languages.filter((language) => language !== own)];
  const body = languages.map((language, index) => section(language, index, tours, url)).join("");
  const html = `<!doctype html><html lang="${text(own.tag)}"${turned(own)}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(own.words.title)}</title><style>${LOOK}</style><script>${VIEW}</script></head><body><main>${body}</main></body></html>`;
  const policy = `default-src 'none'; script-src ${await digest(VIEW)}; style-src ${await digest(LOOK)}; base-uri 'none'; form-action 'none'`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy } });
}
