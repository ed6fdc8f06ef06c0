import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { listMyAgendas } from "./list-my-agendas.ts";
import { manageRules } from "./manage-policy.ts";
import { setSchedule } from "./open-schedule.ts";
import { readAgenda } from "./read-agenda.ts";
import { readWeek } from "./read-week.ts";
import { agenda, agendaWeek, myAgendas, scheduleInput, weekQuery } from "./schedule-contract.ts";

const tags = ["Agenda"];
const ofProfessional = cptsParam.extend({ professionalId: id() });

const mine = guarded(manageRules["agenda.list-mine"], {
  method: "get",
  path: "/api/c/{cpts}/agenda/mine",
  tags,
  summary: "The agendas of the person who asks: own, and of whom they assist",
  request: { params: cptsParam },
  responses: { 200: answers("Agendas", myAgendas) },
});

const read = guarded(manageRules["agenda.read"], {
  method: "get",
  path: "/api/c/{cpts}/agenda/professionals/{professionalId}",
  tags,
  summary: "Templates, openings, exceptions and absences of a professional",
  request: { params: ofProfessional },
  responses: { 200: answers("The agenda", agenda) },
});

const week = guarded(manageRules["agenda.read"], {
  method: "get",
  path: "/api/c/{cpts}/agenda/professionals/{professionalId}/week",
  tags,
  summary: "The open slots of one local week, without patients",
  request: { params: ofProfessional, query: weekQuery },
  responses: { 200: answers("The week", agendaWeek) },
});

const set = guarded(manageRules["agenda.manage"], {
  method: "put",
  path: "/api/c/{cpts}/agenda/practices/{practiceId}/schedule",
  tags,
  summary: "Opens the schedule of a practice, or changes its settings",
  request: {
    params: cptsParam.extend({ practiceId: id() }),
    body: takes(scheduleInput.extend({ onBehalf: z.boolean().default(false) })),
  },
  responses: { 200: answers("The schedule", z.object({ scheduleId: z.string() })) },
});

export const scheduleRoutes = newRoutes()
  .openapi(mine, async (c) => c.json(await listMyAgendas(c.var.deps, c.var.actor), 200))
  .openapi(read, async (c) =>
    c.json(await readAgenda(c.var.deps, c.var.actor, c.req.valid("param").professionalId), 200),
  )
  .openapi(week, async (c) =>
    c.json(
      await readWeek(
        c.var.deps,
        c.var.actor,
        c.req.valid("param").professionalId,
        c.req.valid("query").monday,
      ),
      200,
    ),
  )
  .openapi(set, async (c) =>
    c.json(
      await setSchedule(c.var.deps, c.var.actor, c.req.valid("param").practiceId, c.req.valid("json")),
      200,
    ),
  );
