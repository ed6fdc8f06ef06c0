import type { Tx } from "../../../platform/db/index.ts";
import { type Campaign, FILE_DAYS } from "./campaign-contract.ts";
import { type CampaignRow, countSince, listFiles } from "./campaign-store.ts";

const DAY_MS = 86_400_000;
const STATES = {
  queued: "En attente d'écriture",
  working: "Lettres en cours d'écriture",
  done: "Lettres prêtes",
  failed: "Lettres non écrites",
};

/** Files made after that instant are still there. */
export const filesSince = (now: Date): Date => new Date(now.getTime() - FILE_DAYS * DAY_MS);

export async function presentCampaigns(
  tx: Tx,
  cptsId: string,
  rows: readonly CampaignRow[],
  now: Date,
): Promise<Campaign[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const files = await listFiles(tx, cptsId, ids, filesSince(now));
  const since = new Map((await countSince(tx, cptsId, ids)).map((one) => [one.campaign_id, one]));
  return rows.map((row) => {
    const counts = since.get(row.id);
    return {
      id: row.id,
      label: row.label,
      state: row.state as Campaign["state"],
      stateLabel: row.posted_at ? "Lettres postées" : STATES[row.state as Campaign["state"]],
      problem: row.problem,
      letters: row.letters,
      madeByLabel: row.made_by_label,
      createdAt: row.created_at.toISOString(),
      postedAt: row.posted_at?.toISOString() ?? null,
      since: counts
        ? { moved: counts.moved, foundDoctor: counts.found_doctor, waiting: counts.waiting }
        : null,
      files: files
        .filter((file) => file.campaign_id === row.id && row.state === "done")
        .map((file) => ({
          part: file.part,
          format: file.format as "docx" | "pdf",
          letters: file.letters,
          bytes: file.bytes,
          until: new Date(file.made_at.getTime() + FILE_DAYS * DAY_MS).toISOString(),
        })),
    };
  });
}
