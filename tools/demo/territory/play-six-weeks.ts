import type { Random } from "../rpps-generator/random.ts";
import type { DemoCpts } from "./make-cpts.ts";
import { type Played, playCall, playOrientation, type Stage } from "./play-request.ts";
import { playVisit } from "./play-visit.ts";
import type { SimulatedApp } from "./simulated-app.ts";

const DAY_MS = 86_400_000;
// Mondays are heavier; the rest varies as days do.
const callsOf = (weekday: number, random: Random): number => 5 + random.below(6) + (weekday === 1 ? 4 : 0);

interface Visit {
  played: Played;
  at: Date;
}

export interface Hosts {
  /** By CPTS: who marks and answers for each professional. */
  byProfessional: (cptsId: string, professionalId: string) => Promise<{ cpts: DemoCpts; userId: string }>;
}

/** Lives the working days before today: calls come through the day, visits happen at their hour. */
export async function playSixWeeks(
  app: SimulatedApp,
  stage: Stage,
  hosts: Hosts,
  until: Date,
  say: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const first = app.now();
  const days = Math.round((until.getTime() - first.getTime()) / DAY_MS);
  const visits: Visit[] = [];
  for (let day = 0; day < days; day++) {
    if (signal.aborted) return;
    const morning = new Date(first.getTime() + day * DAY_MS);
    const weekday = morning.getUTCDay();
    if (weekday !== 0 && weekday !== 6) await playDay(app, stage, hosts, morning, visits, until);
    say(day + 1, days);
  }
}

async function playDay(
  app: SimulatedApp,
  stage: Stage,
  hosts: Hosts,
  morning: Date,
  visits: Visit[],
  until: Date,
): Promise<void> {
  const moments = Array.from(
    { length: callsOf(morning.getUTCDay(), stage.random) },
    () => new Date(morning.getTime() + stage.random.below(9 * 60) * 60_000),
  ).sort((a, b) => a.getTime() - b.getTime());
  for (const at of [...moments, new Date(morning.getTime() + 12 * 3_600_000)]) {
    await playVisitsUpTo(app, hosts, visits, at, stage.random);
    if (at.getTime() > morning.getTime() + 11 * 3_600_000) break;
    app.goTo(at);
    const played = await playOrientation(stage, await playCall(stage));
    if (played.appointment && played.appointment.at < until)
      visits.push({ played, at: new Date(played.appointment.endsAt) });
  }
  await app.settle();
}

async function playVisitsUpTo(
  app: SimulatedApp,
  hosts: Hosts,
  visits: Visit[],
  at: Date,
  random: Random,
): Promise<void> {
  visits.sort((a, b) => a.at.getTime() - b.at.getTime());
  while (visits[0] && visits[0].at <= at) {
    const { played, at: end } = visits.shift() as Visit;
    if (!played.appointment) continue;
    app.goTo(end);
    const { cpts, userId } = await hosts.byProfessional(
      played.appointment.hostCptsId,
      played.appointment.professionalId,
    );
    await playVisit(app, cpts, userId, played, random);
  }
}
