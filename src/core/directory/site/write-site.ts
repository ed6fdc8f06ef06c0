import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { policy } from "../policy.ts";
import { changedElsewhere } from "../professional/change-professional.ts";
import { placeAddress } from "./place-address.ts";
import { noSite, siteIn } from "./read-sites.ts";
import type { Site, SiteChange, SiteInput } from "./site-contract.ts";
import {
  findSite,
  insertSite,
  listPeopleAt,
  lockSite,
  type NewSite,
  type SiteColumns,
  type SiteRow,
  updateSite,
} from "./site-store.ts";

const COLUMN_OF = {
  name: "name",
  kind: "kind",
  addressLine: "address_line",
  addressMore: "address_more",
  postalCode: "postal_code",
  communeCode: "commune_code",
  phone: "phone",
  wheelchair: "wheelchair",
  accessNote: "access_note",
} as const satisfies Record<string, keyof SiteColumns>;
type Field = keyof typeof COLUMN_OF;
const FIELDS = Object.keys(COLUMN_OF) as Field[];
const ADDRESS: readonly Field[] = ["addressLine", "postalCode", "communeCode"];

/** Adds a place; its point comes from the map, else from its address. */
export async function createSite(deps: Deps, actor: Actor, once: Once, input: SiteInput): Promise<Site> {
  if (!input.communeCode) throw invalid("communeCode", "Choisissez la commune du lieu.");
  const address = {
    addressLine: input.addressLine ?? "",
    postalCode: input.postalCode ?? null,
    communeCode: input.communeCode,
  };
  const placed = await placeAddress(deps, address, input.position ?? null);
  return actOnce(deps, actor, once, async (tx) => {
    const id = newId();
    const now = nowOf(deps);
    const row = { ...columnsOf(input, FIELDS), ...placed } as Partial<NewSite>;
    await insertSite(tx, {
      ...row,
      cpts_id: actor.cptsId,
      id,
      name: input.name,
      kind: input.kind,
      local_fields: [],
      created_at: now,
      updated_at: now,
    });
    await recordAct(deps, actor, tx, {
      action: "directory.site-created",
      subjectKind: "site",
      subjectId: id,
    });
    return siteIn(tx, actor, id);
  });
}

/** Changes what was sent; a new address finds its point again unless one is put by hand. */
export async function editSite(deps: Deps, actor: Actor, id: string, input: SiteChange): Promise<Site> {
  const before = await act(deps, actor, (tx) => allowedSite(tx, actor, id));
  const placed = await placeAgain(deps, before, input);
  return act(deps, actor, async (tx) => {
    const row = await lockSite(tx, actor.cptsId, id);
    if (!row) throw noSite();
    if (row.version !== input.version) throw changedElsewhere();
    const fields = changedFields(input, row);
    const columns: SiteColumns = { ...columnsOf(input, fields), ...placed };
    if (Object.keys(columns).length === 0) return siteIn(tx, actor, id);
    const local_fields = [
      ...new Set([
        ...row.local_fields,
        ...fields.map((field) => COLUMN_OF[field]),
        ...(input.position ? ["latitude", "longitude"] : []),
      ]),
    ];
    await updateSite(tx, actor.cptsId, id, { ...columns, local_fields, updated_at: nowOf(deps) });
    await recordAct(deps, actor, tx, {
      action: "directory.site-edited",
      subjectKind: "site",
      subjectId: id,
      details: { fields: [...fields, ...(placed ? ["position"] : [])].join(" ") },
    });
    for (const { practice_id } of await listPeopleAt(tx, actor.cptsId, id)) {
      await publishEvent(deps, tx, {
        name: "directory.practice-changed",
        payload: { practiceId: practice_id },
      });
    }
    return siteIn(tx, actor, id);
  });
}

async function allowedSite(tx: Tx, actor: Actor, id: string): Promise<SiteRow> {
  const row = await findSite(tx, actor.cptsId, id);
  if (!row) throw noSite();
  const people = await listPeopleAt(tx, actor.cptsId, id);
  authorize(actor, policy.rules["directory.site.edit"], { professionalIds: people.map((one) => one.id) });
  return row;
}

async function placeAgain(deps: Deps, row: SiteRow, input: SiteChange) {
  const moved = changedFields(input, row).some((field) => ADDRESS.includes(field));
  if (!moved && input.position === undefined) return undefined;
  const address = {
    addressLine: input.addressLine ?? row.address_line,
    postalCode:
      input.postalCode === undefined ? (input.communeCode ? null : row.postal_code) : input.postalCode,
    communeCode: input.communeCode === undefined ? row.commune_code : input.communeCode,
  };
  return placeAddress(deps, address, input.position ?? null);
}

const changedFields = (input: Partial<SiteChange>, row: SiteRow): Field[] =>
  FIELDS.filter((field) => input[field] !== undefined && input[field] !== row[COLUMN_OF[field]]);
const columnsOf = (input: Partial<SiteChange>, fields: readonly Field[]): SiteColumns =>
  Object.fromEntries(
    fields.filter((field) => input[field] !== undefined).map((field) => [COLUMN_OF[field], input[field]]),
  );
