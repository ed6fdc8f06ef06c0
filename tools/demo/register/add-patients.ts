import { newId, type Tx, withTenant } from "../../../src/platform/db/index.ts";
import { caseName, foldText } from "../../../src/platform/text/index.ts";
import { inventStreet } from "../rpps-generator/invented-names.ts";
import { createRandom, type Random } from "../rpps-generator/random.ts";
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
  const streets = createRandom(createdAt.getTime() % 1_000_000);
  await withTenant(app.deps.db, cpts.id, async (tx) => {
    const postcodes = await postcodesOf(tx, cpts);
    await tx
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
          ...inventAddress(streets, postcodes.get(one.communeCode)),
          own_doctor: "none",
          created_by: createdBy,
          created_at: createdAt,
          updated_at: createdAt,
        })),
      )
      .execute();
  });
  return invented.map(({ id, birthOn }) => ({ id, birthOn }));
}

const postcodesOf = async (tx: Tx, cpts: DemoCpts): Promise<Map<string, string>> =>
  new Map(
    (
      await tx
        .selectFrom("reference_communes")
        .select(["code", "postal_codes"])
        .where("code", "in", [...cpts.communeCodes])
        .execute()
    ).flatMap(({ code, postal_codes: [first] }) => (first ? [[code, first] as const] : [])),
  );

/** One in twelve gave none: no letter reaches them, and the campaign says so. */
function inventAddress(random: Random, postalCode: string | undefined) {
  const { number, type, name } = inventStreet(random);
  if (!postalCode || random.percent(8)) return {};
  return { address_line: `${number} ${type.toLowerCase()} ${caseName(name)}`, postal_code: postalCode };
}
