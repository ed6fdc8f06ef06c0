import { ROLE_WORDS, type Role } from "../../platform/access/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { listDemoPeople } from "../../platform/identity/index.ts";

const MOST_SHOWN = 8;

/** The lines that tell a stranger whom to be. */
export async function announceDemo(deps: Deps, say: (line: string) => void): Promise<void> {
  const people = await listDemoPeople(deps);
  const cptsName = people[0]?.cptsName;
  if (!cptsName) return;
  say(`Démonstration « ${cptsName} », personnes fictives, un clic sur la page de connexion :`);
  for (const one of people.filter((person) => person.cptsName === cptsName).slice(0, MOST_SHOWN)) {
    say(
      `  ${one.name} — ${one.role === "professional" && one.detail ? one.detail : ROLE_WORDS[one.role as Role]}`,
    );
  }
}
