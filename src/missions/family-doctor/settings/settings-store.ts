import type { Tx } from "../../../platform/db/index.ts";
import type { Settings } from "./settings-contract.ts";

/** What a CPTS starts from; the same as the defaults of `mt_settings`. */
const DEFAULTS: Settings = {
  doorOpen: false,
  doorNote: "",
  contactPhone: null,
  answerDays: 7,
  confirmDays: 90,
  retentionMonths: 24,
  version: 0,
};

/** The settings of the mission, with what holds until the CPTS chooses. */
export async function settingsOf(tx: Tx, cptsId: string): Promise<Settings> {
  const row = await tx.selectFrom("mt_settings").selectAll().where("cpts_id", "=", cptsId).executeTakeFirst();
  return row
    ? {
        doorOpen: row.door_open,
        doorNote: row.door_note,
        contactPhone: row.contact_phone,
        answerDays: row.answer_days,
        confirmDays: row.confirm_days,
        retentionMonths: row.retention_months,
        version: row.version,
      }
    : DEFAULTS;
}

/** Writes them when nobody did since `version`; false when somebody was faster. */
export async function saveSettings(
  tx: Tx,
  cptsId: string,
  settings: Settings,
  by: string,
  at: Date,
): Promise<boolean> {
  const values = {
    door_open: settings.doorOpen,
    door_note: settings.doorNote,
    contact_phone: settings.contactPhone,
    answer_days: settings.answerDays,
    confirm_days: settings.confirmDays,
    retention_months: settings.retentionMonths,
    version: settings.version + 1,
    updated_at: at,
    updated_by: by,
  };
  const row = await tx
    .insertInto("mt_settings")
    .values({ cpts_id: cptsId, ...values })
    .onConflict((conflict) =>
      conflict.column("cpts_id").doUpdateSet(values).where("mt_settings.version", "=", settings.version),
    )
    .returning("version")
    .executeTakeFirst();
  return row !== undefined;
}
