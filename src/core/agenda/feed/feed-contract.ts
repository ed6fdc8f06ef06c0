import { z } from "@hono/zod-openapi";

export const feedMade = z
  .object({
    id: z.string(),
    /** The whole secret address; shown this once. */
    url: z.string(),
  })
  .openapi("AgendaFeedMade");

export const feeds = z
  .object({ items: z.array(z.object({ id: z.string(), createdAt: z.string() })) })
  .openapi("AgendaFeeds");

export type FeedMade = z.infer<typeof feedMade>;
export type Feeds = z.infer<typeof feeds>;
