/* The directory's import, for the directory's own door and for the command line. */
export { applyImport } from "./apply/apply-import.ts";
export { approveImport } from "./apply/approve-import.ts";
export { importJobs } from "./import-jobs.ts";
export { importRoutes } from "./import-routes.ts";
export { commandLineImporter, type Importer } from "./importer.ts";
export { readImport } from "./read/read-import.ts";
export { showImport } from "./report/find-imports.ts";
export { startImport, type Upload } from "./upload/start-import.ts";
