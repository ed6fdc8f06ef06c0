import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, pageOf, readTimeKey } from "../../../platform/http/index.ts";
import { letterRowOf, letterRows } from "../../reference/index.ts";
import { matchAuthors } from "../author/match-authors.ts";
import { type Answer, type Form, leavesOfForm, optionsOf, scoreAnswers } from "../model/index.ts";
import { findVersion } from "../questionnaire/questionnaire-store.ts";
import { formOf } from "../questionnaire/read-questionnaires.ts";
import type { KeptCounts } from "../retention/kept-counts.ts";
import { noSending } from "../sending/send-questionnaire.ts";
import { findSending, type SendingRow } from "../sending/sending-store.ts";
import { mayShowCross } from "./hide-small.ts";
import type { Cross, ResponsePage, Results } from "./result-contract.ts";
import { countWaiting, listResponses, type ResponseRow } from "./result-store.ts";
import { smallCount } from "./small-count.ts";
import { crossTable, summarise } from "./summarise.ts";

interface Answered {
  sending: SendingRow;
  form: Form;
  rows: ResponseRow[];
  /** Of an anonymous questionnaire, or one that is forgotten; null for a named one, which hides nothing. */
  least: number | null;
}

export async function answeredIn(
  deps: Deps,
  tx: Tx,
  of: { cptsId: string; timeZone: string },
  id: string,
): Promise<Answered> {
  const sending = await findSending(tx, of.cptsId, id);
  const version = sending && (await findVersion(tx, of.cptsId, sending.questionnaire_id, sending.version));
  if (!sending || !version) throw noSending();
  const isNobodys = sending.identity === "anonymous" || sending.forgotten_at !== null;
  const least = isNobodys ? await smallCount(deps, tx, of.timeZone) : null;
  const rows = await listResponses(tx, { cptsId: of.cptsId, sendingId: id });
  // Under the threshold not even the answers to one question are shown.
  return { sending, form: formOf(version), least, rows: least !== null && rows.length < least ? [] : rows };
}

/** What was answered, counted by question. */
export const readResults = (deps: Deps, actor: Actor, id: string): Promise<Results> =>
  act(deps, actor, (tx) => resultsIn(deps, tx, actor, id));

async function resultsIn(
  deps: Deps,
  tx: Tx,
  of: { cptsId: string; timeZone: string },
  id: string,
): Promise<Results> {
  const { sending, form, rows, least } = await answeredIn(deps, tx, of, id);
  const came = (how: ResponseRow["how"]) => rows.filter((row) => row.how === how).length;
  return {
    identity: sending.identity as Results["identity"],
    forgotten: sending.forgotten_at !== null,
    responses: rows.length,
    waiting: least === null ? 0 : await countWaiting(tx, of.cptsId, id),
    least,
    how: { link: came("link"), public: came("public"), paper: came("paper") },
    score: scoresOf(form, rows),
    questions: questionsOf({ sending, form, rows }),
  };
}

/** Each question counted; of a forgotten sending numbers are those that were kept. */
export function questionsOf({ sending, form, rows }: Pick<Answered, "sending" | "form" | "rows">) {
  const kept = (sending.kept as KeptCounts | null)?.numbers ?? {};
  return summarise(
    form,
    rows.map((row) => row.answers),
  ).map((one) => (rows.length > 0 && Object.hasOwn(kept, one.key) ? { ...one, ...kept[one.key] } : one));
}

function scoresOf(form: Form, rows: readonly ResponseRow[]): Results["score"] {
  const scores = rows.flatMap(({ score }) => (score === null ? [] : [score]));
  const whole = scoreAnswers(form, {});
  if (!whole || scores.length === 0) return null;
  return {
    mean: scores.reduce((sum, one) => sum + one, 0) / scores.length,
    min: scores.reduce((least, one) => Math.min(least, one)),
    max: scores.reduce((most, one) => Math.max(most, one)),
    most: whole.most,
  };
}

