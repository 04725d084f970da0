/* Guide mode knows where you are, when asked: distance and direction to the next stop, "you are at stop 3", a dot on the
   sketch. All is worked out on the phone. A position is asked for every 20 seconds near a stop and every minute far from
   it, without the receiver's full power beyond a kilometre, and never while the page is out of sight. */
(function () {
  "use strict";
  var site = window.redroutes, radian = Math.PI / 180, EARTH = 6371008.8, NEAR = 1000, SOON = 20000, LATE = 60000, VAGUE = 150;

  function fill(words, values) { return words.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }
  function metres(a, b) {
    var half = Math.pow(Math.sin((b[0] - a[0]) * radian / 2), 2) +
      Math.cos(a[0] * radian) * Math.cos(b[0] * radian) * Math.pow(Math.sin((b[1] - a[1]) * radian / 2), 2);
    return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
  }
  /* Which of eight directions, from north clockwise. */
  function direction(a, b) {
    var east = (b[1] - a[1]) * Math.cos(a[0] * radian), north = b[0] - a[0];
    return (Math.round(Math.atan2(east, north) / radian / 45) + 8) % 8;
  }

  /* Browsers should give WGS-84; some apps in mainland China give GCJ-02, about half a kilometre off, and do not say so.
     The same formula as in scripts/redroutes/geo/datums.py, turned round by iteration. */
  function waves(value, pairs) { return pairs.reduce(function (sum, p) { return sum + p[1] * Math.sin(value * p[0] * Math.PI); }, 0) * 2 / 3; }
  function toMars(point) {
    var x = point[1] - 105, y = point[0] - 35, rad = point[0] * radian, magic = 1 - 0.00669342162296594323 * Math.pow(Math.sin(rad), 2), root = Math.sqrt(magic), A = 6378245;
    var lat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) +
      waves(x, [[6, 20], [2, 20]]) + waves(y, [[1, 20], [1 / 3, 40]]) + waves(y, [[1 / 12, 160], [1 / 30, 320]]);
    var lon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) +
      waves(x, [[6, 20], [2, 20]]) + waves(x, [[1, 20], [1 / 3, 40]]) + waves(x, [[1 / 12, 150], [1 / 30, 300]]);
    return [point[0] + lat * 180 / (A * (1 - 0.00669342162296594323) / (magic * root) * Math.PI), point[1] + lon * 180 / (A / root * Math.cos(rad) * Math.PI)];
  }
  function fromMars(point) {
    var at = point.slice(), there;
    for (var i = 0; i < 10; i++) { there = toMars(at); at = [at[0] - there[0] + point[0], at[1] - there[1] + point[1]]; }
    return at;
  }
  function isInChina(point) { return point[0] > 18 && point[0] < 54 && point[1] > 73 && point[1] < 136; }

  function Where(article, guide) {
    var words = JSON.parse(article.querySelector(".guide-where-words").textContent);
    var box = article.querySelector(".guide-where-am"), tool = box.querySelector("button"), shift = box.querySelectorAll("button")[1], status = box.querySelector("[role=status]");
    var sketch = article.querySelector(".guide-sketch"), bar = article.querySelector(".guide-here");
    var told = bar.firstElementChild, go = bar.querySelector("button"), been = {}, timer = null, raw = null, said = -1, isOn = false, turn = 0;
    var places = guide.stops.map(function (stop) {
      return stop.dataset.at ? { at: stop.dataset.at.split(",").map(Number), within: Number(stop.dataset.within) } : null;
    });

    function settings() { return guide.read("guide"); }
    function set(name, value) { var all = settings(); all[name] = value; guide.write("guide", all); }
    function length(away) {
      return away < 950 ? fill(words.m, { n: Math.max(10, Math.round(away / 10) * 10) }) : fill(words.km, { n: (away / 1000).toFixed(1) });
    }
    function isWithin(place, point, accuracy) { return metres(point, place.at) <= Math.max(place.within, Math.min(accuracy, 50)); }
    /* The stop where one is: of several the nearest. */
    function stopAt(point, accuracy) {
      var found = -1;
      places.forEach(function (place, i) {
        if (place && isWithin(place, point, accuracy) && (found < 0 || metres(point, place.at) < metres(point, places[found].at))) found = i;
      });
      return found;
    }

    /* Where one is going: the stop that is shown until the group has been there, then the one after it. */
    function target() { var index = guide.current(); return index < places.length && (been[index] || !places[index]) ? index + 1 : index; }
    function show(text, word, act) {
      told.textContent = text; go.textContent = word; go.hidden = !word; go.onclick = act;
      bar.hidden = !text; site.root.classList.toggle("located", Boolean(text));
    }
    function showHere(here) {
      var text = fill(words.at, { n: here + 1, name: guide.name(here) });
      if (here !== said) guide.say(text);
      said = here; been[here] = true;
      guide.stamp(here);
      show(text, here === guide.current() ? "" : fill(words.show, { n: here + 1 }), function () { guide.show(here); });
      return text;
    }
    function showGuess(here) {
      show(fill(words.perhaps, { n: here + 1, name: guide.name(here) }), words.yes, function () { set("datum", "gcj02"); showShift(); draw(); });
    }
    function drawDot(point) {
      var svg = sketch && sketch.querySelector("svg"), plane = svg && sketch.dataset.plane, dot = svg && svg.querySelector(".sk-here");
      if (!plane) return;
      plane = plane.split(",").map(Number);
      var x = plane[3] / 2 + (point[1] - plane[1]) * radian * EARTH * Math.cos(plane[0] * radian) * plane[2];
      var y = plane[4] / 2 - (point[0] - plane[0]) * radian * EARTH * plane[2];
      var isInside = x > 0 && x < plane[3] && y > 0 && y < plane[4];
      if (!dot) {
        dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
        dot.setAttribute("class", "sk-here"); dot.setAttribute("r", "7"); svg.append(dot);
      }
      dot.setAttribute("cx", x.toFixed(1)); dot.setAttribute("cy", y.toFixed(1)); dot.toggleAttribute("hidden", !isInside);
      sketch.querySelector(".guide-outside").hidden = isInside;
    }
    /* The sketch stands on the tour's page, which is saved with it: it is taken from there when it is wanted. */
    function fetchSketch() {
      var link = article.querySelector(".guide-row a");
      if (!sketch || !link || sketch.querySelector("svg")) return;
      fetch(link.href).then(function (answer) { return answer.text(); }).then(function (html) {
        var svg = new DOMParser().parseFromString(html, "text/html").querySelector(".sketch-box svg");
        if (!svg || sketch.querySelector("svg")) return;
        sketch.querySelector(".sketch-box").append(document.importNode(svg, true));
        sketch.hidden = false; draw();
      }).catch(function () { /* without the drawing, the words remain */ });
    }
    function draw() {
      if (!raw) return;
      var isShifted = settings().datum === "gcj02", point = isShifted ? fromMars(raw.at) : raw.at, here = stopAt(point, raw.accuracy), lines = [];
      var guess = !isShifted && here < 0 && isInChina(raw.at) ? stopAt(fromMars(raw.at), raw.accuracy) : -1;
      if (here >= 0) lines.push(showHere(here)); else said = -1;
      var next = target(), place = places[next], way = "";
      if (next < places.length && place) {
        way = fill(words.way, { distance: length(metres(point, place.at)), direction: words.directions[direction(point, place.at)], n: next + 1 });
      } else if (next < places.length) way = fill(words.no_point, { n: next + 1, name: guide.name(next) });
      lines.push(way);
      if (here < 0) { if (guess >= 0) showGuess(guess); else show(way, ""); }
      if (raw.accuracy > VAGUE) lines.push(fill(words.vague, { distance: length(raw.accuracy) }));
      status.textContent = lines.filter(Boolean).join(" ");
      drawDot(point);
    }

    function nearest() {
      return raw ? Math.min.apply(null, places.map(function (place) { return place ? metres(raw.at, place.at) : Infinity; })) : Infinity;
    }
    function later() {
      clearTimeout(timer);
      if (isOn && document.visibilityState === "visible") timer = setTimeout(ask, nearest() < NEAR ? SOON : LATE);
    }
    function ask() {
      var own = ++turn;
      if (!isOn || document.visibilityState !== "visible") return;
      navigator.geolocation.getCurrentPosition(function (found) {
        if (!isOn || own !== turn) return;
        raw = { at: [found.coords.latitude, found.coords.longitude], accuracy: found.coords.accuracy || 0 };
        shift.hidden = !isInChina(raw.at);
        draw(); later();
      }, function (error) {
        if (!isOn || own !== turn) return;
        status.textContent = words[error.code === 1 ? "denied" : "failed"];
        if (error.code === 1) { turnOff(true); return; }
        later();
      }, { enableHighAccuracy: nearest() < NEAR || !raw, timeout: 30000, maximumAge: 0 });
    }
    function turnOn() {
      isOn = true; said = -1; set("where", true);
      tool.setAttribute("aria-pressed", "true"); status.textContent = words.asking;
      fetchSketch();
      ask();
    }
    function turnOff(isDenied) {
      var dot = sketch && sketch.querySelector(".sk-here");
      isOn = false; raw = null; turn += 1; clearTimeout(timer); set("where", false);
      tool.setAttribute("aria-pressed", "false"); shift.hidden = true; show("", "");
      if (!isDenied) status.textContent = "";
      if (dot) dot.remove();
    }
    function showShift() { shift.setAttribute("aria-pressed", String(settings().datum === "gcj02")); }

    if (!navigator.geolocation) { status.textContent = words.failed; return; }
    tool.addEventListener("click", function () { if (isOn) turnOff(); else turnOn(); });
    shift.addEventListener("click", function () { set("datum", settings().datum === "gcj02" ? "" : "gcj02"); showShift(); draw(); });
    document.addEventListener("visibilitychange", function () { clearTimeout(timer); if (isOn && document.visibilityState === "visible") ask(); });
    document.addEventListener("stop", function () { if (isOn) draw(); });
    showShift();
    return turnOn;
  }

  site.guideWhere = function (article, guide) { return Where(article, guide); };
  site.guideWhere.toWgs84 = fromMars;
})();
