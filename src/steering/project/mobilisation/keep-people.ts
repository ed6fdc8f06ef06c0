import { type Actor, can } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { declarationRules } from "../declaration/declaration-policy.ts";
import type { PeopleList, PersonChange, PersonInput, ProjectPerson } from "./mobilisation-contract.ts";
import {
  deletePerson,
  findPerson,
  insertPeople,
  listPeople,
  nextRank,
  type PersonRow,
  updatePerson,
} from "./people-store.ts";

const MOST_PEOPLE = 2_000;

/** The project team, active members and partners, in their order. */
export const readPeople = (deps: Deps, actor: Actor): Promise<PeopleList> =>
  act(deps, actor, (tx) => peopleOf(actor, tx));

const peopleOf = async (actor: Actor, tx: Tx): Promise<PeopleList> => ({
  items: (await listPeople(tx, actor.cptsId)).map(presentPerson),
  mayWrite: can(actor, declarationRules["project.write"], undefined as never),
});

export const addPerson = (deps: Deps, actor: Actor, once: Once, input: PersonInput): Promise<PeopleList> =>
  refusingStrangers(() =>
    actOnce(deps, actor, once, async (tx) => {
      await writePeople(deps, actor, tx, [input]);
      return peopleOf(actor, tx);
    }),
  );

/** Adds people after those who are there, inside a transaction. */
export async function writePeople(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  people: readonly PersonInput[],
): Promise<void> {
  const rank = await nextRank(tx, actor.cptsId);
  if (rank + people.length > MOST_PEOPLE)
    throw conflict("project.too-many-people", `${MOST_PEOPLE} personnes au plus.`);
  await insertPeople(
    tx,
    people.map((one, nth) => ({
      cpts_id: actor.cptsId,
      id: newId(),
      rank: rank + nth,
      ...columnsOf(deps, actor, one),
    })),
  );
  await recordAct(deps, actor, tx, {
    action: "project.people-added",
    details: { people: people.length },
  });
}

/** Saves over the revision that was read. @throws conflict `project.person-changed` with the person as they stand */
export const changePerson = (
  deps: Deps,
  actor: Actor,
  id: string,
  { revision, ...input }: PersonChange,
): Promise<PeopleList> =>
  refusingStrangers(() =>
    act(deps, actor, async (tx) => {
      const columns = columnsOf(deps, actor, input);
      const { numUpdatedRows } = await updatePerson(tx, actor.cptsId, id, revision, columns);
      if (numUpdatedRows === 0n) throw await changedMeanwhile(tx, actor.cptsId, id);
      await recordAct(deps, actor, tx, {
        action: "project.person-changed",
        subjectKind: "person",
        subjectId: id,
      });
      return peopleOf(actor, tx);
    }),
  );

async function changedMeanwhile(tx: Tx, cptsId: string, id: string) {
  const row = await findPerson(tx, cptsId, id);
  if (!row)
    return notFound(
      "project.person-unknown",
      "Cette personne a été retirée de la liste. Pour l’y remettre, ajoutez-la de nouveau.",
    );
  return conflict(
    "project.person-changed",
    `${row.changed_by_label || "Quelqu’un"} a modifié cette personne pendant que vous l’écriviez. Rien n’est perdu : comparez les deux, puis choisissez.`,
    presentPerson(row),
  );
}

export const removePerson = (deps: Deps, actor: Actor, id: string): Promise<PeopleList> =>
  act(deps, actor, async (tx) => {
    const { numDeletedRows } = await deletePerson(tx, actor.cptsId, id);
    if (numDeletedRows === 0n) throw notFound("project.person-unknown");
    await recordAct(deps, actor, tx, {
      action: "project.person-removed",
      subjectKind: "person",
      subjectId: id,
    });
    return peopleOf(actor, tx);
  });

async function refusingStrangers<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, "project_people_professional_fkey"))
      throw invalid("professionalId", "Cette personne n’est plus dans l’annuaire : choisissez-la à nouveau.");
    throw error;
  }
}

const columnsOf = (deps: Deps, actor: Actor, input: PersonInput) => ({
  part: input.part,
  name: input.name,
  profession: input.profession,
  sector: input.sector,
  town: input.town,
  structure: input.structure,
  professional_id: input.professionalId,
  changed_by: actor.userId,
  changed_by_label: actor.label,
  changed_at: nowOf(deps),
});

export const presentPerson = (row: PersonRow): ProjectPerson => ({
  id: row.id,
  part: row.part as ProjectPerson["part"],
  name: row.name,
  profession: row.profession,
  sector: row.sector,
  town: row.town,
  structure: row.structure,
  professionalId: row.professional_id,
  revision: row.revision,
  changedByLabel: row.changed_by_label,
  changedAt: row.changed_at.toISOString(),
});
