import { takeCensus } from "../../../core/directory/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { MobilisationFacts } from "./count-mobilisation.ts";
import { listReached } from "./mobilisation-store.ts";
import { writePartialDate } from "./partial-date.ts";
import { listPeople } from "./people-store.ts";

/** What the table is counted from: the directory, whom actions and mailings reached, who said yes. */
export async function gatherFacts(tx: Tx, cptsId: string): Promise<MobilisationFacts> {
  const census = await takeCensus(tx, cptsId);
  const reached = await listReached(tx, cptsId);
  const people = await listPeople(tx, cptsId);
  return {
    census,
    reached: reached.map((row) => ({
      professionalId: row.professional_id,
      why: `${row.title} (${writePartialDate(row.done_on)})`,
    })),
    engaged: people.flatMap((person) =>
      person.professional_id && person.part !== "partner"
        ? [
            {
              professionalId: person.professional_id,
              name: person.name,
              letterRow: "AUTRES" as const,
              why: person.part === "team" ? "de l’équipe projet" : "membre actif",
            },
          ]
        : [],
    ),
  };
}
