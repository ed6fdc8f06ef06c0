import { sql } from "kysely";
import { hashLink, makeLink } from "../../../src/core/forms/sending/signed-link.ts";
import { withTenant } from "../../../src/platform/db/index.ts";
import { createRandom, type Random } from "../rpps-generator/random.ts";
import type { People } from "../territory/add-people.ts";
import type { DemoCpts } from "../territory/make-cpts.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";

const SEED = 20_261_122;
const ASKED = 95;
const ANSWERS = 60;
const DAY_MS = 86_400_000;
const COMMENTS = [
  "Une messagerie commune avec l'hôpital serait un vrai progrès.",
  "Disponible pour un groupe de travail sur les plaies chroniques.",
  "Attention à ne pas multiplier les réunions le midi.",
  "Un annuaire à jour des collègues, avec leurs lignes directes, d'abord.",
  "Prévention des chutes : je veux bien aider.",
  "Je peux accueillir des étudiants de la communauté.",
];

/** The questionnaire of the CPTS desk, sent three weeks ago to part of the directory: 60 answers, through the real routes. */
export async function playQuestionnaire(
  app: SimulatedApp,
  cpts: DemoCpts,
  people: People,
  now: Date,
): Promise<number> {
  const random = createRandom(SEED);
  const coordinator = people["coordinator"] as string;
  const api = `/api/c/${cpts.slug}/forms`;
  const call = (method: string, path: string, body?: unknown) => app.call(coordinator, method, path, body);
  app.goTo(new Date(now.getTime() - 21 * DAY_MS));
  const { id } = (await call("POST", `${api}/questionnaires`, {
    title: "Construisons la CPTS ensemble",
    readyKey: "urps-2022",
  })) as { id: string };
  await call("POST", `${api}/questionnaires/${id}/publish`, { revision: 1 });
  const asked = await chooseAsked(app, cpts, random);
  const { id: sendingId } = (await call("POST", `${api}/sendings`, {
    questionnaireId: id,
    version: 1,
    title: "Construisons la CPTS ensemble",
    introduction:
      "Cinq minutes pour dire ce que vous voulez faire avec nous : la lettre d'intention en dépend.",
    identity: "named",
    closesOn: new Date(now.getTime() + 21 * DAY_MS).toISOString().slice(0, 10),
    publicLink: true,
    people: { professions: [], communes: [], professionalIds: asked.map((one) => one.id) },
    reminders: 2,
    reminderDays: 10,
  })) as { id: string };
  // The mails leave on the day of the sending: who answers has had one.
  await app.settle();
  const links = await linksOf(app, cpts.id, sendingId);
  for (const [at, person] of asked.slice(0, ANSWERS).entries()) {
    app.goTo(new Date(now.getTime() - (20 - (at * 19) / ANSWERS) * DAY_MS));
    await call("POST", `/api/public/${cpts.slug}/forms/${links.get(person.id)}/send`, {
      answers: answersOf(person, random),
    });
  }
  await app.settle();
  return ANSWERS;
}

interface Asked {
  id: string;
  name: string;
  profession: string;
  label: string;
}

/** Doctors, nurses, pharmacists and the others in turn, as a mailing would reach them. */
async function chooseAsked(app: SimulatedApp, cpts: DemoCpts, random: Random): Promise<Asked[]> {
  const rows = await withTenant(app.deps.db, cpts.id, (tx) =>
    tx
      .selectFrom("directory_professionals as d")
      .leftJoin("reference_values as v", (join) =>
        join.onRef("v.code", "=", "d.profession_code").on("v.set_name", "=", "profession"),
      )
      .select(["d.id", "d.family_name", "d.given_name", "d.profession_code", "v.label"])
      .distinctOn("d.id")
      .where("d.cpts_id", "=", cpts.id)
      .where("d.active", "=", true)
      .orderBy("d.id")
      .limit(2_000)
      .execute(),
  );
  const asked = drawn(rows, ASKED, random);
  await giveMails(
    app,
    cpts.id,
    asked.map((row) => row.id),
  );
  return asked.map((row) => ({
    id: row.id,
    name: `${row.family_name} ${row.given_name}`,
    profession: row.profession_code,
    label: row.label ?? row.profession_code,
  }));
}

function drawn<T>(rows: readonly T[], count: number, random: Random): T[] {
  const left = [...rows];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(random.below(left.length), 1)[0] as T,
  );
}

/** The national file has no mails: those who are written to get one, of a domain that cannot exist. */
const giveMails = (app: SimulatedApp, cptsId: string, ids: readonly string[]) =>
  withTenant(app.deps.db, cptsId, (tx) =>
    tx
      .updateTable("directory_professionals")
      .set({ email: sql<string>`'pro-' || right(id::text, 6) || '@exemple.invalid'` })
      .where("cpts_id", "=", cptsId)
      .where("id", "in", [...ids])
      .where("email", "is", null)
      .execute(),
  );

async function linksOf(app: SimulatedApp, cptsId: string, sendingId: string): Promise<Map<string, string>> {
  const rows = await withTenant(app.deps.db, cptsId, (tx) =>
    tx
      .selectFrom("forms_recipients")
      .select(["id", "professional_id", "issued_at", "token_hash"])
      .where("cpts_id", "=", cptsId)
      .where("sending_id", "=", sendingId)
      .execute(),
  );
  return new Map(
    rows.map((row) => {
      const link = makeLink(app.deps, "answer", { cptsId, id: row.id, issuedAt: row.issued_at });
      if (!hashLink(link).equals(row.token_hash))
        throw new Error("a link of the demo is not the one that was sent");
      return [row.professional_id, link];
    }),
  );
}

/** What each would say: doctors are less often free for unscheduled care, pharmacists keener on prevention. */
function answersOf(person: Asked, random: Random): Record<string, string> {
  const isDoctor = person.profession === "10";
  const isPharmacist = person.profession === "21";
  const says = (yes: number, nc = 20) => (random.percent(yes) ? "yes" : random.percent(nc) ? "nc" : "no");
  return {
    name: person.name,
    speciality: person.label,
    already: says(15, 0),
    mt: isDoctor ? says(60, 0) : says(35, 45),
    snp: isDoctor ? says(50, 0) : says(55, 30),
    parcours: says(80),
    prevention: isPharmacist ? says(90) : says(65),
    crise: says(45),
    ...(random.percent(20) ? { comment: random.pick(COMMENTS) } : {}),
  };
}
