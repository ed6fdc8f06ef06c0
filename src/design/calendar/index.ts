import { lazy } from "react";

export type { Span, WeekCalendarProps } from "./calendar-props.ts";
export type { CalendarEvent } from "./layout-week.ts";
/** Fetched when first shown: put it in a Suspense. */
export const WeekCalendar = lazy(() => import("./week-calendar.tsx"));
