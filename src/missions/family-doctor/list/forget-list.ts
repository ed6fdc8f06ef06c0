import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { forEachCpts } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { deleteLines } from "./line-store.ts";
import { forgetFile, type ListRow, listToForget, lockList } from "./list-store.ts";
import { KEPT_DAYS } from "./present-list.ts";
import { noList } from "./refuse-list.ts";

const AT_WORK = ["reading", "applying"];

/** Gives a list up, or only what it kept of patients: the file, its lines and its preview go; the counts and the requests stay. */
export const forgetList = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const row = await lockList(tx, actor.cptsId, id);
    if (!row) throw noList();
    if (row.state === "applying")
      throw conflict(
        "family-doctor.list-busy",
        "Cette liste est en cours d'écriture : attendez qu'elle finisse, puis effacez-la.",
      );
    if (row.forgotten_at) return;
    await forget(deps, tx, row);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.list-forgotten",
      subjectKind: "patient-list",
      subjectId: id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-list", id });
  });

/** Each night: the lists that came thirty days ago. */
export const forgetOldLists = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(
    deps,
    async ({ id: cptsId }) => {
      const before = new Date(nowOf(deps).getTime() - KEPT_DAYS * 86_400_000);
      for (const { id } of await withTenant(deps.db, cptsId, (tx) => listToForget(tx, cptsId, before))) {
        if (signal.aborted) return;
        await withTenant(deps.db, cptsId, async (tx) => {
          const row = await lockList(tx, cptsId, id);
          if (row && !row.forgotten_at && !AT_WORK.includes(row.state)) await forget(deps, tx, row);
        });
      }
    },
    signal,
  );

async function forget(deps: Deps, tx: Tx, row: ListRow): Promise<void> {
  await deleteLines(tx, row.cpts_id, row.id);
  await forgetFile(tx, row.cpts_id, row.id, nowOf(deps));
}
