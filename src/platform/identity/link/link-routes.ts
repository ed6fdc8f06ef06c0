import { z } from "@hono/zod-openapi";
import { answers, limitByAddress, newRoutes, open, takes } from "../../http/index.ts";
import { linkAsked, linkToken, signedInAnswer } from "../contract.ts";
import { readCookie, writeCookie } from "../session/cookie.ts";
import { safeReturn } from "../session/safe-return.ts";
import { newToken } from "../session/session-token.ts";
import { signInPerson } from "../session/sign-in-person.ts";
import { askLink } from "./ask-link.ts";
import { markOf } from "./link-limits.ts";
import { useLink } from "./use-link.ts";

const BROWSER = "maillage_browser";
const BROWSER_SECONDS = 3_600;
const MARK = "maillage_known";
const MARK_SECONDS = 180 * 86_400;
const tags = ["Connexion"];

const ask = open("nobody is signed in yet", {
  method: "post",
  path: "/api/sign-in/link",
  tags,
  summary: "Asks for a one-time link by mail; the answer is the same whether the address is known or not",
  middleware: [limitByAddress(10, 60)] as const,
  request: { body: takes(linkAsked) },
  responses: { 202: answers("Asked", z.object({ message: z.string() })) },
});

const use = open("nobody is signed in yet", {
  method: "post",
  path: "/api/sign-in/link/use",
  tags,
  summary: "Signs in with a one-time link, in the browser that asked for it",
  middleware: [limitByAddress(20, 60)] as const,
  request: { body: takes(linkToken) },
  responses: { 200: answers("Signed in", signedInAnswer) },
});

export const linkRoutes = newRoutes()
  .openapi(ask, async (c) => {
    const { email, returnTo } = c.req.valid("json");
    const browser = readCookie(c, BROWSER) ?? newToken();
    writeCookie(c, BROWSER, browser, BROWSER_SECONDS);
    await askLink(c.var.deps, {
      email,
      browser,
      source: c.var.clientAddress,
      mark: readCookie(c, MARK),
      returnTo: safeReturn(returnTo),
    });
    return c.json(
      {
        message: "Si cette adresse est connue, un lien vient de lui être envoyé. Il est valable 15 minutes.",
      },
      202,
    );
  })
  .openapi(use, async (c) => {
    const { userId, email, returnTo } = await useLink(
      c.var.deps,
      c.req.valid("json").token,
      readCookie(c, BROWSER),
    );
    const next = await signInPerson(c, userId, "link", safeReturn(returnTo));
    writeCookie(c, MARK, markOf(c.var.deps, email), MARK_SECONDS);
    return c.json({ returnTo: next }, 200);
  });
