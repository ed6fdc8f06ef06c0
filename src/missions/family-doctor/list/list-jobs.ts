import { isId } from "../../../platform/db/index.ts";
import type { Job } from "../../../platform/jobs/index.ts";
import { applyList } from "./apply/apply-list.ts";
import { APPLY_LIST } from "./apply/approve-list.ts";
import { readList } from "./dry-run/read-list.ts";
import { forgetOldLists } from "./forget-list.ts";
import { READ_LIST } from "./map-columns.ts";

const idsOf = ({ cptsId, listId }: Record<string, unknown>): [string, string] => {
  if (typeof cptsId !== "string" || typeof listId !== "string" || !isId(cptsId) || !isId(listId))
    throw new Error("a job of a list names its CPTS and its list");
  return [cptsId, listId];
};

export const listJobs: readonly Job[] = [
  { name: READ_LIST, run: (deps, payload, { signal }) => readList(deps, ...idsOf(payload), signal) },
  { name: APPLY_LIST, run: (deps, payload, { signal }) => applyList(deps, ...idsOf(payload), signal) },
  {
    name: "family-doctor.forget-lists",
    cron: "50 2 * * *",
    run: (deps, _payload, { signal }) => forgetOldLists(deps, signal),
  },
];
