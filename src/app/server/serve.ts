import type { DemoMailbox } from "../../../tools/demo/mailbox/index.ts";
import { checkInsKeys } from "../../core/patients/index.ts";
import { openWaker } from "../../platform/events/index.ts";
import { openLogger } from "../../platform/log/logger.ts";
import { type Settings, SettingsProblem } from "../../platform/settings/settings.ts";
import { checkRole } from "../database/check-role.ts";
import { openStorage, type Storage } from "../database/open-storage.ts";
import { prepareDatabase } from "../database/prepare-database.ts";
import { announceDemo } from "../demo/announce-demo.ts";
import { listStandInPeople, openDemo } from "../demo/open-demo.ts";
import { prepareDemo } from "../demo/prepare-demo.ts";
import { refuseRealBase } from "../demo/refuse-real-base.ts";
import { announceEmpty } from "./announce-empty.ts";
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
  /** Ends the preparation: what was started is stopped, and `serve` fails with its reason. */
  signal?: AbortSignal;
}

/** Starts everything of one process, in the order in which a problem is best said; what was started is stopped on failure. */
export async function serve(given: Settings, { demo, say: print, signal }: ServeOptions): Promise<Running> {
  const log = openLogger(given.LOG_LEVEL);
  const interrupt = new AbortController();
  signal?.addEventListener("abort", () => interrupt.abort(signal.reason), { once: true });
  let tellLost = () => {};
  const lost = new Promise<void>((resolve) => {
    tellLost = resolve;
  });
  const started: (() => Promise<void>)[] = [];
  const stop = async () => {
    interrupt.abort();
    for (const one of started.splice(0).reverse()) await one();
  };
  try {
    const listening = await listen(given.PORT, given.HOST);
    started.push(listening.close);
    const say = (line: string) => {
      print(line);
      listening.tell(line);
    };
    const bound: Settings = given.MAILLAGE_URL
      ? given
      : { ...given, publicUrl: `http://localhost:${listening.port}` };
    await readSecret(bound);
    say("Base de données : démarrage…");
    const storage = await openStorage(bound, log, {
      onLost: (problem) => {
        print(problem.message);
        tellLost();
      },
    });
    started.push(storage.close);
    await prepare(storage, say);
    await refuseLostInsKeys(bound, storage);
    const waker = openWaker();
    const { settings, mailbox } = await addDemo(demo, bound, storage, say, started, interrupt.signal);
    signal?.throwIfAborted();
    const deps = await makeDeps(settings, storage, log, {
      wake: waker.wake,
      ...(mailbox ? { mailbox } : {}),
    });
    const background = await startBackground(deps, storage.owner, waker);
    started.push(background.stop);
    listening.use(buildApp(deps).fetch);
    say(`Maillage est prêt : ${settings.publicUrl}`);
    if (demo) await announceDemo(deps, say);
    else await announceEmpty(deps, say);
    return { port: listening.port, lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addDemo(
  demo: boolean,
  settings: Settings,
  storage: Storage,
  say: (line: string) => void,
  started: (() => Promise<void>)[],
  signal: AbortSignal,
): Promise<{ settings: Settings; mailbox?: DemoMailbox | undefined }> {
  if (!settings.isDemo) return { settings };
  await refuseRealBase(settings, storage.owner);
  if (demo) await prepareDemo(await makeDeps(settings, storage), storage.owner, say, signal);
  const opened = await openDemo(settings, await listStandInPeople(storage));
  started.push(opened.stop);
  return opened;
}

/** Numbers that cannot be opened would look like numbers that were never given. */
async function refuseLostInsKeys(settings: Settings, storage: Storage): Promise<void> {
  const problem = await checkInsKeys({ settings, db: storage.db, auditKey: await readSecret(settings) });
  if (problem) throw new SettingsProblem(problem);
}

async function prepare(storage: Storage, say: (line: string) => void): Promise<void> {
  const applied = await prepareDatabase(storage.owner);
  await checkRole(storage);
  const s = applied.length > 1 ? "s" : "";
  if (applied.length > 0) say(`Base de données : ${applied.length} étape${s} de mise à jour faite${s}.`);
}
