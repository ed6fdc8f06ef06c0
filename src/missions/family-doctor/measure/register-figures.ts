import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf, localDayBounds, nowOf } from "../../../platform/time/index.ts";
import { isPublishableShare, SMALL_NUMBER } from "./mask-counts.ts";
import { countDelays, countOpened, countProposals, countWaiting } from "./measure-store.ts";

/** A figure of the register for the diagnosis of the territory. */
export interface RegisterFigure {
  code: "waiting" | "opened" | "accepted" | "delay" | "refused" | "offers";
  /** Requests, days with one decimal, proposals or doctors. */
  value: number;
  /** Too few to be published. */
  isSmall: boolean;
}

export interface RegisterFigures {
  figures: RegisterFigure[];
  source: string;
  /** Local days, both included. */
  from: string;
  to: string;
}

/** Whom each band begins with does not change a total. */
const NO_BANDS = { high: 0, medium: 0 };

/**
 * The register as the diagnosis tells it, inside a transaction of the CPTS: the year that ends today or, once published, the last quarter
 * of the calendar that is over, for two periods that overlap would give by subtraction what each hides. Null: nothing was ever asked here.
 */
export async function registerFigures(
  deps: Deps,
  tx: Tx,
  { cptsId, timeZone, isPublished }: { cptsId: string; timeZone: string; isPublished: boolean },
): Promise<RegisterFigures | null> {
  const today = localDateOf(deps.clock.now(), timeZone);
  const { from, to } = isPublished
    ? lastQuarter(today)
    : { from: today.subtract({ years: 1 }).add({ days: 1 }), to: today };
  const now = nowOf(deps);
  const until = dateOf(localDayBounds(to, timeZone).endsAt);
  const period = { cptsId, from: dateOf(localDayBounds(from, timeZone).startsAt), until, bands: NO_BANDS };
  const at = new Date(Math.min(until.getTime(), now.getTime()));
  const waiting = (await countWaiting(tx, { cptsId, at, bands: NO_BANDS })).find(({ cut }) => cut === 3);
  const opened = (await countOpened(tx, { ...period, timeZone })).find((row) => row.is_total);
  const accepted = (await countDelays(tx, period)).find((row) => row.is_total);
  const proposals = (await countProposals(tx, period)).find((row) => row.is_total);
  const offers = await countOpenOffers(tx, cptsId, today.toString());
  const figure = (code: RegisterFigure["code"], value: number, isSmall = value < SMALL_NUMBER) => ({
    code,
    value,
    isSmall,
  });
  const requests = accepted?.requests ?? 0;
  const refused = proposals?.refused ?? 0;
  const sent = proposals?.sent ?? 0;
  const figures = [
    figure("waiting", waiting?.requests ?? 0),
    figure("opened", opened?.requests ?? 0),
    figure("accepted", requests),
    ...(accepted?.median_days == null
      ? []
      : [figure("delay", Math.round(accepted.median_days * 10) / 10, requests < SMALL_NUMBER)]),
    figure("refused", refused, !isPublishableShare(refused, sent)),
    // Doctors who say publicly that they take patients, not patients.
    figure("offers", offers, false),
  ];
  if (figures.every(({ value }) => value === 0)) return null;
  return {
    figures,
    source: "Registre des demandes de médecin traitant de la plateforme",
    from: from.toString(),
    to: to.toString(),
  };
}

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

function lastQuarter(today: Temporal.PlainDate): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const start = today.with({ day: 1, month: today.month - ((today.month - 1) % 3) });
  return { from: start.subtract({ months: 3 }), to: start.subtract({ days: 1 }) };
}

const countOpenOffers = async (tx: Tx, cptsId: string, today: string): Promise<number> =>
  Number(
    (
      await sql<{ count: number }>`
select count(distinct professional_id) as count from mt_offers
where cpts_id = ${cptsId} and state = 'open' and taken < capacity and from_on <= ${today}::date and (to_on is null or to_on >= ${today}::date)`.execute(
        tx,
      )
    ).rows[0]?.count ?? 0,
  );
