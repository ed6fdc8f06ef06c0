import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, open, rateLimit } from "../../../platform/http/index.ts";
import { manageRules } from "../schedule/manage-policy.ts";
import { feedMade, feeds } from "./feed-contract.ts";
import { listFeedsOf, makeFeed, revokeFeed } from "./keep-feeds.ts";
import { readFeed } from "./read-feed.ts";

const tags = ["Agenda"];
const ofProfessional = cptsParam.extend({ professionalId: id() });

const list = guarded(manageRules["agenda.feed"], {
  method: "get",
  path: "/api/c/{cpts}/agenda/professionals/{professionalId}/feeds",
  tags,
  summary: "The secret calendar addresses of an agenda, without their secret",
  request: { params: ofProfessional },
  responses: { 200: answers("Addresses in use", feeds) },
});

const make = guarded(manageRules["agenda.feed"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/professionals/{professionalId}/feeds",
  tags,
  summary: "Makes a secret calendar address; it is shown once",
  request: { params: ofProfessional },
  responses: { 201: answers("The address", feedMade) },
});

const revoke = guarded(manageRules["agenda.feed"], {
  method: "delete",
  path: "/api/c/{cpts}/agenda/feeds/{id}",
  tags,
  summary: "Ends a secret calendar address now",
  request: { params: cptsParam.extend({ id: id() }) },
  responses: { 204: { description: "Ended" } },
});

/** A phone asks every quarter of an hour; one address may stand for a whole practice. */
const LIMIT = { requests: 60, windowSeconds: 60, by: "address" } as const;

const ics = open("a calendar cannot sign in; the secret address is the key", {
  method: "get",
  path: "/ics/{file}",
  tags,
  summary: "An agenda as a calendar (RFC 5545), without patients",
  middleware: [rateLimit(LIMIT)] as const,
  request: {
    params: z.object({
      file: z
        .string()
        .max(100)
        .openapi({ param: { name: "file", in: "path" }, example: "secret.ics" }),
    }),
  },
  responses: {
    200: { description: "The calendar", content: { "text/calendar": { schema: z.string() } } },
    404: { description: "No such address, or ended" },
  },
});

export const feedRoutes = newRoutes()
  .openapi(list, async (c) =>
    c.json(await listFeedsOf(c.var.deps, c.var.actor, c.req.valid("param").professionalId), 200),
  )
  .openapi(make, async (c) =>
    c.json(await makeFeed(c.var.deps, c.var.actor, c.req.valid("param").professionalId), 201),
  )
  .openapi(revoke, async (c) => {
    await revokeFeed(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(ics, async (c) => {
    const { file } = c.req.valid("param");
    const body = await readFeed(c.var.deps, file.replace(/\.ics$/, ""));
    return c.body(body, 200, {
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    });
  });
