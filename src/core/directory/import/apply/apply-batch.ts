import type { Tx } from "../../../../platform/db/index.ts";
import type { GeocodedPlace } from "../../../../platform/geo/index.ts";
import type { CurrentRows } from "../read/compare-line.ts";
import { currentOf } from "../read/compare-lines.ts";
import { type CurrentSets, findCurrent } from "../read/line-store.ts";
import type { LinePayload, SiteValues } from "../read/line-values.ts";
import {
  findActive,
  insertPractices,
  insertProfessionals,
  insertSites,
  listOpenPractices,
  markApplied,
  type NewPractice,
  patchRows,
  position,
  type ToApply,
  type Undo,
} from "./apply-store.ts";
import { type Patch, planPatches } from "./plan-batch.ts";

export interface Touched {
  professionals: string[];
  sites: string[];
  practices: string[];
}

export interface Batch {
  cptsId: string;
  importId: string;
  at: Date;
  /** Points found before the transaction, by site key. */
  places: ReadonlyMap<string, GeocodedPlace | undefined>;
}

/** Writes a batch of lines with what undoes each of them; all rows that it touches bear `at` as their `updated_at`. */
export async function applyBatch(tx: Tx, batch: Batch, lines: readonly ToApply[]): Promise<Touched> {
  const fromFile = lines.filter((one) => one.outcome !== "left");
  const now = await findCurrent(tx, batch.cptsId, fromFile, true);
  const patches = new Map<number, Patch[]>(
    fromFile.map((line) => [line.line, patchesOf(batch, line, currentOf(line, now))]),
  );
  for (const [line, some] of await leaverPatches(
    tx,
    batch.cptsId,
    lines.filter((one) => one.outcome === "left"),
  ))
    patches.set(line, some);
  const made = await create(tx, batch, fromFile, now);
  const all = [...patches.values()].flat();
  for (const on of ["professional", "site", "practice"] as const) {
    const some = all
      .filter((one) => one.on === on)
      .map(({ id, values }) => ({ id, values: { ...values, updated_at: batch.at } }));
    await patchRows(tx, batch.cptsId, on, some);
  }
  await markApplied(
    tx,
    batch.cptsId,
    batch.importId,
    lines.map((line) => ({ line: line.line, undo: undoOf(line, made, patches.get(line.line) ?? []) })),
    batch.at,
  );
  const idsOf = (on: Patch["on"]) => all.filter((one) => one.on === on).map((one) => one.id);
  return { professionals: idsOf("professional"), sites: idsOf("site"), practices: idsOf("practice") };
}

/* A place that moved goes to where it was found; a position set by hand stays. */
function patchesOf(batch: Batch, line: ToApply, now: CurrentRows): Patch[] {
  return planPatches(line.changes, now, line.choice).map((patch) => {
    const site = now.site;
    if (
      patch.on !== "site" ||
      !site ||
      !batch.places.has(line.payload.siteKey) ||
      site["position_precision"] === "manual"
    )
      return patch;
    const moved = position(batch.places.get(line.payload.siteKey));
    const before = Object.fromEntries(Object.keys(moved).map((field) => [field, site[field] ?? null]));
    return { ...patch, values: { ...patch.values, ...moved }, before: { ...patch.before, ...before } };
  });
}

interface Made {
  professionals: Map<string, string>;
  sites: Map<string, string>;
  practices: Map<string, string>;
}

const firstOfEach = (sites: readonly SiteValues[]): SiteValues[] =>
  [...new Map(sites.toReversed().map((one) => [one.technical_id, one])).values()].toReversed();

async function create(tx: Tx, batch: Batch, lines: readonly ToApply[], now: CurrentSets): Promise<Made> {
  const people = lines.flatMap(({ payload }) =>
    payload.professional && !now.professionals.has(payload.rpps) ? [payload.professional] : [],
  );
  const places = lines.flatMap((line) =>
    now.sites.has(line.payload.siteKey) || now.practices.has(line.sourceKey) ? [] : [line.payload.site],
  );
  const professionals = await insertProfessionals(tx, batch.cptsId, people, batch.at);
  const sites = await insertSites(
    tx,
    batch.cptsId,
    firstOfEach(places).map((values) => ({ values, place: batch.places.get(values.technical_id) })),
    batch.at,
  );
  const practices = lines.flatMap((line): NewPractice[] => {
    const values: LinePayload["practice"] = line.payload.practice;
    if (!values || now.practices.has(line.sourceKey)) return [];
    const professionalId =
      now.professionals.get(line.payload.rpps)?.id ?? professionals.get(line.payload.rpps);
    const siteId = now.sites.get(line.payload.siteKey)?.id ?? sites.get(line.payload.siteKey);
    if (!professionalId || !siteId)
      throw new Error("the first line of a person and of a place comes before the others");
    return [{ professionalId, siteId, sourceKey: line.sourceKey, values }];
  });
  return { professionals, sites, practices: await insertPractices(tx, batch.cptsId, practices, batch.at) };
}

const aside = (on: Patch["on"], id: string): Patch => ({
  on,
  id,
  values: { active: false },
  before: { active: true },
});

/* Putting a person aside puts aside the activities that an import brought; what was made here stays as it is. */
async function leaverPatches(
  tx: Tx,
  cptsId: string,
  lines: readonly ToApply[],
): Promise<[number, Patch[]][]> {
  if (lines.length === 0) return [];
  const idsOn = (on: string) =>
    lines.filter((line) => line.changes[0]?.on === on).map((line) => line.payload.id ?? "");
  const people =
    idsOn("professional").length > 0
      ? await findActive(tx, cptsId, "professional", idsOn("professional"))
      : new Set<string>();
  const alone =
    idsOn("practice").length > 0
      ? await findActive(tx, cptsId, "practice", idsOn("practice"))
      : new Set<string>();
  const theirs = people.size > 0 ? await listOpenPractices(tx, cptsId, [...people]) : [];
  return lines.map((line) => {
    const id = line.payload.id ?? "";
    if (alone.has(id)) return [line.line, [aside("practice", id)]];
    if (!people.has(id)) return [line.line, []];
    return [
      line.line,
      [
        aside("professional", id),
        ...theirs.filter((one) => one.professional_id === id).map((one) => aside("practice", one.id)),
      ],
    ];
  });
}

function undoOf(line: ToApply, made: Made, patches: readonly Patch[]): Undo {
  const created: Undo["created"] = {};
  const professional = line.payload.professional && made.professionals.get(line.payload.rpps);
  const site = made.sites.get(line.payload.siteKey);
  // Told once: the first line that uses a new place undoes it.
  made.sites.delete(line.payload.siteKey);
  const practice = line.payload.practice && made.practices.get(line.sourceKey);
  if (professional) created.professional = professional;
  if (site) created.site = site;
  if (practice) created.practice = practice;
  return { created, patched: patches.map(({ on, id, before }) => ({ on, id, before })) };
}
