import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Env } from "./context.ts";
import { docsPage } from "./docs-page.ts";
import { apiDocument } from "./openapi.ts";

/** `/api/openapi.json` for machines and `/api/docs` for people; mounted after the slices, whose routes they tell. */
export function mountDocs(app: OpenAPIHono<Env>): void {
  app.get("/api/openapi.json", (c) =>
    c.json(apiDocument(app) as object, 200, { "cache-control": "public, max-age=300" }),
  );
  app.get("/api/docs", (c) =>
    c.html(docsPage(apiDocument(app), c.var.nonce), 200, { "cache-control": "no-cache" }),
  );
}
