import { newId, withTenant } from "../../../src/platform/db/index.ts";
import { renderDocument } from "../../../src/platform/documents/index.ts";
import { keepPaperIn } from "../../../src/steering/project/circuit/keep-paper.ts";
import type { Review } from "../../../src/steering/project/circuit/review-contract.ts";
import { makeLink } from "../../../src/steering/project/circuit/review-link.ts";
import { findReviewer } from "../../../src/steering/project/circuit/reviewer-store.ts";
import { composeDocument } from "../../../src/steering/project/document/compose-document.ts";
import { writeComposed } from "../../../src/steering/project/document/composed-json.ts";
import { insertFrozen, nextNumber } from "../../../src/steering/project/document/frozen-store.ts";
import { commandLineLoader } from "../../../src/steering/project/index.ts";
import type { People } from "../territory/add-people.ts";
import type { DemoCpts } from "../territory/make-cpts.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";

const DAY_MS = 86_400_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The Canal waits for opinions on its letter, with remarks; the Coteaux live by a contract signed five months ago. */
export async function playCircuit(
  app: SimulatedApp,
  canal: { cpts: DemoCpts; people: People },
  coteaux: { cpts: DemoCpts; people: People },
  now: Date,
): Promise<void> {
  await askOpinions(app, canal.cpts, canal.people["coordinator"] as string, now);
  await signContract(app, coteaux.cpts, coteaux.people["coordinator"] as string, now);
}

const REVIEWERS = [
  { level: "N-1", body: "CPAM", personName: "Jeanne Fictive", email: "jeanne.fictive@cpam.exemple.invalid" },
  { level: "N-1", body: "URPS", personName: "Paul Fictif", email: "paul.fictif@urps.exemple.invalid" },
  { level: "N", body: "ARS", personName: "Noé Fictif", email: "noe.fictif@ars.exemple.invalid" },
] as const;

async function askOpinions(
  app: SimulatedApp,
  cpts: DemoCpts,
  coordinatorId: string,
  now: Date,
): Promise<void> {
  app.goTo(new Date(now.getTime() - 9 * DAY_MS));
  const at = `/api/c/${cpts.slug}/project`;
  const frozen = await app.call(coordinatorId, "POST", `${at}/documents/letter/frozen`, {
    label: "Version déposée",
  });
  const frozenId = (frozen as { id: string }).id;
  await app.call(coordinatorId, "POST", `${at}/circuit/moves`, {
    to: "LI_DEPOSEE",
    after: 0,
    happenedOn: dayOf(app.now()),
    remark: "Déposée par le guichet CPTS.",
    frozenId,
  });
  const review = (await app.call(coordinatorId, "POST", `${at}/reviews`, {
    frozenId,
    dueOn: dayOf(new Date(now.getTime() + 12 * DAY_MS)),
    message: "Merci de relire en particulier le territoire et les missions.",
  })) as Review;
  for (const one of REVIEWERS)
    await app.call(coordinatorId, "POST", `${at}/reviews/${review.id}/reviewers`, one);
  const asked = (await app.call(coordinatorId, "GET", `${at}/reviews/${review.id}`)) as Review;
  const linkOf = async (body: string): Promise<string> => {
    const id = asked.reviewers.find((one) => one.body === body)?.id ?? "";
    const row = await withTenant(app.deps.db, cpts.id, (tx) => findReviewer(tx, cpts.id, id));
    if (!row) throw new Error("no demo reviewer");
    const token = makeLink(app.deps, "review", { cptsId: cpts.id, id, issuedAt: row.invitedAt });
    return `/api/public/${cpts.slug}/project/reviews/${token}`;
  };
  app.goTo(new Date(now.getTime() - 3 * DAY_MS));
  // By the link, nobody is signed in: who calls counts for nothing.
  const section = asked.sections[1]?.key ?? "";
  const cpam = await linkOf("CPAM");
  await app.call(coordinatorId, "POST", `${cpam}/remarks`, {
    sectionKey: section,
    text: "Le périmètre est-il bien celui qui a été présenté aux CPTS voisines ?",
  });
  await app.call(coordinatorId, "POST", `${cpam}/remarks`, { text: "Le calendrier paraît tenable." });
  await app.call(coordinatorId, "PUT", `${cpam}/opinion`, {
    opinion: "reserved",
    text: "Favorable, sous réserve d’une précision sur le périmètre.",
  });
  const written = (await app.call(coordinatorId, "GET", `${at}/reviews/${review.id}`)) as Review;
  const whole = written.remarks.find((one) => one.sectionKey === "");
  if (whole)
    await app.call(coordinatorId, "PUT", `${at}/remarks/${whole.id}/answer`, {
      state: "explained",
      answer: "Merci. Il laisse un mois de marge avant la contractualisation.",
      revision: whole.revision,
    });
  app.goTo(now);
}

async function signContract(
  app: SimulatedApp,
  cpts: DemoCpts,
  coordinatorId: string,
  now: Date,
): Promise<void> {
  app.goTo(now);
  const letter = await aVersion(app, cpts, "letter");
  const project = await aVersion(app, cpts, "health-project");
  const paperId = await aDecision(app, cpts, now);
  const way: [string, number, object][] = [
    ["LI_DEPOSEE", 420, { frozenId: letter }],
    ["LI_VALIDEE", 380, { paperId }],
    ["PROJET_EN_REDACTION", 380, {}],
    ["PROJET_DEPOSE", 230, { frozenId: project }],
    ["PROJET_VALIDE", 180, { paperId }],
    ["ACI_SIGNE", 150, { paperId }],
  ];
  for (const [after, [to, days, more]] of way.entries())
    await app.call(coordinatorId, "POST", `/api/c/${cpts.slug}/project/circuit/moves`, {
      to,
      after,
      happenedOn: dayOf(new Date(now.getTime() - days * DAY_MS)),
      ...more,
    });
}

/** A version as it was sent on paper: what the document says today, without its files, which take seconds to draw. */
async function aVersion(
  app: SimulatedApp,
  cpts: DemoCpts,
  document: "letter" | "health-project",
): Promise<string> {
  const { composed } = await composeDocument(app.deps, cpts.id, document);
  const id = newId();
  await withTenant(app.deps.db, cpts.id, async (tx) =>
    insertFrozen(tx, {
      cpts_id: cpts.id,
      id,
      document,
      number: await nextNumber(tx, cpts.id, document),
      label: "Version envoyée",
      composed: writeComposed(composed),
      frozen_by: null,
      frozen_by_label: "Coordination de la CPTS",
      frozen_at: app.now(),
    }),
  );
  return id;
}

async function aDecision(app: SimulatedApp, cpts: DemoCpts, now: Date): Promise<string> {
  const title = "Décision de l’autorité (fictive)";
  const content = await renderDocument(
    {
      title,
      author: "Autorité fictive",
      createdAt: now.toISOString(),
      pageNumbers: false,
      blocks: [
        { kind: "heading", level: 1, text: title },
        {
          kind: "paragraph",
          text: `Pièce de démonstration, pour ${cpts.name}. Elle ne vaut que pour essayer.`,
        },
      ],
    },
    "pdf",
  );
  const actor = commandLineLoader({ id: cpts.id, slug: cpts.slug, timeZone: "Europe/Paris" });
  const paper = await withTenant(app.deps.db, cpts.id, (tx) =>
    keepPaperIn(app.deps, actor, tx, { content, name: "decision-fictive.pdf" }),
  );
  return paper.id;
}
