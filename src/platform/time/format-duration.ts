const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** A length of time in seconds: « 45 s », « 3 min 40 s », « 1 h 30 min », « 2 jours 3 h ». At most two units; negative counts as zero. */
export function formatDuration(durationSeconds: number): string {
  const total = Math.max(0, Math.floor(durationSeconds));
  if (total < MINUTE) return `${total} s`;
  if (total < 10 * MINUTE) return two(total, MINUTE, "min", 1, "s");
  if (total < HOUR) return `${Math.floor(total / MINUTE)} min`;
  if (total < DAY) return two(total, HOUR, "h", MINUTE, "min");
  return two(total, DAY, total < 2 * DAY ? "jour" : "jours", HOUR, "h");
}

/** A delay allowed, in minutes, as a promise: « tout de suite », « sous 30 min », « sous 24 h », « sous 7 jours ». 48 h stays in hours, as people of the trade say it. */
export function formatDelay(delayMinutes: number): string {
  if (delayMinutes <= 0) return "tout de suite";
  const days = delayMinutes / 1440;
  if (days > 2 && Number.isInteger(days)) return `sous ${days} jours`;
  return `sous ${formatHours(delayMinutes)}`;
}

function formatHours(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  return two(whole, 60, "h", 1, "min");
}

function two(total: number, unit: number, unitName: string, small: number, smallName: string): string {
  const many = Math.floor(total / unit);
  const rest = Math.floor((total % unit) / small);
  return rest === 0 ? `${many} ${unitName}` : `${many} ${unitName} ${rest} ${smallName}`;
}
