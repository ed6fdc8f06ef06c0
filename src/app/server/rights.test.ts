import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../tools/testing/index.ts";
import { ROLES } from "../../platform/access/index.ts";
import { newId } from "../../platform/db/index.ts";
import { slices } from "../slices.ts";
import { listRoutes } from "./list-routes.ts";

const server = await aServer();
const routes = listRoutes();
const fill = (path: string, slug: string) =>
  path.replace("{cpts}", slug).replace(/\{[^}]+\}/g, () => newId());

describe("every route has a right", () => {
  test("documented, with a sentence or the reason why it is public", () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter((one) => !one.right).map((one) => `${one.method} ${one.path}`)).toEqual([]);
    const inCpts = routes.filter((one) => one.path.startsWith("/api/c/{cpts}/"));
    expect(inCpts.filter((one) => one.openTo.length === 0).map((one) => one.path)).toEqual([]);
  });

  test("no handler of a slice escapes the documented list", () => {
    const known = new Set(
      routes.map((one) => `${one.method.toUpperCase()} ${one.path.replace(/\{([^}]+)\}/g, ":$1")}`),
    );
    const handlers = slices
      .flatMap((slice) => slice.routes?.routes ?? [])
      .filter((one) => one.method !== "ALL");
    const escaped = new Set(
      handlers.map((one) => `${one.method} ${one.path}`).filter((one) => !known.has(one)),
    );
    expect([...escaped]).toEqual([]);
  });
});

describe("roles × routes", () => {
  test("a role without the right gets 403, a signed-out person 401, another CPTS's member 404", async () => {
    const here = await aCptsWith(server, { gps: 1 });
    const elsewhere = await aCptsWith(server);
    const people = new Map(
      await Promise.all(
        ROLES.map(
          async (role) => [role, await aPerson(server, { roles: [{ cptsId: here.cptsId, role }] })] as const,
        ),
      ),
    );
    const foreigner = await aPerson(server, {
      roles: ROLES.map((role) => ({ cptsId: elsewhere.cptsId, role })),
    });
    const stranger = aStranger(server);
    const wrong: string[] = [];
    for (const route of routes.filter(
      (one) => one.path.startsWith("/api/c/{cpts}/") && one.right && !one.right.startsWith("public"),
    )) {
      const path = fill(route.path, here.slug);
      const body = route.takesBody ? {} : undefined;
      const call = async (who: typeof stranger) =>
        route.path.endsWith("/live") ? 0 : (await who(route.method.toUpperCase(), path, body)).status;
      if ((await call(stranger)) !== 401 && !route.path.endsWith("/live"))
        wrong.push(`${route.method} ${route.path}: stranger`);
      if ((await call(foreigner.call)) !== 404 && !route.path.endsWith("/live"))
        wrong.push(`${route.method} ${route.path}: foreigner`);
      for (const [role, person] of people) {
        const status = await call(person.call);
        const may = route.openTo.includes(role);
        if (!may && status !== 403)
          wrong.push(`${route.method} ${route.path}: ${role} got ${status}, not 403`);
        if (may && (status === 401 || status >= 500))
          wrong.push(`${route.method} ${route.path}: ${role} got ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
