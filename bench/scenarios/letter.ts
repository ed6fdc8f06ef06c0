import { newId } from "../../src/platform/db/index.ts";
import type { Deps } from "../../src/platform/deps.ts";
import { readSettings } from "../../src/platform/settings/settings.ts";
import { systemClock } from "../../src/platform/time/index.ts";
import { exportDocument } from "../../src/steering/project/index.ts";
import { median } from "../load/measure.ts";
import { alone, type Result, type Scenario } from "../scenario.ts";

const ROUNDS = 5;
const PEOPLE = 300;
const INDICATORS = 60;
const LIMIT_SECONDS = 3;

/** A letter of 300 professionals and 60 indicators: composed and written, in Word and in PDF, in three seconds at most. */
export const letter: Scenario = {
  name: "letter",
  run: async ({ database, say }) => {
    const { storage, environment } = await database();
    const cptsId = await prepare(storage.owner);
    const deps = {
      db: storage.db,
      clock: systemClock,
      settings: readSettings(environment),
    } as unknown as Deps;
    const results: Result[] = [];
    for (const format of ["docx", "pdf", "zip"] as const) {
      const seconds: number[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const from = performance.now();
        const bytes = await exportDocument(deps, cptsId, "letter", format);
        // The first loads the library of the format.
        if (round > 0) seconds.push((performance.now() - from) / 1_000);
        say(
          `letter ${format} round ${round}: ${((performance.now() - from) / 1_000).toFixed(2)} s, ${bytes.byteLength} bytes`,
        );
      }
      results.push(
        alone(
          "letter",
          `${PEOPLE} professionals, ${INDICATORS} indicators, ${format}`,
          "s",
          median(seconds),
          {
            atMost: LIMIT_SECONDS,
          },
        ),
      );
    }
    return results;
  },
};

type Owner = Awaited<ReturnType<Parameters<Scenario["run"]>[0]["database"]>>["storage"]["owner"];

/** A CPTS of its own with 300 professionals on its list and in its directory, and 60 indicators with what they are compared with. */
async function prepare(owner: Owner): Promise<string> {
  const cptsId = newId();
  await owner.query(
    `insert into territory_cpts (id, slug, name, department, time_zone) values ($1, $2, 'CPTS du banc', '31', 'Europe/Paris')`,
    [cptsId, `banc-lettre-${cptsId.slice(-6)}`],
  );
  await owner.query(
    `insert into territory_areas (cpts_id, id, kind, code, name, commune_code, population, population_source, population_year)
     select $1, gen_random_uuid(), 'commune', code, name, code, population, 'Insee', 2022 from reference_communes where department = '31' order by population limit 40`,
    [cptsId],
  );
  await owner.query(
    `with made as (insert into directory_professionals (cpts_id, id, family_name, given_name, search_text, profession_code, source)
       select $1, gen_random_uuid(), 'Fictif' || n, 'Alix', 'alix fictif' || n, (array['10', '60', '21', '70', '50', '40'])[1 + n % 6], 'local' from generate_series(1, ${PEOPLE}) n returning id, family_name)
     insert into project_people (cpts_id, id, part, name, profession, sector, town, structure, professional_id, rank)
       select $1, gen_random_uuid(), 'active', 'Alix ' || family_name, 'Infirmier', 'Santé', 'Toulouse', 'Cabinet des Essais', id, row_number() over () from made`,
    [cptsId],
  );
  await owner.query(
    `insert into project_indicators (cpts_id, code, family, label, unit, sense, created_at)
     select $1, 'own.banc-' || n, (array['population', 'family-doctor', 'prevention', 'ald'])[1 + n % 4], 'Indicateur de banc n° ' || n, '%', 'neither', now() from generate_series(1, ${INDICATORS}) n`,
    [cptsId],
  );
  await owner.query(
    `insert into project_indicator_values (cpts_id, id, indicator_code, perimeter, value, source, year, method, origin, entered_at)
     select $1, gen_random_uuid(), 'own.banc-' || n, perimeter, 10 + n / 7.0, 'Banc', 2025, 'exact', 'typed', now()
     from generate_series(1, ${INDICATORS}) n, unnest(array['territory', 'department', 'region', 'country']) as perimeter`,
    [cptsId],
  );
  // Where they practise and how old people are: what both charts are drawn of.
  await owner.query(
    `with place as (insert into directory_sites (cpts_id, id, name, commune_code, commune_name, source)
       select $1, gen_random_uuid(), 'Cabinet des Essais', commune_code, name, 'local' from territory_areas where cpts_id = $1 limit 1 returning id)
     insert into directory_practices (cpts_id, id, professional_id, site_id, source)
       select $1, gen_random_uuid(), p.id, place.id, 'local' from directory_professionals p, place where p.cpts_id = $1`,
    [cptsId],
  );
  await owner.query(
    `insert into territory_populations (code, year, name, commune_code, population, bands, source, loaded_by_cpts, loaded_at)
     select commune_code || '0000', 2022, name, commune_code, 6000, '{"POP0014": 1000, "POP1529": 1100, "POP3044": 1200, "POP4559": 1000, "POP6074": 900, "POP75P": 800}', 'Banc', $1, now()
     from territory_areas where cpts_id = $1`,
    [cptsId],
  );
  // All of them, and the charts: at the start a letter shows fourteen.
  await owner.query(
    `insert into project_shown (cpts_id, document, indicators, charts, revision, changed_by_label, changed_at)
     select $1, 'letter', jsonb_agg('own.banc-' || n), '["ages", "offer"]', 1, 'Banc', now() from generate_series(1, ${INDICATORS}) n`,
    [cptsId],
  );
  await owner.query(
    `insert into project_texts (cpts_id, document, key, body, revision, written_by_label, written_at)
     select $1, 'letter', key, repeat('Une phrase de la lettre, relue par trois personnes de l’équipe projet. ', 30), 1, 'Banc', now()
     from unnest(array['territory.presentation', 'population.coherence', 'diagnosis.people', 'difficulties.pathways', 'method.method', 'team.presentation']) as key`,
    [cptsId],
  );
  return cptsId;
}
