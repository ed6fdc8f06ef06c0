import type { Tx } from "../../../platform/db/index.ts";

interface NewPaper {
  cptsId: string;
  id: string;
  name: string;
  content: Uint8Array;
  at: Date;
  by: { userId: string | null; label: string };
}

export const insertPaper = (tx: Tx, paper: NewPaper) =>
  tx
    .insertInto("project_papers")
    .values({
      cpts_id: paper.cptsId,
      id: paper.id,
      name: paper.name,
      content: Buffer.from(paper.content),
      added_at: paper.at,
      added_by: paper.by.userId,
      added_by_label: paper.by.label,
    })
    .execute();

export const findPaper = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("project_papers")
    .select(["id", "name", "content"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

export const hasPaper = async (tx: Tx, cptsId: string, id: string): Promise<boolean> =>
  (await tx
    .selectFrom("project_papers")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst()) !== undefined;

export const countPapers = async (tx: Tx, cptsId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("project_papers")
        .select((build) => build.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Papers that were sent and then joined to no move. */
export const deleteUnusedPapers = (tx: Tx, cptsId: string, before: Date) =>
  tx
    .deleteFrom("project_papers as p")
    .where("p.cpts_id", "=", cptsId)
    .where("p.added_at", "<", before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("project_moves as m")
            .select("m.nth")
            .whereRef("m.cpts_id", "=", "p.cpts_id")
            .whereRef("m.paper_id", "=", "p.id"),
        ),
      ),
    )
    .execute();
