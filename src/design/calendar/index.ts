import { lazy } from "react";

export type { CalendarEvent } from "./layout-week.ts";
export type { Span, WeekCalendarProps } from "./week-calendar.tsx";
/** Fetched when first shown: put it in a Suspense. */
export const WeekCalendar = lazy(() => import("./week-calendar.tsx"));
