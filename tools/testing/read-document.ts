import JSZip from "jszip";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** All the text of the body, in the order of reading, without any white space: lines break where each format likes. */
export const squeeze = (text: string): string => text.normalize("NFC").replace(/\s/g, "");

/** What a word processor reads in the file; the numbers of lists are written out, the boxes left out. */
export async function readDocx(bytes: Uint8Array) {
  const zip = await JSZip.loadAsync(bytes);
  const xml = await zip.file("word/document.xml")!.async("string");
  const plain = (text: string) =>
    text.replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" })[name as "amp"],
    );
  const counts = new Map<string, number>();
  const lines = xml.split("</w:p>").map((paragraph) => {
    const words = [...paragraph.matchAll(/<w:t[ >][^<]*|<w:t>[^<]*/g)].map(([one]) =>
      one.replace(/^<w:t[^>]*>/, ""),
    );
    const list = /<w:numId w:val="(\d+)"/.exec(paragraph)?.[1];
    const nth = list && list !== "1" ? (counts.get(list) ?? 0) + 1 : undefined;
    if (list && nth) counts.set(list, nth);
    return `${nth ? `${nth}.` : ""}${plain(words.join(""))}`;
  });
  const names = Object.keys(zip.files);
  const edges = await Promise.all(
    names
      .filter((name) => /word\/(header|footer)\d/.test(name))
      .map((name) => zip.file(name)!.async("string")),
  );
  const headerRows = xml
    .split("</w:tr>")
    .filter((row) => row.includes("<w:tblHeader/>"))
    .map((row) =>
      squeeze(
        plain(
          [...row.slice(row.lastIndexOf("<w:tr>")).matchAll(/<w:t[ >][^<]*|<w:t>[^<]*/g)]
            .map(([one]) => one.replace(/^<w:t[^>]*>/, ""))
            .join(""),
        ),
      ),
    );
  return {
    xml,
    /** What each table's first row says. */
    headerRows: [...new Set(headerRows)],
    names,
    edges,
    styles: await zip.file("word/styles.xml")!.async("string"),
    text: squeeze(lines.join("")).replace(/[☐☒]/g, ""),
  };
}

/** The words of the PDF without the header rows that it repeats at the top of a page, as a table that goes on over it does. */
export function withoutRepeats(
  pdf: Awaited<ReturnType<typeof readPdf>>,
  docx: Awaited<ReturnType<typeof readDocx>>,
): string {
  const goesOn = (text: string, at: number) => docx.text.startsWith(text.slice(0, 60), at);
  let words = "";
  for (const { body } of pdf.pages) {
    const text = squeeze(body);
    const repeated = docx.headerRows.find(
      (row) => text.startsWith(row) && goesOn(text.slice(row.length), words.length),
    );
    words += repeated && !goesOn(text, words.length) ? text.slice(repeated.length) : text;
  }
  return words;
}

/** What a reader of PDF finds in the file; `edges`: above and under each page. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: { body: string; edges: string }[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const top = (page.view[3] ?? 842) - 54;
    const at = { body: "", edges: "" };
    for (const item of items)
      if ("str" in item) {
        const y = item.transform[5] as number;
        at[y > top || y < 54 ? "edges" : "body"] += item.str;
      }
    pages.push(at);
  }
  const { info } = await pdf.getMetadata();
  const outline = ((await pdf.getOutline()) ?? []).map(({ title }) => title);
  await task.destroy();
  return {
    pages,
    outline,
    info: info as Record<string, unknown>,
    text: squeeze(pages.map(({ body }) => body).join("")),
  };
}
