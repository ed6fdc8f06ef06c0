import type { ReactNode } from "react";

export type MapPoint = {
  id: string;
  lat: number;
  lon: number;
  label: string;
  detail?: ReactNode;
  /** What the pin shows: a rank, at most three characters. */
  sign?: string;
  /** patient: where the person is · site: a place of care · plain: anything else. */
  kind?: "patient" | "site" | "plain";
};

/** A commune drawn as ground: its name stands on the map where there is room. */
export type MapPlace = { id: string; name: string; lat: number; lon: number; population?: number };

/** A piece of ground that can be taken or left by a click: a polygon where its contour is known, else a point. */
export type MapGround = {
  id: string;
  name: string;
  lat: number;
  lon: number;
  /** Polygons, their rings, points [longitude, latitude]. */
  shape: readonly (readonly (readonly (readonly [number, number])[])[])[] | null;
  /** in: chosen · part: a piece of it is · taken: of somebody else · both · out: free. */
  state: "in" | "part" | "taken" | "both" | "out";
  /** Said after the name: « 14 870 hab., CPTS des Coteaux ». */
  detail: string;
};

/** What the map shows, in degrees. */
export type MapBox = { west: number; south: number; east: number; north: number };

export type MapViewProps = {
  /** What the map shows, read aloud: « Sites proches du patient ». */
  label: string;
  points: readonly MapPoint[];
  places?: readonly MapPlace[];
  /** GeoJSON polygons of communes or sectors, [longitude, latitude]. */
  contours?: GeoJSON.FeatureCollection | null;
  /** Circles around this place, with their radii in metres. */
  circles?: { lat: number; lon: number; radiiMeters: readonly number[] };
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  /**
   * A point of the ground was chosen, by a click or by the keyboard's cross: degrees, 5 decimals (about 1 m). The map then
   * stays where it is.
   */
  onPick?: (latitude: number, longitude: number) => void;
  /** Ground to take or leave; its own list stands beside, for the keyboard. */
  grounds?: readonly MapGround[];
  onGround?: (id: string) => void;
  /** The map was moved, or drawn for the first time. */
  onMoved?: (box: MapBox) => void;
  heightPixels?: number;
  /** Those of the installation unless said; null = none, the map is whole without. */
  tiles?: { url: string; attribution: string } | null;
  /** The list of points stands beside; false when the screen has its own list of the same points. */
  withList?: boolean;
};
