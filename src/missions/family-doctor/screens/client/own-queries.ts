import { queryOptions } from "@tanstack/react-query";
import { doctorKeys } from "./doctor-queries.ts";
import { offerClient } from "./offer-client.ts";
import { proposalClient } from "./proposal-client.ts";

export const myProposalsQuery = (cpts: string) =>
  queryOptions({
    queryKey: [...doctorKeys.all(cpts), "my-proposals"],
    queryFn: () => proposalClient.mine(cpts),
    enabled: cpts !== "",
  });

export const myOffersQuery = (cpts: string) =>
  queryOptions({
    queryKey: [...doctorKeys.all(cpts), "my-offers"],
    queryFn: () => offerClient.mine(cpts),
    enabled: cpts !== "",
  });
