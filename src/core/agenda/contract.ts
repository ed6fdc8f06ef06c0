export * from "./booking/booking-contract.ts";
export * from "./search/search-contract.ts";
