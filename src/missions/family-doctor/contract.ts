export * from "./priority/priority-contract.ts";
export * from "./request/request-contract.ts";
export * from "./request/step-contract.ts";
export * from "./settings/settings-contract.ts";
export * from "./standstill/standstill-contract.ts";
