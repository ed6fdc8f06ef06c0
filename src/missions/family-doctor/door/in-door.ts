import { type Tx, withPlatform, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import type { Settings } from "../settings/settings-contract.ts";
import { settingsOf } from "../settings/settings-store.ts";
import { findCptsBySlug } from "./door-store.ts";

export interface DoorCpts {
  id: string;
  name: string;
  slug: string;
  time_zone: string;
}

/** Runs `work` in the CPTS of a public address. @throws notFound when there is none. */
export async function inDoor<T>(
  deps: Deps,
  slug: string,
  work: (tx: Tx, cpts: DoorCpts, settings: Settings) => Promise<T>,
): Promise<T> {
  const cpts = await withPlatform(deps.db, (tx) => findCptsBySlug(tx, slug));
  if (!cpts) throw notFound("family-doctor.no-door", "Cette page n'existe pas.");
  return withTenant(deps.db, cpts.id, async (tx) => work(tx, cpts, await settingsOf(tx, cpts.id)));
}
