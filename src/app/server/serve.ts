import { prepareDatabase } from "../database/prepare-database.ts";
import { openStorage, type Storage } from "../database/open-storage.ts";
import { openLogger } from "../../platform/log/logger.ts";
import type { Settings } from "../../platform/settings/settings.ts";
import { openWaker } from "../../platform/events/index.ts";
import { buildApp } from "./build-app.ts";
import { listen } from "./listen.ts";
import { makeDeps } from "./make-deps.ts";
import { readSecret } from "./read-secret.ts";
import { startBackground } from "./start-background.ts";

export interface Running {
  port: number;
  /** Settles when the local database is lost for good. */
  lost: Promise<void>;
  stop: () => Promise<void>;
}

export interface ServeOptions {
  demo: boolean;
  say: (line: string) => void;
}

/** Starts everything of one process, in the order in which a problem is best said; what was started is stopped on failure. */
export async function serve(settings: Settings, { demo, say }: ServeOptions): Promise<Running> {
  const log = openLogger(settings.LOG_LEVEL);
  let tellLost = () => {};
  const lost = new Promise<void>((resolve) => {
    tellLost = resolve;
  });
  const started: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of started.splice(0).reverse()) await one();
  };
  try {
    const listening = await listen(settings.PORT, settings.HOST);
    started.push(listening.close);
    await readSecret(settings);
    say("Base de données : démarrage…");
    const storage = await openStorage(settings, log, {
      onLost: (problem) => {
        say(problem.message);
        tellLost();
      },
    });
    started.push(storage.close);
    await prepare(storage, say);
    const waker = openWaker();
    const deps = await makeDeps(settings, storage, log, { wake: waker.wake });
    const background = await startBackground(deps, storage.owner, waker);
    started.push(background.stop);
    if (demo) say("(démonstration)");
    listening.use(buildApp(deps).fetch);
    say(`Maillage est prêt : http://localhost:${listening.port}`);
    return { port: listening.port, lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(storage: Storage, say: (line: string) => void): Promise<void> {
  const applied = await prepareDatabase(storage.owner);
  if (applied.length > 0) say(`Base de données : ${applied.length} étape(s) de mise à jour faite(s).`);
}
