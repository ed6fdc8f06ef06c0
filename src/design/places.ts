import type { QueryClient } from "@tanstack/react-query";
import type { ComponentType } from "react";
import type { Membership, Role } from "./session.ts";

/** A place a person goes to: one line of the rail, perhaps one button of the phone's bottom bar. */
export type Place = {
  /** Inside the CPTS: "soins/orienter" is served at /c/$slug/soins/orienter. */
  path: string;
  /** As the rail says it: « Orienter un patient ». */
  label: string;
  /** For the bottom bar, one word: « Orienter ». */
  shortLabel?: string;
  /** One sentence for the home screen and the search. */
  hint?: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  group: "mine" | "missions" | "steering";
  /** Who sees it; nobody named: every member. */
  roles?: readonly Role[];
  /** Of those, only who is, or assists, a professional of these professions (codes of TRE_G15); nobody named: all of them. */
  professions?: readonly string[];
  /** Rank in the rail, lower first. */
  order?: number;
  /** Rank in the phone's bottom bar (four at most are shown); absent: not there. */
  bottomBar?: number;
  /** Other words a person may type to find it. */
  keywords?: readonly string[];
};

export type ScreenRoute = {
  /** TanStack path without leading slash: "soins/demandes/$requestId". An empty path in scope "cpts" is the home. */
  path: string;
  /** cpts: /c/$slug/path in the frame · account: /path in the frame, signed in · public: /path, for anyone. */
  scope: "cpts" | "account" | "public";
  /** For the window's title and the search. */
  title: string;
  /** Lazy: `() => import("./orient-patient.tsx")`, whose default export is the screen. */
  screen: () => Promise<{ default: ComponentType }>;
};

export type FoundThing = {
  id: string;
  label: string;
  /** « Médecin généraliste · Empalot » */
  description?: string;
  /** Whole address of the screen to open. */
  href: string;
  /** Heading under which it is listed: « Collègues ». */
  group: string;
};

export type SearchSource = {
  name: string;
  roles?: readonly Role[];
  /** At most 8 are shown. `query` is trimmed and holds 2 to 80 characters. */
  find: (query: string, slug: string, signal: AbortSignal) => Promise<FoundThing[]>;
};

/** A block of the home screen, shown to the named roles. */
export type HomePanel = {
  name: string;
  roles?: readonly Role[];
  /** As of a place: nobody else fetches it. */
  professions?: readonly string[];
  order?: number;
  panel: () => Promise<{ default: ComponentType; ready?: PanelReady }>;
};

/**
 * Fetches what the panel shows, into the cache that it reads: the home is drawn once, with its panels filled, so that nothing
 * on it is pushed down later.
 */
export type PanelReady = (queries: QueryClient, cpts: Membership) => Promise<unknown>;

/** What each slice exports as `screens` from `<slice>/screens/index.ts`. */
export type SliceScreens = {
  places: readonly Place[];
  routes: readonly ScreenRoute[];
  search?: readonly SearchSource[];
  homePanels?: readonly HomePanel[];
};
