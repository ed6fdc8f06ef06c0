import { findPatient } from "../../../core/patients/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { withdrawOutside, writeOutside } from "../../../platform/notify/index.ts";
import { formatPhone } from "../../../platform/text/index.ts";
import { findCptsPage } from "../proposal/proposal-notices.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockRequest, type RequestRow } from "../request/request-store.ts";
import { settingsOf } from "../settings/settings-store.ts";
import { clearMessage } from "./message-store.ts";
import { patientMessage } from "./patient-message.ts";

/** What the message is about, for `platform/notify`. */
export const ABOUT = "family-doctor.told";
/** A doctor who touched the wrong button takes it back within the first minutes. */
const HOLD_MINUTES = 15;

/** A doctor accepts: who chose a mail or an SMS gets one, when there is an address and something to say. */
export async function queueMessage(deps: Deps, tx: Tx, cptsId: string, requestId: string): Promise<void> {
  const row = await lockRequest(tx, cptsId, requestId);
  if (row?.status !== "accepted" || row.message_state !== null) return;
  const channel = row.reach_by === "mail" || row.reach_by === "sms" ? row.reach_by : null;
  if (!channel || (channel === "sms" && !deps.sms)) return;
  const recipient = await addressOf(tx, row, channel);
  const message = recipient && patientMessage(channel, await groundOf(deps, tx, row));
  if (!message) return;
  await writeOutside(deps, tx, {
    channel,
    recipient,
    ...message,
    about: { kind: ABOUT, id: row.id },
    notBefore: deps.clock.now().add({ minutes: HOLD_MINUTES }),
  });
  await moveRequest(deps, null, tx, row, {
    change: { message_way: channel, message_state: "waiting" },
    kind: "message-queued",
    sentence: `Un ${channel === "mail" ? "mail" : "SMS"} va dire à la personne que sa demande a avancé, sans nom de médecin.`,
  });
}

async function addressOf(tx: Tx, row: RequestRow, channel: "mail" | "sms"): Promise<string | null> {
  const patient = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  return (channel === "mail" ? patient?.email : patient?.phone) || null;
}

async function groundOf(deps: Deps, tx: Tx, row: RequestRow) {
  const { name, slug } = await findCptsPage(tx, row.cpts_id);
  const { contactPhone } = await settingsOf(tx, row.cpts_id);
  return {
    cptsName: name,
    contactPhone: contactPhone && formatPhone(contactPhone),
    // Only who asked by the public page has a code.
    followUrl: row.follow_code_hash ? `${deps.settings.publicUrl}/c/${slug}/medecin-traitant/suivi` : null,
  };
}

/** Told otherwise, or no more accepted: the message does not leave. */
export async function withdrawMessage(tx: Tx, cptsId: string, requestId: string): Promise<void> {
  const row = await lockRequest(tx, cptsId, requestId);
  if (!row || row.status === "accepted" || row.message_state === null || row.message_state === "sent") return;
  await withdrawOutside(tx, { kind: ABOUT, id: requestId });
  await clearMessage(tx, cptsId, requestId);
}
