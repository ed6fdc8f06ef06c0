import { isId } from "../../../platform/db/index.ts";
import type { Job } from "../../../platform/jobs/index.ts";
import { applyImport } from "./apply/apply-import.ts";
import { forgetLinesJob } from "./forget-lines.ts";
import { readImport } from "./read/read-import.ts";

const idsOf = ({ cptsId, importId }: Record<string, unknown>): [string, string] => {
  if (typeof cptsId !== "string" || typeof importId !== "string" || !isId(cptsId) || !isId(importId))
    throw new Error("a job of import names its CPTS and its import");
  return [cptsId, importId];
};

export const importJobs: readonly Job[] = [
  {
    name: "directory.read-import",
    run: (deps, payload, { signal }) => readImport(deps, ...idsOf(payload), { signal }),
  },
  {
    name: "directory.apply-import",
    run: (deps, payload, { signal }) => applyImport(deps, ...idsOf(payload), { signal }),
  },
  forgetLinesJob,
];
