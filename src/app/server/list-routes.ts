import type { Role } from "../../platform/access/index.ts";
import { slices } from "../slices.ts";

export interface DescribedRoute {
  slice: string;
  method: string;
  path: string;
  /** The sentence of the right, `signed-in`, `administrator`, or `public: why`. */
  right: string | undefined;
  openTo: readonly Role[];
  takesBody: boolean;
}

/** Every documented route of every slice, with its right. */
export const listRoutes = (): DescribedRoute[] =>
  slices.flatMap((slice) =>
    (slice.routes?.openAPIRegistry.definitions ?? []).flatMap((definition) => {
      if (definition.type !== "route") return [];
      const route = definition.route as typeof definition.route & {
        "x-right"?: string;
        "x-open-to"?: readonly Role[];
      };
      return [
        {
          slice: slice.name,
          method: route.method,
          path: route.path,
          right: route["x-right"],
          openTo: route["x-open-to"] ?? [],
          takesBody: route.request?.body !== undefined,
        },
      ];
    }),
  );
