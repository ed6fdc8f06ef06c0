import { removeLocalPostgres } from "../../src/platform/postgres/index.ts";
import { type RealProcess, startProcess } from "../testing/a-real-process.ts";
import { quickFolder } from "../testing/quick-folder.ts";

export interface Demo {
  /** Starts the server on the demo that was loaded; resolves with its address. */
  open: () => Promise<string>;
  close: () => Promise<void>;
}

/** What runs meanwhile comes first. */
const BEHIND_OTHERS = 19;

/** Loads the demo territory for all journeys, in a folder and a process of its own that ends when it is done: nothing of it works beside the races. */
export async function loadDemo(): Promise<Demo> {
  const folder = await quickFolder("maillage-journeys-");
  let running: RealProcess | undefined = await startProcess(folder, [], {}, BEHIND_OTHERS);
  const stop = async () => {
    running?.child.kill("SIGTERM");
    await running?.ended;
    running = undefined;
  };
  await stop();
  return {
    open: async () => {
      running = await startProcess(folder, []);
      return running.url;
    },
    close: async () => {
      await stop();
      await removeLocalPostgres(folder);
    },
  };
}
