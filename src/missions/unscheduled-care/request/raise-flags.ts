import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { CallSheet } from "../triage/call-sheet.ts";
import { scoreCall } from "../triage/score-call.ts";
import { awaitDecision } from "./alert-undecided.ts";
import { givePlaceBack, NO_PLACE } from "./give-place-back.ts";
import type { KnownLevel } from "./levels.ts";
import { moveRequest } from "./move-request.ts";
import type { RequestChange, RequestRow } from "./request-store.ts";
import { updateRequest } from "./request-store.ts";
import { answersOf, flagLabel, flagsRaised } from "./score-request.ts";

/**
 * Reads the answers again after a save. A sign of gravity stops the request at once, whatever it was about to become, and undoes
 * a decision taken before that sign was known. A sign once raised is never taken away by changing the answer back; one taken back
 * as a mistake, then said again, is new. Touched by a slip, whoever touched it may undo it like any last step (ten seconds), when no
 * place was given back for it: the story keeps both.
 */
export async function raiseFlags(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  { former, row }: { former: RequestRow; row: RequestRow },
  { sheet, levels }: { sheet: CallSheet; levels: readonly KnownLevel[] },
): Promise<RequestRow> {
  const raisedBy = (one: RequestRow) =>
    flagsRaised(
      sheet,
      answersOf(one),
      levels.find(({ code }) => code === one.level_code),
      levels,
    );
  const before = raisedBy(former).filter((code) => row.red_flags.includes(code));
  const fresh = raisedBy(row).filter((code) => !before.includes(code));
  const proposed = scoreCall(sheet, answersOf(row), { levels }).proposedLevel;
  const change: RequestChange = proposed === row.proposed_level ? {} : { proposed_level: proposed };
  if (fresh.length === 0)
    return Object.keys(change).length === 0 ? row : updateRequest(tx, row.cpts_id, row.id, change);
  const hadPlace = await givePlaceBack(
    deps,
    tx,
    row,
    actor.userId,
    "Un signe de gravité a été signalé : le 15 est appelé",
  );
  const stopped = await moveRequest(deps, actor, tx, row, {
    to: "urgent",
    change: {
      ...change,
      red_flags: [...new Set([...row.red_flags, ...fresh])].slice(0, 50),
      red_flag_at: nowOf(deps),
      red_flag_decision: null,
      red_flag_reason: null,
      red_flag_decided_by: null,
      red_flag_decided_at: null,
      callback_due_at: null,
      ...(hadPlace ? NO_PLACE : {}),
    },
    kind: "red-flag-raised",
    sentence: `« Appelez le 15 » affiché : ${fresh.map((code) => flagLabel(sheet, code)).join(", ")}.`,
    details: { flags: fresh },
    ...(hadPlace ? {} : { undo: beforeFlags(former, row, fresh) }),
  });
  await awaitDecision(deps, actor, tx, stopped);
  return stopped;
}

/** The columns as they stood before those signs; what else was typed in the same save stays. */
function beforeFlags(former: RequestRow, row: RequestRow, fresh: readonly string[]): RequestChange {
  const answers = Object.entries(answersOf(row)).flatMap(([code, answer]) => {
    if (!fresh.includes(code)) return [[code, answer]];
    const before = answersOf(former)[code];
    return before === undefined || before === true ? [] : [[code, before]];
  });
  return {
    answers: JSON.stringify(Object.fromEntries(answers)),
    level_code: former.level_code,
    level_chosen_by: former.level_chosen_by,
    wanted_by: former.wanted_by,
    proposed_level: former.proposed_level,
    red_flags: row.red_flags,
    red_flag_at: row.red_flag_at,
    red_flag_decision: row.red_flag_decision,
    red_flag_reason: row.red_flag_reason,
    red_flag_decided_by: row.red_flag_decided_by,
    red_flag_decided_at: row.red_flag_decided_at,
    callback_due_at: row.callback_due_at,
  };
}
