import { z } from "@hono/zod-openapi";
import { cptsParam, guarded, newRoutes } from "../http/index.ts";
import { openLine } from "./open-line.ts";
import { policy } from "./policy.ts";

const hear = guarded(policy.rules["live.hear"], {
  method: "get",
  path: "/api/c/{cpts}/live",
  tags: ["Avis"],
  summary: "Server-sent events: what changes in the CPTS, as topics and ids",
  request: { params: cptsParam },
  responses: {
    200: {
      description: '`event: <topic>`, `data: {"topic", "id"}`',
      content: { "text/event-stream": { schema: z.string() } },
    },
    503: { description: "Too many lines, or the server is ending" },
  },
});

export const routes = newRoutes().openapi(hear, (c) =>
  c.body(openLine(c.var.deps, c.var.actor), 200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  }),
);
