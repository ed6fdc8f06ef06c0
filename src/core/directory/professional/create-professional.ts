import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { COLUMN_OF, changedColumns, searchTextOf } from "./professional-columns.ts";
import type { Professional, ProfessionalInput } from "./professional-contract.ts";
import { insertProfessional } from "./professional-store.ts";
import { professionalIn } from "./read-professional.ts";
import { refuseUnknownCodes } from "./refuse-unknown-codes.ts";

/** Adds somebody whom the national file does not know, or not yet. A later import with the same RPPS number joins this record. */
export async function createProfessional(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: ProfessionalInput,
): Promise<Professional> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      await refuseUnknownCodes(tx, input);
      const id = newId();
      const { fields, columns } = changedColumns(input, {});
      const { familyName, givenName, professionCode } = input;
      const now = nowOf(deps);
      await insertProfessional(tx, {
        ...columns,
        cpts_id: actor.cptsId,
        id,
        rpps: input.rpps ?? null,
        family_name: familyName,
        given_name: givenName,
        profession_code: professionCode,
        search_text: searchTextOf(givenName, familyName),
        local_fields: fields.map((field) => COLUMN_OF[field]),
        created_at: now,
        updated_at: now,
      });
      await recordAct(deps, actor, tx, {
        action: "directory.professional-created",
        subjectKind: "professional",
        subjectId: id,
      });
      await publishEvent(deps, tx, {
        name: "directory.professional-changed",
        payload: { professionalId: id },
      });
      return professionalIn(tx, actor, id);
    });
  } catch (error) {
    if (violates(error, "directory_professionals_rpps_key")) {
      throw conflict(
        "directory.rpps-known",
        "Ce numéro RPPS est déjà dans l'annuaire : cherchez la fiche et modifiez-la, ou remettez-la dans l'annuaire.",
      );
    }
    throw error;
  }
}
