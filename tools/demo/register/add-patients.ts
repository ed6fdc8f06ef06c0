import { newId, withTenant } from "../../../src/platform/db/index.ts";
import { foldText } from "../../../src/platform/text/index.ts";
import type { Random } from "../rpps-generator/random.ts";
import { inventPatient } from "../territory/demo-patients.ts";
import type { DemoCpts } from "../territory/make-cpts.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";

export interface RegisterPatient {
  id: string;
  birthOn: string;
}

/**
 * Invented patients without a doctor, in one statement: the route makes one in 6 ms, which for 1,500 would be 9 s of the
 * first start.
 */
export async function addPatients(
  app: SimulatedApp,
  cpts: DemoCpts,
  random: Random,
  count: number,
  createdBy: string,
  createdAt: Date,
): Promise<RegisterPatient[]> {
  const invented = Array.from({ length: count }, () => {
    // The first communes are the largest.
    const index = Math.min(random.below(cpts.communeCodes.length), random.below(cpts.communeCodes.length));
    return { id: newId(), ...inventPatient(random, cpts.communeCodes[index]!, undefined) };
  });
  await withTenant(app.deps.db, cpts.id, (tx) =>
    tx
      .insertInto("patients_records")
      .values(
        invented.map((one) => ({
          cpts_id: cpts.id,
          id: one.id,
          birth_family_name: one.birthFamilyName,
          birth_given_names: one.birthGivenNames,
          search_text: foldText(`${one.birthGivenNames} ${one.birthFamilyName}`),
          sex: one.sex,
          birth_on: one.birthOn,
          phone: one.phone,
          commune_code: one.communeCode,
          own_doctor: "none",
          created_by: createdBy,
          created_at: createdAt,
          updated_at: createdAt,
        })),
      )
      .execute(),
  );
  return invented.map(({ id, birthOn }) => ({ id, birthOn }));
}
