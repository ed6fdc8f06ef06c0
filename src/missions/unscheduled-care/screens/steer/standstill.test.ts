import { expect, it } from "vitest";
import type { RequestLine } from "../../contract.ts";
import { standstills, worstWords } from "./standstill.ts";

const line = (id: string, status: string, dueAt: string, late: boolean, taken = false) =>
  ({
    id,
    status,
    createdAt: "2026-11-23T08:00:00Z",
    takenBy: taken ? { userId: "u", label: "U" } : null,
    clock: { kind: "wanted-by", dueAt, late },
  }) as RequestLine;

it("puts each request where its next act is, the oldest clock first, and nothing twice", () => {
  const found = standstills([
    line("late2", "to-orient", "2026-11-23T07:30:00Z", true),
    line("late1", "waiting", "2026-11-23T07:00:00Z", true),
    line("fresh", "to-orient", "2026-11-24T07:00:00Z", false),
    line("taken", "to-orient", "2026-11-24T07:00:00Z", false, true),
    line("back", "callback", "2026-11-23T07:50:00Z", true),
    line("soon", "callback", "2026-11-23T09:50:00Z", false),
    line("red", "urgent", "2026-11-23T07:55:00Z", true),
    line("sent", "resource", "2026-11-23T07:40:00Z", true),
    line("sent-lately", "resource", "2026-11-24T07:40:00Z", false),
    { ...line("decided", "urgent", "2026-11-23T07:56:00Z", true), decided: true },
  ]);
  expect(found.map((group) => [group.key, group.lines.map((one) => one.id)])).toEqual([
    ["urgent", ["red"]],
    ["decided", ["decided"]],
    ["callback", ["back"]],
    ["late", ["late1", "late2"]],
    ["untaken", ["fresh"]],
    ["news", ["sent"]],
  ]);
});

it("says why each group stands still, and leads where its act is", () => {
  const [group] = standstills([line("sent", "resource", "2026-11-23T07:40:00Z", true)]);
  expect(group).toMatchObject({ act: "Dire ce qu’il est devenu", where: "soins/demandes/" });
  expect(group?.reason).toContain("Personne n’a encore dit");
  const [late] = standstills([line("late", "to-orient", "2026-11-23T07:30:00Z", true)]);
  expect(late).toMatchObject({ where: "soins/poste?d=" });
});

it("does not give the sum of all groups to the first of them", () => {
  const group = (title: string, count: number) => ({
    title,
    lines: Array.from({ length: count }, (_, index) =>
      line(`${title}${index}`, "urgent", "2026-11-23", true),
    ),
  });
  const urgent = group("Signe de gravité sans décision écrite", 1);
  expect(worstWords([])).toBe("rien d’arrêté");
  expect(worstWords([urgent])).toBe("Signe de gravité sans décision écrite");
  expect(worstWords([urgent, group("Rappels en retard", 3)])).toBe(
    "dont 1 : signe de gravité sans décision écrite",
  );
});
