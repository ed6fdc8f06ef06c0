import { rm } from "node:fs/promises";
import { appendAudit } from "../../../../platform/audit/index.ts";
import { newId, violates, withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { conflict } from "../../../../platform/errors/problems.ts";
import { tellScreens } from "../../../../platform/http/index.ts";
import { enqueueJob } from "../../../../platform/jobs/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { territoryIn } from "../../../territory/index.ts";
import { findBusyImport, insertImport } from "../import-store.ts";
import type { Importer } from "../importer.ts";
import { storeUpload, uploadPath } from "./store-upload.ts";

export interface Upload {
  stream: AsyncIterable<Uint8Array>;
  /** As the person's disk calls it; shown, never used as a path. */
  name: string;
}

export const importBusy = () =>
  conflict(
    "directory.import-busy",
    "Un import est déjà en cours pour cette CPTS : attendez qu'il finisse, ou annulez-le.",
  );

/* CPTS whose file is arriving in this process: ten at once would fill the disk before the index refuses nine of them. */
const sending = new Set<string>();

/**
 * Stores the file, then asks for its dry run. With `enqueue: false` (the command line) the caller runs `readImport`.
 * @throws conflict when an import is busy or the territory has no commune, invalid when the file is too large or cut.
 */
export async function startImport(
  deps: Deps,
  importer: Importer,
  upload: Upload,
  { enqueue = true }: { enqueue?: boolean } = {},
): Promise<{ id: string; fileBytes: number }> {
  const { cptsId } = importer;
  await refuseNow(deps, cptsId);
  if (sending.has(cptsId)) throw importBusy();
  sending.add(cptsId);
  try {
    const id = newId();
    const fileBytes = await storeUpload(deps, `${cptsId}/${id}`, upload.stream);
    await record(deps, importer, { id, name: upload.name.slice(0, 255), fileBytes, enqueue });
    return { id, fileBytes };
  } finally {
    sending.delete(cptsId);
  }
}

interface Stored {
  id: string;
  name: string;
  fileBytes: number;
  enqueue: boolean;
}

async function record(
  deps: Deps,
  importer: Importer,
  { id, name, fileBytes, enqueue }: Stored,
): Promise<void> {
  const { cptsId, userId, label, requestId } = importer;
  const storedAs = `${cptsId}/${id}`;
  try {
    await withTenant(deps.db, { cptsId, userId: userId ?? undefined }, async (tx) => {
      const at = nowOf(deps);
      await insertImport(tx, { cptsId, id, name, bytes: fileBytes, storedAs, by: userId, at });
      await appendAudit(tx, deps.auditKey, at, {
        actorUserId: userId,
        actorLabel: label,
        requestId,
        action: "directory.import.started",
        subjectKind: "import",
        subjectId: id,
        details: { fileBytes },
      });
      const job = {
        name: "directory.read-import",
        payload: { cptsId, importId: id },
        key: `directory.read-import:${id}`,
      };
      if (enqueue) await enqueueJob(tx, job);
      tellScreens(deps, tx, cptsId, { topic: "import", id });
    });
  } catch (error) {
    await rm(uploadPath(deps, storedAs), { force: true });
    if (violates(error, "directory_imports_busy_key")) throw importBusy();
    throw error;
  }
}

/* Said before a gigabyte is sent; the unique index says it again at the end. */
const refuseNow = (deps: Deps, cptsId: string): Promise<void> =>
  withTenant(deps.db, cptsId, async (tx) => {
    if (await findBusyImport(tx, cptsId)) throw importBusy();
    const { areas } = await territoryIn(deps, tx, cptsId);
    if (areas.length === 0)
      throw conflict(
        "directory.no-territory",
        "Dessinez d'abord le territoire : l'import ne retient que les professionnels de ses communes.",
      );
  });
