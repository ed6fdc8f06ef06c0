import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type CptsOfJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { declareNoticeKinds, tellPerson } from "../../../platform/notify/index.ts";
import { formatPlainDay, nowOf } from "../../../platform/time/index.ts";
import { readDelays } from "../circuit/delays.ts";
import { keepAlert, listCoordinators } from "./clock-store.ts";
import { alertDue } from "./hold-dates.ts";
import { clockIn } from "./read-clock.ts";

const KIND = "project.contract-date";

declareNoticeKinds([
  {
    kind: KIND,
    label: "Une échéance du contrat de la CPTS approche",
    mailByDefault: true,
    roles: ["coordinator"],
  },
]);

/** Every morning: the coordination hears of each date of its contract before it comes, and on its day. */
export const tellContractDates = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(deps, (cpts) => tellDatesOf(deps, cpts), signal);

/** Once for each date, its day and delay, whatever the number of runs: the row of the alert is kept with the notices. */
const tellDatesOf = (deps: Deps, { id: cptsId, slug, timeZone }: CptsOfJob): Promise<void> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const clock = await clockIn(deps, tx, cptsId, timeZone);
    if (!clock.contract) return;
    const delay = await readDelays(tx, clock.today);
    const leads = [delay("clock-alert-far"), delay("clock-alert-near"), delay("clock-alert-last")];
    const people = await listCoordinators(tx, cptsId);
    for (const date of clock.dates) {
      const leadDays = alertDue(date, leads);
      if (leadDays === null || date.dueOn === null || date.daysLeft === null) continue;
      const alert = { cptsId, contractNth: clock.contract.nth, key: date.key, dueOn: date.dueOn, leadDays };
      if (!(await keepAlert(tx, { ...alert, at: nowOf(deps) }))) continue;
      for (const userId of people)
        await tellPerson(deps, tx, {
          userId,
          kind: KIND,
          title: `${inWords(date.daysLeft)} : ${date.label}`,
          body: `Échéance du contrat : ${formatPlainDay(date.dueOn)}.`,
          link: `/c/${slug}/projet/echeances`,
        });
    }
  });

function inWords(daysLeft: number): string {
  if (daysLeft < 0) return "Échéance passée";
  if (daysLeft === 0) return "Aujourd’hui";
  return daysLeft === 1 ? "Demain" : `Dans ${daysLeft} jours`;
}
