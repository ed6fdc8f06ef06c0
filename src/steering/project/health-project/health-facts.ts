import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type LetterFacts, readLetterFacts } from "../letter/letter-facts.ts";
import { readSheetFacts, type SheetFacts } from "../sheet/sheet-facts.ts";

/** Everything that the health project shows: what the letter shows of the territory and its people, and the sheets. */
export type HealthFacts = LetterFacts & SheetFacts;

export async function readHealthFacts(deps: Deps, tx: Tx, cptsId: string): Promise<HealthFacts> {
  const letter = await readLetterFacts(deps, tx, cptsId, "health-project");
  return { ...letter, ...(await readSheetFacts(deps, tx, cptsId, letter.today)) };
}
