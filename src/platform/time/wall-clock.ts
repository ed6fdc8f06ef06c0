/**
 * The instant at which a wall clock in `zone` first shows a local time, or null when it never does (the hour skipped in spring).
 * The hour that comes twice in autumn counts once: its first passage.
 */
export function firstInstantOf(local: Temporal.PlainDateTime, zone: string): Temporal.Instant | null {
  const resolved = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  return resolved.toPlainDateTime().equals(local) ? resolved.toInstant() : null;
}

/** The first instant at which a wall clock in `zone` shows that local time or a later one: in a skipped hour, the moment of the change. */
export function firstInstantFrom(local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const exact = firstInstantOf(local, zone);
  if (exact) return exact;
  const before = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  const change = before.getTimeZoneTransition("next");
  return (change ?? before).toInstant();
}
