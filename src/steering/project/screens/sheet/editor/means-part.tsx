import { NumberInput, Select, TextInput } from "@mantine/core";
import type { SheetContent } from "../../../sheet/sheet-contract.ts";
import { ACCOUNT_WORDS, euros, optionsOf } from "../sheet-words.ts";
import { LineList } from "./line-list.tsx";
import { LongText } from "./long-text.tsx";
import type { PartProps } from "./part-props.ts";

type BudgetLine = SheetContent["budget"][number];
type Lead = SheetContent["funding"][number];

/** Means, budget, how it is followed, evaluated and paid for. */
export function MeansPart(props: PartProps) {
  const total = props.value.budget.reduce((sum, line) => sum + line.amountCents, 0);
  return (
    <>
      <BudgetLines {...props} />
      <p className="ps-total">
        Total du budget : <strong className="mg-figures">{euros(total)}</strong>
      </p>
      <LongText {...props} field="premises" label="Locaux et matériel" rows={2} most={2_000} />
      <LongText {...props} field="people" label="Personnes" rows={2} most={2_000} />
      <LongText {...props} field="steering" label="Suivi et pilotage" rows={3} most={6_000} />
      <LongText {...props} field="evaluation" label="Évaluation" rows={3} most={6_000} />
      <FundingLines {...props} />
    </>
  );
}

const amountField = (
  label: string,
  cents: number | null,
  readOnly: boolean,
  set: (cents: number | null) => void,
) => (
  <NumberInput
    label={label}
    decimalSeparator=","
    thousandSeparator=" "
    decimalScale={2}
    min={0}
    max={10_000_000}
    hideControls
    readOnly={readOnly}
    value={cents === null ? "" : cents / 100}
    onChange={(next) => set(typeof next === "number" ? Math.round(next * 100) : null)}
  />
);

function BudgetLines({ value, patch, readOnly }: PartProps) {
  return (
    <LineList<BudgetLine>
      legend="Budget"
      help="Une ligne par dépense et par année ; le compte sert à la demande de subvention."
      word="Dépense"
      lines={value.budget}
      most={40}
      empty={{ label: "", year: null, account: null, amountCents: 0 }}
      addLabel="Ajouter une dépense"
      readOnly={readOnly}
      onChange={(budget) => patch({ budget })}
    >
      {(line, change) => (
        <>
          <TextInput
            label="Dépense"
            maxLength={200}
            readOnly={readOnly}
            value={line.label}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          <div className="ps-triple">
            <NumberInput
              label="Année"
              min={2015}
              max={2100}
              allowDecimal={false}
              clampBehavior="blur"
              hideControls
              readOnly={readOnly}
              value={line.year ?? ""}
              onChange={(year) =>
                change({ year: typeof year === "number" && year >= 2015 && year <= 2100 ? year : null })
              }
            />
            {amountField("Montant (€)", line.amountCents, readOnly, (cents) =>
              change({ amountCents: cents ?? 0 }),
            )}
            <Select
              label="Compte"
              placeholder="À choisir"
              data={optionsOf(ACCOUNT_WORDS)}
              readOnly={readOnly}
              value={line.account}
              onChange={(account) => change({ account: account as BudgetLine["account"] })}
            />
          </div>
        </>
      )}
    </LineList>
  );
}

function FundingLines({ value, patch, readOnly }: PartProps) {
  return (
    <LineList<Lead>
      legend="Pistes de financement"
      word="Piste"
      lines={value.funding}
      most={12}
      empty={{ label: "", amountCents: null }}
      addLabel="Ajouter une piste"
      readOnly={readOnly}
      onChange={(funding) => patch({ funding })}
    >
      {(line, change) => (
        <div className="ps-pair">
          <TextInput
            label="Financeur"
            maxLength={200}
            readOnly={readOnly}
            value={line.label}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          {amountField("Montant espéré (€)", line.amountCents, readOnly, (amountCents) =>
            change({ amountCents }),
          )}
        </div>
      )}
    </LineList>
  );
}
