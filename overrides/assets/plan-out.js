/* A plan goes out: link, message, telephone script, calendar file, table, Word document. All are made on the device. */
(function () {
  "use strict";
  const site = window.redroutes, TYPES = { ics: "text/calendar;charset=utf-8", csv: "text/csv;charset=utf-8", zip: "application/zip", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" };
  function save(data, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: TYPES[name.split(".").pop()] }));
    link.download = name;
    document.body.appendChild(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
  const placesOf = (planner) => planner.plan().q.map((name) => planner.district.places[name]);
  function rowsOf(planner) {
    const times = planner.judged().times;
    return planner.plan().i.map((item, i) => ({ begin: times[i].begin, end: times[i].end, sure: times[i].sure, minutes: item.m, title: site.planView.titleOf(planner, item), place: item.p && planner.district.places[item.p] ? planner.district.places[item.p].name : "" }));
  }
  const clockOf = (planner, row) => row.sure ? planner.time(row.begin) : planner.fill(planner.words.earliest, { time: planner.time(row.begin) });
  function facts(planner) {
    const plan = planner.plan(), rows = rowsOf(planner), last = rows[rows.length - 1], places = placesOf(planner), words = planner.words;
    const day = `${planner.day(plan.d)} ${planner.weekday(plan.d)} `.replace(/ $/, planner.box.dataset.language === "zh" ? "" : "");
    return {
      title: planner.name(), day: day, start: planner.time(planner.start()), end: last ? (last.sure ? planner.time(last.end) : planner.fill(words.earliest, { time: planner.time(last.end) })) : planner.time(planner.start()),
      place: places.map((one) => one.name).join(" · ") || words.place_unknown, address: places.map((one) => one.address || words.address_unknown).join(" · ") || words.address_unknown, n: plan.n,
      agenda: rows.map((row) => `${clockOf(planner, row)} ${row.title}`).join("\n"), materials: planner.details() ? planner.details().materials.join(planner.box.dataset.language === "zh" ? "；" : "; ") : ""
    };
  }
  const message = (planner) => planner.fill(planner.words.message, facts(planner));
  function script(planner) {
    const words = planner.words, plan = planner.plan(), ask = planner.ask(), lines = placesOf(planner).map((place) => planner.fill(words.script, Object.assign(facts(planner), { place: place.name })) + (place.phone ? ` (${place.phone[1]})` : ` (${words.phone_unknown})`));
    lines.push(planner.fill(words.script_open, { n: plan.n }));
    (ask.activities || []).forEach((one) => lines.push(words[`script_${one}`]));
    if (plan.o) lines.push(words.script_seats);
    if (plan.w) lines.push(words.script_wheels);
    return lines.concat(words.script_book, words.script_name).join("\n");
  }
  const escapeIcs = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  function fold(line) { // at 75 octets, never inside a character
    const parts = []; let part = "", size = 0;
    for (const c of line) { const n = new TextEncoder().encode(c).length; if (size + n > 74) { parts.push(part); part = " "; size = 1; } part += c; size += n; }
    return parts.concat(part).join("\r\n");
  }
  const HEAD_ICS = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//redroutes//plan//EN", "CALSCALE:GREGORIAN"];
  const join = (lines) => [...HEAD_ICS, ...lines, "END:VCALENDAR"].map(fold).join("\r\n") + "\r\n";
  const calendar = (planner) => join(event(planner));
  function event(planner) {
    const known = facts(planner), rows = rowsOf(planner), words = planner.words, ahead = planner.box.dataset.ahead;
    const stamp = (minute) => { const text = new Date((minute - (ahead === "" ? 0 : +ahead)) * 6e4).toISOString().replace(/[-:]/g, "").slice(0, 15); return ahead === "" ? text : `${text}Z`; };
    const end = rows.length ? rows[rows.length - 1].end : planner.start(), alarm = (when, text) => ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escapeIcs(planner.fill(text, known))}`, `TRIGGER:${when}`, "END:VALARM"];
    return ["BEGIN:VEVENT", `UID:${planner.id()}-${planner.plan().d}@plan.redroutes`, `DTSTAMP:${new Date().toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`, `DTSTART:${stamp(planner.start())}`, `DTEND:${stamp(end)}`, `SUMMARY:${escapeIcs(known.title)}`, `LOCATION:${escapeIcs(`${known.place} ${known.address}`)}`, `DESCRIPTION:${escapeIcs(message(planner))}`, ...alarm("-P7D", words.alarm_week), ...alarm("-P1D", words.alarm_day), "END:VEVENT"];
  }
  const cell = (value) => { const text = String(value), safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text; return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, "\"\"")}"` : safe; };
  const table = (planner) => "\uFEFF" + [planner.words.csv_head, ...rowsOf(planner).map((row) => [clockOf(planner, row), planner.time(row.end), row.title, row.place, row.minutes === null ? "" : row.minutes].map(cell).join(","))].join("\r\n") + "\r\n";

  /* --- Word: a zip without compression, whose parts are XML --- */
  const escapeXml = (text) => String(text).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" }[c]));
  const run = (text, bold) => `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  const paragraph = (text, style, bold) => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${String(text).split("\n").map((line, i) => (i ? "<w:r><w:br/></w:r>" : "") + run(line, bold)).join("")}</w:p>`;
  function grid(rows, widths, hasHead) {
    const cells = (row, head) => row.map((text, i) => `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${paragraph(text, "", head)}</w:tc>`).join("");
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${widths.reduce((a, b) => a + b)}" w:type="dxa"/></w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>${rows.map((row, n) => `<w:tr>${cells(row, hasHead && !n)}</w:tr>`).join("")}</w:tbl>`;
  }
  function body(planner) {
    const words = planner.words, known = facts(planner), details = planner.details(), plan = planner.plan(), rows = rowsOf(planner), empty = (n, columns) => Array.from({ length: n }, (_, i) => [String(i + 1), ...Array(columns - 1).fill("")]);
    let text = paragraph(known.title, "Title") + grid([[words.head_day, known.day], [words.head_time, `${known.start}–${known.end}`], [words.head_place, `${known.place}\n${known.address}`], [words.head_people, String(plan.n)], [words.head_host, ""]], [1800, 7200]);
    text += paragraph(words.agenda, "Heading1") + grid(rows.map((row) => [clockOf(planner, row), row.title, row.minutes === null ? words.unknown_minutes : planner.fill(words.minutes, { n: row.minutes })]), [1800, 5400, 1800]);
    if (details) {
      text += paragraph(words.roles, "Heading1") + grid(details.roles.map(([role], i) => [role, plan.r[i] || ""]), [4500, 4500]);
      text += paragraph(planner.fill(words.materials, { n: plan.n }), "Heading1") + details.materials.map((one) => paragraph(`□ ${one}`)).join("");
      text += paragraph(words.afterwards, "Heading1") + details.afterwards.map((one) => paragraph(`□ ${one}`)).join("");
    }
    if (plan.z) {
      const run = site.planRun.state(plan);
      text += paragraph(words.record_title, "Heading1") + paragraph(site.planRun.record(planner));
      if (run.b.length) text += grid([[words.planned, words.actual, words.agenda], ...site.planRun.rows(planner).map((row) => [planner.time(row.planned), row.actual === undefined ? "" : planner.time(row.actual), row.title])], [1500, 1500, 6000], true);
      if (run.y.length) return text + attendance(planner) + paragraph(words.agreed, "Heading1") + grid([[words.number, words.agreed_what, words.agreed_who, words.agreed_until], ...run.y.map((row, i) => [String(i + 1), ...row])], [900, 4500, 1800, 1800], true);
    }
    text += attendance(planner);
    return text + paragraph(words.agreed, "Heading1") + grid(empty(6, 2), [900, 8100]);
  }
  function attendance(planner) {
    const words = planner.words, empty = Array.from({ length: Math.min(200, planner.plan().n) }, (_, i) => [String(i + 1), "", ""]);
    return paragraph(words.attendance, "Heading1") + grid([[words.number, words.who, words.signature], ...empty], [900, 4050, 4050], true);
  }
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>", PACKAGE = "http://schemas.openxmlformats.org/package/2006", OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  function styles(planner) {
    const zh = planner.box.dataset.language === "zh", heading = (id, name, size) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
    const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((one) => `<w:${one} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join("");
    return `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${zh ? "zh-CN" : "en-GB"}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${heading("Title", "Title", 36)}${heading("Heading1", "heading 1", 26)}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${edges}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
  }
  function word(planner) {
    return zip({
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
      "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
      "word/document.xml": `${HEAD}<w:document xmlns:w="${W}"><w:body>${body(planner)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
      "word/styles.xml": styles(planner),
      "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
    });
  }
  /* The year's folder: a Word document of each plan on this device, in one zip. */
  function saveFolder(planner) { folder(planner).then((blob) => save(blob, `${planner.plan().d.slice(0, 4)}.zip`)); }
  function folder(planner) {
    const all = planner.kept().filter(([, plan]) => planner.templates[plan.t]).sort((a, b) => a[1].d < b[1].d ? -1 : 1);
    return planner.withEach(all, (one) => word(one).arrayBuffer()).then((documents) => {
      const files = {};
      documents.forEach((data, i) => { const plan = all[i][1], name = `${plan.d}-${plan.t}`; files[`${files[`${name}.docx`] ? `${name}-${i}` : name}.docx`] = new Uint8Array(data); });
      return zip(files);
    });
  }
  /* Files by name -> a zip (APPNOTE 6.3), stored, names in UTF-8, with the date 1 January 1980. */
  function zip(files) {
    const encoder = new TextEncoder(), parts = [], central = []; let offset = 0;
    const numbers = (...pairs) => { const bytes = []; pairs.forEach(([value, size]) => { for (let i = 0; i < size; i += 1) bytes.push(value >>> (8 * i) & 255); }); return Uint8Array.from(bytes); };
    Object.entries(files).forEach(([name, content]) => {
      const path = encoder.encode(name), data = typeof content === "string" ? encoder.encode(content) : content, common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [site.planLink.crc32(data), 4], [data.length, 4], [data.length, 4], [path.length, 2], [0, 2]];
      const head = numbers([0x04034b50, 4], ...common);
      central.push(numbers([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path);
      parts.push(head, path, data);
      offset += head.length + path.length + data.length;
    });
    const size = central.reduce((sum, part) => sum + part.length, 0), count = central.length / 2;
    return new Blob([...parts, ...central, numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2])]);
  }

  function draw(planner) {
    const box = planner.box.querySelector("[data-out]"), words = planner.words, view = site.planView, file = (ending) => `${planner.plan().t}-${planner.plan().d}.${ending}`;
    const done = (button) => { const text = button.textContent; button.textContent = words.copied; setTimeout(() => { button.textContent = text; }, 2000); };
    const copy = (button, text) => site.copyText(text).then(() => done(button), () => {});
    const held = box.querySelector("details[open]") ? Array.from(box.querySelectorAll("details")).map((one) => one.open) : [];
    box.textContent = "";
    const link = view.button(words.link, () => planner.link().then((text) => copy(link, text)));
    box.append(view.make("p", "", { className: "actions" }, link, view.button(words.calendar, () => save(calendar(planner), file("ics"))), view.button(words.table, () => save(table(planner), file("csv"))), view.button(words.word, () => save(word(planner), file("docx")))));
    [[words.text, message(planner)], [words.call, script(planner)]].forEach(([title, text], i) => {
      const area = view.make("textarea", "", { value: text, readOnly: true }), button = view.button(words.copy, () => copy(button, text), `${words.copy}: ${title}`);
      area.setAttribute("aria-label", title);
      const part = view.make("details", "", { open: Boolean(held[i]) }, view.make("summary", title), area, view.make("p", "", { className: "actions" }, button));
      box.append(part);
    });
    const code = view.make("details", "", {}, view.make("summary", words.code), view.make("div", "", {}), view.make("p", words.code_note, { className: "quiet" }));
    code.children[1].dataset.code = "";
    code.addEventListener("toggle", () => { if (code.open) fillCode(planner, code); });
    code.open = Boolean(held[2]);
    box.append(code);
  }
  /* The link as a QR code, where a camera can still read it: at most CODE_MOST characters, that is version 25 of 40. */
  const CODE_MOST = 900, QUIET = 4, SVG = "http://www.w3.org/2000/svg";
  function drawCode(link) {
    const code = window.qrcode(0, "M");
    code.addData(link, "Byte"); code.make();
    const side = code.getModuleCount(), picture = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    let d = "";
    for (let row = 0; row < side; row += 1) for (let column = 0; column < side; column += 1) if (code.isDark(row, column)) d += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    picture.setAttribute("viewBox", `0 0 ${side + 2 * QUIET} ${side + 2 * QUIET}`); picture.setAttribute("role", "img"); path.setAttribute("d", d);
    picture.append(path);
    return picture;
  }
  function fillCode(planner, part) {
    const words = planner.words, place = part.querySelector("[data-code]");
    Promise.all([planner.link(), site.load("qrcode")]).then(([link]) => {
      place.textContent = "";
      if (link.length > CODE_MOST) { place.textContent = words.code_long; return; }
      const picture = drawCode(link);
      picture.setAttribute("aria-label", words.code);
      place.append(picture);
    }).catch(() => { place.textContent = words.failed; });
  }
  site.planOut = { draw: draw, message: message, script: script, calendar: calendar, table: table, word: word, zip: zip, event: event, join: join, save: save, facts: facts, folder: folder, saveFolder: saveFolder };
})();
