import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { listReferenceValues } from "../../reference/index.ts";

export interface InsAuthority {
  oid: string;
  label: string;
}

/**
 * The authority of this OID, from the reference. Production takes real numbers only, a demo takes none of them.
 * @throws invalid("ins.authority")
 */
export async function requireAuthority(deps: Deps, tx: Tx, actor: Actor, oid: string): Promise<InsAuthority> {
  const found = (await authoritiesOf(deps, tx, actor)).find((one) => one.code === oid);
  if (!found)
    throw invalid("ins.authority", "Cette autorité n'est pas dans le référentiel des matricules INS.");
  const isReal = found.attributes["use"] === "real";
  if (deps.settings.isProduction && !isReal)
    throw invalid(
      "ins.authority",
      "Cette autorité donne des matricules d'essai : ils ne sont pas admis ici.",
    );
  if (deps.settings.isDemo && isReal)
    throw invalid(
      "ins.authority",
      "Dans la démonstration, seuls des matricules d'essai sont admis : n'y mettez pas de vrais.",
    );
  return { oid, label: found.label };
}

export const labelOfAuthority = async (deps: Deps, tx: Tx, actor: Actor, oid: string): Promise<string> =>
  (await authoritiesOf(deps, tx, actor)).find((one) => one.code === oid)?.label ?? oid;

/** Those whose numbers are admitted by this installation. */
export const listAuthorities = async (deps: Deps, tx: Tx, actor: Actor): Promise<Choice[]> =>
  (await authoritiesOf(deps, tx, actor))
    .filter(({ attributes }) => {
      const isReal = attributes["use"] === "real";
      return deps.settings.isProduction ? isReal : !deps.settings.isDemo || !isReal;
    })
    .map(({ code, label }) => ({ code, label }));

interface Choice {
  code: string;
  label: string;
}

const authoritiesOf = (deps: Deps, tx: Tx, actor: Actor) =>
  listReferenceValues(tx, "ins-authority", localDateOf(deps.clock.now(), actor.timeZone).toString());

/** The French name of a document of high trust. @throws invalid("document") */
export async function requireDocument(deps: Deps, tx: Tx, actor: Actor, code: string): Promise<string> {
  const label = await labelOfDocument(deps, tx, actor, code);
  if (!label) throw invalid("document", "Ce document n'est pas de ceux qui valident une identité.");
  return label;
}

export const labelOfDocument = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  code: string,
): Promise<string | undefined> =>
  (await listDocuments(deps, tx, actor)).find((one) => one.code === code)?.label;

/** The documents of high trust, by their code. */
export const listDocuments = async (deps: Deps, tx: Tx, actor: Actor): Promise<Choice[]> =>
  (
    await listReferenceValues(
      tx,
      "identity-document",
      localDateOf(deps.clock.now(), actor.timeZone).toString(),
    )
  ).map(({ code, label }) => ({ code, label }));
