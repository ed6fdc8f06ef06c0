import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { listReferenceValues } from "../../reference/index.ts";
import type { Nomenclature } from "./search-contract.ts";

/** Every profession and speciality of the national nomenclatures in force today, by label: for making a record by hand. */
export const listNomenclature = (deps: Deps, actor: Actor): Promise<Nomenclature> =>
  act(deps, actor, async (tx) => {
    const today = localDateOf(deps.clock.now(), actor.timeZone).toString();
    const professions = await listReferenceValues(tx, "profession", today);
    const specialities = await listReferenceValues(tx, "speciality", today);
    return {
      professions: byLabel(professions.map(({ code, label }) => ({ code, label }))),
      specialities: byLabel(
        specialities.map(({ code, label, attributes }) => ({
          code,
          label,
          professionCode: String(attributes["professionCode"] ?? ""),
        })),
      ),
    };
  });

const byLabel = <T extends { label: string }>(list: T[]): T[] =>
  list.sort((one, other) => one.label.localeCompare(other.label, "fr"));
