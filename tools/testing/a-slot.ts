import { newId, withTenant } from "../../src/platform/db/index.ts";
import type { TestProfessional } from "./a-cpts.ts";
import { TEST_NOW, type TestServer } from "./a-server.ts";

export interface SlotOptions {
  /** Minutes after TEST_NOW; default 60. */
  inMinutes?: number;
  minutes?: number;
  places?: number;
  modality?: "AMB" | "HH" | "VR";
  audiences?: string[];
  reasons?: string[];
  shared?: boolean;
  state?: "open" | "closed";
}

/** A published slot of this doctor; returns its id. */
export async function aSlot(
  server: TestServer,
  cptsId: string,
  doctor: TestProfessional,
  options: SlotOptions = {},
): Promise<string> {
  const id = newId();
  const starts = Date.parse(TEST_NOW) + (options.inMinutes ?? 60) * 60_000;
  await withTenant(server.deps.db, cptsId, (tx) =>
    tx
      .insertInto("agenda_slots")
      .values({
        cpts_id: cptsId,
        id,
        schedule_id: doctor.scheduleId,
        professional_id: doctor.id,
        starts_at: new Date(starts),
        ends_at: new Date(starts + (options.minutes ?? 15) * 60_000),
        modality: options.modality ?? "AMB",
        audiences: options.audiences ?? ["SNP", "CPTS"],
        reasons: options.reasons ?? [],
        places: options.places ?? 1,
        state: options.state ?? "open",
        shared: options.shared ?? false,
        natural_key: `test:${id}`,
      })
      .execute(),
  );
  return id;
}
