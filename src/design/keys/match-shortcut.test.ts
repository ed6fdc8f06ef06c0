import { describe, expect, it } from "vitest";
import {
  isTyping,
  type KeyPress,
  keysInWords,
  matchesShortcut,
  sleepsWhileTyping,
} from "./match-shortcut.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("matchesShortcut", () => {
  it.each([
    ["n", press("n"), true],
    ["n", press("N", { shiftKey: true }), false],
    ["n", press("n", { ctrlKey: true }), false],
    ["mod+k", press("k", { ctrlKey: true }), true],
    ["mod+k", press("k", { metaKey: true }), true],
    ["mod+k", press("k"), false],
    ["?", press("?", { shiftKey: true }), true],
    ["?", press("?"), true],
    ["shift+ArrowUp", press("ArrowUp", { shiftKey: true }), true],
    ["ArrowUp", press("ArrowUp", { shiftKey: true }), false],
    ["alt+n", press("n", { altKey: true }), true],
  ] as const)("%s with %o: %s", (shortcut, event, expected) => {
    expect(matchesShortcut(shortcut, event)).toBe(expected);
  });
});

it("knows where letters are written", () => {
  expect(isTyping({ tag: "INPUT", type: "text", editable: false })).toBe(true);
  expect(isTyping({ tag: "TEXTAREA", type: "", editable: false })).toBe(true);
  expect(isTyping({ tag: "INPUT", type: "checkbox", editable: false })).toBe(false);
  expect(isTyping({ tag: "BUTTON", type: "button", editable: false })).toBe(false);
  expect(isTyping({ tag: "DIV", type: "", editable: true })).toBe(true);
});

it("lets letters sleep in a field, not Ctrl K nor Escape", () => {
  expect(["n", "?", "mod+k", "Escape"].map(sleepsWhileTyping)).toEqual([true, true, false, false]);
});

it("names keys as a French keyboard prints them", () => {
  expect(keysInWords("mod+k")).toEqual(["Ctrl", "K"]);
  expect(keysInWords("ArrowDown")).toEqual(["↓"]);
});
