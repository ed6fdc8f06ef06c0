import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { declarationRules } from "../declaration/declaration-policy.ts";
import { addAction, changeAction, readActions, removeAction } from "./keep-actions.ts";
import { addPerson, changePerson, readPeople, removePerson } from "./keep-people.ts";
import { addPhoto, mediaTypeOf, readPhoto, removePhoto } from "./keep-photos.ts";
import {
  action,
  actionChange,
  actionInput,
  actionList,
  correctionInput,
  counted,
  figureParam,
  mobilisation,
  peopleList,
  personChange,
  personInput,
  photoInput,
  photoParam,
} from "./mobilisation-contract.ts";
import { correctFigure, dropCorrection, readCounted, readMobilisation } from "./read-mobilisation.ts";

const tags = ["Projet : mobilisation"];
const BASE = "/api/c/{cpts}/project";
const one = cptsParam.extend({ id: id() });
const figure = cptsParam.extend(figureParam);
const photo = cptsParam.extend(photoParam);
const read = declarationRules["project.read"];
const write = declarationRules["project.write"];

const table = guarded(read, {
  method: "get",
  path: `${BASE}/mobilisation`,
  tags,
  summary: "Identified, solicited and engaged, row by row of the letter",
  request: { params: cptsParam },
  responses: { 200: answers("The table", mobilisation) },
});
const explain = guarded(read, {
  method: "get",
  path: `${BASE}/mobilisation/{row}/{measure}`,
  tags,
  summary: "Who is behind a figure",
  request: { params: figure },
  responses: { 200: answers("Names, 2,000 at most", counted) },
});
const correct = guarded(write, {
  method: "put",
  path: `${BASE}/mobilisation/{row}/{measure}`,
  tags,
  summary: "Says another figure, or a note, beside what is counted",
  request: { params: figure, body: takes(correctionInput) },
  responses: { 200: answers("The table", mobilisation) },
});
const uncorrect = guarded(write, {
  method: "delete",
  path: `${BASE}/mobilisation/{row}/{measure}`,
  tags,
  summary: "Comes back to what is counted",
  request: { params: figure },
  responses: { 200: answers("The table", mobilisation) },
});
const actions = guarded(read, {
  method: "get",
  path: `${BASE}/actions`,
  tags,
  summary: "The journal of actions, the oldest first; 1,000 at most",
  request: { params: cptsParam },
  responses: { 200: answers("The journal", actionList) },
});
const add = guarded(write, {
  method: "post",
  path: `${BASE}/actions`,
  tags,
  summary: "Writes an action in the journal",
  request: { params: cptsParam, body: takes(actionInput) },
  responses: { 201: answers("The action", action) },
});
const change = guarded(write, {
  method: "put",
  path: `${BASE}/actions/{id}`,
  tags,
  summary: "Corrects an action, over the revision that was read",
  request: { params: one, body: takes(actionChange) },
  responses: { 200: answers("The action", action) },
});
const remove = guarded(write, {
  method: "delete",
  path: `${BASE}/actions/{id}`,
  tags,
  summary: "Takes an action out of the journal, with its photos",
  request: { params: one },
  responses: { 204: { description: "Taken out" } },
});
const addOnePhoto = guarded(write, {
  method: "post",
  path: `${BASE}/actions/{id}/photos`,
  tags,
  summary: "Adds a photo, drawn again; six an action at most",
  request: { params: one, body: takes(photoInput) },
  responses: { 201: answers("The action", action) },
});
const showPhoto = guarded(read, {
  method: "get",
  path: `${BASE}/actions/{id}/photos/{photo}`,
  tags,
  summary: "A photo",
  request: { params: photo },
  responses: {
    200: {
      description: "JPEG or PNG",
      content: { "image/jpeg": { schema: { type: "string", format: "binary" } as const } },
    },
  },
});
const dropPhoto = guarded(write, {
  method: "delete",
  path: `${BASE}/actions/{id}/photos/{photo}`,
  tags,
  summary: "Takes a photo out",
  request: { params: photo },
  responses: { 204: { description: "Taken out" } },
});
const people = guarded(read, {
  method: "get",
  path: `${BASE}/people`,
  tags,
  summary: "Project team, active members and partners",
  request: { params: cptsParam },
  responses: { 200: answers("In their order; 2,000 at most", peopleList) },
});
const join = guarded(write, {
  method: "post",
  path: `${BASE}/people`,
  tags,
  summary: "Adds somebody to the team, the active members or the partners",
  request: { params: cptsParam, body: takes(personInput) },
  responses: { 201: answers("Everybody", peopleList) },
});
const correctPerson = guarded(write, {
  method: "put",
  path: `${BASE}/people/{id}`,
  tags,
  summary: "Corrects a person, over the revision that was read",
  request: { params: one, body: takes(personChange) },
  responses: { 200: answers("Everybody", peopleList) },
});
const leave = guarded(write, {
  method: "delete",
  path: `${BASE}/people/{id}`,
  tags,
  summary: "Takes a person out",
  request: { params: one },
  responses: { 200: answers("Everybody", peopleList) },
});

const figureRoutes = newRoutes()
  .openapi(table, async (c) => c.json(await readMobilisation(c.var.deps, c.var.actor), 200))
  .openapi(explain, async (c) => {
    const { row, measure } = c.req.valid("param");
    return c.json(await readCounted(c.var.deps, c.var.actor, row, measure), 200);
  })
  .openapi(correct, async (c) => {
    const { row, measure } = c.req.valid("param");
    return c.json(await correctFigure(c.var.deps, c.var.actor, row, measure, c.req.valid("json")), 200);
  })
  .openapi(uncorrect, async (c) => {
    const { row, measure } = c.req.valid("param");
    return c.json(await dropCorrection(c.var.deps, c.var.actor, row, measure), 200);
  });

const actionRoutes = newRoutes()
  .openapi(actions, async (c) => c.json(await readActions(c.var.deps, c.var.actor), 200))
  .openapi(add, async (c) =>
    c.json(await addAction(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(change, async (c) =>
    c.json(await changeAction(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(remove, async (c) => {
    await removeAction(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(addOnePhoto, async (c) => {
    const { id: actionId } = c.req.valid("param");
    return c.json(await addPhoto(c.var.deps, c.var.actor, c.var.once, actionId, c.req.valid("json")), 201);
  })
  .openapi(showPhoto, async (c) => {
    const at = c.req.valid("param");
    const bytes = await readPhoto(c.var.deps, c.var.actor, at.id, at.photo);
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      "content-type": mediaTypeOf(bytes),
      "cache-control": "private, max-age=3600",
    });
  })
  .openapi(dropPhoto, async (c) => {
    const at = c.req.valid("param");
    await removePhoto(c.var.deps, c.var.actor, at.id, at.photo);
    return c.body(null, 204);
  });

const peopleRoutes = newRoutes()
  .openapi(people, async (c) => c.json(await readPeople(c.var.deps, c.var.actor), 200))
  .openapi(join, async (c) =>
    c.json(await addPerson(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(correctPerson, async (c) =>
    c.json(await changePerson(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(leave, async (c) =>
    c.json(await removePerson(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  );

export const mobilisationRoutes = newRoutes()
  .route("/", figureRoutes)
  .route("/", actionRoutes)
  .route("/", peopleRoutes);
