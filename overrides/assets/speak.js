/* Reads a page aloud, sentence by sentence, and marks the sentence that is heard. Fetched when somebody taps "Listen".
   Sentences are short because some browsers fall silent in long ones; a watchdog goes on where they do all the same.
   A pause ends the sentence and begins it again later: not every phone can halt within one. */
(function () {
  "use strict";
  var site = window.redroutes, speech = window.speechSynthesis, RATES = [0.8, 1, 1.2], current = null;
  var SILENT = "rt, sup, button, audio, .quiet, .flag, script, [hidden]";
  var ENDS = /[。！？!?；…]+[”’」』）)]*|\.["”’)]*(?=\s|$)/g, ABBREVIATION = /(?:\b(?:No|St|Mr|Mrs|Dr|vs|approx)|\b[A-Z])\.$/;

  /* Where sentences end in a text, the last at its end; long ones are cut at a comma, too. */
  function findEnds(text) {
    var ends = [], match, from = 0;
    ENDS.lastIndex = 0;
    while ((match = ENDS.exec(text))) {
      var end = match.index + match[0].length;
      if (!ABBREVIATION.test(text.slice(from, end))) { ends.push(end); from = end; }
    }
    if (!ends.length || text.slice(ends[ends.length - 1]).trim()) ends.push(text.length); else ends[ends.length - 1] = text.length;
    return ends;
  }
  function shorten(text, ends) {
    var all = [], from = 0;
    ends.forEach(function (end) {
      var most = /[\u4e00-\u9fff]/.test(text.slice(from, end)) ? 90 : 240;
      while (end - from > most) {
        var comma = -1;
        for (var i = from + most; i > from + most / 3 && comma < 0; i--) if ("，、：,;:".indexOf(text[i]) >= 0) comma = i + 1;
        if (comma < 0) break;
        all.push(comma); from = comma;
      }
      all.push(end); from = end;
    });
    return all;
  }

  /* The pieces of text of an element that are to be read, block by block. */
  function collect(elements) {
    var blocks = [], seen = [];
    elements.forEach(function (element) {
      if (element.closest("[hidden]")) return;
      var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), node, block, place = null;
      while ((node = walker.nextNode())) {
        if (!node.data.trim() && !block || seen.indexOf(node) >= 0 || node.parentElement.closest(SILENT)) continue;
        seen.push(node);
        var own = node.parentElement.closest("p, li, h2, h3, h4, blockquote, dd, div, section");
        if (own !== place) { block = { nodes: [], lang: own.closest("[lang]").lang }; place = own; blocks.push(block); }
        block.nodes.push(node);
      }
    });
    return blocks;
  }

  /* What the voice is handed in place of what stands there: hard words by characters that sound the same, years digit by
     digit, units of troops as soldiers name them (第88师: 八十八, 259团: 二五九). Chinese only; voices read English well. */
  var DIGITS = "零一二三四五六七八九", UNITS = ["", "十", "百", "千"];
  function digits(text) { return text.replace(/\d/g, function (d) { return DIGITS[d]; }); }
  function number(text) {
    var out = "", gap = false, left = text.replace(/^0+(?=\d)/, "");
    if (left.length > 4) return text;
    for (var i = 0; i < left.length; i++) {
      var d = Number(left[i]);
      if (d) { out += (gap ? "零" : "") + DIGITS[d] + UNITS[left.length - 1 - i]; gap = false; } else gap = Boolean(out);
    }
    return out.replace(/^一十/, "十") || "零";
  }
  function soften(text, readings) {
    readings.forEach(function (r) { if (r[2]) text = text.split(r[0]).join(r[2]); });
    return text
      .replace(/(1\d{3}|20\d{2})(?=[至到、—–-](?:1\d{3}|20\d{2})年)/g, digits)
      .replace(/(^|\D)(1\d{3}|20\d{2})(?=年)/g, function (_, before, year) { return before + digits(year); })
      .replace(/\d{2,4}-\d{7,8}(?!\d)/g, function (phone) { return digits(phone.replace("-", "")); })
      .replace(/(\d{1,4})(?=[军师旅团营连排])/g, function (_, n) { return n.length > 2 ? digits(n) : number(n); });
  }

  /* Wrap each sentence into spans: a sentence may run through several pieces of text. */
  function wrap(blocks) {
    var sentences = [];
    blocks.forEach(function (block) {
      var text = block.nodes.map(function (node) { return node.data; }).join("");
      if (!text.trim()) return;
      var ends = shorten(text, findEnds(text)), at = 0, index = 0, parts = [];
      block.nodes.forEach(function (node) {
        var fragment = document.createDocumentFragment(), start = at, stop = at + node.data.length;
        while (at < stop) {
          var to = Math.min(ends[index], stop), span = document.createElement("span");
          span.className = "heard"; span.textContent = node.data.slice(at - start, to - start);
          fragment.append(span);
          (parts[index] = parts[index] || []).push(span);
          at = to;
          if (to === ends[index]) index += 1;
        }
        node.replaceWith(fragment);
      });
      parts.forEach(function (spans) {
        var words = spans.map(function (span) { return span.textContent; }).join("").replace(/\s+/g, " ").trim();
        if (words) sentences.push({ spans: spans, text: words, lang: block.lang.toLowerCase() });
      });
    });
    return sentences;
  }
  function unwrap() {
    site.all("span.heard").forEach(function (span) {
      var parent = span.parentNode;
      span.replaceWith(span.textContent); parent.normalize();
    });
  }

  function Reader(button) {
    var self = this;
    this.button = button;
    this.words = button.closest("[data-speak-words]").dataset.speakWords.split("|");
    var scope = button.closest(".guide-stop") || button.closest("article");
    this.sentences = wrap(collect(site.all(button.dataset.speak, scope)));
    this.index = 0; this.turn = 0; this.isPaused = false;
    this.readings = (button.closest("article").dataset.readings || "").split(";").map(function (row) { return row.split("|"); });
    try { this.rate = Number(localStorage.getItem("speed")) || 1; } catch (e) { this.rate = 1; }
    this.box = this.build();
    button.closest("p").after(this.box);
    site.root.classList.add("speaking");
    this.watch = setInterval(function () { self.lookAfter(); }, 1000);
  }
  Reader.prototype.build = function () {
    var self = this, box = document.createElement("div");
    box.className = "speaker"; box.setAttribute("role", "group"); box.setAttribute("aria-label", this.words[0]);
    function add(name, label, act) {
      var b = document.createElement("button");
      b.type = "button"; b.dataset.speaker = name; b.setAttribute("aria-label", label); b.title = label;
      b.addEventListener("click", act); box.append(b);
      return b;
    }
    add("previous", this.words[4], function () { self.go(self.index - 1); });
    this.pauser = add("pause", this.words[1], function () { if (self.isPaused) self.go(self.index); else self.pause(); });
    add("next", this.words[5], function () { self.go(self.index + 1); });
    this.pacer = add("speed", "", function () {
      self.rate = RATES[(RATES.indexOf(self.rate) + 1) % RATES.length];
      try { localStorage.setItem("speed", String(self.rate)); } catch (e) { /* this time only */ }
      self.show(); if (!self.isPaused) self.go(self.index);
    });
    add("stop", this.words[3], function () { self.stop(); self.button.focus(); });
    return box;
  };
  Reader.prototype.show = function () {
    var label = this.words[this.isPaused ? 2 : 1];
    this.pauser.dataset.speaker = this.isPaused ? "play" : "pause";
    this.pauser.setAttribute("aria-label", label); this.pauser.title = label;
    this.pacer.textContent = this.rate + "×"; this.pacer.setAttribute("aria-label", this.words[6] + " " + this.rate);
  };
  Reader.prototype.mark = function (index) {
    site.all(".heard.now").forEach(function (span) { span.classList.remove("now"); });
    var spans = this.sentences[index].spans, box;
    spans.forEach(function (span) { span.classList.add("now"); });
    box = spans[0].getBoundingClientRect();
    if (box.top < 70 || box.bottom > window.innerHeight - 200) spans[0].scrollIntoView({ block: "center" });
  };
  Reader.prototype.go = function (index) {
    var self = this;
    if (index >= this.sentences.length) { this.stop(); return; }
    this.index = Math.max(0, index); this.isPaused = false;
    var turn = ++this.turn, sentence = this.sentences[this.index];
    var utterance = this.utterance = new SpeechSynthesisUtterance(sentence.lang.indexOf("zh") === 0 ? soften(sentence.text, this.readings) : sentence.text), voice = site.findVoice(sentence.lang);
    utterance.lang = voice ? voice.lang : sentence.lang;
    if (voice) utterance.voice = voice;
    utterance.rate = this.rate;
    utterance.onend = function () { if (turn === self.turn) self.go(self.index + 1); };
    utterance.onerror = function (e) { if (turn === self.turn && e.error !== "interrupted" && e.error !== "canceled") self.pause(); };
    /* Three times as long as a slow speaker takes, and some seconds to begin. */
    this.deadline = Date.now() + 8000 + sentence.text.length * (/[\u4e00-\u9fff]/.test(sentence.text) ? 900 : 270) / this.rate;
    this.mark(this.index); this.show();
    /* Some phones swallow what is said right after a cancel, so it waits a moment; the first words must not wait. */
    if (speech.paused) speech.resume();
    if (speech.speaking || speech.pending) {
      speech.cancel();
      setTimeout(function () { if (turn === self.turn) speech.speak(utterance); }, 80);
    } else speech.speak(utterance);
  };
  Reader.prototype.pause = function () { this.turn += 1; this.isPaused = true; speech.cancel(); this.show(); };
  Reader.prototype.lookAfter = function () {
    if (!this.isPaused && Date.now() > this.deadline) this.go(this.index + 1);
  };
  Reader.prototype.stop = function () {
    this.turn += 1; clearInterval(this.watch); speech.cancel();
    this.box.remove(); unwrap(); site.root.classList.remove("speaking");
    current = null;
  };

  site.stopSpeaking = function () { if (current) current.stop(); };
  site.speak = function (button) {
    if (current && current.button === button) { current.pauser.click(); return; }
    site.stopSpeaking();
    current = new Reader(button);
    if (current.sentences.length) current.go(0); else current.stop();
  };
  window.addEventListener("pagehide", function () { site.stopSpeaking(); });
})();
