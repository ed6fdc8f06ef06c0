import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hearLive, type LiveEvent } from "./live-line.ts";

class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  constructor(path: string) {
    super();
    this.path = path;
    FakeSource.opened.push(this);
  }
  path: string;
  close() {
    this.closed = true;
  }
}

const listener = (heard: LiveEvent[], gaps: string[] = []) => ({
  onEvent: (event: LiveEvent) => void heard.push(event),
  onState: () => {},
  onGap: () => void gaps.push("gap"),
});

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.opened = [];
  vi.stubGlobal("EventSource", FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("opens one line for all who listen to the same path, and closes it after the last", () => {
  const [one, two]: LiveEvent[][] = [[], []];
  const leaveOne = hearLive("/api/live", listener(one ?? []), []);
  const leaveTwo = hearLive("/api/live", listener(two ?? []), ["notice"]);
  expect(FakeSource.opened).toHaveLength(1);
  FakeSource.opened[0]?.dispatchEvent(new MessageEvent("notice", { data: '{"id":1}' }));
  expect(one).toEqual([{ type: "notice", data: { id: 1 } }]);
  expect(two).toEqual(one);
  leaveOne();
  expect(FakeSource.opened[0]?.closed).toBe(false);
  leaveTwo();
  expect(FakeSource.opened[0]?.closed).toBe(true);
});

it("comes back after a failure and says that something may have been missed", () => {
  const gaps: string[] = [];
  const leave = hearLive("/api/live", listener([], gaps), []);
  FakeSource.opened[0]?.onopen?.();
  expect(gaps).toEqual([]);
  FakeSource.opened[0]?.onerror?.();
  vi.advanceTimersByTime(1300);
  expect(FakeSource.opened).toHaveLength(2);
  FakeSource.opened[1]?.onopen?.();
  expect(gaps).toEqual(["gap"]);
  leave();
});

it("stops trying once nobody listens", () => {
  const leave = hearLive("/api/live", listener([]), []);
  FakeSource.opened[0]?.onerror?.();
  leave();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.opened).toHaveLength(1);
});
