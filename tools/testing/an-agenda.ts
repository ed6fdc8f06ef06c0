import { bookPlace } from "../../src/core/agenda/index.ts";
import { newId, withTenant } from "../../src/platform/db/index.ts";
import { aCptsWith, type TestCpts } from "./a-cpts.ts";
import { aPerson, type TestPerson } from "./a-person.ts";
import type { TestServer } from "./a-server.ts";

export interface TestAgenda {
  server: TestServer;
  cpts: TestCpts;
  proId: string;
  scheduleId: string;
  doctor: TestPerson;
  /** `/api/c/…/agenda/professionals/…` */
  path: string;
}

/** A doctor of a CPTS of their own, signed in, with an agenda and nothing in it. */
export async function anAgenda(server: TestServer): Promise<TestAgenda> {
  const cpts = await aCptsWith(server, { gps: 1 });
  const { id: proId, scheduleId } = cpts.professionals[0]!;
  const doctor = await aPerson(server, {
    roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
  });
  return {
    server,
    cpts,
    proId,
    scheduleId,
    doctor,
    path: `/api/c/${cpts.slug}/agenda/professionals/${proId}`,
  };
}

/** Tuesdays 14 h–15 h until 18 December 2026, four slots of a quarter of an hour. */
export const tuesdays = (scheduleId: string, change: Record<string, unknown> = {}) => ({
  scheduleId,
  slotMinutes: 15,
  places: 1,
  modality: "AMB",
  audiences: ["SNP"],
  weekdays: [2],
  startTime: "14:00",
  endTime: "15:00",
  validFrom: "2026-11-01",
  validTo: "2026-12-18",
  ...change,
});

export const makeChange = (agenda: TestAgenda, change: unknown, more: Record<string, unknown> = {}) =>
  agenda.doctor.call("POST", `${agenda.path}/changes`, { change, ...more });

export const foreseeChange = (agenda: TestAgenda, change: unknown) =>
  agenda.doctor.call("POST", `${agenda.path}/changes/preview`, { change });

export const undoChange = (agenda: TestAgenda, changeId: string) =>
  agenda.doctor.call("POST", `/api/c/${agenda.cpts.slug}/agenda/changes/${changeId}/undo`, {});

/** The published slots, by time, as they stand in the database. */
export const slotsOf = async ({ server, cpts }: TestAgenda, state = "open") =>
  (
    await server.owner.query(
      "select id, starts_at, ends_at, places, taken, natural_key from agenda_slots where cpts_id = $1 and state = $2 order by starts_at",
      [cpts.cptsId, state],
    )
  ).rows;

/** Books a place of this slot for Ana Martin, or another. */
export const bookIn = ({ server, cpts, doctor }: TestAgenda, slotId: string, familyName = "Martin") =>
  withTenant(server.deps.db, cpts.cptsId, (tx) =>
    bookPlace(server.deps, tx, {
      hostCptsId: cpts.cptsId,
      slotId,
      userId: doctor.userId,
      requestId: newId(),
      patient: {
        patientId: null,
        familyName,
        givenName: "Ana",
        birthOn: null,
        sex: null,
        phone: "0561000000",
        address: null,
      },
      care: { reason: null, levelCode: null, note: null, why: {} },
    }),
  );
