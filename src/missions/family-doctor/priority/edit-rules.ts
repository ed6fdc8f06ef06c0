import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { insertPlainDecision } from "../request/ledger-store.ts";
import { ensurePublishedRules } from "./ensure-rules.ts";
import type { PriorityRules, RulesBook, RulesDraftInput, RulesVersion } from "./priority-contract.ts";
import { askToReweigh } from "./reweigh-register.ts";
import {
  deleteDraftRules,
  findRulesIn,
  insertRules,
  listRules,
  lockRules,
  publishDraftRules,
  type RulesRow,
  retireRules,
  updateDraftRules,
} from "./rules-store.ts";

export const readRules = (deps: Deps, actor: Actor): Promise<RulesBook> =>
  act(deps, actor, (tx) => bookOf(deps, actor, tx));

/** The content of the draft, to be previewed. */
export const readDraftContent = (deps: Deps, actor: Actor): Promise<PriorityRules> =>
  act(deps, actor, async (tx) => {
    const draft = await findRulesIn(tx, actor.cptsId, "draft");
    if (!draft) throw noDraft();
    return draft.content;
  });

/** Saves the draft; the first save begins one. Who read an older draft is told instead of overwriting. */
export const saveRulesDraft = (deps: Deps, actor: Actor, input: RulesDraftInput): Promise<RulesBook> =>
  act(deps, actor, async (tx) => {
    await lockRules(tx, actor.cptsId);
    const now = nowOf(deps);
    await ensurePublishedRules(tx, actor.cptsId, now);
    const draft = await findRulesIn(tx, actor.cptsId, "draft");
    refuseStale(draft, input.readAt);
    const { content, note } = input;
    const saved = draft
      ? await updateDraftRules(tx, actor.cptsId, draft.id, { content, note, by: actor.userId, now })
      : await insertRules(tx, actor.cptsId, { state: "draft", content, note, by: actor.userId, now });
    await record(deps, actor, tx, "family-doctor.rules-draft-saved", saved);
    return bookOf(deps, actor, tx);
  });

/** The draft comes in force, and every open request is weighed again by a job. */
export const publishRules = (deps: Deps, actor: Actor, once: Once, readAt: string): Promise<RulesBook> =>
  actOnce(deps, actor, once, async (tx) => {
    await lockRules(tx, actor.cptsId);
    const draft = await findRulesIn(tx, actor.cptsId, "draft");
    if (!draft) throw noDraft();
    refuseStale(draft, readAt);
    const now = nowOf(deps);
    await retireRules(tx, actor.cptsId, now);
    await publishDraftRules(tx, actor.cptsId, draft.id, actor.userId, now);
    await insertPlainDecision(tx, actor.cptsId, {
      kind: "rules-published",
      requestId: null,
      at: now,
      userId: actor.userId,
      userLabel: actor.label,
      reason: (draft.note || `Règles de priorité, version ${draft.version}.`).slice(0, 500),
      ruleVersion: draft.version,
    });
    await record(deps, actor, tx, "family-doctor.rules-published", draft);
    await askToReweigh(tx, actor.cptsId);
    return bookOf(deps, actor, tx);
  });

export const discardRulesDraft = (deps: Deps, actor: Actor): Promise<RulesBook> =>
  act(deps, actor, async (tx) => {
    await lockRules(tx, actor.cptsId);
    const draft = await findRulesIn(tx, actor.cptsId, "draft");
    if (!draft || !(await deleteDraftRules(tx, actor.cptsId))) throw noDraft();
    await record(deps, actor, tx, "family-doctor.rules-draft-discarded", draft);
    return bookOf(deps, actor, tx);
  });

const noDraft = () => notFound("family-doctor.no-rules-draft", "Il n'y a pas de brouillon.");

function refuseStale(draft: RulesRow | undefined, readAt: string | null): void {
  if ((draft?.updated_at.getTime() ?? null) === (readAt === null ? null : Date.parse(readAt))) return;
  throw conflict(
    "family-doctor.rules-changed",
    "Ce brouillon a été changé entre-temps : relisez-le, puis recommencez.",
  );
}

type RulesAct =
  | "family-doctor.rules-draft-saved"
  | "family-doctor.rules-published"
  | "family-doctor.rules-draft-discarded";

const record = (deps: Deps, actor: Actor, tx: Tx, action: RulesAct, row: RulesRow) =>
  recordAct(deps, actor, tx, {
    action,
    subjectKind: "rules",
    subjectId: row.id,
    details: { version: row.version },
  });

async function bookOf(deps: Deps, actor: Actor, tx: Tx): Promise<RulesBook> {
  await ensurePublishedRules(tx, actor.cptsId, nowOf(deps));
  const all = await listRules(tx, actor.cptsId);
  const inState = (state: string) => all.find((row) => row.state === state);
  const draft = inState("draft");
  const published = inState("published")!;
  return {
    published: { ...present(published), content: published.content },
    draft: draft ? { ...present(draft), content: draft.content } : null,
    versions: all.map(present),
  };
}

const present = (row: RulesRow & { by_label: string | null }): RulesVersion => ({
  id: row.id,
  version: row.version,
  state: row.state as RulesVersion["state"],
  note: row.note,
  byLabel: row.by_label,
  publishedAt: row.published_at?.toISOString() ?? null,
  updatedAt: row.updated_at.toISOString(),
});
