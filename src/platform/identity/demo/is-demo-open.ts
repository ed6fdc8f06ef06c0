import type { Settings } from "../../settings/settings.ts";

/** One-click sign-in exists in the demo and in the tests, nowhere else. */
export const isDemoOpen = (settings: Settings): boolean => settings.isDemo || settings.mode === "test";
