import type { ToTellLine } from "./tell-contract.ts";
import type { ToTellRow } from "./to-tell-store.ts";

type Known = Pick<ToTellRow, "reach_by" | "message_state" | "has_address" | "has_mail">;

/** How a patient is told now. Whatever the chosen way cannot do ends in a call, with the reason. Pure. */
export function wayToTell(one: Known): Pick<ToTellLine, "by" | "why"> {
  if (one.reach_by === "phone") return { by: "call", why: null };
  if (one.reach_by === "letter")
    return one.has_address
      ? { by: "letter", why: null }
      : { by: "call", why: "Un courrier est souhaité, mais l'adresse est incomplète." };
  const what = one.reach_by === "mail" ? "mail" : "SMS";
  if (one.message_state === "waiting") return { by: "message", why: null };
  if (one.message_state === "failed") return { by: "call", why: `Le ${what} n'a pas pu partir.` };
  if (one.reach_by === "mail" && !one.has_mail)
    return { by: "call", why: "Un mail est souhaité, mais aucune adresse n'est notée." };
  return { by: "call", why: `Un ${what} est souhaité, mais Maillage ne peut pas l'envoyer ici.` };
}
