export { readTablesInThread } from "./read-in-thread.ts";
export { readTables, type Table } from "./read-tables.ts";
export { SheetProblem } from "./sheet-problem.ts";
