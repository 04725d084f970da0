/* A plan as a Word document, and all plans of the device in one zip. Written here without compression: a library weighs more than a hundred KB. */
(function () {
  "use strict";
  const site = window.redroutes;
  /* --- Word: a zip without compression, whose parts are XML --- */
  const escapeXml = (text) => String(text).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" }[c]));
  const run = (text, bold) => `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  const paragraph = (text, style, bold) => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${String(text).split("\n").map((line, i) => (i ? "<w:r><w:br/></w:r>" : "") + run(line, bold)).join("")}</w:p>`;
  function grid(rows, widths, hasHead) {
    const cells = (row, head) => row.map((text, i) => `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${paragraph(text, "", head)}</w:tc>`).join("");
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${widths.reduce((a, b) => a + b)}" w:type="dxa"/></w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>${rows.map((row, n) => `<w:tr>${cells(row, hasHead && !n)}</w:tr>`).join("")}</w:tbl>`;
  }
  function body(planner) {
    const words = planner.words, known = site.planOut.facts(planner), details = planner.details(), plan = planner.plan(), rows = site.planOut.rows(planner);
    let text = paragraph(known.title, "Title") + grid([[words.head_day, known.day], [words.head_time, `${known.start}–${known.end}`], [words.head_place, [known.place, known.address].filter(Boolean).join("\n")], [words.head_people, String(plan.n)], [words.head_host, site.planOut.hostOf(planner)]], [1800, 7200]);
    text += paragraph(words.agenda, "Heading1") + grid(rows.map((row) => [site.planOut.clock(planner, row), row.title, row.minutes === null ? words.unknown_minutes : planner.fill(words.minutes, { n: row.minutes })]), [1800, 5400, 1800]);
    if (details) {
      text += paragraph(words.roles, "Heading1") + grid(planner.roles().map(([role, task], i) => [task ? `${role}\n${task}` : role, plan.r[i] || ""]), [6000, 3000]);
      [["m", planner.fill(words.materials, { n: plan.n })], ["b", words.preparation], ["w", words.afterwards]].forEach(([key, title]) => { text += ticks(title, planner.lines(key)); });
    }
    const run = site.planRun.state(plan), empty = (n, columns) => Array.from({ length: n }, (_, i) => [String(i + 1), ...Array(columns - 1).fill("")]);
    if (plan.z) {
      text += paragraph(words.record_title, "Heading1") + paragraph(site.planRun.record(planner));
      if (run.b.length) text += grid([[words.planned, words.actual, words.agenda], ...site.planRun.rows(planner).map((row) => [planner.time(row.planned), row.actual === undefined ? "" : planner.time(row.actual), row.title])], [1500, 1500, 6000], true);
    }
    text += paragraph(words.attendance, "Heading1") + grid([[words.number, words.who, words.signature], ...empty(plan.n, 3)], [900, 4050, 4050], true);
    text += paragraph(words.minutes_title, "Heading1") + grid([...site.planPaper.minutes(planner), ...rows.filter((row) => row.minutes !== null && row.kind !== "slack").map((row) => [row.title, ""])], [3000, 6000]);
    text += paragraph(words.agreed, "Heading1") + grid([[words.number, words.agreed_what, words.agreed_who, words.agreed_until], ...run.y.map((row, i) => [String(i + 1), ...row]), ...empty(Math.max(0, 4 - run.y.length), 4)], [900, 4500, 1800, 1800], true);
    return text + paragraph(words.vote_title, "Heading1") + paragraph(words.vote_note) + grid([site.planPaper.voteHead(planner), ...empty(3, 7)], [700, 3300, 1100, 1000, 900, 1000, 1000], true) + paragraph(words.vote_signed);
  }
  const ticks = (title, lines) => lines.length ? paragraph(title, "Heading1") + lines.map((one) => paragraph(`□ ${one}`)).join("") : "";
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
  /* The year's folder, one zip: for each plan of this device a folder with its Word document, the record as text where there is one, and room for pictures. */
  function saveFolder(planner) { folder(planner).then((blob) => site.planOut.save(blob, `${planner.plan().d.slice(0, 4)}.zip`)); }
  function folder(planner) {
    const all = planner.kept().filter(([, plan]) => planner.templates[plan.t]).sort((a, b) => a[1].d < b[1].d ? -1 : 1);
    const withRecord = (one) => { const record = one.plan().z ? `${one.name()}\r\n\r\n${site.planRun.record(one)}\r\n` : ""; return word(one).arrayBuffer().then((data) => [data, record]); };
    return planner.withEach(all, withRecord).then((documents) => {
      const files = {};
      documents.forEach(([data, record], i) => {
        const plan = all[i][1], first = `${plan.d.slice(0, 4)}/${plan.d} ${plan.t}`, path = files[`${first}/plan.docx`] ? `${first} ${i + 1}` : first;
        files[`${path}/plan.docx`] = new Uint8Array(data);
        if (record) files[`${path}/record.txt`] = `\uFEFF${record}`;
        files[`${path}/pictures/`] = "";
      });
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
  site.planWord = { word: word, folder: folder, saveFolder: saveFolder, zip: zip };
})();
