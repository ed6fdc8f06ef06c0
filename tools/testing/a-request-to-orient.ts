import { newId, withTenant } from "../../src/platform/db/index.ts";
import { foldText } from "../../src/platform/text/index.ts";
import { TEST_NOW, type TestServer } from "./a-server.ts";

export interface ToOrientOptions {
  status?: "draft" | "urgent" | "to-orient" | "callback" | "waiting" | "closed";
  requesterUserId?: string;
  /** Hours after TEST_NOW within which the patient should be seen; null = no limit. */
  withinHours?: number | null;
  ownDoctorId?: string;
  redFlags?: string[];
  redFlagDecision?: "called-15" | "booking-after-15" | "flag-entered-by-mistake";
  reasonCode?: string;
  filters?: object;
  latitude?: number;
  longitude?: number;
}

let counter = 0;

/** A request in any state, written as rows, for a fictional patient in Ramonville. For the way through the form see a-request.ts. */
export async function aRequestToOrient(
  server: TestServer,
  cptsId: string,
  options: ToOrientOptions = {},
): Promise<{ requestId: string; patientId: string }> {
  const [requestId, patientId, userId] = [newId(), newId(), options.requesterUserId ?? newId()];
  await withTenant(server.deps.db, cptsId, async (tx) => {
    await tx
      .insertInto("patients_records")
      .values({
        cpts_id: cptsId,
        id: patientId,
        birth_family_name: "Fictive",
        birth_given_names: "Alba Rose",
        search_text: foldText("Alba Fictive"),
        sex: "F",
        birth_on: "1948-05-02",
        phone: "+33600000000",
        address_line: "3 rue des Essais",
        postal_code: "31520",
        commune_code: "31446",
        own_doctor: options.ownDoctorId ? "yes" : "none",
        own_doctor_professional_id: options.ownDoctorId ?? null,
      })
      .execute();
    await tx
      .insertInto("snp_requests")
      .values({
        cpts_id: cptsId,
        id: requestId,
        patient_id: patientId,
        requester_user_id: userId,
        ...requestColumns(options, userId),
      })
      .execute();
  });
  return { requestId, patientId };
}

function requestColumns(options: ToOrientOptions, userId: string) {
  const now = new Date(TEST_NOW);
  const withinHours = options.withinHours === undefined ? 24 : options.withinHours;
  return {
    reference: `SNP-T-${++counter}`,
    status: options.status ?? "to-orient",
    requester_kind: "professional",
    requester_label: "Camille Essai",
    requester_phone: "0561000000",
    place_commune_code: "31446",
    latitude: options.latitude ?? 43.5456,
    longitude: options.longitude ?? 1.4749,
    informed_at: now,
    agreed_at: now,
    reason: "Fièvre",
    reason_code: options.reasonCode ?? null,
    level_code: "ORANGE",
    wanted_by: withinHours === null ? null : new Date(now.getTime() + withinHours * 3_600_000),
    filters: JSON.stringify(options.filters ?? {}),
    red_flags: options.redFlags ?? [],
    red_flag_at: options.redFlags?.length ? now : null,
    created_at: now,
    updated_at: now,
    ...(options.redFlagDecision
      ? {
          red_flag_decision: options.redFlagDecision,
          red_flag_reason: "Le médecin du 15 a rappelé",
          red_flag_decided_by: userId,
          red_flag_decided_at: now,
        }
      : {}),
  };
}