/** One question by profession, or by what was chosen at another. */
export const readCross = (
  deps: Deps,
  actor: Actor,
  id: string,
  query: { question: string; by: string },
): Promise<Cross> =>
  act(deps, actor, async (tx) => {
    const { form, rows, least } = await answeredIn(deps, tx, actor, id);
    const leaves = leavesOfForm(form).filter((leaf) => optionsOf(leaf.question).length > 0);
    const leaf = leaves.find((one) => one.key === query.question);
    // Who chose several would stand in several groups: what sets two groups apart could be one person.
    const by = leaves.find((one) => one.key === query.by && one.question.kind !== "choices");
    if (!leaf) throw invalid("question", "Choisissez une question à choix.");
    const byProfession = !by && query.by === "profession";
    if (!by && !byProfession)
      throw invalid("by", "Choisissez la profession, ou une question à une seule réponse.");
    // Of an anonymous answer nobody knows the profession: there is nothing to cross with.
    if (byProfession && least !== null) return { shown: false, least, groups: [] };
    const groupOf = (row: ResponseRow) => {
      if (!by) return rowOf(row);
      const chosen: Answer | undefined = row.answers[by.key];
      const option = optionsOf(by.question).find((one) => one.key === chosen);
      return option ? { key: option.key, label: option.label } : null;
    };
    const groups = crossTable(
      leaf,
      rows.map((row) => ({ group: groupOf(row), answers: row.answers })),
    );
    const shown = least === null || mayShowCross(groups, least);
    return { shown, least, groups: shown ? groups : [] };
  });

/** The row of the letter of intent, which sets general practitioners apart. */
function rowOf(row: ResponseRow): { key: string; label: string } | null {
  if (!row.profession_code) return null;
  const of = letterRowOf({ professionCode: row.profession_code, specialityCode: row.speciality_code });
  const label = letterRows.find(([key]) => key === of)?.[1] ?? of;
  return { key: of, label: label.replace(" (préciser)", "") };
}

const authorOf = (row: ResponseRow): ResponsePage["items"][number]["author"] =>
  row.professional_id === null && row.profession_label !== null
    ? { name: row.author_name ?? "", profession: row.profession_label, commune: row.commune_name }
    : null;

/** Who answered what way, of a named questionnaire; of an anonymous one there is no list. */
export const readResponses = (
  deps: Deps,
  actor: Actor,
  id: string,
  query: { who: "all" | "unknown"; after?: string | undefined; limit: number },
): Promise<ResponsePage> =>
  act(deps, actor, async (tx) => {
    const { form, least } = await answeredIn(deps, tx, actor, id);
    if (least !== null) return { items: [], next: null };
    const rows = await listResponses(
      tx,
      { cptsId: actor.cptsId, sendingId: id },
      { unknownOnly: query.who === "unknown", after: readTimeKey(query.after), limit: query.limit + 1 },
    );
    const { items, next } = pageOf(rows, query.limit, (row) => [row.submitted_at.toISOString(), row.id]);
    const matches = await matchAuthors(
      tx,
      actor.cptsId,
      items
        .filter((row) => row.professional_id === null)
        .map((row) => ({
          id: row.id,
          name: row.author_name,
          rpps: row.author_rpps,
          commune: row.author_commune,
        })),
    );
    const texts = leavesOfForm(form)
      .filter(({ question }) => question.kind === "text")
      .slice(0, 2);
    return {
      items: items.map((row) => ({
        id: row.id,
        professionalId: row.professional_id,
        name: row.family_name === null ? null : `${row.given_name} ${row.family_name}`.trim(),
        how: row.how,
        submittedAt: row.submitted_at.toISOString(),
        hint: texts
          .flatMap(({ key }) => (typeof row.answers[key] === "string" ? [row.answers[key]] : []))
          .join(" · ")
          .slice(0, 200),
        author: authorOf(row),
        match: matches.get(row.id) ?? null,
        score: row.score,
        engagements: row.engagements,
      })),
      next,
    };
  });
