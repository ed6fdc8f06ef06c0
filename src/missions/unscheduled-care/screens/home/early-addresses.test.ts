import { afterEach, expect, it, vi } from "vitest";
import { careClient } from "../client/care-client.ts";
import { dayClient } from "../day/day-client.ts";
import { earlyAddresses, WAITING_FOR_ME, WHOLE_QUEUE } from "./early-addresses.ts";

afterEach(() => vi.unstubAllGlobals());

it("asks early for the very addresses that the panels ask for", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return new Response("{}");
  });
  await careClient.list("un-territoire", WHOLE_QUEUE);
  await careClient.unanswered("un-territoire");
  await dayClient.mine("un-territoire");
  await careClient.list("un-territoire", WAITING_FOR_ME);
  expect(earlyAddresses("un-territoire", ["coordinator", "professional"])).toEqual(asked);
});

it("asks for nothing that the person's roles do not open", () => {
  expect(earlyAddresses("un-territoire", ["administrator"])).toEqual([]);
  expect(earlyAddresses("un-territoire", ["operator"])).toHaveLength(1);
});
