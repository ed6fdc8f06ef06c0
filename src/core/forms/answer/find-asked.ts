import { createHash } from "node:crypto";
import { type Tx, withPlatform, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Form } from "../model/index.ts";
import { readLink } from "../sending/signed-link.ts";
import { type AskedRow, findByKey, findByLink, findContent } from "./answer-store.ts";

/** Who knocks: a key in the address, and on a public page the secret that this device keeps. */
export interface Knock {
  slug: string;
  key: string;
  /** Of the cookie; a personal link needs none. */
  token: string | undefined;
}

export interface Asked extends AskedRow {
  kind: "link" | "public";
  form: Form;
  /** Under which the draft is kept; undefined: a device that has not begun. */
  draftHash: Buffer | undefined;
}

/** Of a public page; a personal link is longer. */
export const isPublicKey = (key: string): boolean => /^[a-z0-9]{10}$/.test(key);

/**
 * Runs `work` in the CPTS of what the key opens. @throws notFound, the same for a link forged, of another CPTS, closed, or
 * never made: nothing is told of what exists
 */
export async function inAsked<T>(
  deps: Deps,
  knock: Knock,
  work: (tx: Tx, asked: Asked) => Promise<T>,
): Promise<T> {
  const now = nowOf(deps);
  if (isPublicKey(knock.key)) {
    const cptsId = await cptsOfSlug(deps, knock.slug);
    return withTenant(deps.db, cptsId, async (tx) => {
      const row = await findByKey(tx, cptsId, knock.key, now);
      return work(tx, await opened(tx, knock, row, "public", knock.token));
    });
  }
  const link = readLink(deps, "answer", knock.key);
  if (!link) throw linkOver();
  return withTenant(deps.db, link.cptsId, async (tx) =>
    work(tx, await opened(tx, knock, await findByLink(tx, link, now), "link", knock.key)),
  );
}

async function opened(
  tx: Tx,
  knock: Knock,
  row: AskedRow | undefined,
  kind: "link" | "public",
  secret: string | undefined,
): Promise<Asked> {
  if (row?.cpts_slug !== knock.slug) throw linkOver();
  const form = await formIn(tx, row);
  return { ...row, kind, form, draftHash: secret === undefined ? undefined : hashDraftKey(secret) };
}

/** From the link or the cookie to the draft, and never back: not even the hash of a link that the database holds leads to it. */
export const hashDraftKey = (secret: string): Buffer =>
  createHash("sha256").update(`forms-draft\n${secret}`).digest();

// Published versions never change (the database refuses it), so the last ones asked stay in memory: one query less for each answer.
const MOST_KEPT = 50;
const kept = new Map<string, Form>();

export async function formIn(
  tx: Tx,
  row: Pick<AskedRow, "cpts_id" | "questionnaire_id" | "version">,
): Promise<Form> {
  const name = `${row.cpts_id} ${row.questionnaire_id} ${row.version}`;
  const known = kept.get(name);
  if (known) return known;
  const content = await findContent(tx, row.cpts_id, row.questionnaire_id, row.version);
  if (!content) throw linkOver();
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(name, content as Form);
  return content as Form;
}

// The slug of a CPTS never changes; what is not there is asked for each time.
const slugs = new WeakMap<Deps, Map<string, string>>();

export async function cptsOfSlug(deps: Deps, slug: string): Promise<string> {
  const known = slugs.get(deps) ?? new Map<string, string>();
  slugs.set(deps, known);
  const found = known.get(slug);
  if (found) return found;
  const row = await withPlatform(deps.db, (tx) =>
    tx.selectFrom("territory_cpts").select("id").where("slug", "=", slug).executeTakeFirst(),
  );
  if (!row) throw linkOver();
  if (known.size >= MOST_KEPT) known.delete(known.keys().next().value as string);
  known.set(slug, row.id);
  return row.id;
}

export const linkOver = () =>
  notFound(
    "forms.link-over",
    "Ce lien n'est pas valable, ou le questionnaire est clos. Vérifiez l'adresse, ou demandez à la CPTS de vous l'envoyer à nouveau.",
  );
