import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { readLink } from "../sending/signed-link.ts";
import { type Knock, linkOver } from "./find-asked.ts";

/** No more mail about questionnaires of this CPTS, in one touch; a link does it even once its questionnaire is closed. */
export async function stopMails(deps: Deps, { slug, key }: Knock): Promise<{ done: true }> {
  const link = readLink(deps, "answer", key);
  if (!link) throw linkOver();
  return withTenant(deps.db, link.cptsId, async (tx) => {
    const row = await tx
      .selectFrom("forms_recipients as f")
      .innerJoin("territory_cpts as c", "c.id", "f.cpts_id")
      .select(["f.professional_id", "c.slug"])
      .where("f.cpts_id", "=", link.cptsId)
      .where("f.id", "=", link.id)
      .where("f.token_hash", "=", link.hash)
      .executeTakeFirst();
    if (row?.slug !== slug) throw linkOver();
    await tx
      .insertInto("forms_stops")
      .values({ cpts_id: link.cptsId, professional_id: row.professional_id, stopped_at: nowOf(deps) })
      .onConflict((conflict) => conflict.columns(["cpts_id", "professional_id"]).doNothing())
      .execute();
    return { done: true };
  });
}
