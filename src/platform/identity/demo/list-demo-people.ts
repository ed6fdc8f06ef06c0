import { withPlatform, withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { notFound } from "../../errors/problems.ts";
import type { DemoPerson } from "../contract.ts";
import { listProfessionalNames } from "../member/linked-professional-store.ts";
import { findLiveMembership, listDemoCpts, listPeopleIn } from "./demo-store.ts";

const PER_ROLE = 4;

/** A few fictional persons of each role in each demo CPTS. */
export async function listDemoPeople(deps: Deps): Promise<DemoPerson[]> {
  const people: DemoPerson[] = [];
  for (const cpts of await withPlatform(deps.db, listDemoCpts)) {
    people.push(...(await peopleOf(deps, cpts)));
  }
  return people;
}

const peopleOf = (deps: Deps, cpts: { id: string; name: string }): Promise<DemoPerson[]> =>
  withTenant(deps.db, cpts.id, async (tx) => {
    const rows = await listPeopleIn(tx, cpts.id);
    const names = await listProfessionalNames(
      tx,
      cpts.id,
      rows.map((row) => row.professional_id),
    );
    const people = rows.map((row) => ({
      userId: row.user_id,
      name: `${row.given_name} ${row.family_name}`.trim(),
      role: row.role,
      cptsName: cpts.name,
      detail: row.organization ?? detailOf(row.role, names.get(row.professional_id ?? "")),
    }));
    return chooseFew(people);
  });

/** Of each role the first few, of different professions as long as there are: a nurse must stand beside the doctors. */
export function chooseFew(people: readonly DemoPerson[]): DemoPerson[] {
  const isFirstOfItsKind = (one: DemoPerson) =>
    people.find((other) => other.role === one.role && other.detail === one.detail) === one;
  const ordered = [...people.filter(isFirstOfItsKind), ...people.filter((one) => !isFirstOfItsKind(one))];
  const chosen = new Set(
    ordered.filter(
      (one, index) => ordered.slice(0, index).filter((other) => other.role === one.role).length < PER_ROLE,
    ),
  );
  return people.filter((one) => chosen.has(one));
}

const detailOf = (role: string, professional: { name: string; profession: string } | undefined): string => {
  if (!professional) return "";
  return role === "assistant" ? `assiste ${professional.name}` : professional.profession;
};

/** Only a person of a demo CPTS: a real base opened in demo mode by mistake gives nobody away. */
export async function requireDemoPerson(deps: Deps, userId: string): Promise<void> {
  for (const cpts of await withPlatform(deps.db, listDemoCpts)) {
    if (await withTenant(deps.db, cpts.id, (tx) => findLiveMembership(tx, cpts.id, userId))) return;
  }
  throw notFound("identity.no-such-demo-person", "Cette personne n'est pas dans la démonstration.");
}
