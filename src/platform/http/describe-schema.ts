/** What the readable page needs of a JSON schema (OpenAPI 3.1). */
export interface SchemaLike {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  items?: SchemaLike;
  properties?: Record<string, SchemaLike>;
  required?: string[];
  additionalProperties?: SchemaLike | boolean;
  anyOf?: SchemaLike[];
  oneOf?: SchemaLike[];
  allOf?: SchemaLike[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  pattern?: string;
}

const MOST_DEPTH = 8;

/** A schema in one line, as a person reads it: `{ name: texte (120 au plus), areas?: liste de AreaInput }`. */
export function describeSchema(schema: SchemaLike | undefined, depth = 0): string {
  if (!schema || depth > MOST_DEPTH) return "…";
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "…";
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((one) => describeSchema(one, depth + 1)).join(" | ");
  if (schema.allOf) return schema.allOf.map((one) => describeSchema(one, depth + 1)).join(" & ");
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.map((type) => describeType(schema, type, depth)).join(" | ");
}

function describeType(schema: SchemaLike, type: string | undefined, depth: number): string {
  if (type === "string") return `texte${limits(schema.format, schema.minLength, schema.maxLength)}`;
  if (type === "integer" || type === "number")
    return `${type === "integer" ? "entier" : "nombre"}${limits(undefined, schema.minimum, schema.maximum)}`;
  if (type === "boolean") return "oui/non";
  if (type === "null") return "null";
  if (type === "array")
    return `liste de ${describeSchema(schema.items, depth + 1)}${limits(undefined, undefined, schema.maxItems)}`;
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(
      ([name, one]) =>
        `${name}${schema.required?.includes(name) ? "" : "?"}: ${describeSchema(one, depth + 1)}`,
    );
    return `{ ${fields.join(", ")} }`;
  }
  if (typeof schema.additionalProperties === "object")
    return `{ [clé]: ${describeSchema(schema.additionalProperties, depth + 1)} }`;
  return type === "object" ? "{ … }" : "tout";
}

function limits(format: string | undefined, least: number | undefined, most: number | undefined): string {
  const safe = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  const parts = [
    format,
    safe(least) && least !== 0 ? `≥ ${least}` : undefined,
    safe(most) ? `≤ ${most}` : undefined,
  ].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
}
