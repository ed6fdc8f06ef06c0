import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../../tools/testing/index.ts";

const server = await aServer({ RATE_LIMIT_FACTOR: "1" });
const PER_SECOND = 200;
const SECONDS = 4;

test("under 200 requests a second from one address the page refuses, and the rest of the site answers as before", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const flood = aStranger(server);
  const base = `/api/public/${slug}/family-doctor`;
  const ask = async (): Promise<number> => {
    const start = performance.now();
    expect((await nurse.call("GET", "/api/me")).status).toBe(200);
    return performance.now() - start;
  };
  const median = (all: number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const measured = async (rounds: number): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await ask());
      await sleep(100);
    }
    return median(times);
  };
  await measured(5);
  const quiet = await measured(20);

  const statuses = new Map<number, number>();
  const sent: Promise<void>[] = [];
  const flooding = (async () => {
    for (let tick = 0; tick < SECONDS * 20; tick++) {
      for (let one = 0; one < PER_SECOND / 20; one++) {
        const [method, path, body] =
          one % 3 === 0
            ? (["GET", `${base}/challenge`, undefined] as const)
            : one % 3 === 1
              ? (["POST", `${base}/follow`, { code: "K7QD-2M9F-X4TB" }] as const)
              : (["POST", `${base}/draft`, { challenge: "x.y", nonce: 1, informed: true }] as const);
        sent.push(
          flood(method, path, body).then(({ status }) => {
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
          }),
        );
      }
      await sleep(50);
    }
  })();
  const busy = await measured(SECONDS * 8);
  await flooding;
  await Promise.all(sent);

  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(statuses.get(429) ?? 0).toBeGreaterThan(PER_SECOND * SECONDS * 0.8);
  // A ratio of the same run: the machine may be slow, the page may not make it slower.
  expect(busy).toBeLessThan(Math.max(6 * quiet, 100));
});
