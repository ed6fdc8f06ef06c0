export { attributeWord } from "../attribute-names.ts";

export const attributeText = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number") return value.toLocaleString("fr-FR");
  return Array.isArray(value) ? value.map(attributeText).join(", ") : String(value);
};
