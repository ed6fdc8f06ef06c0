import type { Tx } from "../../../platform/db/index.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { isKnownCode } from "./professional-store.ts";

/** @throws invalid when the profession or the speciality is not of the national nomenclatures. */
export async function refuseUnknownCodes(
  tx: Tx,
  sent: { professionCode?: string | undefined; specialityCode?: string | null | undefined },
): Promise<void> {
  if (sent.professionCode && !(await isKnownCode(tx, "profession", sent.professionCode))) {
    throw invalid(
      "professionCode",
      "Cette profession n'est pas dans la nomenclature nationale : choisissez dans la liste.",
    );
  }
  if (sent.specialityCode && !(await isKnownCode(tx, "speciality", sent.specialityCode))) {
    throw invalid(
      "specialityCode",
      "Cette spécialité n'est pas dans la nomenclature nationale : choisissez dans la liste.",
    );
  }
}
