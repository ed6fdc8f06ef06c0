import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { hashDraftToken } from "./begin-draft.ts";
import { type DoorAnswers, type DoorDraft, doorAnswers } from "./door-contract.ts";
import { type DraftRow, deleteDraft, findDraft, lockDraft, updateDraft } from "./door-store.ts";
import { inDoor } from "./in-door.ts";

/** What this device had begun; null when there is nothing. */
export const readDraft = (deps: Deps, slug: string, token: string | undefined): Promise<DoorDraft | null> =>
  inDoor(deps, slug, async (tx, cpts) => {
    const row = token ? await findDraft(tx, cpts.id, hashDraftToken(token), nowOf(deps)) : undefined;
    return row && !row.request_id ? presentDraft(row) : null;
  });

/** Adds answers to the draft; two tabs of one device never overwrite one another. */
export const saveDraft = (
  deps: Deps,
  slug: string,
  token: string | undefined,
  input: { version: number; answers: DoorAnswers },
): Promise<DoorDraft> =>
  inDoor(deps, slug, async (tx, cpts) => {
    const now = nowOf(deps);
    const row = token ? await lockDraft(tx, cpts.id, hashDraftToken(token), now) : undefined;
    if (!row || row.request_id) throw noDraft();
    if (row.version !== input.version)
      throw conflict(
        "family-doctor.changed-elsewhere",
        "Ces réponses ont été changées dans une autre fenêtre : rechargez la page.",
      );
    const kept = { ...answersOf(row), ...input.answers };
    return presentDraft(await updateDraft(tx, row, kept, now));
  });

/** Nothing stays of it: the phone may be somebody else's. */
export const forgetDraft = (deps: Deps, slug: string, token: string | undefined): Promise<void> =>
  inDoor(deps, slug, async (tx, cpts) => {
    if (token) await deleteDraft(tx, cpts.id, hashDraftToken(token));
  });

export const answersOf = (row: DraftRow): DoorAnswers => doorAnswers.catch({}).parse(row.content);

const presentDraft = (row: DraftRow): DoorDraft => ({
  answers: answersOf(row),
  version: row.version,
  expiresAt: row.expires_at.toISOString(),
});

export const noDraft = () =>
  notFound("family-doctor.no-draft", "Il n'y a plus de demande commencée sur cet appareil : recommencez.");
