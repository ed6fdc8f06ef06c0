import { listCommunes, listReferenceValues } from "../../../core/reference/index.ts";
import { type Actor, can } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf, localDayBounds, nowOf } from "../../../platform/time/index.ts";
import type { MeasureQuery, Measures } from "../contract.ts";
import { measureDefinitions } from "../measures/definitions.ts";
import { SMALL_NUMBER } from "../measures/group-measures.ts";
import { policy } from "../policy.ts";
import { readLevels } from "../request/levels.ts";
import { countRequests, countSlots, countThirdNext, type RequestCounts } from "./measure-store.ts";
import {
  presentDays,
  presentGroups,
  presentRequests,
  presentSlots,
  presentThirdNext,
} from "./present-measures.ts";

const MOST_DAYS = 366;
/** Said beside the figures and in exports. */
const QUANTILE_METHOD = "Centiles par interpolation linéaire entre les rangs (type 7 de Hyndman et Fan).";

/** The mission's measures over local days, both included, as `measures/definitions.ts` says. Groups are for the coordination. */
export function readMeasures(deps: Deps, actor: Actor, query: MeasureQuery): Promise<Measures> {
  const [from, to] = [Temporal.PlainDate.from(query.from), Temporal.PlainDate.from(query.to)];
  if (from.until(to).days >= MOST_DAYS) throw invalid("to", "Choisissez une période d'un an au plus.");
  return act(deps, actor, async (tx) => {
    const period = {
      cptsId: actor.cptsId,
      from: dateOf(localDayBounds(from, actor.timeZone).startsAt),
      until: dateOf(localDayBounds(to, actor.timeZone).endsAt),
    };
    const now = deps.clock.now();
    const masked = query.mask === "1";
    const groups = can(actor, policy.rules["measure.read"], undefined as never);
    const counted = await countRequests(tx, { ...period, now: nowOf(deps), zone: actor.timeZone, groups });
    // Counted without a group, the total is there for no request too.
    const total = presentRequests(counted.find(({ cut }) => cut === "total")!);
    const profession = await professionNames(deps, actor, tx);
    return {
      from: query.from,
      to: query.to,
      computedAt: now.toString(),
      masked,
      total: masked && total.requests < SMALL_NUMBER ? null : total,
      slots: presentSlots(await countSlots(tx, { ...period, now: nowOf(deps) })),
      ...(await groupsOf(deps, actor, tx, counted, masked, profession)),
      thirdNext: await thirdNextOf(deps, actor, tx, profession),
      definitions: [...measureDefinitions],
      quantileMethod: QUANTILE_METHOD,
    };
  });
}

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

type NameOf = (key: string | null) => string;

/** What a key is called; a code that the reference has not, or has no more, is shown as it is. */
const namesIn =
  (labels: ReadonlyMap<string, string>, none: string): NameOf =>
  (key) =>
    key === null ? none : (labels.get(key) ?? key);

async function professionNames(deps: Deps, actor: Actor, tx: Tx): Promise<NameOf> {
  const today = localDateOf(deps.clock.now(), actor.timeZone).toString();
  const professions = await listReferenceValues(tx, "profession", today);
  return namesIn(new Map(professions.map(({ code, label }) => [code, label])), "Profession non dite");
}

async function communeNames(tx: Tx, codes: readonly (string | null)[]): Promise<NameOf> {
  const communes = await listCommunes(tx, [...new Set(codes.filter((code) => code !== null))]);
  return namesIn(new Map(communes.map(({ code, name }) => [code, name])), "Commune non dite");
}

type Groups = Pick<Measures, "byCommune" | "byProfession" | "byLevel" | "byDay">;

/** By commune, profession, level and day; empty for who sees totals only. */
async function groupsOf(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  counted: readonly RequestCounts[],
  masked: boolean,
  profession: NameOf,
): Promise<Groups> {
  const commune = await communeNames(
    tx,
    counted.filter(({ cut }) => cut === "commune").map(({ key }) => key),
  );
  const levels = await readLevels(tx, nowOf(deps), actor.timeZone);
  const level = namesIn(new Map(levels.map(({ code, label }) => [code, label])), "Sans niveau");
  return {
    byCommune: presentGroups(counted, "commune", masked, commune),
    byProfession: presentGroups(counted, "profession", masked, profession),
    byLevel: presentGroups(counted, "level", masked, level),
    byDay: masked ? [] : presentDays(counted),
  };
}

async function thirdNextOf(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  profession: NameOf,
): Promise<Measures["thirdNext"]> {
  const measured = presentThirdNext(
    await countThirdNext(tx, { cptsId: actor.cptsId, now: nowOf(deps), zone: actor.timeZone }),
  );
  const commune = await communeNames(
    tx,
    measured.map(({ communeCode }) => communeCode),
  );
  return measured.map((row) => ({
    ...row,
    professionLabel: profession(row.professionCode),
    communeName: row.communeCode === null ? null : commune(row.communeCode),
  }));
}
