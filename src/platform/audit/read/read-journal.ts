import type { Actor } from "../../access/index.ts";
import type { Deps } from "../../deps.ts";
import { invalid } from "../../errors/problems.ts";
import { act, pageOf, readTimeKey } from "../../http/index.ts";
import { localDayBounds } from "../../time/index.ts";
import { listActionWords, wordsOf } from "../action-words.ts";
import type { JournalChoices, JournalEntry, JournalPage, JournalQuery } from "../contract.ts";
import { recordAct } from "../record-act.ts";
import { listEntries, listPeople } from "./journal-store.ts";

/** The journal of the CPTS, newest first; that it was read, and what was asked, stands in it too (once per search). */
export async function readJournal(deps: Deps, actor: Actor, query: JournalQuery): Promise<JournalPage> {
  const filter = {
    patientId: query.patient,
    userId: query.user,
    action: query.action,
    from: query.from ? dateOf(localDayBounds(query.from, actor.timeZone).startsAt) : undefined,
    to: query.to ? dateOf(localDayBounds(query.to, actor.timeZone).endsAt) : undefined,
    after: readTimeKey(query.after),
    limit: query.limit,
  };
  if (filter.from && filter.to && filter.from >= filter.to)
    throw invalid("to", "La fin vient après le début.");
  return act(deps, actor, async (tx) => {
    const rows = await listEntries(tx, actor.cptsId, filter);
    if (!filter.after) {
      await recordAct(deps, actor, tx, {
        action: "audit.read",
        ...(query.patient ? { patientId: query.patient } : {}),
        ...(query.user ? { subjectKind: "user", subjectId: query.user } : {}),
        details: { action: query.action ?? null, from: query.from ?? null, to: query.to ?? null },
      });
    }
    const page = pageOf(rows, query.limit, (row) => [row.at.toISOString(), row.id]);
    return { items: page.items.map(present), next: page.next };
  });
}

/** What one may choose from to search: people of the CPTS, kinds of acts. */
export const readChoices = (deps: Deps, actor: Actor): Promise<JournalChoices> =>
  act(deps, actor, async (tx) => ({
    people: (await listPeople(tx, actor.cptsId)).map((row) => ({
      userId: row.id,
      name: `${row.given_name} ${row.family_name}`.trim(),
    })),
    actions: listActionWords(),
  }));

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

const present = (row: Awaited<ReturnType<typeof listEntries>>[number]): JournalEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  userId: row.actor_user_id,
  personName: row.actor_label,
  action: row.action,
  words: wordsOf(row.action),
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  patientId: row.patient_id,
  purpose: row.purpose,
  details: row.details as JournalEntry["details"],
  isSealed: row.seq !== null,
});
