import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { editProfessional, setProfessionalActive, takeNationalValue } from "./change-professional.ts";
import { createProfessional } from "./create-professional.ts";
import {
  activeInput,
  nationalValueAnswer,
  nationalValueInput,
  oneParam,
  professional,
  professionalChange,
  professionalInput,
} from "./professional-contract.ts";
import { listMyRecords, readProfessional } from "./read-professional.ts";

const { rules } = policy;
const tags = ["Annuaire"];
const one = cptsParam.extend(oneParam.shape);

const read = guarded(rules["directory.read"], {
  method: "get",
  path: "/api/c/{cpts}/directory/professionals/{id}",
  tags,
  summary: "One record, with places of practice and what the reader may do",
  request: { params: one },
  responses: { 200: answers("The record", professional) },
});

const mine = guarded(rules["directory.read"], {
  method: "get",
  path: "/api/c/{cpts}/directory/my-records",
  tags,
  summary: "The reader's own records, and those of the professionals whom they assist",
  request: { params: cptsParam },
  responses: {
    200: answers("Own first", z.object({ items: z.array(professional.extend({ isMine: z.boolean() })) })),
  },
});

const create = guarded(rules["directory.professional.create"], {
  method: "post",
  path: "/api/c/{cpts}/directory/professionals",
  tags,
  summary: "Adds a professional by hand",
  request: { params: cptsParam, body: takes(professionalInput) },
  responses: { 201: answers("The record", professional) },
});

const edit = guarded(rules["directory.professional.edit"], {
  method: "patch",
  path: "/api/c/{cpts}/directory/professionals/{id}",
  tags,
  summary: "Changes the fields that are sent",
  request: { params: one, body: takes(professionalChange) },
  responses: { 200: answers("The record as changed", professional) },
});

const national = guarded(rules["directory.professional.edit"], {
  method: "post",
  path: "/api/c/{cpts}/directory/professionals/{id}/national-value",
  tags,
  summary: "Gives a field back to the national file",
  request: { params: one, body: takes(nationalValueInput) },
  responses: { 200: answers("The record, and whether the value was known", nationalValueAnswer) },
});

const setActive = guarded(rules["directory.professional.set-active"], {
  method: "put",
  path: "/api/c/{cpts}/directory/professionals/{id}/active",
  tags,
  summary: "Puts a professional aside, or back",
  request: { params: one, body: takes(activeInput) },
  responses: { 200: answers("The record", professional) },
});

export const professionalRoutes = newRoutes()
  .openapi(mine, async (c) => c.json({ items: await listMyRecords(c.var.deps, c.var.actor) }, 200))
  .openapi(read, async (c) =>
    c.json(await readProfessional(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(create, async (c) =>
    c.json(await createProfessional(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(edit, async (c) =>
    c.json(
      await editProfessional(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(national, async (c) =>
    c.json(
      await takeNationalValue(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(setActive, async (c) =>
    c.json(
      await setProfessionalActive(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  );
