import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, rateLimit, takes } from "../../platform/http/index.ts";
import {
  patient,
  patientCandidate,
  patientCorrection,
  patientInput,
  patientSearch,
  readPurpose,
} from "./contract.ts";
import { identityRoutes } from "./identity/identity-routes.ts";
import { policy } from "./policy.ts";
import { correctPatient } from "./record/correct-patient.ts";
import { createPatient } from "./record/create-patient.ts";
import { readPatient } from "./record/read-patient.ts";
import { searchPatients } from "./record/search-patients.ts";
import { twinsRoutes } from "./twins/twins-routes.ts";
import type { PatientWiring } from "./wiring.ts";

const { rules } = policy;
const tags = ["Patients"];
const one = cptsParam.extend({ id: id() });

const search = guarded(rules["patient.search"], {
  method: "post",
  path: "/api/c/{cpts}/patients/search",
  tags,
  summary: "Candidates for a name and a birth date (a body, so that no name stands in an address)",
  request: { params: cptsParam, body: takes(patientSearch) },
  responses: {
    200: answers("Candidates, the most alike first", z.object({ items: z.array(patientCandidate) })),
  },
});

const create = guarded(rules["patient.create"], {
  method: "post",
  path: "/api/c/{cpts}/patients",
  tags,
  summary: "Makes a record with a provisional identity",
  request: { params: cptsParam, body: takes(patientInput) },
  responses: { 201: answers("The record", patient) },
});

const read = guarded(rules["patient.read"], {
  method: "get",
  path: "/api/c/{cpts}/patients/{id}",
  tags,
  summary: "One record, for who needs to know; audited",
  request: { params: one, query: z.object({ purpose: readPurpose }) },
  responses: { 200: answers("The record", patient) },
});

const correct = guarded(rules["patient.correct"], {
  method: "patch",
  path: "/api/c/{cpts}/patients/{id}",
  tags,
  summary: "Corrects a record; the former traits stay in the audit",
  request: { params: one, body: takes(patientCorrection) },
  responses: { 200: answers("The record as corrected", patient) },
});

/** More than any call desk types; trying every birth date of a name would take hours, in the journal. */
const SEARCHES = { requests: 120, windowSeconds: 60, by: "person" } as const;

/** The routes, with the relations of care that the missions declare. */
export const patientRoutes = ({ relations, insi, references }: PatientWiring) => {
  const app = newRoutes();
  app.use("/api/c/:cpts/patients/search", rateLimit(SEARCHES));
  return app
    .route("/", identityRoutes({ relations, insi }))
    .route("/", twinsRoutes({ relations, references }))
    .openapi(search, async (c) =>
      c.json({ items: await searchPatients(c.var.deps, c.var.actor, c.req.valid("json")) }, 200),
    )
    .openapi(create, async (c) =>
      c.json(await createPatient(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
    )
    .openapi(read, async (c) =>
      c.json(
        await readPatient(
          c.var.deps,
          c.var.actor,
          c.req.valid("param").id,
          c.req.valid("query").purpose,
          relations,
        ),
        200,
      ),
    )
    .openapi(correct, async (c) =>
      c.json(
        await correctPatient(
          c.var.deps,
          c.var.actor,
          c.req.valid("param").id,
          c.req.valid("json"),
          relations,
        ),
        200,
      ),
    );
};
