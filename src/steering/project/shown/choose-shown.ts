import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { diagnosisIn } from "../diagnosis/value/read-diagnosis.ts";
import type { DocumentName } from "../document/document-contract.ts";
import { mayWriteDocuments, requireWriter } from "../document/require-writer.ts";
import { hasFigures } from "../letter/draw-charts.ts";
import { indicatorsOf } from "../letter/letter-indicators.ts";
import { groundIn } from "./ground-of-charts.ts";
import { type Choice, pickCharts, pickIndicators, sayPicked } from "./pick-shown.ts";
import { CHARTS, type ChartKey, type Shown, type ShownInput } from "./shown-contract.ts";
import { findShown, insertShown, lockShown, type ShownRow, updateShown } from "./shown-store.ts";

/** What was chosen for a document, inside a transaction; null: nobody chose. */
export const choiceIn = async (tx: Tx, cptsId: string, document: DocumentName): Promise<Choice | null> =>
  choiceOf(await findShown(tx, cptsId, document));

const choiceOf = (row: ShownRow | undefined): Choice | null =>
  row?.indicators && row.charts
    ? {
        indicators: new Set(row.indicators as string[]),
        charts: new Set(row.charts as ChartKey[]),
      }
    : null;

const CHART_WORDS: Record<ChartKey, string> = {
  ages: "Âges de la population",
  offer: "Offre de soins pour 10 000 habitants, par profession",
};

/** The indicators and charts that a document may show, and which it shows. */
export const readShown = (deps: Deps, actor: Actor, document: DocumentName): Promise<Shown> =>
  act(deps, actor, (tx) => shownIn(deps, actor, tx, document));

async function shownIn(deps: Deps, actor: Actor, tx: Tx, document: DocumentName): Promise<Shown> {
  const row = await findShown(tx, actor.cptsId, document);
  const choice = choiceOf(row);
  const lines = indicatorsOf(await diagnosisIn(deps, tx, actor.cptsId, { isPublished: true }));
  const known = [...new Map(lines.map((one) => [one.code, one])).values()];
  const picked = pickIndicators(
    document,
    known.map(({ code }) => code),
    choice,
  );
  const charts = pickCharts(choice);
  const ground = await groundIn(deps, tx, actor.cptsId);
  return {
    indicators: known.map(({ code, label, family, value }) => ({
      ...{ code, label, family, value },
      isShown: picked.has(code),
    })),
    charts: CHARTS.map((key) => ({
      key,
      label: CHART_WORDS[key],
      isShown: charts.has(key),
      hasFigures: hasFigures[key](ground),
    })),
    words: sayPicked(picked.size, known.length),
    isStart: choice === null,
    revision: row?.revision ?? 0,
    changedByLabel: row?.changed_by_label ?? "",
    changedAt: row?.changed_at.toISOString() ?? null,
    mayWrite: await mayWriteDocuments(actor, tx),
  };
}

/** Chooses what a document shows, over the revision that was read; chosen by somebody else meanwhile: refused with their choice. */
export const chooseShown = (
  deps: Deps,
  actor: Actor,
  document: DocumentName,
  { chosen, revision }: ShownInput,
): Promise<Shown> =>
  act(deps, actor, async (tx) => {
    await requireWriter(actor, tx);
    if (chosen) await requireKnown(deps, actor, tx, chosen.indicators);
    const found = await lockShown(tx, actor.cptsId, document);
    const kept = {
      indicators: chosen && JSON.stringify([...new Set(chosen.indicators)].sort()),
      charts: chosen && JSON.stringify([...new Set(chosen.charts)].sort()),
      changed_by: actor.userId,
      changed_by_label: actor.label,
      changed_at: nowOf(deps),
    };
    const saved =
      (found?.revision ?? 0) !== revision
        ? undefined
        : found
          ? await updateShown(tx, actor.cptsId, document, revision + 1, kept)
          : await insertShown(tx, actor.cptsId, document, kept);
    if (!saved) throw changedMeanwhile(await shownIn(deps, actor, tx, document));
    await recordAct(deps, actor, tx, {
      action: "project.shown-chosen",
      details: {
        document,
        indicators: chosen ? chosen.indicators.length : "start",
        charts: chosen ? chosen.charts.join(",") : "start",
        revision: saved.revision,
      },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-shown" });
    return shownIn(deps, actor, tx, document);
  });

/** Of the diagnosis, with or without a value: what was chosen stays chosen when its figure comes back. */
async function requireKnown(deps: Deps, actor: Actor, tx: Tx, codes: readonly string[]): Promise<void> {
  const { families } = await diagnosisIn(deps, tx, actor.cptsId, { isPublished: true });
  const known = new Set(families.flatMap(({ indicators }) => indicators.map(({ code }) => code)));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown)
    throw invalid("chosen.indicators", `L’indicateur « ${unknown} » n’est pas dans le diagnostic.`);
}

const changedMeanwhile = (current: Shown) =>
  conflict(
    "project.shown-changed",
    `${current.changedByLabel || "Quelqu’un"} a fait un autre choix pendant le vôtre. Comparez : rien n’a été écrasé.`,
    current,
  );
