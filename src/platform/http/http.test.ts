import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { OpenAPIHono } from "@hono/zod-openapi";
import { afterAll, describe, expect, test } from "vitest";
import { aServer, aStranger } from "../../../tools/testing/index.ts";
import { buildApp } from "../../app/server/build-app.ts";
import type { Env } from "./context.ts";
import { describeSchema } from "./describe-schema.ts";
import { edge } from "./edge.ts";
import { serveScreens } from "./static-route.ts";

const server = await aServer();
const call = aStranger(server);

describe("the interface", () => {
  test("is told to machines as OpenAPI 3.1: every route with its right, every reference resolved", async () => {
    const { body, status } = await call("GET", "/api/openapi.json");
    expect(status).toBe(200);
    expect(body.openapi).toBe("3.1.0");
    const operations = Object.entries(
      body.paths as Record<string, Record<string, Record<string, unknown>>>,
    ).flatMap(([path, item]) => Object.entries(item).map(([method, one]) => ({ path, method, one })));
    expect(operations.length).toBeGreaterThan(40);
    for (const { path, method, one } of operations) {
      expect(one["x-right"], `${method} ${path}`).toBeTruthy();
      expect(one["summary"], `${method} ${path}`).toBeTruthy();
      expect(one["tags"], `${method} ${path}`).toHaveLength(1);
    }
    const references = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      (found) => found[1] ?? "",
    );
    expect(references.filter((name) => !(name in body.components.schemas))).toEqual([]);
  });

  test("is told to people in plain HTML, without any script", async () => {
    const page = await call("GET", "/api/docs");
    expect(page.status).toBe(200);
    expect(page.body).toContain("Dessiner le territoire");
    expect(page.body).toContain("/api/c/{cpts}/notices");
    expect(page.body).not.toContain("<script");
    const nonce = /<style nonce="([^"]+)"/.exec(page.body)?.[1]?.replaceAll("&#43;", "+");
    expect(page.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
  });

  test("says a schema in one line", () => {
    expect(
      describeSchema({
        type: "object",
        properties: {
          a: { type: "string", maxLength: 5 },
          b: { type: "array", items: { $ref: "#/components/schemas/Area" } },
          c: { type: ["integer", "null"] },
        },
        required: ["a"],
      }),
    ).toBe("{ a: texte (≤ 5), b?: liste de Area, c?: entier | null }");
  });

  test("an unknown address under /api is a problem, with what to do", async () => {
    const answer = await call("GET", "/api/nothing");
    expect(answer).toMatchObject({ status: 404, body: { code: "request.no-such-page" } });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });
});

