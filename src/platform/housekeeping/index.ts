import type { Slice } from "../slice.ts";
import { forgetOldJob } from "./forget-old.ts";

export const housekeepingSlice: Slice = { name: "housekeeping", policies: [], jobs: [forgetOldJob] };
