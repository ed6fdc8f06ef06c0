import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { DayInput, fieldErrorOf, Loading } from "../../../../design/index.ts";
import { FieldsStatus } from "./fields-status.tsx";
import { useFields } from "./use-declaration.ts";

/** Title, carriers, address: the head of the form. */
export function HeadForm({ mayWrite }: { mayWrite: boolean }) {
  const fields = useFields("tete");
  if (!fields.loaded) return <Loading what="les porteurs" shape="form" />;
  const text = (field: "title" | "address" | "email" | "phone", label: string, type = "text") => (
    <TextInput
      label={label}
      type={type}
      value={fields.value(field)}
      error={fieldErrorOf(fields.problem, field)}
      maxLength={300}
      onChange={(event) => fields.set(field, event.currentTarget.value)}
      onBlur={fields.save}
    />
  );
  return (
    <fieldset disabled={!mayWrite} className="let-fields">
      <legend className="mg-hidden">En-tête de la lettre</legend>
      {text("title", "Intitulé du projet")}
      <DayInput
        label="Date de rédaction"
        value={fields.value("writtenOn") ?? ""}
        error={fieldErrorOf(fields.problem, "writtenOn")}
        onChange={(day) => {
          fields.set("writtenOn", day || null);
          fields.save();
        }}
      />
      <Carriers fields={fields} />
      {text("address", "Adresse postale")}
      {text("email", "Mail", "email")}
      {text("phone", "Téléphone", "tel")}
      <FieldsStatus fields={fields} />
    </fieldset>
  );
}

function Carriers({ fields }: { fields: ReturnType<typeof useFields> }) {
  const carriers = fields.value("carriers");
  const shown = carriers.length > 0 ? carriers : [{ name: "", profession: "" }];
  const change = (at: number, part: Partial<(typeof carriers)[number]>) =>
    fields.set(
      "carriers",
      shown.map((one, nth) => (nth === at ? { ...one, ...part } : one)),
    );
  const named = shown.every(({ name }) => name.trim() !== "");
  const save = () => named && fields.save();
  return (
    <fieldset className="let-carriers">
      <legend>Porteurs du projet</legend>
      {shown.map((carrier, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a carrier is its rank
        <div key={at} className="let-carrier">
          <TextInput
            label={`Nom du porteur ${at + 1}`}
            value={carrier.name}
            maxLength={150}
            onChange={(event) => change(at, { name: event.currentTarget.value })}
            onBlur={save}
          />
          <TextInput
            label="Profession"
            value={carrier.profession}
            maxLength={150}
            onChange={(event) => change(at, { profession: event.currentTarget.value })}
            onBlur={save}
          />
          {shown.length > 1 && (
            <Button
              variant="subtle"
              leftSection={<IconTrash size={18} aria-hidden />}
              onClick={() => {
                fields.set(
                  "carriers",
                  shown.filter((_, nth) => nth !== at),
                );
                fields.save();
              }}
            >
              Retirer
            </Button>
          )}
        </div>
      ))}
      {shown.length < 10 && named && (
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => fields.set("carriers", [...shown, { name: "", profession: "" }])}
        >
          Ajouter un porteur
        </Button>
      )}
    </fieldset>
  );
}
