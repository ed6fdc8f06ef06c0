import { readHeads, verifyAudit } from "../../platform/audit/index.ts";
import type { Command } from "./command.ts";
import { findCptsOf } from "./find-cpts.ts";
import { answer, withStorage } from "./with-storage.ts";

export const auditVerify: Command = {
  name: "audit verify",
  help: "vérifie que personne n'a changé, retiré ou ajouté une ligne du journal (--cpts nom-court pour une seule)",
  run: async ({ options, json }) => {
    const verdict = await withStorage(async ({ deps, storage }) => {
      const heads = await readHeads(deps.settings.dataFolder);
      const one = options["cpts"] ? { cptsId: (await findCptsOf(deps, options["cpts"])).id } : {};
      return verifyAudit(storage.owner, deps.auditKey, { ...one, heads });
    });
    const more = verdict.more > 0 ? [`… et ${verdict.more} autres.`] : [];
    answer(
      json,
      verdict,
      verdict.ok
        ? `Le journal est intact : ${verdict.entries} lignes, ${verdict.seals} sceaux.`
        : [
            "Le journal n'est pas intact :",
            ...verdict.problems.slice(0, 50).map((one) => `  ${one.sentence}`),
            ...more,
            "Gardez la base en l'état, isolez le serveur et comparez avec la dernière sauvegarde.",
          ],
    );
    return verdict.ok ? 0 : 1;
  },
};
