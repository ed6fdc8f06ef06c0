import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { type ContractEnd, END_WORDS } from "../circuit/circuit-states.ts";
import { readDelays } from "../circuit/delays.ts";
import { listMoves, type MoveRow } from "../circuit/move-store.ts";
import { endOf, signatures } from "../circuit/story.ts";
import type { Clock } from "./clock-contract.ts";
import { listKeptDates } from "./clock-store.ts";
import { contractDates, endDate } from "./contract-dates.ts";
import { holdDates } from "./hold-dates.ts";
import { readRules } from "./read-rules.ts";

export const readClock = (deps: Deps, actor: Actor): Promise<Clock> =>
  act(deps, actor, (tx) => clockIn(deps, tx, actor.cptsId, actor.timeZone));

/** The dates of the contract that stands (the last signed), as they are today in the CPTS's zone. */
export async function clockIn(deps: Deps, tx: Tx, cptsId: string, timeZone: string): Promise<Clock> {
  const today = localDateOf(deps.clock.now(), timeZone).toString();
  const moves = await listMoves(tx, cptsId);
  const signature = signatures(moves).at(-1);
  if (!signature) return { today, contract: null, dates: [], sources: [] };
  const { rules, sources } = await readRules(tx, signature.happenedOn);
  const kept = await listKeptDates(tx, cptsId, signature.nth);
  const soon = (await readDelays(tx, today))("clock-alert-far");
  const end = presentEnd(endOf(moves, signature.nth), today);
  const foreseen = contractDates(signature.happenedOn, rules);
  const all = end ? [...foreseen, endDate(end.on, end.words)] : foreseen;
  const dates = holdDates(all, kept, today, soon, end?.on ?? null);
  const renewsOn = dates.find((one) => one.kind === "renewal")?.dueOn ?? null;
  return {
    today,
    contract: {
      nth: signature.nth,
      signedOn: signature.happenedOn,
      renewsOn: end ? null : renewsOn,
      year: yearOf(signature.happenedOn, today, end?.on ?? renewsOn),
      paper:
        signature.paperId && signature.paperName !== null
          ? { id: signature.paperId, name: signature.paperName }
          : null,
      end,
    },
    dates,
    sources,
  };
}

function presentEnd(move: MoveRow | undefined, today: string) {
  if (!move?.endedBy || !move.endsOn) return null;
  const words = END_WORDS[move.endedBy as ContractEnd];
  return { words, on: move.endsOn, remark: move.remark, isOver: today >= move.endsOn };
}

function yearOf(signedOn: string, today: string, renewsOn: string | null): number | null {
  if (today < signedOn || (renewsOn !== null && today >= renewsOn)) return null;
  return Temporal.PlainDate.from(signedOn).until(today, { largestUnit: "years" }).years + 1;
}
