/* For tests: a CPTS with communes, its coordinator, and files in the form of the national one, of people who do not exist. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { applyImport } from "../../src/core/directory/import/apply/apply-import.ts";
import type { DirectoryImport, ImportLine } from "../../src/core/directory/import/import-contract.ts";
import { readImport } from "../../src/core/directory/import/read/read-import.ts";
import { loadCommunes } from "../../src/core/reference/index.ts";
import { newId, withTenant } from "../../src/platform/db/index.ts";
import { demoTerritory } from "../demo/rpps-generator/demo-territory.ts";
import { type GeneratorOptions, generateRppsFile } from "../demo/rpps-generator/generate-rpps-file.ts";
import { aCptsWith } from "./a-cpts.ts";
import { aPerson } from "./a-person.ts";
import type { TestServer } from "./a-server.ts";

const never = new AbortController().signal;

/** A data folder of its own, for `aServer(ownData())`. */
export function ownData(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "maillage-import-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { MAILLAGE_DATA: folder };
}

export const canal = demoTerritory[0].communeCodes;

export async function drawAreas(server: TestServer, cptsId: string, codes: readonly string[]): Promise<void> {
  await withTenant(server.deps.db, cptsId, (tx) =>
    tx
      .insertInto("territory_areas")
      .values(
        codes.map((code) => ({
          cpts_id: cptsId,
          id: newId(),
          kind: "commune",
          code,
          name: code,
          commune_code: code,
          population: 1_000,
          population_source: "essai",
        })),
      )
      .execute(),
  );
}

/** A CPTS whose territory is these communes, its coordinator, and what a coordinator does with an import. */
export async function anImportingCpts(server: TestServer, codes: readonly string[] = ["31035"]) {
  const { cptsId, slug } = await aCptsWith(server);
  if (codes.length > 0) await drawAreas(server, cptsId, codes);
  const { call, cookie } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const base = `/api/c/${slug}/directory/imports`;
  const send = async (file: string | Uint8Array, headers: Record<string, string> = {}) => {
    const body = typeof file === "string" ? file : new Uint8Array(file);
    const response = await server.app.request(`${base}?name=essai.txt`, {
      method: "POST",
      body,
      headers: { cookie, "x-maillage": "1", "content-type": "text/plain", ...headers },
    });
    return { status: response.status, body: await response.json() };
  };
  const show = async (id: string): Promise<DirectoryImport> => (await call("GET", `${base}/${id}`)).body;
  const lines = async (id: string, query = ""): Promise<ImportLine[]> =>
    (await call("GET", `${base}/${id}/lines?limit=200${query}`)).body.items;
  const read = async (file: string | Uint8Array): Promise<DirectoryImport> => {
    const sent = await send(file);
    if (sent.status !== 201) throw new Error(`refused: ${JSON.stringify(sent.body)}`);
    await readImport(server.deps, cptsId, sent.body.id, { signal: never });
    return show(sent.body.id);
  };
  const apply = async (id: string): Promise<DirectoryImport> => {
    const asked = await call("POST", `${base}/${id}/apply`);
    if (asked.status !== 200) throw new Error(`refused: ${JSON.stringify(asked.body)}`);
    await applyImport(server.deps, cptsId, id, { signal: never });
    return show(id);
  };
  return {
    cptsId,
    slug,
    call,
    base,
    send,
    show,
    lines,
    read,
    apply,
    importAll: async (file: string | Uint8Array) => apply((await read(file)).id),
  };
}

/** What the directory holds, without ids nor times: to compare two of them. */
export async function directoryOf(server: TestServer, cptsId: string) {
  const ask = async (text: string) => (await server.owner.query(text, [cptsId])).rows;
  return {
    professionals: await ask(
      "select rpps, id_type, civility, family_name, given_name, search_text, profession_code, speciality_code, email, active, source from directory_professionals where cpts_id = $1 order by rpps",
    ),
    sites: await ask(
      "select technical_id, name, kind, address_line, postal_code, commune_code, commune_name, latitude, longitude, position_precision, active from directory_sites where cpts_id = $1 order by technical_id",
    ),
    practices: await ask(
      `select r.source_key, p.rpps, s.technical_id, r.mode_code, r.sector_code, r.phone, r.active from directory_practices r
       join directory_professionals p on (p.cpts_id, p.id) = (r.cpts_id, r.professional_id) join directory_sites s on (s.cpts_id, s.id) = (r.cpts_id, r.site_id)
       where r.cpts_id = $1 order by r.source_key`,
    ),
  };
}

/** 400 professionals of the two demo territories. */
export async function aDemoFile(options: Partial<GeneratorOptions> = {}): Promise<string> {
  const codes = new Set<string>(demoTerritory.flatMap((one) => [...one.communeCodes]));
  const communes = (await loadCommunes())
    .filter((one) => codes.has(one.code))
    .map((one) => ({
      code: one.code,
      name: one.name,
      postcode: one.postcodes[0]!,
      population: one.population ?? 0,
    }));
  let file = "";
  for await (const piece of generateRppsFile({ seed: 7, communes, count: 400, ...options })) file += piece;
  return file;
}
