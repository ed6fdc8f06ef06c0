import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { writePageKey } from "../../platform/http/index.ts";
import { listRoutes } from "./list-routes.ts";

const server = await aServer();
const ID = "0190a000-0000-7000-8000-000000000000";
const NO_ID = "-".repeat(36);
const FORGED: (string | number)[][] = [
  [ID],
  [NO_ID],
  [1.5],
  [-1e308],
  [9e15],
  ["é", ID],
  ["\ud800", ID],
  ["2026-01-01", NO_ID],
  ["2026-01-01T00:00:00.000Z", NO_ID],
  ["2026-02-31T25:00:00.000Z", ID],
  ["-271821-04-20T00:00:00.000Z", ID],
  ["+275760-09-13T00:00:00.000Z", ID],
  [0, 0, 0],
  [0, "0000-01-01 00:00:00+00", ID],
  [0, "2026-02-31 00:00:00+00", ID],
];

test("a page key written by hand is read as a key or refused, on every list", async () => {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const { call } = await aPerson(server, {
    roles: (["coordinator", "administrator", "operator", "professional"] as const).map((role) => ({
      cptsId,
      role,
    })),
  });
  const lists = listRoutes()
    .filter(({ method, path }) => method === "get" && !/live|\.csv/.test(path))
    .map(({ path }) =>
      path
        .replace("{cpts}", slug)
        .replace("{professionalId}", professionals[0]!.id)
        .replace(/\{\w+\}/, ID),
    );
  expect(lists.length).toBeGreaterThan(30);
  const broken: unknown[] = [];
  for (const path of lists) {
    for (const key of FORGED) {
      const { status } = await call("GET", `${path}?after=${writePageKey(key)}`);
      if (status >= 500) broken.push([path, key, status]);
    }
  }
  expect(broken).toEqual([]);
}, 60_000);
