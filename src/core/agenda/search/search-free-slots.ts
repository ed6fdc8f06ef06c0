import { cptsOf, prepared, type Tx } from "../../../platform/db/index.ts";
import { freeSlotsStatement } from "./free-slots-sql.ts";

export type SlotModality = "AMB" | "HH" | "VR";

export interface FreeSlotQuery {
  cptsIds: "own" | "own-and-partners";
  /** After this, and not later than `until`. */
  from: Date;
  until: Date;
  /** Where the patient is; without it nothing has a distance and home visits are left out. */
  at: { latitude: number; longitude: number } | null;
  modalities?: readonly string[] | undefined;
  professionCodes?: readonly string[] | undefined;
  specialityCodes?: readonly string[] | undefined;
  languages?: readonly string[] | undefined;
  wheelchair?: boolean | undefined;
  /** Slots open to one of these (PUBLIC, PRO, SNP, CPTS); absent = to any, for professionals and operators. */
  audiences?: readonly string[] | undefined;
  reasonCode?: string | null | undefined;
  /** Whose slots come first, whatever the distance: the own doctor. */
  firstProfessionalId?: string | null | undefined;
  slotId?: string | undefined;
  scheduleId?: string | undefined;
  /** Of this professional alone, wherever they practise. */
  professionalId?: string | undefined;
  /** Schedules with free slots, nearest first; 60 at most. */
  limitSchedules?: number | undefined;
  slotsPerSchedule?: number | undefined;
}

export interface FreeSlot {
  cptsId: string;
  isPartner: boolean;
  slotId: string;
  scheduleId: string;
  professionalId: string;
  professionalName: string;
  professionCode: string;
  specialityCode: string | null;
  siteId: string;
  siteName: string;
  siteAddress: string;
  latitude: number | null;
  longitude: number | null;
  phone: string | null;
  wheelchair: boolean | null;
  languages: string[];
  startsAt: Date;
  endsAt: Date;
  modality: SlotModality;
  placesLeft: number;
  /** Great-circle metres from the patient to the site. */
  distanceMeters: number | null;
  /** Places offered and taken over the last 28 days. */
  fairTurn: { offered: number; taken: number; lastTakenAt: Date | null };
}

interface Row {
  cpts_id: string;
  schedule_id: string;
  professional_id: string;
  professional_name: string;
  profession_code: string;
  speciality_code: string | null;
  site_id: string;
  site_name: string;
  site_address: string;
  latitude: number | null;
  longitude: number | null;
  phone: string | null;
  wheelchair: boolean | null;
  languages: string;
  meters: number | null;
  offered_28d: number;
  taken_28d: number;
  last_taken_at: Date | null;
  id: string;
  starts_at: Date;
  ends_at: Date;
  modality: SlotModality;
  places_left: number;
}

const MOST_SCHEDULES = 60;

/** Free slots nearest to the patient: first of all the first professional's, then by distance, the earliest of each schedule. */
export async function searchFreeSlots(tx: Tx, query: FreeSlotQuery): Promise<FreeSlot[]> {
  const perSchedule = query.slotsPerSchedule ?? 3;
  const schedules = Math.min(query.limitSchedules ?? MOST_SCHEDULES, MOST_SCHEDULES);
  const { name, text, values } = freeSlotsStatement(
    {
      from: query.from,
      until: query.until,
      at: query.at,
      slotsPerSchedule: perSchedule,
      rows: schedules * perSchedule,
    },
    {
      cptsIds: query.cptsIds,
      modalities: some(query.modalities),
      professionCodes: some(query.professionCodes),
      specialityCodes: some(query.specialityCodes),
      languages: some(query.languages),
      wheelchair: query.wheelchair ?? false,
      audiences: some(query.audiences),
      reasonCode: query.reasonCode ?? null,
      firstProfessionalId: query.firstProfessionalId ?? null,
      slotId: query.slotId ?? null,
      scheduleId: query.scheduleId ?? null,
      professionalId: query.professionalId ?? null,
    },
  );
  const rows = await prepared<Row>(tx, name, text, values);
  const own = cptsOf(tx);
  return rows.map((row) => present(row, own));
}

const some = (list: readonly string[] | undefined): readonly string[] | null =>
  list && list.length > 0 ? list : null;

const present = (row: Row, ownCptsId: string): FreeSlot => ({
  cptsId: row.cpts_id,
  isPartner: row.cpts_id !== ownCptsId,
  slotId: row.id,
  scheduleId: row.schedule_id,
  professionalId: row.professional_id,
  professionalName: row.professional_name,
  professionCode: row.profession_code,
  specialityCode: row.speciality_code,
  siteId: row.site_id,
  siteName: row.site_name,
  siteAddress: row.site_address,
  latitude: row.latitude,
  longitude: row.longitude,
  phone: row.phone,
  wheelchair: row.wheelchair,
  languages: row.languages === "" ? [] : row.languages.split(","),
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  modality: row.modality,
  placesLeft: row.places_left,
  distanceMeters: row.meters === null ? null : Math.round(row.meters),
  fairTurn: { offered: row.offered_28d, taken: row.taken_28d, lastTakenAt: row.last_taken_at },
});
