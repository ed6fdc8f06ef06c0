import type pg from "pg";

export interface SeedSize {
  cpts: number;
  professionalsPerCpts: number;
  schedulesPerCpts: number;
  slotsPerSchedule: number;
}

/** 100 CPTS, 200,000 professionals, 1,000,000 slots. */
export const FULL: SeedSize = {
  cpts: 100,
  professionalsPerCpts: 2_000,
  schedulesPerCpts: 50,
  slotsPerSchedule: 200,
};

/** For a trial: 5,000 professionals, 40,000 slots. */
export const SMALL: SeedSize = {
  cpts: 10,
  professionalsPerCpts: 500,
  schedulesPerCpts: 20,
  slotsPerSchedule: 200,
};

// 1,600 made-up family names of two halves, and one that one professional in twenty bears: more than any name in France.
const STARTS =
  "Clair Grand Haut Lune Mousse Perle Source Balise Ambre Prune Ronce Tilleul Vent Sable Orge Brume Cendre Falaise Girou Hutte Jonc Lierre Marne Noise Oseille Pierre Quart Rive Sorgue Tourbe Ulme Val Yeuse Zeste Basse Corne Douve Epine Ferme Garde";
const ENDS =
  "bois pre val vert rive vif mont combe brise fond court lande mare nuit oree pont quai roche sente tour vigne aune bief crete dalle essart fosse gorge houx isle jarre lac meule niche ormes plaine ruelle serre terre voie";
export const COMMON_NAME = "Martinval";
const GIVEN =
  "Adrien Noémie Joris Salomé Karim Lila Octave Diane Basile Perrine Anaïs Bruno Célia Denis Elsa Fanny Gaël Hélène Inès Jules";
const among = (words: string, index: string) => `(array['${words.replaceAll(" ", "','")}'])[1 + ${index}]`;

/**
 * Seeds volumes by set-based SQL, the same for the same size: names, places and hours come from row numbers. Half of
 * the slots are taken. The exclusion constraint is dropped while filling and put back, so that it is checked once.
 */
export async function seedDatabase(
  owner: pg.Pool,
  size: SeedSize,
  say: (line: string) => void,
): Promise<void> {
  const steps: [string, string][] = [
    [
      "CPTS",
      `insert into territory_cpts (id, slug, name, department, time_zone)
      select gen_random_uuid(), 'banc-' || n, 'CPTS du banc ' || n, '31', 'Europe/Paris' from generate_series(1, ${size.cpts}) n`,
    ],
    [
      "professionals",
      `insert into directory_professionals (cpts_id, id, rpps, family_name, given_name, search_text, profession_code, speciality_code, source, snp_volunteer)
      select cpts_id, gen_random_uuid(), '98' || lpad((row_number() over ())::text, 9, '0'), family, given, lower(translate(given || ' ' || family, 'éèëï', 'eeei')),
        (array['10','60','70','21','91'])[1 + n % 5], case when n % 5 = 0 then 'SM54' end, 'rpps', n % 5 = 0
      from (select c.id as cpts_id, n, ${among(GIVEN, "h / 1600 % 20")} as given,
          case when n % 20 = 0 then '${COMMON_NAME}' else ${among(STARTS, "h % 40")} || ${among(ENDS, "h / 40 % 40")} end as family
        from territory_cpts c, generate_series(1, ${size.professionalsPerCpts}) n, lateral (select hashint4(n * 131 + hashtext(c.slug) % 100000) & 2147483647 as h) as hash) as people`,
    ],
    [
      "sites",
      `insert into directory_sites (cpts_id, id, name, source, commune_code, commune_name, latitude, longitude, position_precision)
      select c.id, gen_random_uuid(), 'Cabinet ' || n, 'local', '31446', 'Ramonville-Saint-Agne', 43.5 + (n % 10) * 0.01, 1.4 + (n / 10) * 0.02, 'address'
      from territory_cpts c, generate_series(1, ${size.schedulesPerCpts}) n`,
    ],
    [
      "practices",
      `insert into directory_practices (cpts_id, id, professional_id, site_id, source)
      select p.cpts_id, gen_random_uuid(), p.id, s.id, 'local'
      from (select cpts_id, id, row_number() over (partition by cpts_id order by rpps) as n from directory_professionals) p
      join (select cpts_id, id, row_number() over (partition by cpts_id order by name) as n from directory_sites) s using (cpts_id, n)`,
    ],
    [
      "schedules",
      `insert into agenda_schedules (cpts_id, id, practice_id, professional_id, site_id, professional_name, profession_code, speciality_code, site_name, site_address, site_commune_code, latitude, longitude)
      select x.cpts_id, gen_random_uuid(), x.id, p.id, s.id, 'Dr ' || p.given_name || ' ' || p.family_name, '10', 'SM54', s.name, '1 rue des Essais, 31520 Ramonville-Saint-Agne', s.commune_code, s.latitude, s.longitude
      from directory_practices x join directory_professionals p on p.cpts_id = x.cpts_id and p.id = x.professional_id
        join directory_sites s on s.cpts_id = x.cpts_id and s.id = x.site_id`,
    ],
    [
      "slots",
      `alter table agenda_slots drop constraint agenda_slots_no_overlap_excl;
      insert into agenda_slots (cpts_id, id, schedule_id, professional_id, starts_at, ends_at, modality, audiences, places, taken, natural_key)
      select a.cpts_id, gen_random_uuid(), a.id, a.professional_id, at, at + interval '20 minutes', 'AMB', '{SNP,CPTS}', 1, n % 2, a.id || ':' || n
      from agenda_schedules a, generate_series(0, ${size.slotsPerSchedule - 1}) n,
        lateral (select date_trunc('hour', now()) + interval '1 hour' + (n / 6) * interval '12 hours' + (n % 6) * interval '20 minutes' as at) t;
      alter table agenda_slots add constraint agenda_slots_no_overlap_excl exclude using gist
        (cpts_id with =, professional_id with =, tstzrange(starts_at, ends_at) with &&) where (state = 'open')`,
    ],
    ["statistics", "vacuum analyze"],
  ];
  for (const [name, sql] of steps) {
    const start = performance.now();
    await owner.query(sql);
    say(`seed: ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  }
}
