import { searchTextOf } from "../../src/core/directory/professional/professional-columns.ts";
import { newId, withTenant } from "../../src/platform/db/index.ts";
import { aCptsWith, aPerson, type TestCpts, type TestPerson, type TestServer } from "./index.ts";

export interface SomeProfessional {
  given: string;
  family: string;
  profession?: string;
  rpps?: string;
  more?: Record<string, unknown>;
}

/** People of the directory without places, in one go; returns their ids. */
export async function somePeople(
  server: TestServer,
  cptsId: string,
  people: readonly SomeProfessional[],
): Promise<string[]> {
  const rows = people.map((one) => ({
    cpts_id: cptsId,
    id: newId(),
    rpps: one.rpps ?? null,
    family_name: one.family,
    given_name: one.given,
    search_text: searchTextOf(one.given, one.family),
    profession_code: one.profession ?? "60",
    source: one.rpps ? "rpps" : "local",
    ...one.more,
  }));
  await withTenant(server.deps.db, cptsId, (tx) =>
    tx.insertInto("directory_professionals").values(rows).execute(),
  );
  return rows.map((row) => row.id);
}

export interface Story extends TestCpts {
  coordinator: TestPerson;
  /** Is the first doctor. */
  doctor: TestPerson;
  partner: TestPerson;
  api: string;
}

/** A CPTS of two doctors, its coordinator, the first doctor signed in, and a partner. */
export async function aDirectory(server: TestServer): Promise<Story> {
  const cpts = await aCptsWith(server, { gps: 2 });
  const person = (role: "coordinator" | "partner") =>
    aPerson(server, { roles: [{ cptsId: cpts.cptsId, role }] });
  const doctor = await aPerson(server, {
    roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: cpts.professionals[0]!.id }],
  });
  return {
    ...cpts,
    coordinator: await person("coordinator"),
    doctor,
    partner: await person("partner"),
    api: `/api/c/${cpts.slug}/directory`,
  };
}
