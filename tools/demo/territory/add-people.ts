import { newId, withPlatform, withTenant } from "../../../src/platform/db/index.ts";
import type { DemoRole } from "./demo-people.ts";
import type { DemoCpts } from "./make-cpts.ts";
import type { SimulatedApp } from "./simulated-app.ts";

export interface Doctor {
  professionalId: string;
  practiceId: string;
  familyName: string;
  givenName: string;
  rpps: string | null;
}

/** The user ids of the people, by key. */
export type People = Record<string, string>;

/** Makes the people of one CPTS and their roles; a carer is one of the directory's professionals. */
export async function addPeople(
  app: SimulatedApp,
  cpts: DemoCpts,
  roles: readonly DemoRole[],
  doctors: readonly Doctor[],
): Promise<People> {
  const people: People = {};
  for (const one of roles) {
    const self =
      one.doctor !== undefined
        ? doctors[one.doctor]
        : one.profession
          ? await findColleague(app, cpts.id, one.profession)
          : undefined;
    const professionalId =
      self?.professionalId ??
      (one.assists !== undefined ? doctors[one.assists]?.professionalId : undefined) ??
      null;
    const id = newId();
    people[one.key] = id;
    await withPlatform(app.deps.db, (tx) =>
      tx
        .insertInto("identity_users")
        .values({
          id,
          email: `${one.key}@${cpts.slug}.exemple.invalid`,
          family_name: self?.familyName ?? one.familyName,
          given_name: self?.givenName ?? one.givenName,
          rpps: self?.rpps ?? null,
          phone: "0639980000",
          is_administrator: one.isAdministrator ?? false,
        })
        .execute(),
    );
    await withTenant(app.deps.db, cpts.id, (tx) =>
      tx
        .insertInto("identity_memberships")
        .values({
          cpts_id: cpts.id,
          id: newId(),
          user_id: id,
          role: one.role,
          professional_id: professionalId,
          organization: one.organization ?? null,
        })
        .execute(),
    );
  }
  return people;
}

async function findColleague(
  app: SimulatedApp,
  cptsId: string,
  professionCode: string,
): Promise<Doctor | undefined> {
  const row = await withTenant(app.deps.db, cptsId, (tx) =>
    tx
      .selectFrom("directory_professionals as p")
      .innerJoin("directory_practices as x", (join) =>
        join.onRef("x.professional_id", "=", "p.id").onRef("x.cpts_id", "=", "p.cpts_id"),
      )
      .select(["p.id", "p.family_name", "p.given_name", "p.rpps", "x.id as practice_id"])
      .where("p.cpts_id", "=", cptsId)
      .where("p.profession_code", "=", professionCode)
      .orderBy("p.family_name")
      .orderBy("p.id")
      .limit(1)
      .executeTakeFirst(),
  );
  return (
    row && {
      professionalId: row.id,
      practiceId: row.practice_id,
      familyName: row.family_name,
      givenName: row.given_name,
      rpps: row.rpps,
    }
  );
}
