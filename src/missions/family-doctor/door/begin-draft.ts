import { createHash, randomBytes } from "node:crypto";
import { DIFFICULTY, hashProof, makeChallenge, proofExpiry } from "../../../platform/access/proof-of-work.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, forbidden } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Door, DoorBeginning, DoorDraft } from "./door-contract.ts";
import { doorKey } from "./door-key.ts";
import { insertDraft, spendProof } from "./door-store.ts";
import { inDoor } from "./in-door.ts";

/** A draft waits that long for its sender; seconds. */
export const DRAFT_SECONDS = 7 * 86_400;

export const readDoor = (deps: Deps, slug: string): Promise<Door> =>
  inDoor(deps, slug, async (_tx, cpts, settings) => ({
    open: settings.doorOpen,
    cptsName: cpts.name,
    note: settings.doorNote,
    contactPhone: settings.contactPhone,
    retentionMonths: settings.retentionMonths,
  }));

export const giveChallenge = (deps: Deps, slug: string) =>
  inDoor(deps, slug, async (_tx, cpts) => ({
    challenge: makeChallenge(doorKey(deps), cpts.id, nowOf(deps).getTime(), randomBytes(8)),
    difficulty: DIFFICULTY,
  }));

/** The information was read: a draft may keep what is answered. @returns the token that the device keeps, and the empty draft. */
export const beginDraft = (
  deps: Deps,
  slug: string,
  input: DoorBeginning,
): Promise<{ token: string; draft: DoorDraft }> =>
  inDoor(deps, slug, async (tx, cpts, settings) => {
    if (!settings.doorOpen) throw closed();
    const now = nowOf(deps);
    const until = proofExpiry(doorKey(deps), cpts.id, now.getTime(), input.challenge, input.nonce);
    if (until === undefined)
      throw forbidden(
        "family-doctor.no-proof",
        "Votre appareil n'a pas pu être vérifié : rechargez la page, puis recommencez.",
      );
    if (!(await spendProof(tx, cpts.id, hashProof(input.challenge, input.nonce), new Date(until))))
      throw conflict("family-doctor.proof-spent", "Rechargez la page, puis recommencez.");
    const token = randomBytes(32).toString("base64url");
    const expiresAt = new Date(now.getTime() + DRAFT_SECONDS * 1000);
    await insertDraft(tx, { cptsId: cpts.id, id: newId(), tokenHash: hashDraftToken(token), now, expiresAt });
    return { token, draft: { answers: {}, version: 1, expiresAt: expiresAt.toISOString() } };
  });

export const hashDraftToken = (token: string): Buffer =>
  createHash("sha256").update(`family-doctor-draft\n${token}`).digest();

export const closed = () =>
  conflict(
    "family-doctor.door-closed",
    "Cette CPTS ne prend pas de demandes sur cette page en ce moment : appelez-la.",
  );
