import type { Actor } from "../../access/index.ts";
import type { Deps } from "../../deps.ts";
import { act } from "../../http/index.ts";
import { foldText } from "../../text/index.ts";
import type { LinkableProfessional } from "../members-contract.ts";
import { searchProfessionals } from "./linked-professional-store.ts";

/** Professionals of the directory by name, to tie a role to one of them; twenty at most. */
export const findProfessionals = (
  deps: Deps,
  actor: Actor,
  search: string,
): Promise<LinkableProfessional[]> =>
  act(deps, actor, async (tx) => {
    const rows = await searchProfessionals(tx, actor.cptsId, foldText(search));
    return rows.map((row) => ({
      id: row.id,
      name: `${row.given_name} ${row.family_name}`.trim(),
      profession: row.label ?? "",
    }));
  });
