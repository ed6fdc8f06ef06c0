import { usualName } from "../../../core/patients/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type DocumentFormat, renderDocument } from "../../../platform/documents/index.ts";
import { openProgress } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { dayOf, zoneOf } from "../request/day-of.ts";
import { LETTERS_PER_FILE } from "./campaign-contract.ts";
import { findCampaign, keepLetters, lockCampaign, saveFile, updateCampaign } from "./campaign-store.ts";
import { campaignLetter } from "./letter-blocks.ts";
import { listRecipients, type Recipient } from "./recipient-store.ts";
import { type Sender, senderOf } from "./sender.ts";

const FORMATS: readonly DocumentFormat[] = ["docx", "pdf"];

/** Job: the letters of a campaign, a page each, 500 to a file. Run twice, it makes the same files. */
export async function makeLetters(
  deps: Deps,
  payload: Record<string, unknown>,
  signal: AbortSignal,
): Promise<void> {
  const [cptsId, id] = [String(payload["cptsId"]), String(payload["campaignId"])];
  const progress = openProgress(deps, cptsId, "request", id);
  const read = await withTenant(deps.db, cptsId, async (tx) => {
    const found = await lockCampaign(tx, cptsId, id);
    if (!found || found.state === "done") return undefined;
    const today = dayOf(nowOf(deps), await zoneOf(tx, cptsId));
    const recipients = await listRecipients(tx, cptsId, id, today);
    await keepLetters(
      tx,
      cptsId,
      id,
      recipients.map((one) => one.request_id),
    );
    await updateCampaign(tx, cptsId, id, { state: "working", problem: null, letters: recipients.length });
    return { recipients, sender: await senderOf(deps, tx, cptsId), label: found.label };
  });
  if (!read) return;
  try {
    for (let part = 1; (part - 1) * LETTERS_PER_FILE < read.recipients.length; part++) {
      signal.throwIfAborted();
      const of = read.recipients.slice((part - 1) * LETTERS_PER_FILE, part * LETTERS_PER_FILE);
      // Nothing slow in a transaction: the file is written first, then kept.
      for (const format of FORMATS) {
        const content = await renderDocument(lettersOf(read.sender, read.label, of), format);
        await withTenant(deps.db, cptsId, (tx) =>
          saveFile(tx, {
            cpts_id: cptsId,
            campaign_id: id,
            part,
            format,
            letters: of.length,
            content: Buffer.from(content),
            made_at: nowOf(deps),
          }),
        );
      }
      progress.moved();
    }
    await end(
      deps,
      cptsId,
      id,
      read.recipients.length > 0 ? { state: "done", made_at: nowOf(deps) } : NOBODY,
    );
  } catch (error) {
    // A stopped server tries again when it is back; what failed by itself is said, and can be asked again.
    if (signal.aborted) throw error;
    deps.log.error({ cptsId, campaignId: id, err: error }, "letters could not be written");
    await end(deps, cptsId, id, FAILED);
  } finally {
    progress.done();
  }
}

const NOBODY = {
  state: "failed",
  problem: "Plus personne de cette liste n'attend un médecin : il n'y a pas de lettre à écrire.",
};
const FAILED = {
  state: "failed",
  problem: "Les lettres n'ont pas pu être écrites. Préparez-les à nouveau, en choisissant moins de patients.",
};

const end = (deps: Deps, cptsId: string, id: string, change: Parameters<typeof updateCampaign>[3]) =>
  withTenant(deps.db, cptsId, async (tx) => {
    if (await findCampaign(tx, cptsId, id)) await updateCampaign(tx, cptsId, id, change);
  });

const lettersOf = (sender: Sender, label: string, recipients: readonly Recipient[]) => ({
  title: label,
  author: sender.name,
  createdAt: sender.at,
  pageNumbers: false,
  blocks: recipients.flatMap((one, at) => [
    ...(at > 0 ? [{ kind: "page-break" as const }] : []),
    ...campaignLetter(
      sender,
      {
        ...usualName(one),
        addressLine: one.address_line,
        postalCode: one.postal_code,
        communeName: one.commune_name,
      },
      one.doctors,
      one.has_code,
    ),
  ]),
});
