/* Guide mode: one stop of a tour at a time, the time against the plan, the screen kept awake, the place kept.
   Without it the page is one long text with all stops. The same script works inside the single-file tour. */
(function () {
  "use strict";
  var site = window.redroutes, all = site.all, MINUTE = 60000, STALE = 16 * 60 * MINUTE, memory = {};

  function read(key) { return memory[key] || site.kept(key); }
  function write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); delete memory[key]; } catch (e) { memory[key] = value; /* private mode, or no room: until the page is closed */ } }
  function fill(words, values) { return words.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }
  function clock(time) { var d = new Date(time); return d.getHours() + ":" + ("0" + d.getMinutes()).slice(-2); }

  /* The plan: minutes at stops, and on the ways only where all of them are known. Where they are not, the clock counts
     time at stops alone: it stands still from leaving a stop until somebody says that the group has arrived. */
  function Plan(minutes, legs, isWhole) {
    var sum = 0;
    this.isWhole = isWhole;
    this.arrive = minutes.map(function (own, i) { var at = sum; sum += own + (isWhole ? legs[i] : 0); return at; });
    this.leave = this.arrive.map(function (at, i) { return at + minutes[i]; });
    this.total = this.leave[this.leave.length - 1];
  }
  Plan.prototype.spent = function (state, now) {
    var until = state.ended || now;
    if (this.isWhole) return Math.floor((until - state.begun) / MINUTE);
    return Math.floor(((state.used || 0) + (state.at >= 0 ? until - state.since : 0)) / MINUTE);
  };
  /* What to say of a stop: behind, ahead or on plan, by how many minutes, and what is left in all. */
  Plan.prototype.judge = function (state, now) {
    var spent = this.spent(state, now), stop = this.isWhole || !(state.at >= 0) ? state.stop : state.at, arrive = this.arrive[stop];
    var leave = this.isWhole || state.at === stop ? this.leave[stop] : arrive;
    if (spent > leave) return { word: "behind", minutes: spent - leave, left: this.total - leave };
    if (spent < arrive) return { word: "ahead", minutes: arrive - spent, left: this.total - arrive };
    return { word: leave > spent ? "on_plan" : "now", minutes: leave - spent, left: this.total - spent };
  };

  function Guide(article) {
    var words = JSON.parse(article.querySelector(".guide-words").textContent);
    var key = site.key("guide." + article.dataset.tour), prefix = article.dataset.prefix;
    var stops = all(".guide-stop", article), last = stops.length - 1, marks = all(".guide-line li", article);
    var numbers = function (name) { return stops.slice(0, last).map(function (stop) { return Number(stop.dataset[name]); }); };
    var find = function (selector) { return article.querySelector(selector); }, choice = find("[data-lengths]"), plan;
    function makePlan(length) { plan = new Plan(numbers(choice ? length : "minutes"), numbers("leg"), article.hasAttribute("data-whole")); }
    var heard = find(".guide-heard"), now = find(".guide-plan-now"), left = find(".guide-plan-left"), button = find(".guide-clock");
    var back = find("[data-step='-1']"), on = find("[data-step='1']"), state, undo = null;

    function isShown() { return !article.closest("[hidden]"); }
    function keep() { write(key, state); }
    function time(minutes) {
      var hours = minutes < 90 ? 0 : Math.floor(minutes / 60), rest = minutes - hours * 60, parts = [];
      if (hours) parts.push(fill(words.hours[hours === 1 ? 0 : 1], { n: hours }));
      if (rest || !hours) parts.push(fill(words.minutes[rest === 1 ? 0 : 1], { n: rest }));
      return parts.join(" ");
    }
    var panel = find(".guide-panel"), more = find(".guide-more"), mini = find(".guide-time"), at = find(".guide-at");
    function say(text) { heard.textContent = text; }

    function load() {
      state = read(key);
      if (!(state.stop >= 0 && state.stop <= last)) state.stop = 0;
      state.seen = (Array.isArray(state.seen) ? state.seen : []).filter(function (i) { return i < last; });
      if (state.begun && Date.now() - state.begun > STALE) { delete state.begun; delete state.ended; }
      /* A finished tour begins again, unless its last page is asked for on the same day. */
      if (state.done && (location.hash !== "#" + stops[last].id || !(Date.now() - state.done < STALE))) {
        state = { stop: 0, seen: [] };
        if (location.hash === "#" + stops[last].id) { try { history.replaceState(null, "", location.pathname + location.search); } catch (e) { location.hash = ""; } }
      }
    }
    function asked() {
      var at = stops.map(function (stop) { return "#" + stop.id; }).indexOf(location.hash);
      return at >= 0 ? at : state.stop;
    }

    function drawPlan() {
      if (!isShown()) return;
      var isEnd = state.stop === last, began = Boolean(state.begun), verdict = null, text = "", rest = fill(left.dataset.plan, {}), label = "";
      if (!began && !isEnd) label = words.start;
      if (began && !isEnd) {
        verdict = plan.judge(state, Date.now());
        text = fill(words[verdict.word], { time: time(verdict.minutes) });
        rest = fill(plan.isWhole ? words.left_whole : words.left_stops, { time: time(verdict.left), clock: clock(Date.now() + verdict.left * MINUTE) });
        if (!plan.isWhole && state.at !== state.stop) { label = words.arrived; if (!(state.at >= 0)) rest = words.on_way; if (verdict.word === "now") text = ""; }
      }
      if (now.textContent !== text) now.textContent = text;
      now.hidden = !text;
      now.classList.toggle("late", began && !isEnd && verdict.word === "behind");
      left.textContent = rest;
      button.parentElement.hidden = isEnd;
      button.hidden = !label; button.textContent = label; button.classList.toggle("primary", began);
      drawMini(began && !isEnd ? verdict : null, label, isEnd);
      var took = find(".guide-took");
      took.hidden = !began || !isEnd;
      var before = plan.arrive[state.from || 0];
      took.textContent = began ? fill(plan.isWhole ? words.took : words.took_stops, { time: time(plan.spent(state, Date.now()) - before), plan: time(plan.total - before) }) : "";
    }

    /* The clock of the row at the top: what is to be tapped, else the minutes in short; a tap then opens the plan. */
    function drawMini(verdict, label, isEnd) {
      var text = "";
      if (label === words.start) text = words.start_short;
      else if (label) text = words.arrived_short;
      else if (verdict) text = fill(words[{ on_plan: "left", now: "now", behind: "behind", ahead: "ahead" }[verdict.word] + "_short"], { n: verdict.minutes });
      mini.hidden = isEnd; mini.textContent = text;
      mini.classList.toggle("primary", label === words.arrived);
      mini.classList.toggle("late", Boolean(verdict) && verdict.word === "behind" && !label);
      if (label) mini.setAttribute("aria-label", label); else mini.removeAttribute("aria-label");
    }
    /* Everything but the words folds away: the bar of the site, the stops, the plan, the settings. */
    function openPanel(isOpen) {
      panel.classList.toggle("open", isOpen);
      site.root.classList.toggle("guide-open", isOpen);
      more.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) window.scrollTo(0, 0);
    }

    function name(index) { return stops[index].querySelector("h2").textContent; }
    function draw() {
      stops.forEach(function (stop, i) { stop.classList.toggle("here", i === state.stop); });
      marks.forEach(function (mark, i) {
        mark.classList.toggle("here", i === state.stop);
        mark.classList.toggle("seen", i !== state.stop && state.seen.indexOf(i) >= 0);
        if (i === state.stop) mark.firstElementChild.setAttribute("aria-current", "step"); else mark.firstElementChild.removeAttribute("aria-current");
      });
      at.hidden = state.stop === last; at.textContent = (state.stop + 1) + "/" + last;
      back.hidden = state.stop === 0;
      on.hidden = state.stop === last;
      on.querySelector(".guide-on").hidden = state.stop >= last - 1;
      on.lastElementChild.textContent = state.stop >= last - 1 ? words.finish : name(state.stop + 1);
      if (isShown()) {
        all(".languages a:not([data-edition])").forEach(function (link) { link.hash = stops[state.stop].id; });
      }
      drawPlan();
    }

    /* Show a stop; the heading takes the focus so that a screen reader begins there, and the count is said. */
    function show(index, quiet) {
      if (index < 0 || index > last) return;
      if (site.stopSpeaking) site.stopSpeaking();
      if (index !== state.stop && state.stop < last && state.seen.indexOf(state.stop) < 0) state.seen.push(state.stop);
      if (index === last && !state.ended && state.begun) state.ended = Date.now();
      if (index < last) delete state.ended;
      state.stop = index; state.done = index === last ? state.done || Date.now() : 0;
      keep(); draw();
      if (index === last) drawEnd();
      document.dispatchEvent(new CustomEvent("stop"));
      if (quiet) return;
      writeAddress();
      var count = stops[index].querySelector(".guide-count");
      say(count ? count.textContent : "");
      openPanel(false);
      stops[index].querySelector("h2").focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    /* The last page is made when it is reached: its script is fetched then, and is in the file. */
    function drawEnd() {
      Promise.all([site.load("guide-end"), site.load("quiz")]).then(function () {
        site.guideEnd(article, { words: words, state: state, names: stops.slice(0, last).map(function (_, i) { return name(i); }), seen: state.seen });
      }, function () { /* the page ends without the record */ });
    }
    function writeAddress() { try { history.replaceState(null, "", "#" + stops[state.stop].id); } catch (e) { /* file:// in some browsers */ } }
    /* Going on leaves the stop: where ways are not counted, the clock stops until the group has arrived. */
    function step(by) {
      forget();
      if (by > 0 && state.begun && !plan.isWhole && state.at === state.stop) {
        state.used = (state.used || 0) + Date.now() - state.since; state.at = -1;
      }
      show(state.stop + by);
    }
    function tapClock() {
      if (state.begun && state.at >= 0) state.used = (state.used || 0) + Date.now() - state.since;
      if (!state.begun) {
        var before = plan.arrive[state.stop] * MINUTE;
        state.from = state.stop; state.begun = Date.now() - (plan.isWhole ? before : 0); state.used = before;
      }
      state.at = state.stop; state.since = Date.now();
      keep(); drawPlan();
      find(".guide-stop.here h2").focus({ preventScroll: true });
    }
    function forget() { if (undo) { undo = null; find("[data-tool='again']").textContent = words.again; } }
    function again() {
      var tool = find("[data-tool='again']"), before = undo;
      if (before) { forget(); state = before; show(state.stop); return; }
      var old = state;
      state = { stop: 0, seen: [] };
      if (site.quizAgain) site.quizAgain(article); else try { localStorage.removeItem(site.key("quiz." + article.dataset.tour)); } catch (e) { /* nothing is kept */ }
      show(0, true); writeAddress();
      undo = old; tool.textContent = fill(words.undo, { n: Math.min(old.stop, last - 1) + 1 });
      say(words.again_done);
    }

    /* How long is told at each stop: chosen once, kept on the phone for every tour. Where a place has no script of that
       length, the next shorter one is told, else the shortest. */
    function setUpLengths() {
      var order = ["short", "usual", "long"];
      function apply(length) {
        makePlan(length);
        stops.forEach(function (stop) {
          var told = all(".telling", stop), fitting = told.filter(function (t) { return order.indexOf(t.dataset.length) <= order.indexOf(length); });
          var chosen = fitting[fitting.length - 1] || told[0];
          told.forEach(function (t) { t.hidden = t !== chosen; });
        });
        all("[data-length]", choice || article).forEach(function (b) {
          if (b.tagName !== "BUTTON") return;
          b.setAttribute("aria-pressed", String(b.dataset.length === length));
          if (b.dataset.length !== length) return;
          choice.querySelector("b").textContent = b.firstChild.data + " · " + b.lastElementChild.textContent;
          left.dataset.plan = fill(words[plan.isWhole ? "plan_whole" : "plan_stops"], { plan: b.lastElementChild.textContent });
        });
      }
      function kept() { var length = read("guide").length; return order.indexOf(length) >= 0 ? length : "usual"; }
      if (choice) {
        choice.hidden = false;
        all("button", choice).forEach(function (b) {
          b.addEventListener("click", function () {
            var settings = read("guide");
            settings.length = b.dataset.length; write("guide", settings);
            if (site.stopSpeaking) site.stopSpeaking();
            apply(settings.length); drawPlan();
          });
        });
      }
      document.addEventListener("edition", function () { apply(kept()); });
      apply(kept());
    }

    /* Where the phone is: its script is fetched when somebody asks, or has asked on an earlier day. */
    function setUpWhere() {
      var box = find(".guide-where-am"), tool = box && box.querySelector("button"), isAsked = false;
      if (!box) return;
      function begin() {
        if (isAsked) return;
        isAsked = true;
        site.load("guide-where").then(function () {
          var turnOn = site.guideWhere(article, {
            stops: stops.slice(0, last), read: read, write: write, name: name, show: show, current: function () { return state.stop; },
            say: function (text) { say(text); },
            stamp: function (i) { if (stops[i].dataset.place) site.load("stamps").then(function () { site.stampStop(stops[i], words.stamped, say); }, function () { /* no signal: the next position gives it */ }); }
          });
          if (turnOn) turnOn();
        }, function () { isAsked = false; });
      }
      box.hidden = false;
      tool.addEventListener("click", begin);
      if (read("guide").where && isShown()) begin();
    }

    /* An opened question asks whether its answer was known. */
    function setUpQuiz() {
      article.addEventListener("toggle", function (e) {
        if (e.target.open && e.target.hasAttribute("data-question")) site.load("quiz").then(function () { site.quiz(e.target); }, function () { /* the answer stands there all the same */ });
      }, true);
    }

    function setUpHand() {
      var tool = find("[data-tool='hand']"), settings = read("guide");
      function apply() { article.dataset.hand = settings.hand || "right"; site.root.classList.toggle("left-hand", settings.hand === "left"); tool.setAttribute("aria-pressed", String(settings.hand === "left")); }
      tool.addEventListener("click", function () { settings = read("guide"); settings.hand = settings.hand === "left" ? "right" : "left"; write("guide", settings); apply(); });
      apply();
    }

    /* The screen stays on while guide mode is seen; a phone lets go of the lock whenever it is put away. */
    function setUpAwake() {
      var tool = find("[data-tool='awake']"), told = find(".guide-awake [role=status]"), lock = null;
      function tell(word) { told.textContent = words["awake_" + word]; tool.setAttribute("aria-pressed", String(word === "on")); }
      if (!navigator.wakeLock) { tell("missing"); return; }
      function isWanted() { return read("guide").awake !== false; }
      function ask() {
        if (!isWanted() || lock || document.visibilityState !== "visible" || !isShown()) return;
        navigator.wakeLock.request("screen").then(function (given) {
          lock = given; tell("on");
          given.addEventListener("release", function () { if (lock === given) { lock = null; tell("off"); } });
        }, function () { tell("denied"); });
      }
      tool.hidden = false;
      tool.addEventListener("click", function () {
        var settings = read("guide"), held = lock;
        settings.awake = !held; write("guide", settings);
        if (held) { lock = null; held.release(); tell("off"); } else ask();
      });
      document.addEventListener("visibilitychange", ask);
      document.addEventListener("edition", ask);
      tell("off"); ask();
    }

    function onward() { return getComputedStyle(article).direction === "rtl" ? -1 : 1; } // where the next stop lies
    function setUpSwipe() {
      var start = null;
      article.addEventListener("touchstart", function (e) {
        var at = e.touches[0], edge = at.clientX < 24 || at.clientX > window.innerWidth - 24;
        start = e.touches.length === 1 && !edge && !e.target.closest(".guide-row, .guide-panel, .guide-dock, textarea, audio") ? at : null;
      }, { passive: true });
      article.addEventListener("touchend", function (e) {
        if (!start) return;
        var across = e.changedTouches[0].clientX - start.clientX, down = e.changedTouches[0].clientY - start.clientY;
        start = null;
        if (Math.abs(across) > 90 && Math.abs(down) < 40 && !String(window.getSelection())) step(across * onward() < 0 ? 1 : -1);
      }, { passive: true });
    }
    function onKey(e) {
      if (e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || !isShown()) return;
      if (e.target.closest("input, select, textarea, audio")) return;
      if (e.key === "ArrowRight") step(onward()); else if (e.key === "ArrowLeft") step(-onward());
    }

    left.dataset.plan = left.textContent;
    setUpLengths();
    article.classList.add("on");
    if (at) at.setAttribute("aria-hidden", "true");
    all(".guide-tools, .guide-dock, .guide-more, .guide-at, [data-tool='begin']", article).forEach(function (box) { box.hidden = false; });
    site.root.classList.add("docked", "guiding");
    marks.forEach(function (mark, i) { mark.firstElementChild.addEventListener("click", function (e) { e.preventDefault(); forget(); show(i); }); });
    all("[data-step]", article).forEach(function (b) { b.addEventListener("click", function () { step(Number(b.dataset.step)); }); });
    button.addEventListener("click", tapClock);
    mini.addEventListener("click", function () { if (button.hidden) openPanel(true); else tapClock(); });
    more.addEventListener("click", function () { openPanel(!panel.classList.contains("open")); });
    find("[data-tool='begin']").addEventListener("click", function () { again(); stops[0].querySelector("h2").focus({ preventScroll: true }); });
    find("[data-tool='again']").addEventListener("click", again);
    document.addEventListener("keydown", onKey);
    window.addEventListener("hashchange", function () { if (isShown() && asked() !== state.stop) show(asked()); });
    document.addEventListener("edition", function () { openPanel(false); if (!isShown()) return; load(); draw(); writeAddress(); });
    document.addEventListener("visibilitychange", drawPlan);
    setInterval(drawPlan, 15000);
    load();
    var wished = asked(), isKept = wished === state.stop && state.stop > 0;
    if (!state.seen.length) state.stop = wished;
    show(wished, true);
    if (isKept && isShown()) say(words.kept);
    window.scrollTo(0, 0);
    setUpHand(); setUpQuiz(); setUpAwake(); setUpSwipe(); setUpWhere();
  }

  site.guideMode = function (articles) { articles.forEach(function (article) { Guide(article); }); };
})();
