import { expect, it } from "vitest";
import { withUnit } from "./with-unit.ts";

it.each([
  [0, "demandes", "0 demande"],
  [1, "demandes", "1 demande"],
  [2, "demandes", "2 demandes"],
  [1, "mois", "1 mois"],
  [27, "%", "27 %"],
  [1, "pour 1 000 habitants", "1 pour 1 000 habitants"],
])("%d %s → %s", (value, unit, words) => expect(withUnit(value, unit)).toBe(words));
