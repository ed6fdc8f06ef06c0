import { type Actor, actsFor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { type DoctorRow, findDoctor } from "./doctor-store.ts";
import type { Offer, OfferChange, OfferFields, OfferInput } from "./offer-contract.ts";
import { offerRules } from "./offer-policy.ts";
import { insertOffer, lockOffer, type OfferColumns, type OfferRow, updateOffer } from "./offer-store.ts";
import { offerDay, patients } from "./offer-words.ts";
import { readOfferIn } from "./read-offers.ts";

const DOCTOR = "10";
const MONTHS_OF_A_YEAR = 12;
const MOST = 5_000;

/** A volunteer's offer, by the doctor, their assistant, or the coordination who has them on the phone. One at a time. */
export async function makeOffer(
  deps: Deps,
  actor: Actor,
  once: Once,
  { professionalId, ...fields }: OfferInput,
): Promise<Offer> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      authorize(actor, offerRules["offer.keep"], { professionalId });
      const doctor = await requireDoctor(tx, actor.cptsId, professionalId);
      const row = await openOffer(tx, doctor, fields, {
        cptsId: actor.cptsId,
        how: actsFor(actor, professionalId) ? "page" : "phone",
        by: actor.userId,
        ...offerDay(deps, actor),
      });
      await recordAct(deps, actor, tx, {
        action: "family-doctor.offer-made",
        subjectKind: "offer",
        subjectId: row.id,
        details: { capacity: row.capacity },
      });
      tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-offer", id: row.id });
      return readOfferIn(deps, tx, actor, row.id);
    });
  } catch (error) {
    throw violates(error, "mt_offers_open_key") ? alreadyOffers() : error;
  }
}

const alreadyOffers = () =>
  conflict(
    "family-doctor.offer-exists",
    "Ce médecin a déjà une offre en cours : ouvrez-la et modifiez-la, au lieu d'en faire une seconde.",
  );

/** A medical doctor who practises here. @throws notFound, invalid. */
async function requireDoctor(tx: Tx, cptsId: string, id: string): Promise<DoctorRow> {
  const doctor = await findDoctor(tx, cptsId, id);
  if (!doctor) throw notFound("access.not-found");
  if (doctor.profession_code !== DOCTOR || !doctor.active)
    throw invalid(
      "professionalId",
      "Seul un médecin en activité peut être médecin traitant : choisissez un médecin de l'annuaire.",
    );
  return doctor;
}

/** @throws the database's refusal `mt_offers_open_key` when the doctor has an offer already. */
export const openOffer = (
  tx: Tx,
  doctor: DoctorRow,
  fields: OfferFields,
  more: { cptsId: string; how: "page" | "mail" | "phone"; by: string | null; now: Date; today: string },
): Promise<OfferRow> =>
  insertOffer(tx, {
    cpts_id: more.cptsId,
    id: newId(),
    professional_id: doctor.id,
    state: "open",
    ...columnsOf(fields, doctor, more.today),
    from_on: fields.fromOn ?? more.today,
    entered_how: more.how,
    entered_by: more.by,
    created_at: more.now,
    updated_at: more.now,
  });

function columnsOf(fields: OfferFields, doctor: DoctorRow, today: string) {
  if (fields.zone === "distance" && doctor.latitude === null)
    throw invalid(
      "zone",
      "L'adresse de ce cabinet n'est pas placée sur la carte : choisissez des communes, ou placez le cabinet dans l'annuaire.",
    );
  return {
    capacity: fields.capacity ?? capacityOf(fields, today),
    per_month: fields.perMonth,
    zone: fields.zone,
    commune_codes: [...new Set(fields.communeCodes)],
    max_distance_meters: fields.maxDistanceMeters,
    home_visits: fields.homeVisits,
    profiles: [...new Set(fields.profiles)],
    languages: [...new Set(fields.languages.length > 0 ? fields.languages : doctor.languages)].slice(0, 20),
    latitude: doctor.latitude,
    longitude: doctor.longitude,
    to_on: fields.toOn,
    note: fields.note,
  } satisfies OfferColumns;
}

/** So many a month, over the months of the period, a year when it has no end. */
function capacityOf({ perMonth, fromOn, toOn }: OfferFields, today: string): number {
  const from = Temporal.PlainDate.from(fromOn ?? today);
  const months = toOn
    ? from.until(Temporal.PlainDate.from(toOn).add({ days: 1 }), { largestUnit: "months" })
    : undefined;
  const count = months ? Math.max(1, months.months + (months.days > 0 ? 1 : 0)) : MONTHS_OF_A_YEAR;
  return Math.min(MOST, (perMonth ?? 1) * count);
}

/** Changes it; whoever changes a version already replaced is told. Never below what is promised. */
export const changeOffer = (
  deps: Deps,
  actor: Actor,
  id: string,
  { version, ...fields }: OfferChange,
): Promise<Offer> =>
  act(deps, actor, async (tx) => {
    const row = await lockOwnOffer(tx, actor, id, version);
    const doctor = await requireDoctor(tx, actor.cptsId, row.professional_id);
    const { now, today } = offerDay(deps, actor);
    const from = fields.fromOn ?? row.from_on;
    const columns = columnsOf({ ...fields, fromOn: from }, doctor, today);
    if (columns.to_on && columns.to_on < from) throw invalid("toOn", "La fin doit venir après le début.");
    // Exact, since the row is locked; `mt_offers_promised_check` says the same of whoever forgets it.
    if (columns.capacity < row.taken) throw belowPromised(row.taken, columns.capacity);
    await updateOffer(tx, row, { ...columns, from_on: from, updated_at: now });
    await recordAct(deps, actor, tx, {
      action: "family-doctor.offer-changed",
      subjectKind: "offer",
      subjectId: id,
      details: { capacity: columns.capacity, formerCapacity: row.capacity },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-offer", id });
    return readOfferIn(deps, tx, actor, id);
  });

const belowPromised = (taken: number, asked: number) =>
  conflict(
    "family-doctor.offer-promised",
    `${patients(taken)} ${taken > 1 ? "sont déjà promis" : "est déjà promis"} à ce médecin (proposés ou acceptés) : l'offre ne peut pas descendre à ${asked}. ` +
      `Gardez au moins ${taken}, ou retirez d'abord des propositions. Pour ne plus rien recevoir de nouveau, mettez l'offre en pause.`,
  );

/** The offer of one's own or, for the coordination, anybody's, as it was last read. */
export async function lockOwnOffer(tx: Tx, actor: Actor, id: string, version: number): Promise<OfferRow> {
  const row = await lockOffer(tx, actor.cptsId, id);
  if (!row) throw notFound("access.not-found");
  authorize(actor, offerRules["offer.keep"], { professionalId: row.professional_id });
  refuseOlder(row, version);
  if (row.state === "ended")
    throw conflict(
      "family-doctor.offer-ended",
      "Cette offre est terminée : faites-en une nouvelle pour reprendre des patients.",
    );
  return row;
}

export function refuseOlder(row: OfferRow, version: number): void {
  if (row.version !== version)
    throw conflict(
      "family-doctor.offer-older",
      "Cette offre a été modifiée entre-temps, peut-être dans un autre onglet : relisez-la, puis recommencez.",
    );
}
