import { foldText } from "../../../../platform/text/index.ts";
import type { Parts } from "./estimate.ts";

interface Area {
  kind: string;
  code: string | null;
  name: string;
}

/* A commune that INSEE does not cut has one IRIS, itself: 0000. */
const isWhole = (area: Area): boolean => area.kind === "commune" || area.code?.endsWith("0000") === true;

/** What of a territory is less than a commune. */
export const partsOf = (areas: readonly Area[]): Parts => ({
  isInfraCommunal: areas.some((area) => !isWhole(area)),
  wholeCommunes: new Set(areas.filter(isWhole).map((area) => foldText(area.name))),
});
