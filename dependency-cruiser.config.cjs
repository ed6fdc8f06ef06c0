// Imports go down only, and a slice is entered by its door. See ARCHITECTURE.md.
const floors = ["platform", "core", "missions", "steering", "interop", "app"];
const testOnly = "(\\.test\\.tsx?$|/testing/|-test-kit\\.ts$|^tools/testing|^e2e|^bench)";

/** No floor imports one above it. */
const downOnly = floors.slice(0, -1).map((floor, index) => ({
  name: `down-only-from-${floor}`,
  severity: "error",
  from: { path: `^src/${floor}/`, pathNot: testOnly },
  to: { path: `^src/(${floors.slice(index + 1).join("|")})/` },
}));

/** Another slice is reached by its index.ts alone, or its contract.ts: schemas that pull no server code into the browser. */
const byTheDoor = ["core", "missions", "steering", "interop"].map((floor) => ({
  name: `by-the-door-of-${floor}`,
  severity: "error",
  from: { path: "^src/(core|missions|steering|interop)/([^/]+)/", pathNot: testOnly },
  to: {
    path: `^src/${floor}/([^/]+)/`,
    pathNot: [`^src/${floor}/$2/`, `^src/${floor}/[^/]+/(index|contract)\\.ts$`],
  },
}));

module.exports = {
  forbidden: [
    ...downOnly,
    ...byTheDoor,
    {
      name: "no-circle",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "design-knows-no-slice",
      severity: "error",
      from: { path: "^src/design/" },
      to: { path: "^src/(core|missions|steering|interop|app)/" },
    },
    {
      name: "screens-stay-in-the-browser",
      comment: "Screens take types from the server side, never code.",
      severity: "error",
      from: { path: ["/screens/", "^src/design/", "^src/app/web/"], pathNot: testOnly },
      to: {
        path: ["^src/", "^node_modules/(pg|kysely|hono|@hono|pino|nodemailer)/"],
        pathNot: [
          "^src/design/",
          "/screens/",
          "^src/app/web/",
          "^src/platform/time/",
          "^src/platform/text/",
          "^src/platform/geo/",
          // Pure: imports nothing but itself, and is the same on a phone as on the server.
          "^src/core/forms/model/",
          "^node_modules/hono/dist/client",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-tools-in-the-product",
      severity: "error",
      from: { path: "^src/", pathNot: [testOnly, "^src/app/"] },
      to: { path: "^(tools|e2e|bench)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js"] },
    exclude: { path: "generated/" },
  },
};
