import { rekeyIns } from "../../core/patients/index.ts";
import type { Command } from "./command.ts";
import { answer, withStorage } from "./with-storage.ts";

export const patientsRekey: Command = {
  name: "patients rekey",
  help: "chiffre à nouveau les matricules INS avec la première clé de INS_KEYS et refait leur index ; se reprend en relançant",
  run: async ({ json }) => {
    const done = await withStorage(({ deps }) => rekeyIns(deps, json ? undefined : sayProgress));
    const left = done.unreadable + done.twice;
    answer(json, done, [
      `${done.read} ${done.read > 1 ? "matricules gardés" : "matricule gardé"}, ${done.rekeyed} ${done.rekeyed > 1 ? "chiffrés" : "chiffré"} à nouveau.`,
      ...(done.unreadable > 0
        ? [
            `${done.unreadable > 1 ? `${done.unreadable} matricules n'ont pas pu être lus : leur clé` : "1 matricule n'a pas pu être lu : sa clé"} n'est pas dans INS_KEYS. Remettez-la après la clé en cours, puis relancez.`,
          ]
        : []),
      ...(done.twice > 0
        ? [
            `${done.twice > 1 ? `${done.twice} matricules sont portés` : "1 matricule est porté"} par deux fiches d'une même CPTS : comparez ces fiches (« Fiches en double »), puis relancez.`,
          ]
        : []),
      ...(left === 0
        ? ["Les anciennes clés ne servent plus : retirez-les de INS_KEYS, puis redémarrez."]
        : []),
    ]);
    return left === 0 ? 0 : 1;
  },
};

/** Every ten thousand: a large installation takes some minutes. */
function sayProgress(read: number): void {
  if (read > 0 && read % 10_000 === 0) process.stderr.write(`${read} matricules lus…\n`);
}
