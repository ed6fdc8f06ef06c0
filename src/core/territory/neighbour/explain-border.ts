import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { deleteNote, upsertNote } from "./note-store.ts";
import { type Borders, bordersIn } from "./read-borders.ts";

/** Says why an overlap or a hole is as it should be; an empty note takes the explanation back. Who and when are kept, the words in the journal's act are not. */
export const explainBorder = (
  deps: Deps,
  actor: Actor,
  border: { kind: "overlap" | "hole" | "rest"; code: string },
  note: string,
): Promise<Borders> =>
  act(deps, actor, async (tx) => {
    const { cptsId } = actor;
    const there = await bordersIn(tx, cptsId);
    const isThere = there.items.some((one) => one.kind === border.kind && one.code === border.code);
    if (!isThere) throw notFound("territory.border-not-found");
    if (note === "") await deleteNote(tx, cptsId, border.kind, border.code);
    else
      await upsertNote(tx, cptsId, {
        ...border,
        note,
        userId: actor.userId,
        label: actor.label,
        at: nowOf(deps),
      });
    await recordAct(deps, actor, tx, {
      action: note === "" ? "territory.border-reopened" : "territory.border-explained",
      details: { kind: border.kind, code: border.code },
    });
    return bordersIn(tx, cptsId);
  });
