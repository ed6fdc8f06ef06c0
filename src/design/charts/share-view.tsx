import { formatNumber } from "../time/time-words.ts";
import { withUnit } from "./with-unit.ts";

type Part = { name: string; value: number };

/** Parts of a whole as one bar with its words: no colour to guess, no angle to judge. */
export function ShareBar({ parts, unit }: { parts: readonly Part[]; unit: string }) {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <div className="mg-share-bar">
      <div className="mg-share-track" aria-hidden>
        {parts.map((part, index) => (
          <span
            key={part.name}
            data-series={(index % 6) + 1}
            style={{ flexGrow: total > 0 ? part.value / total : 0 }}
          />
        ))}
      </div>
      <ul>
        {parts.map((part, index) => (
          <li key={part.name}>
            <span className="mg-share-key" data-series={(index % 6) + 1} aria-hidden />
            <span>{part.name}</span>
            <strong className="mg-figures">{withUnit(part.value, unit)}</strong>
            <span className="mg-soft mg-figures">
              {total > 0 ? `${formatNumber((part.value / total) * 100)} %` : "—"}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
