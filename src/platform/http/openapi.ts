import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Env } from "./context.ts";

export type ApiDocument = ReturnType<OpenAPIHono<Env>["getOpenAPI31Document"]>;

const documents = new WeakMap<object, ApiDocument>();

/** The OpenAPI 3.1 document of all routes mounted in the application; made once. */
export function apiDocument(app: OpenAPIHono<Env>): ApiDocument {
  const known = documents.get(app);
  if (known) return known;
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "maillage_session",
    description:
      "The session's cookie, named `__Host-maillage_session` over https. Writes also need the header `X-Maillage: 1`; `Idempotency-Key` (8 to 100 letters or digits) makes a POST safe to send twice.",
  });
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Maillage",
      version: "0.1.0",
      description:
        "Refusals are problem+json (RFC 9457) with a stable `code` and a French `detail`. Lists page by key: `?after=<next>&limit=<1…200>`. `x-right` is the sentence of the right, `x-open-to` the roles that have it.",
      license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/fr/" },
    },
    servers: [{ url: "/" }],
  });
  documents.set(app, document);
  return document;
}
