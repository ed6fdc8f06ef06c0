import type { Slice } from "../../platform/slice.ts";
import { importJobs } from "./import/index.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export { type CensusEntry, takeCensus } from "./census/take-census.ts";
export {
  applyImport,
  approveImport,
  commandLineImporter,
  type Importer,
  readImport,
  showImport,
  startImport,
  type Upload,
} from "./import/index.ts";
export { csvLine } from "./import/report/csv-cell.ts";
export { mayReadDirectLines } from "./policy.ts";
export { listResourcesNear, type NearResource } from "./resource/list-resources-near.ts";
export type { routes as DirectoryRoutes } from "./routes.ts";

export const directorySlice: Slice = { name: "directory", policies: [policy], routes, jobs: importJobs };
