import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Author, AuthorAsked } from "../../contract.ts";

type Asked = NonNullable<AuthorAsked>;
type AuthorFieldsProps = {
  asked: Asked;
  author: Author | null;
  errors: Readonly<Record<string, string>>;
  label?: string;
  /** null: no profession is chosen. */
  onChange: (author: Author | null) => void;
};

const RPPS = /^\d{11}$/;

/** Profession, place of work, RPPS of somebody without a personal link: by them the directory finds who it is. */
export function AuthorFields({
  asked,
  author,
  errors,
  label = "Votre profession",
  onChange,
}: AuthorFieldsProps) {
  const [rpps, setRpps] = useState(author?.rpps ?? "");
  const change = (more: Partial<Author>) => author && onChange({ ...author, ...more });
  const choose = (value: string | null) => {
    const found = asked.professions.find((one) => keyOfProfession(one) === value);
    const { code: professionCode, specialityCode } = found ?? { code: "", specialityCode: null };
    const rest = author ?? { name: "", communeCode: null, rpps: RPPS.test(rpps) ? rpps : null };
    onChange(found ? { ...rest, professionCode, specialityCode } : null);
  };
  const chosen = author && { code: author.professionCode, specialityCode: author.specialityCode };
  return (
    <>
      <Select
        label={label}
        clearable
        size="lg"
        searchable
        nothingFoundMessage="Aucune profession de ce nom"
        data={asked.professions.map((one) => ({ value: keyOfProfession(one), label: one.label }))}
        value={chosen && keyOfProfession(chosen)}
        error={errors["profession"]}
        onChange={choose}
      />
      {author && (
        <>
          {asked.asksName && (
            <TextInput
              label="Nom et prénom (facultatif)"
              size="lg"
              maxLength={200}
              value={author.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
          )}
          {asked.communes.length > 0 && (
            <Select
              label="Commune d’exercice (facultatif)"
              size="lg"
              searchable
              clearable
              nothingFoundMessage="Aucune commune de ce nom dans la CPTS"
              data={asked.communes.map(({ code, label }) => ({ value: code, label }))}
              value={author.communeCode}
              onChange={(communeCode) => change({ communeCode })}
            />
          )}
          <TextInput
            label="Numéro RPPS (facultatif)"
            description="11 chiffres, comme sur la carte CPS : il retrouve la personne dans l’annuaire."
            size="lg"
            inputMode="numeric"
            maxLength={20}
            value={rpps}
            error={rpps !== "" && !RPPS.test(rpps) ? "Il manque des chiffres : il en faut 11." : undefined}
            onChange={(event) => {
              const typed = event.currentTarget.value.replace(/\D/g, "").slice(0, 11);
              setRpps(typed);
              change({ rpps: RPPS.test(typed) ? typed : null });
            }}
          />
        </>
      )}
    </>
  );
}

const keyOfProfession = (one: { code: string; specialityCode: string | null }): string =>
  one.specialityCode ? `${one.code} ${one.specialityCode}` : one.code;

/** What stands in the way of going on; null when nothing does, or nothing is asked. */
export const wrongAuthor = (asked: AuthorAsked, author: Author | null): Record<string, string> | null =>
  asked && !author ? { profession: "Choisissez votre profession." } : null;

/** « Infirmier · Toulouse » */
export function sayAuthor(asked: Asked, author: Author | null): string {
  if (!author) return "—";
  const profession = asked.professions.find(
    (one) => one.code === author.professionCode && one.specialityCode === author.specialityCode,
  );
  const commune = asked.communes.find(({ code }) => code === author.communeCode);
  return [author.name, profession?.label, commune?.label, author.rpps].filter(Boolean).join(" · ");
}
