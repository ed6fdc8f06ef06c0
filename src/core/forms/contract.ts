/** What crosses the wire; screens import its types only. */
export * from "./answer/answer-contract.ts";
export * from "./author/author-contract.ts";
export * from "./questionnaire/questionnaire-contract.ts";
export * from "./result/result-contract.ts";
export * from "./retention/retention-contract.ts";
export * from "./sending/sending-contract.ts";
