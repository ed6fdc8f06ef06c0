import { appendAudit } from "../../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { publishEvent } from "../../../../platform/events/index.ts";
import type { GeocodedPlace, Geocoder } from "../../../../platform/geo/index.ts";
import { openProgress } from "../../../../platform/jobs/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { collectEarlier } from "../collect-earlier.ts";
import { lockImport, updateImport } from "../import-store.ts";
import { applyBatch, type Touched } from "./apply-batch.ts";
import {
  findSiteKeys,
  listPracticesOf,
  listToApply,
  listWaitingNumbers,
  type ToApply,
} from "./apply-store.ts";
import { findPlaces } from "./find-places.ts";
import { addressOf, movesPlace } from "./plan-batch.ts";

const BATCH = 300;

export interface ApplyOptions {
  signal: AbortSignal;
  /** Instead of the one that the settings name. */
  geocoder?: Geocoder;
  batchLines?: number;
}

/**
 * Writes an approved import to the directory, 300 lines in a transaction. Each line is marked in the transaction that
 * writes it, so that a run that was killed is taken up where it was, and lines are never written twice.
 */
export const applyImport = (
  deps: Deps,
  cptsId: string,
  importId: string,
  options: ApplyOptions,
): Promise<void> => collectEarlier(() => applyAll(deps, cptsId, importId, options));

async function applyAll(
  deps: Deps,
  cptsId: string,
  importId: string,
  { signal, geocoder, batchLines = BATCH }: ApplyOptions,
): Promise<void> {
  const progress = openProgress(deps, cptsId, "import", importId);
  for (;;) {
    signal.throwIfAborted();
    const { lines, known } = await withTenant(deps.db, cptsId, async (tx) => {
      const waiting = await listToApply(tx, cptsId, importId, batchLines);
      return {
        lines: waiting,
        known: await findSiteKeys(
          tx,
          cptsId,
          waiting.map((one) => one.payload.siteKey ?? ""),
        ),
      };
    });
    // The network is asked outside any transaction.
    const places = await placesOf(deps, lines, known, geocoder);
    const left = await withTenant(deps.db, cptsId, (tx) =>
      applyNext(deps, tx, { cptsId, importId, lines, places }),
    );
    progress.moved();
    if (!left) break;
  }
  progress.done();
}

interface Next {
  cptsId: string;
  importId: string;
  lines: readonly ToApply[];
  places: ReadonlyMap<string, GeocodedPlace | undefined>;
}

/* The row of the import is locked: of two runs of the same job, the second finds the lines done. */
async function applyNext(deps: Deps, tx: Tx, { cptsId, importId, lines, places }: Next): Promise<boolean> {
  const row = await lockImport(tx, cptsId, importId);
  if (row?.state !== "applying") return false;
  const at = nowOf(deps);
  if (lines.length === 0) {
    await updateImport(tx, cptsId, importId, { state: "applied", applied_at: at, updated_at: at }, [
      "applying",
    ]);
    await appendAudit(tx, deps.auditKey, at, {
      actorUserId: null,
      actorLabel: "Import de l'annuaire",
      action: "directory.import.applied",
      subjectKind: "import",
      subjectId: importId,
      details: { lines: row.applied_lines },
    });
    await publishEvent(deps, tx, { name: "directory.imported", payload: { importId } });
    return false;
  }
  const waiting = await listWaitingNumbers(tx, cptsId, importId, lines.length);
  if (!lines.every((one) => waiting.has(one.line))) return true;
  await tell(deps, tx, cptsId, await applyBatch(tx, { cptsId, importId, at, places }, lines));
  await updateImport(
    tx,
    cptsId,
    importId,
    { applied_lines: row.applied_lines + lines.length, updated_at: at },
    ["applying"],
  );
  return true;
}

/* New rows have no schedule yet: only who hears of a change must be told one by one; `directory.imported` says the rest. */
async function tell(deps: Deps, tx: Tx, cptsId: string, touched: Touched): Promise<void> {
  for (const professionalId of touched.professionals)
    await publishEvent(deps, tx, { name: "directory.professional-changed", payload: { professionalId } });
  const atSites =
    touched.sites.length > 0 ? (await listPracticesOf(tx, cptsId, touched.sites)).map((one) => one.id) : [];
  for (const practiceId of new Set([...touched.practices, ...atSites]))
    await publishEvent(deps, tx, { name: "directory.practice-changed", payload: { practiceId } });
}

/* Only places that this batch makes or moves. */
async function placesOf(
  deps: Deps,
  lines: readonly ToApply[],
  known: ReadonlySet<string>,
  geocoder: Geocoder | undefined,
): Promise<Map<string, GeocodedPlace | undefined>> {
  const all = lines.flatMap(({ payload, changes, outcome }) => {
    const moves = movesPlace(
      Object.fromEntries(changes.filter((one) => one.on === "site").map((one) => [one.field, one.after])),
    );
    const isNew = outcome === "create" && !known.has(payload.siteKey);
    return isNew || moves ? [payload.site] : [];
  });
  const wanted = [...new Map(all.map((site) => [site.technical_id, site])).values()];
  const places = await findPlaces(deps, wanted.map(addressOf), geocoder);
  return new Map(wanted.map((site, index) => [site.technical_id, places[index]]));
}
