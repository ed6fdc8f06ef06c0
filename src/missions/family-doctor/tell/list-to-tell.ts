import { usualName } from "../../../core/patients/index.ts";
import { type Actor, hasRole } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { settingsOf } from "../settings/settings-store.ts";
import type { ToTell, ToTellLine } from "./tell-contract.ts";
import { listToTell, type ToTellRow } from "./to-tell-store.ts";
import { wayToTell } from "./way-to-tell.ts";

const MOST = 200;

/** The patients that a doctor accepts and who do not know it yet; being shown them is in the journal. */
export const readToTell = (deps: Deps, actor: Actor): Promise<ToTell> =>
  act(deps, actor, async (tx) => {
    const own = [...actor.professionalIds, ...actor.assistedProfessionalIds];
    const rows = await listToTell(tx, actor.cptsId, hasRole(actor, "coordinator") ? null : own, MOST + 1);
    const items = rows.slice(0, MOST).map(presentToTell);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.to-tell-listed",
      details: { lines: items.length },
    });
    const { contactPhone } = await settingsOf(tx, actor.cptsId);
    return { items, more: rows.length > MOST, contactPhone };
  });

const presentToTell = (row: ToTellRow): ToTellLine => ({
  id: row.id,
  reference: row.reference,
  ...wayToTell(row),
  patient: { ...usualName(row), birthOn: row.birth_on },
  phone: row.phone,
  carer: row.carer_name === null ? null : { name: row.carer_name, phone: row.carer_phone },
  acceptedAt: row.accepted_at.toISOString(),
  unreachableCount: row.unreachable_count,
  lastTriedAt: row.last_tried_at?.toISOString() ?? null,
  doctor: { name: row.doctor_name, address: row.office_address, phone: row.office_phone },
});
