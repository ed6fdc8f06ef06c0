import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import {
  discardRulesDraft,
  publishRules,
  readDraftContent,
  readRules,
  saveRulesDraft,
} from "./edit-rules.ts";
import { previewRules } from "./preview-rules.ts";
import { rulesBook, rulesDraftInput, rulesPreview, rulesPublish } from "./priority-contract.ts";

const { rules } = policy;
const tags = ["Médecin traitant : règles de priorité"];
const BASE = "/api/c/{cpts}/family-doctor/rules";

const read = guarded(rules["rules.read"], {
  method: "get",
  path: BASE,
  tags,
  summary: "The rules in force, the draft, every version",
  request: { params: cptsParam },
  responses: { 200: answers("The rules", rulesBook) },
});
const save = guarded(rules["rules.edit"], {
  method: "put",
  path: `${BASE}/draft`,
  tags,
  summary: "Saves the draft; who read an older one is told",
  request: { params: cptsParam, body: takes(rulesDraftInput) },
  responses: { 200: answers("The rules", rulesBook) },
});
const preview = guarded(rules["rules.edit"], {
  method: "get",
  path: `${BASE}/draft/preview`,
  tags,
  summary: "What the draft would change to those who wait today; nothing is changed",
  request: { params: cptsParam },
  responses: { 200: answers("Who rises, who falls", rulesPreview) },
});
const publish = guarded(rules["rules.edit"], {
  method: "post",
  path: `${BASE}/draft/publish`,
  tags,
  summary: "The draft comes in force; open requests are weighed again by a job",
  request: { params: cptsParam, body: takes(rulesPublish) },
  responses: { 200: answers("The rules", rulesBook) },
});
const discard = guarded(rules["rules.edit"], {
  method: "delete",
  path: `${BASE}/draft`,
  tags,
  summary: "Leaves the draft",
  request: { params: cptsParam },
  responses: { 200: answers("The rules", rulesBook) },
});

export const priorityRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readRules(c.var.deps, c.var.actor), 200))
  .openapi(save, async (c) => c.json(await saveRulesDraft(c.var.deps, c.var.actor, c.req.valid("json")), 200))
  .openapi(preview, async (c) => {
    const draft = await readDraftContent(c.var.deps, c.var.actor);
    return c.json(await previewRules(c.var.deps, c.var.actor, draft), 200);
  })
  .openapi(publish, async (c) =>
    c.json(await publishRules(c.var.deps, c.var.actor, c.var.once, c.req.valid("json").readAt), 200),
  )
  .openapi(discard, async (c) => c.json(await discardRulesDraft(c.var.deps, c.var.actor), 200));
