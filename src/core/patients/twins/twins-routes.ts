import { z } from "@hono/zod-openapi";
import {
  answers,
  cptsParam,
  guarded,
  id,
  newRoutes,
  pageQuery,
  takes,
} from "../../../platform/http/index.ts";
import type { PatientWiring } from "../wiring.ts";
import { compareTwins } from "./compare-twins.ts";
import { decideTwins } from "./decide-twins.ts";
import { readMerges } from "./list-merges.ts";
import { listPairs } from "./list-pairs.ts";
import { mergePatients } from "./merge-patients.ts";
import { seekTwins } from "./seek-twins.ts";
import { comparison, merge, mergeInput, twinDecision, twinPage, unmergeInput } from "./twins-contract.ts";
import { twinRules as rules } from "./twins-policy.ts";
import { unmergePatients } from "./unmerge-patients.ts";

const tags = ["Patients"];
const pair = cptsParam.extend({ one: id(), other: id() });
const one = cptsParam.extend({ id: id() });
const AT = "/api/c/{cpts}/patients/twins";
const MERGES = "/api/c/{cpts}/patients/merges";

const list = guarded(rules["twin.list"], {
  method: "get",
  path: AT,
  tags,
  summary: "Likely doubles of the register, the surest first",
  request: { params: cptsParam, query: pageQuery },
  responses: {
    200: answers("A page of pairs", twinPage),
  },
});
const seek = guarded(rules["twin.list"], {
  method: "post",
  path: `${AT}/seek`,
  tags,
  summary: "Looks at up to 200 records that are new or were corrected; the nightly job looks at all",
  request: { params: cptsParam },
  responses: { 200: answers("How many were looked at", z.object({ sought: z.number(), left: z.boolean() })) },
});
const compare = guarded(rules["twin.compare"], {
  method: "get",
  path: `${AT}/{one}/{other}`,
  tags,
  summary: "Two records side by side; audited for both",
  request: { params: pair },
  responses: { 200: answers("The comparison", comparison) },
});
const decide = guarded(rules["twin.decide"], {
  method: "put",
  path: `${AT}/{one}/{other}`,
  tags,
  summary: "These are two persons, remembered; or takes that back",
  request: { params: pair, body: takes(twinDecision) },
  responses: { 200: answers("What is kept", z.object({ state: z.enum(["likely", "different"]) })) },
});
const make = guarded(rules["twin.decide"], {
  method: "post",
  path: MERGES,
  tags,
  summary: "Merges a record into another; can be undone",
  request: { params: cptsParam, body: takes(mergeInput) },
  responses: { 201: answers("The merge", merge) },
});
const merges = guarded(rules["twin.list"], {
  method: "get",
  path: MERGES,
  tags,
  summary: "Merges made, latest first",
  request: { params: cptsParam, query: pageQuery },
  responses: {
    200: answers("A page of merges", z.object({ items: z.array(merge), next: z.string().nullable() })),
  },
});
const undo = guarded(rules["twin.decide"], {
  method: "post",
  path: `${MERGES}/{id}/undo`,
  tags,
  summary: "Takes a merge back: the rows that it moved return, and only those",
  request: { params: one, body: takes(unmergeInput) },
  responses: { 200: answers("The merge, undone", merge) },
});

/** More would keep the person waiting for more than two seconds. */
const MOST_AT_ONCE = 200;

export const twinsRoutes = (around: Pick<PatientWiring, "relations" | "references">) =>
  newRoutes()
    .openapi(list, async (c) => c.json(await listPairs(c.var.deps, c.var.actor, c.req.valid("query")), 200))
    .openapi(seek, async (c) => c.json(await seekTwins(c.var.deps, c.var.actor.cptsId, MOST_AT_ONCE), 200))
    .openapi(compare, async (c) => {
      const ids = c.req.valid("param");
      return c.json(await compareTwins(c.var.deps, c.var.actor, [ids.one, ids.other], around), 200);
    })
    .openapi(decide, async (c) => {
      const { one: first, other } = c.req.valid("param");
      const { deps, actor } = c.var;
      return c.json(
        await decideTwins(deps, actor, [first, other], c.req.valid("json"), around.relations),
        200,
      );
    })
    .openapi(make, async (c) =>
      c.json(await mergePatients(c.var.deps, c.var.actor, c.var.once, c.req.valid("json"), around), 201),
    )
    .openapi(merges, async (c) =>
      c.json(await readMerges(c.var.deps, c.var.actor, c.req.valid("query")), 200),
    )
    .openapi(undo, async (c) => {
      const { deps, actor, once } = c.var;
      const { reason } = c.req.valid("json");
      return c.json(await unmergePatients(deps, actor, once, c.req.valid("param").id, reason, around), 200);
    });
