import { readSettings } from "../../platform/settings/settings.ts";
import type { Command } from "../command-line/command.ts";
import { serve } from "./serve.ts";
import { stopWithLauncher } from "./stop-with-launcher.ts";

export const serveCommand: Command = {
  name: "serve",
  help: "démarre Maillage (--empty : sans le territoire de démonstration)",
  options: ["empty"],
  run: async ({ options }) => {
    const say = (line: string) => process.stdout.write(`${line}\n`);
    const settings = readSettings(process.env);
    const interrupt = new AbortController();
    const { signal } = interrupt;
    // A second Ctrl-C does not cut what is being finished; kill -9 may, and the next start repairs.
    const stop = () => interrupt.abort();
    process.on("SIGINT", stop).on("SIGTERM", stop);
    stopWithLauncher(stop);
    const running = await serve(settings, {
      demo: settings.isDemo && options["empty"] === undefined,
      say,
      signal,
    }).catch((error) => {
      if (signal.aborted) return undefined;
      throw error;
    });
    if (!running) {
      say("Maillage est arrêté avant d'être prêt : le prochain démarrage reprend la préparation.");
      return 0;
    }
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => resolve(), { once: true });
      running.lost.then(resolve);
    });
    say("Arrêt en cours : les demandes commencées se terminent…");
    await running.stop();
    say("Maillage est arrêté, rien n'est perdu.");
    return 0;
  },
};
