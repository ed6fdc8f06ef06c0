import { letterRowOf, letterRows } from "../../reference/index.ts";
import type { Rate } from "./sending-contract.ts";
import type { TradeRow } from "./sending-store.ts";

/** Trades gathered in the rows of the letter of intent, which sets general practitioners apart; the most asked first. Pure. */
export function ratesByRow(trades: readonly TradeRow[]): Rate[] {
  const byRow = Map.groupBy(trades, (one) =>
    letterRowOf({
      professionCode: one.profession_code,
      specialityCode: one.speciality_code,
      sectorCode: one.sector_code,
    }),
  );
  return letterRows
    .flatMap(([key, label]): Rate[] => {
      const those = byRow.get(key) ?? [];
      const asked = those.reduce((sum, one) => sum + one.asked, 0);
      const answered = those.reduce((sum, one) => sum + one.answered, 0);
      // « (préciser) » is for who fills in the form.
      return asked === 0 ? [] : [{ key, label: label.replace(" (préciser)", ""), asked, answered }];
    })
    .sort((one, other) => other.asked - one.asked);
}
