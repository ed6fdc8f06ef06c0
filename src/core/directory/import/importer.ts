import type { Actor } from "../../../platform/access/index.ts";

/** Who imports: a coordinator at the screen (any Actor fits), or the administrator's command line, which is nobody signed in. */
export type Importer = Pick<Actor, "cptsId" | "label" | "requestId"> & { userId: string | null };

/** Who imports when the command line does. */
export const commandLineImporter = (cptsId: string): Importer => ({
  cptsId,
  userId: null,
  label: "Ligne de commande",
  requestId: "command-line",
});
