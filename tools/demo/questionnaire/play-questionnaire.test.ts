import { expect, test } from "vitest";
import { listEngagements, listSolicited } from "../../../src/core/forms/index.ts";
import { withTenant } from "../../../src/platform/db/index.ts";
import { nowOf } from "../../../src/platform/time/index.ts";
import { somePeople } from "../../testing/a-directory.ts";
import { aCptsWith, aPerson, aServer } from "../../testing/index.ts";
import { simulate } from "../territory/simulated-app.ts";
import { playQuestionnaire } from "./play-questionnaire.ts";

const server = await aServer();

test("sixty answers to the questionnaire of the desk, given through the real routes, engage people for each mission", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  await somePeople(
    server,
    cptsId,
    Array.from({ length: 110 }, (_, at) => ({
      given: "Ida",
      family: `Demo${at}`,
      profession: at % 3 === 0 ? "10" : "60",
    })),
  );
  const { userId } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const now = nowOf(server.deps);
  const app = simulate(server.deps, server.owner, now);
  const cpts = { id: cptsId, slug, name: "CPTS d'essai", communeCodes: [] };
  expect(await playQuestionnaire(app, cpts, { coordinator: userId }, now)).toBe(60);
  const { solicited, engaged } = await withTenant(server.deps.db, cptsId, async (tx) => ({
    solicited: await listSolicited(tx, cptsId),
    engaged: (await listEngagements(tx, cptsId)).filter((one) => one.engaged),
  }));
  expect([solicited.length, solicited.filter((one) => one.answered).length]).toEqual([95, 60]);
  expect(solicited.every((one) => one.mailed)).toBe(true);
  expect(new Set(engaged.map((one) => one.mission))).toEqual(
    new Set(["ACCES_MT", "ACCES_SNP", "PARCOURS", "PREVENTION", "CRISE"]),
  );
});
