/** The only source of "now": use cases receive one, so that a test may hold time still. */
export type Clock = { now(): Temporal.Instant };

// `Temporal` is named inside functions only: a browser without it may import this door and never call them.
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Now, as the database takes it. */
export const nowOf = ({ clock }: { clock: Clock }): Date => new Date(clock.now().epochMilliseconds);

/** A clock that stands still until told to move; `advance` takes seconds. */
export function fixedClock(start: Temporal.Instant | string): Clock & { advance(seconds: number): void } {
  let current = Temporal.Instant.from(start);
  return {
    now: () => current,
    advance: (seconds) => {
      current = current.add({ seconds });
    },
  };
}
