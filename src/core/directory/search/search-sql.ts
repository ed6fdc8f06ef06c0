import type { Coordinates } from "../../../platform/geo/index.ts";
import { boundingBox } from "../../../platform/geo/index.ts";
import { hits } from "./hits-sql.ts";
import type { NameGrams } from "./name-grams.ts";
import type { TypedWords } from "./typed-words.ts";

export type SearchOrder = "relevance" | "distance" | "name";

export interface SearchShape {
  cptsId: string;
  grams: NameGrams | undefined;
  /** What the words may mean beside a name; there when `grams` are. */
  words: TypedWords | undefined;
  near: Coordinates | undefined;
  radiusMeters: number | undefined;
  filters: {
    profession: string | null;
    speciality: string | null;
    commune: string | null;
    language: string | null;
    acceptsNew: boolean;
    homeVisits: boolean;
    teleconsultation: boolean;
    snp: boolean;
    wheelchair: boolean;
    active: boolean;
  };
  order: SearchOrder;
  after: readonly (string | number)[] | undefined;
  limit: number;
}

/** The statement of one search. Same shape, same text: its name lets PostgreSQL keep the plan. */
export function searchStatement(shape: SearchShape): { name: string; text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const cpts = bind(shape.cptsId, "uuid");
  const parts: string[] = [];
  if (shape.grams && shape.words) parts.push(...hits(cpts, shape.grams, shape.words, bind));
  if (shape.near) parts.push(located(cpts, shape, bind));
  parts.push(`found as (${found(cpts, shape, bind)})`);
  const text = `with ${parts.join(",\n")}\n${presented(cpts, shape.order)}`;
  const name = `directory-search-${shape.order}-${shape.grams ? `q${shape.words?.trades.length ?? 0}` : ""}${shape.near ? "n" : ""}${shape.radiusMeters === undefined ? "" : "r"}${shape.after ? "a" : ""}`;
  return { name, text, values };
}

export type Bind = (value: unknown, type: string) => string;

/** Distance to the nearest place of each: haversine once per place, IUGG mean radius as in platform/geo. */
function located(cpts: string, shape: SearchShape, bind: Bind): string {
  const { latitude, longitude } = shape.near!;
  const [lat, lng] = [bind(latitude, "float8"), bind(longitude, "float8")];
  const around = shape.radiusMeters === undefined ? "" : inBox(shape.near!, shape.radiusMeters, bind);
  const within =
    shape.radiusMeters === undefined ? "" : `and o.distance <= ${bind(shape.radiusMeters, "int")}`;
  return `placed as materialized (
  select s.id, round(2 * 6371008.8 * asin(sqrt(least(1, power(sin(radians(s.latitude - ${lat}) / 2), 2)
    + cos(radians(${lat})) * cos(radians(s.latitude)) * power(sin(radians(s.longitude - ${lng}) / 2), 2)))))::int as distance
  from directory_sites s where s.cpts_id = ${cpts} and s.active and s.latitude is not null and s.longitude is not null ${around}),
located as materialized (
  select r.professional_id, min(o.distance) as distance from placed o
  join directory_practices r on r.cpts_id = ${cpts} and r.site_id = o.id and r.active ${within} group by r.professional_id)`;
}

function inBox(near: Coordinates, radiusMeters: number, bind: Bind): string {
  const box = boundingBox(near, radiusMeters);
  return `and s.latitude between ${bind(box.south, "float8")} and ${bind(box.north, "float8")} and s.longitude between ${bind(box.west, "float8")} and ${bind(box.east, "float8")}`;
}

const ORDERS: Record<SearchOrder, string> = {
  relevance: "score desc, family_name, given_name, id",
  distance: "distance, id",
  name: "family_name, given_name, id",
};

