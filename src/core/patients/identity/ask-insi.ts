import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import type { CareRelation } from "../care-relation.ts";
import type { PatientRow } from "../record/patient-store.ts";
import type { Identity } from "./identity-contract.ts";
import { identityRules } from "./identity-policy.ts";
import type { InsiAnswer, InsiPort, InsiQuestion } from "./insi-port.ts";
import { lockIdentity } from "./open-identity.ts";
import { takeIdentityStep } from "./take-step.ts";

/** Asks INSi with the strict traits, outside any transaction, and takes the step that its answer allows. */
export async function askInsi(
  deps: Deps,
  actor: Actor,
  id: string,
  { readAt }: { readAt: string },
  around: { relations: readonly CareRelation[]; insi: InsiPort },
): Promise<Identity> {
  const question = await act(deps, actor, async (tx) => {
    const rule = identityRules["identity.change"];
    return questionOf(await lockIdentity(deps, actor, tx, { id, readAt }, rule, around.relations));
  });
  if (!around.insi.connected)
    throw conflict(
      "patients.insi-off",
      "Le téléservice INSi n'est pas relié à cette installation : interrogez-le depuis votre logiciel, puis notez ici sa réponse.",
    );
  const answer = requireOne(await around.insi.ask(question));
  const ins = { matricule: answer.matricule, authority: answer.authority };
  const step = {
    step: "ins-received",
    ins,
    reason: "Appel du téléservice INSi",
    readAt,
    how: "INSI",
  } as const;
  return takeIdentityStep(deps, actor, id, step, around);
}

function requireOne(answer: InsiAnswer): Extract<InsiAnswer, { code: "00" }> {
  if (answer.code === "00") return answer;
  throw conflict(
    answer.code === "01" ? "patients.insi-none" : "patients.insi-several",
    answer.code === "01"
      ? "INSi ne trouve personne avec ces traits : vérifiez-les sur un document d'identité."
      : "INSi trouve plusieurs personnes avec ces traits : complétez le lieu de naissance et les prénoms.",
  );
}

function questionOf(row: PatientRow): InsiQuestion {
  if (!row.birth_on) throw invalid("birthOn", "Complétez d'abord la date de naissance du patient.");
  if (row.sex === "U") throw invalid("sex", "Complétez d'abord le sexe du patient.");
  return {
    birthFamilyName: row.birth_family_name,
    birthGivenName: row.birth_given_names.split(/[ ,]+/)[0] ?? row.birth_given_names,
    sex: row.sex as "F" | "M",
    birthOn: row.birth_on,
    birthPlaceCode: row.birth_place_code,
  };
}
