import { recordProvisional } from "../../../../core/patients/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { openRequest } from "../../request/open-request.ts";
import { situation } from "../../request/request-contract.ts";
import { compareWithRegister } from "../dry-run/judge-lines.ts";
import type { LineToApply } from "../line-store.ts";
import type { ListRow } from "../list-store.ts";
import { listTitle } from "../list-title.ts";
import type { LinePayload } from "../read/read-line.ts";

export interface OpenedLine {
  line: number;
  /** Null: this person's request was opened since the dry run; `reason` says which. */
  requestId: string | null;
  toCheck: boolean;
  reason: string | null;
}

/**
 * A patient and their request from one line, in the caller's transaction. Doubles are looked for again: the register lives while a report is
 * read over. A line that is known and was chosen nonetheless is opened « to check ».
 */
export async function openLine(deps: Deps, tx: Tx, list: ListRow, line: LineToApply): Promise<OpenedLine> {
  const { payload } = line;
  const met = line.outcome === "known" ? null : await compareWithRegister(tx, list.cpts_id, payload);
  if (met?.outcome === "known") return { line: line.line, requestId: null, toCheck: false, reason: met.why };
  const toCheck = line.outcome !== "ok" || met !== null;
  const title = listTitle(list);
  const patientId = await recordProvisional(deps, tx, patientOf(payload), `Liste « ${title} »`.slice(0, 200));
  const request = await openRequest(deps, null, tx, {
    patientId,
    origin: "list",
    status: toCheck ? "to-check" : "waiting",
    situation: situationOf(payload),
    declarant: { userId: null, kind: "list", label: title },
    agreement: {
      informedAt: new Date(`${list.informed_on}T12:00:00Z`),
      at: list.declared_at!,
      how: "written",
      takenBy: list.declared_by,
    },
    sentence: `Arrivée par la liste « ${title} », ligne ${line.line}. Information et accord : ${list.declaration}`,
  });
  return { line: line.line, requestId: request.id, toCheck, reason: met?.why ?? line.reason };
}

const patientOf = (payload: LinePayload) => ({
  birthFamilyName: payload.birthFamilyName,
  usedFamilyName: payload.usedFamilyName,
  birthGivenNames: payload.birthGivenNames,
  sex: payload.sex,
  birthOn: payload.birthOn,
  phone: payload.phone,
  email: payload.email,
  addressLine: payload.addressLine,
  postalCode: payload.postalCode,
  communeCode: payload.communeCode,
});

const situationOf = (payload: LinePayload) =>
  situation.parse({
    ald: payload.ald,
    rights: payload.rights,
    withoutDoctorSinceOn: payload.withoutDoctorSinceOn,
    fragilityNote: payload.formerDoctor ? `Médecin qui part : ${payload.formerDoctor}` : "",
    reachBy: payload.phone ? "phone" : payload.email ? "mail" : payload.addressLine ? "letter" : "phone",
  });
