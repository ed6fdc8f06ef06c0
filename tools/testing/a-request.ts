import { randomUUID } from "node:crypto";
import { defaultSheet } from "../../src/missions/unscheduled-care/triage/default-sheet.ts";
import { aCptsWith } from "./a-cpts.ts";
import { aPerson, type TestPerson } from "./a-person.ts";
import type { TestServer } from "./a-server.ts";

/** A body for `POST /patients`. Patients of tests are alike on purpose: the question of twins is answered beforehand. */
export const patientBody = (change: Record<string, unknown> = {}) => ({
  birthFamilyName: `Essai${letters(randomUUID())}`,
  birthGivenNames: "Camille Andrée",
  sex: "F",
  birthOn: "1948-03-12",
  phone: "05 61 00 00 01",
  communeCode: "31446",
  noTwinConfirmed: true,
  ...change,
});

const letters = (id: string): string => id.replace(/[^a-f]/g, "").slice(0, 8);

/** Every sign answered no, every question answered; the sheet then proposes VERT. */
export const calmAnswers = (): Record<string, string | number | boolean> => ({
  ...Object.fromEntries(
    defaultSheet.questions.filter(({ kind }) => kind === "red-flag").map(({ code }) => [code, false]),
  ),
  age: 40,
  depuis: "plus-3-jours",
  evolution: "stable",
  douleur: "aucune",
  fievre: "non",
  fragilite: "non",
  deplacement: "oui",
});

/** All that a request needs before it may be oriented, but the level and the patient. */
export const readyFields = () => ({
  requesterPhone: "0561000002",
  placeCommuneCode: "31446",
  placeLabel: "chez lui",
  reason: "Mal au dos depuis une semaine",
  informed: true,
  agreed: true,
  answers: calmAnswers(),
});

export interface TestRequest {
  id: string;
  version: number;
  patientId: string;
  reference: string;
}

/** A request of that person, of a patient of its own, ready to be oriented at level JAUNE: `await aRequest(nurse, slug)`. */
export async function aRequest(
  person: TestPerson,
  slug: string,
  options: {
    patient?: Record<string, unknown>;
    fields?: Record<string, unknown>;
    levelCode?: string;
    draft?: boolean;
  } = {},
): Promise<TestRequest> {
  // Forty years old, as the calm answers say.
  const patient = await person.call(
    "POST",
    `/api/c/${slug}/patients`,
    patientBody({ birthOn: "1986-03-12", ...options.patient }),
  );
  const draft = await person.call("POST", `/api/c/${slug}/unscheduled-care/requests`, {
    patientId: patient.body.id,
    ...readyFields(),
    ...options.fields,
  });
  if (draft.status !== 201) throw new Error(`draft refused: ${JSON.stringify(draft.body)}`);
  const made = {
    id: draft.body.id,
    version: draft.body.version,
    patientId: patient.body.id,
    reference: draft.body.reference,
  };
  if (options.draft) return made;
  const sent = await person.call("POST", `/api/c/${slug}/unscheduled-care/requests/${made.id}/submit`, {
    version: made.version,
    levelCode: options.levelCode ?? "JAUNE",
  });
  if (sent.status !== 200) throw new Error(`submit refused: ${JSON.stringify(sent.body)}`);
  return { ...made, version: sent.body.version };
}

/** A nurse who asks, an operator at the desk, a doctor with an agenda, in a CPTS of their own. */
export async function aRequestTeam(server: TestServer) {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }], familyName: "Vasseur" });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }], familyName: "Fabre" });
  return {
    cptsId,
    slug,
    nurse,
    operator,
    doctor: professionals[0]!,
    at: `/api/c/${slug}/unscheduled-care/requests`,
  };
}
