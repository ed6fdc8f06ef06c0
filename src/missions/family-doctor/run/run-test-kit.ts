import { expect } from "vitest";
import { drainJobs, type TestServer } from "../../../../tools/testing/index.ts";
import { aWaitingPatient, type Territory } from "../proposal/proposal-test-kit.ts";

/**
 * Runs the jobs until none is left. The end of a job frees its queue a moment after the job itself: asked at that moment, the queue
 * says that it has nothing to do.
 */
export async function drainQueues(server: TestServer): Promise<string[]> {
  const ran: string[] = [];
  for (let left = 1; left > 0; ) {
    ran.push(...(await drainJobs(server)));
    const { rows } = await server.owner.query(
      "select count(*)::int as n from graphile_worker._private_jobs where run_at <= now()",
    );
    left = rows[0].n;
  }
  return ran;
}

/** What a coordinator of that server does with runs. */
export function runActs(server: TestServer) {
  const acts = {
    rows: async (text: string, values: unknown[]) => (await server.owner.query(text, values)).rows,
    ask: (place: Territory, fields: object = {}) =>
      place.coordinator.call("POST", `${place.at}/runs`, { kind: "register", ...fields }),
    read: async (place: Territory, id: string) =>
      (await place.coordinator.call("GET", `${place.at}/runs/${id}`)).body,
    linesOf: async (place: Territory, id: string, query = "") =>
      (await place.coordinator.call("GET", `${place.at}/runs/${id}/lines?${query}`)).body.items,
    adopt: (place: Territory, id: string, requestIds: string[] | null = null) =>
      place.coordinator.call("POST", `${place.at}/runs/${id}/adopt`, { requestIds }),
    /** A run that is worked out. */
    aRun: async (place: Territory, fields: object = {}): Promise<string> => {
      const asked = await acts.ask(place, fields);
      expect(asked.status).toBe(201);
      await drainQueues(server);
      return asked.body.id;
    },
    many: async (place: Territory, count: number, columns: object = {}): Promise<string[]> => {
      const ids: string[] = [];
      for (let i = 0; i < count; i++) ids.push(await aWaitingPatient(server, place.cptsId, { ...columns }));
      return ids;
    },
  };
  return acts;
}
