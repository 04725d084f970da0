/* Reporting a mistake: which page, which field, what is wrong -> one text to copy, to mail, or for the repository's form.
   Nothing is kept on the device, and nothing leaves it but what the reader sends. */
(function () {
  "use strict";
  const site = window.redroutes;
  const MOST = 6000; // characters of an address that forges and mail programs take
  const RECORD = /^([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;
  const url = encodeURIComponent;
  const own = (object, name) => Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined;

  /* The record and the page that a report is about: from the address, else from the page from which the reader came. */
  function find(form, data) {
    const asked = new URLSearchParams(location.search), base = new URL(form.dataset.root, location.href).href;
    const from = document.referrer.startsWith(base) && !/\/report\/(\?|$)/.test(document.referrer) ? document.referrer : "";
    const path = from.slice(base.length).split(/[?#]/)[0].split("/").slice(0, 2).join("/");
    const record = [asked.get("record") || "", path].map((name) => RECORD.exec(name)).find((found) => found && own(data.fields, found[1]));
    return {
      record: record ? record[0] : "", kind: record ? record[1] : "",
      page: record ? `${base}${record[0]}/` : from.split(/[?#]/)[0],
      field: asked.get("field") || "",
      language: own(data.languages, asked.get("language")) || data.languages[data.language],
    };
  }

  async function nameOf(page) { // as its own page says it; it lies in the browser's cache
    const answer = await fetch(page);
    if (!answer.ok) return "";
    const heading = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("h1");
    return heading ? heading.textContent.trim() : "";
  }

  function tick(box, id, word, isChosen) {
    const line = document.createElement("div"), input = document.createElement("input"), label = document.createElement("label");
    line.className = "tick";
    input.type = "checkbox"; input.name = "field"; input.value = id; input.dataset.word = word; input.id = `r-${id}`; input.checked = isChosen;
    label.htmlFor = input.id; label.textContent = word;
    line.append(input, label);
    box.append(line);
  }

  function letter(form, about, name, words) {
    const line = (key, value) => value ? `${words[key]}${words.colon}${value}\n` : "";
    const fields = site.all("[name=field]:checked", form).map((input) => /^_/.test(input.value) ? input.dataset.word : `${input.dataset.word} (${input.value})`);
    const text = (key) => `\n${words[key]}${words.colon.trim()}\n${form.elements[key].value.trim()}\n`;
    return line("name", name) + line("page", form.elements.page.value.trim()) + line("record", about.record) +
      line("fields", fields.join("; ")) + line("language", about.language) + text("wrong") + text("known");
  }

  function setUp(form) {
    const data = JSON.parse(form.querySelector("script").textContent), words = data.words, about = find(form, data);
    const status = form.querySelector("[role=status]"), out = form.querySelector("#r-letter"), link = form.querySelector("[data-record]");
    let name = "";
    function title() { return (about.record || name ? words.title : words.title_page).replace("{name}", name || about.record); }
    function fill() {
      const text = letter(form, about, name, words), short = `${letter(form, about, name, words).split("\n\n")[0]}\n\n${words.paste}\n`;
      out.value = text;
      site.all("[data-to]", form).forEach((to) => {
        const make = (body) => to.dataset.to === "mail"
          ? `mailto:${form.dataset.mail}?subject=${url(title())}&body=${url(body.replace(/\n/g, "\r\n"))}`
          : form.dataset.forge.replace("{title}", () => url(title())).replace("{body}", () => url(body));
        to.href = make(text).length > MOST ? make(short) : make(text);
      });
    }
    function copy() {
      return site.copyText(out.value).then(() => { status.textContent = status.dataset.copied; }, () => { status.textContent = status.dataset.failed; out.select(); });
    }
    function showName() {
      link.querySelector("a").textContent = name || about.record;
      link.querySelector("a").href = about.page;
      link.hidden = !about.record;
      fill();
    }
    const ticks = form.querySelector(".ticks");
    (data.fields[about.kind] || []).forEach(([id, word]) => { tick(ticks, id, word, id === about.field); });
    tick(ticks, "_translation", words.translation, about.field === "translation");
    tick(ticks, "_other", words.other, false);
    form.elements.page.value = about.page;
    if (about.field === "opening_hours") form.elements.wrong.value = words.hours;
    form.addEventListener("input", fill);
    form.addEventListener("submit", (event) => { event.preventDefault(); copy(); });
    site.all("[data-to]", form).forEach((to) => { to.addEventListener("click", () => { copy(); }); });
    form.hidden = false;
    showName();
    if (about.record) nameOf(about.page).then((found) => { name = found; showName(); }).catch(() => { /* from a file, or offline: the id stands for the name */ });
  }
  site.report = (forms) => { forms.forEach(setUp); };
})();
