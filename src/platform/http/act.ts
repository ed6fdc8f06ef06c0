import type { Actor } from "../access/index.ts";
import { afterCommit, isCollision, type Tx, withTenant } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { conflict, Problem } from "../errors/problems.ts";
import type { Env } from "./context.ts";
import { sameHash } from "./guards.ts";
import type { LiveChange } from "./live-hub.ts";

export type Once = Env["Variables"]["once"];

/** One transaction of the actor's CPTS, as the actor. */
export const act = <T>(deps: Deps, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withTenant(deps.db, { cptsId: actor.cptsId, userId: actor.userId }, work);

/**
 * Like `act`, for what a person could send twice: the same key gives the same answer and acts once. The answer is kept
 * in the act's own transaction, so a killed server neither forgets an act nor repeats it.
 * `work` returns plain JSON (strings, numbers, booleans, null, arrays, objects).
 */
export async function actOnce<T>(
  deps: Deps,
  actor: Actor,
  once: Once,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!once) return act(deps, actor, work);
  try {
    return await act(deps, actor, async (tx) => {
      const kept = await findAnswer(tx, actor, once);
      if (kept) return kept.answer as T;
      const answer = await work(tx);
      await keepAnswer(tx, actor, once, answer);
      return answer;
    });
  } catch (error) {
    // A parallel try of the same key may have acted meanwhile: this one then fails on the key, or on what that one took
    // (the last place, the step already done). Its answer is the answer.
    const isBeaten = isCollision(error) || (error instanceof Problem && error.kind === "conflict");
    const kept = isBeaten ? await act(deps, actor, (tx) => findAnswer(tx, actor, once)) : undefined;
    if (!kept) throw error;
    return kept.answer as T;
  }
}

async function findAnswer(
  tx: Tx,
  actor: Actor,
  once: NonNullable<Once>,
): Promise<{ answer: unknown } | undefined> {
  const row = await tx
    .selectFrom("platform_idempotency")
    .select(["request_hash", "response"])
    .where("cpts_id", "=", actor.cptsId)
    .where("user_id", "=", actor.userId)
    .where("key", "=", once.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!sameHash(row.request_hash, once.hash)) {
    throw conflict(
      "request.key-reused",
      "Cette clé d'envoi a déjà servi pour une autre demande : recommencez l'opération.",
    );
  }
  return { answer: (row.response as { answer: unknown }).answer };
}

const keepAnswer = (tx: Tx, actor: Actor, once: NonNullable<Once>, answer: unknown) =>
  tx
    .insertInto("platform_idempotency")
    .values({
      cpts_id: actor.cptsId,
      user_id: actor.userId,
      key: once.key,
      request_hash: once.hash,
      status: 200,
      response: JSON.stringify({ answer: answer ?? null }),
    })
    .execute();

/** Tells the CPTS's screens, once the transaction is committed. */
export const tellScreens = (deps: Deps, tx: Tx, cptsId: string, change: LiveChange): void =>
  afterCommit(tx, () => deps.live.tell(cptsId, change));
