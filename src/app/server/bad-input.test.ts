import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { ROLES } from "../../platform/access/index.ts";
import { listBadBodies } from "./list-bad-bodies.ts";
import { listRoutes } from "./list-routes.ts";

const server = await aServer();

const NASTY: unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.1,
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "💥".repeat(50),
  "x".repeat(20_000),
  "'; drop table snp_requests; --",
  "../../etc/passwd",
  "=1+1",
  "0000-00-00",
  "9999-12-31T23:59:59Z",
  "275760-09-13",
  "-000001-01-01",
  "not-a-uuid",
  "00000000-0000-0000-0000-000000000000",
  [],
  [[[[]]]],
  {},
  { __proto__: { x: 1 } },
  Array.from({ length: 5_000 }, () => "x"),
  Number.MAX_SAFE_INTEGER,
];
const BODIES: string[] = [
  "",
  "{",
  "null",
  "[]",
  '"x"',
  "42",
  '{"a":',
  "\u0000",
  `{"x":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
  ...NASTY.slice(0, 8).map((one) => JSON.stringify({ id: one, q: one, name: one })),
];

/** Common fields, all of them the same thing that they cannot be; a third of such things for each route in turn. */
function bodiesFor(fields: readonly string[], nth: number): string[] {
  const some = NASTY.filter((_, index) => index % 3 === nth % 3);
  return [
    ...BODIES,
    ...some.map((value) => JSON.stringify(Object.fromEntries(fields.map((field) => [field, value])))),
  ];
}

const COMMON_FIELDS = [
  "id",
  "version",
  "reason",
  "name",
  "email",
  "role",
  "slotId",
  "orientationId",
  "patientId",
  "areas",
  "change",
  "startsAt",
  "endsAt",
  "from",
  "until",
  "birthOn",
  "birthFamilyName",
  "answers",
  "levelCode",
  "outcome",
  "line",
  "decision",
  "kind",
  "content",
  "shared",
  "phone",
  "latitude",
  "q",
  "items",
  "ids",
];

// A draft begun with nothing, all notices read, a challenge for a passkey, a territory without areas, an address for one's calendar: each is a fair request.
const HARMLESS = [
  "POST /api/c/{cpts}/unscheduled-care/requests",
  "POST /api/c/{cpts}/notices/read-all",
  "POST /api/c/{cpts}/patients/twins/seek",
  "DELETE /api/public/{cpts}/family-doctor/draft",
  "POST /api/me/passkeys/options",
  "POST /api/sign-in/passkey/options",
  "PUT /api/c/{cpts}/territory/areas",
  "POST /api/c/{cpts}/family-doctor/requests/count",
  "POST /api/c/{cpts}/project/clock/feeds",
];
const OF_A_DRAFT = [
  "mt_rules",
  "snp_requests",
  "snp_request_events",
  "snp_counters",
  "snp_sheets",
  "events_outbox",
  "project_feeds",
];

async function countRows(): Promise<Record<string, number>> {
  const tables = await server.owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) {
    if (/^(audit_|identity_sessions|identity_challenges|identity_links|schema_|snp_orientations)/.test(name))
      continue;
    counts[name] =
      (await server.owner.query<{ n: number }>(`select count(*)::int as n from ${name}`)).rows[0]?.n ?? 0;
  }
  return counts;
}

describe("bad input", () => {
  test("every route answers 4xx with a reason, never 5xx, and writes nothing", async () => {
    const { cptsId, slug } = await aCptsWith(server, { gps: 1 });
    const { call } = await aPerson(server, {
      roles: ROLES.map((role) => ({ cptsId, role })),
      isAdministrator: true,
    });
    const wrong: string[] = [];
    const accepted = new Set<string>();
    const note = (method: string, path: string, status: number) => {
      if (method !== "GET" && status < 300) accepted.add(`${method} ${path}`);
    };
    const before = await countRows();
    for (const [nth, route] of listRoutes().entries()) {
      if (route.path.endsWith("/live") || route.path.includes("sign-out")) continue;
      const method = route.method.toUpperCase();
      const params = ["not-a-uuid", "%00", "%ff", "a".repeat(3_000), "01920000-0000-7000-8000-000000000000"];
      for (const param of params) {
        const path = route.path.replace("{cpts}", slug).replace(/\{[^}]+\}/g, param);
        const queries =
          method === "GET"
            ? [
                "",
                "?limit=0",
                "?limit=1e9",
                "?after=%00",
                "?after=WyJhIl0",
                `?q=${"x".repeat(2_000)}`,
                "?from=9999-99-99&until=x&on=2026-02-30",
                "?latitude=NaN&longitude=1e999",
                "?q=%F0%9F%92%A5%00",
              ]
            : [""];
        for (const query of queries) {
          const { status, body } = await call(method, path + query, route.takesBody ? {} : undefined);
          note(method, route.path, status);
          if (status >= 500)
            wrong.push(`${method} ${route.path} with ${param.slice(0, 20)}${query.slice(0, 40)}: ${status}`);
          if (status >= 400 && !body?.detail)
            wrong.push(`${method} ${route.path}: ${status} without a reason`);
        }
      }
      if (!route.takesBody) continue;
      const path = route.path
        .replace("{cpts}", slug)
        .replace(/\{[^}]+\}/g, "01920000-0000-7000-8000-000000000000");
      for (const body of bodiesFor(COMMON_FIELDS, nth)) {
        const answer = await call(method, path, body, { "content-type": "application/json" });
        note(method, route.path, answer.status);
        if (answer.status >= 500)
          wrong.push(`${method} ${route.path} with ${body.slice(0, 60)}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...accepted].filter((one) => !HARMLESS.includes(one))).toEqual([]);
    const after = await countRows();
    expect(
      Object.keys(after).filter((name) => before[name] !== after[name] && !OF_A_DRAFT.includes(name)),
    ).toEqual([]);
  }, 300_000);

  test("each field of each body, with what it cannot be while the others can: 4xx with a reason, never 5xx", async () => {
    const { cptsId, slug } = await aCptsWith(server, { gps: 1 });
    const { call } = await aPerson(server, {
      roles: ROLES.map((role) => ({ cptsId, role })),
      isAdministrator: true,
    });
    const { body: document } = await call("GET", "/api/openapi.json");
    const wrong: string[] = [];
    let sent = 0;
    for (const { method, path, bodies } of listBadBodies(document, NASTY)) {
      const address = path
        .replace("{cpts}", slug)
        .replace(/\{[^}]+\}/g, "01920000-0000-7000-8000-000000000000");
      for (const bad of bodies) {
        const { status, body } = await call(method, address, bad.body);
        sent++;
        if (status >= 500 || (status >= 400 && !body?.detail))
          wrong.push(`${method} ${path}, ${bad.where}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(500);
  }, 300_000);

  test("10 MB is refused before it is read", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const answer = await call(
      "PUT",
      `/api/c/${slug}/territory/areas`,
      `{"areas":"${"x".repeat(10_000_000)}"}`,
    );
    expect(answer).toMatchObject({ status: 422, body: { code: "request.too-large" } });
  });
});
