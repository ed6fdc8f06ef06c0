import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { formatDelay, nowOf } from "../../../platform/time/index.ts";
import type { AttemptInput, CallbackInput, Request } from "../contract.ts";
import { policy } from "../policy.ts";
import { readPaces } from "../request/levels.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockVisible } from "../request/open-request.ts";
import { countAttempts } from "../request/request-store.ts";
import { viewOf } from "../request/view-request.ts";
import { CALLBACK_DUE } from "./alert-callback.ts";

/** Nothing fits now: the patient will be called back. The delay is the level's in reference data, or the one that was promised. */
export const listForCallback = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { delayMinutes, note }: CallbackInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.orient"], access);
    if (!["to-orient", "waiting"].includes(row.status))
      throw conflict("unscheduled-care.not-orientable", "Cette demande n'est pas à orienter.");
    const now = nowOf(deps);
    const paces = await readPaces(tx, now, actor.timeZone);
    const minutes = delayMinutes ?? paces(`callback-${row.level_code}`, "callback");
    const listed = await moveRequest(deps, actor, tx, row, {
      to: "callback",
      change: { callback_due_at: new Date(now.getTime() + minutes * 60_000), callback_alerted_at: null },
      kind: "callback-listed",
      sentence: `Sur la liste de rappel : à rappeler ${formatDelay(minutes)}.`,
      details: { minutes, note },
      undo: { callback_due_at: row.callback_due_at, callback_alerted_at: row.callback_alerted_at },
    });
    const dueAt = listed.callback_due_at!;
    await enqueueJob(tx, {
      name: CALLBACK_DUE,
      payload: { cptsId: row.cpts_id, requestId: row.id },
      runAt: dueAt,
      key: `callback:${row.id}:${dueAt.getTime()}`,
    });
    return viewOf(deps, actor, tx, listed);
  });

/** « Personne n'a répondu » or « la personne a répondu »: kept with its time; the request stays on the list until it is oriented or ended. */
export const logAttempt = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { answered, note }: AttemptInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["callback.work"], access);
    if (row.status !== "callback")
      throw conflict(
        "unscheduled-care.not-on-callback-list",
        "Cette demande n'est pas sur la liste de rappel.",
      );
    const rank = (await countAttempts(tx, row.cpts_id, id)) + 1;
    const logged = await moveRequest(deps, actor, tx, row, {
      ...(answered ? { to: "to-orient" as const, change: { callback_due_at: null } } : {}),
      kind: "callback-attempt",
      sentence: answered
        ? `Rappel n° ${rank} : la personne a répondu, la demande est de nouveau à orienter.`
        : `Rappel n° ${rank} : pas de réponse.`,
      details: { answered, note },
    });
    return viewOf(deps, actor, tx, logged);
  });

/** Back among those to orient: a slot has come up, or a resource turned out to be closed. */
export const reopenRequest = (deps: Deps, actor: Actor, once: Once, id: string): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.orient"], access);
    if (!["callback", "waiting", "resource"].includes(row.status))
      throw conflict("unscheduled-care.not-reopenable", "Cette demande ne peut pas revenir à l'orientation.");
    const reopened = await moveRequest(deps, actor, tx, row, {
      to: "to-orient",
      change: { callback_due_at: null, resource_id: null, resource_note: null, news_due_at: null },
      kind: "request-reopened",
      sentence: "De nouveau à orienter.",
      undo: {
        callback_due_at: row.callback_due_at,
        resource_id: row.resource_id,
        resource_note: row.resource_note,
        news_due_at: row.news_due_at,
      },
    });
    return viewOf(deps, actor, tx, reopened);
  });
