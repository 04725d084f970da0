/* "Still right?" at a place: one question at a time about what its record lacks or is not sure of, three answers. They stay on this device, also without a network, and leave it only as one text that is copied for the editor; redroutes answers reads it. */
(function () {
  "use strict";
  const site = window.redroutes, KEY = window.redroutes.key("answers");
  const kept = () => { try { const found = JSON.parse(localStorage.getItem(KEY)); return Array.isArray(found) ? found.filter((one) => one && one.r && one.q) : []; } catch (e) { return []; } };
  const write = (answers) => { try { if (answers.length) localStorage.setItem(site.key("answers"), JSON.stringify(answers)); else localStorage.removeItem(KEY); return true; } catch (e) { return false; } };
  const make = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text || "" }, properties || {});
  const words = {};
  function load(language) { // with the site's files, so that a saved tour has it too
    return words[language] ? Promise.resolve(words[language]) : fetch(`${site.root.dataset.assets}still.${language}.json`).then((answer) => { if (!answer.ok) throw new Error(answer.status); return answer.json(); }).then((found) => (words[language] = found));
  }
  const today = () => { const now = new Date(), two = (n) => String(n).padStart(2, "0"); return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`; };
  const clean = (text) => text.replace(/[\[\]「」]/g, " ").replace(/\s+/g, " ").trim().slice(0, 200);
  const line = (one) => `[${one.r} ${one.d} ${one.q}=${one.a}] ${one.w}${one.t ? `「${one.t}」` : ""}`;
  function letter(said) {
    const places = Array.from(new Map(kept().map((one) => [one.r, one.n])));
    return [said.letter, ...places.map(([record, name]) => [name, ...kept().filter((one) => one.r === record).map(line)].join("\n"))].join("\n\n");
  }
  function put(said, place, question, answer, text) {
    const row = { r: place.record, n: place.name, q: question, a: answer, d: today(), w: `${said[`q-${question}`]} ${said[`${answer}-${question}`] || said[answer]}`, t: clean(text || "") };
    return write([...kept().filter((one) => one.r !== row.r || one.q !== question), row]);
  }
  function show(box, said, place, left) {
    const [question, ...rest] = left, line = make("p", question ? said[`q-${question}`] : said.done, { tabIndex: -1 }), actions = make("p", "", { className: "actions" });
    const next = () => { show(box, said, place, rest); box.firstChild.focus(); };
    const add = (word, act) => { const button = make("button", word, { type: "button" }); button.addEventListener("click", () => act(button)); actions.append(button); };
    const answer = (word, text) => { if (put(said, place, question, word, text)) next(); else line.textContent = said.not_kept; };
    function ask(word) { // "no, it is ..."
      const input = make("input", "", { type: "text", maxLength: 200, autocomplete: "off" });
      input.setAttribute("aria-label", said[`tell-${question}`] || said.tell);
      input.placeholder = said[`tell-${question}`] || said.tell;
      actions.textContent = "";
      actions.before(input);
      add(said.keep, () => answer(word, input.value));
      input.focus();
    }
    box.textContent = "";
    box.append(line, actions);
    if (question) {
      const isOpen = said.open.includes(question); // a question that a word answers, not yes or no
      add(said[`yes-${question}`] || said.yes, () => isOpen ? ask("yes") : answer("yes"));
      add(said[`no-${question}`] || said.no, () => said.plain.includes(question) ? answer("no") : ask("no"));
      add(said.skip, next);
      return;
    }
    if (!kept().length) return;
    box.append(make("p", said.kept.replace("{n}", kept().length), { className: "quiet" }));
    box.append(actions);
    add(said.copy, (button) => site.copyText(letter(said)).then(() => { button.textContent = said.copied; }, () => { box.append(make("textarea", "", { value: letter(said), readOnly: true, rows: 6 })); }));
    add(said.forget, () => { write([]); box.textContent = ""; });
  }
  site.still = function (button) {
    const [record, questions] = button.dataset.still.split(" "), language = button.dataset.language, box = make("div", "", { className: "still" });
    const heading = button.closest("section, article"), name = heading.querySelector("h1, h2").textContent;
    load(language).then((said) => { button.after(box); button.hidden = true; show(box, said, { record: record, name: name }, questions.split(",")); box.firstChild.focus(); }, () => { button.disabled = true; });
  };
})();
