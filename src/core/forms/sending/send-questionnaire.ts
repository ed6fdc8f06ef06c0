import { randomInt } from "node:crypto";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { localDateOf, localDayBounds, nowOf } from "../../../platform/time/index.ts";
import { findVersion } from "../questionnaire/questionnaire-store.ts";
import { addPeople } from "./choose-people.ts";
import type { PeopleFilter, SendingInput } from "./sending-contract.ts";
import { insertSending, lockSending, type SendingRow, updateSending } from "./sending-store.ts";

/** No letter that is mistaken for another when it is copied from a poster; 50 bits, so that it is not guessed. */
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
const KEY_LENGTH = 10;
const drawKey = (): string =>
  Array.from({ length: KEY_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** Sends a published version: to people of the directory by mail, behind a public page, or both; paper may always be typed in. */
export const sendQuestionnaire = (
  deps: Deps,
  actor: Actor,
  once: Once,
  input: SendingInput,
): Promise<{ id: string; people: number }> =>
  actOnce(deps, actor, once, async (tx) => {
    const now = nowOf(deps);
    const version = await findVersion(tx, actor.cptsId, input.questionnaireId, input.version);
    if (version?.state !== "published")
      throw notFound("forms.not-published", "Choisissez une version publiée de ce questionnaire.");
    const id = newId();
    await insertSending(tx, {
      cpts_id: actor.cptsId,
      id,
      questionnaire_id: input.questionnaireId,
      version: input.version,
      title: input.title,
      introduction: input.introduction,
      identity: input.identity,
      public_key: input.publicLink ? drawKey() : null,
      closes_at: endOf(deps, actor, input.closesOn),
      reminders: input.reminders,
      reminder_days: input.reminderDays,
      created_by: actor.userId,
      created_by_label: actor.label.slice(0, 200),
      created_at: now,
    });
    const sending = { cptsId: actor.cptsId, id, identity: input.identity };
    const people = input.people ? await addPeople(deps, tx, sending, input.people, now) : 0;
    await recordAct(deps, actor, tx, {
      action: "forms.sent",
      subjectKind: "forms-sending",
      subjectId: id,
      details: { people, identity: input.identity, public: input.publicLink },
    });
    return { id, people };
  });

/** The first instant of the next day on the territory's clock. @throws invalid for a day that is over */
function endOf(deps: Deps, actor: Actor, closesOn: string): Date {
  if (closesOn < localDateOf(deps.clock.now(), actor.timeZone).toString())
    throw invalid("closesOn", "La date de clôture est déjà passée.");
  return new Date(localDayBounds(closesOn, actor.timeZone).endsAt.epochMilliseconds);
}

/** More people for what is already sent. */
export const addRecipients = (deps: Deps, actor: Actor, once: Once, id: string, filter: PeopleFilter) =>
  actOnce(deps, actor, once, async (tx) => {
    const row = await lockSending(tx, actor.cptsId, id);
    if (!row) throw noSending();
    if (!isOpen(row, nowOf(deps))) throw over(row);
    const sending = { cptsId: actor.cptsId, id, identity: row.identity };
    const people = await addPeople(deps, tx, sending, filter, nowOf(deps));
    await recordAct(deps, actor, tx, {
      action: "forms.sent",
      subjectKind: "forms-sending",
      subjectId: id,
      details: { people },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "forms", id });
    return { people };
  });

/** Ends it now: nobody answers any more. */
export const closeSending = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const row = await lockSending(tx, actor.cptsId, id);
    if (!row) throw noSending();
    const now = nowOf(deps);
    if (!isOpen(row, now)) throw over(row);
    await updateSending(tx, actor.cptsId, id, { closed_at: now });
    await recordAct(deps, actor, tx, { action: "forms.closed", subjectKind: "forms-sending", subjectId: id });
    tellScreens(deps, tx, actor.cptsId, { topic: "forms", id });
  });

/** Another last day; opens again what was closed, unless it is anonymous: what came in between two ends would be found by subtraction. */
export const prolongSending = async (
  deps: Deps,
  actor: Actor,
  id: string,
  closesOn: string,
): Promise<void> => {
  const closesAt = endOf(deps, actor, closesOn);
  try {
    await act(deps, actor, async (tx) => {
      const row = await lockSending(tx, actor.cptsId, id);
      if (!row) throw noSending();
      if (row.identity === "anonymous" && !isOpen(row, nowOf(deps))) throw overForGood();
      if (row.forgotten_at) throw over(row);
      await updateSending(tx, actor.cptsId, id, { closes_at: closesAt, closed_at: null });
      await recordAct(deps, actor, tx, {
        action: "forms.prolonged",
        subjectKind: "forms-sending",
        subjectId: id,
        details: { closesOn },
      });
      tellScreens(deps, tx, actor.cptsId, { topic: "forms", id });
    });
  } catch (error) {
    if (violates(error, "forms_sendings_closes_check"))
      throw invalid("closesOn", "La date de clôture est déjà passée.");
    throw error;
  }
};

export const isOpen = (row: Pick<SendingRow, "closes_at" | "closed_at">, now: Date): boolean =>
  row.closed_at === null && row.closes_at > now;

export const noSending = () =>
  notFound("forms.no-sending", "Cet envoi n'existe pas, ou n'est pas de cette CPTS.");
const overForGood = () =>
  conflict(
    "forms.anonymous-closed",
    "Un questionnaire anonyme qui est clos ne se rouvre pas, pour que personne ne soit deviné : faites un nouvel envoi.",
  );
/** Who ended it may open it again, unless it is anonymous or forgotten. */
export const over = (row: Pick<SendingRow, "identity" | "forgotten_at">) =>
  conflict(
    "forms.closed",
    row.identity === "anonymous"
      ? "Ce questionnaire anonyme est clos, et ne se rouvre pas : faites un nouvel envoi pour recevoir encore des réponses."
      : row.forgotten_at
        ? "Ce questionnaire est clos, et ses réponses ont été rendues anonymes : faites un nouvel envoi."
        : "Ce questionnaire est clos : prolongez-le pour recevoir encore des réponses.",
  );
