import { spawn } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "../scenario.ts";

const ROOT = join(import.meta.dirname, "../..");
const MAIN = join(ROOT, "src/app/main.ts");
const MOST_MS = 300_000;

export interface Launched {
  /** From the start of the process to the first 200 of /readyz. */
  readySeconds: number;
  url: string;
  stop: () => Promise<void>;
}

/** Starts the product as an installation does, on a free port: by Node itself, or by `npm start` with all that it checks first. */
export async function launchServer(
  { atEnd }: Pick<Bench, "atEnd">,
  dataFolder: string,
  by: "node" | "npm",
  options: readonly string[] = [],
): Promise<Launched> {
  const port = await findFreePort();
  const [program, args] =
    by === "npm"
      ? (["npm", ["start", "--", ...options]] as const)
      : ([process.execPath, [MAIN, "serve", ...options]] as const);
  const begun = performance.now();
  // A group of its own: npm starts a shell that starts Node, and the signal is for all three.
  const child = spawn(program, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      MAILLAGE_MODE: "demo",
      MAILLAGE_DATA: dataFolder,
      DATABASE_URL: "",
      PORT: String(port),
      LOG_LEVEL: "fatal",
      RATE_LIMIT_FACTOR: "100000",
    },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-1_000)));
  const ended = once(child, "exit");
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGTERM");
    await ended;
    await refused(port);
  };
  atEnd(stop);
  while ((await statusOf(port)) !== 200) {
    if (child.exitCode !== null || performance.now() - begun > MOST_MS)
      throw new Error(`the server did not start: ${said.trim()}`);
    await sleep(10);
  }
  return { readySeconds: (performance.now() - begun) / 1000, url: `http://localhost:${port}`, stop };
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** 0 while nobody listens. */
function statusOf(port: number): Promise<number> {
  return new Promise((resolve) => {
    get({ host: "127.0.0.1", port, path: "/readyz", agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on("error", () => resolve(0));
  });
}

/* npm ends before the server that it started: the folder is free once nobody answers. */
async function refused(port: number): Promise<void> {
  while ((await statusOf(port)) !== 0) await sleep(20);
}
