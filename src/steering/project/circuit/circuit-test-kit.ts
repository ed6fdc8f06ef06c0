import {
  aCptsWith,
  aPerson,
  type TestCpts,
  type TestPerson,
  type TestServer,
} from "../../../../tools/testing/index.ts";
import { newId } from "../../../platform/db/index.ts";

export interface Place extends TestCpts {
  coordinator: TestPerson;
  /** `/api/c/<cpts>/project` */
  at: string;
}

export async function aProjectPlace(server: TestServer): Promise<Place> {
  const cpts = await aCptsWith(server);
  const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
  return { ...cpts, coordinator, at: `/api/c/${cpts.slug}/project` };
}

/** A version as it was sent, with two sections and its PDF. */
export async function aFrozenVersion(
  server: TestServer,
  cptsId: string,
  document: "letter" | "health-project" = "letter",
  number = 1,
): Promise<string> {
  const id = newId();
  const section = (key: string, title: string, text: string) => ({
    key,
    title,
    blocks: [{ kind: "paragraph", text }],
  });
  const composed = {
    document,
    title: "Lettre d’intention",
    author: "CPTS",
    composedAt: "2026-11-20T08:00:00.000Z",
    sections: [
      section("territory", "Le territoire", "Deux secteurs de Toulouse, 72 052 habitants."),
      section("missions", "Les missions", "Six missions."),
    ],
  };
  await server.owner.query(
    `insert into project_frozen (cpts_id, id, document, number, label, composed, frozen_by_label, frozen_at)
     values ($1, $2, $3, $4, 'Version envoyée', $5, 'Camille Essai', now())`,
    [cptsId, id, document, number, JSON.stringify(composed)],
  );
  await server.owner.query(
    "insert into project_frozen_files (cpts_id, frozen_id, format, content, sha256) values ($1, $2, 'pdf', $3, sha256($3))",
    [cptsId, id, aPdf("La lettre")],
  );
  return id;
}

/** The smallest file that is a PDF from end to end. */
export const aPdf = (words = "Décision"): Buffer =>
  Buffer.from(
    `%PDF-1.7\n% ${words}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );

/** Sends bytes as they are. */
export const sendPaper = async (server: TestServer, place: Place, content: Buffer, name = "decision.pdf") => {
  const answer = await server.app.request(`${place.at}/papers?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: {
      cookie: place.coordinator.cookie,
      "x-maillage": "1",
      "content-type": "application/octet-stream",
    },
    body: new Uint8Array(content),
  });
  return { status: answer.status, body: (await answer.json()) as { id: string; name: string; code: string } };
};

/** The next move, from where the project stands. */
export async function move(place: Place, to: string, more: Record<string, unknown> = {}) {
  const { body } = await place.coordinator.call("GET", `${place.at}/circuit`);
  return place.coordinator.call("POST", `${place.at}/circuit/moves`, {
    to,
    after: body.nth,
    happenedOn: "2026-11-20",
    ...more,
  });
}

/** From nothing to a signed contract. */
export async function signContract(server: TestServer, place: Place, signedOn: string): Promise<void> {
  const letter = await aFrozenVersion(server, place.cptsId);
  const project = await aFrozenVersion(server, place.cptsId, "health-project");
  const paper = (await sendPaper(server, place, aPdf())).body.id;
  const on = { happenedOn: signedOn };
  for (const [to, more] of [
    ["LI_DEPOSEE", { frozenId: letter }],
    ["LI_VALIDEE", { paperId: paper }],
    ["PROJET_EN_REDACTION", {}],
    ["PROJET_DEPOSE", { frozenId: project }],
    ["PROJET_VALIDE", { paperId: paper }],
    ["ACI_SIGNE", { paperId: paper }],
  ] as const) {
    const moved = await move(place, to, { ...on, ...more });
    if (moved.status !== 200) throw new Error(`${to}: ${JSON.stringify(moved.body)}`);
  }
}
