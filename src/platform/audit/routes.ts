import { answers, cptsParam, guarded, newRoutes } from "../http/index.ts";
import { journalChoices, journalPage, journalQuery } from "./contract.ts";
import { policy } from "./policy.ts";
import { readChoices, readJournal } from "./read/read-journal.ts";

const read = policy.rules["audit.read"];
const tags = ["Journal"];

const journal = guarded(read, {
  method: "get",
  path: "/api/c/{cpts}/audit",
  tags,
  summary: "Who did or read what, and when; by patient, person, act and days",
  request: { params: cptsParam, query: journalQuery },
  responses: { 200: answers("Entries, newest first", journalPage) },
});

const choices = guarded(read, {
  method: "get",
  path: "/api/c/{cpts}/audit/choices",
  tags,
  summary: "People and kinds of acts to search by",
  request: { params: cptsParam },
  responses: { 200: answers("Choices", journalChoices) },
});

export const routes = newRoutes()
  .openapi(journal, async (c) =>
    c.json(await readJournal(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(choices, async (c) => c.json(await readChoices(c.var.deps, c.var.actor), 200));
