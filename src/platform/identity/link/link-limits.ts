import { createHmac, timingSafeEqual } from "node:crypto";
import type { PlatformTx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { tooMany } from "../../errors/problems.ts";
import { countLinksSince } from "./link-store.ts";

export const LINK_MINUTES = 15;
/** Asked within the time that a link lives. */
const FROM_ONE_BROWSER = 5;
const FROM_ONE_PLACE = 10;
const FROM_ANYWHERE = 20;

export interface Asked {
  email: string;
  browser: string;
  /** Network address of the client. */
  source: string;
  /** The mark that this browser got when a link of this mail address opened here. */
  mark: string | undefined;
}

/**
 * Whether the mail may leave. Who asks too often is refused by their own count: those of one browser, then those of one place. What
 * strangers ask from elsewhere only stops mails to browsers that never opened this address, in silence, so that a flood learns nothing;
 * links already sent stay good, and a browser that did open it has its own five whatever others do: nobody can shut somebody else out.
 * Nothing here depends on whether the address is somebody's.
 * @throws tooMany
 */
export async function mayMailLink(
  deps: Deps,
  tx: PlatformTx,
  asked: Asked,
  hashes: { browser: Buffer; source: Buffer },
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - LINK_MINUTES * 60_000);
  const counted = await countLinksSince(tx, asked.email, hashes, since);
  const isKnownBrowser = bearsMark(deps, asked);
  if (counted.browser >= FROM_ONE_BROWSER) throw slowDown("ce navigateur");
  if (isKnownBrowser) return true;
  if (counted.source >= FROM_ONE_PLACE) throw slowDown("cet endroit");
  return counted.all < FROM_ANYWHERE;
}

const slowDown = (where: string) =>
  tooMany(
    "identity.too-many-links",
    `Plusieurs liens viennent d'être demandés pour cette adresse depuis ${where} : regardez vos mails (et les indésirables), ou réessayez dans un quart d'heure.`,
    LINK_MINUTES * 60,
  );

const keyed = (deps: Deps, text: string): Buffer =>
  createHmac("sha256", deps.auditKey).update(`sign-in-link\n${text}`).digest();

/** Where a link was asked from, unreadable without the installation's secret and different for each mail address. */
export const hashSource = (deps: Deps, { email, source }: Pick<Asked, "email" | "source">): Buffer =>
  keyed(deps, `source\n${email}\n${source}`);

/** What a browser keeps to show that a link of this address opened in it. It opens nothing. */
export const markOf = (deps: Deps, email: string): string =>
  keyed(deps, `mark\n${email}`).toString("base64url");

function bearsMark(deps: Deps, { email, mark }: Asked): boolean {
  const given = Buffer.from(mark ?? "");
  const expected = Buffer.from(markOf(deps, email));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
