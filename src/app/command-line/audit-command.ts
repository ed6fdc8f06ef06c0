import { type AuditProblem, readHeads, verifyAudit } from "../../platform/audit/index.ts";
import type { Command } from "./command.ts";
import { findCptsOf, slugsOf } from "./find-cpts.ts";
import { answer, withStorage } from "./with-storage.ts";

const SHOWN = 50;

const OTHER_SECRET =
  "La plupart de ces lignes portent la signature d'un autre secret : une base restaurée sans le sien se lit ainsi. Remettez l'ancien (MAILLAGE_SECRET, ou le fichier « secret » du dossier de données), puis vérifiez de nouveau.";
const KEEP_ALL = "Gardez la base en l'état, isolez le serveur et comparez avec la dernière sauvegarde.";

export const auditVerify: Command = {
  name: "audit verify",
  help: "vérifie que personne n'a changé, retiré ou ajouté une ligne du journal (--cpts nom-court pour une seule)",
  options: ["cpts"],
  run: async ({ options, json }) => {
    const { verdict, slugs } = await withStorage(async ({ deps, storage }) => {
      const heads = await readHeads(deps.settings.dataFolder);
      const one = options["cpts"] ? { cptsId: (await findCptsOf(deps, options["cpts"])).id } : {};
      const found = await verifyAudit(storage.owner, deps.auditKey, { ...one, heads });
      return { verdict: found, slugs: await slugsOf(deps) };
    });
    const where = ({ cptsId }: AuditProblem) => slugs.get(cptsId) ?? "plateforme";
    const hidden = verdict.more + Math.max(0, verdict.problems.length - SHOWN);
    const more = hidden > 0 ? [`… et ${hidden.toLocaleString("fr-FR")} autres.`] : [];
    answer(
      json,
      verdict,
      verdict.ok
        ? `Le journal est intact : ${verdict.entries} lignes, ${verdict.seals} sceaux.`
        : [
            "Le journal n'est pas intact :",
            ...verdict.problems.slice(0, SHOWN).map((one) => `  ${where(one)} : ${one.sentence}`),
            ...more,
            verdict.signedHere * 2 < verdict.entries ? OTHER_SECRET : KEEP_ALL,
          ],
    );
    return verdict.ok ? 0 : 1;
  },
};
