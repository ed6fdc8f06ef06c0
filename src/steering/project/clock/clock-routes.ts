import { z } from "@hono/zod-openapi";
import {
  answers,
  cptsParam,
  guarded,
  id,
  limitByAddress,
  newRoutes,
  open,
  takes,
} from "../../../platform/http/index.ts";
import { listMyFeeds, makeFeed, readFeed, revokeFeed } from "./calendar-feeds.ts";
import { calendarAddress, calendarAddresses, clock, dateInput, dateParam } from "./clock-contract.ts";
import { clockRules as rules } from "./clock-policy.ts";
import { readClock } from "./read-clock.ts";
import { writeContractDate } from "./write-date.ts";

const tags = ["Projet : échéances du contrat"];
const PATH = "/api/c/{cpts}/project/clock";

const read = guarded(rules["clock.read"], {
  method: "get",
  path: PATH,
  tags,
  summary: "The dates of the signed contract, as they stand today",
  request: { params: cptsParam },
  responses: { 200: answers("The dates", clock) },
});
const write = guarded(rules["clock.write"], {
  method: "put",
  path: `${PATH}/dates/{key}`,
  tags,
  summary: "Writes that a date is kept, or the day that the contract agreed on",
  request: { params: dateParam, body: takes(dateInput) },
  responses: { 200: answers("The dates", clock) },
});
const feeds = guarded(rules["clock.feed"], {
  method: "get",
  path: `${PATH}/feeds`,
  tags,
  summary: "My secret calendar addresses, without their secret",
  request: { params: cptsParam },
  responses: { 200: answers("Addresses in use", calendarAddresses) },
});
const make = guarded(rules["clock.feed"], {
  method: "post",
  path: `${PATH}/feeds`,
  tags,
  summary: "Makes a secret calendar address; it is shown once",
  request: { params: cptsParam },
  responses: { 201: answers("The address", calendarAddress) },
});
const revoke = guarded(rules["clock.feed"], {
  method: "delete",
  path: `${PATH}/feeds/{id}`,
  tags,
  summary: "Ends one of my secret calendar addresses now",
  request: { params: cptsParam.extend({ id: id() }) },
  responses: { 204: { description: "Ended" } },
});
const ics = open("a calendar cannot sign in; the secret address is the key", {
  method: "get",
  path: "/ics/projet/{file}",
  tags,
  summary: "The dates of a contract as a calendar (RFC 5545)",
  middleware: [limitByAddress(60, 60)] as const,
  request: {
    params: z.object({
      file: z
        .string()
        .max(200)
        .openapi({ param: { name: "file", in: "path" }, example: "secret.ics" }),
    }),
  },
  responses: {
    200: { description: "The calendar", content: { "text/calendar": { schema: z.string() } } },
    404: { description: "No such address, or ended" },
  },
});

export const clockRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readClock(c.var.deps, c.var.actor), 200))
  .openapi(write, async (c) =>
    c.json(
      await writeContractDate(c.var.deps, c.var.actor, c.req.valid("param").key, c.req.valid("json")),
      200,
    ),
  )
  .openapi(feeds, async (c) => c.json(await listMyFeeds(c.var.deps, c.var.actor), 200))
  .openapi(make, async (c) => c.json(await makeFeed(c.var.deps, c.var.actor), 201))
  .openapi(revoke, async (c) => {
    await revokeFeed(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(ics, async (c) => {
    const body = await readFeed(c.var.deps, c.req.valid("param").file.replace(/\.ics$/, ""));
    return c.body(body, 200, {
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    });
  });
