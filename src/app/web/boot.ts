import { askEarly } from "../../design/net/early.ts";
import { earlyAddresses } from "../../missions/unscheduled-care/screens/home/early-addresses.ts";
import { isPublicDoor } from "./public-doors.ts";

/**
 * Runs a second before the program on a slow phone, from a file of its own: asks at once for what the first screen will want.
 * It decides nothing: an answer that the program does not take is dropped.
 */
type Who = { memberships?: { cptsSlug: string; roles: string[] }[] };

const [, word, slug, ...deeper] = window.location.pathname.split("/");

if (word === "connexion") void askEarly("/api/sign-in/ways");
if (word === "c" && slug && !isPublicDoor(deeper.filter(Boolean))) {
  const me = askEarly("/api/me");
  if (deeper.length === 0) void askPanels(me, slug).catch(() => {});
}

async function askPanels(me: Promise<Response>, slug: string): Promise<void> {
  const answer = await me;
  if (!answer.ok) return;
  const { memberships = [] } = (await answer.clone().json()) as Who;
  const roles = memberships.find((one) => one.cptsSlug === slug)?.roles ?? [];
  for (const address of earlyAddresses(slug, roles)) void askEarly(address);
}
