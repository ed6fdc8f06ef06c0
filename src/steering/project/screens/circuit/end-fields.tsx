import { Select } from "@mantine/core";
import { DayInput, fieldErrorOf } from "../../../../design/index.ts";
import type { MoveInput } from "../../circuit/circuit-contract.ts";
import { ENDS, optionsOf } from "./circuit-words.ts";

export type ContractEnd = NonNullable<MoveInput["end"]>;

type EndFieldsProps = { end: ContractEnd; error: unknown; onChange: (end: ContractEnd) => void };

/** Who ends the contract, and from which day it holds no more. */
export function EndFields({ end, error, onChange }: EndFieldsProps) {
  return (
    <>
      <Select
        label="Comment le contrat prend fin"
        data={optionsOf(ENDS)}
        value={end.by}
        allowDeselect={false}
        error={fieldErrorOf(error, "end.by")}
        onChange={(by) => by && onChange({ ...end, by })}
      />
      <DayInput
        label="Premier jour sans contrat"
        description="Après le préavis, s’il y en a un. Les échéances d’après ce jour s’arrêtent."
        value={end.on}
        required
        error={fieldErrorOf(error, "end.on")}
        onChange={(on) => onChange({ ...end, on })}
      />
    </>
  );
}
