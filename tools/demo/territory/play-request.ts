import { defaultSheet } from "../../../src/missions/unscheduled-care/triage/default-sheet.ts";
import type { Random } from "../rpps-generator/random.ts";
import type { People } from "./add-people.ts";
import { inventPatient, REASONS } from "./demo-patients.ts";
import type { DemoCpts } from "./make-cpts.ts";
import type { SimulatedApp } from "./simulated-app.ts";

export interface Stage {
  app: SimulatedApp;
  cpts: DemoCpts;
  people: People;
  doctorIds: readonly string[];
  random: Random;
}

interface Offered {
  slotId: string;
  startsAt: string;
  professionalId: string;
}

export interface Played {
  requestId: string;
  appointment?: { at: Date; endsAt: Date; bookingId: string; hostCptsId: string; professionalId: string };
}

const api = (stage: Stage) => `/api/c/${stage.cpts.slug}`;

/** Answers to the published sheet: no red flag unless asked for, the rest by chance. */
function answersOf(random: Random, redFlag: boolean): Record<string, unknown> {
  const flags = defaultSheet.questions.filter((one) => one.kind === "red-flag");
  const flagged = redFlag ? random.pick(flags).code : undefined;
  // The age, the only number asked, is known from the birth date.
  return Object.fromEntries(
    defaultSheet.questions.map((one) => {
      if (one.kind === "red-flag") return [one.code, one.code === flagged];
      if (one.kind === "number") return [one.code, null];
      // Most calls are calm: the first option is the mildest of each question.
      if (one.kind === "choice")
        return [one.code, (random.percent(72) ? one.options[0] : random.pick(one.options))?.code];
      return [one.code, ""];
    }),
  );
}

/** From the call to « à orienter » ; with a red flag it stays urgent. */
export async function playCall(
  stage: Stage,
  options: { redFlag?: boolean; by?: string } = {},
): Promise<{ requestId: string; version: number; by: string }> {
  const { app, random, people } = stage;
  const by =
    options.by ??
    people[random.pick(["operator", "operator", "nurse", "pharmacist"])] ??
    (people["operator"] as string);
  const communeCode = random.pick(stage.cpts.communeCodes.slice(0, 8));
  const patient = (await app.call(
    by,
    "POST",
    `${api(stage)}/patients`,
    inventPatient(random, communeCode, random.pick(stage.doctorIds)),
  )) as { id: string };
  const draft = (await app.call(by, "POST", `${api(stage)}/unscheduled-care/requests`, {
    patientId: patient.id,
    placeCommuneCode: communeCode,
    requesterPhone: "0639980000",
    informed: true,
    agreed: true,
    reason: random.pick(REASONS),
    answers: answersOf(random, options.redFlag ?? false),
  })) as { id: string; version: number; score: { proposedLevel: string | null } };
  if (options.redFlag) return { requestId: draft.id, version: draft.version, by };
  const submitted = (await app.call(
    by,
    "POST",
    `${api(stage)}/unscheduled-care/requests/${draft.id}/submit`,
    {
      version: draft.version,
      levelCode: draft.score.proposedLevel ?? "JAUNE",
      levelReason: "Choix de la personne qui oriente",
    },
  )) as { version: number };
  return { requestId: draft.id, version: submitted.version, by };
}

/** Orients to one of the first proposals; nothing free: to the call-back list. */
export async function playOrientation(
  stage: Stage,
  call: { requestId: string; by: string },
  wish: { after?: Date; professionalId?: string | undefined } = {},
): Promise<Played> {
  const { app, random } = stage;
  const base = `${api(stage)}/unscheduled-care/requests/${call.requestId}`;
  const found = (await app.call(call.by, "GET", `${base}/proposals`)) as {
    orientationId: string;
    items: Offered[];
    nextBestBeyond: Offered[];
  };
  const offered = [...found.items, ...found.nextBestBeyond].filter(
    (one) => !wish.after || new Date(one.startsAt) > wish.after,
  );
  const chosen =
    offered.find((one) => one.professionalId === wish.professionalId) ??
    offered[random.percent(80) ? 0 : Math.min(1, offered.length - 1)];
  if (!chosen) {
    await app.call(call.by, "POST", `${base}/callback`, { note: "" });
    return { requestId: call.requestId };
  }
  const booked = (await app.call(call.by, "POST", `${base}/book`, {
    orientationId: found.orientationId,
    slotId: chosen.slotId,
  })) as {
    id: string;
    cptsId: string;
    professionalId: string;
    place: { startsAt: string; endsAt: string };
  };
  return {
    requestId: call.requestId,
    appointment: {
      at: new Date(booked.place.startsAt),
      endsAt: new Date(booked.place.endsAt),
      bookingId: booked.id,
      hostCptsId: booked.cptsId,
      professionalId: booked.professionalId,
    },
  };
}
