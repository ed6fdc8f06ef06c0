import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { leavesOfForm } from "../model/form.ts";
import { policy } from "../policy.ts";
import { readyMades } from "../ready/index.ts";
import {
  archiveQuestionnaire,
  importQuestionnaire,
  makeQuestionnaire,
  openDraft,
} from "./make-questionnaire.ts";
import {
  draftInput,
  draftSaved,
  importInput,
  made,
  published,
  publishInput,
  questionnaire,
  questionnaireInput,
  questionnaireLine,
  readyMade,
  versionParam,
  versionShown,
} from "./questionnaire-contract.ts";
import { exportVersion, readQuestionnaires, showQuestionnaire, showVersion } from "./read-questionnaires.ts";
import { publishQuestionnaire, saveDraft } from "./save-draft.ts";

const { rules } = policy;
const tags = ["Questionnaires"];
const BASE = "/api/c/{cpts}/forms/questionnaires";
const one = cptsParam.extend({ id: id() });
const oneVersion = one.extend({ version: versionParam });

const list = guarded(rules["forms.read"], {
  method: "get",
  path: BASE,
  tags,
  summary: "The questionnaires of the CPTS, 500 at most",
  request: { params: cptsParam },
  responses: { 200: answers("Those at work first", z.object({ items: z.array(questionnaireLine) })) },
});
const ready = guarded(rules["forms.build"], {
  method: "get",
  path: "/api/c/{cpts}/forms/ready",
  tags,
  summary: "Questionnaires ready made",
  request: { params: cptsParam },
  responses: { 200: answers("To begin from", z.object({ items: z.array(readyMade) })) },
});
const make = guarded(rules["forms.build"], {
  method: "post",
  path: BASE,
  tags,
  summary: "A new questionnaire, empty or from a ready-made one",
  request: { params: cptsParam, body: takes(questionnaireInput) },
  responses: { 201: answers("Its draft is open", made) },
});
const bring = guarded(rules["forms.build"], {
  method: "post",
  path: `${BASE}/import`,
  tags,
  summary: "A FHIR R4 Questionnaire of the subset becomes a new draft",
  request: { params: cptsParam, body: takes(importInput) },
  responses: { 201: answers("Its draft is open", made) },
});
const show = guarded(rules["forms.read"], {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "One questionnaire: draft and versions",
  request: { params: one },
  responses: { 200: answers("The questionnaire", questionnaire) },
});
const save = guarded(rules["forms.build"], {
  method: "put",
  path: `${BASE}/{id}/draft`,
  tags,
  summary: "Keeps the draft; two builders never overwrite one another",
  request: { params: one, body: takes(draftInput) },
  responses: { 200: answers("Kept", draftSaved) },
});
const draft = guarded(rules["forms.build"], {
  method: "post",
  path: `${BASE}/{id}/draft`,
  tags,
  summary: "Opens a draft from the last published version",
  request: { params: one },
  responses: { 201: answers("The draft", published) },
});
const publish = guarded(rules["forms.build"], {
  method: "post",
  path: `${BASE}/{id}/publish`,
  tags,
  summary: "The draft becomes a version that never changes again",
  request: { params: one, body: takes(publishInput) },
  responses: { 201: answers("The version", published) },
});
const archive = guarded(rules["forms.build"], {
  method: "put",
  path: `${BASE}/{id}/archived`,
  tags,
  summary: "Puts a questionnaire away, or back",
  request: { params: one, body: takes(z.object({ archived: z.boolean({ error: "Dites oui ou non." }) })) },
  responses: { 204: { description: "Done" } },
});
const version = guarded(rules["forms.read"], {
  method: "get",
  path: `${BASE}/{id}/versions/{version}`,
  tags,
  summary: "A version as it was asked",
  request: { params: oneVersion },
  responses: { 200: answers("The version", versionShown) },
});
const fhir = guarded(rules["forms.read"], {
  method: "get",
  path: `${BASE}/{id}/versions/{version}/fhir`,
  tags,
  summary: "A version as a FHIR R4 Questionnaire (application/fhir+json)",
  request: { params: oneVersion },
  responses: { 200: { description: "Questionnaire" } },
});

export const questionnaireRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await readQuestionnaires(c.var.deps, c.var.actor), 200))
  .openapi(ready, (c) =>
    c.json(
      {
        items: readyMades.map(({ key, source, form }) => ({
          key,
          source,
          title: form.title,
          description: form.description ?? "",
          questions: leavesOfForm(form).length,
        })),
      },
      200,
    ),
  )
  .openapi(make, async (c) =>
    c.json(await makeQuestionnaire(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(bring, async (c) =>
    c.json(await importQuestionnaire(c.var.deps, c.var.actor, c.var.once, c.req.valid("json").resource), 201),
  )
  .openapi(show, async (c) =>
    c.json(await showQuestionnaire(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(save, async (c) =>
    c.json(await saveDraft(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(draft, async (c) =>
    c.json(await openDraft(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 201),
  )
  .openapi(publish, async (c) => {
    const { revision } = c.req.valid("json");
    return c.json(
      await publishQuestionnaire(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, revision),
      201,
    );
  })
  .openapi(archive, async (c) => {
    await archiveQuestionnaire(
      c.var.deps,
      c.var.actor,
      c.req.valid("param").id,
      c.req.valid("json").archived,
    );
    return c.body(null, 204);
  })
  .openapi(version, async (c) => {
    const { id: of, version: which } = c.req.valid("param");
    return c.json(await showVersion(c.var.deps, c.var.actor, of, which), 200);
  })
  .openapi(fhir, async (c) => {
    const { id: of, version: which } = c.req.valid("param");
    return c.body(JSON.stringify(await exportVersion(c.var.deps, c.var.actor, of, which)), 200, {
      "content-type": "application/fhir+json",
      "content-disposition": 'attachment; filename="questionnaire.json"',
    });
  });
