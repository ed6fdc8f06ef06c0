import { takeCensus } from "../../../core/directory/index.ts";
import {
  listEngagements,
  listSolicited,
  listUnattachedEngaged,
  type UnattachedEngaged,
} from "../../../core/forms/index.ts";
import { letterRowOf, listCommunes } from "../../../core/reference/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { MISSION_WORDS } from "../declaration/declaration-rows.ts";
import type { Engagement, MobilisationFacts } from "./count-mobilisation.ts";
import { listReached } from "./mobilisation-store.ts";
import { writePartialDate } from "./partial-date.ts";
import { listPeople, type PersonRow } from "./people-store.ts";

/** What the table is counted from: the directory, whom actions and mailings reached, who said yes. Days are those of `timeZone`. */
export async function gatherFacts(
  tx: Tx,
  { cptsId, timeZone }: { cptsId: string; timeZone: string },
): Promise<MobilisationFacts> {
  const dayOf = (at: Date): string =>
    writePartialDate(localDateOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone).toString());
  const census = await takeCensus(tx, cptsId);
  const reached = await listReached(tx, cptsId);
  const asked = await listSolicited(tx, cptsId);
  const said = await listEngagements(tx, cptsId);
  const others = await listUnattachedEngaged(tx, cptsId);
  const people = await listPeople(tx, cptsId);
  const towns = await townsOf(tx, others);
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
          isAnswer: true,
          why: `a répondu « oui » le ${dayOf(one.answeredAt)} : ${missionWords([one.mission])}`,
        })),
      ...others.map((one) => engagedStranger(one, dayOf(one.answeredAt), towns)),
      ...people.flatMap(engagedPerson),
    ],
  };
}

const missionWords = (missions: readonly string[]): string =>
  missions.map((code) => MISSION_WORDS.get(code) ?? code).join(", ");

async function townsOf(tx: Tx, others: readonly UnattachedEngaged[]): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(others.flatMap(({ communeCode }) => communeCode ?? []))];
  if (codes.length === 0) return new Map();
  return new Map((await listCommunes(tx, codes)).map(({ code, name }) => [code, name]));
}

/** Who answered yes without being of the directory: counted in the row of the profession that they said. */
const engagedStranger = (
  one: UnattachedEngaged,
  day: string,
  towns: ReadonlyMap<string, string>,
): Engagement => ({
  professionalId: null,
  isAnswer: true,
  name: one.name || "Sans nom",
  detail: [one.professionLabel, one.communeCode ? towns.get(one.communeCode) : "", "hors annuaire"]
    .filter(Boolean)
    .join(" · "),
  letterRow: letterRowOf({ professionCode: one.professionCode, specialityCode: one.specialityCode }),
  why: `a répondu « oui » ${one.how === "paper" ? "sur papier" : "par le lien public"}, le ${day} : ${missionWords(one.missions)}`,
});

/** Of the team or an active member, and known in the directory: counted where the directory counts them. */
const engagedPerson = (person: PersonRow): Engagement[] =>
  person.professional_id && person.part !== "partner"
    ? [
        {
          professionalId: person.professional_id,
          isAnswer: false,
          why: person.part === "team" ? "de l’équipe projet" : "membre actif",
        },
      ]
    : [];
