export * from "./offer/ask-contract.ts";
export * from "./offer/offer-contract.ts";
export * from "./priority/priority-contract.ts";
export * from "./proposal/proposal-contract.ts";
export * from "./request/request-contract.ts";
export * from "./request/step-contract.ts";
export * from "./settings/settings-contract.ts";
export * from "./standstill/standstill-contract.ts";
