import { appendAudit } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import type { Session } from "../../../platform/http/index.ts";
import { PLATFORM_CPTS } from "../../../platform/identity/index.ts";
import { localDateOf, nowOf } from "../../../platform/time/index.ts";
import type { ChangeInput, NewValueInput, ShownValue } from "../contract.ts";
import { checkBounds } from "./attribute-bounds.ts";
import { checkAttributes } from "./check-attributes.ts";
import { presentValue } from "./list-values.ts";
import {
  closePeriod,
  insertPeriod,
  listValueRows,
  lockPeriods,
  type PeriodRow,
  rewritePeriod,
} from "./value-store.ts";

/** Who edits, with the number of the request for the journal. */
export interface Editor {
  session: Pick<Session, "userId" | "label">;
  requestId: string;
}

const today = (deps: Deps): string => localDateOf(deps.clock.now(), "Europe/Paris").toString();
const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

async function edit(
  deps: Deps,
  editor: Editor,
  set: string,
  code: string,
  work: (tx: Tx, by: { by: string; at: Date }) => Promise<void>,
): Promise<ShownValue> {
  return withTenant(deps.db, PLATFORM_CPTS, async (tx) => {
    const at = nowOf(deps);
    await work(tx, { by: editor.session.userId, at });
    await appendAudit(tx, deps.auditKey, at, {
      actorUserId: editor.session.userId,
      actorLabel: editor.session.label,
      requestId: editor.requestId,
      action: "reference.edited",
      details: { set, code },
    });
    return presentValue((await lockPeriods(tx, set, code))[0]!);
  });
}

/** Adds a code to a set. @throws notFound for a set that is not there, conflict for a code that is. */
export const addValue = (
  deps: Deps,
  editor: Editor,
  set: string,
  input: NewValueInput,
): Promise<ShownValue> =>
  edit(deps, editor, set, input.code, async (tx, by) => {
    const known = await listAttributes(tx, set);
    if (known.length === 0) throw notFound("reference.no-such-set");
    checkAttributes(input.attributes, known);
    checkBounds(input.attributes, set, input.code);
    if ((await lockPeriods(tx, set, input.code)).length > 0)
      throw conflict("reference.code-exists", "Ce code existe déjà : modifiez-le à partir d'une date.");
    await insertPeriod(tx, { set, ...input, ...by });
  });

/**
 * Changes a code from a day on: the period that held is closed the day before and stays in the history. A period that
 * begins today or later has served nothing yet: with the same first day, it is rewritten.
 * @throws notFound, conflict when the day is before the latest period, invalid when an attribute does not fit.
 */
export const changeValue = (
  deps: Deps,
  editor: Editor,
  set: string,
  code: string,
  input: ChangeInput,
): Promise<ShownValue> =>
  edit(deps, editor, set, code, async (tx, by) => {
    const [latest] = await lockPeriods(tx, set, code);
    if (!latest) throw notFound("reference.no-such-value");
    checkAttributes(input.attributes, await listAttributes(tx, set));
    checkBounds(input.attributes, set, code);
    const change = { set, code, ...input, ...by };
    if (input.validFrom === latest.valid_from && input.validFrom >= today(deps))
      return void (await rewritePeriod(tx, change));
    refuseThePast(latest, input.validFrom);
    if (latest.valid_to === null || latest.valid_to >= input.validFrom)
      await closePeriod(tx, set, code, latest.valid_from, { validTo: dayBefore(input.validFrom), ...by });
    await insertPeriod(tx, change);
  });

const listAttributes = async (tx: Tx, set: string) =>
  (await listValueRows(tx, set, undefined)).map((row) => row.attributes as Record<string, unknown>);

function refuseThePast(latest: PeriodRow, from: string): void {
  if (from > latest.valid_from) return;
  throw invalid(
    "validFrom",
    `La valeur présente tient depuis le ${latest.valid_from.split("-").reverse().join("/")} et reste dans l'historique : choisissez un jour plus tardif.`,
    "reference.history-kept",
  );
}
