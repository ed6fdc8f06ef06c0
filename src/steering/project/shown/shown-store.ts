import type { Selectable, Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";
import type { DocumentName } from "../document/document-contract.ts";

export type ShownRow = Selectable<Tables["project_shown"]>;

const rowOf = (tx: Tx, cptsId: string, document: DocumentName) =>
  tx.selectFrom("project_shown").selectAll().where("cpts_id", "=", cptsId).where("document", "=", document);

export const findShown = (tx: Tx, cptsId: string, document: DocumentName): Promise<ShownRow | undefined> =>
  rowOf(tx, cptsId, document).executeTakeFirst();

export const lockShown = (tx: Tx, cptsId: string, document: DocumentName): Promise<ShownRow | undefined> =>
  rowOf(tx, cptsId, document).forUpdate().executeTakeFirst();

type Chosen = Required<
  Pick<
    Updateable<Tables["project_shown"]>,
    "indicators" | "charts" | "changed_by" | "changed_by_label" | "changed_at"
  >
>;

/** The first choice; undefined when somebody made it meanwhile. */
export const insertShown = (tx: Tx, cptsId: string, document: DocumentName, chosen: Chosen) =>
  tx
    .insertInto("project_shown")
    .values({ ...(chosen as Required<Chosen>), cpts_id: cptsId, document, revision: 1 } as never)
    .onConflict((conflict) => conflict.columns(["cpts_id", "document"]).doNothing())
    .returning("revision")
    .executeTakeFirst();

export const updateShown = (
  tx: Tx,
  cptsId: string,
  document: DocumentName,
  revision: number,
  chosen: Chosen,
) =>
  tx
    .updateTable("project_shown")
    .set({ ...chosen, revision })
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .returning("revision")
    .executeTakeFirst();
