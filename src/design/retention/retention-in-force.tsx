import { counted } from "../../platform/text/index.ts";
import { useTimeZone } from "../session.ts";
import { formatDate } from "../time/time-words.ts";
import { monthsWords, type RetentionFacts, type RetentionWords } from "./retention-words.ts";

/** The delay that holds, who decided it and when, and what it erases the next night. */
export function RetentionInForce({ facts, words }: { facts: RetentionFacts; words: RetentionWords }) {
  const zone = useTimeZone();
  const { months, isDefault, decidedAt, source, due, done } = facts;
  return (
    <>
      <p>
        <strong>{monthsWords(months)}</strong> après {words.after}.{" "}
        {isDefault
          ? "Valeur proposée par Maillage, tant que votre CPTS n’a rien décidé."
          : `Décidé ici${decidedAt ? ` le ${formatDate(decidedAt, zone)}` : ""} :`}{" "}
        {source}
      </p>
      <p className="mg-soft">
        {counted(done, ...words.done)} ; {counted(due, ...words.due)} la nuit prochaine.
      </p>
    </>
  );
}
