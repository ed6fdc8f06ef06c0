export * from "./booking/booking-contract.ts";
export * from "./change/change-contract.ts";
export * from "./feed/feed-contract.ts";
export * from "./schedule/schedule-contract.ts";
export * from "./search/search-contract.ts";
