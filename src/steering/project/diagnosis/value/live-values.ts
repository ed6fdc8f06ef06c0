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
  /** What is published counts other days: « 684, du 01/07/2026 au 30/09/2026 », or that it is not published. Null: the same figure. */
  printed: { value: number; isSmall: boolean; period: string } | null;
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
  const printed = isPublished
    ? undefined
    : await registerFigures(deps, tx, { cptsId, timeZone, isPublished: true });
  const requests = await requestFigures(deps, tx, { cptsId, timeZone });
  const periodOf = (one: { from: string; to: string }) =>
    `du ${formatPlainDate(one.from)} au ${formatPlainDate(one.to)}`;
  const printedOf = (code: string, value: number): LiveValue["printed"] => {
    const other = printed?.figures.find((one) => one.code === code);
    if (!printed || !other || (other.value === value && !other.isSmall)) return null;
    return { value: other.value, isSmall: other.isSmall, period: periodOf(printed) };
  };
  return [
    ...(register?.figures ?? []).map(({ code, value, isSmall }) => ({
      code: `mt.register.${code}`,
      value,
      people: null,
      isSmall,
      printed: printedOf(code, value),
      source: `${register!.source}, ${code === "offers" ? `au ${formatPlainDate(today)}` : periodOf(register!)}`,
      today,
    })),
    ...(requests?.figures ?? []).map(({ code, value, of, isSmall }) => ({
      code: `snp.${code}`,
      value,
      people: of,
      isSmall,
      printed: null,
      source: `${requests!.source}, ${periodOf(requests!)}`,
      today,
    })),
  ];
}
