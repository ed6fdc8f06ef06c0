export type { StandInPerson } from "./people.ts";
export { type StandIn, type StandInOptions, startProSanteConnectStandIn } from "./start-stand-in.ts";
