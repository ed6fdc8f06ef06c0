import { registerFigures } from "../../../../missions/family-doctor/index.ts";
import { requestFigures } from "../../../../missions/unscheduled-care/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { formatPlainDate, localDateOf } from "../../../../platform/time/index.ts";

/** A figure that a mission counts at this moment, through its door. */
export interface LiveValue {
  /** Of the catalogue: « mt.register.waiting ». */
  code: string;
  value: number;
  people: number | null;
  isSmall: boolean;
  /** « Registre …, du 23/11/2025 au 22/11/2026 » */
  source: string;
  /** YYYY-MM-DD, of the CPTS. */
  today: string;
}

/** What the missions of the platform tell of this CPTS, inside a transaction of its own; nothing of a mission that is not used. */
export async function liveValues(
  deps: Deps,
  tx: Tx,
  { cptsId, timeZone, isPublished }: { cptsId: string; timeZone: string; isPublished: boolean },
): Promise<LiveValue[]> {
  const today = localDateOf(deps.clock.now(), timeZone).toString();
  const register = await registerFigures(deps, tx, { cptsId, timeZone, isPublished });
  const requests = await requestFigures(deps, tx, { cptsId, timeZone });
  const sourceOf = (one: { source: string; from: string; to: string }) =>
    `${one.source}, du ${formatPlainDate(one.from)} au ${formatPlainDate(one.to)}`;
  return [
    ...(register?.figures ?? []).map(({ code, value, isSmall }) => ({
      code: `mt.register.${code}`,
      value,
      people: null,
      isSmall,
      source: sourceOf(register!),
      today,
    })),
    ...(requests?.figures ?? []).map(({ code, value, of, isSmall }) => ({
      code: `snp.${code}`,
      value,
      people: of,
      isSmall,
      source: sourceOf(requests!),
      today,
    })),
  ];
}
