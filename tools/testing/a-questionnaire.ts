import { expect } from "vitest";
import { hashProof, leadingZeroBits } from "../../src/platform/access/proof-of-work.ts";
import { aDirectory, somePeople } from "./a-directory.ts";
import { aStranger, type TestServer } from "./index.ts";

export const WHOLE = {
  name: "Docteur A",
  speciality: "Médecin",
  already: "no",
  mt: "yes",
  snp: "no",
  parcours: "nc",
  prevention: "yes",
  crise: "no",
};

/** A CPTS with its URPS questionnaire published, three nurses with a mail and one without. */
export async function aQuestionnaire(server: TestServer) {
  const story = await aDirectory(server);
  const api = `/api/c/${story.slug}/forms`;
  const { call } = story.coordinator;
  const { id } = (await call("POST", `${api}/questionnaires`, { title: "Votre avis", readyKey: "urps-2022" }))
    .body;
  expect((await call("POST", `${api}/questionnaires/${id}/publish`, { revision: 1 })).body).toEqual({
    version: 1,
  });
  const nurses = await somePeople(
    server,
    story.cptsId,
    ["Amarante", "Bellis", "Capucine", "Dahlia"].map((family, at) => ({
      given: "Ida",
      family,
      more: { email: at < 3 ? `${family.toLowerCase()}-${story.slug}@exemple.invalid` : null },
    })),
  );
  const send = (more: object = {}) =>
    call("POST", `${api}/sendings`, {
      questionnaireId: id,
      version: 1,
      title: "Votre avis",
      identity: "named",
      closesOn: "2026-12-15",
      publicLink: true,
      people: { professions: ["60"], communes: [], professionalIds: null },
      reminders: 1,
      reminderDays: 7,
      ...more,
    });
  return { ...story, forms: api, id, nurses, send, call };
}

/** Keys of the links mailed to these people, newest mail of each. */
export function linksOf(server: TestServer, slug: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const mail of server.mailbox.list()) {
    const link = new RegExp(`/c/${slug}/questionnaire/(\\S+)`).exec(mail.text)?.[1];
    const to = /([a-z]+)-cpts/.exec(String(mail.to))?.[1];
    if (link && to) found[to] ??= link.replace(/\?.*/, "");
  }
  return found;
}

export async function begin(server: TestServer, slug: string, key: string): Promise<{ cookie: string }> {
  const { challenge, difficulty } = (
    await aStranger(server)("GET", `/api/public/${slug}/forms/${key}/challenge`)
  ).body;
  let nonce = 0;
  while (leadingZeroBits(hashProof(challenge, nonce)) < difficulty) nonce += 1;
  const begun = await aStranger(server)("POST", `/api/public/${slug}/forms/${key}/begin`, {
    challenge,
    nonce,
  });
  expect(begun.status).toBe(201);
  return { cookie: begun.headers.get("set-cookie")?.split(";")[0] ?? "" };
}
