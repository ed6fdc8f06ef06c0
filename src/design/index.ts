/** The kit's light part. Charts, the map and the week calendar have doors of their own, loaded when they are shown. */
export { counted, formatPhone, ofName } from "../platform/text/index.ts";
export {
  ApiProblem,
  api,
  apiFetch,
  type CallOptions,
  type FieldError,
  fieldErrorOf,
  isTransient,
  type ProblemBody,
} from "./api.ts";
export { sayDone, sayProblem } from "./feedback/say.tsx";
export { offerUndo } from "./feedback/undo-toast.tsx";
export { BigChoice, type Choice } from "./form/big-choice.tsx";
export { CorrectionDialog } from "./form/correction-dialog.tsx";
export { DayInput } from "./form/day-input.tsx";
export { Field } from "./form/field.tsx";
export { FormProblem } from "./form/form-problem.tsx";
export { type DraftPart, mergeDrafts } from "./form/merge-drafts.ts";
export { OtherVersion } from "./form/other-version.tsx";
export { ReasonPrompt } from "./form/reason-prompt.tsx";
export { TimeInput } from "./form/time-input.tsx";
export { toIsoDate, toTypedDate, typedDate } from "./form/typed-date.ts";
export { useAttempt } from "./form/use-attempt.ts";
export { useCorrection } from "./form/use-correction.ts";
export { DraftNote, type DraftState, useDraft } from "./form/use-draft.tsx";
export { useBand } from "./frame/band-store.ts";
export { KeyboardHelp, Keys } from "./keys/keyboard-help.tsx";
export { type Shortcut, useShortcuts } from "./keys/use-shortcuts.ts";
export { AppLink, LinkButton, useGo } from "./link.tsx";
export { Mark, Wordmark } from "./look/mark.tsx";
export { tint } from "./look/tokens.ts";
export { useIntent } from "./net/use-intent.ts";
export { type LiveEvent, type LiveState, useLiveEvents } from "./net/use-live-events.ts";
export { Distance } from "./page/distance.tsx";
export { EmptyState } from "./page/empty-state.tsx";
export { ErrorState } from "./page/error-state.tsx";
export { Figure, type FigureProps } from "./page/figure.tsx";
export { JobProgress } from "./page/job-progress.tsx";
export { Page } from "./page/page.tsx";
export { PageTabs } from "./page/page-tabs.tsx";
export { QueryView } from "./page/query-view.tsx";
export { Section } from "./page/section.tsx";
export { Loading } from "./page/skeleton.tsx";
export { type Meaning, StatusBadge } from "./page/status-badge.tsx";
export { WithPanel } from "./page/with-panel.tsx";
export { PolicyNote } from "./paper/policy-note.tsx";
export { PrintButton } from "./paper/print-button.tsx";
export { ShareCard } from "./paper/share-card.tsx";
export type {
  FoundThing,
  HomePanel,
  PanelReady,
  Place,
  ScreenRoute,
  SearchSource,
  SliceScreens,
} from "./places.ts";
export { RetentionForm } from "./retention/retention-form.tsx";
export { RetentionInForce } from "./retention/retention-in-force.tsx";
export { RetentionSections } from "./retention/retention-sections.tsx";
export { monthsWords, type RetentionWords } from "./retention/retention-words.ts";
export {
  holdsOneOf,
  type Membership,
  type Role,
  type Session,
  sessionQuery,
  useCpts,
  useCptsPath,
  useSession,
  useTimeZone,
} from "./session.ts";
export { DataTable } from "./table/data-table.tsx";
export type { Column } from "./table/table-props.ts";
export { Clock } from "./time/clock.tsx";
export { Countdown } from "./time/countdown.tsx";
export { formatOpening } from "./time/opening-words.ts";
export {
  addDays,
  clockFace,
  dateIn,
  formatDate,
  formatDelay,
  formatDistance,
  formatDuration,
  formatExact,
  formatNumber,
  formatPlainDate,
  formatPlainDay,
  formatTime,
  formatWhen,
  instantAt,
  minuteIn,
  mondayOf,
  secondsBetween,
  weekOf,
} from "./time/time-words.ts";
export { Timeline, type TimelineEntry } from "./time/timeline.tsx";
export { useMinute, useNow } from "./time/use-now.ts";
export { When } from "./time/when.tsx";
