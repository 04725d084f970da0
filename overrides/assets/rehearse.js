/* A rehearsal with a clock: part by part, the minutes of speech that are left, and at the end how long it took.
   Fetched when somebody taps "Rehearse". Parts that are hidden, such as scripts of another length, do not count. */
(function () {
  "use strict";
  var site = window.redroutes, running = null;

  function clock(seconds) { return Math.floor(seconds / 60) + ":" + ("0" + seconds % 60).slice(-2); }
  function fill(words, values) { return words.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }

  function Rehearsal(button) {
    var self = this, area = button.closest("[data-rehearsal]");
    this.button = button;
    this.words = button.dataset.rehearse.split("|");
    this.parts = [area].concat(site.all("[data-seconds]", area)).filter(function (part) { return part.dataset.seconds && !part.closest("[hidden]"); });
    this.index = 0; this.begun = this.since = Date.now();
    this.box = document.createElement("div");
    this.box.className = "speaker rehearsal"; this.box.setAttribute("role", "group"); this.box.setAttribute("aria-label", this.words[0]);
    this.told = document.createElement("p"); this.told.setAttribute("role", "timer");
    this.box.append(this.told);
    this.on = this.add(this.words[3], function () { self.go(self.index + 1); });
    this.add(this.words[4], function () { self.stop(); self.button.focus(); });
    button.closest("p").after(this.box);
    site.root.classList.add("speaking");
    this.watch = setInterval(function () { self.draw(); }, 250);
    this.go(0);
  }
  Rehearsal.prototype.add = function (label, act) {
    var b = document.createElement("button");
    b.type = "button"; b.textContent = label; b.addEventListener("click", act); this.box.append(b);
    return b;
  };
  Rehearsal.prototype.go = function (index) {
    site.all(".rehearsed").forEach(function (part) { part.classList.remove("rehearsed"); });
    if (index >= this.parts.length) { this.finish(); return; }
    this.index = index; this.since = Date.now();
    this.on.hidden = this.parts.length === 1;
    this.parts[index].classList.add("rehearsed");
    if (index) this.parts[index].scrollIntoView({ block: "start" });
    this.draw();
  };
  Rehearsal.prototype.draw = function () {
    var left = this.parts[this.index].dataset.seconds - Math.floor((Date.now() - this.since) / 1000);
    var text = fill(this.words[left < 0 ? 2 : 1], { time: clock(Math.abs(left)) });
    if (this.told.textContent !== text) this.told.textContent = text;
    this.told.classList.toggle("late", left < 0);
  };
  /* Speech alone is compared: what the listeners do is not rehearsed. */
  Rehearsal.prototype.finish = function () {
    clearInterval(this.watch);
    var plan = this.parts.reduce(function (sum, part) { return sum + Number(part.dataset.seconds); }, 0);
    this.told.classList.remove("late");
    this.told.textContent = fill(this.words[5], { time: clock(Math.floor((Date.now() - this.begun) / 1000)), plan: clock(plan) });
    this.on.hidden = true;
  };
  Rehearsal.prototype.stop = function () {
    var self = this, isOne = this.parts.length === 1 && this.watch && !this.done;
    if (isOne) { this.done = true; this.finish(); this.watch = null; return; }
    clearInterval(this.watch);
    site.all(".rehearsed").forEach(function (part) { part.classList.remove("rehearsed"); });
    self.box.remove(); site.root.classList.remove("speaking");
    running = null;
  };

  site.rehearse = function (button) {
    if (site.stopSpeaking) site.stopSpeaking();
    if (running) { running.done = true; running.parts = []; running.stop(); }
    running = new Rehearsal(button);
    running.box.querySelector("button:not([hidden])").focus();
  };
})();
