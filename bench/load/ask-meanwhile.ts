import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { openConnection, requestText } from "./http-client.ts";

export interface MeanwhileFigures {
  asked: number;
  medianMs: number;
  p99Ms: number;
  longestMs: number;
}

const GAP_MS = 10;

/** How long the server of this process takes to answer while a work lasts: one client, in a thread of its own, a request each 10 ms. */
export async function askMeanwhile(
  port: number,
  path: string,
  work: () => Promise<unknown>,
): Promise<MeanwhileFigures> {
  const client = new Worker(new URL(import.meta.url), { workerData: { port, path } });
  await once(client, "message");
  await work();
  client.postMessage("enough");
  const [took] = (await once(client, "message")) as [number[]];
  await client.terminate();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { asked: took.length, medianMs: at(0.5), p99Ms: at(0.99), longestMs: at(1) };
}

async function askUntilEnough({ port, path }: { port: number; path: string }): Promise<void> {
  const connection = await openConnection(port);
  const request = requestText("GET", path, "");
  let enough = false;
  parentPort?.once("message", () => {
    enough = true;
  });
  const took: number[] = [];
  // The first compiles what it needs.
  await connection.send(request);
  parentPort?.postMessage("ready");
  while (!enough) {
    const start = performance.now();
    const status = await connection.send(request);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    took.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  }
  connection.close();
  parentPort?.postMessage(took);
}

if (!isMainThread) await askUntilEnough(workerData);
