import type { DemoCpts } from "../territory/make-cpts.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";

const DAY_MS = 86_400_000;

/**
 * A mail to who asked for letters, posted four days ago, of whom some have found a doctor since; another one ready for the post;
 * a matching of the whole register and a « what if » beside it, so that each screen has something to look at.
 */
export async function playLetters(
  app: SimulatedApp,
  cpts: DemoCpts,
  coordinator: string,
  until: Date,
): Promise<void> {
  const base = `/api/c/${cpts.slug}/family-doctor`;
  const all = { communes: [], bands: [], waitingSinceOn: null, onlyByLetter: true };
  app.goTo(new Date(until.getTime() - 4 * DAY_MS));
  const posted = await prepare(app, coordinator, base, "Courrier de l’automne", all);
  await app.settle();
  await app.call(coordinator, "POST", `${base}/campaigns/${posted}/posted`);
  app.goTo(new Date(until.getTime() - DAY_MS));
  await foundAlone(app, cpts, coordinator, posted);
  app.goTo(new Date(until.getTime() - 2 * 3_600_000));
  const urgent = { ...all, bands: ["high"], onlyByLetter: false };
  await prepare(app, coordinator, base, "Priorité haute : qui prend des patients près de chez vous", urgent);
  await app.call(coordinator, "POST", `${base}/runs`, { kind: "register", seed: 1 });
  await app.call(coordinator, "POST", `${base}/runs`, {
    kind: "what-if",
    label: "Soixante arrivées après un départ en retraite",
    seed: 1,
    edits: [{ kind: "arrivals", count: 60, communeCode: cpts.communeCodes[0], weight: 30 }],
  });
  await app.settle();
}

const prepare = async (app: SimulatedApp, who: string, base: string, label: string, filter: object) =>
  ((await app.call(who, "POST", `${base}/campaigns`, { label, filter })) as { id: string }).id;

/** Seven of those who were written to. */
async function foundAlone(app: SimulatedApp, cpts: DemoCpts, who: string, campaignId: string): Promise<void> {
  const { rows } = await app.owner.query<{ id: string }>(
    `select q.id from mt_campaign_letters l join mt_requests q on q.cpts_id = l.cpts_id and q.id = l.request_id
     where l.cpts_id = $1 and l.campaign_id = $2 and q.status = 'waiting' order by l.nth limit 7`,
    [cpts.id, campaignId],
  );
  for (const { id } of rows)
    await app.call(who, "POST", `/api/c/${cpts.slug}/family-doctor/requests/${id}/close`, {
      reason: "found-alone",
      note: "A appelé un médecin de la lettre.",
    });
}
