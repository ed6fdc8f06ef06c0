import { formatWhen, type Moment } from "../../../platform/time/index.ts";

/** The journal is read again later, when « demain » would be wrong: seen from 1970 every day is said whole, with its year. */
export const JOURNAL_NOW = 0;

/** « lundi 30 novembre 2026, 9 h » */
export const sayInJournal = (at: Moment, zone: string): string => formatWhen(at, zone, JOURNAL_NOW);
