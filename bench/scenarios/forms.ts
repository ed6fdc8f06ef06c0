import { readSecret } from "../../src/app/server/read-secret.ts";
import { urpsQuestionnaire } from "../../src/core/forms/ready/urps-questionnaire.ts";
import { hashLink, makeLink } from "../../src/core/forms/sending/signed-link.ts";
import { newId } from "../../src/platform/db/index.ts";
import type { Deps } from "../../src/platform/deps.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";
import { openConnection, requestText } from "../load/http-client.ts";
import { median } from "../load/measure.ts";
import { alone, type Result, type Scenario } from "../scenario.ts";

const ROUNDS = 3;
const PEOPLE = 500;
/** The people of a meeting send within a few seconds, rather than in the same millisecond. */
const SPREAD_MS = 3_000;
const LIMIT_MS = 300;
const WHOLE = JSON.stringify({
  answers: {
    name: "Camille Fictif",
    speciality: "Infirmier",
    address: "1 rue des Essais",
    already: "no",
    mt: "yes",
    snp: "no",
    parcours: "nc",
    prevention: "yes",
    crise: "no",
    comment: "Une messagerie commune serait un vrai progrès.",
  },
});

/** 500 people answer one questionnaire, within seconds and all in the same instant: none lost, p95 under 300 ms both times. */
export const forms: Scenario = {
  name: "forms",
  run: async ({ database, server, say }) => {
    const { port, cpts } = await server();
    const { storage, environment } = await database();
    const { owner } = storage;
    const home = cpts[0] as { id: string; slug: string };
    // Links are signed by the secret of the installation, which the server keeps in the same folder.
    const deps = { auditKey: await readSecret(readSettings(environment)) } as Deps;
    const spread: number[] = [];
    const burst: number[] = [];
    let lost = 0;
    let refused = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const [times, over] of [
        [spread, SPREAD_MS],
        [burst, 0],
      ] as const) {
        const { sendingId, links } = await prepare(owner, home.id, deps);
        const requests = links.map((link) =>
          requestText("POST", `/api/public/${home.slug}/forms/${link}/send`, "", WHOLE),
        );
        const { p95, statuses: seen } = await sendAll(port, requests, over);
        times.push(p95);
        const { rows } = await owner.query<{ n: number }>(
          "select count(*)::int as n from forms_responses where sending_id = $1",
          [sendingId],
        );
        const accepted = seen[200] ?? 0;
        // Lost: told « done » and not there. Refused: told to try again, which the page does by itself.
        lost += accepted - (rows[0]?.n ?? 0);
        refused += PEOPLE - accepted;
        if (accepted < PEOPLE) say(`forms: answered otherwise than 200: ${JSON.stringify(seen)}`);
      }
      say(
        `forms round ${round + 1}: p95 ${spread.at(-1)?.toFixed(0)} ms over ${SPREAD_MS / 1000} s, ${burst.at(-1)?.toFixed(0)} ms all at one instant, ${lost} lost, ${refused} refused`,
      );
    }
    const budget = { atMost: LIMIT_MS };
    const results = [
      alone("forms", `p95, ${PEOPLE} people answering in the same instant`, "ms", median(burst), budget),
      alone("forms", `p95, within ${SPREAD_MS / 1000} s`, "ms", median(spread), budget),
    ];
    return results.map((one) => ({
      ...one,
      ok: one.ok === true && lost === 0 && refused === 0,
      lost,
    })) satisfies Result[];
  },
};

type Owner = Awaited<ReturnType<Parameters<Scenario["run"]>[0]["database"]>>["storage"]["owner"];

/** A questionnaire sent to 500 people of the seeded directory, by statements: what is measured is the answering. */
async function prepare(
  owner: Owner,
  cptsId: string,
  deps: Deps,
): Promise<{ sendingId: string; links: string[] }> {
  const [questionnaireId, sendingId] = [newId(), newId()];
  await owner.query(
    "insert into forms_questionnaires (cpts_id, id, title, created_at, updated_at) values ($1, $2, 'Banc', now(), now())",
    [cptsId, questionnaireId],
  );
  await owner.query(
    `insert into forms_versions (cpts_id, questionnaire_id, version, state, content, created_at, updated_at, published_at)
     values ($1, $2, 1, 'published', $3, now(), now(), now())`,
    [cptsId, questionnaireId, JSON.stringify(urpsQuestionnaire)],
  );
  await owner.query(
    `insert into forms_sendings (cpts_id, id, questionnaire_id, version, title, identity, closes_at, created_at)
     values ($1, $2, $3, 1, 'Banc', 'named', now() + interval '1 day', now())`,
    [cptsId, sendingId, questionnaireId],
  );
  const { rows } = await owner.query<{ id: string }>(
    `insert into directory_professionals (cpts_id, id, family_name, given_name, search_text, profession_code, source)
     select $1, gen_random_uuid(), 'Banc', 'Camille', 'camille banc', '60', 'local' from generate_series(1, $2) returning id`,
    [cptsId, PEOPLE],
  );
  const issuedAt = new Date();
  const people = rows.map((row) => {
    const id = newId();
    const link = makeLink(deps, "answer", { cptsId, id, issuedAt });
    return { id, professionalId: row.id, link, hash: hashLink(link) };
  });
  await owner.query(
    `insert into forms_recipients (cpts_id, id, sending_id, identity, professional_id, token_hash, issued_at)
     select $1, x.id, $2, 'named', x.professional, x.hash, $3 from unnest($4::uuid[], $5::uuid[], $6::bytea[]) as x(id, professional, hash)`,
    [
      cptsId,
      sendingId,
      issuedAt,
      people.map((one) => one.id),
      people.map((one) => one.professionalId),
      people.map((one) => one.hash),
    ],
  );
  return { sendingId, links: people.map((one) => one.link) };
}

/** Each on a connection of its own, opened beforehand as a browser's is, sent at its moment of the spread. */
async function sendAll(
  port: number,
  requests: readonly string[],
  spreadMs: number,
): Promise<{ p95: number; statuses: Record<number, number> }> {
  const connections = await Promise.all(requests.map(() => openConnection(port)));
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  await Promise.all(
    requests.map(async (request, at) => {
      await new Promise((resolve) => setTimeout(resolve, (at * spreadMs) / requests.length));
      const sent = performance.now();
      const status = await connections[at]?.send(request);
      times.push(performance.now() - sent);
      statuses[status ?? 0] = (statuses[status ?? 0] ?? 0) + 1;
    }),
  );
  for (const connection of connections) connection.close();
  times.sort((one, other) => one - other);
  return { p95: times[Math.floor(times.length * 0.95)] ?? 0, statuses };
}
