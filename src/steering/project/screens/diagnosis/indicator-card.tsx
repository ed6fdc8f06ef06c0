import "./diagnosis.css";
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { ChartCard } from "../../../../design/charts/index.ts";
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
    <div className="dia-card">
      <ChartCard
        title={indicator.label}
        note={<Readings indicator={indicator} />}
        kind="bar"
        labelHeader="Périmètre"
        unit={indicator.unitWords}
        series={[{ key: "value", name: indicator.unit === "%" ? "Part" : "Valeur" }]}
        rows={barsOf(indicator)}
      />
      <div className="dia-foot">
        {isSecret && <StatusBadge meaning="warn">moins de 11 personnes : non publié</StatusBadge>}
        <Button variant="subtle" className="mg-no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Fermer les sources" : "Voir les sources"}
        </Button>
      </div>
      {open && <Values slug={slug} indicator={indicator} mayWrite={mayWrite} />}
    </div>
  );
}

const Readings = ({ indicator }: { indicator: ShownIndicator }) => (
  <>
    {indicator.readings.map((reading) => (
      <span key={reading.of} className="dia-reading">
        <strong>
          {reading.of && `${reading.of} : `}
          {reading.sentence}.
        </strong>{" "}
        {reading.source}
        {reading.warning && ` — ${reading.warning}`}
      </span>
    ))}
  </>
);

/* One bar a ground: the parts of a territory share what they are compared with. */
function barsOf(indicator: ShownIndicator) {
  const bars = new Map<string, number>();
  for (const reading of indicator.readings) for (const bar of reading.bars) bars.set(bar.label, bar.value);
  return [...bars].map(([label, value]) => ({ label, value }));
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
              {one.words} : {one.value === null ? "non publié" : formatNumber(one.value)}{" "}
              {one.value !== null && indicator.unitWords}
            </strong>
            <p className="mg-soft mg-small">{originOf(one)}</p>
            {one.note && <p className="mg-small">{one.note}</p>}
            <p className="mg-soft mg-small">
              Noté par {one.enteredBy || "la coordination"}, <When at={one.enteredAt} />
            </p>
          </div>
          {mayWrite && (
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

const originOf = (one: ShownValue): string =>
  [
    one.source,
    one.datedOn ? `au ${formatPlainDate(one.datedOn)}` : one.year,
    one.method === "estimated" ? "estimation" : "valeur exacte",
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
  note: one.note,
});
