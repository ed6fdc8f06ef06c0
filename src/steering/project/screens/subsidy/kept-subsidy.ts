import type { SubsidyContent } from "../../subsidy/subsidy-contract.ts";

/** What this device keeps until the server has it, and the revision that it was typed over. */
export interface KeptSubsidy {
  content: SubsidyContent;
  revision: number;
}

export interface Begun {
  content: SubsidyContent;
  /** It has to leave. */
  isWaiting: boolean;
  /** Typed here over an older revision than the server's: the person chooses. */
  older: SubsidyContent | null;
}

/** What a request begins with on this screen: what the server says, or what was typed here and never left. Pure. */
export function takeUp(server: KeptSubsidy, kept: KeptSubsidy | null): Begun {
  if (!kept || sameContent(kept.content, server.content))
    return { content: server.content, isWaiting: false, older: null };
  if (kept.revision !== server.revision)
    return { content: server.content, isWaiting: false, older: kept.content };
  return { content: kept.content, isWaiting: true, older: null };
}

/** The server gives the same fields in another order, and leaves nothing out: an empty one says nothing. */
function sameContent(one: SubsidyContent, other: SubsidyContent): boolean {
  const written = ({ fields, budget, projectBudget }: SubsidyContent) =>
    JSON.stringify([
      Object.entries(fields)
        .filter(([, value]) => value !== "")
        .sort(([a], [b]) => (a < b ? -1 : 1)),
      ...[budget, projectBudget].map((lines) =>
        lines.map(({ account, label, euros }) => [account, label, euros]),
      ),
    ]);
  return written(one) === written(other);
}
