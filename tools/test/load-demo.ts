import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type RealProcess, startProcess } from "../testing/a-real-process.ts";
import { quickFolder } from "../testing/quick-folder.ts";
import { removeDataFolder } from "../testing/remove-data-folder.ts";

export interface Demo {
  /** Starts a server on the demo that was loaded, or on a copy of it: acts on the one are not seen on the other. Resolves with its address. */
  open: (copy?: "a copy") => Promise<string>;
  close: () => Promise<void>;
}

/** What runs meanwhile comes first. */
const BEHIND_OTHERS = 19;

/** Loads the demo territory for all journeys, in a folder and a process of its own that ends when it is done: nothing of it works beside the races. */
export async function loadDemo(): Promise<Demo> {
  const folder = await quickFolder("maillage-journeys-");
  const copy = `${folder}-copy`;
  const first = await startProcess(folder, [], {}, BEHIND_OTHERS);
  await stop(first);
  const running: RealProcess[] = [];
  return {
    open: async (which) => {
      // `-a`: the files of the cluster belong to the account that PostgreSQL runs under.
      if (which) await promisify(execFile)("cp", ["-a", folder, copy]);
      const one = await startProcess(which ? copy : folder, []);
      running.push(one);
      return one.url;
    },
    close: async () => {
      await Promise.all(running.map(stop));
      for (const one of [folder, copy]) await removeDataFolder(one);
    },
  };
}

async function stop({ child, ended }: RealProcess): Promise<void> {
  child.kill("SIGTERM");
  await ended;
}
