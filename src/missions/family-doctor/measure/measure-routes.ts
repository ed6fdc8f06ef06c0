import { answers, cptsParam, guarded, newRoutes } from "../../../platform/http/index.ts";
import { measureQuery, measures } from "./measure-contract.ts";
import { measureRules as rules } from "./measure-policy.ts";
import { readMeasures } from "./read-measures.ts";
import { writeMeasuresCsv } from "./write-measures-csv.ts";
import { writeMeasuresXlsx } from "./write-measures-xlsx.ts";

const tags = ["Médecin traitant : mesures"];
const request = { params: cptsParam, query: measureQuery };

const read = guarded(rules["measure.figures"], {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/measures",
  tags,
  summary: "Measures of a period, each with its definition; masked for who sees figures only",
  request,
  responses: { 200: answers("The measures", measures) },
});
const csv = guarded(rules["measure.figures"], {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/measures.csv",
  tags,
  summary: "The same, for a spreadsheet",
  request,
  responses: {
    200: {
      description: "CSV: UTF-8 with byte order mark, semicolons, decimal comma",
      content: { "text/csv": { schema: { type: "string" } as const } },
    },
  },
});

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const xlsx = guarded(rules["measure.figures"], {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/measures.xlsx",
  tags,
  summary: "The same as a workbook: real numbers and dates, and a sheet of definitions",
  request,
  responses: {
    200: {
      description: "Office Open XML workbook",
      content: { [XLSX]: { schema: { type: "string", format: "binary" } as const } },
    },
  },
});

/** What the file is called where it is saved. */
const attachment = (query: { from: string; to: string }, ending: string) => ({
  "content-disposition": `attachment; filename="medecin-traitant-${query.from}-${query.to}.${ending}"`,
});

export const measureRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readMeasures(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(csv, async (c) => {
    const query = c.req.valid("query");
    const body = writeMeasuresCsv(await readMeasures(c.var.deps, c.var.actor, query));
    return c.body(body, 200, {
      "content-type": "text/csv; charset=utf-8",
      ...attachment(query, "csv"),
    });
  })
  .openapi(xlsx, async (c) => {
    const query = c.req.valid("query");
    const body = await writeMeasuresXlsx(await readMeasures(c.var.deps, c.var.actor, query));
    return c.body(body as Uint8Array<ArrayBuffer>, 200, {
      "content-type": XLSX,
      ...attachment(query, "xlsx"),
    });
  });
