import { rm } from "node:fs/promises";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, forbidden } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { insertLoad, isBusy, type LoadKind } from "./load-store.ts";
import { loadPath, storeFile } from "./store-file.ts";

export const READ_LOAD = "territory.read-load";
export const LOAD_TOPIC = "territory-load";

const busy = () =>
  conflict(
    "territory.load-busy",
    "Un fichier est déjà en cours de lecture pour cette CPTS : attendez qu'il finisse, ou arrêtez-le.",
  );

/* CPTS whose file is arriving in this process. */
const sending = new Set<string>();

/** Stores a file of contours or populations, and asks for its reading. @returns its id */
export async function startLoad(
  deps: Deps,
  actor: Actor,
  file: {
    kind: LoadKind;
    name: string;
    replaces: boolean;
    /** Whether the sender administers the installation: a role in one CPTS does not speak for the others. */
    isAdministrator: boolean;
    stream: AsyncIterable<Uint8Array>;
  },
): Promise<string> {
  const { cptsId } = actor;
  if (file.replaces && !file.isAdministrator)
    throw forbidden(
      "territory.load-replaces",
      "Seule l'administration de la plateforme remplace ce que les CPTS de l'installation ont chargé.",
    );
  if (sending.has(cptsId) || (await act(deps, actor, (tx) => isBusy(tx, cptsId)))) throw busy();
  sending.add(cptsId);
  const id = newId();
  const storedAs = `${cptsId}/${id}`;
  try {
    const bytes = await storeFile(deps, file.kind, storedAs, file.stream);
    const at = nowOf(deps);
    await act(deps, actor, async (tx) => {
      await insertLoad(tx, { ...file, cptsId, id, bytes, storedAs, by: actor, at });
      await enqueueJob(tx, { name: READ_LOAD, payload: { cptsId, loadId: id }, key: `${READ_LOAD}:${id}` });
      await recordAct(deps, actor, tx, {
        action: file.kind === "contours" ? "territory.contours-sent" : "territory.population-sent",
        subjectKind: "territory-load",
        subjectId: id,
        details: { bytes, replaces: file.replaces },
      });
      tellScreens(deps, tx, cptsId, { topic: LOAD_TOPIC, id });
    });
    return id;
  } catch (error) {
    await rm(loadPath(deps, storedAs), { force: true });
    if (violates(error, "territory_loads_busy_key")) throw busy();
    throw error;
  } finally {
    sending.delete(cptsId);
  }
}
