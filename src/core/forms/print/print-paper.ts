import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type Block, drawQrCode, renderDocument } from "../../../platform/documents/index.ts";
import { type Form, type Option, optionsOf, type Question, sayCondition } from "../model/index.ts";
import { showFormOfSending } from "../sending/read-sendings.ts";
import { senderOf } from "./print-poster.ts";

/** The questionnaire on paper, to fill in by hand, with the way to answer by telephone. */
export async function printPaper(deps: Deps, actor: Actor, sendingId: string): Promise<Uint8Array> {
  const { sending, cptsName, url, until, at } = await senderOf(deps, actor, sendingId);
  const { form } = await showFormOfSending(deps, actor, sendingId);
  return renderDocument(
    {
      title: sending.title,
      author: cptsName,
      createdAt: at,
      header: cptsName,
      footer: sending.title.slice(0, 80),
      pageNumbers: true,
      blocks: [
        { kind: "heading", level: 1, text: sending.title },
        ...(sending.introduction ? [{ kind: "paragraph" as const, text: sending.introduction }] : []),
        { kind: "paragraph", text: [{ text: `À rendre au plus tard le ${until}.`, bold: true }] },
        ...(sending.identity === "anonymous"
          ? [{ kind: "paragraph" as const, text: "Questionnaire anonyme : n'écrivez pas votre nom." }]
          : []),
        ...(url ? onPhone(url) : []),
        ...paperBlocks(form),
      ],
    },
    "pdf",
  );
}

const onPhone = (url: string): Block[] => [
  { kind: "paragraph", text: `Plus simple : répondez sur votre téléphone en scannant ce code (${url}).` },
  {
    kind: "image",
    png: drawQrCode(url),
    widthMillimeters: 28,
    heightMillimeters: 28,
    alternative: `Code à scanner : il ouvre ${url}`,
  },
];

/** A form as blocks: boxes to tick, lines to write on, conditions in words. Pure. */
export function paperBlocks(form: Form): Block[] {
  return form.sections.flatMap((section): Block[] => [
    ...(section.title ? [{ kind: "heading" as const, level: 2 as const, text: section.title }] : []),
    ...(section.when ? [condition(sayCondition(form, section.when))] : []),
    ...(section.help ? [{ kind: "paragraph" as const, text: section.help }] : []),
    ...section.questions.flatMap((question) => questionBlocks(form, question)),
  ]);
}

const condition = (words: string): Block => ({
  kind: "paragraph",
  size: "small",
  text: [{ text: `${words} :`, italic: true }],
});

function questionBlocks(form: Form, question: Question): Block[] {
  const asked: Block[] = [
    ...("when" in question && question.when ? [condition(sayCondition(form, question.when))] : []),
    {
      kind: "paragraph",
      text: [
        { text: question.text, bold: question.kind !== "note" },
        { text: "required" in question && question.required ? " *" : "" },
      ],
      spaceBeforeMillimeters: 2,
    },
    ...("help" in question && question.help
      ? [{ kind: "paragraph" as const, size: "small" as const, text: question.help }]
      : []),
  ];
  switch (question.kind) {
    case "note":
      return asked;
    case "choice":
    case "choices":
    case "yes-no":
      return [...asked, checks(optionsOf(question))];
    case "matrix":
      return [
        ...asked,
        {
          kind: "table",
          columns: [
            { header: "", share: 4 },
            ...question.options.map(({ label }) => ({ header: label, share: 1 })),
          ],
          rows: question.rows.map(({ text }) => [text, ...question.options.map(() => "☐")]),
        },
      ];
    case "text":
      return [...asked, line(question.long ? 4 : 1)];
    case "number":
      return [...asked, { kind: "paragraph", text: `${".".repeat(20)} ${question.unit ?? ""}`.trim() }];
    case "date":
      return [...asked, { kind: "paragraph", text: "...... / ...... / ............" }];
  }
}

const checks = (options: readonly Option[]): Block => ({
  kind: "checks",
  items: options.map(({ label }) => ({ checked: false, text: label })),
});
const line = (count: number): Block => ({
  kind: "paragraph",
  text: Array.from({ length: count }, () => ".".repeat(100)).join("\n"),
});
