import { totalmem } from "node:os";
import { checkConnection } from "./check-connection.ts";
import { chooseIdentity } from "./choose-identity.ts";
import { clearOrphans } from "./clear-orphans.ts";
import { type ClusterPlace, ensureCluster, resetPassword } from "./create-cluster.ts";
import { describeServer, type LocalPostgres } from "./describe-server.ts";
import { explainFailure } from "./explain-failure.ts";
import { findBinaries } from "./find-binaries.ts";
import { findFreePort } from "./find-free-port.ts";
import { joinRunning } from "./join-running.ts";
import { keepPassword } from "./keep-password.ts";
import { keepRunning } from "./keep-running.ts";
import { lockDataFolder } from "./lock-data-folder.ts";
import { placeCluster } from "./place-cluster.ts";
import { clusterOwner, prepareDataFolder } from "./prepare-data-folder.ts";
import { type Postmaster, runPostmaster } from "./run-postmaster.ts";
import { serverSettings } from "./server-settings.ts";
import { StartupProblem } from "./startup-problem.ts";

export interface LocalPostgresOptions {
  /** The folder for the database, its password and its lock; made if needed. */
  dataDir: string;
  /** False for tests: a power cut may lose everything, a killed process nothing. Default true. */
  durable?: boolean;
  /** Each line of PostgreSQL's log, and ours about repairs, as it comes. */
  log?: (line: string) => void;
  /** TCP port on 127.0.0.1; a free one by default. */
  port?: number;
  /** When another process of Maillage runs the database of this folder, use that one (command line). Default false. */
  joinRunning?: boolean;
  /** The server died and could not be started again; the process should end. */
  onLost?: (problem: Error) => void;
}

const PORT_TRIES = 5;

/** Starts the PostgreSQL 18 of a data folder, repairing what a killed start or server left; throws StartupProblem. */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const log = options.log ?? (() => {});
  const folder = prepareDataFolder(options.dataDir, options.durable ?? true);
  if (options.joinRunning) {
    const running = await joinRunning(folder);
    if (running !== undefined) return running;
  }
  const lock = await lockDataFolder(folder);
  try {
    return await startLocked(folder, options, log, lock.release);
  } catch (error) {
    lock.release();
    if (error instanceof StartupProblem) throw error;
    throw explainFailure([(error as Error).message], { folder });
  }
}

async function startLocked(
  folder: string,
  options: LocalPostgresOptions,
  log: (line: string) => void,
  release: () => void,
): Promise<LocalPostgres> {
  const durable = options.durable ?? true;
  const identity = chooseIdentity(clusterOwner(folder));
  const binaries = findBinaries(identity);
  const place: ClusterPlace = { folder, identity, binaries, cluster: placeCluster(folder, identity, log) };
  const kept = keepPassword(folder);
  const existed = clusterOwner(folder) !== undefined;
  await ensureCluster(place, kept.password, durable);
  await clearOrphans(place.cluster, log);
  if (kept.isNew && existed) await resetPassword(place, kept.password);

  const run = (port: number) =>
    runPostmaster(place, serverSettings({ port, durable, memoryBytes: totalmem() }), port, log);
  const first = await onFreePort(options.port, run);
  const server = await withKnownPassword(place, kept.password, first, run);
  const keeper = keepRunning(
    server,
    async () => {
      await clearOrphans(place.cluster, log);
      return run(first.port);
    },
    options.onLost ?? (() => {}),
    log,
  );
  return {
    ...describeServer(folder, first.port, kept.password),
    get pid() {
      return keeper.pid();
    },
    stop: async () => {
      await keeper.stop();
      release();
    },
  };
}

/** Makes sure that the server knows our password: a data folder put together from two backups may hold another. */
async function withKnownPassword(
  place: ClusterPlace,
  password: string,
  first: Started,
  run: (port: number) => Promise<Postmaster>,
): Promise<Postmaster> {
  try {
    const url = describeServer(place.folder, first.port, password).url();
    if ((await checkConnection(url)) === "ok") return first.server;
  } catch (error) {
    await first.server.stop();
    throw error;
  }
  await first.server.stop();
  await resetPassword(place, password);
  return run(first.port);
}

interface Started {
  server: Postmaster;
  port: number;
}

/** A free port can be taken between the question and the use: then ask again. A port that was asked for is used or refused. */
async function onFreePort(
  wanted: number | undefined,
  run: (port: number) => Promise<Postmaster>,
): Promise<Started> {
  for (let tries = 1; ; tries++) {
    const port = wanted ?? (await findFreePort());
    try {
      return { server: await run(port), port };
    } catch (error) {
      const taken = error instanceof StartupProblem && error.code === "port-taken";
      if (!taken || wanted !== undefined || tries >= PORT_TRIES) throw error;
    }
  }
}
