import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DayInput, FormProblem, fieldErrorOf, formatPlainDate, sayDone } from "../../../design/index.ts";
import { attributeChoices, attributeWord } from "./attribute-words.ts";
import { referenceClient, type ShownValue } from "./reference-client.ts";

type Attributes = Record<string, unknown>;
type Scalar = string | number | boolean | null;

type EditProps = {
  set: string;
  /** null: a new one. */
  value: ShownValue | null;
  /** The attributes that values of this set have. */
  like: Attributes;
  today: string;
  onClose: () => void;
};

/* Empty is nothing; a number stays a number where the set has numbers. */
function typed(text: string, like: unknown): Scalar {
  if (text.trim() === "") return typeof like === "string" ? "" : null;
  const number = Number(text.replace(/\s/g, "").replace(",", "."));
  return typeof like !== "string" && Number.isFinite(number) ? number : text;
}

function AttributeInput({
  name,
  like,
  value,
  error,
  onChange,
}: {
  name: string;
  like: unknown;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}) {
  const label = attributeWord(name);
  if (typeof like === "boolean")
    return (
      <Checkbox
        label={label}
        checked={value === true}
        error={error}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (Array.isArray(like)) {
    const lines = Array.isArray(value) ? value.join("\n") : "";
    return (
      <Textarea
        label={label}
        description="Un élément par ligne."
        autosize
        value={lines}
        error={error}
        onChange={(event) =>
          onChange(event.currentTarget.value.split("\n").map((one) => typed(one, like[0])))
        }
      />
    );
  }
  const choices = attributeChoices(name, like);
  if (choices)
    return (
      <NativeSelect
        label={label}
        data={[...(value ? [] : [""]), ...choices]}
        value={String(value ?? "")}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      label={label}
      value={value === null || value === undefined ? "" : String(value)}
      maxLength={2_000}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const empty = (like: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(like).map(([name, one]) => [
      name,
      typeof one === "boolean" ? false : Array.isArray(one) ? [] : "",
    ]),
  );

/** A change from a day on, with its source; the former value stays in the history. */
export function EditValue({ set, value, like, today, onClose }: EditProps) {
  const queries = useQueryClient();
  const shape = value?.attributes ?? like;
  const [code, setCode] = useState(value?.code ?? "");
  const [label, setLabel] = useState(value?.label ?? "");
  const [source, setSource] = useState("");
  const [validFrom, setValidFrom] = useState(today);
  const [attributes, setAttributes] = useState<Attributes>(value?.attributes ?? empty(like));
  const save = useMutation({
    mutationFn: () => {
      const sent = Object.fromEntries(
        Object.entries(attributes).map(([name, one]) => [
          name,
          typeof one === "string" ? typed(one, shape[name]) : (one as Scalar),
        ]),
      );
      const input = { label, source, validFrom, validTo: null, attributes: sent };
      return value
        ? referenceClient.change(set, value.code, input)
        : referenceClient.add(set, { ...input, code });
    },
    onSuccess: (saved) => {
      sayDone(`« ${saved.label} » vaut à partir du ${formatPlainDate(saved.validFrom)}.`);
      void queries.invalidateQueries({ queryKey: ["reference"] });
      onClose();
    },
  });
  const errorOf = (field: string) => fieldErrorOf(save.error, field);
  return (
    <Modal
      opened
      onClose={onClose}
      title={value ? `Modifier « ${value.label} »` : "Ajouter une valeur"}
      size="lg"
    >
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormProblem error={save.error} />
        {!value && (
          <TextInput
            label="Code"
            required
            maxLength={60}
            value={code}
            error={errorOf("code")}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <TextInput
          label="Libellé"
          required
          maxLength={300}
          value={label}
          error={errorOf("label")}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        {Object.entries(shape).map(([name, one]) => (
          <AttributeInput
            key={name}
            name={name}
            like={one}
            value={attributes[name]}
            error={errorOf(`attributes.${name}`)}
            onChange={(next) => setAttributes({ ...attributes, [name]: next })}
          />
        ))}
        <DayInput
          label="Vaut à partir du"
          required
          value={validFrom}
          error={errorOf("validFrom")}
          onChange={(day) => setValidFrom(day)}
          description={value ? "La valeur présente reste dans l’historique, jusqu’à la veille." : undefined}
        />
        <Textarea
          label="Source"
          required
          maxLength={500}
          autosize
          value={source}
          error={errorOf("source")}
          onChange={(event) => setSource(event.currentTarget.value)}
          description="Le texte, sa date, sa page : on doit pouvoir le retrouver."
        />
        <div className="mg-actions">
          <Button type="submit" loading={save.isPending}>
            Enregistrer
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}
