import { askEachCpts, isId, listCptsIds } from "../../db/index.ts";
import type { Job } from "../../jobs/index.ts";
import { deliverWaiting } from "./deliver-waiting.ts";
import { DELIVER_JOB } from "./wake-delivery.ts";

/** Soon after a notice: sends what is due in its CPTS. */
export const deliverJob: Job = {
  name: DELIVER_JOB,
  run: async (deps, payload) => {
    const cptsId = String(payload["cptsId"]);
    if (!isId(cptsId)) throw new Error("notify.deliver needs a cptsId");
    await deliverWaiting(deps, cptsId);
  },
};

/** Every minute: what failed before, what quiet hours held back, what a killed process left. */
export const deliverLeftJob: Job = {
  name: "notify.deliver-left",
  cron: "* * * * *",
  run: async (deps, _payload, { signal }) => {
    const question = `select 1 as due from notify_deliveries where cpts_id = app_cpts() and state = 'waiting' and not_before <= '${deps.clock.now()}' limit 1`;
    const due = await askEachCpts(deps.db, await listCptsIds(deps.db), question);
    for (const cptsId of due.keys()) if (!signal.aborted) await deliverWaiting(deps, cptsId);
  },
};
