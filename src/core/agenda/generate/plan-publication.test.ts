import { describe, expect, it } from "vitest";
import { describePublicationPlan, summarizePublicationPlan } from "./describe-plan.ts";
import { generateSlots } from "./generate-slots.ts";
import { isEmptyPlan, type PresentSlot, planPublication } from "./plan-publication.ts";
import { aTemplate } from "./sample-templates.ts";
import type { SlotTemplate } from "./slot-template.ts";

const zone = "Europe/Paris";
const now = Temporal.Instant.from("2026-11-23T08:00:00Z");
const slotsOf = (change: Partial<SlotTemplate> = {}) =>
  generateSlots({ zone, from: "2026-11-23", until: "2026-11-29", templates: [aTemplate(change)] });

function inPlace(taken: Record<number, Partial<PresentSlot>> = {}): PresentSlot[] {
  return slotsOf().map((slot, index) => ({
    ...slot,
    id: `s${index}`,
    heldCount: 0,
    bookedCount: 0,
    ...taken[index],
  }));
}

describe("planPublication", () => {
  it("opens what is missing and is empty when all is there, arrays in any order", () => {
    expect(planPublication({ wanted: slotsOf(), present: [] }).insert).toHaveLength(4);
    const wanted = slotsOf({ audiences: ["SNP", "CPTS"] });
    const present = inPlace().map((slot) => ({ ...slot, audiences: ["CPTS", "SNP"] as const }));
    expect(isEmptyPlan(planPublication({ wanted, present }))).toBe(true);
  });

  it("closes free slots that vanish and keeps those that someone counts on", () => {
    const plan = planPublication({
      wanted: [],
      present: inPlace({ 1: { bookedCount: 1 }, 2: { heldCount: 1 } }),
    });
    expect(plan.close.map((slot) => slot.id)).toEqual(["s0", "s3"]);
    expect(plan.conflicts.map((conflict) => [conflict.id, conflict.kind])).toEqual([
      ["s1", "vanishes"],
      ["s2", "vanishes"],
    ]);
  });

  it("changes what no patient notices, even when booked; asks for the rest", () => {
    const present = inPlace({ 0: { bookedCount: 1 } });
    const wider = planPublication({ wanted: slotsOf({ places: 2, audiences: ["PUBLIC"] }), present });
    expect(wider.update[0]?.changes).toEqual(["places", "audiences"]);
    expect(wider.conflicts).toEqual([]);
    const moved = planPublication({ wanted: slotsOf({ scheduleId: "cabinet-b" }), present });
    expect(moved.conflicts).toMatchObject([{ id: "s0", kind: "moves", changes: ["scheduleId"] }]);
    expect(moved.update).toHaveLength(3);
    const crowded = inPlace({ 0: { bookedCount: 2, places: 3 } });
    expect(planPublication({ wanted: slotsOf(), present: crowded }).conflicts).toMatchObject([
      { kind: "too-few-places" },
    ]);
  });

  it("holds back new slots that would stand beside a kept one", () => {
    const plan = planPublication({
      wanted: slotsOf({ id: "new", startTime: "14:10" }),
      present: inPlace({ 0: { bookedCount: 1 } }),
    });
    expect(plan.waiting.map((slot) => slot.localStart.slice(11))).toEqual(["14:10"]);
    expect(plan.insert).toHaveLength(2);
  });

  it("is undone by planning back: what was closed is reopened, nothing is doubled", () => {
    const closed = inPlace().map((slot) => ({ ...slot, closed: true }));
    const back = planPublication({ wanted: slotsOf(), present: closed });
    expect(back.update.map((update) => update.changes)).toEqual([
      ["closed"],
      ["closed"],
      ["closed"],
      ["closed"],
    ]);
    expect(back.insert).toEqual([]);
    expect(isEmptyPlan(planPublication({ wanted: [], present: closed }))).toBe(true);
  });
});

describe("describePublicationPlan", () => {
  const say = (wanted: Partial<SlotTemplate> | null, present: PresentSlot[]) =>
    describePublicationPlan(planPublication({ wanted: wanted ? slotsOf(wanted) : [], present }), zone, now);

  it("says it before it is done", () => {
    expect(say({}, inPlace())).toBe("Rien ne change.");
    expect(say({}, [])).toBe("4 créneaux ouverts.");
    expect(say({ places: 2 }, inPlace().slice(0, 3))).toBe("1 créneau ouvert, 3 créneaux modifiés.");
    expect(say(null, inPlace({ 1: { bookedCount: 2, heldCount: 1 } }))).toBe(
      "3 créneaux libres fermés. Attention, un créneau est déjà retenu par des patients : demain, mardi 24, 14 h 15 " +
        "(2 rendez-vous, 1 place tenue), le créneau disparaîtrait. Ils restent en place tant que vous n'avez pas décidé de chacun.",
    );
  });

  it("fits in the journal of changes", () => {
    const plan = planPublication({
      wanted: [],
      present: inPlace({ 1: { bookedCount: 2 }, 2: { heldCount: 1 } }),
    });
    expect(summarizePublicationPlan(plan)).toBe(
      "2 créneaux libres fermés. 2 créneaux retenus laissés en place.",
    );
    expect(summarizePublicationPlan(planPublication({ wanted: [], present: [] }))).toBe("Rien n'a changé.");
  });

  it("spells out five conflicts at most", () => {
    const many = [0, 1].flatMap((copy) =>
      inPlace().map((slot) => ({ ...slot, key: `${slot.key}${copy}`, bookedCount: 1 })),
    );
    const text = say(null, many);
    expect(text).toContain("8 créneaux");
    expect(text.match(/disparaîtrait/g)).toHaveLength(5);
    expect(text).toContain("et 3 autres");
  });
});
