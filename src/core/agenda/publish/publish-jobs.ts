import { isId, listCptsIds, withPlatform, withTenant } from "../../../platform/db/index.ts";
import { enqueueJob, type Job } from "../../../platform/jobs/index.ts";
import { publishAgenda, publishCpts } from "./publish-agenda.ts";

/** Each night, one job per CPTS, so that the failure of one is tried again alone. 01:20 UTC is before the first consultations of every zone but the Pacific's. */
const publishAllJob: Job = {
  name: "agenda.publish-all",
  cron: "20 1 * * *",
  run: async (deps) => {
    for (const cptsId of await listCptsIds(deps.db)) {
      await withPlatform(deps.db, (tx) =>
        enqueueJob(tx, {
          name: "agenda.publish-cpts",
          payload: { cptsId },
          key: `agenda.publish-cpts:${cptsId}`,
          queue: "agenda-publish",
        }),
      );
    }
  },
};

const publishCptsJob: Job = {
  name: "agenda.publish-cpts",
  run: async (deps, { cptsId }, { signal }) => {
    if (typeof cptsId === "string" && isId(cptsId)) await publishCpts(deps, cptsId, signal);
  },
};

/** A change too large for the request that made it, or a change of place told by the directory. */
const publishProfessionalJob: Job = {
  name: "agenda.publish-professional",
  run: async (deps, { cptsId, professionalId }) => {
    if (
      typeof cptsId !== "string" ||
      typeof professionalId !== "string" ||
      !isId(cptsId) ||
      !isId(professionalId)
    )
      return;
    await withTenant(deps.db, cptsId, (tx) => publishAgenda(deps, tx, professionalId));
  },
};

export const publishJobs: readonly Job[] = [publishAllJob, publishCptsJob, publishProfessionalJob];
