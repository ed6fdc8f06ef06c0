import { expect, test } from "vitest";
import { takeUp } from "./kept-subsidy.ts";

const content = (acronym: string) => ({
  fields: { "identity.acronym": acronym, "identity.name": "CPTS" },
  budget: [{ account: "64", label: "Coordination", euros: 12_000 }],
  projectBudget: [],
});
const server = { content: content("ANCIEN"), revision: 4 };

test("what was typed and never left is taken up, and leaves", () => {
  const kept = { content: content("TAPÉ"), revision: 4 };
  expect(takeUp(server, kept)).toEqual({ content: kept.content, isWaiting: true, older: null });
  expect(takeUp(server, null)).toEqual({ content: server.content, isWaiting: false, older: null });
});

test("what was typed over an older revision neither overwrites nor is lost: the person chooses", () => {
  const kept = { content: content("TAPÉ"), revision: 3 };
  expect(takeUp(server, kept)).toEqual({ content: server.content, isWaiting: false, older: kept.content });
});

test("what the server has, in whatever order it says it, is not taken up again", () => {
  const same = {
    fields: { "identity.name": "CPTS", "identity.acronym": "ANCIEN", "identity.rna": "" },
    budget: [{ euros: 12_000, account: "64", label: "Coordination" }],
    projectBudget: [],
  };
  expect(takeUp(server, { content: same, revision: 3 })).toMatchObject({ isWaiting: false, older: null });
});
