import { writeAnswerFiles } from "../../../core/forms/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type Block, renderDocument } from "../../../platform/documents/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Annex } from "../document/document-kind.ts";
import { blocksOfText } from "../document/text-blocks.ts";
import { writePartialDate } from "../mobilisation/partial-date.ts";
import { latestSubsidy } from "../subsidy/latest-subsidy.ts";
import { printedSubsidy } from "../subsidy/print-subsidy.ts";
import type { LetterFacts } from "./letter-facts.ts";

/**
 * What goes with the letter: the map, the minutes of the meetings, the answers to the questionnaires, the request of subsidy. The last
 * two are not for everybody: the ZIP is only given to who may read them (`document.zip`).
 */
export async function letterAnnexes(deps: Deps, cptsId: string, facts: LetterFacts): Promise<Annex[]> {
  const { timeZone } = facts.territory;
  const answers = await writeAnswerFiles(deps, { cptsId, timeZone });
  const subsidy = await withTenant(deps.db, cptsId, (tx) => latestSubsidy(tx, cptsId));
  const minutes = facts.actions.filter((one) => one.minutes !== "");
  return [
    ...(facts.map ? [{ name: "annexes/carte-du-territoire.png", content: facts.map.png }] : []),
    ...(minutes.length > 0
      ? [{ name: "annexes/comptes-rendus.pdf", content: await printMinutes(deps, facts, minutes) }]
      : []),
    ...answers.map(({ name, content }) => ({ name: `annexes/questionnaires/${name}`, content })),
    ...(subsidy
      ? [
          {
            name: `annexes/demande-de-subvention-${subsidy.year}.pdf`,
            content: await renderDocument(printedSubsidy(subsidy), "pdf"),
          },
        ]
      : []),
  ];
}

const printMinutes = (
  deps: Deps,
  { territory }: LetterFacts,
  actions: LetterFacts["actions"],
): Promise<Uint8Array> =>
  renderDocument(
    {
      title: `Comptes rendus – ${territory.name}`,
      author: territory.name,
      createdAt: nowOf(deps).toISOString(),
      pageNumbers: true,
      blocks: [
        { kind: "heading", level: 1, text: `Comptes rendus – ${territory.name}` },
        ...actions.flatMap((one): Block[] => [
          { kind: "heading", level: 2, text: one.title },
          {
            kind: "paragraph",
            text: [
              writePartialDate(one.doneOn),
              one.place,
              one.present === null ? "" : `${one.present} ${one.present > 1 ? "présents" : "présent"}`,
            ]
              .filter(Boolean)
              .join(" · "),
          },
          ...blocksOfText(one.minutes),
        ]),
      ],
    },
    "pdf",
  );
