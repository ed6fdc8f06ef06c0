import type { Links } from "../../sheet/link-contract.ts";
import { KIND_WORDS } from "./sheet-words.ts";

type Indicator = Links["missions"][number]["loose"][number]["indicators"][number];

const LACKS: Record<Indicator["lacks"][number], string> = {
  target: "sans cible",
  due: "sans échéance",
  value: "sans valeur au diagnostic",
};

/** The indicators of a sheet: what is aimed at, what the diagnosis says today, what lacks. */
export function LinkedIndicators({ indicators }: { indicators: readonly Indicator[] }) {
  return (
    <ul className="ps-indicators mg-small">
      {indicators.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two indicators may have the same words
        <li key={at}>
          {one.label || "Indicateur sans nom"}{" "}
          <span className="mg-soft">({KIND_WORDS[one.kind as keyof typeof KIND_WORDS]})</span>
          {one.aim && <> : {one.aim}</>}
          {one.lacks.length > 0 && (
            <span className="ps-lack"> {one.lacks.map((lack) => LACKS[lack]).join(", ")}</span>
          )}
          {one.catalogue?.present && (
            <div className="mg-soft">
              Aujourd’hui : {one.catalogue.present}
              {one.catalogue.source && ` (${one.catalogue.source})`}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
