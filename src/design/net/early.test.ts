import { afterEach, expect, it, vi } from "vitest";
import { askEarly, dropEarly, takeEarly } from "./early.ts";

afterEach(() => vi.unstubAllGlobals());

it("gives an early answer once, to whoever asks for that address", async () => {
  vi.stubGlobal("fetch", async (address: string) => new Response(address));
  void askEarly("/api/me");
  expect(takeEarly("/api/other")).toBeUndefined();
  expect(await (await takeEarly("/api/me"))?.text()).toBe("/api/me");
  expect(takeEarly("/api/me")).toBeUndefined();
});

it("forgets what nobody took", () => {
  vi.stubGlobal("fetch", async () => new Response(""));
  void askEarly("/api/me");
  dropEarly();
  expect(takeEarly("/api/me")).toBeUndefined();
});

it("tells its failure only to who takes it", async () => {
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("no network")));
  void askEarly("/api/me");
  await expect(takeEarly("/api/me")).rejects.toThrow("no network");
});
