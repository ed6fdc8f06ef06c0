import { MultiSelect, Switch, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Professional } from "../../contract.ts";
import { languageChoices } from "../directory-words.ts";
import type { RecordPart } from "./use-record.ts";

type Save = (part: RecordPart, before: RecordPart, words: string) => void;

const OFFERS = [
  {
    field: "acceptsNewPatients",
    label: "J’accepte de nouveaux patients",
    other: "Accepte de nouveaux patients",
    hint: "Vos collègues vous les adressent.",
  },
  {
    field: "homeVisits",
    label: "Je fais des visites à domicile",
    other: "Fait des visites à domicile",
    hint: "Le poste d’appel peut vous les proposer.",
  },
  {
    field: "teleconsultation",
    label: "Je fais de la téléconsultation",
    other: "Fait de la téléconsultation",
    hint: "Pour un patient qui ne peut pas se déplacer.",
  },
  {
    field: "snpVolunteer",
    label: "Je suis volontaire pour les soins non programmés",
    other: "Volontaire pour les soins non programmés",
    hint: "Vos créneaux ouverts peuvent être proposés dans la journée.",
  },
] as const;

const stateInWords = (value: boolean | null): string =>
  value === null ? "Pas encore dit" : value ? "Oui" : "Non";

/** Big switches: each one is saved when it is touched. */
export function OfferSwitches({ one, mine, onSave }: { one: Professional; mine: boolean; onSave: Save }) {
  return (
    <div>
      {OFFERS.map(({ field, label, other, hint }) => (
        <div key={field} className="dir-switch">
          <div>
            <p id={`offer-${field}`}>
              <strong>{mine ? label : other}</strong>
            </p>
            <p className="mg-soft">
              {stateInWords(one[field])}
              {mine && ` · ${hint}`}
            </p>
          </div>
          <Switch
            size="lg"
            aria-labelledby={`offer-${field}`}
            checked={one[field] === true}
            onChange={(event) => {
              const value = event.currentTarget.checked;
              onSave({ [field]: value }, { [field]: one[field] }, `${other} : ${value ? "oui" : "non"}.`);
            }}
          />
        </div>
      ))}
    </div>
  );
}

export function LanguageField({ one, onSave }: { one: Professional; onSave: Save }) {
  return (
    <MultiSelect
      label="Langues parlées, en plus du français"
      placeholder={one.languages.length === 0 ? "Choisir" : ""}
      searchable
      maxValues={20}
      hidePickedOptions
      data={languageChoices(one.languages)}
      value={one.languages}
      nothingFoundMessage="Langue absente de la liste"
      onChange={(languages) => onSave({ languages }, { languages: one.languages }, "Langues enregistrées.")}
    />
  );
}

/** Fields that are saved when one leaves them. */
export function ContactFields({ one, onSave }: { one: Professional; onSave: Save }) {
  return (
    <>
      <LeaveField
        label="Ligne directe"
        description="Vue des soignants, de la régulation et de la coordination. Jamais des patients."
        type="tel"
        max={30}
        value={one.directLine ?? ""}
        onLeave={(directLine) =>
          onSave({ directLine }, { directLine: one.directLine }, "Ligne directe enregistrée.")
        }
      />
      <LeaveField
        label="Mail professionnel"
        type="email"
        max={320}
        value={one.email ?? ""}
        onLeave={(email) => onSave({ email }, { email: one.email }, "Mail enregistré.")}
      />
      <LeaveField
        label="À savoir"
        description="Ce que vos collègues doivent connaître : jours de présence, actes particuliers. Rien sur un patient."
        max={1_000}
        long
        value={one.note ?? ""}
        onLeave={(note) => onSave({ note }, { note: one.note }, "Note enregistrée.")}
      />
    </>
  );
}

type LeaveFieldProps = {
  label: string;
  description?: string;
  type?: string;
  max: number;
  long?: boolean;
  value: string;
  onLeave: (value: string) => void;
};

function LeaveField({
  label,
  description,
  type = "text",
  max,
  long = false,
  value,
  onLeave,
}: LeaveFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const leave = () => {
    if (text.trim() !== value) onLeave(text.trim());
  };
  const common = { label, description, maxLength: max, value: text, onBlur: leave };
  return long ? (
    <Textarea {...common} autosize minRows={2} onChange={(event) => setText(event.currentTarget.value)} />
  ) : (
    <TextInput {...common} type={type} onChange={(event) => setText(event.currentTarget.value)} />
  );
}
