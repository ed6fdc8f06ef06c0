const OPEN = "draft,urgent,to-orient,held,callback,waiting,booked,resource,seen";

/** What the panel « Vos patients » asks. */
export const WAITING_FOR_ME = { view: "mine", status: `${OPEN},closed`, limit: "40" } as const;
/** What the panels of the call desk and of the coordination ask. */
export const WHOLE_QUEUE = { view: "queue", limit: "200" } as const;

/** The addresses that the home's panels will ask of a person with these roles, as the typed client writes them: a test compares. */
export function earlyAddresses(slug: string, roles: readonly string[]): string[] {
  const holds = (...wanted: string[]) => wanted.some((role) => roles.includes(role));
  const care = `/api/c/${slug}/unscheduled-care`;
  const asking = (query: Record<string, string>) => `${care}/requests?${new URLSearchParams(query)}`;
  return [
    ...(holds("operator", "coordinator") ? [asking(WHOLE_QUEUE)] : []),
    ...(holds("coordinator") ? [`${care}/returns/unanswered`] : []),
    ...(holds("professional", "assistant") ? [`/api/c/${slug}/agenda/mine`] : []),
    ...(holds("professional", "assistant", "partner") ? [asking(WAITING_FOR_ME)] : []),
  ];
}
