import type { Subsidy } from "../../../src/steering/project/subsidy/subsidy-contract.ts";
import type { People } from "../territory/add-people.ts";
import type { DemoCpts } from "../territory/make-cpts.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";
import { ACTIONS, CHOICES, LETTER_TEXTS, MISSIONS, PARTNERS } from "./letter-texts.ts";

/** What only the team can say of the request. */
const SUBSIDY_FIELDS = {
  "people.legalName": "Hermine Valcombe",
  "people.legalRole": "Présidente",
  "statement.upToDate": "yes",
  "statement.exact": "yes",
  "statement.over500k": "no",
  "statement.place": "Ramonville-Saint-Agne",
  "statement.signer": "Hermine Valcombe",
  "statement.signerRole": "Présidente",
};
const DUES_EUROS = 2_400;

/** The request that goes with the letter: begun from what the project says, its budget balanced, signed and frozen. */
export async function fileSubsidy(app: SimulatedApp, cpts: DemoCpts, people: People): Promise<void> {
  const who = people["coordinator"] as string;
  const at = `/api/c/${cpts.slug}/project/subsidies`;
  const year = app.now().getUTCFullYear() + 1;
  const label = "ARS, construction de la CPTS";
  const { id, revision, content } = (await app.call(who, "POST", at, { year, label })) as Subsidy;
  const charges = content.projectBudget;
  const euros = charges.reduce((sum, one) => sum + one.euros, 0);
  const grant = { account: "74", label: "Subvention demandée à l’ARS", euros };
  const fields = {
    ...content.fields,
    ...SUBSIDY_FIELDS,
    "statement.on": app.now().toISOString().slice(0, 10),
    "budget.amount": String(euros),
  };
  const budget = [
    ...charges,
    { account: "61", label: "Salle de réunion", euros: DUES_EUROS },
    grant,
    { account: "75", label: "Cotisations", euros: DUES_EUROS },
  ];
  await app.call(who, "PUT", `${at}/${id}`, {
    year,
    label,
    revision,
    content: { fields, budget, projectBudget: [...charges, grant] },
  });
  await app.call(who, "POST", `${at}/${id}/freeze`, { revision: revision + 1 });
}

interface Card {
  id: string;
  displayName: string;
  professionLabel: string;
  specialityLabel: string | null;
  practices: { communeName: string | null; siteName: string }[];
}

const DAY_MS = 86_400_000;
/** One of each, so that the team looks like the territory. */
const TEAM_PROFESSIONS = ["60", "21", "70", "50"];

/** A letter of intent that lacks nothing: declared, written, mobilised; ready to be frozen and sent. */
export async function playLetter(
  app: SimulatedApp,
  cpts: DemoCpts,
  people: People,
  doctorIds: readonly string[],
): Promise<void> {
  const who = people["coordinator"] as string;
  const api = `/api/c/${cpts.slug}`;
  const put = (path: string, body: unknown) => app.call(who, "PUT", `${api}/project/${path}`, body);
  const post = (path: string, body: unknown) => app.call(who, "POST", `${api}/project/${path}`, body);
  await declare(app, cpts, put);
  for (const [code, chosen] of MISSIONS) await put(`missions/${code}`, { chosen, was: { chosen: null } });
  for (const [key, answer, detail] of CHOICES)
    await put(`choices/${key}`, { answer, detail, was: { answer: null, detail: "" } });
  await playTeam(app, who, api, doctorIds, post);
  await playJournal(app, who, api, post);
  await put("mobilisation/ORTHOPHONISTES/engaged", { value: null, note: "En cours", was: null });
  for (const [key, body] of Object.entries(LETTER_TEXTS))
    await put(`documents/letter/texts/${key}`, { body, revision: 0 });
  await post("documents/letter/comments", {
    section: "diagnosis",
    body: "Peut-on ajouter le délai moyen chez l’ophtalmologiste, avec sa source ?",
  });
  await explainBorders(app, who, api);
}

const declare = (
  app: SimulatedApp,
  cpts: DemoCpts,
  put: (path: string, body: unknown) => Promise<unknown>,
): Promise<unknown> => {
  const month = (away: number) =>
    new Date(app.now().getTime() + away * 30 * DAY_MS).toISOString().slice(0, 7);
  return put("declaration", {
    revision: 0,
    title: cpts.name,
    carriers: [
      { name: "Noémie Hautval", profession: "Coordinatrice" },
      { name: "Association de préfiguration de la CPTS du Canal", profession: "" },
    ],
    address: "Maison des associations, 31520 Ramonville-Saint-Agne",
    email: "contact@cpts-du-canal.exemple.invalid",
    phone: "05 61 99 00 00",
    // Before its first version is frozen, nine days before the demonstration begins.
    writtenOn: new Date(app.now().getTime() - 10 * DAY_MS).toISOString().slice(0, 10),
    legalState: "yes",
    legalName: "Association CPTS du Canal",
    legalForm: "Association loi 1901",
    legalSeat: "Ramonville-Saint-Agne",
    legalCreated: month(-5),
    buildingFrom: month(-7),
    buildingTo: month(5),
    letterDue: month(1),
    healthProjectDue: month(6),
    contractDue: month(9),
  });
};

async function playTeam(
  app: SimulatedApp,
  who: string,
  api: string,
  doctorIds: readonly string[],
  post: (path: string, body: unknown) => Promise<unknown>,
): Promise<void> {
  const cards: Card[] = [];
  for (const profession of TEAM_PROFESSIONS) {
    const found = (await app.call(
      who,
      "GET",
      `${api}/directory/professionals?limit=1&profession=${profession}`,
    )) as { items: Card[] };
    cards.push(...found.items);
  }
  const doctors = (
    (await app.call(who, "GET", `${api}/directory/professionals?limit=50&profession=10`)) as { items: Card[] }
  ).items.filter(({ id }) => doctorIds.slice(0, 2).includes(id));
  for (const one of [...doctors, ...cards])
    await post("people", {
      part: "team",
      name: one.displayName,
      profession: one.specialityLabel ?? one.professionLabel,
      sector: "Santé",
      town: one.practices[0]?.communeName ?? "",
      structure: one.practices[0]?.siteName ?? "",
      professionalId: one.id,
    });
  for (const one of PARTNERS) await post("people", one);
}

async function playJournal(
  app: SimulatedApp,
  who: string,
  api: string,
  post: (path: string, body: unknown) => Promise<unknown>,
): Promise<void> {
  const { rows } = (await app.call(who, "GET", `${api}/project/mobilisation`)) as { rows: { key: string }[] };
  for (const { daysAgo, reached, ...action } of ACTIONS)
    await post("actions", {
      ...action,
      doneOn: new Date(app.now().getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10),
      reachedRows: reached === "all" ? rows.map(({ key }) => key) : null,
    });
}

/** What the territory and its neighbours do not settle by themselves is explained, as the letter asks. */
async function explainBorders(app: SimulatedApp, who: string, api: string): Promise<void> {
  const { items } = (await app.call(who, "GET", `${api}/territory/borders`)) as {
    items: { kind: string; code: string; explanation: unknown }[];
  };
  for (const one of items)
    if (!one.explanation)
      await app.call(who, "PUT", `${api}/territory/borders`, {
        kind: one.kind,
        code: one.code,
        note: "Sans projet de CPTS à ce jour ; les habitants restent accueillis par les cabinets voisins.",
      });
}
