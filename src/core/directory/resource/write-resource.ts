import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { changedElsewhere } from "../professional/change-professional.ts";
import { type Placed, placeAddress } from "../site/place-address.ts";
import { noResource, readResource, resourceIn } from "./read-resources.ts";
import type { Resource, ResourceChange, ResourceInput } from "./resource-contract.ts";
import {
  insertResource,
  lockResource,
  type NewResource,
  type ResourceColumns,
  updateResource,
} from "./resource-store.ts";

const pointOf = ({ commune_name, postal_code, latitude, longitude }: Placed): ResourceColumns => ({
  commune_name,
  postal_code,
  latitude,
  longitude,
});

/** Adds a resource of the territory. */
export async function createResource(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: ResourceInput,
): Promise<Resource> {
  const address = {
    addressLine: input.addressLine ?? "",
    postalCode: input.postalCode ?? null,
    communeCode: input.communeCode ?? null,
  };
  const placed = await placeAddress(deps, address, input.position ?? null);
  return actOnce(deps, actor, once, async (tx) => {
    const id = newId();
    const now = nowOf(deps);
    const row = { ...columnsOf(input), ...pointOf(placed) } as Partial<NewResource>;
    await insertResource(tx, {
      ...row,
      cpts_id: actor.cptsId,
      id,
      kind: input.kind,
      name: input.name,
      search_text: foldText(input.name),
      created_at: now,
      updated_at: now,
    });
    await recordAct(deps, actor, tx, {
      action: "directory.resource-created",
      subjectKind: "resource",
      subjectId: id,
    });
    return resourceIn(deps, tx, actor, id);
  });
}

/** Changes what was sent; a new address finds its point again unless one is put by hand. */
export async function editResource(
  deps: Deps,
  actor: Actor,
  id: string,
  input: ResourceChange,
): Promise<Resource> {
  const before = await readResource(deps, actor, id);
  const placed = await placeAgain(deps, before, input);
  return act(deps, actor, async (tx) => {
    const row = await lockResource(tx, actor.cptsId, id);
    if (!row) throw noResource();
    if (row.version !== input.version) throw changedElsewhere();
    const columns: ResourceColumns = { ...columnsOf(input), ...(placed ? pointOf(placed) : {}) };
    if (Object.keys(columns).length > 0) {
      await updateResource(tx, actor.cptsId, id, {
        ...columns,
        ...(input.name === undefined ? {} : { search_text: foldText(input.name) }),
        updated_at: nowOf(deps),
      });
      await recordAct(deps, actor, tx, {
        action: "directory.resource-edited",
        subjectKind: "resource",
        subjectId: id,
        details: { fields: Object.keys(columns).join(" ") },
      });
    }
    return resourceIn(deps, tx, actor, id);
  });
}

async function placeAgain(deps: Deps, before: Resource, input: ResourceChange): Promise<Placed | undefined> {
  const changed = <T>(sent: T | undefined, old: T): boolean => sent !== undefined && sent !== old;
  const moved =
    changed(input.addressLine, before.addressLine) ||
    changed(input.postalCode, before.postalCode) ||
    changed(input.communeCode, before.communeCode);
  if (!moved && input.position === undefined) return undefined;
  const communeCode = input.communeCode === undefined ? before.communeCode : input.communeCode;
  const postalCode =
    input.postalCode === undefined ? (input.communeCode ? null : before.postalCode) : input.postalCode;
  return placeAddress(
    deps,
    { addressLine: input.addressLine ?? before.addressLine, postalCode, communeCode },
    input.position ?? null,
  );
}

const columnsOf = (input: Partial<ResourceChange>): ResourceColumns => ({
  ...(input.kind === undefined ? {} : { kind: input.kind }),
  ...(input.name === undefined ? {} : { name: input.name }),
  ...(input.addressLine === undefined ? {} : { address_line: input.addressLine }),
  ...(input.communeCode === undefined ? {} : { commune_code: input.communeCode }),
  ...(input.hours === undefined ? {} : { hours: JSON.stringify(input.hours) }),
  ...(input.publicPhone === undefined ? {} : { public_phone: input.publicPhone }),
  ...(input.directLine === undefined ? {} : { direct_line: input.directLine }),
  ...(input.website === undefined ? {} : { website: input.website }),
  ...(input.conditions === undefined ? {} : { conditions: input.conditions }),
  ...(input.active === undefined ? {} : { active: input.active }),
});
