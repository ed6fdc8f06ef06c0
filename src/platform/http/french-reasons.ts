import { z } from "@hono/zod-openapi";

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>["customError"]>>[0];

const MOST_SHOWN = 20;

const kinds: Record<string, string> = {
  string: "Indiquez un texte.",
  number: "Indiquez un nombre.",
  int: "Indiquez un nombre entier.",
  boolean: "Répondez par oui ou par non (true ou false).",
  array: "Indiquez une liste.",
  object: "Indiquez des champs et leurs valeurs.",
  record: "Indiquez des champs et leurs valeurs.",
  date: "Indiquez une date.",
};

const formats: Record<string, string> = {
  uuid: "Cet identifiant n'est pas valable.",
  email: "Cette adresse mail n'est pas valable.",
  url: "Cette adresse web n'est pas valable.",
  date: "Indiquez une date (AAAA-MM-JJ).",
  datetime: "Indiquez une date et une heure.",
  time: "Indiquez une heure (HH:MM).",
};

const units: Record<string, string> = { string: " caractères", array: " éléments", set: " éléments" };

const listed = (values: readonly unknown[]): string =>
  `${values.slice(0, MOST_SHOWN).map(String).join(", ")}${values.length > MOST_SHOWN ? "…" : ""}`;

function frenchReason(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "Ce champ est obligatoire."
        : (kinds[issue.expected] ?? "Cette valeur n'est pas du genre attendu.");
    case "invalid_value":
      return issue.input === undefined
        ? "Ce champ est obligatoire."
        : `Cette valeur n'est pas acceptée. Valeurs possibles : ${listed(issue.values)}.`;
    case "too_big":
      return `${issue.maximum}${units[issue.origin] ?? ""} ${issue.inclusive === false ? "exclus " : ""}au plus.`;
    case "too_small":
      if (issue.origin === "string" && Number(issue.minimum) === 1) return "Ce champ est obligatoire.";
      return `${issue.minimum}${units[issue.origin] ?? ""} ${issue.inclusive === false ? "exclus " : ""}au moins.`;
    case "invalid_format":
      return formats[issue.format] ?? "Ce format n'est pas celui attendu.";
    case "not_multiple_of":
      return `Indiquez un multiple de ${issue.divisor}.`;
    case "unrecognized_keys":
      return `Champs inconnus : ${listed(issue.keys)}.`;
    default:
      return "Cette valeur n'est pas valable.";
  }
}

/** Where a schema gives no reason of its own, the person reads this one: never the library's English. */
export const speakFrench = () => z.config({ customError: frenchReason });
