import type { Visit } from "./browser.ts";
import { CPTS } from "./browser.ts";
import type { FictionalPatient } from "./patients.ts";

const API = `/api${CPTS}`;

/** Calls a route as the person of the visit, with the browser's own session; throws on a refusal. */
export async function call<T>(
  visit: Pick<Visit, "context">,
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await visit.context.request.fetch(`${API}${path}`, {
    method,
    headers: { "x-maillage": "1", "idempotency-key": crypto.randomUUID() },
    ...(body === undefined ? {} : { data: body }),
  });
  const text = await answer.text();
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text.slice(0, 400)}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

interface Proposed {
  slotId: string;
  startsAt: string;
  professionalId: string;
}

interface Draft {
  id: string;
  version: number;
  reference: string;
  score: { proposedLevel: string | null };
}

/** To the questions of the sheet that comes with Maillage: within 48 hours. */
const CALM = {
  depuis: "1-3-jours",
  evolution: "stable",
  douleur: "supportable",
  fievre: "moins-3-jours",
  fragilite: "non",
  deplacement: "oui",
};

/** A request ready to be oriented, made through the same routes as the screens: for journeys whose story begins after it. */
export async function makeRequest(
  visit: Pick<Visit, "context">,
  patient: FictionalPatient,
  ownDoctor?: { professionalId: string },
): Promise<{ id: string; reference: string; patientId: string }> {
  const { sheet } = await call<{ sheet: { content: { questions: { kind: string; code: string }[] } } }>(
    visit,
    "GET",
    "/unscheduled-care/sheet",
  );
  const flags = sheet.content.questions.filter((one) => one.kind === "red-flag");
  const { id: patientId } = await call<{ id: string }>(visit, "POST", "/patients", {
    birthFamilyName: patient.familyName,
    birthGivenNames: patient.givenNames,
    sex: "F",
    birthOn: patient.birthOn,
    phone: patient.phone,
    communeCode: patient.communeCode,
    ownDoctor: ownDoctor ? "yes" : "none",
    ownDoctorProfessionalId: ownDoctor?.professionalId ?? null,
  });
  const draft = await call<Draft>(visit, "POST", "/unscheduled-care/requests", {
    patientId,
    placeCommuneCode: patient.communeCode,
    requesterPhone: patient.phone,
    informed: true,
    agreed: true,
    reason: patient.reason,
    answers: { ...Object.fromEntries(flags.map((one) => [one.code, false])), ...CALM },
  });
  await call(visit, "POST", `/unscheduled-care/requests/${draft.id}/submit`, {
    version: draft.version,
    levelCode: draft.score.proposedLevel ?? "JAUNE",
    levelReason: "",
  });
  return { id: draft.id, reference: draft.reference, patientId };
}

/** The first place proposed, of one professional when given. */
export async function firstProposal(
  visit: Pick<Visit, "context">,
  requestId: string,
  professionalId?: string,
): Promise<Proposed & { orientationId: string }> {
  const found = await call<{ orientationId: string; items: Proposed[]; nextBestBeyond: Proposed[] }>(
    visit,
    "GET",
    `/unscheduled-care/requests/${requestId}/proposals`,
  );
  const first = [...found.items, ...found.nextBestBeyond].find(
    (one) => !professionalId || one.professionalId === professionalId,
  );
  if (!first) throw new Error("nothing is proposed for this request");
  return { ...first, orientationId: found.orientationId };
}

export const book = (
  visit: Pick<Visit, "context">,
  requestId: string,
  { orientationId, slotId }: { orientationId: string; slotId: string },
): Promise<{ id: string }> =>
  call(visit, "POST", `/unscheduled-care/requests/${requestId}/book`, { orientationId, slotId });

/** Opens one slot of several places in the coming hours, where nothing else stands: the journey does not depend on the hour it runs at. */
export async function openSlot(
  visit: Pick<Visit, "context">,
  professionalId: string,
  places = 3,
): Promise<void> {
  const agenda = await call<{ practices: { schedule: { id: string } | null }[] }>(
    visit,
    "GET",
    `/agenda/professionals/${professionalId}`,
  );
  const scheduleId = agenda.practices.find((one) => one.schedule)?.schedule?.id;
  const from = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
  for (let hours = 2; hours < 20; hours++) {
    const startsAt = new Date(from + hours * 3_600_000 + 5 * 60_000).toISOString();
    const opening = {
      scheduleId,
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + 15 * 60_000).toISOString(),
      slotMinutes: 15,
      places,
      modality: "AMB",
      audiences: ["SNP", "CPTS"],
      reasons: [],
      shared: false,
    };
    const answer = await visit.context.request.post(`${API}/agenda/professionals/${professionalId}/changes`, {
      data: { change: { kind: "opening.add", opening }, onBehalf: false },
      headers: { "x-maillage": "1", "idempotency-key": crypto.randomUUID() },
    });
    if (answer.ok()) return;
    if (answer.status() !== 409) throw new Error(`opening.add: ${answer.status()} ${await answer.text()}`);
  }
  throw new Error("no free hour to open a slot in");
}

/** Whose agenda this person keeps first. */
export async function myProfessionalId(visit: Pick<Visit, "context">): Promise<string> {
  const { items } = await call<{ items: { professionalId: string }[] }>(visit, "GET", "/agenda/mine");
  const first = items[0]?.professionalId;
  if (!first) throw new Error("this person keeps no agenda");
  return first;
}

/** The day of an instant in Paris, as the addresses of the screens write it. */
export const dayInParis = (instant: string): string =>
  new Intl.DateTimeFormat("fr-CA", { timeZone: "Europe/Paris" }).format(new Date(instant));
