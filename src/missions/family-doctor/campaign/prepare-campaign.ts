import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { localDayBounds, nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { dayOf } from "../request/day-of.ts";
import { listUserLabels } from "../request/people-store.ts";
import {
  type Campaign,
  type CampaignFilter,
  type CampaignInput,
  type CampaignPreview,
  MOST_LETTERS,
} from "./campaign-contract.ts";
import { insertCampaign, insertLetters } from "./campaign-store.ts";
import { presentCampaigns } from "./present-campaign.ts";
import { countChosen, listChosen } from "./recipient-store.ts";

export const MAKE_LETTERS = "family-doctor.make-letters";

/** How many letters this choice makes; nothing is changed, and no name is read. */
export const previewCampaign = (deps: Deps, actor: Actor, filter: CampaignFilter): Promise<CampaignPreview> =>
  act(deps, actor, async (tx) => {
    const counts = await countChosen(tx, await choiceOf(deps, actor, tx, filter));
    return {
      letters: counts.letters,
      withoutAddress: counts.without_address,
      withoutDoctor: counts.without_doctor,
      tooMany: counts.letters > MOST_LETTERS,
    };
  });

/** Fixes who is written to; the letters are made by a job. */
export const prepareCampaign = (
  deps: Deps,
  actor: Actor,
  once: Once,
  input: CampaignInput,
): Promise<Campaign> =>
  actOnce(deps, actor, once, async (tx) => {
    const now = nowOf(deps);
    const chosen = await listChosen(tx, await choiceOf(deps, actor, tx, input.filter), MOST_LETTERS + 1);
    if (chosen.length === 0)
      throw conflict(
        "family-doctor.no-letter",
        "Personne ne correspond à ce choix avec une adresse postale : élargissez-le, ou complétez les adresses.",
      );
    if (chosen.length > MOST_LETTERS)
      throw conflict(
        "family-doctor.too-many-letters",
        `Plus de ${MOST_LETTERS} lettres : choisissez moins de communes ou de priorités, puis recommencez pour les autres.`,
      );
    const labels = await listUserLabels(tx, [actor.userId]);
    const row = await insertCampaign(tx, {
      cpts_id: actor.cptsId,
      id: newId(),
      label: input.label,
      filter: JSON.stringify(input.filter),
      state: "queued",
      letters: chosen.length,
      made_by: actor.userId,
      made_by_label: labels.get(actor.userId) ?? "",
      created_at: now,
    });
    await insertLetters(tx, actor.cptsId, row.id, chosen);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.letters-prepared",
      subjectKind: "campaign",
      subjectId: row.id,
      details: { letters: chosen.length },
    });
    await enqueueJob(tx, {
      name: MAKE_LETTERS,
      payload: { cptsId: actor.cptsId, campaignId: row.id },
      maxAttempts: 3,
    });
    const [made] = await presentCampaigns(tx, actor.cptsId, [row], now);
    return made!;
  });

async function choiceOf(deps: Deps, actor: Actor, tx: Tx, filter: CampaignFilter) {
  const now = nowOf(deps);
  const { bands } = (await ensurePublishedRules(tx, actor.cptsId, now)).content;
  const on = filter.waitingSinceOn && localDayBounds(filter.waitingSinceOn, actor.timeZone).endsAt;
  return {
    cptsId: actor.cptsId,
    filter,
    bands,
    waitingSince: on ? new Date(on.epochMilliseconds) : null,
    today: dayOf(now, actor.timeZone),
  };
}
