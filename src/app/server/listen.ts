import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { SettingsProblem } from "../../platform/settings/settings.ts";
import { cutSlowBodies } from "./cut-slow-bodies.ts";
import { answerStarting, openSteps } from "./starting-page.ts";

type Handler = (request: Request, env: unknown) => Response | Promise<Response>;

export interface Listening {
  port: number;
  /** What is being done, for the page of those who come meanwhile. */
  tell: (line: string) => void;
  /** Before it is called, requests are answered 503 « Maillage démarre ». */
  use: (handler: Handler) => void;
  /** Stops accepting, lets what was begun finish (10 s at most). */
  close: () => Promise<void>;
}

const FINISH_MS = 10_000;
const HEADERS_MS = 15_000;
/** 1 MB at 35 kB/s, a telephone at the edge of its network. */
const BODY_MS = 30_000;
/** The national directory, a gigabyte, takes a quarter of an hour over a slow line. */
const UPLOAD_MS = 1_800_000;

const NOT_HERE = new Set(["ENOTFOUND", "EADDRNOTAVAIL", "EAI_AGAIN"]);

/** Takes the port at once, so that a port in use is said before the database is started. */
export async function listen(port: number, host: string, bodyMs = BODY_MS): Promise<Listening> {
  const steps = openSteps();
  let handler: Handler = (request) => answerStarting(request, steps.lines());
  const server = createAdaptorServer({ fetch: (request, env) => handler(request, env) }) as Server;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = UPLOAD_MS;
  cutSlowBodies(server, bodyMs);
  server.keepAliveTimeout = 10_000;
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(port, host, resolve),
  ).catch((error: { code?: string }) => {
    if (NOT_HERE.has(error.code ?? ""))
      throw new SettingsProblem(
        `L'adresse HOST=${host} n'est pas une adresse de cette machine : laissez 127.0.0.1, ou 0.0.0.0 pour toutes.`,
      );
    throw error;
  });
  return {
    port: (server.address() as AddressInfo).port,
    tell: steps.add,
    use: (next) => {
      handler = next;
    },
    close: () => closeServer(server),
  };
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), FINISH_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
