import { newId, withPlatform, withTenant } from "../../src/platform/db/index.ts";
import { foldText } from "../../src/platform/text/index.ts";
import type { TestServer } from "./a-server.ts";

export interface TestProfessional {
  id: string;
  siteId: string;
  practiceId: string;
  scheduleId: string;
}

export interface TestCpts {
  cptsId: string;
  slug: string;
  professionals: TestProfessional[];
}

export interface CptsOptions {
  name?: string;
  timeZone?: string;
  department?: string;
  /** General practitioners, each with a site, a practice and a schedule in Ramonville; the nth is n km to the north. */
  gps?: number;
  shared?: boolean;
}

let counter = 0;

/** A CPTS of its own, with doctors: `const { cptsId, professionals: [drA] } = await aCptsWith(server, { gps: 3 })`. */
export async function aCptsWith(server: TestServer, options: CptsOptions = {}): Promise<TestCpts> {
  const cptsId = newId();
  const slug = `cpts-${++counter}-${cptsId.slice(-6)}`;
  await withPlatform(server.deps.db, (tx) =>
    tx
      .insertInto("territory_cpts")
      .values({
        id: cptsId,
        slug,
        name: options.name ?? `CPTS ${counter}`,
        department: options.department ?? "31",
        time_zone: options.timeZone ?? "Europe/Paris",
      })
      .execute(),
  );
  const professionals: TestProfessional[] = [];
  for (let i = 0; i < (options.gps ?? 0); i++)
    professionals.push(await aDoctor(server, cptsId, i, options.shared ?? false));
  return { cptsId, slug, professionals };
}

const RAMONVILLE = { latitude: 43.5456, longitude: 1.4749 };
const ONE_KM_NORTH = 0.008993;

async function aDoctor(
  server: TestServer,
  cptsId: string,
  index: number,
  shared: boolean,
): Promise<TestProfessional> {
  const made = { id: newId(), siteId: newId(), practiceId: newId(), scheduleId: newId() };
  const name = `Docteur${String.fromCharCode(65 + (index % 26))}`;
  const latitude = RAMONVILLE.latitude + index * ONE_KM_NORTH;
  await withTenant(server.deps.db, cptsId, async (tx) => {
    await tx
      .insertInto("directory_professionals")
      .values({
        cpts_id: cptsId,
        id: made.id,
        rpps: `99${String(index).padStart(9, "0")}`,
        family_name: name,
        given_name: "Alix",
        search_text: foldText(`Alix ${name}`),
        profession_code: "10",
        speciality_code: "SM54",
        source: "local",
        snp_volunteer: true,
      })
      .execute();
    await tx
      .insertInto("directory_sites")
      .values({
        cpts_id: cptsId,
        id: made.siteId,
        name: `Cabinet ${name}`,
        address_line: `${index + 1} rue des Essais`,
        postal_code: "31520",
        commune_code: "31446",
        commune_name: "Ramonville-Saint-Agne",
        latitude,
        longitude: RAMONVILLE.longitude,
        position_precision: "address",
        source: "local",
      })
      .execute();
    await tx
      .insertInto("directory_practices")
      .values({
        cpts_id: cptsId,
        id: made.practiceId,
        professional_id: made.id,
        site_id: made.siteId,
        source: "local",
      })
      .execute();
    await tx
      .insertInto("agenda_schedules")
      .values({
        cpts_id: cptsId,
        id: made.scheduleId,
        practice_id: made.practiceId,
        professional_id: made.id,
        site_id: made.siteId,
        professional_name: `Dr Alix ${name}`,
        profession_code: "10",
        speciality_code: "SM54",
        site_name: `Cabinet ${name}`,
        site_address: `${index + 1} rue des Essais, 31520 Ramonville-Saint-Agne`,
        site_commune_code: "31446",
        latitude,
        longitude: RAMONVILLE.longitude,
        shared,
      })
      .execute();
  });
  return made;
}
