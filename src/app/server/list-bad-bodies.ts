/* Bodies made from the described schemas, for the test of bad input: one that could be true, then with one field spoilt. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  minItems?: number;
  minLength?: number;
  maxLength?: number;
  format?: string;
}

interface Operation {
  requestBody?: { content?: Record<string, { schema: Schema }> };
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface BadBodies {
  method: string;
  path: string;
  bodies: { where: string; body: unknown }[];
}

const DEEPEST = 8;
/** Spoilt fields of a body beside those that get a NUL: with 200 routes, some seconds. */
const SPOILT = 5;

/** For each route that takes JSON: a NUL in each text of the body in turn, and some fields with values of `nasty`, others each time. */
export function listBadBodies(document: Document, nasty: readonly unknown[]): BadBodies[] {
  const follow = (schema: Schema): Schema =>
    schema.$ref ? (document.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return operations.flatMap(({ path, method, operation }, nth) => {
    const schema = operation.requestBody?.content?.["application/json"]?.schema;
    if (!schema) return [];
    const whole = follow(schema);
    const bodies = (whole.anyOf ?? whole.oneOf ?? [whole]).flatMap((one) => {
      const example = exampleOf(one, follow);
      const places = placesIn(example);
      const texts = places.filter((place) => typeof read(example, place) === "string");
      const spoilt = places.length === 0 ? [] : Array.from({ length: SPOILT }, (_, i) => i + nth * 3);
      return [
        ...texts.map((place) => ({
          where: `NUL in ${place.join(".")}`,
          body: spoil(example, place, "a\0b"),
        })),
        ...spoilt.map((i) => {
          const place = places[i % places.length] as Place;
          const value = nasty[(i * 7) % nasty.length];
          return {
            where: `${JSON.stringify(value)?.slice(0, 40)} in ${place.join(".")}`,
            body: spoil(example, place, value),
          };
        }),
      ];
    });
    return [{ method: method.toUpperCase(), path, bodies }];
  });
}

function exampleOf(given: Schema, follow: (schema: Schema) => Schema, depth = 0): unknown {
  const schema = follow(given);
  const inside = (one: Schema) => exampleOf(one, follow, depth + 1);
  if (depth > DEEPEST) return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return inside(choices.find((one) => follow(one).type !== "null") ?? {});
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(inside));
  const type = [schema.type ?? "object"].flat().find((one) => one !== "null");
  if (type === "array")
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => inside(schema.items ?? {}));
  if (type === "number" || type === "integer") return schema.minimum ?? 1;
  if (type === "boolean") return true;
  if (type === "string") return exampleText(schema);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, one]) => [name, inside(one)]),
  );
}

function exampleText({ format, minLength = 0, maxLength = 40 }: Schema): string {
  if (format === "uuid") return "01920000-0000-7000-8000-000000000000";
  if (format === "date") return "2026-12-01";
  if (format === "date-time") return "2026-12-01T10:00:00Z";
  return "exemple".padEnd(minLength, "x").slice(0, maxLength);
}

type Place = (string | number)[];

/** Every field, however deep; of a list its first element. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (value === null || typeof value !== "object") return at.length > 0 ? [at] : [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(0, 1).map((one) => [0, one])
    : Object.entries(value);
  return [...(at.length > 0 ? [at] : []), ...entries.flatMap(([key, one]) => placesIn(one, [...at, key]))];
}

const read = (value: unknown, [key, ...rest]: Place): unknown =>
  key === undefined ? value : read((value as Record<string | number, unknown>)[key], rest);

function spoil(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = spoil(copy[key], rest, by);
  return copy;
}
