import { takeCensus } from "../../../core/directory/index.ts";
import { listEngagements, listSolicited } from "../../../core/forms/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { MISSION_WORDS } from "../declaration/declaration-rows.ts";
import type { Engagement, MobilisationFacts } from "./count-mobilisation.ts";
import { listReached } from "./mobilisation-store.ts";
import { writePartialDate } from "./partial-date.ts";
import { listPeople, type PersonRow } from "./people-store.ts";

/** What the table is counted from: the directory, whom actions and mailings reached, who said yes. */
export async function gatherFacts(tx: Tx, cptsId: string): Promise<MobilisationFacts> {
  const census = await takeCensus(tx, cptsId);
  const reached = await listReached(tx, cptsId);
  const asked = await listSolicited(tx, cptsId);
  const said = await listEngagements(tx, cptsId);
  const people = await listPeople(tx, cptsId);
  return {
    census,
    reached: [
      ...reached.map((row) => ({
        professionalId: row.professional_id,
        why: `${row.title} (${writePartialDate(row.done_on)})`,
      })),
      ...asked.map((one) => ({
        professionalId: one.professionalId,
        why: `questionnaire adressé le ${dayOf(one.firstAt)}`,
      })),
    ],
    engaged: [
      ...said
        .filter(({ engaged }) => engaged)
        .map((one) => ({
          professionalId: one.professionalId,
          name: "",
          letterRow: "AUTRES" as const,
          why: `a répondu « oui » le ${dayOf(one.answeredAt)} : ${MISSION_WORDS.get(one.mission) ?? one.mission}`,
        })),
      ...people.flatMap(engagedPerson),
    ],
  };
}

const dayOf = (at: Date): string => writePartialDate(at.toISOString().slice(0, 10));

/** Of the team or an active member, and known in the directory: counted where the directory counts them. */
const engagedPerson = (person: PersonRow): Engagement[] =>
  person.professional_id && person.part !== "partner"
    ? [
        {
          professionalId: person.professional_id,
          name: person.name,
          letterRow: "AUTRES",
          why: person.part === "team" ? "de l’équipe projet" : "membre actif",
        },
      ]
    : [];
