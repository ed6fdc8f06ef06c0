import { Button, Checkbox, NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { DayInput } from "../../../../design/index.ts";
import type { RunEdit } from "../../run/run-contract.ts";
import { PillChoice } from "../client/pill-choice.tsx";

export type Named = { value: string; label: string };
type Kind = RunEdit["kind"];

const KINDS: readonly { value: Kind; label: string }[] = [
  { value: "capacity", label: "Un médecin prend plus ou moins" },
  { value: "leaves", label: "Un médecin s’arrête" },
  { value: "arrivals", label: "Des patients arrivent" },
  { value: "home-visits-only", label: "Visites à domicile seulement" },
];

type EditFieldsProps = {
  doctors: readonly Named[];
  communes: readonly Named[];
  onAdd: (edit: RunEdit) => void;
};

/** One edit at a time: its kind, what it needs, and a button that adds it. */
export function EditFields({ doctors, communes, onAdd }: EditFieldsProps) {
  const [kind, setKind] = useState<Kind>("capacity");
  const [offerId, setOfferId] = useState<string | null>(null);
  const [more, setMore] = useState<number | string>(20);
  const [onOn, setOnOn] = useState("");
  const [communeCode, setCommuneCode] = useState<string | null>(null);
  const [count, setCount] = useState<number | string>(60);
  const [weight, setWeight] = useState<number | string>(30);
  const [needsHomeVisit, setHome] = useState(false);
  const edit = editOf({ kind, offerId, more, onOn, communeCode, count, weight, needsHomeVisit });
  return (
    <div className="mt-run-edit">
      <PillChoice legend="Ce qui changerait" options={KINDS} value={kind} onChange={setKind} />
      <div className="mt-pair">
        {(kind === "capacity" || kind === "leaves") && (
          <Select
            label="Médecin"
            placeholder="Choisir un volontaire"
            data={[...doctors]}
            value={offerId}
            onChange={setOfferId}
            searchable
            nothingFoundMessage="Aucun volontaire de ce nom"
          />
        )}
        {kind === "capacity" && (
          <NumberInput
            label="Places de plus (ou de moins, avec un −)"
            value={more}
            onChange={setMore}
            min={-5000}
            max={5000}
            allowDecimal={false}
          />
        )}
        {kind === "leaves" && <DayInput label="À partir du" value={onOn} onChange={setOnOn} />}
        {kind === "arrivals" && (
          <>
            <Select
              label="Commune"
              placeholder="Choisir une commune"
              data={[...communes]}
              value={communeCode}
              onChange={setCommuneCode}
              searchable
              nothingFoundMessage="Aucune commune de ce nom"
            />
            <NumberInput
              label="Combien de patients"
              value={count}
              onChange={setCount}
              min={1}
              max={5000}
              allowDecimal={false}
            />
            <NumberInput
              label="Poids de chacun"
              value={weight}
              onChange={setWeight}
              min={0}
              max={1000000}
              allowDecimal={false}
            />
            <Checkbox
              label="À voir à domicile"
              checked={needsHomeVisit}
              onChange={(event) => setHome(event.currentTarget.checked)}
            />
          </>
        )}
      </div>
      <div className="mg-actions">
        <Button variant="default" disabled={!edit} onClick={() => edit && onAdd(edit)}>
          Ajouter
        </Button>
      </div>
    </div>
  );
}

interface Typed {
  kind: Kind;
  offerId: string | null;
  more: number | string;
  /** Empty: not chosen yet. */
  onOn: string;
  communeCode: string | null;
  count: number | string;
  weight: number | string;
  needsHomeVisit: boolean;
}

/** The edit as typed, null while something is missing. */
function editOf(typed: Typed): RunEdit | null {
  const { kind, offerId, onOn, communeCode, needsHomeVisit } = typed;
  const [more, count, weight] = [typed.more, typed.count, typed.weight].map((one) =>
    one === "" ? Number.NaN : Number(one),
  ) as [number, number, number];
  if (kind === "home-visits-only") return { kind };
  if (kind === "capacity")
    return offerId && Number.isInteger(more) && more !== 0 ? { kind, offerId, more } : null;
  if (kind === "leaves") return offerId && onOn ? { kind, offerId, onOn } : null;
  return communeCode && Number.isInteger(count) && count > 0 && Number.isInteger(weight)
    ? { kind, count, communeCode, weight, needsHomeVisit }
    : null;
}
