import { createHash } from "node:crypto";
import type pg from "pg";
import { foldText } from "../../../platform/text/index.ts";
import { type Commune, communesSource, loadCommunes } from "../communes.ts";
import { referenceSets } from "../data/reference-sets.ts";

const STAMP = "reference-seed";

/**
 * Puts the shipped reference into the database: what is missing is added, what an administrator edited stays.
 * A stamp makes the second start skip it. `departments` narrows the communes, for tests.
 */
export async function seedReference(
  owner: pg.Pool,
  options: { departments?: readonly string[] } = {},
): Promise<void> {
  const hash = createHash("sha256")
    .update(JSON.stringify(referenceSets))
    .update(communesSource)
    .update(JSON.stringify(options))
    .digest("hex");
  const { rows } = await owner.query(
    "select 1 from reference_values where set_name = $1 and code = 'hash' and label = $2",
    [STAMP, hash],
  );
  if (rows.length > 0) return;
  await seedValues(owner);
  await seedCommunes(owner, options.departments);
  await owner.query(
    `insert into reference_values (set_name, code, label, source, valid_from) values ($1, 'hash', $2, 'Maillage', '2000-01-01')
     on conflict (set_name, code, valid_from) do update set label = excluded.label`,
    [STAMP, hash],
  );
}

async function seedValues(owner: pg.Pool): Promise<void> {
  const data = referenceSets.map((one) => ({
    set_name: one.set,
    code: one.code,
    label: one.label,
    attributes: one.attributes,
    source: one.source,
    valid_from: one.validFrom,
    valid_to: one.validTo,
  }));
  await owner.query(
    `insert into reference_values (set_name, code, label, attributes, source, valid_from, valid_to)
     select set_name, code, label, attributes, source, valid_from, valid_to
     from jsonb_to_recordset($1::jsonb) as x(set_name text, code text, label text, attributes jsonb, source text, valid_from date, valid_to date)
     on conflict (set_name, code, valid_from) do update
       set label = excluded.label, attributes = excluded.attributes, source = excluded.source, valid_to = excluded.valid_to
       where reference_values.edited_at is null`,
    [JSON.stringify(data)],
  );
}

async function seedCommunes(owner: pg.Pool, departments: readonly string[] | undefined): Promise<void> {
  const communes = await loadCommunes();
  const kept = departments ? communes.filter((one) => departments.includes(one.departmentCode)) : communes;
  await owner.query(
    `insert into reference_communes (code, name, search_text, postal_codes, department, region, zone, population, latitude, longitude, approximate, source)
     select code, name, search_text, postal_codes, department, region, zone, population, latitude, longitude, approximate, source
     from jsonb_to_recordset($1::jsonb) as x(code text, name text, search_text text, postal_codes text[], department text, region text, zone text,
       population int, latitude float8, longitude float8, approximate boolean, source text)
     on conflict (code) do update set name = excluded.name, search_text = excluded.search_text, postal_codes = excluded.postal_codes,
       population = excluded.population, latitude = excluded.latitude, longitude = excluded.longitude, approximate = excluded.approximate, source = excluded.source`,
    [JSON.stringify(kept.map(toRow))],
  );
}

const toRow = (one: Commune) => ({
  code: one.code,
  name: one.name,
  search_text: foldText(one.name),
  postal_codes: one.postcodes,
  department: one.departmentCode,
  region: one.regionCode ?? "",
  zone: one.zone,
  population: one.population ?? 0,
  latitude: one.centre?.latitude ?? null,
  longitude: one.centre?.longitude ?? null,
  approximate: one.centre?.precision !== "place",
  source: communesSource,
});
