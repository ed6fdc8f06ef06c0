import { isDeepStrictEqual } from "node:util";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { endRow, type Fields, insertRow, readRow, type SourceKind, updateRow } from "./source-rows.ts";

/** One row that a change wrote: as it was (null: it was not there) and as the change left it. */
export interface Step {
  kind: SourceKind;
  id: string;
  before: Fields | null;
  after: Fields;
}

/** A booking that the change cancelled: people were told, so that taking the change back brings no row of it back. */
export interface CancelledStep {
  kind: "booking";
  id: string;
}
export type KeptStep = Step | CancelledStep;

/** Writes rows and remembers how to take each back. */
export interface StepKeeper {
  tx: Tx;
  cptsId: string;
  userId: string;
  at: Date;
  steps: KeptStep[];
}

export async function addRow(keeper: StepKeeper, kind: SourceKind, fields: Fields): Promise<string> {
  const id = newId();
  await insertRow(keeper.tx, keeper.cptsId, kind, id, fields, keeper.userId);
  await remember(keeper, kind, id, null);
  return id;
}

export async function changeRow(
  keeper: StepKeeper,
  kind: SourceKind,
  id: string,
  fields: Fields,
): Promise<void> {
  const before = (await readRow(keeper.tx, keeper.cptsId, kind, id)) ?? null;
  await updateRow(keeper.tx, keeper.cptsId, kind, id, fields);
  await remember(keeper, kind, id, before);
}

export async function endOfRow(keeper: StepKeeper, kind: SourceKind, id: string): Promise<void> {
  const before = (await readRow(keeper.tx, keeper.cptsId, kind, id)) ?? null;
  await endRow(keeper.tx, keeper.cptsId, kind, id, keeper.at);
  await remember(keeper, kind, id, before);
}

async function remember(
  { tx, cptsId, steps }: StepKeeper,
  kind: SourceKind,
  id: string,
  before: Fields | null,
): Promise<void> {
  const after = await readRow(tx, cptsId, kind, id);
  if (after) steps.push({ kind, id, before, after });
}

/** Puts every row back as it was, last first. Refuses when one has been changed again since. */
export async function takeBack(tx: Tx, cptsId: string, steps: readonly KeptStep[], at: Date): Promise<void> {
  for (const step of [...steps].reverse()) {
    if (step.kind === "booking") continue;
    const now = await readRow(tx, cptsId, step.kind, step.id);
    // Places of a kept slot move with its bookings: what counts there is that it is still the kept one.
    const same =
      step.kind === "slot"
        ? now?.["natural_key"] === step.after["natural_key"]
        : isDeepStrictEqual(now, step.after);
    if (!same)
      throw conflict(
        "agenda.changed-since",
        "Ce qui avait été fait a été modifié depuis : annuler effacerait la dernière modification. Corrigez plutôt la plage elle-même.",
      );
    if (step.before) await updateRow(tx, cptsId, step.kind, step.id, step.before);
    else await endRow(tx, cptsId, step.kind, step.id, at);
  }
}
