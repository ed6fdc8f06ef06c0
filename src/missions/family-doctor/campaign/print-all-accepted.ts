import { usualName } from "../../../core/patients/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type DocumentFormat, renderDocument } from "../../../platform/documents/index.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { formatPlainDate } from "../../../platform/time/index.ts";
import { type AcceptedRecipient, listAcceptedByLetter } from "./accepted-store.ts";
import { LETTERS_PER_FILE } from "./campaign-contract.ts";
import { acceptedLetter } from "./letter-blocks.ts";
import { type Sender, senderOf } from "./sender.ts";

/**
 * The letters of all who were accepted and chose to be told by letter, a page each: after a run was adopted and answered, one
 * file. Printing it changes nothing; each is noted as told when it leaves.
 */
export async function printAllAccepted(
  deps: Deps,
  actor: Actor,
  format: DocumentFormat,
): Promise<Uint8Array> {
  const { sender, recipients } = await act(deps, actor, async (tx) => {
    const found = await listAcceptedByLetter(tx, actor.cptsId, LETTERS_PER_FILE);
    if (found.length === 0)
      throw conflict(
        "family-doctor.no-letter-to-tell",
        "Aucun patient accepté n'est à prévenir par courrier avec une adresse complète.",
      );
    for (const { request_id, patient_id } of found)
      await recordAct(deps, actor, tx, {
        action: "family-doctor.letter-printed",
        subjectKind: "request",
        subjectId: request_id,
        patientId: patient_id,
        purpose: "follow-up",
      });
    return { sender: await senderOf(deps, tx, actor.cptsId), recipients: found };
  });
  return renderDocument(
    {
      title: "Un médecin accepte de vous suivre",
      author: sender.name,
      createdAt: sender.at,
      pageNumbers: false,
      blocks: recipients.flatMap((one, at) => [
        ...(at > 0 ? [{ kind: "page-break" as const }] : []),
        ...letterTo(sender, one),
      ]),
    },
    format,
  );
}

const letterTo = (sender: Sender, one: AcceptedRecipient) =>
  acceptedLetter(
    sender,
    {
      ...usualName(one),
      addressLine: one.address_line,
      postalCode: one.postal_code,
      communeName: one.commune_name,
    },
    one.doctor,
    one.appointment_on && formatPlainDate(one.appointment_on),
  );
