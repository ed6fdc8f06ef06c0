import { z } from "@hono/zod-openapi";
import { notFound } from "../errors/problems.ts";
import { answers, cptsParam, guarded, newRoutes, open, takes } from "../http/index.ts";
import {
  keptMail,
  noticePage,
  noticesQuery,
  preferences,
  preferencesInput,
  readInput,
  unreadCount,
} from "./contract.ts";
import { listNotices } from "./notice/list-notices.ts";
import { readNotices } from "./notice/read-notices.ts";
import { policy } from "./policy.ts";
import { readPreferences, savePreferences } from "./preferences/preferences.ts";

const own = policy.rules["notices.own"];
const tags = ["Avis"];

const list = guarded(own, {
  method: "get",
  path: "/api/c/{cpts}/notices",
  tags,
  summary: "What waits for the person, newest first",
  request: { params: cptsParam, query: noticesQuery },
  responses: { 200: answers("Own notices", noticePage) },
});

const read = guarded(own, {
  method: "post",
  path: "/api/c/{cpts}/notices/read",
  tags,
  summary: "Marks own notices as read",
  request: { params: cptsParam, body: takes(readInput) },
  responses: { 200: answers("What is left unread", unreadCount) },
});

const readAll = guarded(own, {
  method: "post",
  path: "/api/c/{cpts}/notices/read-all",
  tags,
  summary: "Marks all own notices as read",
  request: { params: cptsParam },
  responses: { 200: answers("What is left unread", unreadCount) },
});

const showPreferences = guarded(own, {
  method: "get",
  path: "/api/c/{cpts}/notices/preferences",
  tags,
  summary: "What the person receives by mail and SMS, and the quiet hours",
  request: { params: cptsParam },
  responses: { 200: answers("Own preferences", preferences) },
});

const changePreferences = guarded(own, {
  method: "put",
  path: "/api/c/{cpts}/notices/preferences",
  tags,
  summary: "Changes what the person receives",
  request: { params: cptsParam, body: takes(preferencesInput) },
  responses: { 200: answers("Own preferences", preferences) },
});

const demoMails = open("only in the demo and the tests, where every person is fictional", {
  method: "get",
  path: "/api/demo/mails",
  tags: ["Démonstration"],
  summary: "The mails that the demo has sent (to nobody)",
  responses: {
    200: answers("The last 500 mails, newest first", z.object({ items: z.array(keptMail) })),
    404: { description: "Not a demo" },
  },
});

export const routes = newRoutes()
  .openapi(list, async (c) => {
    const { after, limit, unread } = c.req.valid("query");
    return c.json(
      await listNotices(c.var.deps, c.var.actor, { after, limit, unreadOnly: unread === "1" }),
      200,
    );
  })
  .openapi(read, async (c) =>
    c.json(await readNotices(c.var.deps, c.var.actor, c.req.valid("json").ids), 200),
  )
  .openapi(readAll, async (c) => c.json(await readNotices(c.var.deps, c.var.actor), 200))
  .openapi(showPreferences, async (c) => c.json(await readPreferences(c.var.deps, c.var.actor), 200))
  .openapi(changePreferences, async (c) =>
    c.json(await savePreferences(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  )
  .openapi(demoMails, async (c) => {
    const { mailbox, settings } = c.var.deps;
    if (!mailbox || settings.isProduction)
      throw notFound("request.no-such-page", "Cette adresse n'existe pas.");
    return c.json({ items: [...mailbox.list()] }, 200);
  });
