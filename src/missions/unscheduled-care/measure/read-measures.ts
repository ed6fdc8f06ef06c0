import { listCommunes, listReferenceValues } from "../../../core/reference/index.ts";
import { type Actor, can } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf, localDayBounds } from "../../../platform/time/index.ts";
import type { MeasureQuery, Measures } from "../contract.ts";
import { measureDefinitions } from "../measures/definitions.ts";
import { groupMeasures, SMALL_NUMBER } from "../measures/group-measures.ts";
import { type MeasuredRequest, measureRequests } from "../measures/request-measures.ts";
import { measureSlots } from "../measures/slot-measures.ts";
import { type Agenda, measureThirdNext } from "../measures/third-next-available.ts";
import { policy } from "../policy.ts";
import { readLevels } from "../request/levels.ts";
import { nowOf } from "../request/now-of.ts";
import { listMeasuredRequests, listMeasuredSlots, listNextFree } from "./measure-store.ts";

const MOST_DAYS = 366;
/** Said beside the figures and in exports. */
const QUANTILE_METHOD = "Centiles par interpolation linéaire entre les rangs (type 7 de Hyndman et Fan).";

/** The mission's measures over local days, both included, as `measures/definitions.ts` says. Groups are for the coordination. */
export function readMeasures(deps: Deps, actor: Actor, query: MeasureQuery): Promise<Measures> {
  const [from, to] = [Temporal.PlainDate.from(query.from), Temporal.PlainDate.from(query.to)];
  if (from.until(to).days >= MOST_DAYS) throw invalid("to", "Choisissez une période d'un an au plus.");
  return act(deps, actor, async (tx) => {
    const bounds = {
      from: dateOf(localDayBounds(from, actor.timeZone).startsAt),
      until: dateOf(localDayBounds(to, actor.timeZone).endsAt),
    };
    const requests = (await listMeasuredRequests(tx, actor.cptsId, bounds.from, bounds.until)).map(
      toMeasured,
    );
    const now = deps.clock.now();
    const masked = query.mask === "1";
    const slots = (await listMeasuredSlots(tx, actor.cptsId, bounds.from, bounds.until)).map((row) => ({
      startsAt: instantOf(row.starts_at),
      places: row.places,
      taken: row.taken,
      communeCode: row.site_commune_code,
      professionCode: row.profession_code,
    }));
    return {
      from: query.from,
      to: query.to,
      computedAt: now.toString(),
      masked,
      total: masked && requests.length < SMALL_NUMBER ? null : measureRequests(requests),
      slots: measureSlots(slots, now),
      ...(await groupsOf(deps, actor, tx, requests, masked)),
      thirdNext: await thirdNextOf(deps, actor, tx),
      definitions: [...measureDefinitions],
      quantileMethod: QUANTILE_METHOD,
    };
  });
}

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);
const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());

type Row = Awaited<ReturnType<typeof listMeasuredRequests>>[number];

function toMeasured(row: Row): MeasuredRequest {
  const stopped = row.status === "urgent" || row.red_flag_decision === "called-15";
  return {
    requestedAt: instantOf(row.created_at),
    wantedBy: row.wanted_by && instantOf(row.wanted_by),
    appointmentAt: row.appointment_at && instantOf(row.appointment_at),
    emergency: stopped && row.appointment_at === null,
    cancelled: row.status === "cancelled" && row.appointment_at === null,
    outcome: row.outcome as MeasuredRequest["outcome"],
    levelCode: row.level_code,
    communeCode: row.place_commune_code,
    professionCode: row.profession_code,
  };
}

const listCommuneNames = async (tx: Tx, codes: readonly (string | null)[]): Promise<Map<string, string>> =>
  new Map(
    (await listCommunes(tx, [...new Set(codes.filter((code) => code !== null))])).map(({ code, name }) => [
      code,
      name,
    ]),
  );

type Groups = Pick<Measures, "byCommune" | "byProfession" | "byLevel" | "byDay">;

/** By commune, profession, level and day; nothing for who sees totals only. */
async function groupsOf(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  requests: MeasuredRequest[],
  masked: boolean,
): Promise<Groups> {
  if (!can(actor, policy.rules["measure.read"], undefined as never))
    return { byCommune: [], byProfession: [], byLevel: [], byDay: [] };
  const communes = await listCommuneNames(
    tx,
    requests.map(({ communeCode }) => communeCode),
  );
  const professions = await professionLabels(deps, actor, tx);
  const levels = new Map(
    (await readLevels(tx, nowOf(deps), actor.timeZone)).map(({ code, label }) => [code, label]),
  );
  const group = (keyOf: (one: MeasuredRequest) => string | null, labels: Map<string, string>, none: string) =>
    groupMeasures(requests, keyOf, measureRequests, masked ? { maskBelow: SMALL_NUMBER } : {}).map((one) => ({
      ...one,
      label: one.key === null ? none : (labels.get(one.key) ?? one.key),
    }));
  return {
    byCommune: group(({ communeCode }) => communeCode, communes, "Commune non dite"),
    byProfession: group(({ professionCode }) => professionCode, professions, "Profession non dite"),
    byLevel: group(({ levelCode }) => levelCode, levels, "Sans niveau"),
    byDay: masked ? [] : byDay(requests, actor.timeZone),
  };
}

function byDay(requests: readonly MeasuredRequest[], zone: string): Measures["byDay"] {
  const days = Map.groupBy(requests, ({ requestedAt }) => localDateOf(requestedAt, zone).toString());
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, of]) => {
      const { requests: count, booked, within48h } = measureRequests(of);
      return { day, requests: count, booked: booked.numerator, within48h: within48h.numerator };
    });
}

async function professionLabels(deps: Deps, actor: Actor, tx: Tx): Promise<Map<string, string>> {
  const today = localDateOf(deps.clock.now(), actor.timeZone).toString();
  return new Map(
    (await listReferenceValues(tx, "profession", today)).map(({ code, label }) => [code, label]),
  );
}

async function thirdNextOf(deps: Deps, actor: Actor, tx: Tx): Promise<Measures["thirdNext"]> {
  const rows = await listNextFree(tx, actor.cptsId, nowOf(deps));
  const agendas = [
    ...Map.groupBy(rows, (row) => `${row.professional_id} ${row.site_commune_code}`).values(),
  ].map(
    (of): Agenda => ({
      professionalId: of[0]!.professional_id,
      professionCode: of[0]!.profession_code,
      communeCode: of[0]!.site_commune_code,
      freeSlots: of
        .flatMap((row) =>
          row.starts_at && row.places_left
            ? [{ startsAt: instantOf(row.starts_at), placesLeft: row.places_left }]
            : [],
        )
        .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt)),
    }),
  );
  const measured = measureThirdNext(agendas, deps.clock.now(), actor.timeZone);
  const communes = await listCommuneNames(
    tx,
    measured.map(({ communeCode }) => communeCode),
  );
  const professions = await professionLabels(deps, actor, tx);
  return measured.map((row) => ({
    ...row,
    professionLabel: professions.get(row.professionCode) ?? row.professionCode,
    communeName: row.communeCode === null ? null : (communes.get(row.communeCode) ?? row.communeCode),
  }));
}
