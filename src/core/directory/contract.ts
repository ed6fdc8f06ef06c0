/** What crosses the wire; screens import its types only. */
export type * from "./practice/practice-contract.ts";
export type * from "./professional/professional-contract.ts";
export type * from "./resource/resource-contract.ts";
export type * from "./search/search-contract.ts";
export type * from "./site/site-contract.ts";
