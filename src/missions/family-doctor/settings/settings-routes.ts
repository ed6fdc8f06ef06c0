import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { editSettings, readSettings } from "./edit-settings.ts";
import { settings } from "./settings-contract.ts";

const tags = ["Médecin traitant : réglages"];
const PATH = "/api/c/{cpts}/family-doctor/settings";

const read = guarded(policy.rules["settings.read"], {
  method: "get",
  path: PATH,
  tags,
  summary: "Settings of the mission: the public page, delays, retention",
  request: { params: cptsParam },
  responses: { 200: answers("The settings", settings) },
});
const edit = guarded(policy.rules["settings.edit"], {
  method: "put",
  path: PATH,
  tags,
  summary: "Changes them; `version` is the one last read",
  request: { params: cptsParam, body: takes(settings) },
  responses: { 200: answers("The settings", settings) },
});

export const settingsRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readSettings(c.var.deps, c.var.actor), 200))
  .openapi(edit, async (c) => c.json(await editSettings(c.var.deps, c.var.actor, c.req.valid("json")), 200));
