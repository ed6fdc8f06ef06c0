import { Button, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { StatusBadge } from "../../../../design/index.ts";
import type { Subsidy, SubsidyContent } from "../../subsidy/subsidy-contract.ts";
import { euros } from "./subsidy-client.ts";

type Lines = SubsidyContent["budget"];
type Accounts = Subsidy["accounts"];
type BudgetProps = { title: string; accounts: Accounts; lines: Lines; onChange?: (lines: Lines) => void };

const sumOf = (lines: Lines, takes: (account: string) => boolean): number =>
  lines.reduce((sum, one) => (takes(one.account) ? sum + one.euros : sum), 0);

/** The accounts of a budget, line by line; whether it is balanced is said as one types. */
export function BudgetEditor({ title, accounts, lines, onChange }: BudgetProps) {
  return (
    <div className="mg-stack">
      <h3>{title}</h3>
      <Side title="Charges" accounts={accounts.charges} lines={lines} onChange={onChange} />
      <Side title="Produits" accounts={accounts.resources} lines={lines} onChange={onChange} />
      <Side
        title="Contributions volontaires en nature"
        accounts={accounts.given}
        lines={lines}
        onChange={onChange}
      />
      <Balance lines={lines} />
    </div>
  );
}

function Balance({ lines }: { lines: Lines }) {
  const charges = sumOf(lines, (account) => account.startsWith("6"));
  const resources = sumOf(lines, (account) => account.startsWith("7"));
  const given = sumOf(lines, (account) => account === "86");
  const received = sumOf(lines, (account) => account === "87");
  const gap = charges - resources;
  return (
    <div className="subsidy-balance" role="status">
      <div className="mg-figures">
        Charges {euros(charges)} · Produits {euros(resources)}
      </div>
      <StatusBadge meaning={gap === 0 ? "done" : "warn"}>
        {gap === 0
          ? "Équilibré"
          : gap > 0
            ? `Il manque ${euros(gap)} de produits`
            : `Il manque ${euros(-gap)} de charges`}
      </StatusBadge>
      {(given > 0 || received > 0) && (
        <div>
          En nature : compte 86 {euros(given)}, compte 87 {euros(received)}
          {given !== received && ", à égaliser"}
        </div>
      )}
    </div>
  );
}

type SideProps = {
  title: string;
  accounts: Accounts["charges"];
  lines: Lines;
  onChange: ((lines: Lines) => void) | undefined;
};

function Side({ title, accounts, lines, onChange }: SideProps) {
  return (
    <div className="mg-stack">
      <h4>{title}</h4>
      {accounts.map((account) => (
        <Account
          key={account.code}
          code={account.code}
          label={account.label}
          lines={lines}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

type AccountProps = { code: string; label: string; lines: Lines; onChange: SideProps["onChange"] };

function Account({ code, label, lines, onChange }: AccountProps) {
  /* Lines have no identity of their own: their rank in the account is it. */
  const own = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => line.account === code)
    .map((one, nth) => ({ ...one, nth, key: `${code}.${nth}` }));
  const change = (at: number, more: Partial<Lines[number]>) =>
    onChange?.(lines.map((line, index) => (index === at ? { ...line, ...more } : line)));
  if (!onChange && own.length === 0) return null;
  return (
    <div className="subsidy-account">
      <div className="mg-actions">
        <span>
          {code} – {label}
        </span>
        {onChange && (
          <Button
            size="compact-md"
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            aria-label={`Ajouter une ligne au compte ${code}`}
            onClick={() => onChange([...lines, { account: code, label: "", euros: 0 }])}
          >
            Ajouter
          </Button>
        )}
      </div>
      {own.map(({ line, at, nth, key }) =>
        onChange ? (
          <div className="subsidy-line" key={key}>
            <TextInput
              label={`Compte ${code}, ligne ${nth + 1}`}
              maxLength={150}
              value={line.label}
              onChange={(event) => change(at, { label: event.currentTarget.value })}
            />
            <NumberInput
              label="Euros"
              min={0}
              max={1_000_000_000}
              allowDecimal={false}
              thousandSeparator=" "
              value={line.euros}
              onChange={(value) => change(at, { euros: typeof value === "number" ? value : 0 })}
            />
            <Button
              variant="subtle"
              aria-label={`Retirer la ligne ${nth + 1} du compte ${code}`}
              onClick={() => onChange(lines.filter((_, index) => index !== at))}
            >
              <IconTrash size={18} aria-hidden />
            </Button>
          </div>
        ) : (
          <div key={key}>
            {line.label || label} : {euros(line.euros)}
          </div>
        ),
      )}
    </div>
  );
}