function found(cpts: string, shape: SearchShape, bind: Bind): string {
  const ofHits = shape.grams ? "join hits h on h.professional_id = p.id" : "";
  const ofPlace = shape.near
    ? `${shape.radiusMeters === undefined && shape.order !== "distance" ? "left " : ""}join located l on l.professional_id = p.id`
    : "";
  const score = shape.grams ? "h.score" : "0";
  const distance = shape.near ? "l.distance" : "null::int";
  const after = shape.after ? `where ${afterKey(shape.order, shape.after, bind)}` : "";
  return `select * from (
    select p.id, p.civility, p.family_name, p.given_name, p.profession_code, p.speciality_code, p.accepts_new_patients, p.home_visits, p.teleconsultation,
      p.snp_volunteer, p.languages, p.active, ${score} as score, ${distance} as distance
    from directory_professionals p ${ofHits} ${ofPlace}
    where p.cpts_id = ${cpts} ${wanted(cpts, shape.filters, bind)}) as fitting
  ${after} order by ${ORDERS[shape.order]} limit ${bind(shape.limit, "int")}`;
}

function wanted(cpts: string, filters: SearchShape["filters"], bind: Bind): string {
  const equal = (column: string, value: string | null) => {
    const given = bind(value, "text");
    return `and (${given} is null or ${column} = ${given})`;
  };
  const offered = (column: string, asked: boolean) => `and (not ${bind(asked, "boolean")} or ${column})`;
  const somewhere = (given: string, none: string, fits: string) =>
    `and (${none} or exists (select 1 from directory_practices r join directory_sites s on s.cpts_id = ${cpts} and s.id = r.site_id and s.active
      where r.cpts_id = ${cpts} and r.professional_id = p.id and r.active and ${fits.replaceAll("?", given)}))`;
  const commune = bind(filters.commune, "text");
  const wheelchair = bind(filters.wheelchair, "boolean");
  const language = bind(filters.language, "text");
  return [
    `and p.active = ${bind(filters.active, "boolean")}`,
    equal("p.profession_code", filters.profession),
    equal("p.speciality_code", filters.speciality),
    offered("p.accepts_new_patients", filters.acceptsNew),
    offered("p.home_visits", filters.homeVisits),
    offered("p.teleconsultation", filters.teleconsultation),
    offered("p.snp_volunteer", filters.snp),
    `and (${language} is null or ${language} = any(p.languages))`,
    somewhere(commune, `${commune} is null`, "s.commune_code = ?"),
    somewhere(wheelchair, `not ${wheelchair}`, "s.wheelchair = ?"),
  ].join("\n    ");
}

function afterKey(order: SearchOrder, key: readonly (string | number)[], bind: Bind): string {
  const [first, ...rest] = key;
  if (order === "distance") return `(distance, id) > (${bind(first, "int")}, ${bind(rest[0], "uuid")})`;
  if (order === "name")
    return `(family_name, given_name, id) > (${bind(first, "text")}, ${bind(rest[0], "text")}, ${bind(rest[1], "uuid")})`;
  const score = bind(first, "int");
  const name = `(family_name, given_name, id) > (${bind(rest[0], "text")}, ${bind(rest[1], "text")}, ${bind(rest[2], "uuid")})`;
  return `(score < ${score} or (score = ${score} and ${name}))`;
}

const labelOf = (set: string, code: string) =>
  `(select v.label from reference_values v where v.set_name = '${set}' and v.code = ${code} and v.valid_from <= current_date order by v.valid_from desc limit 1)`;

const presented = (
  cpts: string,
  order: SearchOrder,
) => `select f.*, ${labelOf("profession", "f.profession_code")} as profession_label,
  ${labelOf("speciality", "f.speciality_code")} as speciality_label,
  coalesce((select json_agg(json_build_object('id', r.id, 'siteId', s.id, 'siteName', s.name, 'siteKind', s.kind,
    'addressLine', s.address_line, 'postalCode', s.postal_code, 'communeCode', s.commune_code, 'communeName', s.commune_name,
    'latitude', s.latitude, 'longitude', s.longitude, 'precision', s.position_precision,
    'phone', coalesce(r.phone, s.phone), 'wheelchair', s.wheelchair, 'accessNote', s.access_note) order by s.name, r.id)
    from (select * from directory_practices x where x.cpts_id = ${cpts} and x.professional_id = f.id and x.active order by x.id limit 20) r
    join directory_sites s on s.cpts_id = ${cpts} and s.id = r.site_id and s.active), '[]'::json) as practices
  from found f order by ${ORDERS[order]}`;
