import "./diagnosis.css";
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import {
  formatNumber,
  formatPlainDate,
  offerUndo,
  StatusBadge,
  sayProblem,
  When,
} from "../../../../design/index.ts";
import { type ShownIndicator, type ShownValue, useDiagnosisActs } from "./use-diagnosis.ts";

/** An indicator: what it says in a sentence, its bars with their table, and each value with where it comes from. */
export function IndicatorCard({
  slug,
  indicator,
  mayWrite,
}: {
  slug: string;
  indicator: ShownIndicator;
  mayWrite: boolean;
}) {
  const [open, setOpen] = useState(false);
  const isSecret = indicator.values.some((one) => one.isSecret);
  return (
    <article className="mg-card dia-card">
      <h3>{indicator.label}</h3>
      {indicator.definition && <p className="mg-soft mg-small dia-reading">{indicator.definition}</p>}
      <Readings indicator={indicator} />
      {indicator.printed && <p className="mg-soft mg-small dia-reading">{indicator.printed}</p>}
      <Bars indicator={indicator} />
      <div className="dia-foot">
        {isSecret && <StatusBadge meaning="warn">non publié : secret statistique</StatusBadge>}
        {indicator.values.some((one) => one.origin === "live") && (
          <StatusBadge meaning="neutral">calculé en direct</StatusBadge>
        )}
        <Button variant="subtle" className="mg-no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Fermer les sources" : "Voir les sources"}
        </Button>
      </div>
      {open && <Values slug={slug} indicator={indicator} mayWrite={mayWrite} />}
    </article>
  );
}

const Readings = ({ indicator }: { indicator: ShownIndicator }) => (
  <>
    {indicator.readings.map((reading) => (
      <p key={reading.of} className="dia-reading">
        <strong>
          {reading.of && `${reading.of} : `}
          {reading.sentence}.
        </strong>{" "}
        <span className="mg-soft mg-small">
          {reading.source}
          {reading.warning && ` — ${reading.warning}`}
        </span>
      </p>
    ))}
  </>
);

/** One bar a ground, its figure beside it: the picture and its table are one. Parts of a territory share what they are compared with. */
function Bars({ indicator }: { indicator: ShownIndicator }) {
  const bars = new Map<string, number>();
  for (const reading of indicator.readings) for (const bar of reading.bars) bars.set(bar.label, bar.value);
  // A share alone is shown of its whole; a number alone says all that there is.
  const isAlone = bars.size === 1 && indicator.unit === "%";
  const most = isAlone ? 100 : Math.max(...[...bars.values()].map(Math.abs), 0);
  if (bars.size === 0 || (bars.size === 1 && !isAlone) || indicator.unit === "yes-no") return null;
  return (
    <ul className="dia-bars" aria-label={`${indicator.label}, en barres`}>
      {[...bars].map(([label, value], index) => (
        <li key={label}>
          <span>{label}</span>
          <span className="dia-track" aria-hidden>
            <span
              data-own={index === 0 || undefined}
              style={{ width: `${most > 0 ? (Math.abs(value) / most) * 100 : 0}%` }}
            />
          </span>
          <strong className="mg-figures">
            {formatNumber(value)}
            {indicator.unit === "%" && " %"}
          </strong>
        </li>
      ))}
    </ul>
  );
}

function Values({
  slug,
  indicator,
  mayWrite,
}: {
  slug: string;
  indicator: ShownIndicator;
  mayWrite: boolean;
}) {
  const acts = useDiagnosisActs(slug);
  const remove = async (one: ShownValue) => {
    try {
      await acts.remove(one.id);
      offerUndo("La valeur est retirée.", () => acts.write(inputOf(indicator, one)));
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <ul className="dia-values">
      {indicator.values.map((one) => (
        <li key={one.id}>
          <div>
            <strong>
              {one.words} : {figureOf(indicator, one)}
            </strong>
            <p className="mg-soft mg-small">{originOf(one)}</p>
            {one.note && <p className="mg-small">{one.note}</p>}
            <p className="mg-soft mg-small">
              {one.origin === "live" ? (
                "Calculé par Maillage à l’instant : ce chiffre ne se note pas."
              ) : (
                <>
                  Noté par {one.enteredBy || "la coordination"}, <When at={one.enteredAt} />
                </>
              )}
            </p>
          </div>
          {mayWrite && one.origin !== "live" && (
            <ActionIcon
              size={44}
              variant="subtle"
              className="mg-no-print"
              aria-label={`Retirer la valeur : ${one.words}, ${indicator.label}`}
              onClick={() => void remove(one)}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

function figureOf({ unit, unitWords }: ShownIndicator, { value }: ShownValue): string {
  if (value === null) return "non publié";
  if (unit === "yes-no") return value === 0 ? "non" : "oui";
  return `${formatNumber(value)} ${unitWords}`;
}

const originOf = (one: ShownValue): string =>
  [
    one.source,
    one.datedOn ? `au ${formatPlainDate(one.datedOn)}` : one.year,
    one.isEstimate ? "estimation" : "valeur exacte",
    one.countedThere ? "comptée sur ce périmètre même" : "",
    one.people === null ? "" : `sur ${formatNumber(one.people)} personnes`,
    one.retrievedOn ? `relevé le ${formatPlainDate(one.retrievedOn)}` : "",
  ]
    .filter(Boolean)
    .join(" · ");

const inputOf = (indicator: ShownIndicator, one: ShownValue) => ({
  indicator: indicator.code,
  perimeter: one.perimeter,
  label: one.label,
  value: one.value ?? 0,
  people: one.people,
  source: one.source,
  year: one.year,
  datedOn: one.datedOn,
  retrievedOn: one.retrievedOn,
  method: one.method,
  countedThere: one.countedThere,
  note: one.note,
});
