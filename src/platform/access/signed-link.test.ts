import { expect, test } from "vitest";
import { newId } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { signedLinks } from "./signed-link.ts";

const deps = { auditKey: Buffer.alloc(32, 7) } as unknown as Deps;
const links = signedLinks<"review" | "survey">("project");
const target = { cptsId: newId(), id: newId(), issuedAt: new Date("2026-03-29T01:30:00Z") };

test("a link opens what it was made for, and the same row at the same instant gives the same link", () => {
  const token = links.make(deps, "review", target);
  expect(links.make(deps, "review", target)).toBe(token);
  expect(links.read(deps, "review", token)).toEqual({
    cptsId: target.cptsId,
    id: target.id,
    hash: links.hash(token),
  });
});

test("a link of another purpose, another slice or another installation opens nothing", () => {
  const token = links.make(deps, "review", target);
  expect(links.read(deps, "survey", token)).toBeUndefined();
  expect(signedLinks<"review">("forms").read(deps, "review", token)).toBeUndefined();
  const elsewhere = { auditKey: Buffer.alloc(32, 8) } as unknown as Deps;
  expect(links.read(elsewhere, "review", token)).toBeUndefined();
});

test("a link changed anywhere, cut, lengthened or spelt otherwise opens nothing", () => {
  const token = links.make(deps, "review", target);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === "A" ? "B" : "A";
    expect(
      links.read(deps, "review", token.slice(0, at) + other + token.slice(at + 1)),
      `at ${at}`,
    ).toBeUndefined();
  }
  for (const bad of [
    "",
    token.slice(1),
    `${token}A`,
    token.slice(0, -1),
    "é".repeat(token.length),
    `${token}=`,
  ]) {
    expect(links.read(deps, "review", bad)).toBeUndefined();
  }
});
