import { listCommunes } from "../../../core/reference/index.ts";
import { type Actor, can } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf, localDayBounds, nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { measureDefinitions } from "./definitions.ts";
import type { MeasureQuery, Measures } from "./measure-contract.ts";
import { measureRules } from "./measure-policy.ts";
import { countDelays, countOpened, countProposals, countWaiting } from "./measure-store.ts";
import { presentDelay, presentOpened, presentProposals, presentWaiting } from "./present-measures.ts";

const MOST_DAYS = 366;
const QUANTILE_METHOD = "Centiles par interpolation linéaire entre les rangs (type 7 de Hyndman et Fan).";

/**
 * The mission's measures over local days, both included, as `definitions.ts` says. Who may only see figures gets them masked, and
 * masked ones are those of a past quarter: two periods that overlap would give what each hides by subtraction.
 */
export function readMeasures(deps: Deps, actor: Actor, query: MeasureQuery): Promise<Measures> {
  const masked = query.mask === "1" || !can(actor, measureRules["measure.read"], undefined as never);
  const [from, to] = [Temporal.PlainDate.from(query.from), Temporal.PlainDate.from(query.to)];
  if (from.until(to).days >= MOST_DAYS) throw invalid("to", "Choisissez une période d'un an au plus.");
  if (masked) checkQuarter(from, to, localDateOf(deps.clock.now(), actor.timeZone));
  return act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const { bands } = (await ensurePublishedRules(tx, actor.cptsId, now)).content;
    const period = {
      cptsId: actor.cptsId,
      from: dateOf(localDayBounds(from, actor.timeZone).startsAt),
      until: dateOf(localDayBounds(to, actor.timeZone).endsAt),
      bands,
    };
    const at = new Date(Math.min(period.until.getTime(), now.getTime()));
    const waiting = await countWaiting(tx, { cptsId: actor.cptsId, at, bands });
    return {
      from: query.from,
      to: query.to,
      computedAt: now.toISOString(),
      masked,
      waiting: presentWaiting(waiting, masked, await communeNames(tx, waiting)),
      opened: presentOpened(await countOpened(tx, { ...period, timeZone: actor.timeZone }), masked),
      delay: presentDelay(await countDelays(tx, period), masked),
      proposals: presentProposals(await countProposals(tx, period), masked),
      definitions: [...measureDefinitions],
      quantileMethod: QUANTILE_METHOD,
    };
  });
}

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

function checkQuarter(from: Temporal.PlainDate, to: Temporal.PlainDate, today: Temporal.PlainDate): void {
  const last = from.add({ months: 3 }).subtract({ days: 1 });
  if (from.day !== 1 || from.month % 3 !== 1 || !to.equals(last))
    throw invalid(
      "to",
      "Les chiffres publiés sont ceux d'un trimestre civil entier : deux périodes qui se recouvrent diraient ce qui est masqué.",
    );
  if (Temporal.PlainDate.compare(to, today) >= 0)
    throw invalid("to", "Choisissez un trimestre terminé : les chiffres publiés ne bougent plus.");
}

async function communeNames(tx: Tx, rows: readonly { commune: string | null }[]) {
  const codes = [...new Set(rows.map(({ commune }) => commune).filter((code) => code !== null))];
  const names = new Map((await listCommunes(tx, codes)).map(({ code, name }) => [code, name]));
  return (code: string | null): string =>
    code === null ? "Commune non renseignée" : (names.get(code) ?? code);
}
