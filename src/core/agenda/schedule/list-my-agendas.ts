import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { listPractices } from "./directory-practices.ts";
import type { MyAgendas } from "./schedule-contract.ts";
import { listSchedules } from "./schedule-store.ts";

/** The agendas that are this person's: their own first, then those of whom they assist. */
export const listMyAgendas = (deps: Deps, actor: Actor): Promise<MyAgendas> =>
  act(deps, actor, async (tx) => {
    const ids = [...new Set([...actor.professionalIds, ...actor.assistedProfessionalIds])].slice(0, 50);
    const practices = await listPractices(tx, actor.cptsId, ids);
    const items: MyAgendas["items"] = [];
    for (const professionalId of ids) {
      const practice = practices.find((one) => one.professional_id === professionalId);
      if (!practice) continue;
      const schedules = await listSchedules(tx, actor.cptsId, professionalId);
      items.push({
        professionalId,
        professionalName: practice.professional_name,
        own: actor.professionalIds.includes(professionalId),
        hasAgenda: schedules.some((one) => one.active),
      });
    }
    return { items };
  });
