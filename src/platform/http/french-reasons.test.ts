import { z } from "@hono/zod-openapi";
import { expect, test } from "vitest";
import { answers, newRoutes, open, takes } from "./route.ts";

const input = z.object({
  state: z.enum(["open", "closed"]),
  months: z.number().int().min(3).max(12),
  name: z.string().min(1).max(5),
  tags: z.array(z.string()).max(2),
  isOpen: z.boolean(),
  id: z.uuid(),
  day: z.iso.date(),
  kind: z.literal("a"),
  who: z.union([z.string(), z.number()]),
  own: z.string({ error: "Sa propre raison." }),
});
const good = {
  state: "open",
  months: 3,
  name: "Anne",
  tags: [],
  isOpen: true,
  id: "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
  day: "2026-11-22",
  kind: "a",
  who: "x",
  own: "x",
};
const routes = newRoutes().openapi(
  open("a test", {
    method: "post",
    path: "/try",
    request: { body: takes(input) },
    responses: { 200: answers("It", z.object({})) },
  }),
  (c) => c.json({}, 200),
);

/** The reasons that the hook of `newRoutes` gives, by field. */
async function reasons(body: unknown): Promise<Record<string, string>> {
  let found: readonly { field: string; message: string }[] = [];
  routes.onError((error, c) => {
    found = (error as unknown as { fields?: typeof found }).fields ?? [];
    return c.body(null, 422);
  });
  const answer = await routes.request("/try", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(Object.keys(body as object).length > 0 && found.length === 0 ? 200 : 422);
  return Object.fromEntries(found.map(({ field, message }) => [field, message]));
}

test.each([
  ["state", "elsewhere", "Cette valeur n'est pas acceptée. Valeurs possibles : open, closed."],
  ["months", "12", "Indiquez un nombre."],
  ["months", 3.5, "Indiquez un nombre entier."],
  ["months", 2, "3 au moins."],
  ["months", 13, "12 au plus."],
  ["name", 4, "Indiquez un texte."],
  ["name", "", "Ce champ est obligatoire."],
  ["name", "Annabelle", "5 caractères au plus."],
  ["tags", ["a", "b", "c"], "2 éléments au plus."],
  ["isOpen", "yes", "Répondez par oui ou par non (true ou false)."],
  ["id", "12", "Cet identifiant n'est pas valable."],
  ["day", "22/11/2026", "Indiquez une date (AAAA-MM-JJ)."],
  ["kind", "b", "Cette valeur n'est pas acceptée. Valeurs possibles : a."],
  ["who", true, "Cette valeur n'est pas valable."],
  ["own", 1, "Sa propre raison."],
])("a wrong %s (%j) is refused in French", async (field, value, reason) => {
  expect(await reasons({ ...good, [field]: value })).toEqual({ [field]: reason });
});

test("a missing field is said missing, whatever its kind", async () => {
  const { own, who, ...others } = await reasons({});
  expect(own).toBe("Sa propre raison.");
  expect(who).toBe("Cette valeur n'est pas valable.");
  expect(Object.keys(others)).toHaveLength(8);
  expect(new Set(Object.values(others))).toEqual(new Set(["Ce champ est obligatoire."]));
});

test("what fits is taken", async () => {
  expect(await reasons(good)).toEqual({});
});

test("what a person reads does not name the field in English: programs find it in `errors`", async () => {
  let said = "";
  routes.onError((error, c) => {
    said = error.message;
    return c.body(null, 422);
  });
  await routes.request("/try", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...good, months: 13 }),
  });
  expect(said).toBe("12 au plus.");
});
