import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BigChoice } from "../../../../design/index.ts";
import { communesQuery } from "./door-client.ts";
import type { QuestionProps } from "./questions.tsx";

/** The postcode, then the commune among those that share it; alone, it is chosen by itself. */
export function PlaceQuestion({ cpts, answers, errors, change }: QuestionProps) {
  const [postcode, setPostcode] = useState(answers.postalCode ?? "");
  const whole = /^\d{5}$/.test(postcode);
  const query = communesQuery(cpts, postcode);
  const found = useQuery({
    ...query,
    queryFn: async () => {
      const items = await query.queryFn();
      const [only, ...others] = items;
      if (only && others.length === 0) change({ postalCode: postcode, communeCode: only.code });
      return items;
    },
  });
  const communes = whole ? (found.data ?? []) : [];
  return (
    <>
      <TextInput
        label="Code postal"
        inputMode="numeric"
        size="lg"
        maxLength={5}
        autoComplete="postal-code"
        value={postcode}
        error={
          whole && found.data?.length === 0
            ? "Aucune commune n’a ce code postal."
            : (errors["postalCode"] ?? errors["communeCode"])
        }
        onChange={(event) => setPostcode(event.currentTarget.value.replace(/\D/g, ""))}
      />
      {communes.length > 0 && (
        <BigChoice
          legend="Commune"
          value={answers.communeCode ?? null}
          onChange={(communeCode) => change({ postalCode: postcode, communeCode })}
          choices={communes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </>
  );
}
