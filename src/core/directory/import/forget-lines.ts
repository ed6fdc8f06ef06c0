import { listCptsIds, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Job } from "../../../platform/jobs/index.ts";
import { findLastApplied } from "./import-store.ts";

const KEPT_DAYS = 90;
const LINES_AT_ONCE = 5_000;

/**
 * Each night, the lines of imports that ended 90 days ago; a report nobody approved in that time is given up with them. Counts and
 * audit stay. The last applied import keeps its lines: it may be undone, and says what the national directory holds.
 */
export const forgetLinesJob: Job = {
  name: "directory.forget-import-lines",
  cron: "37 3 * * *",
  run: async (deps, _payload, { signal }) => {
    for (const cptsId of await listCptsIds(deps.db)) {
      const old = await withTenant(deps.db, cptsId, (tx) => markOld(deps, tx, cptsId));
      for (const importId of old)
        while (
          !signal.aborted &&
          (await withTenant(deps.db, cptsId, (tx) => deleteSome(tx, cptsId, importId)))
        );
      if (signal.aborted) return;
    }
  },
};

/** Marked before the first line goes, so that a half-forgotten import is never undone by half. Those of a night that was cut come again. */
async function markOld(deps: Deps, tx: Tx, cptsId: string): Promise<string[]> {
  const now = deps.clock.now().epochMilliseconds;
  const last = await findLastApplied(tx, cptsId);
  await tx
    .updateTable("directory_imports")
    .set((eb) => ({
      lines_forgotten_at: new Date(now),
      state: eb.case().when("state", "=", "ready").then("cancelled").else(eb.ref("state")).end(),
    }))
    .where("cpts_id", "=", cptsId)
    .where("state", "in", ["applied", "undone", "cancelled", "failed", "ready"])
    .where("updated_at", "<", new Date(now - KEPT_DAYS * 86_400_000))
    .where("lines_forgotten_at", "is", null)
    .$if(last !== undefined, (query) => query.where("id", "<>", last?.id ?? ""))
    .execute();
  const marked = await tx
    .selectFrom("directory_imports as i")
    .select("i.id")
    .where("i.cpts_id", "=", cptsId)
    .where("i.lines_forgotten_at", "is not", null)
    .where((where) =>
      where.exists(
        where
          .selectFrom("directory_import_lines as l")
          .select("l.line_number")
          .whereRef("l.cpts_id", "=", "i.cpts_id")
          .whereRef("l.import_id", "=", "i.id"),
      ),
    )
    .limit(100)
    .execute();
  return marked.map((row) => row.id);
}

/** @returns whether some may be left. */
async function deleteSome(tx: Tx, cptsId: string, importId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("directory_import_lines")
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .where("line_number", "in", (query) =>
      query
        .selectFrom("directory_import_lines")
        .select("line_number")
        .where("cpts_id", "=", cptsId)
        .where("import_id", "=", importId)
        .limit(LINES_AT_ONCE),
    )
    .executeTakeFirst();
  return Number(numDeletedRows) === LINES_AT_ONCE;
}
