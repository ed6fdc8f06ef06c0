/**
 * What every screen stands on, whichever it is: one file, so that a slow phone does not pay 150 ms for each of twenty small ones.
 * What only some screens need stays out of it, in chunks that the build cuts by itself.
 */
const COMMON = [
  /vite\/preload-helper/,
  /\/node_modules\/(react|react-dom|scheduler|use-sync-external-store|clsx)\//,
  /\/node_modules\/@tanstack\//,
  /\/node_modules\/@mantine\/core\/esm\/core\//,
  /\/node_modules\/@mantine\/core\/esm\/components\/(Button|Loader|Transition|UnstyledButton)\//,
  /\/node_modules\/@tabler\/icons-react\/dist\/esm\/(createReactComponent|icons\/Icon(AlertTriangle|Check|Home|MailOpened|PhoneCall|Search)\.)/,
  /\/src\/design\/(api|link|session)\.tsx?$/,
  /\/src\/design\/(net\/problem|look\/mark|feedback\/message-store|frame\/(bands|band-store)|page\/(page|skeleton|error-state|query-view|section))\.tsx?$/,
];

/** The home's panels and all they stand on that is not in the groups before: nothing here may ask for a screen. */
const HOME = [
  /\/node_modules\/hono\//,
  /\/unscheduled-care\/screens\/(home|client)\/[\w-]+\.tsx?$/,
  /\/unscheduled-care\/screens\/(requests\/request-(card|clock)|sheet-form\/level-tag)\.tsx$/,
  /\/unscheduled-care\/screens\/(day\/(use-day|day-client)|steer\/(use-measures|measure-words|standstill))\.ts$/,
  /\/src\/design\/(page\/(figure|status-badge)|time\/clock)\.tsx$/,
  /\/src\/platform\/time\//,
  /\/icons\/Icon(Arrow(Right|DownRight|UpRight)|AlertOctagon|Clock\w*|CircleDashed|CircleCheck|Circle)\.mjs$/,
];

const under = (patterns: readonly RegExp[]) => (id: string) =>
  patterns.some((one) => one.test(id.replaceAll("\\", "/")));

/** In this order: what stands in an earlier group is not in a later one. Each takes along what it stands on. */
export const codeSplitting = {
  groups: [
    { name: "early", test: under([/\/src\/design\/net\/early\.ts$/, /\/home\/early-addresses\.ts$/]) },
    { name: "common", test: under(COMMON) },
    // Fields come together: who shows one shows several.
    {
      name: "fields",
      test: under([
        /@mantine\/core\/esm\/components\/(Input|InputBase|TextInput|CloseButton)\//,
        /\/src\/design\/(feedback\/say|form\/form-problem)\.tsx$/,
      ]),
    },
    {
      name: "frame",
      test: under([
        /\/src\/design\/(frame\/(frame|bell|user-menu)|keys\/use-shortcuts|time\/(when|use-now|time-words)|form\/draft-store|net\/use-live-events)\.tsx?$/,
      ]),
    },
    { name: "home", includeDependenciesRecursively: false, test: under(HOME) },
  ],
};

/**
 * Our own modules do nothing when they are merely imported, so one that is named by a door (`design/index.ts`) but used by
 * nobody on a screen does not come with it. Style sheets, and the entry of the screens, do.
 */
export const moduleSideEffects = (id: string): boolean =>
  !/[\\/]src[\\/](design|platform|core|missions|steering|interop)[\\/].*\.tsx?$/.test(id);
