import { readSettings } from "../../platform/settings/settings.ts";
import type { Command } from "../command-line/command.ts";
import { serve } from "./serve.ts";

export const serveCommand: Command = {
  name: "serve",
  help: "démarre Maillage (--empty : sans le territoire de démonstration)",
  run: async ({ options }) => {
    const settings = readSettings(process.env);
    const running = await serve(settings, {
      demo: settings.isDemo && options["empty"] === undefined,
      say: (line) => process.stdout.write(`${line}\n`),
    });
    await new Promise<void>((resolve) => {
      // A second Ctrl-C does not cut what is being finished; kill -9 may, and the next start repairs.
      const stop = () => resolve();
      process.once("SIGINT", stop).once("SIGTERM", stop);
      process.on("SIGINT", () => {}).on("SIGTERM", () => {});
      running.lost.then(stop);
    });
    process.stdout.write("Arrêt en cours : les demandes commencées se terminent…\n");
    await running.stop();
    process.stdout.write("Maillage est arrêté, rien n'est perdu.\n");
    return 0;
  },
};
