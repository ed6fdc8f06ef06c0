import { openConnection } from "./http-client.ts";

export interface Round {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  statuses: Record<number, number>;
}

/** Keeps `clients` connections busy for `seconds`; `next` gives the text of each request, or undefined when there is none left. */
export async function measure(
  port: number,
  clients: number,
  seconds: number,
  next: () => string | undefined,
): Promise<Round> {
  const connections = await Promise.all(Array.from({ length: clients }, () => openConnection(port)));
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    connections.map(async (connection) => {
      for (let request = next(); request && performance.now() < end; request = next()) {
        const sent = performance.now();
        const status = await connection.send(request);
        times.push(performance.now() - sent);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }),
  );
  const elapsed = (performance.now() - start) / 1000;
  for (const connection of connections) connection.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / elapsed, p50Ms: at(0.5), p95Ms: at(0.95), statuses };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
