import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Clock, DateInput } from "./clock-contract.ts";
import { writeDate } from "./clock-store.ts";
import { clockIn } from "./read-clock.ts";

/** Writes what the CPTS says of one date of its contract. Empty again, it is back to what the contract gives. */
export const writeContractDate = (deps: Deps, actor: Actor, key: string, input: DateInput): Promise<Clock> =>
  act(deps, actor, async (tx) => {
    const before = await clockIn(deps, tx, actor.cptsId, actor.timeZone);
    if (before.contract?.nth !== input.contractNth)
      throw conflict(
        "project.contract-changed",
        "Le contrat de la CPTS a changé entre-temps : relisez ses échéances.",
        before,
      );
    const date = before.dates.find((one) => one.key === key);
    if (!date) throw notFound("project.date-not-found", "Cette échéance n’est pas de ce contrat.");
    if (date.kind === "signature" || date.kind === "end")
      throw invalid(
        "key",
        `La ${date.kind === "end" ? "fin du contrat" : "signature"} se corrige dans le circuit, en revenant sur ce pas.`,
      );
    if (input.doneOn !== null && input.doneOn > before.today)
      throw invalid("doneOn", "Ce jour n’est pas encore venu : notez-le une fois l’échéance tenue.");
    if (input.dueOn !== null && input.dueOn < before.contract.signedOn)
      throw invalid("dueOn", "Cette date est avant la signature du contrat.");
    const written = await writeDate(tx, {
      cptsId: actor.cptsId,
      contractNth: input.contractNth,
      key,
      // The computed day again is no other day: it follows the contract.
      dueOn: input.dueOn === date.computedOn ? null : input.dueOn,
      doneOn: input.doneOn,
      note: input.note,
      revision: input.revision,
      at: nowOf(deps),
      by: { userId: actor.userId, label: actor.label },
    });
    if (!written)
      throw conflict(
        "project.date-changed",
        "Cette échéance a été modifiée entre-temps : relisez-la, puis recommencez.",
        before,
      );
    await recordAct(deps, actor, tx, { action: "project.date-written", details: { key } });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-clock", id: actor.cptsId });
    return clockIn(deps, tx, actor.cptsId, actor.timeZone);
  });
