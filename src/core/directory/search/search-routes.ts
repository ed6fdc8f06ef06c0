import { answers, cptsParam, guarded, newRoutes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { listChoices } from "./list-choices.ts";
import { listNomenclature } from "./list-nomenclature.ts";
import { mapProfessionals } from "./map-professionals.ts";
import {
  directoryChoices,
  mapAnswer,
  mapQuery,
  nomenclature,
  professionalPage,
  searchQuery,
} from "./search-contract.ts";
import { searchProfessionals } from "./search-professionals.ts";

const read = policy.rules["directory.read"];
const tags = ["Annuaire"];

const search = guarded(read, {
  method: "get",
  path: "/api/c/{cpts}/directory/professionals",
  tags,
  summary:
    "Professionals by words (name, trade, commune, structure; typing errors allowed), profession, place, offers",
  request: { params: cptsParam, query: searchQuery },
  responses: { 200: answers("A page: most alike (names first), nearest, or by name", professionalPage) },
});

const map = guarded(read, {
  method: "get",
  path: "/api/c/{cpts}/directory/map",
  tags,
  summary: "The same search as points of a map",
  request: { params: cptsParam, query: mapQuery },
  responses: { 200: answers("One point per place", mapAnswer) },
});

const choices = guarded(read, {
  method: "get",
  path: "/api/c/{cpts}/directory/choices",
  tags,
  summary: "Professions, communes and languages that are in this directory",
  request: { params: cptsParam },
  responses: { 200: answers("What the filters may offer", directoryChoices) },
});

const codes = guarded(read, {
  method: "get",
  path: "/api/c/{cpts}/directory/nomenclature",
  tags,
  summary: "Professions and specialities of the national nomenclatures",
  request: { params: cptsParam },
  responses: { 200: answers("By label", nomenclature) },
});

export const searchRoutes = newRoutes()
  .openapi(search, async (c) =>
    c.json(await searchProfessionals(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(map, async (c) =>
    c.json(await mapProfessionals(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(codes, async (c) => c.json(await listNomenclature(c.var.deps, c.var.actor), 200))
  .openapi(choices, async (c) => c.json(await listChoices(c.var.deps, c.var.actor), 200));
