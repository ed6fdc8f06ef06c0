import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { presentProfessional } from "./present-professional.ts";
import type { Professional } from "./professional-contract.ts";
import { findProfessionalRow, listPlacesOf, listProfessionalRows } from "./professional-store.ts";

export const noProfessional = () =>
  notFound(
    "directory.professional-not-found",
    "Cette fiche est introuvable : elle n'est pas dans l'annuaire de votre CPTS.",
  );

/** One record, with where the person practises. */
export const readProfessional = (deps: Deps, actor: Actor, id: string): Promise<Professional> =>
  act(deps, actor, (tx) => professionalIn(tx, actor, id));

export async function professionalIn(tx: Tx, actor: Actor, id: string): Promise<Professional> {
  const row = await findProfessionalRow(tx, actor.cptsId, id);
  if (!row) throw noProfessional();
  return presentProfessional(actor, row, await listPlacesOf(tx, actor.cptsId, [id]));
}

/** The person's own records, and those of the professionals whom they assist. */
export const listMyRecords = (deps: Deps, actor: Actor): Promise<(Professional & { isMine: boolean })[]> =>
  act(deps, actor, async (tx) => {
    const ids = [...new Set([...actor.professionalIds, ...actor.assistedProfessionalIds])].slice(0, 200);
    const rows = await listProfessionalRows(tx, actor.cptsId, ids);
    const places = await listPlacesOf(tx, actor.cptsId, ids);
    const records = rows.map((row) => ({
      ...presentProfessional(
        actor,
        row,
        places.filter((one) => one.professionalId === row.id),
      ),
      isMine: actor.professionalIds.includes(row.id),
    }));
    return records.sort((one, other) => Number(other.isMine) - Number(one.isMine));
  });
