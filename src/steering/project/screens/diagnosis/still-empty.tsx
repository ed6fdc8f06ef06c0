import { Button } from "@mantine/core";
import type { Diagnosis } from "./use-diagnosis.ts";

type Family = Diagnosis["families"][number];

/** Indicators of a family that have no figure yet, each with what it counts and where it is found; « Noter » begins with it. */
export function StillEmpty({ family, onWrite }: { family: Family; onWrite?: (code: string) => void }) {
  const rows = family.indicators.filter((one) => one.values.length === 0);
  if (rows.length === 0) return null;
  return (
    <details className="dia-empty mg-no-print">
      <summary>
        {rows.length === 1 ? "1 indicateur sans chiffre" : `${rows.length} indicateurs sans chiffre`}
      </summary>
      <ul className="dia-values">
        {rows.map((one) => (
          <li key={one.code}>
            <div>
              <strong>{one.label}</strong>
              {one.definition && <p className="mg-small">{one.definition}</p>}
              <p className="mg-soft mg-small">
                {[one.unitWords, one.howTo, one.chosenFrom].filter(Boolean).join(" · ")}
              </p>
            </div>
            {onWrite && !one.isLive && (
              <Button variant="subtle" aria-label={`Noter : ${one.label}`} onClick={() => onWrite(one.code)}>
                Noter
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
