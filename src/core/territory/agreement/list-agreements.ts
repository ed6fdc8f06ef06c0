import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import type { Agreement } from "../contract.ts";
import { listAgreements as listRows } from "./agreement-store.ts";

export const listAgreements = (deps: Deps, actor: Actor): Promise<Agreement[]> =>
  act(deps, actor, async (tx) => (await listRows(tx)).map((row) => presentAgreement(actor.cptsId, row)));

function presentAgreement(cptsId: string, row: Awaited<ReturnType<typeof listRows>>[number]): Agreement {
  const granted = row.cpts_id === cptsId;
  return {
    id: row.id,
    direction: granted ? "granted" : "received",
    partnerName: granted ? row.partner_name : row.giver_name,
    partnerSlug: granted ? row.partner_slug : row.giver_slug,
    mayBook: row.may_book,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    note: granted ? (row.note ?? "") : "",
  };
}
