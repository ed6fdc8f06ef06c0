import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Load } from "./load-contract.ts";
import { findLoad, listLoads, updateLoad } from "./load-store.ts";
import { presentLoad } from "./present-load.ts";
import { LOAD_TOPIC } from "./start-load.ts";

export const showLoads = (deps: Deps, actor: Actor): Promise<Load[]> =>
  act(deps, actor, async (tx) => (await listLoads(tx, actor.cptsId)).map(presentLoad));

export const showLoad = (deps: Deps, actor: Actor, id: string): Promise<Load> =>
  act(deps, actor, async (tx) => {
    const row = await findLoad(tx, actor.cptsId, id);
    if (!row) throw notFound("territory.load-not-found");
    return presentLoad(row);
  });

/** Stops a reading; what was already written stays, and may be loaded again. */
export const stopLoad = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    if (!(await findLoad(tx, actor.cptsId, id))) throw notFound("territory.load-not-found");
    const at = nowOf(deps);
    const stopped = await updateLoad(tx, actor.cptsId, id, {
      state: "failed",
      problem: "Arrêté avant la fin : ce qui était déjà lu est gardé.",
      stored_as: null,
      ended_at: at,
      updated_at: at,
    });
    if (!stopped) throw conflict("territory.load-ended", "La lecture de ce fichier est déjà finie.");
    await recordAct(deps, actor, tx, {
      action: "territory.load-stopped",
      subjectKind: "territory-load",
      subjectId: id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: LOAD_TOPIC, id });
  });
