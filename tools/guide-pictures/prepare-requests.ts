import { createRandom } from "../demo/rpps-generator/random.ts";
import { inventPatient } from "../demo/territory/demo-patients.ts";
import { CPTS, type Someone } from "./be-someone.ts";

/** Requests of the nurse, one at each step of the way. */
export interface Prepared {
  draft: string;
  urgent: string;
  toOrient: string;
  booked: string;
  /** The first day on which the doctor of the demo sees somebody, from today on (local date). */
  doctorDay: string;
}

const API = `/api/c/${CPTS}`;
const COMMUNE = "31446";

/** To the questions of the sheet that comes with Maillage: to be seen within 48 hours. */
const CALM = {
  age: 72,
  depuis: "1-3-jours",
  evolution: "stable",
  douleur: "supportable",
  fievre: "moins-3-jours",
  fragilite: "non",
  deplacement: "oui",
};

interface Sheet {
  sheet: { content: { questions: { kind: string; code: string }[] } };
}
interface Draft {
  id: string;
  version: number;
  score: { proposedLevel: string | null };
}
interface Proposals {
  orientationId: string;
  items: { slotId: string }[];
  nextBestBeyond: { slotId: string }[];
}

/** Makes what the pictures show, through the same routes as the screens. Each run adds a few fictional patients. */
export async function prepareRequests(
  nurse: Someone,
  doctor: Someone,
  pharmacist: Someone,
): Promise<Prepared> {
  const random = createRandom(Date.now() % 1_000_000);
  const { sheet } = await nurse.call<Sheet>("GET", `${API}/unscheduled-care/sheet`);
  const questions = sheet.content.questions;
  const flags = questions.filter((one) => one.kind === "red-flag");
  const noFlag = Object.fromEntries(flags.map((one) => [one.code, false]));
  const ask = async (answers: Record<string, unknown>, reason = "Fièvre depuis deux jours") => {
    const patient = await nurse.call<{ id: string }>(
      "POST",
      `${API}/patients`,
      inventPatient(random, COMMUNE, undefined),
    );
    const body = {
      patientId: patient.id,
      placeCommuneCode: COMMUNE,
      requesterPhone: "0639980000",
      informed: true,
      agreed: true,
      reason,
      answers,
    };
    return nurse.call<Draft>("POST", `${API}/unscheduled-care/requests`, body);
  };
  const submit = async () => {
    const draft = await ask({ ...noFlag, ...CALM });
    const body = { version: draft.version, levelCode: draft.score.proposedLevel ?? "JAUNE", levelReason: "" };
    await nurse.call("POST", `${API}/unscheduled-care/requests/${draft.id}/submit`, body);
    return draft.id;
  };
  const draft = await ask({}, "");
  const urgent = await ask({ ...noFlag, [flags[0]?.code ?? ""]: true });
  const [toOrient, booked] = [await submit(), await submit()];
  const found = await nurse.call<Proposals>("GET", `${API}/unscheduled-care/requests/${booked}/proposals`);
  const slotId = [...found.items, ...found.nextBestBeyond][0]?.slotId;
  await nurse.call("POST", `${API}/unscheduled-care/requests/${booked}/book`, {
    orientationId: found.orientationId,
    slotId,
  });
  // Somebody outside the care of this patient: what the coordination then reviews.
  await pharmacist.call("POST", `${API}/break-glass`, {
    kind: "request",
    id: toOrient,
    reason: "Le patient est devant moi et son médecin est absent",
  });
  return { draft: draft.id, urgent: urgent.id, toOrient, booked, doctorDay: await firstFullDay(doctor) };
}

async function firstFullDay(doctor: Someone): Promise<string> {
  const { items } = await doctor.call<{ items: { professionalId: string }[] }>("GET", `${API}/agenda/mine`);
  const today = new Intl.DateTimeFormat("fr-CA", { timeZone: "Europe/Paris" });
  let best = { on: today.format(new Date()), bookings: -1 };
  for (let ahead = 0; ahead < 7; ahead++) {
    const on = today.format(new Date(Date.now() + ahead * 86_400_000));
    const day = await doctor.call<{ slots: { bookings: unknown[] }[] }>(
      "GET",
      `${API}/agenda/day?professional=${items[0]?.professionalId}&on=${on}`,
    );
    const bookings = day.slots.reduce((sum, slot) => sum + slot.bookings.length, 0);
    if (bookings > best.bookings) best = { on, bookings };
  }
  return best.on;
}
