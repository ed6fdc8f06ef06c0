import type { CalendarEvent, Placed } from "./layout-week.ts";

export type Span = { startsAt: string; endsAt: string };

export type WeekCalendarProps = {
  /** Civil date of the Monday shown. */
  monday: string;
  events: readonly CalendarEvent[];
  /** The territory's zone unless given. */
  zone?: string;
  /** Local hours always drawn, 8 to 19 unless said; widened by events. */
  fromHour?: number;
  toHour?: number;
  /** Drags snap to so many minutes. */
  stepMinutes?: number;
  onWeek: (monday: string) => void;
  onOpen?: (id: string) => void;
  /** A span was drawn, or a day's « + » touched (then 9 h–10 h is proposed): show the form. */
  onCreate?: (span: Span) => void;
  /** « Ouvrir un créneau » */
  createLabel?: string;
  onMove?: (id: string, span: Span) => void;
};

export type GridProps = WeekCalendarProps & {
  zone: string;
  stepMinutes: number;
  days: Map<string, Placed[]>;
  dates: readonly string[];
  hours: { from: number; to: number };
  /** Tells screen readers what a key press did. */
  say: (text: string) => void;
};

export const hourHeight = 72;
