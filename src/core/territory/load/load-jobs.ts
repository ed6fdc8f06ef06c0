import { isId } from "../../../platform/db/index.ts";
import type { Job } from "../../../platform/jobs/index.ts";
import { readLoad } from "./read-load.ts";
import { READ_LOAD } from "./start-load.ts";

export const loadJobs: readonly Job[] = [
  {
    name: READ_LOAD,
    run: (deps, { cptsId, loadId }, { signal }) => {
      if (typeof cptsId !== "string" || typeof loadId !== "string" || !isId(cptsId) || !isId(loadId))
        throw new Error("a job of load names its CPTS and its load");
      return readLoad(deps, cptsId, loadId, signal);
    },
  },
];
