import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type CptsOfJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { declareNoticeKinds, tellPerson } from "../../../platform/notify/index.ts";
import { localDayBounds, nowOf } from "../../../platform/time/index.ts";
import { dayOf } from "../request/day-of.ts";
import { readDelays } from "../request/delays.ts";
import { hasToldSince, listCoordinators } from "./coordinator-store.ts";
import { countStandstills } from "./standstill-store.ts";

const KIND = "family-doctor.standstill";

declareNoticeKinds([
  {
    kind: KIND,
    label: "Des demandes de médecin traitant n'avancent pas",
    mailByDefault: true,
    roles: ["coordinator"],
  },
]);

/** Every morning: nobody falls between two states without the coordination being told. */
export const tellAllStandstills = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(deps, (cpts) => tellStandstillsOf(deps, cpts), signal);

/** Once a day whatever the number of runs: a notice of the day stands for all. It says how many, never who. */
const tellStandstillsOf = (deps: Deps, { id, slug, timeZone }: CptsOfJob): Promise<void> =>
  withTenant(deps.db, id, async (tx) => {
    const now = nowOf(deps);
    const delays = await readDelays(tx, now, timeZone);
    const counts = await countStandstills(tx, id, { now, zone: timeZone, delays });
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    if (total === 0) return;
    const { startsAt } = localDayBounds(dayOf(now, timeZone), timeZone);
    const today = new Date(startsAt.epochMilliseconds);
    for (const userId of await listCoordinators(tx, id)) {
      if (await hasToldSince(tx, id, userId, KIND, today)) continue;
      await tellPerson(deps, tx, {
        userId,
        kind: KIND,
        title:
          total === 1
            ? "Une demande de médecin traitant n'avance pas"
            : `${total} demandes de médecin traitant n'avancent pas`,
        link: `/c/${slug}/medecin-traitant/en-attente`,
      });
    }
  });
