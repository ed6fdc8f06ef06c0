import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { policy } from "../policy.ts";
import { COLUMN_OF, changedColumns, IDENTITY_FIELDS, searchTextOf } from "./professional-columns.ts";
import {
  NATIONAL_FIELDS,
  type NationalField,
  type Professional,
  type ProfessionalChange,
} from "./professional-contract.ts";
import {
  findNationalValues,
  lockProfessionalRow,
  type ProfessionalColumns,
  type ProfessionalRow,
  updateProfessional,
} from "./professional-store.ts";
import { noProfessional, professionalIn } from "./read-professional.ts";
import { refuseUnknownCodes } from "./refuse-unknown-codes.ts";

const { rules } = policy;

export const changedElsewhere = () =>
  conflict(
    "directory.changed-elsewhere",
    "Quelqu'un a modifié cette fiche entre-temps : relisez-la, puis refaites votre changement. Rien n'a été enregistré.",
  );

/** Locks the row of the version that was read. @throws notFound, or conflict when somebody was faster. */
async function lockAsRead(tx: Tx, actor: Actor, id: string, version: string): Promise<ProfessionalRow> {
  const row = await lockProfessionalRow(tx, actor.cptsId, id);
  if (!row) throw noProfessional();
  if (row.version !== version) throw changedElsewhere();
  return row;
}

async function write(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: ProfessionalRow,
  columns: ProfessionalColumns,
  did: { action: string; fields: readonly string[] },
): Promise<void> {
  const given = columns.given_name ?? row.given_name;
  const family = columns.family_name ?? row.family_name;
  await updateProfessional(tx, actor.cptsId, row.id, {
    ...columns,
    search_text: searchTextOf(given, family),
    updated_at: nowOf(deps),
  });
  // Names of fields only: values stay out of the journal.
  await recordAct(deps, actor, tx, {
    action: did.action,
    subjectKind: "professional",
    subjectId: row.id,
    details: { fields: did.fields.join(" ") },
  });
  await publishEvent(deps, tx, {
    name: "directory.professional-changed",
    payload: { professionalId: row.id },
  });
}

/** Changes what was sent; each changed field becomes ours, so that no import overwrites it. */
export const editProfessional = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: ProfessionalChange,
): Promise<Professional> =>
  act(deps, actor, async (tx) => {
    authorize(actor, rules["directory.professional.edit"], { professionalIds: [id] });
    const row = await lockAsRead(tx, actor, id, input.version);
    const { fields, columns } = changedColumns(input, row);
    if (fields.length === 0) return professionalIn(tx, actor, id);
    if (fields.some((field) => IDENTITY_FIELDS.includes(field)))
      authorize(actor, rules["directory.identity.edit"], undefined as never);
    await refuseUnknownCodes(tx, {
      professionCode: columns.profession_code,
      specialityCode: columns.speciality_code,
    });
    const local_fields = [...new Set([...row.local_fields, ...fields.map((field) => COLUMN_OF[field])])];
    await write(
      deps,
      actor,
      tx,
      row,
      { ...columns, local_fields },
      { action: "directory.professional-edited", fields },
    );
    return professionalIn(tx, actor, id);
  });

/**
 * Gives a field back to the national file: its value in the last applied import is put in place. Where no import kept one,
 * ours stays and the next import replaces it.
 */
export const takeNationalValue = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: { field: NationalField; version: string },
): Promise<{ professional: Professional; found: boolean }> =>
  act(deps, actor, async (tx) => {
    authorize(actor, rules["directory.professional.edit"], { professionalIds: [id] });
    if (IDENTITY_FIELDS.includes(input.field))
      authorize(actor, rules["directory.identity.edit"], undefined as never);
    const row = await lockAsRead(tx, actor, id, input.version);
    const column = COLUMN_OF[input.field];
    const national = row.rpps === null ? undefined : await findNationalValues(tx, actor.cptsId, row.rpps);
    const found = NATIONAL_FIELDS.includes(input.field) && national !== undefined && column in national;
    const local_fields = row.local_fields.filter((one) => one !== column);
    await write(
      deps,
      actor,
      tx,
      row,
      { ...(found ? { [column]: national[column] } : {}), local_fields },
      { action: "directory.national-value-taken", fields: [input.field] },
    );
    return { professional: await professionalIn(tx, actor, id), found };
  });

/** Puts somebody aside (moved, retired) or back; nothing is lost. An import proposes, and does not undo it by itself. */
export const setProfessionalActive = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: { active: boolean; version: string },
): Promise<Professional> =>
  act(deps, actor, async (tx) => {
    const row = await lockAsRead(tx, actor, id, input.version);
    if (row.active !== input.active) {
      const local_fields = [...new Set([...row.local_fields, "active"])];
      const action = input.active ? "directory.professional-back" : "directory.professional-put-aside";
      await write(
        deps,
        actor,
        tx,
        row,
        { active: input.active, local_fields },
        { action, fields: ["active"] },
      );
    }
    return professionalIn(tx, actor, id);
  });
