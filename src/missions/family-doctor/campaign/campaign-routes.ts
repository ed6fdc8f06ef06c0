import { z } from "@hono/zod-openapi";
import { MEDIA_TYPES } from "../../../platform/documents/index.ts";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { requestRules } from "../request/request-policy.ts";
import {
  campaign,
  campaignFilter,
  campaignInput,
  campaignPage,
  campaignPreview,
  campaignsQuery,
  documentFormat,
  fileParam,
} from "./campaign-contract.ts";
import { campaignRules } from "./campaign-policy.ts";
import { downloadLetters, notePosted, readCampaigns } from "./follow-campaign.ts";
import { printPoster } from "./poster.ts";
import { prepareCampaign, previewCampaign } from "./prepare-campaign.ts";
import { printAllAccepted } from "./print-all-accepted.ts";
import { printAcceptedLetter, printStory } from "./print-request.ts";

const tags = ["Médecin traitant : courriers"];
const BASE = "/api/c/{cpts}/family-doctor";
const one = cptsParam.extend({ id: id() });
const binary = { schema: { type: "string", format: "binary" } as const };
const aPdf = (description: string) => ({ description, content: { [MEDIA_TYPES.pdf]: binary } });
const eitherFormat = (description: string) => ({
  description,
  content: { [MEDIA_TYPES.pdf]: binary, [MEDIA_TYPES.docx]: binary },
});

const list = guarded(campaignRules["campaign.steer"], {
  method: "get",
  path: `${BASE}/campaigns`,
  tags,
  summary: "Campaigns of letters, the newest first, with what became of those written to",
  request: { params: cptsParam, query: campaignsQuery },
  responses: { 200: answers("A page", campaignPage) },
});
const preview = guarded(campaignRules["campaign.steer"], {
  method: "post",
  path: `${BASE}/campaigns/preview`,
  tags,
  summary: "How many letters this choice makes; changes nothing",
  request: { params: cptsParam, body: takes(campaignFilter) },
  responses: { 200: answers("Counts, no name", campaignPreview) },
});
const prepare = guarded(campaignRules["campaign.steer"], {
  method: "post",
  path: `${BASE}/campaigns`,
  tags,
  summary: "Fixes who is written to; the letters are made by a job",
  request: { params: cptsParam, body: takes(campaignInput) },
  responses: {
    201: answers("The campaign, being made", campaign),
  },
});
const posted = guarded(campaignRules["campaign.steer"], {
  method: "post",
  path: `${BASE}/campaigns/{id}/posted`,
  tags,
  summary: "The letters left by the post",
  request: { params: one },
  responses: { 200: answers("The campaign", campaign) },
});
const download = guarded(campaignRules["campaign.steer"], {
  method: "get",
  path: `${BASE}/campaigns/{id}/files/{part}/{format}`,
  tags,
  summary: "A file of letters, while it is kept (seven days)",
  request: { params: cptsParam.extend(fileParam) },
  responses: { 200: eitherFormat("The letters, one page each"), 404: { description: "Gone" } },
});
const poster = guarded(campaignRules["poster.read"], {
  method: "get",
  path: `${BASE}/poster.pdf`,
  tags,
  summary: "The poster with the code of the public page",
  request: { params: cptsParam },
  responses: { 200: aPdf("The poster"), 409: { description: "The public page is closed" } },
});
const letter = guarded(requestRules["request.follow"], {
  method: "get",
  path: `${BASE}/requests/{id}/letter`,
  tags,
  summary: "The letter that tells the patient that a doctor takes them",
  request: { params: one, query: z.object({ format: documentFormat.default("pdf") }) },
  responses: { 200: eitherFormat("The letter"), 409: { description: "Nobody accepted, or no address" } },
});
const letters = guarded(campaignRules["campaign.steer"], {
  method: "get",
  path: `${BASE}/to-tell/letters`,
  tags,
  summary: "The letters of all who are accepted and chose to be told by letter, in one file",
  request: { params: cptsParam, query: z.object({ format: documentFormat.default("pdf") }) },
  responses: { 200: eitherFormat("The letters, one page each"), 409: { description: "Nobody to write to" } },
});
const story = guarded(requestRules["request.read"], {
  method: "get",
  path: `${BASE}/requests/{id}/story.pdf`,
  tags,
  summary: "The story of a request, on one page",
  request: { params: one },
  responses: { 200: aPdf("The page") },
});

/** Names and addresses: kept by no cache, called this way where it is saved. */
const saved = (format: "docx" | "pdf", name: string) => ({
  "content-type": MEDIA_TYPES[format],
  "cache-control": "private, no-store",
  "content-disposition": `attachment; filename="${name}.${format}"`,
});
const bodyOf = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

export const campaignRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await readCampaigns(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(preview, async (c) =>
    c.json(await previewCampaign(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  )
  .openapi(prepare, async (c) =>
    c.json(await prepareCampaign(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(posted, async (c) =>
    c.json(await notePosted(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 200),
  )
  .openapi(download, async (c) => {
    const file = c.req.valid("param");
    const bytes = await downloadLetters(c.var.deps, c.var.actor, file);
    return c.body(bodyOf(bytes), 200, saved(file.format, `courriers-${file.part}`));
  })
  .openapi(poster, async (c) =>
    c.body(bodyOf(await printPoster(c.var.deps, c.var.actor)), 200, saved("pdf", "affiche-medecin-traitant")),
  )
  .openapi(letter, async (c) => {
    const { format } = c.req.valid("query");
    const bytes = await printAcceptedLetter(c.var.deps, c.var.actor, c.req.valid("param").id, format);
    return c.body(bodyOf(bytes), 200, saved(format, "courrier-medecin-traitant"));
  })
  .openapi(letters, async (c) => {
    const { format } = c.req.valid("query");
    const bytes = await printAllAccepted(c.var.deps, c.var.actor, format);
    return c.body(bodyOf(bytes), 200, saved(format, "courriers-patients-acceptes"));
  })
  .openapi(story, async (c) =>
    c.body(
      bodyOf(await printStory(c.var.deps, c.var.actor, c.req.valid("param").id)),
      200,
      saved("pdf", "histoire-de-la-demande"),
    ),
  );
