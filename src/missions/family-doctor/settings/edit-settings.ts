import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Settings } from "./settings-contract.ts";
import { saveSettings, settingsOf } from "./settings-store.ts";

export const readSettings = (deps: Deps, actor: Actor): Promise<Settings> =>
  act(deps, actor, (tx) => settingsOf(tx, actor.cptsId));

/** Who read older settings is told instead of overwriting. */
export const editSettings = (deps: Deps, actor: Actor, settings: Settings): Promise<Settings> =>
  act(deps, actor, async (tx) => {
    if (!(await saveSettings(tx, actor.cptsId, settings, actor.userId, nowOf(deps))))
      throw conflict(
        "family-doctor.settings-changed",
        "Ces réglages ont été changés entre-temps : relisez-les, puis recommencez.",
      );
    await recordAct(deps, actor, tx, {
      action: "family-doctor.settings-edited",
      details: { doorOpen: settings.doorOpen, retentionMonths: settings.retentionMonths },
    });
    return settingsOf(tx, actor.cptsId);
  });
