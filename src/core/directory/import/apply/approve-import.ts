import { appendAudit } from "../../../../platform/audit/index.ts";
import { violates, withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { conflict, notFound } from "../../../../platform/errors/problems.ts";
import { tellScreens } from "../../../../platform/http/index.ts";
import { enqueueJob } from "../../../../platform/jobs/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { lockImport, updateImport } from "../import-store.ts";
import type { Importer } from "../importer.ts";
import { importBusy } from "../upload/start-import.ts";

/**
 * Says yes to a report: its lines will be written by a job. Saying it twice is saying it once; said again of an import
 * that stopped half-way, it goes on. With `enqueue: false` the caller runs `applyImport`.
 */
export async function approveImport(
  deps: Deps,
  importer: Importer,
  id: string,
  { enqueue = true }: { enqueue?: boolean } = {},
): Promise<void> {
  const { cptsId } = importer;
  const at = nowOf(deps);
  try {
    await withTenant(deps.db, { cptsId, userId: importer.userId ?? undefined }, async (tx) => {
      const row = await lockImport(tx, cptsId, id);
      if (!row) throw notFound("directory.import-not-found");
      if (row.state === "applied") return;
      if (row.state !== "ready" && row.state !== "applying") {
        throw conflict(
          "directory.import-not-ready",
          "Cet import n'est pas prêt à être appliqué : attendez la fin de sa lecture, ou envoyez de nouveau le fichier.",
        );
      }
      if (row.state === "ready") {
        await updateImport(tx, cptsId, id, { state: "applying", updated_at: at }, ["ready"]);
        await appendAudit(tx, deps.auditKey, at, {
          actorUserId: importer.userId,
          actorLabel: importer.label,
          requestId: importer.requestId,
          action: "directory.import.approved",
          subjectKind: "import",
          subjectId: id,
        });
      }
      if (enqueue)
        await enqueueJob(tx, {
          name: "directory.apply-import",
          payload: { cptsId, importId: id },
          key: `directory.apply-import:${id}`,
        });
      tellScreens(deps, tx, cptsId, { topic: "import", id });
    });
  } catch (error) {
    if (violates(error, "directory_imports_busy_key")) throw importBusy();
    throw error;
  }
}
