import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act, pageOf } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { readNameKey } from "../search/read-name-key.ts";
import { presentSite, presentSiteLine } from "./present-site.ts";
import type { Site, SiteLine } from "./site-contract.ts";
import { findSite, listPeopleAt, listSites } from "./site-store.ts";

export const noSite = () =>
  notFound(
    "directory.site-not-found",
    "Ce lieu est introuvable : il n'est pas dans l'annuaire de votre CPTS.",
  );

export const readSite = (deps: Deps, actor: Actor, id: string): Promise<Site> =>
  act(deps, actor, (tx) => siteIn(tx, actor, id));

export async function siteIn(tx: Tx, actor: Actor, id: string): Promise<Site> {
  const row = await findSite(tx, actor.cptsId, id);
  if (!row) throw noSite();
  return presentSite(actor, row, await listPeopleAt(tx, actor.cptsId, id));
}

/** Places of practice by name, for choosing one. */
export const searchSites = (
  deps: Deps,
  actor: Actor,
  query: { q?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ items: SiteLine[]; next: string | null }> =>
  act(deps, actor, async (tx) => {
    const after = readNameKey(query.after);
    const rows = await listSites(tx, actor.cptsId, {
      words: foldText(query.q ?? ""),
      after,
      limit: query.limit + 1,
    });
    const { items, next } = pageOf(rows, query.limit, (row) => [row.name, row.id]);
    return { items: items.map(presentSiteLine), next };
  });
