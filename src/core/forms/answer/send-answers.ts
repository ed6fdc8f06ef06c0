import { randomUUID } from "node:crypto";
import { newId, type Tx, violates, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Problem } from "../../../platform/errors/problems.ts";
import { publishEvents } from "../../../platform/events/index.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Author } from "../author/author-contract.ts";
import { nameWritten } from "../author/name-written.ts";
import { checkAnswers, type Form, readEngagements, scoreAnswers } from "../model/index.ts";
import { readLink } from "../sending/signed-link.ts";
import { cptsOfSlug, formIn, hashDraftKey, isPublicKey, type Knock, linkOver } from "./find-asked.ts";
import { giveTogether, type Outcome } from "./give-together.ts";
import {
  findByKeys,
  findByLinks,
  type GivenAnswer,
  type GiverRow,
  giveByKeys,
  giveByLinks,
} from "./given-store.ts";
import { notBegun } from "./save-answers.ts";
import { sayTooLong } from "./too-long.ts";

/** Answers written in one statement: 100 of the longest are 25 MB. */
const MOST_TOGETHER = 100;

type Raw = Record<string, unknown>;
interface Sent {
  slug: string;
  raw: Raw;
  author: Author | null;
  /** Of the draft that goes with the answer. */
  draftHash: Buffer;
}
interface SentByLink extends Sent {
  id: string;
  hash: Buffer;
}
interface SentByKey extends Sent {
  key: string;
}
type Done = { done: true };
const DONE: Done = { done: true };

/**
 * The answers are given, for good. Sent twice (a network that fell, a finger that trembled), they are one: who has answered is
 * marked in the same transaction, and the second finds the mark. What arrives together is written together, and nobody is told
 * before it is committed.
 */
export async function sendAnswers(
  deps: Deps,
  knock: Knock,
  input: { answers: Raw; author: Author | null },
): Promise<Done> {
  const sent = { slug: knock.slug, raw: input.answers, author: input.author };
  try {
    if (isPublicKey(knock.key)) {
      const cptsId = await cptsOfSlug(deps, knock.slug);
      // A device that has not begun is told so only where the page is open: its draft is not found.
      const draftHash = hashDraftKey(knock.token ?? randomUUID());
      return await giveByKey(deps, cptsId, { ...sent, key: knock.key, draftHash });
    }
    const link = readLink(deps, "answer", knock.key);
    if (!link) throw linkOver();
    const draftHash = hashDraftKey(knock.key);
    return await giveByLink(deps, link.cptsId, { ...sent, id: link.id, hash: link.hash, draftHash });
  } catch (error) {
    if (violates(error, "forms_responses_open_check")) throw linkOver();
    return sayTooLong(error);
  }
}

const giveByLink = giveTogether<SentByLink, Done>(
  (deps, cptsId, items) =>
    withTenant(deps.db, cptsId, async (tx) => {
      const now = nowOf(deps);
      const rows = await findByLinks(tx, cptsId, items, now);
      return give(deps, tx, cptsId, { items, rows, write: (given) => giveByLinks(tx, cptsId, given, now) });
    }),
  MOST_TOGETHER,
);

const giveByKey = giveTogether<SentByKey, Done>(
  (deps, cptsId, items) =>
    withTenant(deps.db, cptsId, async (tx) => {
      const now = nowOf(deps);
      const doors = items.map(({ key, draftHash }) => ({ key, hash: draftHash }));
      const rows = await findByKeys(tx, cptsId, doors, now);
      return give(deps, tx, cptsId, { items, rows, write: (given) => giveByKeys(tx, cptsId, given, now) });
    }),
  MOST_TOGETHER,
);

interface Batch {
  items: readonly Sent[];
  rows: readonly GiverRow[];
  write: (given: readonly GivenAnswer[]) => Promise<string[]>;
}

/** Each is read on its own: what is wrong with one refuses that one alone. */
async function give(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  { items, rows, write }: Batch,
): Promise<Outcome<Done>[]> {
  const byPlace = new Map(rows.map((row) => [row.nth, row]));
  const outcomes: Outcome<Done>[] = [];
  const given = new Map<string, GivenAnswer & { row: GiverRow }>();
  for (const [at, item] of items.entries()) {
    try {
      const row = giverOf(byPlace.get(at + 1), item);
      const giver = (row.recipient_id ?? row.draft_id) as string;
      if (!row.answered && !given.has(giver)) {
        const form = await formIn(tx, { ...row, cpts_id: cptsId });
        given.set(giver, { ...answerOf(form, row, item), giver, row });
      }
      outcomes.push({ value: DONE });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      outcomes.push({ error });
    }
  }
  if (given.size > 0) await keep(deps, tx, cptsId, [...given.values()], write);
  return outcomes;
}

function giverOf(row: GiverRow | undefined, { slug }: Sent): GiverRow {
  if (row?.cpts_slug !== slug) throw linkOver();
  if (row.recipient_id === null && row.draft_id === null) throw notBegun();
  return row;
}

function answerOf(form: Form, row: GiverRow, item: Sent): Omit<GivenAnswer, "giver"> {
  const answers = readWhole(form, item.raw) as Record<string, string>;
  const isNamed = row.identity === "named";
  const author = isNamed && row.draft_id !== null ? (item.author ?? row.author) : null;
  return {
    sending: row.sending_id,
    // A UUID v7 holds its instant: an anonymous answer has one drawn by chance.
    id: isNamed ? newId() : randomUUID(),
    hash: item.draftHash.toString("hex"),
    answers,
    engagements: isNamed ? readEngagements(form, answers) : [],
    score: scoreAnswers(form, answers)?.total ?? null,
    author: author && { ...author, name: author.name || nameWritten(form, answers) },
  };
}

/** Writes them, and tells it: to screens once, and each named one to the other slices. */
async function keep(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  given: readonly (GivenAnswer & { row: GiverRow })[],
  write: Batch["write"],
): Promise<void> {
  const kept = new Set(await write(given.map(({ row: _row, ...answer }) => answer)));
  const written = given.filter(({ id }) => kept.has(id));
  // An event bears its instant: one told of an anonymous answer would give away when it came.
  await publishEvents(
    deps,
    tx,
    written
      .filter(({ row }) => row.identity === "named")
      .map(({ id, row }) => ({
        name: "forms.answered",
        payload: { questionnaireId: row.questionnaire_id, responseId: id },
      })),
  );
  for (const id of new Set(written.map(({ sending }) => sending)))
    tellScreens(deps, tx, cptsId, { topic: "forms", id });
}

/** @throws Problem `forms.not-complete` with what is missing or wrong, by question */
export function readWhole(form: Form, raw: Raw): Raw {
  const { answers, problems } = checkAnswers(form, raw, { complete: true });
  if (problems.length === 0) return answers;
  throw new Problem(
    "invalid",
    "forms.not-complete",
    "Il manque des réponses, ou certaines ne conviennent pas : complétez-les, puis envoyez.",
    { fields: problems.slice(0, 50).map(({ key, message }) => ({ field: `answers.${key}`, message })) },
  );
}
