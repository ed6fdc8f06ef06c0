import type { Actor } from "../../../platform/access/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { enqueueJobs } from "./mail-recipient.ts";
import { listPeople, type Person } from "./people-store.ts";
import type { PeopleFilter, PeoplePreview } from "./sending-contract.ts";
import { countRecipients, insertRecipients } from "./sending-store.ts";
import { hashLink, makeLink } from "./signed-link.ts";

/** Of one sending. */
const MOST_PEOPLE = 2_000;

/** Who would get the questionnaire; changes nothing. */
export const previewPeople = (deps: Deps, actor: Actor, filter: PeopleFilter): Promise<PeoplePreview> =>
  act(deps, actor, async (tx) => {
    const found = await listPeople(tx, actor.cptsId, filter, MOST_PEOPLE + 1);
    const people = found.filter((one) => !one.stopped);
    return {
      people: people.length,
      withMail: people.filter((one) => one.email !== null).length,
      stopped: found.length - people.length,
      tooMany: found.length > MOST_PEOPLE,
      professions: byProfession(people),
    };
  });

function byProfession(people: readonly Person[]): PeoplePreview["professions"] {
  const sums = new Map<string, PeoplePreview["professions"][number]>();
  for (const { profession_code: code, profession_label: label } of people)
    sums.set(code, { code, label, people: (sums.get(code)?.people ?? 0) + 1 });
  return [...sums.values()].sort((one, other) => other.people - one.people);
}

/**
 * Adds the chosen ones, each with a link of their own, and mails those who have an address. Who asked to be left alone is left
 * out; who has no mail is there, to be asked otherwise. @returns how many were added
 */
export async function addPeople(
  deps: Deps,
  tx: Tx,
  sending: { cptsId: string; id: string; identity: string },
  filter: PeopleFilter,
  now: Date,
): Promise<number> {
  const people = (await listPeople(tx, sending.cptsId, filter, MOST_PEOPLE + 1)).filter(
    (one) => !one.stopped,
  );
  if (people.length === 0) return 0;
  if (people.length + (await countRecipients(tx, sending.cptsId, sending.id)) > MOST_PEOPLE)
    throw invalid(
      "people",
      `${MOST_PEOPLE} personnes au plus par envoi : choisissez moins de professions ou de communes.`,
    );
  const mails = new Map(people.map((one) => [one.id, one.email]));
  const added = await insertRecipients(
    tx,
    people.map((person) => {
      const id = newId();
      return {
        cpts_id: sending.cptsId,
        id,
        sending_id: sending.id,
        identity: sending.identity,
        professional_id: person.id,
        token_hash: hashLink(makeLink(deps, "answer", { cptsId: sending.cptsId, id, issuedAt: now })),
        issued_at: now,
      };
    }),
  );
  await enqueueJobs(
    tx,
    sending.cptsId,
    added.filter((one) => mails.get(one.professional_id)).map((one) => one.id),
  );
  return added.length;
}
