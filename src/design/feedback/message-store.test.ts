import { expect, it, vi } from "vitest";
import { ApiProblem, problemOf } from "../net/problem.ts";
import { dropUnsaid, unsaidMessages } from "./message-store.ts";
import { sayDone, sayProblem } from "./say.tsx";

vi.mock("./toasts.tsx", () => {
  throw new TypeError("Failed to fetch dynamically imported module");
});

it("leaves nothing unsaid when the code that draws messages cannot be fetched", async () => {
  sayProblem(new ApiProblem(problemOf(0, null)));
  await vi.waitFor(() => expect(unsaidMessages()).toHaveLength(1));
  expect(unsaidMessages()[0]?.text).toContain("Hors connexion. Le serveur ne répond pas.");
  for (const act of ["Un", "Deux", "Trois", "Trois"]) sayDone(act);
  await vi.waitFor(() => expect(unsaidMessages().map((one) => one.text)).toEqual(["Un", "Deux", "Trois"]));
  for (const one of unsaidMessages()) dropUnsaid(one.key);
  expect(unsaidMessages()).toEqual([]);
});