describe("every answer", () => {
  test("lets no script in but our own files, and none read as something else or shown in a frame", async () => {
    for (const path of ["/", "/api/me", "/api/docs", "/api/openapi.json", "/api/nothing", "/healthz"]) {
      const { headers } = await call("GET", path);
      const policy = new Map(
        (headers.get("content-security-policy") ?? "").split("; ").map((one) => {
          const [name = "", ...sources] = one.split(" ");
          return [name, sources.join(" ")];
        }),
      );
      expect(policy.get("script-src"), path).toBe("'self'");
      expect(policy.get("default-src"), path).toBe("'self'");
      expect([...policy.values()].join(" "), path).not.toContain("unsafe-eval");
      expect(policy.get("frame-ancestors"), path).toBe("'none'");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("referrer-policy"), path).toBe("same-origin");
      expect(headers.get("x-request-id"), path).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test("is one line of the log, which names the route and the request, never an address or who was looked for", async () => {
    const lines: object[] = [];
    const write = (fields: object) => lines.push(fields);
    const log = { ...server.deps.log, debug: write, error: write } as unknown as typeof server.deps.log;
    const app = buildApp({ ...server.deps, log });
    const headers = { "x-request-id": "essai-journal-1" };
    const answer = await app.request("/api/c/cpts-secrete/directory/professionals?q=Lefevre", { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("x-request-id")).toBe("essai-journal-1");
    expect(lines).toMatchObject([
      { requestId: "essai-journal-1", route: "/api/c/:cpts/directory/professionals", status: 401 },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secrete|Lefevre/);
  });
});

describe("watching over the process", () => {
  test("it lives, and is ready when the database is of this version", async () => {
    expect(await call("GET", "/healthz")).toMatchObject({ status: 200, body: "ok\n" });
    expect(await call("GET", "/readyz")).toMatchObject({ status: 200, body: "ready\n" });
    await server.owner.query(
      "update schema_migrations set number = number + 100 where number = (select max(number) from schema_migrations)",
    );
    expect((await call("GET", "/readyz")).status).toBe(503);
    await server.owner.query("update schema_migrations set number = number - 100 where number > 100");
    expect((await call("GET", "/readyz")).status).toBe(200);
  });

  test("measures are for this machine alone, not for what a proxy forwards", async () => {
    const page = await call("GET", "/metrics");
    expect(page.status).toBe(200);
    for (const name of [
      "maillage_pool_connections",
      "maillage_jobs_waiting",
      "maillage_events_waiting",
      "maillage_live_listeners",
      "maillage_http_request_seconds",
    ])
      expect(page.body).toContain(name);
    expect((await call("GET", "/metrics", undefined, { "x-forwarded-for": "203.0.113.9" })).status).toBe(404);
  });

  test("each request is measured under the route that served it, never under an address", async () => {
    await call("GET", "/healthz");
    await call("GET", "/api/c/cpts-secrete/territory");
    await call("GET", "/c/cpts-secrete/soins");
    const { body } = await call("GET", "/metrics");
    expect(body).toContain('route="/healthz"');
    expect(body).toContain('route="/api/c/:cpts/territory"');
    expect(body).not.toContain("cpts-secrete");
  });

  test("or for who holds the token", async () => {
    const app = buildApp({
      ...server.deps,
      settings: { ...server.deps.settings, METRICS_TOKEN: "a-long-enough-token" },
    });
    const get = (authorization?: string) =>
      app.request("/metrics", {
        headers: authorization ? { authorization, "x-forwarded-for": "203.0.113.9" } : {},
      });
    expect((await get("Bearer a-long-enough-token")).status).toBe(200);
    expect((await get("Bearer another")).status).toBe(404);
    expect((await get()).status).toBe(404);
  });
});

describe("the screens", async () => {
  const folder = await mkdtemp(join(tmpdir(), "maillage-web-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const app = new OpenAPIHono<Env>();
  const screens = serveScreens(join(folder, "web"));
  app.use(edge(server.deps));
  app.notFound(async (c) => (await screens(c)) ?? c.text("", 404));
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  const script = `console.log(${JSON.stringify("x".repeat(5_000))})`;

  test("before they are built, one sentence says so", async () => {
    const answer = await get("/");
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("npm run build");
  });

  test("the page carries the nonce of its own policy, another each time, and is the same for each address", async () => {
    await mkdir(join(folder, "web/assets"), { recursive: true });
    await writeFile(
      join(folder, "web/index.html"),
      '<meta property="csp-nonce" nonce="__CSP_NONCE__"><title>Maillage</title>',
    );
    await writeFile(join(folder, "web/assets/main-AbCd1234.js"), script);
    await writeFile(join(folder, "web/favicon.svg"), "<svg/>");
    await writeFile(join(folder, "secret.txt"), "secret");
    const nonces = await Promise.all(
      ["/", "/index.html", "/c/cpts-du-canal/soins", "/connexion"].map(async (path) => {
        const answer = await get(path);
        const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1];
        expect(answer.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
        expect(answer.headers.get("cache-control")).toBe("no-cache");
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(4);
  });

  test("an address whose first word has a page of its own gets that one, with its nonce; the file itself is nowhere", async () => {
    await mkdir(join(folder, "own/first"), { recursive: true });
    await writeFile(join(folder, "own/index.html"), "the page of all");
    await writeFile(join(folder, "own/first/c.html"), '<i nonce="__CSP_NONCE__">');
    const own = new OpenAPIHono<Env>();
    const answers = serveScreens(join(folder, "own"));
    own.use(edge(server.deps));
    own.notFound(async (c) => (await answers(c)) ?? c.text("", 404));
    for (const path of ["/c/cpts-du-canal", "/c"])
      expect(await (await own.request(path)).text()).toMatch(/^<i nonce="[^_"]+">$/);
    for (const path of ["/", "/connexion", "/cc", "/c/cpts-du-canal/soins/poste"])
      expect(await (await own.request(path)).text()).toBe("the page of all");
    await writeFile(join(folder, "own/first/c-below.html"), "the page below");
    const later = serveScreens(join(folder, "own"));
    const again = new OpenAPIHono<Env>();
    again.use(edge(server.deps));
    again.notFound(async (c) => (await later(c)) ?? c.text("", 404));
    expect(await (await again.request("/c/cpts-du-canal/soins/poste")).text()).toBe("the page below");
    for (const hidden of ["/first/c.html", "/first/c-below.html"])
      expect((await again.request(hidden)).status).toBe(404);
  });

  test("a visitor whom the server knows gets the page with these words, as text, in no cache; others the page of all", async () => {
    await mkdir(join(folder, "known/first"), { recursive: true });
    await writeFile(join(folder, "known/index.html"), "the page of all");
    await writeFile(join(folder, "known/first/c.html"), "who?");
    await writeFile(
      join(folder, "known/first/c-known.html"),
      '<h1 nonce="__CSP_NONCE__">__WORD_who__</h1>__WORD_gone__',
    );
    const own = new OpenAPIHono<Env>();
    const answers = serveScreens(join(folder, "known"), (c) =>
      c.req.query("who") ? { who: c.req.query("who") ?? "" } : undefined,
    );
    own.use(edge(server.deps));
    own.notFound(async (c) => (await answers(c)) ?? c.text("", 404));
    const known = await own.request(`/c/x?who=${encodeURIComponent("<b>\"&'$&__CSP_NONCE__")}`);
    expect(await known.text()).toMatch(
      /^<h1 nonce="[^"_]+">&#60;b&#62;&#34;&#38;&#39;\$&#38;__CSP_NONCE__<\/h1>$/,
    );
    expect(known.headers.get("cache-control")).toBe("no-store");
    expect(await (await own.request("/c/x")).text()).toBe("who?");
    expect(await (await own.request("/connexion?who=x")).text()).toBe("the page of all");
    for (const path of ["/c-known", "/c-known/x"])
      expect(await (await own.request(path)).text()).toBe("the page of all");
    const gz = await own.request("/c/x?who=x", { headers: { "accept-encoding": "gzip, br" } });
    expect(gunzipSync(Buffer.from(await gz.arrayBuffer())).toString()).toContain(">x</h1>");
  });

  test("files are squeezed as the browser takes them, and those with a hash are kept for ever", async () => {
    const br = await get("/assets/main-AbCd1234.js", { "accept-encoding": "gzip, deflate, br" });
    expect(br.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(br.headers.get("content-encoding")).toBe("br");
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(script);
    const gz = await get("/assets/main-AbCd1234.js", { "accept-encoding": "gzip, br;q=0" });
    expect(gunzipSync(Buffer.from(await gz.arrayBuffer())).toString()).toBe(script);
    expect(await (await get("/assets/main-AbCd1234.js")).text()).toBe(script);
    const icon = await get("/favicon.svg");
    expect(icon.headers.get("cache-control")).toBe("no-cache");
    expect((await get("/favicon.svg", { "if-none-match": icon.headers.get("etag") ?? "" })).status).toBe(304);
  });

  test.each([
    "/assets/gone-AbCd1234.js",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/../secret.txt",
    "/api",
    "/api/x",
  ])("%s is not there", async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
