import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { sumBudget } from "./budget.ts";
import { prefillSubsidy } from "./prefill-subsidy.ts";
import { contentOf, missingOf, presentHead, presentSubsidy } from "./present-subsidy.ts";
import type {
  NewSubsidyInput,
  Subsidy,
  SubsidyContent,
  SubsidyInput,
  SubsidyList,
} from "./subsidy-contract.ts";
import {
  deleteDraft,
  findSubsidy,
  freezeSubsidyRow,
  insertSubsidy,
  listSubsidies,
  type SubsidyRow,
  updateSubsidy,
} from "./subsidy-store.ts";

const MOST_SUBSIDIES = 200;

export const readSubsidies = (deps: Deps, actor: Actor): Promise<SubsidyList> =>
  act(deps, actor, async (tx) => ({ items: (await listSubsidies(tx, actor.cptsId)).map(presentHead) }));

export const readSubsidy = (deps: Deps, actor: Actor, id: string): Promise<Subsidy> =>
  act(deps, actor, async (tx) => presentSubsidy(await requireSubsidy(tx, actor, id)));

/** Begins a request from what the CPTS knows of itself, or from a former one, whose budget is taken along. */
export const beginSubsidy = (
  deps: Deps,
  actor: Actor,
  input: NewSubsidyInput,
  once: Once,
): Promise<Subsidy> =>
  actOnce(deps, actor, once, async (tx) => {
    if ((await listSubsidies(tx, actor.cptsId)).length >= MOST_SUBSIDIES)
      throw conflict(
        "project.too-many-subsidies",
        `${MOST_SUBSIDIES} demandes au plus : effacez des brouillons.`,
      );
    const content = input.fromId
      ? forAnotherYear(contentOf(await requireSubsidy(tx, actor, input.fromId)), input.year)
      : await prefillSubsidy(deps, tx, actor.cptsId, input.year);
    const id = await insertSubsidy(tx, actor.cptsId, {
      year: input.year,
      label: input.label,
      content,
      totals: sumBudget(content.budget),
      at: nowOf(deps),
      by: actor,
    });
    await recordAct(deps, actor, tx, {
      action: "project.subsidy-begun",
      subjectKind: "subsidy",
      subjectId: id,
    });
    return presentSubsidy(await requireSubsidy(tx, actor, id));
  });

/** The year's dates anew; what was attested is attested again. */
const forAnotherYear = (content: SubsidyContent, year: number): SubsidyContent => ({
  ...content,
  fields: {
    ...Object.fromEntries(Object.entries(content.fields).filter(([key]) => !key.startsWith("statement."))),
    "request.occurrence": "renewal",
    "budget.from": `${year}-01-01`,
    "budget.to": `${year}-12-31`,
  },
});

/** Saves the sheet as it is typed. Saved by somebody else since: refused with theirs, nothing is overwritten. */
export const saveSubsidy = (deps: Deps, actor: Actor, id: string, input: SubsidyInput): Promise<Subsidy> =>
  act(deps, actor, async (tx) => {
    const before = await requireDraft(tx, actor, id);
    const saved = await updateSubsidy(tx, actor.cptsId, id, input.revision, {
      year: input.year,
      label: input.label,
      content: input.content,
      totals: sumBudget(input.content.budget),
      at: nowOf(deps),
      by: actor,
    });
    if (!saved) throw changedMeanwhile(before);
    return presentSubsidy(await requireSubsidy(tx, actor, id));
  });

/** Freezes what is sent: complete and balanced, or refused with what is missing. */
export async function freezeSubsidy(
  deps: Deps,
  actor: Actor,
  id: string,
  revision: number,
): Promise<Subsidy> {
  try {
    return await act(deps, actor, async (tx) => {
      const before = await requireDraft(tx, actor, id);
      const [missing] = missingOf(contentOf(before));
      if (missing) throw invalid("content", missing, "project.subsidy-incomplete");
      if (!(await freezeSubsidyRow(tx, actor.cptsId, id, revision, actor.userId, nowOf(deps))))
        throw changedMeanwhile(before);
      await recordAct(deps, actor, tx, {
        action: "project.subsidy-frozen",
        subjectKind: "subsidy",
        subjectId: id,
      });
      return presentSubsidy(await requireSubsidy(tx, actor, id));
    });
  } catch (error) {
    if (violates(error, "project_subsidies_balance_check"))
      throw invalid("content", "Le budget n’est pas équilibré.", "project.subsidy-incomplete");
    throw error;
  }
}

export const discardSubsidy = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    await requireDraft(tx, actor, id);
    await deleteDraft(tx, actor.cptsId, id);
    await recordAct(deps, actor, tx, {
      action: "project.subsidy-discarded",
      subjectKind: "subsidy",
      subjectId: id,
    });
  });

async function requireSubsidy(tx: Tx, actor: Actor, id: string): Promise<SubsidyRow> {
  const row = await findSubsidy(tx, actor.cptsId, id);
  if (!row) throw notFound("project.subsidy-not-found", "Cette demande de subvention n’existe pas, ou plus.");
  return row;
}

async function requireDraft(tx: Tx, actor: Actor, id: string): Promise<SubsidyRow> {
  const row = await requireSubsidy(tx, actor, id);
  if (row.frozen_at)
    throw conflict(
      "project.subsidy-frozen",
      "Cette demande est figée : elle reste telle qu’elle a été envoyée. Partez d’elle pour en faire une nouvelle.",
      presentSubsidy(row),
    );
  return row;
}

const changedMeanwhile = (row: SubsidyRow) =>
  conflict(
    "project.subsidy-changed",
    `${row.updated_by_label || "Quelqu’un"} a changé cette demande pendant que vous la remplissiez. Relisez-la : rien n’a été écrasé.`,
    presentSubsidy(row),
  );
