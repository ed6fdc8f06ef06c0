import { letterRows } from "../../../core/reference/index.ts";
import { type Actor, can } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { declarationRules } from "../declaration/declaration-policy.ts";
import { countMobilisation, explainFigure } from "./count-mobilisation.ts";
import { gatherFacts } from "./gather-facts.ts";
import type { CorrectionInput, Counted, Measure, Mobilisation } from "./mobilisation-contract.ts";
import { deleteCorrection, listCorrections, lockCorrection, saveCorrection } from "./mobilisation-store.ts";

/** Identified, solicited, engaged: the table of the letter. */
export const readMobilisation = (deps: Deps, actor: Actor): Promise<Mobilisation> =>
  act(deps, actor, (tx) => mobilisationOf(actor, tx));

const mobilisationOf = async (actor: Actor, tx: Tx): Promise<Mobilisation> => ({
  rows: await mobilisationIn(tx, actor),
  mayWrite: can(actor, declarationRules["project.write"], undefined as never),
});

/** The rows, inside a transaction, for whoever composes a document of them. */
export const mobilisationIn = async (
  tx: Tx,
  place: { cptsId: string; timeZone: string },
): Promise<Mobilisation["rows"]> =>
  countMobilisation(await gatherFacts(tx, place), await listCorrections(tx, place.cptsId));

/** Who is behind a figure; a professional of the CPTS is not told who answered what (`forms.read` is not theirs). */
export const readCounted = (deps: Deps, actor: Actor, row: string, measure: Measure): Promise<Counted> =>
  act(deps, actor, async (tx) => {
    requireRow(row);
    const namesAnswers = can(actor, declarationRules["project.write"], undefined as never);
    return explainFigure(await gatherFacts(tx, actor), row, measure, { namesAnswers });
  });

/** Says another figure, or a note, beside what is counted. Changed meanwhile: refused with what stands. */
export const correctFigure = (
  deps: Deps,
  actor: Actor,
  row: string,
  measure: Measure,
  { was, value, note }: CorrectionInput,
): Promise<Mobilisation> =>
  act(deps, actor, async (tx) => {
    requireRow(row);
    const found = await lockCorrection(tx, actor.cptsId, row, measure);
    const same = (one: { value: number | null; note: string } | null) =>
      found ? one?.value === found.value && one.note === found.note : one === null;
    if (!same({ value, note })) {
      if (!same(was))
        throw conflict(
          "project.figure-changed",
          "Quelqu’un a corrigé ce chiffre en même temps que vous. Relisez-le : rien n’a été écrasé.",
          found ? { value: found.value, note: found.note, byLabel: found.corrected_by_label } : null,
        );
      await saveCorrection(tx, {
        cpts_id: actor.cptsId,
        row_key: row,
        measure,
        value,
        note,
        corrected_by: actor.userId,
        corrected_by_label: actor.label,
        corrected_at: nowOf(deps),
      });
      await recordAct(deps, actor, tx, {
        action: "project.figure-corrected",
        details: { row, measure, value, note: note.slice(0, 100) },
      });
    }
    return mobilisationOf(actor, tx);
  });

/** Comes back to what is counted. */
export const dropCorrection = (
  deps: Deps,
  actor: Actor,
  row: string,
  measure: Measure,
): Promise<Mobilisation> =>
  act(deps, actor, async (tx) => {
    requireRow(row);
    const { numDeletedRows } = await deleteCorrection(tx, actor.cptsId, row, measure);
    if (numDeletedRows > 0n)
      await recordAct(deps, actor, tx, {
        action: "project.figure-uncorrected",
        details: { row, measure },
      });
    return mobilisationOf(actor, tx);
  });

function requireRow(row: string): void {
  if (!letterRows.some(([key]) => key === row)) throw notFound("project.row-unknown");
}
