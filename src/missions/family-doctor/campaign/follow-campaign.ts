import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once, pageOf, readTimeKey } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { insertRequestEvent } from "../request/request-store.ts";
import type { Campaign, CampaignPage } from "./campaign-contract.ts";
import { findFile, listCampaigns, listLetters, lockCampaign, updateCampaign } from "./campaign-store.ts";
import { filesSince, presentCampaigns } from "./present-campaign.ts";

/** The campaigns, the newest first, with what became of those written to. */
export const readCampaigns = (
  deps: Deps,
  actor: Actor,
  query: { after?: string | undefined; limit: number },
): Promise<CampaignPage> =>
  act(deps, actor, async (tx) => {
    const rows = await listCampaigns(tx, actor.cptsId, readTimeKey(query.after), query.limit + 1);
    const { items, next } = pageOf(rows, query.limit, (row) => [row.created_at.toISOString(), row.id]);
    return { items: await presentCampaigns(tx, actor.cptsId, items, nowOf(deps)), next };
  });

/** The bytes of one file, while it is kept; who took it is recorded. */
export const downloadLetters = (
  deps: Deps,
  actor: Actor,
  file: { id: string; part: number; format: "docx" | "pdf" },
): Promise<Uint8Array> =>
  act(deps, actor, async (tx) => {
    const found = await findFile(tx, actor.cptsId, {
      campaignId: file.id,
      part: file.part,
      format: file.format,
      since: filesSince(nowOf(deps)),
    });
    if (!found)
      throw notFound(
        "family-doctor.letters-gone",
        "Ces lettres n'existent pas, ou plus : elles sont gardées sept jours. Préparez-les à nouveau.",
      );
    await recordAct(deps, actor, tx, {
      action: "family-doctor.letters-downloaded",
      subjectKind: "campaign",
      subjectId: file.id,
      purpose: "follow-up",
      details: { letters: found.letters, part: file.part, format: file.format },
    });
    return new Uint8Array(found.content);
  });

/** The letters left by the post: each request says so, and what follows is counted from now. */
export const notePosted = (deps: Deps, actor: Actor, once: Once, id: string): Promise<Campaign> =>
  actOnce(deps, actor, once, async (tx) => {
    const found = await lockCampaign(tx, actor.cptsId, id);
    if (!found) throw notFound("access.not-found");
    if (found.state !== "done")
      throw conflict(
        "family-doctor.letters-not-made",
        "Ces lettres ne sont pas écrites : attendez qu'elles soient prêtes.",
      );
    if (found.posted_at)
      throw conflict("family-doctor.letters-posted", "Ces lettres sont déjà notées comme postées.");
    const now = nowOf(deps);
    const posted = await updateCampaign(tx, actor.cptsId, id, { posted_at: now, posted_by: actor.userId });
    for (const requestId of await listLetters(tx, actor.cptsId, id))
      await insertRequestEvent(tx, actor.cptsId, {
        requestId,
        at: now,
        userId: actor.userId,
        userLabel: found.made_by_label,
        kind: "letter-posted",
        sentence: "Courrier envoyé avec les médecins qui prennent des patients près de chez elle ou lui.",
      });
    await recordAct(deps, actor, tx, {
      action: "family-doctor.letters-posted",
      subjectKind: "campaign",
      subjectId: id,
      details: { letters: posted.letters },
    });
    const [campaign] = await presentCampaigns(tx, actor.cptsId, [posted], now);
    return campaign!;
  });
