/* Moves the schematic of the map page: drag, pinch, wheel, buttons, keys; keeps symbols one size on the screen; hides what
   the list's filters hide; shows a tapped place's card; lays tiles below where the site has a tile service.
   Written for this one drawing: about 2 KB instead of the 40 KB of a map library. */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all, SVG = "http://www.w3.org/2000/svg";
  var LEVEL = 12, MOST = 64; /* one unit is a pixel of this level; how far one can go in */

  function setUp(box) {
    var svg = box.querySelector("svg"), sheet = svg.parentNode, card = box.querySelector(".map-card");
    var size = svg.getAttribute("viewBox").split(" ").map(Number), full = { x: 0, y: 0, w: size[2] };
    var ratio = size[3] / size[2], view = { x: 0, y: 0, w: full.w };
    var symbols = all(".at", svg).map(function (node) { return { node: node, at: /translate\([^)]*\)/.exec(node.getAttribute("transform"))[0] }; });
    var places = {}, stations = all(".station", svg);
    all("a[data-id]", svg).forEach(function (link) { places[link.dataset.id] = link; });

    function draw() {
      var unit = view.w / (svg.clientWidth || 350), zoom = full.w / view.w;
      svg.setAttribute("viewBox", [view.x, view.y, view.w, view.w * ratio].join(" "));
      symbols.forEach(function (s) { s.node.setAttribute("transform", s.at + " scale(" + unit.toFixed(4) + ")"); });
      svg.classList.toggle("close", zoom > 2.4);
      sheet.classList.toggle("moves", zoom > 1.01); /* at full view a finger scrolls the page */
      drawNames(zoom, unit); drawTiles();
      box.dispatchEvent(new CustomEvent("drawn", { detail: { zoom: zoom, isSeen: isSeen } }));
    }
    /* More places, drawn by another script: links with a symbol, as those of the page. */
    function add(links) {
      links.forEach(function (link) {
        var node = link.querySelector(".at");
        svg.appendChild(link); places[link.dataset.id] = link; symbols.push({ node: node, at: node.getAttribute("transform") });
      });
      draw();
    }
    function clamp() {
      view.w = Math.min(full.w, Math.max(full.w / MOST, view.w));
      view.x = Math.min(full.w - view.w, Math.max(0, view.x));
      view.y = Math.min((full.w - view.w) * ratio, Math.max(0, view.y));
    }
    /* Zooms about a point given as shares of the drawing's width and height. */
    function zoomAt(factor, px, py) {
      var before = view.w, w = Math.min(full.w, Math.max(full.w / MOST, view.w / factor));
      view.x += (before - w) * px; view.y += (before - w) * ratio * py; view.w = w;
      clamp(); draw();
    }
    /* A step in from the tools or keys: about the middle; from the whole map, or where the middle shows few, to where most places lie. */
    function stepIn() {
      var w = Math.max(full.w / MOST, view.w / 2), spots = shownSpots().filter(isSeen);
      function within(spot) { return spots.filter(function (s) { return Math.abs(s[0] - spot[0]) < w / 2 && Math.abs(s[1] - spot[1]) < w * ratio / 2; }); }
      var middle = [view.x + view.w / 2, view.y + view.w * ratio / 2], best = [];
      spots.forEach(function (spot) { var near = within(spot); if (near.length > best.length) best = near; });
      if (best.length && (view.w === full.w || within(middle).length * 2 < best.length)) middle = [0, 1].map(function (i) {
        return best.reduce(function (sum, spot) { return sum + Number(spot[i]); }, 0) / best.length;
      });
      centre(middle, w);
    }
    function shownSpots() { return Object.keys(places).filter(function (id) { return !places[id].hasAttribute("hidden"); }).map(function (id) { return spotOf(places[id]); }); }
    function isSeen(spot) { return spot[0] >= view.x && spot[0] <= view.x + view.w && spot[1] >= view.y && spot[1] <= view.y + view.w * ratio; }

    /* Names from the second step on, beside their dots, as far as they do not lie over each other or over another dot. */
    function drawNames(zoom, unit) {
      var taken = [], isNamed = zoom > 3.9 || box.hasAttribute("data-named");
      svg.classList.toggle("named", isNamed);
      if (!isNamed) return;
      var seen = Object.keys(places).map(function (id) { return { link: places[id], spot: spotOf(places[id]) }; }).filter(function (p) { return !p.link.hasAttribute("hidden") && isSeen(p.spot); });
      seen.forEach(function (p) { taken.push([p.spot[0] - 7 * unit, p.spot[1] - 7 * unit, p.spot[0] + 7 * unit, p.spot[1] + 7 * unit, p]); });
      seen.forEach(function (p) {
        var text = p.link.querySelector(".name") || addName(p.link), wide = text.getComputedTextLength();
        var r = p.link.querySelector(".number") ? 8 : 0; /* of a dot that holds a number, beyond that of a place */
        var fits = [["start", 11 + r, 4], ["end", -11 - r, 4], ["middle", 0, -12 - r], ["middle", 0, 20 + r]].some(function (at) {
          var left = at[1] - (at[0] === "end" ? wide : at[0] === "middle" ? wide / 2 : 0);
          var box = [p.spot[0] + left * unit, p.spot[1] + (at[2] - 12) * unit, p.spot[0] + (left + wide) * unit, p.spot[1] + (at[2] + 4) * unit, p];
          if (!isWhole(box) || taken.some(function (t) { return t[4] !== p && t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3]; })) return false;
          text.setAttribute("text-anchor", at[0]); text.setAttribute("x", at[1]); text.setAttribute("y", at[2]); taken.push(box);
          return true;
        });
        text.classList.toggle("no-room", !fits);
      });
      stations.forEach(function (node) { /* they give way */
        var spot = spotOf(node), text = node.querySelector("text"), right = spot[0] + (7 + text.getComputedTextLength()) * unit;
        text.classList.toggle("no-room", taken.some(function (t) { return t[0] < right && spot[0] < t[2] && t[1] < spot[1] + 8 * unit && spot[1] - 8 * unit < t[3]; }));
      });
    }
    function isWhole(box) { return box[0] >= view.x && box[2] <= view.x + view.w && box[1] >= view.y && box[3] <= view.y + view.w * ratio; }
    function addName(link) {
      var text = document.createElementNS(SVG, "text");
      text.setAttribute("class", "name"); text.setAttribute("aria-hidden", "true");
      text.textContent = link.dataset.name || link.getAttribute("aria-label");
      link.querySelector(".at").appendChild(text);
      return text;
    }

    function pan(dx, dy) { view.x += dx * view.w; view.y += dy * view.w * ratio; clamp(); draw(); }
    function whole() { view = { x: 0, y: 0, w: full.w }; draw(); }
    function centre(spot, w) { view.w = Math.min(view.w, w); clamp(); view.x = spot[0] - view.w / 2; view.y = spot[1] - view.w * ratio / 2; clamp(); draw(); }
    function spotOf(item) { return /translate\(([^ ]+) ([^)]+)\)/.exec((item.querySelector(".at") || item).getAttribute("transform")).slice(1, 3).map(Number); }

    /* tiles: only where the site record names a service */
    var tiles = box.dataset.tiles, origin = box.dataset.origin.split(",").map(Number), layer = svg.querySelector(".tiles");
    function drawTiles() {
      if (!tiles) return;
      var zooms = box.dataset.zooms.split(",").map(Number);
      var z = Math.round(LEVEL + Math.log((svg.clientWidth || 350) / view.w) / Math.LN2);
      z = Math.min(zooms[1], Math.max(zooms[0], z));
      var side = 256 / Math.pow(2, z - LEVEL), wanted = {};
      for (var x = Math.floor((origin[0] + view.x) / side); x * side < origin[0] + view.x + view.w; x++)
        for (var y = Math.floor((origin[1] + view.y) / side); y * side < origin[1] + view.y + view.w * ratio; y++)
          wanted[z + "/" + x + "/" + y] = [x, y];
      all("image", layer).forEach(function (image) { if (wanted[image.dataset.key]) delete wanted[image.dataset.key]; else image.remove(); });
      Object.keys(wanted).forEach(function (key) {
        var image = document.createElementNS(SVG, "image"), at = wanted[key];
        image.dataset.key = key;
        image.setAttribute("x", at[0] * side - origin[0]); image.setAttribute("y", at[1] * side - origin[1]);
        image.setAttribute("width", side); image.setAttribute("height", side);
        image.setAttribute("href", tiles.replace("{z}", z).replace("{x}", at[0]).replace("{y}", at[1]));
        layer.appendChild(image);
      });
      svg.classList.add("tiled");
    }

    /* fingers and mouse */
    var pointers = {}, moved = 0, gap = 0;
    function list() { return Object.keys(pointers).map(function (id) { return pointers[id]; }); }
    function share(e) { var r = svg.getBoundingClientRect(); return [(e.clientX - r.left) / r.width, (e.clientY - r.top) / r.height]; }
    svg.addEventListener("pointerdown", function (e) { pointers[e.pointerId] = share(e); if (list().length === 1) moved = 0; gap = 0; });
    window.addEventListener("pointermove", function (e) {
      var last = pointers[e.pointerId];
      if (!last) return;
      var now = share(e), two;
      pointers[e.pointerId] = now;
      moved += Math.abs(now[0] - last[0]) + Math.abs(now[1] - last[1]);
      two = list();
      if (two.length === 1) { if (view.w < full.w) pan(last[0] - now[0], last[1] - now[1]); return; }
      var far = Math.hypot(two[0][0] - two[1][0], two[0][1] - two[1][1]);
      if (gap) zoomAt(far / gap, (two[0][0] + two[1][0]) / 2, (two[0][1] + two[1][1]) / 2);
      gap = far;
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      window.addEventListener(name, function (e) { delete pointers[e.pointerId]; gap = 0; });
    });
    svg.addEventListener("wheel", function (e) {
      if (!e.ctrlKey && !sheet.contains(document.activeElement)) return; /* the page scrolls on */
      e.preventDefault();
      var at = share(e);
      zoomAt(e.deltaY < 0 ? 1.25 : 0.8, at[0], at[1]);
    }, { passive: false });
    svg.addEventListener("dragstart", function (e) { e.preventDefault(); });

    /* keys */
    sheet.tabIndex = 0; sheet.setAttribute("role", "group"); sheet.setAttribute("aria-label", svg.getAttribute("aria-label"));
    var keys = document.getElementById("map-keys");
    if (keys) { keys.hidden = false; sheet.setAttribute("aria-describedby", keys.id); }
    sheet.addEventListener("keydown", function (e) {
      var step = { ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2] }[e.key];
      if (e.altKey || e.ctrlKey || e.metaKey) return;
      if (step) pan(step[0], step[1]);
      else if (e.key === "+" || e.key === "=") stepIn();
      else if (e.key === "-") zoomAt(0.5, 0.5, 0.5);
      else if (e.key === "0") whole();
      else return;
      e.preventDefault();
    });
    var tools = box.querySelector(".map-tools");
    tools.hidden = false;
    all("button", tools).forEach(function (b) {
      b.addEventListener("click", function () { var f = Number(b.dataset.zoom); if (f > 1) stepIn(); else if (f) zoomAt(f, 0.5, 0.5); else whole(); });
    });

    /* a tapped place: first closer, where others lie under the same finger; then its card */
    function isCrowded(link) {
      var here = spotOf(link), unit = view.w / svg.clientWidth;
      return Object.keys(places).some(function (id) {
        if (places[id] === link || places[id].hasAttribute("hidden")) return false;
        var there = spotOf(places[id]);
        return Math.hypot(here[0] - there[0], here[1] - there[1]) < 16 * unit;
      });
    }
    function choose(link) {
      all("[aria-current]", svg).forEach(function (a) { a.removeAttribute("aria-current"); });
      link.setAttribute("aria-current", "true"); link.parentNode.appendChild(link);
      var entry = link.card || site.main.querySelector('.card[data-id="' + link.dataset.id + '"]'), close = document.createElement("button");
      card.textContent = "";
      if (!entry) return;
      var copy = entry.cloneNode(true);
      all("button", copy).forEach(function (b) { b.remove(); });
      copy.hidden = false;
      var holder = document.createElement("div"); holder.className = "cards"; holder.append.apply(holder, Array.prototype.slice.call(copy.childNodes));
      close.type = "button"; close.textContent = box.dataset.hide;
      close.addEventListener("click", function () { card.textContent = ""; link.removeAttribute("aria-current"); sheet.focus(); });
      card.append(holder, close);
      box.dispatchEvent(new CustomEvent("chosen", { detail: link }));
    }
    svg.addEventListener("click", function (e) {
      var link = e.target.closest("a[data-id]");
      if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      if (moved > 0.03) return;
      if (isCrowded(link) && view.w > full.w / MOST * 1.01) centre(spotOf(link), view.w / 3);
      choose(link);
    });

    /* the list: what it hides is hidden here, and each place on the map can be called from it */
    all(".card[data-id]", site.main).forEach(function (entry) {
      var button = document.createElement("button");
      button.type = "button"; button.className = "copy"; button.textContent = box.dataset.show;
      button.addEventListener("click", function () {
        var link = places[entry.dataset.id];
        centre(spotOf(link), full.w / 6); choose(link);
        sheet.scrollIntoView({ block: "center" }); sheet.focus({ preventScroll: true });
      });
      entry.querySelector("div").appendChild(button);
    });
    function follow() {
      all(".card[data-id]", site.main).forEach(function (entry) {
        var link = places[entry.dataset.id];
        if (link) link.toggleAttribute("hidden", entry.hidden);
      });
      draw();
    }
    if (site.portalMap) site.portalMap(box, { add: add, centre: centre, spotOf: spotOf });
    new MutationObserver(follow).observe(site.main, { subtree: true, attributes: true, attributeFilter: ["hidden"] });
    follow();

    /* where the reader stands, once "near me" has found it */
    var shift = box.dataset.shift.split(",").map(Number), dot;
    document.addEventListener("here", function (e) {
      var world = 256 * Math.pow(2, LEVEL), s = Math.sin(e.detail[0] * Math.PI / 180);
      var x = (e.detail[1] + 180) / 360 * world - origin[0] + shift[0];
      var y = (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * world - origin[1] + shift[1];
      if (!dot) {
        dot = { node: document.createElementNS(SVG, "g") };
        dot.node.setAttribute("class", "at here");
        dot.node.innerHTML = '<circle r="7"/><text x="11" y="4"></text>';
        dot.node.lastChild.textContent = box.dataset.here;
        svg.appendChild(dot.node); symbols.push(dot);
      }
      dot.at = "translate(" + x.toFixed(1) + " " + y.toFixed(1) + ")";
      draw();
    });
    window.addEventListener("resize", draw);
    draw();
  }

  site.map = function (boxes) { boxes.forEach(setUp); };
})();
