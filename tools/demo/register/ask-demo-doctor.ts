import type { DemoCpts } from "../territory/make-cpts.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";

const TRIED = 40;
const ASKED = 3;

/** The doctor whom a visitor may be is asked for three patients, and has taken the first: the screens of a doctor are not empty. */
export async function askDemoDoctor(
  app: SimulatedApp,
  cpts: DemoCpts,
  coordinator: string,
  doctor: string,
): Promise<void> {
  const base = `/api/c/${cpts.slug}/family-doctor`;
  const { rows: offers } = await app.owner.query<{ id: string }>(
    `select o.id from mt_offers o join identity_memberships m on m.cpts_id = o.cpts_id and m.professional_id = o.professional_id
     where o.cpts_id = $1 and m.user_id = $2 and o.state = 'open'`,
    [cpts.id, doctor],
  );
  const { rows: waiting } = await app.owner.query<{ id: string }>(
    "select id from mt_requests where cpts_id = $1 and status = 'waiting' order by weight desc, id limit $2",
    [cpts.id, TRIED],
  );
  const asked: string[] = [];
  for (const { id } of offers.length === 0 ? [] : waiting) {
    if (asked.length === ASKED) break;
    // Beyond the zone of the offer: the next one is tried.
    const made = await app
      .call(coordinator, "POST", `${base}/requests/${id}/proposals`, { offerId: offers[0]?.id })
      .catch(() => undefined);
    if (!made) continue;
    const { id: proposalId } = made as { id: string };
    await app.call(coordinator, "POST", `${base}/proposals/${proposalId}/send`);
    asked.push(proposalId);
  }
  if (asked[0]) await app.call(doctor, "POST", `${base}/proposals/${asked[0]}/accept`);
}
